import type { BlockBox } from '../../box/box.ts'
import type { Pt } from '../../geometry.ts'
import { atMost } from '../block/break-between.ts'
import type { BoxFragment } from '../fragment.ts'
import type { BreakAppeal, BreakToken, ForcedBreak, LayoutContext, Space } from '../layout.ts'
import { contentExtent, extentWithMargin } from './extent.ts'
import type { ContentToken } from './spanners.ts'

/** Content that is cut into columns, from a certain point on. */
export interface ColumnContent {
  readonly box: BlockBox
  readonly token: ContentToken | undefined
  /** Of a column. */
  readonly width: Pt
  /** Of an empty page: a row of a table is split, and what cannot be is reported, by that and not by a column on trial. */
  readonly fullRoom: Pt
  /** What percentages of heights are of; undefined when the content decides. */
  readonly containerHeight: Pt | undefined
  readonly context: LayoutContext
}

/** A column with content in it. */
export interface Column {
  readonly fragment: BoxFragment
  /** Height of what is in it: less than the column's when the content could not be cut at its end. */
  readonly extent: Pt
  /** The same with the margin of the last box in it, where no break cuts that: CSS Fragmentation 3 §5.2. */
  readonly wanted: Pt
  /** The break after it, if it was asked for. */
  readonly forced: ForcedBreak | undefined
}

/** Columns side by side: CSS Multicol 1 §2 calls them a multi-column line. */
export interface ColumnRow {
  readonly columns: readonly Column[]
  /** Where the content goes on behind the last column; undefined when all of it is placed. */
  readonly token: ContentToken | undefined
  /** Of the break behind the last column. */
  readonly forced: ForcedBreak | undefined
  readonly appeal: BreakAppeal
  /** Of the worst break behind any of the columns. */
  readonly worst: BreakAppeal
}

/**
 * Fills up to `count` columns of `height`, one after the other: CSS Multicol 1 §7. Stops at a spanner and where a page is
 * forced. Undefined when nothing fits; a column that is `fresh` always takes something.
 */
export function fillColumns(
  { box, token: start, width, fullRoom, containerHeight, context }: ColumnContent,
  height: Pt,
  count: number,
  fresh: boolean,
): ColumnRow | undefined {
  const space: Space = {
    width,
    ...(containerHeight !== undefined && { height: containerHeight }),
    room: height,
    fullRoom,
    fresh,
    autoWidth: 'fill',
  }
  const columns: Column[] = []
  let token = start
  let forced: ForcedBreak | undefined
  let appeal: BreakAppeal = 'perfect'
  let worst: BreakAppeal = 'perfect'
  do {
    const result = context.layout(box, space, token)
    if (result.fragment?.type !== 'box') break // the next column is no higher: go on on the next page
    token = contentToken(result.token)
    forced = result.forced
    appeal = result.appeal ?? 'perfect'
    worst = atMost(appeal, worst)
    columns.push(columnOf(result.fragment, token, forced))
  } while (token && columns.length < count && goesOn(token, forced))
  return columns.length === 0 ? undefined : { columns, token, forced, appeal, worst }
}

/** Is the next column filled? A spanner waits for the floats before it. */
function goesOn({ floats = [] }: ContentToken, forced: ForcedBreak | undefined): boolean {
  return forced === undefined || forced === 'column' || (forced === 'spanner' && floats.length > 0)
}

function columnOf(fragment: BoxFragment, token: ContentToken | undefined, forced: ForcedBreak | undefined): Column {
  // Before a spanner, a column is as high as its content, floats included.
  const extent = forced === 'spanner' ? fragment.rect.height : contentExtent(fragment)
  const ends = token === undefined || forced === 'spanner'
  return { fragment, extent, wanted: ends ? Math.max(extent, extentWithMargin(fragment)) : extent, forced }
}

function contentToken(token: BreakToken | undefined): ContentToken | undefined {
  return token?.type === 'block' || token?.type === 'inline' ? token : undefined
}

/** How high the columns have to be for what is in them, with or without a last margin. */
export function rowExtent({ columns }: ColumnRow, which: 'extent' | 'wanted' = 'extent'): Pt {
  return columns.reduce((most, column) => Math.max(most, column[which]), 0)
}
