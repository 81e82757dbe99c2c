import type { TableBox, TableCell } from '../../box/box.ts'
import type { BorderStyle, Color, ComputedStyle } from '../../css/computed-style.ts'
import type { Pt } from '../../geometry.ts'

/** The border that won one edge of the grid: CSS 2.2 §17.6.2.1. */
export interface Edge {
  readonly width: Pt
  readonly style: BorderStyle
  readonly color: Color
}

type Side = 'top' | 'right' | 'bottom' | 'left'

/** Edges of the grid by row and column: `horizontal[r][c]` above row r, `vertical[r][c]` before column c. */
export interface EdgeGrid {
  readonly horizontal: readonly (readonly (Edge | undefined)[])[]
  readonly vertical: readonly (readonly (Edge | undefined)[])[]
  readonly places: ReadonlyMap<TableCell, number>
}

export interface PlacedRow {
  /** In display order, over the whole table. */
  readonly index: number
  readonly top: Pt
  readonly bottom: Pt
  /** Its first, its last part, with the border there. */
  readonly begins: boolean
  readonly ends: boolean
}

export const widest = (edges: readonly (Edge | undefined)[]): Pt =>
  edges.reduce((most, edge) => Math.max(most, edge?.width ?? 0), 0)

export function resolveEdges(table: TableBox): EdgeGrid {
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

export function isStronger(a: Edge, b: Edge): boolean {
  return a.width !== b.width ? a.width > b.width : strength.indexOf(a.style) < strength.indexOf(b.style)
}
