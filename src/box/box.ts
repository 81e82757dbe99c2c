import type { ComputedStyle } from '../css/computed-style.ts'
import type { OriginRange } from '../diagnostic.ts'
import type { Element } from '../html/element.ts'
import type { Image } from '../image/image.ts'

/** The box tree: what the elements generate, before any size is known. Names are those of CSS Display 3. */
export type Box = BlockBox | TableBox | FlexBox | GridBox | TablePartBox | InlineLevelBox

/** What a block formatting context holds. */
export type BlockLevelBox = BlockBox | TableBox | FlexBox | GridBox | ReplacedBox

/** What an inline formatting context holds. An inline-block, inline-table or image is a `BlockLevelBox` in an `AtomicInline`. */
export type InlineLevelBox = InlineBox | TextRun | LineBreak | AtomicInline | OutOfFlow

/** What every box has. */
interface BoxBase {
  readonly style: ComputedStyle
  /** The element that generates it; for an anonymous or pseudo-element box, the nearest one around it. */
  readonly element: Element
  /** True when no element or pseudo-element stands behind the box. */
  readonly anonymous: boolean
  /** Set on the principal box of a pseudo-element. */
  readonly pseudo?: PseudoElement
  /** Named strings this box sets (`string-set`), with their text; noted on the page its first fragment lands on. */
  readonly strings?: ReadonlyMap<string, string>
  /** Text of the element's bookmark, when it makes one. */
  readonly bookmark?: string
  readonly running?: RunningElements
  /** Positioned absolutely, and would else have stood in a line: CSS 2.2 §10.3.7. Default: false. */
  readonly inlineLevel?: boolean
  /** Styles of the inline boxes around a block that move it along with them: CSS 2.2 §9.2.1.1. Default: none. */
  readonly movedBy?: readonly ComputedStyle[]
}

/** Elements taken out of the flow beside a box, to be shown in page-margin boxes: `position: running()`. */
export interface RunningElements {
  readonly before?: readonly RunningElement[]
  readonly after?: readonly RunningElement[]
}

export interface RunningElement {
  readonly name: string
  readonly element: Element
  /** Values of each counter there, the innermost last. */
  readonly counters: ReadonlyMap<string, readonly number[]>
}

export type PseudoElement =
  | '::before'
  | '::after'
  | '::marker'
  | '::first-letter'
  | '::footnote-call'
  | '::footnote-marker'

/**
 * A block container: block-level boxes or one inline formatting context, never both (anonymous boxes see to it).
 * `display: block | list-item | inline-block | flow-root | table-cell | table-caption` all make one.
 */
export interface BlockBox extends BoxBase {
  readonly type: 'block'
  readonly content: BlockContent
  /** True where margins of the children do not collapse with its own: CSS 2.2 §9.4.1. */
  readonly formattingContext: boolean
  /** CSS Multicol 1 §2: of the `container`, the one child is the anonymous `content`, which is what is cut into columns. */
  readonly columns?: 'container' | 'content'
  /** Of a list item. `outside` markers hang in the margin and take no room in the line. */
  readonly marker?: { readonly position: 'inside' | 'outside'; readonly box: InlineBox }
  /** A fieldset whose first child is the legend that stands in its border. Default: false. */
  readonly hasLegend?: boolean
  /** Lines that are shown of it; then something is left out. Made by layout: CSS Overflow 4 §6. Default: all. */
  readonly clampedAt?: number
  /** The same inline content as ::first-line makes it look: it has the same text, and only the first line is set from it. */
  readonly firstLine?: { readonly style: ComputedStyle; readonly children: readonly InlineLevelBox[] }
}

export type BlockContent =
  | { readonly type: 'blocks'; readonly children: readonly BlockLevelBox[] }
  | { readonly type: 'inlines'; readonly children: readonly InlineLevelBox[] }

/** A flex container: CSS Flexbox 1 §3. */
export interface FlexBox extends BoxBase {
  readonly type: 'flex'
  /** Its items, blockified, in document order. */
  readonly children: readonly BlockLevelBox[]
  /** Its absolutely positioned children, which are no items. Default: none. */
  readonly outOfFlow?: readonly BlockLevelBox[]
}

/** A grid container: CSS Grid 1 §5.1. */
export interface GridBox extends BoxBase {
  readonly type: 'grid'
  /** Its items, blockified, in document order. */
  readonly children: readonly BlockLevelBox[]
  /** Its absolutely positioned children, which are no items. Default: none. */
  readonly outOfFlow?: readonly BlockLevelBox[]
}

