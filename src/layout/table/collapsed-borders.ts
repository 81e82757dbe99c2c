import type { TableBox, TableCell } from '../../box/box.ts'
import type { BorderStyle, Color, ComputedStyle } from '../../css/computed-style.ts'
import type { Edges, Pt } from '../../geometry.ts'
import type { BorderSegment } from '../fragment.ts'

/** The border that won one edge of the grid: CSS 2.2 §17.6.2.1. */
interface Edge {
  readonly width: Pt
  readonly style: BorderStyle
  readonly color: Color
}

type Side = 'top' | 'right' | 'bottom' | 'left'

/** The collapsing border model of one table. */
export interface CollapsedBorders {
  /** Half of the widest outer border on each side: what the table's box has as its border. */
  readonly table: Edges
  /** The cell with half of each of its borders as room, which nobody draws; drawn are the segments. */
  cell(cell: TableCell): TableCell
  /** The borders of the rows on one page, in the table fragment's coordinates. */
  segments(rows: readonly PlacedRow[], lines: readonly Pt[]): BorderSegment[]
}

export interface PlacedRow {
  /** In display order, over the whole table. */
  readonly index: number
  readonly top: Pt
  readonly bottom: Pt
}

/** Edges of the grid by row and column: `horizontal[r][c]` above row r, `vertical[r][c]` before column c. */
interface Grid {
  readonly horizontal: readonly (readonly (Edge | undefined)[])[]
  readonly vertical: readonly (readonly (Edge | undefined)[])[]
  readonly places: ReadonlyMap<TableCell, number>
}

export function collapseBorders(table: TableBox): CollapsedBorders {
  const grid = resolveGrid(table)
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
    segments: (rows, lines) => [...verticalSegments(grid, rows, lines), ...horizontalSegments(grid, rows, lines)],
  }
}

const widest = (edges: readonly (Edge | undefined)[]): Pt =>
  edges.reduce((most, edge) => Math.max(most, edge?.width ?? 0), 0)

