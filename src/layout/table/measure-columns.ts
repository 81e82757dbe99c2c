import type { TableBox, TableCell, TableColumn } from '../../box/box.ts'
import { type ComputedStyle, padding } from '../../css/computed-style.ts'
import type { Pt } from '../../geometry.ts'
import type { LayoutContext } from '../layout.ts'
import { type ColumnMeasure, distributeWidth, gaps, sum } from './columns.ts'

/** What the columns of an automatic table ask for: CSS Tables 3 §3.8.2. `spacing` lies between two columns. */
export function measureColumns(
  table: TableBox,
  cells: readonly TableCell[],
  spacing: Pt,
  context: LayoutContext,
): readonly ColumnMeasure[] {
  const columns = emptyColumns(table, cells)
  const bySpan = cells.toSorted((a, b) => a.colSpan - b.colSpan)
  for (const cell of bySpan) addCell(columns, cell, spacing, context)
  limitPercents(columns)
  return columns
}

function emptyColumns(table: TableBox, cells: readonly TableCell[]): ColumnMeasure[] {
  const begins = new Set(cells.map((cell) => cell.column))
  return Array.from({ length: table.columnCount }, (_, i): ColumnMeasure => {
    const style = columnStyle(table.columns[i])
    const begun = begins.has(i)
    const least = typeof style?.['min-width'] === 'number' ? style['min-width'] : 0
    const width = style?.width
    const percent = percentOf(width)
    const constrained = typeof width === 'number'
    return {
      min: least,
      max: Math.max(least, constrained ? width : 0),
      constrained,
      begun,
      merged: !begun && !constrained && percent === undefined && i > 0,
      ...(percent === undefined ? {} : { percent }),
    }
  })
}

/** A column that has no width of its own has that of its group: CSS Tables 3 §3.8.2. */
export function columnStyle(column: TableColumn | undefined): ComputedStyle | undefined {
  return column?.style.width === 'auto' && column.style['min-width'] === 'auto'
    ? (column.group ?? column).style
    : column?.style
}

/** A width with both a length and a percentage says nothing about a column: CSS Tables 3 §3.8.2. */
export function percentOf(width: ComputedStyle['width'] | undefined): number | undefined {
  if (typeof width !== 'object' || width.length !== 0 || width.comparisons) return undefined
  return width.percent > 0 ? width.percent : undefined
}

function addCell(columns: ColumnMeasure[], cell: TableCell, spacing: Pt, context: LayoutContext): void {
  const spanned = columns.slice(cell.column, cell.column + cell.colSpan).filter(({ merged }) => !merged)
  const { min, max, percent, constrained } = measureCell(cell, context)
  const only = spanned[0]
  if (spanned.length === 1 && only !== undefined) {
    only.min = Math.max(only.min, min)
    only.max = Math.max(only.max, max)
    only.constrained ||= constrained
    if (percent !== undefined) only.percent = Math.max(only.percent ?? 0, percent)
    return
  }
  const between = gaps(spanned, spacing)
  spreadPercent(spanned, percent)
  spread(spanned, min - between, 'min')
  spread(spanned, max - between, 'max')
}

/** Outer sizes of a cell, from its content and its `width`: outer-min-content and outer-max-content. */
function measureCell(
  cell: TableCell,
  context: LayoutContext,
): Pick<ColumnMeasure, 'min' | 'max' | 'percent' | 'constrained'> {
  const { style } = cell.block
  const content = context.sizes({ ...cell.block, style: autoWidth(style) })
  const extra = contentBoxExtra(style)
  const least = typeof style['min-width'] === 'number' ? style['min-width'] + extra : 0
  const most = typeof style['max-width'] === 'number' ? style['max-width'] + extra : Number.POSITIVE_INFINITY
  const min = Math.max(Math.min(content.min, most), least)
  const { width } = style
  if (typeof width === 'number') {
    return { min, max: Math.max(min, Math.min(width + extra, most)), constrained: true }
  }
  const percent = percentOf(width)
  const max = Math.max(min, Math.min(content.max, most))
  return { min, max, constrained: false, ...(percent === undefined ? {} : { percent }) }
}

/** A cell's own width says how wide its column is, not how wide its content may be measured. */
function autoWidth(style: ComputedStyle): ComputedStyle {
  if (style.width === 'auto' && style['min-width'] === 'auto' && style['max-width'] === 'none') return style
  return { ...style, width: 'auto', 'min-width': 'auto', 'max-width': 'none' }
}

/** What padding and border add to a `width` in the content-box model. Percentages of padding are of a width not known yet: 0. */
export function contentBoxExtra(style: ComputedStyle): Pt {
  if (style['box-sizing'] === 'border-box') return 0
  const { left, right } = padding(style, 0)
  return left + right + style['border-left-width'] + style['border-right-width']
}

/** A spanning cell's percentage, less what its columns have, goes to those that have none, by their max-content width. */
function spreadPercent(spanned: readonly ColumnMeasure[], percent: number | undefined): void {
  if (percent === undefined) return
  const rest = percent - sum(spanned.map((column) => column.percent ?? 0))
  const open = spanned.filter((column) => column.percent === undefined)
  if (rest <= 0 || open.length === 0) return
  const total = sum(open.map((column) => column.max))
  for (const column of open) column.percent = rest * (total > 0 ? column.max / total : 1 / open.length)
}

/** Raises the columns under a spanning cell until they hold it, as a table of that width would have them. */
function spread(spanned: readonly ColumnMeasure[], wanted: Pt, size: 'min' | 'max'): void {
  if (wanted <= sum(spanned.map((column) => column[size]))) return
  const widths = distributeWidth(spanned, wanted)
  spanned.forEach((column, i) => {
    column[size] = Math.max(column[size], widths[i] ?? 0)
    column.max = Math.max(column.max, column.min)
  })
}

/** CSS Tables 3 §3.8.2: percentages never come to more than 100, those of earlier columns first. */
function limitPercents(columns: readonly ColumnMeasure[]): void {
  let left = 100
  for (const column of columns) {
    if (column.percent === undefined) continue
    const percent = Math.min(column.percent, left)
    left -= percent
    if (percent > 0) column.percent = percent
    else delete column.percent
  }
}
