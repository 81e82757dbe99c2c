import type { TableBox, TableCell } from '../../box/box.ts'
import { type ComputedStyle, hasPercentage, padding, resolve } from '../../css/computed-style.ts'
import type { Pt } from '../../geometry.ts'
import type { LayoutContext } from '../layout.ts'
import { cellBaseline, isBaselineAligned, wholeCell } from './cells.ts'
import { type Columns, type RowPlace, tablePadding, tableRows } from './grid.ts'
import { type Growing, growRows } from './grow-rows.ts'

/** A row as high as all of its content, and where its baseline lies. */
export interface RowMeasure {
  readonly height: Pt
  /** From the row's top; 0 when no cell takes part in baseline alignment. */
  readonly baseline: Pt
}

/** Is the row taken out of the table? CSS 2.2 §17.5.5. */
export function isCollapsed(place: RowPlace | undefined): boolean {
  return [place?.row.style, place?.group.style].some((style) => style?.visibility === 'collapse')
}

/** How many rows from `from` to before `to` there are to be seen. */
export function shownRows(rows: readonly RowPlace[], from: number, to: number): number {
  let shown = 0
  for (let i = from; i < Math.min(to, rows.length); i++) if (!isCollapsed(rows[i])) shown++
  return shown
}

interface GrowingRow extends Growing {
  readonly baseline: Pt
  /** Does a cell begin in it that spans other rows? */
  readonly begins: boolean
}

/** Heights of all rows when nothing breaks: CSS 2.2 §17.5.3, CSS Tables 3 §3.10. */
export function measureRows(table: TableBox, columns: Columns, context: LayoutContext): readonly RowMeasure[] {
  const known = context.memo(measureRows, table, () => new Map<string, readonly RowMeasure[]>())
  const key = `${columns.tableWidth} ${columns.height}`
  const before = known.get(key)
  if (before !== undefined) return before
  const { rows, spacing } = tableRows(table, context)
  const growing = rows.map((place) => measureRow(place, columns, context))
  for (const { cell, index } of spanningCells(rows)) {
    const gaps = spacing.vertical * (cell.rowSpan - 1)
    const spanned = growing.slice(index, index + cell.rowSpan)
    const wanted = cellHeight(cell, columns, context) - gaps
    // Rows below in which spanning cells begin take it all, so that rows shared by two such cells come first.
    const begun = spanned.slice(1).filter(({ begins }) => begins)
    if (begun.length > 0) growRows(begun, wanted - total(spanned) + total(begun), undefined)
    else growRows(spanned, wanted, undefined)
  }
  growGroups(table, rows, growing, columns, context)
  // §17.5.5: a row that collapses is as high as if it did not, until it is taken away.
  const result = growing.map(({ height, baseline }, i) =>
    isCollapsed(rows[i]) ? { height: 0, baseline: 0 } : { height, baseline },
  )
  known.set(key, result)
  return result
}

/** Row groups with a height of their own, and a table with one: both leave what they have to their rows. */
function growGroups(
  table: TableBox,
  rows: readonly RowPlace[],
  growing: readonly GrowingRow[],
  columns: Columns,
  context: LayoutContext,
): void {
  const { spacing } = tableRows(table, context)
  const groups = groupsOf(rows, growing, spacing.vertical)
  for (const group of groups) {
    const given = group.place.group.style.height
    if (typeof given === 'number') setHeight(group, given, spacing.vertical)
  }
  const wanted = rowsHeight(table, columns, context)
  if (wanted === undefined) return
  const bodies = groups.filter(({ place }) => place.group.kind === 'body')
  const takers = bodies.length > 0 ? bodies : groups
  const others = total(groups) - total(takers)
  growRows(takers, wanted - others - spacing.vertical * (groups.length - 1), wanted)
  for (const group of groups) setHeight(group, group.height, spacing.vertical)
}

interface GrowingGroup extends Growing {
  readonly place: RowPlace
  readonly rows: readonly GrowingRow[]
}

