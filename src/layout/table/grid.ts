import type { TableBox, TableCell, TableGroup, TableRow } from '../../box/box.ts'
import { borderWidths, type ComputedStyle, margins, padding, resolve } from '../../css/computed-style.ts'
import type { Edges, Pt } from '../../geometry.ts'
import type { IntrinsicSizes, LayoutContext, Space } from '../layout.ts'
import { type CollapsedBorders, collapseBorders } from './collapsed-borders.ts'
import { type ColumnMeasure, distributeWidth, fixedColumns, gridSizes, measureColumns, sum } from './columns.ts'

/** All rows of a table in display order, and where each cell reaches. Does not depend on any width. */
export interface TableRows {
  readonly rows: readonly RowPlace[]
  readonly cells: readonly TableCell[]
  readonly collapsed: CollapsedBorders | undefined
  /** Between two columns or rows, and around them; 0 in the collapsing model. */
  readonly spacing: { readonly horizontal: Pt; readonly vertical: Pt }
  /** Of the table's own box; half the outer borders in the collapsing model. */
  readonly border: Edges
}

export interface RowPlace {
  readonly row: TableRow
  readonly group: TableGroup
  /** Cells that start here, with the border that the border model gives them. */
  readonly cells: readonly TableCell[]
}

/** Columns of a table set to a width. Everything is measured in its content box. */
export interface Columns {
  readonly widths: readonly Pt[]
  /** Left edge of each column, and one more: where the next would start. */
  readonly lefts: readonly Pt[]
  /** The table's border box. */
  readonly tableWidth: Pt
}

export function tableRows(table: TableBox, context: LayoutContext): TableRows {
  return context.memo(tableRows, table, () => {
    const separate = table.style['border-collapse'] === 'separate'
    const collapsed = separate ? undefined : collapseBorders(table)
    const rows = table.groups.flatMap((group) =>
      group.rows.map(
        (row): RowPlace => ({
          row,
          group,
          cells: row.cells.map((cell) => withAutoHeight(collapsed?.cell(cell) ?? cell)),
        }),
      ),
    )
    return {
      rows,
      cells: rows.flatMap((place) => place.cells),
      collapsed,
      spacing: separate ? table.style['border-spacing'] : { horizontal: 0, vertical: 0 },
      border: collapsed?.table ?? borderWidths(table.style),
    }
  })
}

/** CSS 2.2 §17.5.3: a cell's `height` is a least height of its row; its content is laid out as high as it is. */
function withAutoHeight(cell: TableCell): TableCell {
  const { style } = cell.block
  if (style.height === 'auto' && style['min-height'] === 'auto' && style['max-height'] === 'none') return cell
  const auto: ComputedStyle = { ...style, height: 'auto', 'min-height': 'auto', 'max-height': 'none' }
  return { ...cell, block: { ...cell.block, style: auto } }
}

function columnMeasures(table: TableBox, context: LayoutContext): readonly ColumnMeasure[] {
  return context.memo(columnMeasures, table, () => {
    const { cells, spacing } = tableRows(table, context)
    return measureColumns(table, cells, spacing.horizontal, context)
  })
}

/** Border, padding and border spacing beside the columns. */
function horizontalExtra(table: TableBox, width: Pt, context: LayoutContext): Pt {
  const { border, spacing } = tableRows(table, context)
  const inner = tablePadding(table, width)
  return border.left + border.right + inner.left + inner.right + spacing.horizontal * (table.columnCount + 1)
}

/** The collapsing model has no padding: CSS 2.2 §17.6.2. */
export function tablePadding(table: TableBox, width: Pt): Edges {
  if (table.style['border-collapse'] === 'collapse') return { top: 0, right: 0, bottom: 0, left: 0 }
  return padding(table.style, width)
}

/** Intrinsic widths of the table's border box, captions included: they are never narrower than their longest word. */
export function tableSizes(table: TableBox, context: LayoutContext): IntrinsicSizes {
  const { min, max } = gridSizes(columnMeasures(table, context))
  const extra = horizontalExtra(table, 0, context)
  const captionMin = captionMinimum(table, context)
  const { width } = table.style
  const grid = { min: Math.max(min + extra, captionMin), max: Math.max(max + extra, captionMin) }
  if (typeof width !== 'number') return grid
  const given = Math.max(borderBoxWidth(table, width, 0, context), grid.min)
  return { min: given, max: given }
}

