import type { BlockBox, BlockLevelBox, FlexBox, GridBox, TableBox, TableCell } from '../box/box.ts'
import type { Report } from '../diagnostic.ts'
import type { Pt } from '../geometry.ts'
import type { FontSet } from '../text/font.ts'
import type { BoxFragment, ReplacedFragment } from './fragment.ts'
import type { Subgrid } from './grid/subgrid-axis.ts'

/**
 * Layout by break tokens: `layout(box, space, token) -> { fragment, token }`. Pure: nothing is written on boxes; the same
 * arguments give the same result. A caller that cannot keep what it got lays the box out again with less room.
 */
export type Layout = (box: BlockLevelBox, space: Space, token?: BreakToken) => LayoutResult

/** What a formatting context needs from around it. Formatting contexts reach one another only through `layout` and `sizes`. */
export interface LayoutContext {
  readonly layout: Layout
  readonly sizes: (box: BlockLevelBox) => IntrinsicSizes
  readonly fonts: FontSet
  readonly report: Report
  /** For memoising per rendering, keyed by box; the owner of an entry is the file that made the map. */
  readonly memo: <K extends object, V>(owner: object, key: K, make: () => V) => V
  /** The columns that content flows through. Absent where the fragmentainers are pages. */
  readonly columns?: ColumnContext
  /** The context of what is in the columns of a box. `report` is for what this one reports to by default. */
  readonly inColumns: (columns: ColumnContext, report?: Report) => LayoutContext
}

export interface ColumnContext {
  /** How many multi-column containers are around, from 1. */
  readonly depth: number
  /** Boxes that span the columns: layout stops before each, with a forced break of that name. */
  readonly spanners: ReadonlySet<BlockLevelBox>
}

/** Widths of the border box, margins excluded: CSS Sizing 3 §5. */
export interface IntrinsicSizes {
  readonly min: Pt
  readonly max: Pt
}

/** What a parent gives a box to be laid out in. */
export interface Space {
  /** Content width of the containing block: percentages resolve against it, and `auto` fills it. */
  readonly width: Pt
  /** Content height of the containing block; undefined when it depends on its content, so percentages are `auto`. */
  readonly height?: Pt
  /** Room for the border box from its top to the end of the fragmentainer. Infinity where nothing can break. */
  readonly room: Pt
  /** Room an empty fragmentainer has, to know whether moving on would help. Infinity where nothing can break. */
  readonly fullRoom: Pt
  /** Nothing stands above on this fragmentainer: something must be placed, or pagination would never advance. */
  readonly fresh: boolean
  /** What width `auto` means: `fill` the containing block, or `fit` the content (CSS 2.2 §10.3.5). */
  readonly autoWidth: 'fill' | 'fit'
  /** Border-box sizes imposed by the parent (a table's cell, a stretched flex item), overriding the style. */
  readonly fixedWidth?: Pt
  readonly fixedHeight?: Pt
  /** Room for the border box between floats, which `auto` fills or shrinks into. Default: all of `width`, less margins. */
  readonly availableWidth?: Pt
  /** What overflows a box whose height is given may go on beside what follows it: see `LayoutResult.rest`. Default: false. */
  readonly keepsRest?: boolean
  /** A grid container's parent's tracks, where it is a subgrid. */
  readonly subgrid?: Subgrid
  /** Break here, at a point that an earlier layout of the same box in the same space gave as `earlyBreak`. */
  readonly breakAt?: BreakPath
}

export interface LayoutResult {
  /** Undefined when nothing of the box fits: break before it. Then `token` is undefined too. */
  readonly fragment: BoxFragment | ReplacedFragment | undefined
  /** Where the next fragmentainer goes on; undefined when the box is complete. */
  readonly token?: BreakToken
  /** Of the break in `token`; the best one that was found. */
  readonly appeal?: BreakAppeal
  /** The break in `token` was asked for by `break-before` or `break-after`: the value, for left and right pages. */
  readonly forced?: ForcedBreak
  /**
   * The box ends here, since its height is given, but its content goes on: a flow beside that of what comes after it (CSS
   * Fragmentation 3 §2). Only where `space.keepsRest`.
   */
  readonly rest?: BreakToken
  /** The best break point inside a box that is complete, should what follows it have to break earlier. */
  readonly earlyBreak?: BreakPoint
}