function groupsOf(rows: readonly RowPlace[], growing: readonly GrowingRow[], spacing: Pt): readonly GrowingGroup[] {
  const groups: GrowingGroup[] = []
  for (let from = 0; from < rows.length; ) {
    const place = rows[from] as RowPlace
    const members = growing.slice(from, from + place.group.rows.length)
    const { height } = place.group.style
    const percent = percentOf(height)
    groups.push({
      place,
      rows: members,
      height: total(members) + spacing * (members.length - 1),
      given: typeof height === 'number',
      ...(percent === undefined ? {} : { percent }),
    })
    from += members.length
  }
  return groups
}

function setHeight(group: GrowingGroup, height: Pt, spacing: Pt): void {
  growRows(group.rows, height - spacing * (group.rows.length - 1), height)
  group.height = Math.max(group.height, height)
}

function total(growing: readonly Growing[]): Pt {
  let sum = 0
  for (const { height } of growing) sum += height
  return sum
}

/** What the table's own height leaves for the rows and the spacing between them; undefined when it gives none. */
function rowsHeight(table: TableBox, { height, contentWidth }: Columns, context: LayoutContext): Pt | undefined {
  if (height === undefined) return undefined
  const { spacing, border } = tableRows(table, context)
  const inner = tablePadding(table, contentWidth)
  return height - border.top - border.bottom - inner.top - inner.bottom - spacing.vertical * 2
}

/** Those of fewest rows first, so that wider ones see what they left. */
function spanningCells(rows: readonly RowPlace[]): { cell: TableCell; index: number }[] {
  return rows
    .flatMap(({ cells }, index) => cells.filter((cell) => cell.rowSpan > 1).map((cell) => ({ cell, index })))
    .sort((a, b) => a.cell.rowSpan - b.cell.rowSpan)
}

function measureRow(place: RowPlace, columns: Columns, context: LayoutContext): GrowingRow {
  const { height } = place.row.style
  const fragments = place.cells.map((cell) =>
    cell.rowSpan > 1 && !isBaselineAligned(cell.style) ? undefined : wholeCell(cell, columns, context),
  )
  const baselines = place.cells.map((cell, i) => {
    const fragment = fragments[i]
    return fragment && isBaselineAligned(cell.style) ? cellBaseline(fragment) : undefined
  })
  const baseline = baselines.reduce<Pt>((most, own) => Math.max(most, own ?? 0), 0)
  let most = typeof height === 'number' ? height : 0
  let given = typeof height === 'number'
  let percent = percentOf(height)
  place.cells.forEach((cell, i) => {
    if (cell.rowSpan > 1) return
    const own = baselines[i]
    const shift = own === undefined ? 0 : baseline - own
    most = Math.max(most, cellHeight(cell, columns, context), (fragments[i]?.rect.height ?? 0) + shift)
    given ||= typeof cell.style.height === 'number'
    const share = percentOf(cell.style.height)
    if (share !== undefined) percent = Math.max(percent ?? 0, share)
  })
  const begins = place.cells.some((cell) => cell.rowSpan > 1)
  return { height: most, baseline, begins, given, ...(percent === undefined ? {} : { percent }) }
}

function percentOf(height: ComputedStyle['height']): number | undefined {
  return typeof height === 'object' && height.percent > 0 ? height.percent : undefined
}

/** The border box of a cell by its content and its `height`. `cell.style` still has the height that its block lost. */
function cellHeight(cell: TableCell, columns: Columns, context: LayoutContext): Pt {
  const content = wholeCell(cell, columns, context).rect.height
  return Math.max(content, givenHeight(cell.style, 'height', columns), givenHeight(cell.style, 'min-height', columns))
}

function givenHeight(style: ComputedStyle, property: 'height' | 'min-height', columns: Columns): Pt {
  const value = style[property]
  if (typeof value === 'string' || hasPercentage(value)) return 0
  const given = resolve(value, 0)
  if (style['box-sizing'] === 'border-box') return given
  const inner = padding(style, columns.contentWidth)
  return given + inner.top + inner.bottom + style['border-top-width'] + style['border-bottom-width']
}

/** Are the heights that percentages in the cell are of known before its content is? CSS Tables 3 §3.10.5. */
export function isGivenHeight(cell: TableCell, columns: Columns): boolean {
  return columns.definite === true || typeof cell.style.height === 'number'
}
