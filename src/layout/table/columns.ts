import type { TableBox, TableCell } from '../../box/box.ts'
import { type ComputedStyle, padding, resolve } from '../../css/computed-style.ts'
import type { Pt } from '../../geometry.ts'
import type { LayoutContext } from '../layout.ts'

/** What one column asks for, all its cells considered: CSS Tables 3 §3.8.2. Widths are of cells' border boxes. */
export interface ColumnMeasure {
  min: Pt
  max: Pt
  /** Of the grid's width; undefined for none. */
  percent?: number
  /** The author gave a length, so the column takes no excess while others can. */
  constrained: boolean
}

/** What the columns of an automatic table ask for. `spacing` lies between two columns. */
export function measureColumns(
  table: TableBox,
  cells: readonly TableCell[],
  spacing: Pt,
  context: LayoutContext,
): ColumnMeasure[] {
  const columns = Array.from({ length: table.columnCount }, (_, i): ColumnMeasure => {
    const width = table.columns[i]?.style.width
    if (typeof width === 'number') return { min: 0, max: width, constrained: true }
    const percent = percentOf(width)
    return { min: 0, max: 0, constrained: false, ...(percent === undefined ? {} : { percent }) }
  })
  const bySpan = cells.toSorted((a, b) => a.colSpan - b.colSpan)
  for (const cell of bySpan) addCell(columns, cell, spacing, context)
  return columns
}

function percentOf(width: ComputedStyle['width'] | undefined): number | undefined {
  return typeof width === 'object' && width.percent > 0 ? width.percent : undefined
}

function addCell(columns: ColumnMeasure[], cell: TableCell, spacing: Pt, context: LayoutContext): void {
  const spanned = columns.slice(cell.column, cell.column + cell.colSpan)
  const { min, max, percent, constrained } = measureCell(cell, context)
  const only = spanned[0]
  if (spanned.length === 1 && only !== undefined) {
    only.min = Math.max(only.min, min)
    only.max = Math.max(only.max, max)
    only.constrained ||= constrained
    if (percent !== undefined) only.percent = Math.max(only.percent ?? 0, percent)
    return
  }
  const gaps = spacing * (spanned.length - 1)
  spreadPercent(spanned, percent)
  spread(spanned, min - gaps, 'min')
  spread(spanned, max - gaps, 'max')
}

