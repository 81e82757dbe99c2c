import type { ComputedStyle, ContentItem } from '../css/computed-style.ts'
import type { Styles } from '../css/style-sheet.ts'
import type { Report } from '../diagnostic.ts'
import type { Element } from '../html/element.ts'
import type { Image } from '../image/image.ts'
import type { BlockLevelBox, Footnote, InlineLevelBox, PseudoElement, RunningElements } from './box.ts'
import type { Counters } from './counters.ts'
import type { References, Target, Use } from './references.ts'

/** What one element contributes to its parent, before anonymous boxes are put around what does not fit there. */
export type Item =
  | { readonly type: 'inline'; readonly box: InlineLevelBox }
  | { readonly type: 'block'; readonly box: BlockLevelBox }
  | TablePart

/** A table's row, cell, caption…, still looking for its table: CSS 2.2 §17.2.1. */
export interface TablePart {
  readonly type: 'table-part'
  readonly display: TablePartDisplay
  readonly from: BoxSource
  readonly items: readonly Item[]
}

export const tablePartDisplays = [
  'table-caption',
  'table-column-group',
  'table-column',
  'table-header-group',
  'table-row-group',
  'table-footer-group',
  'table-row',
  'table-cell',
] as const
export type TablePartDisplay = (typeof tablePartDisplays)[number]

/** What stands behind a box: the fields that every box copies. */
export interface BoxSource {
  readonly style: ComputedStyle
  readonly element: Element
  readonly anonymous: boolean
  readonly pseudo?: PseudoElement
  readonly strings?: ReadonlyMap<string, string>
  readonly bookmark?: string
  readonly running?: RunningElements
}

/** The image behind a URL that `element` or its style names; undefined when it could not be loaded (reported already). */
export type ImageOf = (request: ImageRequest) => Image | undefined

export interface ImageRequest {
  readonly url: string
  readonly element: Element
}

/** What box generation carries along. `counters` and `quoteDepth` change as the document is walked, in its order. */
export interface Generation {
  readonly styles: Styles
  readonly imageOf: ImageOf
  readonly report: Report
  readonly counters: Counters
  quoteDepth: number
  readonly references: References
  /** Places that show something of `references`, in document order; grows. */
  readonly uses: Use[]
  /** What cross-references may lead to, by id; grows. */
  readonly targets: Map<string, Target>
  /** Footnotes that are in no other, in document order; grows. */
  readonly footnotes: Footnote[]
  /** Named strings, where there are any: in page-margin boxes. */
  readonly strings?: (name: string, which: NamedValue) => string
}

/** Which of the values that a page gives a name. */
export type NamedValue = Extract<ContentItem, { type: 'string' }>['which']

/** The source of an anonymous box inside the box of `parent`. */
export function anonymousIn(generation: Generation, parent: BoxSource, display: ComputedStyle['display']): BoxSource {
  return { style: generation.styles.anonymous(parent.style, display), element: parent.element, anonymous: true }
}
