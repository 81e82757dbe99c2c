import type { TableBox, TableCell } from '../../box/box.ts'
import type { ComputedStyle } from '../../css/computed-style.ts'
import type { Pt } from '../../geometry.ts'
import { sum } from './columns.ts'
import { contentBoxExtra, percentOf } from './measure-columns.ts'

/** CSS Tables 3 §3.8: without a width to go by, a table is automatic whatever it says. */
export function isFixed({ style }: TableBox): boolean {
  return style['table-layout'] === 'fixed' && style.width !== 'auto' && style.width !== 'max-content'
}

/** What the author gave one column: a length, or a share of the table and what the cell adds to it. */
type Given = { readonly type: 'length' | 'percent'; readonly width: Pt }

/**
 * Widths of a fixed table's columns: CSS 2.2 §17.5.2.1. `col` elements first, then the cells of the first row; the rest
 * share equally. `firstRow` are the cells that start in it. Percentages yield where all together is wider than `width`;
 * when all is given and does not fill it, the columns grow, those with lengths before those with percentages.
 */
export function fixedColumns(table: TableBox, firstRow: readonly TableCell[], width: Pt, spacing: Pt): readonly Pt[] {
  const given: (Given | undefined)[] = Array.from({ length: table.columnCount }, (_, i) =>
    givenWidth(table.columns[i]?.style, width, 0),
  )
  for (const cell of firstRow) {
    const own = givenWidth(cell.block.style, width, contentBoxExtra(cell.block.style))
    if (own === undefined) continue
    const share = Math.max(0, (own.width - spacing * (cell.colSpan - 1)) / cell.colSpan)
    for (let i = cell.column; i < cell.column + cell.colSpan; i++) given[i] ??= { ...own, width: share }
  }
  const open = given.filter((column) => column === undefined).length
  const total = (type: Given['type']) => sum(given.map((column) => (column?.type === type ? column.width : 0)))
  const lengths = total('length')
  const percents = total('percent')
  const growth = (type: Given['type'], own: Pt, others: Pt): number => {
    if (own === 0) return 1
    const left = Math.max(0, width - others) / own
    if (type === 'percent') return open > 0 || lengths > 0 ? Math.min(1, left) : left
    return open > 0 ? 1 : Math.max(1, left)
  }
  const percentGrowth = growth('percent', percents, lengths)
  const lengthGrowth = growth('length', lengths, percents * percentGrowth)
  const rest = open > 0 ? Math.max(0, width - lengths - percents * percentGrowth) / open : 0
  return given.map((column) => {
    if (column === undefined) return rest
    return column.width * (column.type === 'percent' ? percentGrowth : lengthGrowth)
  })
}

/** `extra` is what padding and border add to the content box. */
function givenWidth(style: ComputedStyle | undefined, base: Pt, extra: Pt): Given | undefined {
  const width = style?.width
  if (typeof width === 'number') return { type: 'length', width: width + extra }
  const percent = percentOf(width)
  return percent === undefined ? undefined : { type: 'percent', width: (percent / 100) * base + extra }
}