/** Outer sizes of a cell, from its content and its `width`: CSS Tables 3 §3.8.2, outer-min-content and outer-max-content. */
function measureCell(cell: TableCell, context: LayoutContext): ColumnMeasure {
  const { style } = cell.block
  const content = context.sizes({ ...cell.block, style: autoWidth(style) })
  const extra = contentBoxExtra(style)
  const least = typeof style['min-width'] === 'number' ? style['min-width'] + extra : 0
  const most = typeof style['max-width'] === 'number' ? style['max-width'] + extra : Number.POSITIVE_INFINITY
  const min = Math.max(content.min, least)
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

/** Raises the columns under a spanning cell until they hold it; those the author gave no width take the excess. */
function spread(spanned: readonly ColumnMeasure[], wanted: Pt, size: 'min' | 'max'): void {
  const excess = wanted - sum(spanned.map((column) => column[size]))
  if (excess <= 0) return
  const free = spanned.filter((column) => !column.constrained && column.percent === undefined)
  const takers = free.length > 0 ? free : spanned
  const total = sum(takers.map((column) => column.max))
  for (const column of takers) column[size] += excess * (total > 0 ? column.max / total : 1 / takers.length)
  for (const column of spanned) column.max = Math.max(column.max, column.min)
}

/** Smallest and preferred width of all columns together, without spacing: CSS Tables 3 §3.8.1, GRIDMIN and GRIDMAX. */
export function gridSizes(columns: readonly ColumnMeasure[]): { min: Pt; max: Pt } {
  const min = sum(columns.map((column) => column.min))
  let max = sum(columns.map((column) => column.max))
  const percents = sum(columns.map((column) => column.percent ?? 0))
  for (const { percent, max: wanted } of columns) {
    if (percent !== undefined && percent > 0) max = Math.max(max, (wanted * 100) / percent)
  }
  const others = sum(columns.filter((column) => column.percent === undefined).map((column) => column.max))
  if (percents > 0 && percents < 100) max = Math.max(max, (others * 100) / (100 - percents))
  return { min, max }
}

/**
 * Widths of an automatic table's columns that come to `width`: CSS Tables 3 §3.9.3. Between the four guesses the widths
 * are interpolated; what is over the largest is shared out.
 */
export function distributeWidth(columns: readonly ColumnMeasure[], width: Pt): Pt[] {
  const percentWidth = (column: ColumnMeasure): Pt => Math.max(column.min, (width * (column.percent ?? 0)) / 100)
  const guesses = [
    columns.map((column) => column.min),
    columns.map((column) => (column.percent === undefined ? column.min : percentWidth(column))),
    columns.map((column) => {
      if (column.percent !== undefined) return percentWidth(column)
      return column.constrained ? column.max : column.min
    }),
    columns.map((column) => (column.percent === undefined ? column.max : percentWidth(column))),
  ]
  const upper = guesses.findIndex((guess) => sum(guess) >= width)
  if (upper === 0) return guesses[0] ?? []
  if (upper < 0) return shareExcess(columns, guesses[3] ?? [], width)
  return interpolate(guesses[upper - 1] ?? [], guesses[upper] ?? [], width)
}

function interpolate(low: readonly Pt[], high: readonly Pt[], width: Pt): Pt[] {
  const from = sum(low)
  const to = sum(high)
  const share = to > from ? (width - from) / (to - from) : 0
  return low.map((value, i) => value + ((high[i] ?? value) - value) * share)
}

/** CSS Tables 3 §3.9.3.2: who takes what is left over when every column has its preferred width. */
function shareExcess(columns: readonly ColumnMeasure[], widths: readonly Pt[], width: Pt): Pt[] {
  const excess = width - sum(widths)
  const groups: ((column: ColumnMeasure) => boolean)[] = [
    (column) => !column.constrained && column.percent === undefined && column.max > 0,
    (column) => column.constrained && column.percent === undefined && column.max > 0,
    (column) => column.percent !== undefined && column.percent > 0,
    () => true,
  ]
  const takes = groups.find((belongs) => columns.some(belongs))
  if (takes === undefined) return [...widths]
  const weight = (column: ColumnMeasure): number => (takes(column) ? (column.percent ?? column.max) : 0)
  const total = sum(columns.map(weight))
  const takers = columns.filter(takes).length
  return widths.map((value, i) => {
    const column = columns[i] as ColumnMeasure
    if (!takes(column)) return value
    return value + excess * (total > 0 ? weight(column) / total : 1 / takers)
  })
}

/**
 * Widths of a fixed table's columns: CSS 2.2 §17.5.2.1. `col` elements first, then the cells of the first row; the rest
 * share equally. `firstRow` are the cells that start in it. When all is given and does not fill `width`, all grow.
 */
export function fixedColumns(table: TableBox, firstRow: readonly TableCell[], width: Pt, spacing: Pt): Pt[] {
  const widths: (Pt | undefined)[] = Array.from({ length: table.columnCount }, (_, i) =>
    lengthOf(table.columns[i]?.style, width, 0),
  )
  for (const cell of firstRow) {
    const given = lengthOf(cell.block.style, width, contentBoxExtra(cell.block.style))
    if (given === undefined) continue
    const share = (given - spacing * (cell.colSpan - 1)) / cell.colSpan
    for (let i = cell.column; i < cell.column + cell.colSpan; i++) widths[i] ??= Math.max(0, share)
  }
  const open = widths.filter((value) => value === undefined).length
  const rest = width - sum(widths.map((value) => value ?? 0))
  if (open > 0) return widths.map((value) => value ?? Math.max(0, rest / open))
  const total = sum(widths.map((value) => value ?? 0))
  return widths.map((value) => (rest > 0 && total > 0 ? ((value ?? 0) * width) / total : (value ?? 0)))
}

function lengthOf(style: ComputedStyle | undefined, base: Pt, extra: Pt): Pt | undefined {
  const width = style?.width
  if (width === undefined || typeof width === 'string') return undefined
  return resolve(width, base) + (typeof width === 'number' ? extra : 0)
}

export function sum(values: readonly number[]): number {
  let total = 0
  for (const value of values) total += value
  return total
}