export type PageBreak = 'page' | 'left' | 'right' | 'recto' | 'verso'

/** `column` and `spanner` never leave the multi-column container. */
export type ForcedBreak = PageBreak | 'column' | 'spanner'

/** A place where a box may be cut, and how good a break it makes. */
export interface BreakPoint {
  readonly path: BreakPath
  readonly appeal: BreakAppeal
}

/** The way down to a break point: before a block's child (or inside it), before a line, before a table's row. */
export type BreakPath =
  | { readonly type: 'block'; readonly index: number; readonly child?: BreakPath }
  | { readonly type: 'inline'; readonly offset: number }
  | { readonly type: 'table'; readonly row: number }
  | { readonly type: 'grid'; readonly row: number }
  | { readonly type: 'flex'; readonly row: number }

/** How good a break is: CSS Fragmentation 3 §4.4 drops its rules in this order. */
export const breakAppeals = ['last-resort', 'violates-avoid', 'violates-orphans-widows', 'perfect'] as const
export type BreakAppeal = (typeof breakAppeals)[number]

/** Where a box was cut. Plain data; only the formatting context that made one reads it. */
export type BreakToken = BlockBreakToken | InlineBreakToken | TableBreakToken | GridBreakToken | FlexBreakToken

/** Go on with child `index`; with `child`, in its middle; without, at its start. */
export interface BlockBreakToken {
  readonly type: 'block'
  readonly box: BlockBox
  readonly index: number
  readonly child?: BreakToken
  /** Block size of the box used up on earlier pages, border and padding included. */
  readonly consumed: Pt
  /** The box itself has ended: only what overflows it goes on. Default: false. */
  readonly ended?: boolean
  /** The break was asked for, so margins after it are kept: CSS Fragmentation 3 §5.2. Default: false. */
  readonly forced?: boolean
  /** Floats that go on on the next page, where the box makes a formatting context. Default: none. */
  readonly floats?: readonly CarriedFloat[]
}

/** Go on with the line that starts at `offset` of the paragraph's text; Infinity when all of its lines are placed. */
export interface InlineBreakToken {
  readonly type: 'inline'
  readonly box: BlockBox
  readonly offset: number
  readonly consumed: Pt
  /** As of a block. */
  readonly ended?: boolean
  readonly floats?: readonly CarriedFloat[]
}

export interface TableBreakToken {
  readonly type: 'table'
  readonly box: TableBox
  /** The row to go on with, counted over all groups in display order. */
  readonly row: number
  /** How much of that row's height is used up; 0 when it starts the next page. */
  readonly used: Pt
  /** How the cells go on that reach over the break; `done` when all of their content is placed. */
  readonly cells: ReadonlyMap<TableCell, BreakToken | 'done'>
}

export interface FlexBreakToken {
  readonly type: 'flex'
  readonly box: FlexBox
  /** Go on with this row, in the order of the page, from 0: a flex line, or an item of a column. */
  readonly row: number
  /** How the row's items go on when it is split; `done` when all of an item's content is placed. */
  readonly items: ReadonlyMap<BlockLevelBox, BreakToken | 'done'>
  /** Block size of the box used up on earlier pages, border and padding included. */
  readonly consumed: Pt
}

export interface GridBreakToken {
  readonly type: 'grid'
  readonly box: GridBox
  /** Go on with the items that begin in this row, in the order of rows; counted from the first row of the implicit grid. */
  readonly row: number
  /** That row is split: its items are in `items` unless they are complete, and this much of it is used up. */
  readonly used?: Pt
  /** How the items go on that reach over the break. */
  readonly items: ReadonlyMap<BlockLevelBox, BreakToken>
  /** Block size of the box used up on earlier pages, border and padding included. */
  readonly consumed: Pt
}

/** A float and the edges of its containing block. */
export interface FloatRequest {
  readonly box: BlockLevelBox
  readonly left: Pt
  readonly right: Pt
  /** Content height of the containing block, for percentages; undefined when its content decides. */
  readonly height: Pt | undefined
}

/** A float that begins, or goes on, on the next page; or what overflows a block of a given height there. */
export interface CarriedFloat extends FloatRequest {
  /** Undefined when all of it is still to be placed. */
  readonly token: BreakToken | undefined
  /** Left edge and width of the border box of a block that is not a float. */
  readonly overflows?: { readonly x: Pt; readonly width: Pt }
}
