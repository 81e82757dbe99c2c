import type { TableBox, TableCell } from '../../box/box.ts'
import type { ComputedStyle } from '../../css/computed-style.ts'
import type { Edges, Pt } from '../../geometry.ts'
import type { BorderSegment } from '../fragment.ts'
import { borderSegments } from './border-segments.ts'
import { type EdgeGrid, type PlacedRow, resolveEdges, widest } from './collapsed-edges.ts'

/** The collapsing border model of one table. */
export interface CollapsedBorders {
  /** Half of the widest outer border on each side: what the table's box has as its border. */
  readonly table: Edges
  /** The cell with half of each of its borders as room, which nobody draws; drawn are the segments. */
  cell(cell: TableCell): TableCell
  /** Half of the widest border above row `index`, as room that it takes at a page's edge. */
  halfAbove(index: number): Pt
  /** The borders of the rows on one page, in the table fragment's coordinates. */
  segments(rows: readonly PlacedRow[], lines: readonly Pt[]): BorderSegment[]
}

export function collapseBorders(table: TableBox): CollapsedBorders {
  const grid = resolveEdges(table)
  const rtl = table.style.direction === 'rtl'
  const { horizontal, vertical } = grid
  const first = widest(vertical.map((row) => row[0])) / 2
  const last = widest(vertical.map((row) => row[table.columnCount])) / 2
  const outer: Edges = {
    top: widest(horizontal[0] ?? []) / 2,
    right: rtl ? first : last,
    bottom: widest(horizontal.at(-1) ?? []) / 2,
    left: rtl ? last : first,
  }
  return {
    table: outer,
    cell: (cell) => withHalfBorders(cell, grid, rtl),
    halfAbove: (index) => widest(horizontal[index] ?? []) / 2,
    segments: (rows, lines) => borderSegments(grid, rows, lines),
  }
}

function withHalfBorders(cell: TableCell, { horizontal, vertical, places }: EdgeGrid, rtl: boolean): TableCell {
  const row = places.get(cell) ?? 0
  const rows = vertical.slice(row, row + cell.rowSpan)
  const endColumn = cell.column + cell.colSpan
  const across = (line: number) => widest((horizontal[line] ?? []).slice(cell.column, endColumn)) / 2
  const start = widest(rows.map((edges) => edges[cell.column])) / 2
  const end = widest(rows.map((edges) => edges[endColumn])) / 2
  const style: ComputedStyle = {
    ...cell.style,
    'border-top-width': across(row),
    'border-right-width': rtl ? start : end,
    'border-bottom-width': across(row + cell.rowSpan),
    'border-left-width': rtl ? end : start,
    // The room is taken, but the segments are drawn instead.
    'border-top-style': 'none',
    'border-right-style': 'none',
    'border-bottom-style': 'none',
    'border-left-style': 'none',
  }
  return { ...cell, style, block: { ...cell.block, style } }
}
