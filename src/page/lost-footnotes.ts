import type { Footnote } from '../box/box.ts'
import type { Report } from '../diagnostic.ts'
import type { Element } from '../html/element.ts'
import type { BoxFragment, Fragment } from '../layout/fragment.ts'
import { withNested } from './footnotes.ts'

/** Says of each footnote that stands in none of the footnote `areas`, because no page called for it while it was filled. */
export function reportLostFootnotes(
  footnotes: readonly Footnote[],
  areas: readonly (BoxFragment | undefined)[],
  report: Report,
): void {
  const all = footnotes.flatMap(withNested)
  if (all.length === 0) return
  const shown = new Set<Element>()
  for (const area of areas) if (area) collect(area, shown)
  for (const { box } of all) if (!shown.has(box.element)) reportLost(box.element, report)
}

function collect(fragment: Fragment, shown: Set<Element>): void {
  if (!('children' in fragment)) return
  if (fragment.type !== 'line') shown.add(fragment.box.element)
  for (const child of fragment.children) collect(child, shown)
}

function reportLost({ tag, origin }: Element, report: Report): void {
  const at = origin.template ?? origin.value
  report({
    severity: 'error',
    code: 'lost-footnote',
    message: `the footnote \`<${tag}>\` is on no page: what calls for it is out of the flow`,
    ...(at && { at }),
    hint: 'move it out of what is positioned, or into the text beside it',
  })
}

/** The same of footnotes in what a page-margin box shows. */
export function reportFootnotesInMargin(footnotes: readonly Footnote[], report: Report): void {
  for (const { box } of footnotes.flatMap(withNested)) reportLost(box.element, report)
}