function withHalfBorders(cell: TableCell, { horizontal, vertical, places }: Grid, rtl: boolean): TableCell {
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

function resolveGrid(table: TableBox): Grid {
  const rows = table.groups.flatMap((group) => group.rows.map((row, i) => ({ row, group, first: i === 0 })))
  const { columnCount } = table
  const places = new Map<TableCell, number>()
  const owners: (TableCell | undefined)[][] = rows.map(() => [])
  rows.forEach(({ row }, r) => {
    for (const cell of row.cells) {
      places.set(cell, r)
      for (let y = r; y < r + cell.rowSpan; y++) {
        for (let x = cell.column; x < cell.column + cell.colSpan; x++) (owners[y] ?? [])[x] = cell
      }
    }
  })
  const rtl = table.style.direction === 'rtl'
  const [start, end]: [Side, Side] = rtl ? ['right', 'left'] : ['left', 'right']
  const columnStyle = (c: number) => table.columns[c]?.style
  const groupIndex = (c: number) => table.columns[c]?.group?.index

  const horizontalEdge = (r: number, c: number): Edge | undefined => {
    const above = owners[r - 1]?.[c]
    const below = owners[r]?.[c]
    if (above !== undefined && above === below) return undefined
    const isGroupEdge = r === 0 || r === rows.length || rows[r]?.first === true
    const outside = r === 0 ? 'top' : r === rows.length ? 'bottom' : undefined
    return strongest([
      [above?.style, 'bottom'],
      [below?.style, 'top'],
      [rows[r - 1]?.row.style, 'bottom'],
      [rows[r]?.row.style, 'top'],
      ...(isGroupEdge
        ? ([
            [rows[r - 1]?.group.style, 'bottom'],
            [rows[r]?.group.style, 'top'],
          ] as const)
        : []),
      ...(outside === undefined
        ? []
        : ([
            [columnStyle(c), outside],
            [table.columns[c]?.group?.style, outside],
            [table.style, outside],
          ] as const)),
    ])
  }
  const verticalEdge = (r: number, c: number): Edge | undefined => {
    const before = owners[r]?.[c - 1]
    const after = owners[r]?.[c]
    if (before !== undefined && before === after) return undefined
    const outside = c === 0 ? start : c === columnCount ? end : undefined
    const isGroupEdge = groupIndex(c - 1) !== groupIndex(c)
    return strongest([
      [before?.style, end],
      [after?.style, start],
      ...(outside === undefined
        ? []
        : ([
            [rows[r]?.row.style, outside],
            [rows[r]?.group.style, outside],
          ] as const)),
      [columnStyle(c - 1), end],
      [columnStyle(c), start],
      ...(isGroupEdge
        ? ([
            [table.columns[c - 1]?.group?.style, end],
            [table.columns[c]?.group?.style, start],
          ] as const)
        : []),
      ...(outside === undefined ? [] : ([[table.style, outside]] as const)),
    ])
  }
  const range = (count: number) => Array.from({ length: count }, (_, i) => i)
  return {
    horizontal: range(rows.length + 1).map((r) => range(columnCount).map((c) => horizontalEdge(r, c))),
    vertical: rows.map((_, r) => range(columnCount + 1).map((c) => verticalEdge(r, c))),
    places,
  }
}

/** CSS 2.2 §17.6.2.1, from the strongest. */
const strength: readonly BorderStyle[] = ['double', 'solid', 'dashed', 'dotted', 'ridge', 'outset', 'groove', 'inset']

/** The winner of one edge. `candidates` come in the order that settles a draw. */
function strongest(candidates: readonly (readonly [ComputedStyle | undefined, Side])[]): Edge | undefined {
  let best: Edge | undefined
  for (const [style, side] of candidates) {
    if (style === undefined) continue
    const line = style[`border-${side}-style`]
    if (line === 'hidden') return undefined
    if (line === 'none') continue
    const edge = { width: style[`border-${side}-width`], style: line, color: style[`border-${side}-color`] }
    if (best === undefined || isStronger(edge, best)) best = edge
  }
  return best
}

function isStronger(a: Edge, b: Edge): boolean {
  return a.width !== b.width ? a.width > b.width : strength.indexOf(a.style) < strength.indexOf(b.style)
}

/** `lines` are the x of the grid's column edges. Neighbours that look the same become one segment. */
function verticalSegments({ vertical }: Grid, rows: readonly PlacedRow[], lines: readonly Pt[]): BorderSegment[] {
  return lines.flatMap((x, c) =>
    joinSegments(
      rows.map((row) => ({ edge: vertical[row.index]?.[c], from: { x, y: row.top }, to: { x, y: row.bottom } })),
    ),
  )
}

function horizontalSegments(grid: Grid, rows: readonly PlacedRow[], lines: readonly Pt[]): BorderSegment[] {
  const { horizontal, vertical } = grid
  const level = (y: Pt, edges: readonly (Edge | undefined)[], beside: readonly number[]): BorderSegment[] =>
    joinSegments(lines.slice(1).map((x, c) => ({ edge: edges[c], from: { x: lines[c] ?? 0, y }, to: { x, y } }))).map(
      (segment) => {
        // A horizontal line ends at the far side of the vertical ones it meets, so that corners are filled.
        const half = (at: Pt): Pt => widest(beside.map((r) => vertical[r]?.[lines.indexOf(at)])) / 2
        const [from, to] = [segment.from, segment.to].toSorted((a, b) => a.x - b.x) as [
          typeof segment.from,
          typeof segment.to,
        ]
        return {
          ...segment,
          from: { x: from.x - half(from.x), y: from.y },
          to: { x: to.x + half(to.x), y: to.y },
        }
      },
    )
  return rows.flatMap((row, i) => {
    const previous = rows[i - 1]
    const own = horizontal[row.index] ?? []
    // After a page break or a repeated header the row meets another one than in the table: the stronger line wins.
    const met = previous === undefined ? [] : (horizontal[previous.index + 1] ?? [])
    const top = own.map((edge, c) => stronger(edge, met[c]))
    const bottom = i === rows.length - 1 ? level(row.bottom, horizontal[row.index + 1] ?? [], [row.index]) : []
    return [...level(row.top, top, [row.index, previous?.index ?? row.index]), ...bottom]
  })
}

function stronger(a: Edge | undefined, b: Edge | undefined): Edge | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return isStronger(b, a) ? b : a
}

interface Piece {
  readonly edge: Edge | undefined
  readonly from: BorderSegment['from']
  readonly to: BorderSegment['to']
}

function joinSegments(pieces: readonly Piece[]): BorderSegment[] {
  const segments: BorderSegment[] = []
  let open: Piece | undefined
  for (const piece of pieces) {
    const joins = open?.edge !== undefined && piece.edge !== undefined && isSame(open.edge, piece.edge)
    if (joins && open !== undefined && open.to.x === piece.from.x && open.to.y === piece.from.y) {
      open = { ...open, to: piece.to }
      segments[segments.length - 1] = segment(open)
    } else {
      open = piece
      if (piece.edge !== undefined && piece.edge.width > 0) segments.push(segment(piece))
      else open = undefined
    }
  }
  return segments
}

const segment = ({ edge, from, to }: Piece): BorderSegment => ({ ...(edge as Edge), from, to })

const isSame = (a: Edge, b: Edge): boolean => a.width === b.width && a.style === b.style && a.color === b.color