/** A table with its captions: the wrapper box and the grid box of CSS 2.2 §17.4 in one. Margins lie outside the captions. */
export interface TableBox extends BoxBase {
  readonly type: 'table'
  readonly captions: readonly BlockBox[]
  readonly columns: readonly TableColumn[]
  /** Header groups first, then bodies in document order, then footers: display order. */
  readonly groups: readonly TableGroup[]
  /** Number of columns of the grid, after column and row spans. */
  readonly columnCount: number
}

/** A `col`: generates no box of its own, but has width, border and background for one column. */
export interface TableColumn {
  readonly style: ComputedStyle
  readonly element: Element
  /** Index of the `colgroup` it stands in, for collapsed borders and backgrounds; undefined when in none. */
  readonly group?: { readonly index: number; readonly style: ComputedStyle }
}

export type TablePartBox = TableGroup | TableRow | TableCell

export interface TableGroup extends BoxBase {
  readonly type: 'table-group'
  readonly kind: 'header' | 'body' | 'footer'
  readonly rows: readonly TableRow[]
}

export interface TableRow extends BoxBase {
  readonly type: 'table-row'
  /** Those that start in this row, in column order. */
  readonly cells: readonly TableCell[]
}

export interface TableCell extends BoxBase {
  readonly type: 'table-cell'
  /** First column, from 0. */
  readonly column: number
  readonly colSpan: number
  /** Never past the last row of its group. */
  readonly rowSpan: number
  readonly block: BlockBox
}

/** An inline element's box; may be split over lines. */
export interface InlineBox extends BoxBase {
  readonly type: 'inline'
  readonly children: readonly InlineLevelBox[]
  /** Which ends of the element's box this part has, when blocks inside it broke it. Absent: both. */
  readonly edges?: { readonly start: boolean; readonly end: boolean }
  /** On a first line with a style of its own: the box in the block's content. */
  readonly standsFor?: InlineBox
  /** Of a ::footnote-call: what it calls for, a box inside the footnote area of its page. */
  readonly footnote?: Footnote
}

/** The body of a footnote, its marker included. */
export interface Footnote {
  /** Inline where `footnote-display` lets it be, and nothing in it is a block. */
  readonly box: BlockBox | InlineBox
  readonly display: ComputedStyle['footnote-display']
  readonly policy: ComputedStyle['footnote-policy']
  /** Those called for in it. */
  readonly nested: readonly Footnote[]
}

/** Text of one style. White space is collapsed within it and across its neighbours by box generation. */
export interface TextRun extends BoxBase {
  readonly type: 'text'
  /** After white-space collapsing (CSS Text 3 §4.1.1) and `text-transform`. Preserved line feeds are U+000A. */
  readonly text: string
  /** Which parts of `text` came from where. */
  readonly origins: readonly OriginRange[]
  /**
   * What a reader copies for each code unit of `text`, when `text-transform` changed it: `['ß', '']` for `SS`. Absent when
   * nothing was changed.
   */
  readonly written?: readonly string[]
  /** Generated text: what is read in its place; empty when nothing is. Default: the text. */
  readonly alternative?: string
  /** On a first line with a style of its own: the box of the same text in the block's content. */
  readonly standsFor?: TextRun
}

/** `<br>`. */
export interface LineBreak extends BoxBase {
  readonly type: 'line-break'
}

/** A block-level box that sits in a line like one large character. */
export interface AtomicInline extends BoxBase {
  readonly type: 'atomic'
  readonly child: BlockLevelBox
  /** A pattern that is repeated as often as there is room for it in its line. Default: false. */
  readonly leader?: boolean
}

/**
 * A float or an absolutely positioned box among text. It takes no room in its line. Between blocks, such a box stands
 * among them as it is.
 */
export interface OutOfFlow extends BoxBase {
  readonly type: 'out-of-flow'
  readonly child: BlockLevelBox
  /** Would it stand in the line if it were in the flow? Else it would begin a new one. */
  readonly inlineLevel: boolean
}

/** An image or drawing: has a natural size, and no children. Block-level as it is, inline-level inside an `AtomicInline`. */
export interface ReplacedBox extends BoxBase {
  readonly type: 'replaced'
  /** Undefined when the file was missing or broken (reported already): an empty box of its CSS size. */
  readonly image: Image | undefined
  /** Undefined when the author gave none; the empty string for a decoration. */
  readonly alt: string | undefined
}
