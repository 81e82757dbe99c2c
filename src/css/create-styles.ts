import type { Report } from '../diagnostic.ts'
import type { Size } from '../geometry.ts'
import type { Document } from '../html/element.ts'
import type { Resources, StyleSheetSource, UrlReference } from '../resource.ts'
import type { PageRule } from './at-rules/page-rule.ts'
import { assemble } from './cascade/assemble.ts'
import { computeStyle } from './cascade/compute-style.ts'
import { createElementStyles } from './cascade/element-styles.ts'
import { createPageStyles } from './cascade/page-styles.ts'
import { gatherSheets } from './cascade/sheets.ts'
import type { ComputedStyle } from './computed-style.ts'
import { counterText, markerAffixes } from './counter-text.ts'
import type { FontFaceRule, Styles } from './style-sheet.ts'
import { type FontUnits, guessedUnits } from './values/parser.ts'

export interface StyleOptions {
  /** The sheet when `@page` does not say. Default: Letter. */
  readonly paper?: Size
  /** For `@import` and `<link rel=stylesheet>`; without it they are reported. */
  readonly resources?: Resources
  /** Folders that URLs in the document's own styles are relative to. Default: none. */
  readonly folders?: readonly string[]
  /** What font-relative units are of, once the `@font-face` rules are known. Default: guesses. */
  readonly fontUnits?: (faces: readonly FontFaceRule[]) => Promise<FontUnits>
}

const letter: Size = { width: 612, height: 792 }

/**
 * The cascade of a document: the engine's sheet, the author's (weakest first), those of the document, style and
 * presentational attributes. Problems of all sheets are reported before it returns; those of `var()` when a style is asked for.
 */
export async function createStyles(
  document: Document,
  authorSheets: readonly StyleSheetSource[],
  options: StyleOptions,
  report: Report,
): Promise<Styles> {
  const once = oncePerPlace(report)
  const paper = options.paper ?? letter
  const sheets = await gatherSheets(document, authorSheets, { ...options, paper }, once)
  const cascade = await assemble(document, sheets, paper, once)
  const metrics = (await options.fontUnits?.(cascade.fontFaces)) ?? guessedUnits
  const shared = { metrics, report: once, registered: cascade.registered }
  // The root is needed for the page context to inherit from, the first page's area for the root's `vw`: §3.1 of CSS
  // Paged Media. So the page is measured with the sheet as its viewport first.
  const draft = createElementStyles(cascade, { ...shared, viewport: paper })
  const measured = createPageStyles(cascade, draft.recordOf(document.root), { ...shared, viewport: paper, paper })
  const viewport = measured.areaOf({ index: 0, side: 'right', blank: false, name: '' })
  const elements = createElementStyles(cascade, { ...shared, viewport })
  const pages = createPageStyles(cascade, elements.recordOf(document.root), { ...shared, viewport, paper })
  const anonymous = anonymousStyles()
  return {
    of: elements.of,
    svg: elements.svg,
    pseudo: elements.pseudo,
    page: pages.page,
    anonymous,
    fontFaces: cascade.fontFaces,
    media: paper,
    counterText: (name, value) => counterText(cascade.counterStyles, name, value),
    markerAffixes: (name) => markerAffixes(cascade.counterStyles, name),
    pageUrls: cascade.pageRules.flatMap(({ rule }) => urlsOf(rule)),
    urlReference: (url): UrlReference => cascade.urls.get(url) ?? { url, folders: options.folders ?? [], origin: {} },
  }
}

/** URLs that a `@page` rule and its boxes name. */
function urlsOf({ declarations, marginBoxes }: PageRule): readonly string[] {
  const all = [...declarations, ...marginBoxes.flatMap((box) => box.declarations)]
  return all.flatMap(({ urls }) => urls ?? [])
}

/** Passes each problem on once, however many elements meet it. */
function oncePerPlace(report: Report): Report {
  const said = new Set<string>()
  return (diagnostic) => {
    const { at, code, message } = diagnostic
    const key = `${at?.source.path}:${at?.start}:${code}:${message}`
    if (said.has(key)) return
    said.add(key)
    report(diagnostic)
  }
}

/** Styles of anonymous boxes, one for each parent and display. */
function anonymousStyles(): Styles['anonymous'] {
  const cache = new WeakMap<ComputedStyle, Map<string, ComputedStyle>>()
  return (parent, display) => {
    const known = cache.get(parent)?.get(display)
    if (known) return known
    const { style: inherited } = computeStyle([], {
      parent: { style: parent, variables: new Map() },
      root: parent,
      viewport: letter,
      metrics: guessedUnits,
      attribute: () => undefined,
      report: () => {},
    })
    const style = Object.freeze({ ...inherited, display })
    const styles = cache.get(parent) ?? new Map<string, ComputedStyle>()
    cache.set(parent, styles.set(display, style))
    return style
  }
}
