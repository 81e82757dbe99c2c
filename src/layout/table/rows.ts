import type { TableBox, TableCell } from '../../box/box.ts'
import { type ComputedStyle, padding, resolve } from '../../css/computed-style.ts'
import type { Pt } from '../../geometry.ts'
import type { BoxFragment } from '../fragment.ts'
import type { BreakToken, LayoutContext, LayoutResult } from '../layout.ts'
import { type Columns, cellPlace, type RowPlace, tablePadding, tableRows } from './grid.ts'

/** A row as high as all of its content, and where its baseline lies. */
export interface RowMeasure {
  readonly height: Pt
  /** From the row's top; 0 when no cell takes part in baseline alignment. */
  readonly baseline: Pt
}

/** What one cell comes to when it is laid out with `room` left. */
export function layoutCell(
  cell: TableCell,
  width: Pt,
  columns: Columns,
  context: LayoutContext,
  limits: { readonly room: Pt; readonly fullRoom: Pt; readonly fresh: boolean },
  token?: BreakToken,
): LayoutResult {
  const space = { width: columns.tableWidth, fixedWidth: width, autoWidth: 'fill', ...limits } as const
  return context.layout(cell.block, space, token)
}

const unlimited = { room: Number.POSITIVE_INFINITY, fullRoom: Number.POSITIVE_INFINITY, fresh: false }

/** A cell in one piece, as high as its content. */
export function wholeCell(table: TableBox, cell: TableCell, columns: Columns, context: LayoutContext): BoxFragment {
  const byWidth = context.memo(wholeCell, cell, () => new Map<Pt, BoxFragment>())
  const { width } = cellPlace(table, cell, columns, tableRows(table, context).spacing.horizontal)
  const known = byWidth.get(width)
  if (known !== undefined) return known
  const { fragment } = layoutCell(cell, width, columns, context, unlimited)
  if (fragment?.type !== 'box') throw new Error('a cell without limits was not laid out')
  byWidth.set(width, fragment)
  return fragment
}

/** Is the row taken out of the table, though its cells still count for the widths of columns? CSS 2.2 §17.5.5. */
export function isCollapsed(place: RowPlace | undefined): boolean {
  return place?.row.style.visibility === 'collapse'
}

/** How many rows from `from` to before `to` there are to be seen. */
export function shownRows(rows: readonly RowPlace[], from: number, to: number): number {
  return rows.slice(from, to).filter((place) => !isCollapsed(place)).length
}

/** Heights of all rows when nothing breaks: CSS 2.2 §17.5.3. */
export function measureRows(table: TableBox, columns: Columns, context: LayoutContext): readonly RowMeasure[] {
  const byWidth = context.memo(measureRows, table, () => new Map<Pt, readonly RowMeasure[]>())
  const known = byWidth.get(columns.tableWidth)
  if (known !== undefined) return known
  const { rows, spacing } = tableRows(table, context)
  const measures = rows.map((place) => measureRow(table, place, columns, context))
  const heights = measures.map((measure, i) => (isCollapsed(rows[i]) ? 0 : measure.height))
  for (const { cell, index } of spanningCells(rows)) {
    const spanned = heights.slice(index, index + cell.rowSpan)
    const shown = shownRows(rows, index, index + cell.rowSpan)
    const wanted = cellHeight(table, cell, columns, context) - spacing.vertical * (shown - 1)
    addHeight(heights, index, spanned.length, wanted - total(spanned))
  }
  addHeight(heights, 0, heights.length, tableHeight(table, columns, context) - total(heights))
  const result = measures.map((measure, i) => ({ ...measure, height: heights[i] ?? measure.height }))
  byWidth.set(columns.tableWidth, result)
  return result
}

