import type { PseudoElement } from '../box/box.ts'
import { type GeneratedBoxes, generateBoxesWith } from '../box/generate-boxes.ts'
import type { ImageOf } from '../box/item.ts'
import { noReferences, type References, type Use } from '../box/references.ts'
import type { ComputedStyle } from '../css/computed-style.ts'
import type { Styles } from '../css/style-sheet.ts'
import type { Diagnostic, Report } from '../diagnostic.ts'
import type { Document, Element } from '../html/element.ts'
import { createLayoutContext } from '../layout/layout-box.ts'
import type { FontSet } from '../text/font.ts'
import { footnoteCalls, withNested } from './footnotes.ts'
import { pageBoxes } from './fragment-boxes.ts'
import { reportLostFootnotes } from './lost-footnotes.ts'
import type { PageCounters } from './numbering.ts'
import type { Page } from './page.ts'
import { finishPages, type NumberedPage, paginateFlow } from './paginate.ts'

const maxPasses = 5

export interface Layoutable {
  readonly document: Document
  readonly styles: Styles
  readonly fonts: FontSet
  readonly imageOf: ImageOf
}

/**
 * Element tree → box tree → pages, as often as it takes for what the text says of pages to be true of them: "see page 4"
 * may push what it speaks of to page 5. Most documents say nothing of the kind and need one pass.
 */
export function settlePages({ document, styles, fonts, imageOf }: Layoutable, report: Report): readonly Page[] {
  const generate = (references: References): Attempt<GeneratedBoxes> =>
    attempt((held) => generateBoxesWith(references, document, styles, imageOf, held))
  let generated = generate(noReferences)
  for (let pass = 1; ; pass++) {
    const { root, uses, targets } = generated.result
    const laid = attempt((held) => {
      const context = createLayoutContext({ fonts, report: held })
      return { context, pages: paginateFlow(root, styles, context) }
    })
    const { context, pages } = laid.result
    const references = uses.length > 0 || marginsRefer(pages) ? referencesTo(pages, targets) : noReferences
    const again = uses.length > 0 ? generate(references) : generated
    const unsettled = firstDifference(uses, again.result.uses)
    if (unsettled && pass < maxPasses) {
      generated = again
      continue
    }
    if (unsettled) reportUnsettled(unsettled, again.result, report)
    again.release(report)
    laid.release(report)
    reportLostFootnotes(
      again.result.footnotes,
      pages.map(({ footnotes }) => footnotes),
      report,
    )
    return finishPages(pages, root, styles, context, { imageOf, references })
  }
}

interface Attempt<T> {
  readonly result: T
  /** Reports the problems, and from now on those that come later. */
  readonly release: (report: Report) => void
}

/** Problems of a pass that may not be the last are held back until it is known to be. */
function attempt<T>(run: (report: Report) => T): Attempt<T> {
  const problems: Diagnostic[] = []
  let sink: Report = (problem) => void problems.push(problem)
  const result = run((problem) => sink(problem))
  return {
    result,
    release(report) {
      sink = report
      for (const problem of problems) report(problem)
    },
  }
}

/** Do page-margin boxes show something of the document's places? */
function marginsRefer(pages: readonly NumberedPage[]): boolean {
  const refers = ({ content }: ComputedStyle): boolean =>
    typeof content !== 'string' && content.some(({ type }) => type === 'target-counter' || type === 'target-text')
  return pages.some(({ style }) => [...style.marginBoxes.values()].some(refers))
}

/** The first place whose text is not the same in both passes. */
function firstDifference(before: readonly Use[], after: readonly Use[]): Use | undefined {
  return before.find((use, index) => use.text !== after[index]?.text)
}

function reportUnsettled({ what, element, text }: Use, { uses }: GeneratedBoxes, report: Report): void {
  const other = uses.find((use) => use.element === element && use.what === what)?.text
  const at = element.origin.template ?? element.origin.value
  report({
    severity: 'warning',
    code: 'unsettled-reference',
    message: `\`${what}\` moves what it speaks of: \`${text}\` is shown, \`${other ?? ''}\` would be as true`,
    ...(at && { at }),
    hint: 'give it room that does not depend on its text, such as a fixed width',
  })
}

/** What the pages tell about the places in them. */
function referencesTo(pages: readonly NumberedPage[], targets: References['targets']): References {
  const places = new Map<Element, Map<PseudoElement | undefined, PageCounters>>()
  const seen = new Set<object>()
  for (const { content, footnotes, ownCounters } of pages) {
    for (const part of [content, footnotes]) {
      if (!part) continue
      for (const { box } of pageBoxes(part, seen)) {
        const known = places.get(box.element) ?? new Map<PseudoElement | undefined, PageCounters>()
        places.set(box.element, known)
        if (!known.has(box.pseudo)) known.set(box.pseudo, ownCounters)
      }
    }
  }
  const numbers = footnoteNumbers(pages)
  return {
    pages: pages.length,
    pageCounters: (element, pseudo) => placeOf(element, pseudo, places),
    footnoteNumber: (element) => numbers.get(element),
    targets,
  }
}

/** An element without a box of its own is where the one around it begins. */
function placeOf(
  element: Element,
  pseudo: PseudoElement | undefined,
  places: ReadonlyMap<Element, ReadonlyMap<PseudoElement | undefined, PageCounters>>,
): PageCounters | undefined {
  const own = places.get(element)
  const found = own?.get(pseudo) ?? own?.get(undefined) ?? own?.values().next().value
  if (found) return found
  return element.parent ? placeOf(element.parent, undefined, places) : undefined
}

/** Numbers of the footnotes where `@page { counter-reset: footnote }` has each page count its own. */
function footnoteNumbers(pages: readonly NumberedPage[]): ReadonlyMap<Element, number> {
  const numbers = new Map<Element, number>()
  if (!pages.some(({ style }) => resetOf(style.style) !== undefined)) return numbers
  let count = 0
  for (const { style, content } of pages) {
    count = resetOf(style.style) ?? count
    for (const call of footnoteCalls(content)) {
      for (const { box } of withNested(call.footnote)) numbers.set(box.element, ++count)
    }
  }
  return numbers
}

function resetOf(style: NumberedPage['style']['style']): number | undefined {
  return style['counter-reset'].find(({ name }) => name === 'footnote')?.value
}