function captionMinimum(table: TableBox, context: LayoutContext): Pt {
  return table.captions.reduce((most, caption) => Math.max(most, context.sizes(caption).min), 0)
}

/** CSS 2.2 §17.5.2 and CSS Tables 3 §3.9: the used width of the table and of its columns. */
export function layoutColumns(table: TableBox, space: Space, context: LayoutContext): Columns {
  const tableWidth = usedWidth(table, space, context)
  const { rows, spacing, border } = tableRows(table, context)
  const inner = tablePadding(table, space.width)
  const assignable = tableWidth - horizontalExtra(table, space.width, context)
  const isFixed = table.style['table-layout'] === 'fixed' && table.style.width !== 'auto'
  const widths = isFixed
    ? fixedColumns(table, rows[0]?.cells ?? [], Math.max(0, assignable), spacing.horizontal)
    : distributeWidth(columnMeasures(table, context), assignable)
  const lefts: Pt[] = []
  let left = border.left + inner.left + spacing.horizontal
  for (const width of widths) {
    lefts.push(left)
    left += width + spacing.horizontal
  }
  const used = left + inner.right + border.right
  return {
    widths,
    lefts: [...lefts, left],
    tableWidth: isFixed || table.columnCount > 0 ? Math.max(tableWidth, used) : tableWidth,
  }
}

function usedWidth(table: TableBox, space: Space, context: LayoutContext): Pt {
  if (space.fixedWidth !== undefined) return space.fixedWidth
  const { style } = table
  const columns = gridSizes(columnMeasures(table, context))
  const extra = horizontalExtra(table, space.width, context)
  const captionMin = captionMinimum(table, context)
  const least = style['table-layout'] === 'fixed' && style.width !== 'auto' ? 0 : columns.min + extra
  const { left, right } = margins(style)
  const outside = sum([left, right].map((value) => (value === 'auto' ? 0 : resolve(value, space.width))))
  const available = space.availableWidth ?? Math.max(0, space.width - outside)
  const preferred = (() => {
    if (typeof style.width !== 'string')
      return borderBoxWidth(table, resolve(style.width, space.width), space.width, context)
    if (style.width === 'min-content') return least
    if (style.width === 'max-content') return columns.max + extra
    return Math.min(columns.max + extra, available)
  })()
  const limit = (value: Pt, by: 'min-width' | 'max-width', pick: (a: Pt, b: Pt) => Pt): Pt => {
    const bound = style[by]
    return typeof bound === 'string'
      ? value
      : pick(value, borderBoxWidth(table, resolve(bound, space.width), space.width, context))
  }
  const limited = limit(limit(preferred, 'max-width', Math.min), 'min-width', Math.max)
  return Math.max(limited, least, captionMin)
}

/** CSS 2.2 §17.6.2: in the collapsing model `width` has half the borders in it, as with `box-sizing: border-box`. */
function borderBoxWidth(table: TableBox, width: Pt, base: Pt, context: LayoutContext): Pt {
  if (table.style['box-sizing'] === 'border-box' || table.style['border-collapse'] === 'collapse') return width
  const { border } = tableRows(table, context)
  const inner = tablePadding(table, base)
  return width + border.left + border.right + inner.left + inner.right
}

/** Left edge and width of a cell, mirrored when the table runs from the right. */
export function cellPlace(table: TableBox, cell: TableCell, columns: Columns, spacing: Pt): { x: Pt; width: Pt } {
  const last = Math.min(cell.column + cell.colSpan, columns.widths.length) - 1
  const left = columns.lefts[cell.column] ?? 0
  const width = (columns.lefts[last] ?? 0) + (columns.widths[last] ?? 0) - left
  if (table.style.direction === 'ltr') return { x: left, width }
  const start = columns.lefts[0] ?? 0
  const end = (columns.lefts.at(-1) ?? 0) - spacing
  return { x: start + end - left - width, width }
}
