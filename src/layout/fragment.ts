import type { AtomicInline, BlockLevelBox, Box, InlineBox, ReplacedBox, TextRun } from '../box/box.ts'
import type { Color } from '../css/computed-style.ts'
import type { Edges, Pt, Rect } from '../geometry.ts'
import type { ShapedRun } from '../text/paragraph.ts'

/**
 * The fragment tree: boxes cut to pages, sized and placed. Every `rect` is measured from the top left corner of the
 * parent fragment's `rect`, so a fragment is complete before anybody knows where it will stand.
 */
export type Fragment =
  | BoxFragment
  | LineFragment
  | InlineFragment
  | TextFragment
  | ReplacedFragment
  | PlaceholderFragment

/** A block, table, table part or page area. `rect` is the border box. */
export interface BoxFragment {
  readonly type: 'box'
  readonly box: Box
  readonly rect: Rect
  /** Used widths; those of a sliced edge are 0 (`box-decoration-break: slice`). */
  readonly border: Edges
  readonly padding: Edges
  /** Is this the first, the last part of its box? Both, for a box in one piece. */
  readonly first: boolean
  readonly last: boolean
  readonly children: readonly Fragment[]
  /** Distance from the top border edge to the first and last line's baseline, where there is one. */
  readonly firstBaseline?: Pt
  readonly lastBaseline?: Pt
  /** A table header or footer shown again on a later page: an artifact. */
  readonly repeated?: boolean
  /** Around a table and its captions: paints nothing of its own. */
  readonly wrapper?: boolean
  /** Collapsed table borders to draw instead of the boxes' own, centred on their edges. */
  readonly collapsedBorders?: readonly BorderSegment[]
  /** The columns of a table that has column elements, from its left border edge. */
  readonly columns?: readonly { readonly x: Pt; readonly width: Pt }[]
  /** Between the columns of a multi-column container, above its own background and borders. */
  readonly columnRules?: readonly BorderSegment[]
  /** The border box of the legend in a fieldset's border, which stands halfway up it and leaves it out. */
  readonly legend?: Rect
  /** The cell is empty and `empty-cells: hide`: no background, no border. */
  readonly hidden?: boolean
}

/** A straight piece of a collapsed border or a column rule; from and to are the ends of its centre line, in the fragment's coordinates. */
export interface BorderSegment {
  readonly from: { readonly x: Pt; readonly y: Pt }
  readonly to: { readonly x: Pt; readonly y: Pt }
  readonly width: Pt
  readonly style: string
  readonly color: Color
}

/** One line box. */
export interface LineFragment {
  readonly type: 'line'
  readonly rect: Rect
  /** From `rect.y` down. */
  readonly baseline: Pt
  readonly children: readonly Fragment[]
}

/** The part of an inline box on one line; `rect` is its border box. */
export interface InlineFragment {
  readonly type: 'inline'
  readonly box: InlineBox | AtomicInline
  readonly rect: Rect
  readonly border: Edges
  readonly padding: Edges
  readonly first: boolean
  readonly last: boolean
  /** From `rect.y` down. */
  readonly baseline: Pt
  readonly children: readonly Fragment[]
}

/** Glyphs of one text run on one line. `rect` spans ascent to descent and the sum of the advances. */
export interface TextFragment {
  readonly type: 'text'
  readonly box: TextRun
  readonly rect: Rect
  /** From `rect.y` down. */
  readonly baseline: Pt
  /** Glyphs as set: justified and cut to the line. Clusters are offsets into `box.text`. */
  readonly run: ShapedRun
  /** The part of `box.text` shown; a collapsed space at the line's end is included so that copying keeps it. */
  readonly start: number
  readonly end: number
  /** The last glyph is a hyphen that the text does not have. */
  readonly hyphenated: boolean
}

/**
 * Where an absolutely positioned box would have stood, until the page is finished and it gets its place (CSS 2.2
 * §10.3.7, the static position); or a float whose place was not known yet, which paints nothing.
 */
export interface PlaceholderFragment {
  readonly type: 'placeholder'
  readonly box: BlockLevelBox
  /** The corner of the box's margin edges; `width` is the room beside it, where that is known. */
  readonly rect: Rect
  /** Among text: where it would have stood as what it is, in the line or below what stands in it. Default: not in a line. */
  readonly inLine?: 'here' | 'line-start' | 'next-line'
  /** How the box stands in `rect`: among the items of a flex or grid container. Default: at its start. */
  readonly align?: { readonly x: StaticAlignment; readonly y: StaticAlignment }
  /** The grid area that is the containing block, where the grid container is that of the box. In the parent fragment. */
  readonly area?: { readonly of: Box; readonly rect: Rect }
}

export type StaticAlignment = 'start' | 'center' | 'end'

export interface ReplacedFragment {
  readonly type: 'replaced'
  readonly box: ReplacedBox
  /** The border box. */
  readonly rect: Rect
  readonly border: Edges
  readonly padding: Edges
}
