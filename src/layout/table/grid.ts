import type { TableBox, TableCell, TableColumn, TableGroup, TableRow } from '../../box/box.ts'
import { borderWidths, type ComputedStyle, margins, padding, resolve } from '../../css/computed-style.ts'
import type { Edges, Pt } from '../../geometry.ts'
import type { IntrinsicSizes, LayoutContext, Space } from '../layout.ts'
import { type CollapsedBorders, collapseBorders } from './collapsed-borders.ts'
import { type ColumnMeasure, distributeWidth, gridSizes, sum } from './columns.ts'
import { fixedColumns, isFixed } from './fixed-columns.ts'
import { measureColumns } from './measure-columns.ts'

/** All rows of a table in display order, and where each cell reaches. Does not depend on any width. */
export interface TableRows {
  readonly rows: readonly RowPlace[]
  readonly cells: readonly TableCell[]
  readonly collapsed: CollapsedBorders | undefined
  /** Between two columns or rows, and around them; 0 in the collapsing model, and where there is no column. */
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

/** Columns of a table set to a width, and to a height where one is given. */
export interface Columns extends ColumnEdges {
  /** The table's border box. */
  readonly tableWidth: Pt
  /** Its content box, which percentages in cells are of. */
  readonly contentWidth: Pt
  /** The least height of the table's border box without its captions. Default: what the rows need. */
  readonly height?: Pt
  /** Is that height more than a minimum? Default: false. */
  readonly definite?: boolean
  /** With the columns that `visibility: collapse` takes away: what cells are laid out by. Default: there are none. */
  readonly uncollapsed?: ColumnEdges
}

/** Measured from the table's left border edge, in a table that runs from the left. */
export interface ColumnEdges {
  readonly widths: readonly Pt[]
  /** Left edge of each column, and one more: where the next would start. */
  readonly lefts: readonly Pt[]
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
      spacing: separate && table.columnCount > 0 ? table.style['border-spacing'] : noSpacing,
      border: collapsed?.table ?? borderWidths(table.style),
    }
  })
}

const noSpacing = { horizontal: 0, vertical: 0 }

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
  const merged = mergedColumns(table, context).filter(Boolean).length
  const gaps = table.columnCount - merged + 1
  return border.left + border.right + inner.left + inner.right + spacing.horizontal * gaps
}

/** Which columns are one with that before them. Fixed tables keep them all. */
function mergedColumns(table: TableBox, context: LayoutContext): readonly boolean[] {
  return isFixed(table) ? [] : columnMeasures(table, context).map(({ merged }) => merged)
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
  const given = (value: ComputedStyle['max-width']) =>
    typeof value === 'number' ? borderBoxWidth(table, value, 0, context) : undefined
  const own = given(width)
  const most = given(table.style['max-width']) ?? Number.POSITIVE_INFINITY
  const least = Math.max(given(table.style['min-width']) ?? 0, isFixed(table) ? captionMin : grid.min)
  const within = (value: Pt): Pt => Math.max(Math.min(value, most), least)
  return { min: within(own ?? grid.min), max: within(own ?? grid.max) }
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
  const widths = isFixed(table)
    ? fixedColumns(table, rows[0]?.cells ?? [], Math.max(0, assignable), spacing.horizontal)
    : distributeWidth(columnMeasures(table, context), assignable)
  const start = border.left + inner.left + spacing.horizontal
  const edgesWithout = (gone: readonly boolean[]): ColumnEdges => columnEdges(widths, gone, start, spacing.horizontal)
  const merged = mergedColumns(table, context)
  const edges = edgesWithout(merged)
  const widthOf = ({ lefts }: ColumnEdges) => (lefts.at(-1) ?? 0) + inner.right + border.right
  const used = table.columnCount > 0 ? Math.max(tableWidth, widthOf(edges)) : tableWidth
  const sides = border.left + border.right + inner.left + inner.right
  if (!table.columns.some(isCollapsedColumn)) return { ...edges, tableWidth: used, contentWidth: used - sides }
  // CSS 2.2 §17.5.5: what the column took is taken away, and nothing else changes.
  const shown = edgesWithout(widths.map((_, i) => merged[i] === true || isCollapsedColumn(table.columns[i])))
  const shownWidth = used - widthOf(edges) + widthOf(shown)
  return { ...shown, tableWidth: shownWidth, contentWidth: used - sides, uncollapsed: edges }
}

/** Places columns side by side; those that are `gone` have no width and no spacing. */
function columnEdges(widths: readonly Pt[], gone: readonly boolean[], start: Pt, spacing: Pt): ColumnEdges {
  const lefts: Pt[] = []
  let left = start
  const used = widths.map((width, i) => (gone[i] ? 0 : width))
  let end = start
  for (const [i, width] of used.entries()) {
    if (gone[i]) {
      lefts.push(Math.max(start, end))
      continue
    }
    lefts.push(left)
    end = left + width
    left = end + spacing
  }
  return { widths: used, lefts: [...lefts, left] }
}

function isCollapsedColumn(column: TableColumn | undefined): boolean {
  return [column?.style, column?.group?.style].some((style) => style?.visibility === 'collapse')
}

function usedWidth(table: TableBox, space: Space, context: LayoutContext): Pt {
  if (space.fixedWidth !== undefined) return space.fixedWidth
  const { style } = table
  const columns = gridSizes(columnMeasures(table, context))
  const extra = horizontalExtra(table, space.width, context)
  const captionMin = captionMinimum(table, context)
  const least = isFixed(table) ? 0 : columns.min + extra
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
  const width = cellWidth(cell, columns)
  const left = columns.lefts[cell.column] ?? 0
  if (table.style.direction === 'ltr') return { x: left, width }
  const start = columns.lefts[0] ?? 0
  const end = (columns.lefts.at(-1) ?? 0) - spacing
  return { x: start + end - left - width, width }
}

/** From the left edge of a cell's first column to the right edge of its last. */
export function cellWidth({ column, colSpan }: TableCell, { widths, lefts }: ColumnEdges): Pt {
  const last = Math.min(column + colSpan, widths.length) - 1
  return (lefts[last] ?? 0) + (widths[last] ?? 0) - (lefts[column] ?? 0)
}