/** What the table's own `height` leaves for the rows together; 0 when it gives none. */
function tableHeight(table: TableBox, columns: Columns, context: LayoutContext): Pt {
  const { rows, spacing, border } = tableRows(table, context)
  const given = Math.max(givenHeight(table.style, 'height', columns), givenHeight(table.style, 'min-height', columns))
  if (given === 0) return 0
  const inner = tablePadding(table, columns.tableWidth)
  return given - border.top - border.bottom - inner.top - inner.bottom - spacing.vertical * (rows.length + 1)
}

/** Those of fewest rows first, so that wider ones see what they left. */
function spanningCells(rows: readonly RowPlace[]): { cell: TableCell; index: number }[] {
  return rows
    .flatMap(({ cells }, index) => cells.filter((cell) => cell.rowSpan > 1).map((cell) => ({ cell, index })))
    .sort((a, b) => a.cell.rowSpan - b.cell.rowSpan)
}

/** Shares `excess` among `count` rows from `first` by their heights; the last takes it when all are empty. */
export function addHeight(heights: Pt[], first: number, count: number, excess: Pt): void {
  if (excess <= 0) return
  const before = total(heights.slice(first, first + count))
  if (before === 0) {
    heights[first + count - 1] = excess
    return
  }
  for (let i = first; i < first + count; i++) heights[i] = (heights[i] ?? 0) * (1 + excess / before)
}

function measureRow(table: TableBox, place: RowPlace, columns: Columns, context: LayoutContext): RowMeasure {
  const { height } = place.row.style
  const aligned = place.cells.filter((cell) => isBaselineAligned(cell.style))
  const baselines = aligned.map((cell) => cellBaseline(wholeCell(table, cell, columns, context)))
  const baseline = Math.max(0, ...baselines)
  let most = typeof height === 'number' ? height : 0
  for (const cell of place.cells) {
    if (cell.rowSpan > 1) continue
    const at = aligned.indexOf(cell)
    const shift = at < 0 ? 0 : baseline - (baselines[at] ?? 0)
    most = Math.max(
      most,
      cellHeight(table, cell, columns, context),
      wholeCell(table, cell, columns, context).rect.height + shift,
    )
  }
  return { height: most, baseline }
}

/** The border box of a cell by its content and its `height`. `cell.style` still has the height that its block lost. */
function cellHeight(table: TableBox, cell: TableCell, columns: Columns, context: LayoutContext): Pt {
  const content = wholeCell(table, cell, columns, context).rect.height
  return Math.max(content, givenHeight(cell.style, 'height', columns), givenHeight(cell.style, 'min-height', columns))
}

function givenHeight(style: ComputedStyle, property: 'height' | 'min-height', columns: Columns): Pt {
  const value = style[property]
  if (typeof value === 'string' || (typeof value === 'object' && value.percent !== 0)) return 0
  const given = resolve(value, 0)
  if (style['box-sizing'] === 'border-box') return given
  const inner = padding(style, columns.tableWidth)
  return given + inner.top + inner.bottom + style['border-top-width'] + style['border-bottom-width']
}

/** Every value but these three aligns by the baseline: CSS 2.2 §17.5.3. */
function isBaselineAligned(style: ComputedStyle): boolean {
  const value = style['vertical-align']
  return value !== 'top' && value !== 'middle' && value !== 'bottom'
}

/** From the cell's top; the bottom of its content box when it has no line. */
function cellBaseline(fragment: BoxFragment): Pt {
  return fragment.firstBaseline ?? fragment.rect.height - fragment.border.bottom - fragment.padding.bottom
}

/** How far a cell's content moves down in a row of this height. */
export function alignCell(cell: TableCell, fragment: BoxFragment, height: Pt, rowBaseline: Pt): Pt {
  const free = height - fragment.rect.height
  if (free <= 0) return 0
  switch (cell.style['vertical-align']) {
    case 'top':
      return 0
    case 'middle':
      return free / 2
    case 'bottom':
      return free
    default:
      return Math.max(0, rowBaseline - cellBaseline(fragment))
  }
}

function total(values: readonly Pt[]): Pt {
  return values.reduce((sum, value) => sum + value, 0)
}
