import type { TableBox, TableCell, TableGroup } from '../../box/box.ts'
import type { Pt } from '../../geometry.ts'
import { avoidsBreak } from '../block/break-between.ts'
import type { BreakAppeal, BreakToken, ForcedBreak, LayoutContext, LayoutResult, TableBreakToken } from '../layout.ts'
import { asksForBreak, layoutCell, unlimited, wholeCell } from './cells.ts'
import { type Columns, type RowPlace, tableRows } from './grid.ts'
import { growRows } from './grow-rows.ts'
import { isCollapsed, measureRows, shownRows } from './rows.ts'

/** A row on the page being filled. `top` is measured from the first row's. */
export interface PageRow {
  readonly index: number
  readonly place: RowPlace
  readonly cells: readonly PageCell[]
  readonly top: Pt
  readonly height: Pt
  readonly baseline: Pt
  readonly repeated: boolean
}

/** A cell on this page: it starts in the row, or goes on from the page before. */
export interface PageCell {
  readonly cell: TableCell
  /** Rows it still covers, this one included. */
  readonly span: number
  readonly resume?: BreakToken | 'done'
}

/** Where the rows of this page end. */
export interface RowBreak {
  /** The first row that is not on this page, or the one that is split. */
  readonly row: number
  /** Set when that row's first part is on this page. */
  readonly split: boolean
  readonly appeal: BreakAppeal
  readonly forced?: ForcedBreak
}

/** The room that rows have. */
export interface RowRoom {
  readonly room: Pt
  readonly fullRoom: Pt
  readonly fresh: boolean
  /** What must follow the last row of the table: border, padding, captions. */
  readonly after: Pt
}

export interface FilledRows {
  readonly rows: readonly PageRow[]
  readonly end: RowBreak | undefined
}

/**
 * Places rows from `token` on until the room is used up. Undefined when not even one fits and the page has something
 * else on it already.
 */
export function fillRows(
  table: TableBox,
  columns: Columns,
  token: TableBreakToken | undefined,
  limits: RowRoom,
  range: { readonly from: number; readonly to: number },
  context: LayoutContext,
): FilledRows | undefined {
  const { rows, spacing, collapsed } = tableRows(table, context)
  const placed: PageRow[] = []
  const resumed = resumedHeights(table, columns, token, context)
  const measures = measureRows(table, columns, context)
  const lastRow = rows.findLastIndex((place) => !isCollapsed(place))
  let top = 0
  for (let index = range.from; index < range.to; index++) {
    const place = rows[index] as RowPlace
    if (isCollapsed(place)) continue
    const measure = measures[index] ?? { height: 0, baseline: 0 }
    const height = resumed.get(index) ?? measure.height
    const forced = placed.length > 0 ? forcedBreak(rows, index, context) : undefined
    if (forced !== undefined) return { rows: placed, end: { row: index, split: false, appeal: 'perfect', forced } }
    const row: PageRow = {
      index,
      place,
      cells: cellsOf(rows, index, index === range.from ? token : undefined),
      top,
      height,
      baseline: measure.baseline,
      repeated: false,
    }
    const inside = cutByForce(row, columns, limits, placed.length === 0, context)
    if (inside) return { rows: [...placed, inside.part], end: inside.end }
    // Half of a collapsed border lies below its row.
    const needed = index === lastRow ? limits.after : (collapsed?.halfAbove(index + 1) ?? 0)
    if (top + height + needed > limits.room + tolerance) {
      return breakRows(table, columns, placed, row, limits, context)
    }
    placed.push(row)
    top += height + spacing.vertical
  }
  return { rows: placed, end: undefined }
}

/**
 * A forced break in one of its cells ends the row on this page, and the others go on beside it: CSS Fragmentation 3 §3.1.
 * Cells that span rows end further down, and are passed over.
 */
function cutByForce(
  row: PageRow,
  columns: Columns,
  limits: RowRoom,
  first: boolean,
  context: LayoutContext,
): { readonly part: PageRow; readonly end: RowBreak } | undefined {
  const left = limits.room - row.top
  if (left <= 0 || !Number.isFinite(left)) return undefined
  const fresh = limits.fresh && first
  for (const part of row.cells) {
    if (part.resume === 'done' || !asksForBreak(part.cell, context)) continue
    if (part.span > 1) {
      reportIdleBreak(part.cell, context)
      continue
    }
    const { fragment, forced } = cutCell(part, columns, { room: left, fullRoom: limits.fullRoom, fresh }, context)
    if (!fragment || !forced) continue
    const cut = { ...row, height: left }
    if (!holdsSomething(cut, columns, limits, fresh, context)) return undefined
    return { part: cut, end: { row: row.index, split: true, appeal: 'perfect', forced } }
  }
  return undefined
}

function reportIdleBreak(cell: TableCell, context: LayoutContext): void {
  const at = cell.element.origin.template
  context.memo(reportIdleBreak, cell, () =>
    context.report({
      severity: 'warning',
      code: 'unsupported-value',
      message: 'a forced break inside of a table cell that spans rows has no effect',
      ...(at && { at }),
      hint: 'break before a row, with `break-before` on the `<tr>`',
    }),
  )
}

/** Sums of many heights are not exact; a thousandth of a point is no overflow. */
export const tolerance: Pt = 0.001

/** The cells that start in a row; on a page that goes on with it, also those that come from above. */
function cellsOf(rows: readonly RowPlace[], index: number, token: TableBreakToken | undefined): readonly PageCell[] {
  const own = (rows[index]?.cells ?? []).map((cell): PageCell => {
    const resume = token?.cells.get(cell)
    return { cell, span: shownRows(rows, index, index + cell.rowSpan), ...(resume === undefined ? {} : { resume }) }
  })
  if (token === undefined) return own
  const above: PageCell[] = []
  for (const [cell, resume] of token.cells) {
    const start = rows.findLastIndex((place, i) => i < index && place.cells.includes(cell))
    if (start >= 0 && start + cell.rowSpan > index)
      above.push({ cell, span: shownRows(rows, index, start + cell.rowSpan), resume })
  }
  return [...above, ...own].sort((a, b) => a.cell.column - b.cell.column)
}

/** Heights that differ from the whole table's because cells of the page before go on here. */
function resumedHeights(
  table: TableBox,
  columns: Columns,
  token: TableBreakToken | undefined,
  context: LayoutContext,
): ReadonlyMap<number, Pt> {
  if (token === undefined || token.cells.size === 0) return new Map()
  const { rows, spacing } = tableRows(table, context)
  const measures = measureRows(table, columns, context)
  const cells = cellsOf(rows, token.row, token)
  const isSplit = (rows[token.row]?.cells ?? []).some((cell) => token.cells.has(cell))
  const longest = Math.max(1, ...cells.map((cell) => cell.span))
  const growing = measures.slice(token.row, token.row + longest).map(({ height }) => ({ height, given: false }))
  if (isSplit && growing[0] !== undefined) growing[0].height = Math.max(0, growing[0].height - token.used)
  for (const { cell, span, resume } of cells.toSorted((a, b) => a.span - b.span)) {
    const wanted = restHeight(cell, resume, columns, context)
    growRows(growing.slice(0, span), wanted - spacing.vertical * (span - 1), undefined)
  }
  return new Map(growing.map(({ height }, i) => [token.row + i, height]))
}

function restHeight(
  cell: TableCell,
  resume: BreakToken | 'done' | undefined,
  columns: Columns,
  context: LayoutContext,
): Pt {
  if (resume === 'done') return 0
  if (resume === undefined) return wholeCell(cell, columns, context).rect.height
  return layoutCell(cell, columns, context, unlimited, resume).fragment?.rect.height ?? 0
}

/** `row` does not fit. Split it, break at the best place above it, or give up on this page. */
function breakRows(
  table: TableBox,
  columns: Columns,
  placed: readonly PageRow[],
  row: PageRow,
  limits: RowRoom,
  context: LayoutContext,
): FilledRows | undefined {
  const fresh = limits.fresh && placed.length === 0
  const left = limits.room - row.top
  if (isSplittable(row, limits) || fresh) {
    const part = { ...row, height: fresh ? Math.max(left, 0) : left }
    if (left > 0 && holdsSomething(part, columns, limits, fresh, context)) {
      return { rows: [...placed, part], end: { row: row.index, split: true, appeal: 'perfect' } }
    }
  }
  const { rows } = tableRows(table, context)
  const candidates = placed.slice(1).map((candidate) => candidate.index)
  if (placed.length > 0) candidates.push(row.index)
  const best =
    candidates.findLast((index) => appealBefore(rows, index, context) === 'perfect') ??
    candidates.findLast((index) => appealBefore(rows, index, context) === 'violates-avoid')
  if (best !== undefined) {
    const end = { row: best, split: false, appeal: appealBefore(rows, best, context) }
    return { rows: placed.filter((candidate) => candidate.index < best), end }
  }
  // A header that fills its page is left alone on it, so that pagination advances.
  if (limits.fresh && placed.length > 0) {
    return { rows: placed, end: { row: row.index, split: false, appeal: 'last-resort' } }
  }
  if (!fresh) return undefined
  // Nothing can be split and nothing else is on the page: the row stands here, too high as it is.
  context.report({
    severity: 'warning',
    code: 'overflow-page',
    message: 'a table row is taller than the page, so part of it falls outside',
    ...(row.place.row.element.origin.template === undefined ? {} : { at: row.place.row.element.origin.template }),
    hint: 'make its content smaller, or let it break',
  })
  const next = row.index + 1
  const end = next < rows.length ? ({ row: next, split: false, appeal: 'last-resort' } as const) : undefined
  return { rows: [row], end }
}

/**
 * CSS Tables 3 §6.1: a row of at most half the page's height whose cells span no other stays in one piece; others break
 * freely.
 */
function isSplittable(row: PageRow, { fullRoom }: RowRoom): boolean {
  const inside = [row.place.row.style, row.place.group.style].some((style) => style['break-inside'] !== 'auto')
  if (inside && row.height <= fullRoom) return false
  return row.height > fullRoom / 2
}

/** Does each cell that has lines left put one of them here? An unbreakable picture does not. */
function holdsSomething(
  row: PageRow,
  columns: Columns,
  limits: RowRoom,
  fresh: boolean,
  context: LayoutContext,
): boolean {
  return row.cells.every((part) => {
    if (part.resume === 'done') return true
    return cutCell(part, columns, { ...limits, room: row.height, fresh }, context).fragment !== undefined
  })
}

/** The part of a cell that fits, and how it goes on. */
export function cutCell(
  { cell, resume }: PageCell,
  columns: Columns,
  limits: { readonly room: Pt; readonly fullRoom: Pt; readonly fresh: boolean },
  context: LayoutContext,
): LayoutResult {
  return layoutCell(cell, columns, context, limits, resume === 'done' ? undefined : resume)
}

/** CSS Fragmentation 3 §4.4, for the break point above row `index`. */
function appealBefore(rows: readonly RowPlace[], index: number, context: LayoutContext): BreakAppeal {
  const above = rows[index - 1] as RowPlace
  const below = rows[index] as RowPlace
  // A header without a row under it says nothing.
  if (above.group.kind === 'header') return 'last-resort'
  const sameGroup = above.group === below.group
  const avoids = [above.row.style['break-after'], below.row.style['break-before']]
  if (!sameGroup) avoids.push(above.group.style['break-after'], below.group.style['break-before'])
  if (sameGroup) avoids.push(below.group.style['break-inside'])
  if (avoids.some((value) => avoidsBreak(value, context))) return 'violates-avoid'
  return isSpanned(rows, index) ? 'violates-avoid' : 'perfect'
}

/** Does a cell from above reach into row `index`? It only can from its own group. */
function isSpanned(rows: readonly RowPlace[], index: number): boolean {
  const below = rows[index] as RowPlace
  for (let i = index - 1; i >= 0 && rows[i]?.group === below.group; i--) {
    if (rows[i]?.cells.some((cell) => i + cell.rowSpan > index)) return true
    // Long groups have no cell that spans more than a few rows: look no further than the longest.
    if (index - i > longestSpan(below.group)) return false
  }
  return false
}

const spans = new WeakMap<TableGroup, number>()

function longestSpan(group: TableGroup): number {
  let longest = spans.get(group)
  if (longest === undefined) {
    longest = 1
    for (const row of group.rows) for (const cell of row.cells) longest = Math.max(longest, cell.rowSpan)
    spans.set(group, longest)
  }
  return longest
}

function forcedBreak(rows: readonly RowPlace[], index: number, { columns }: LayoutContext): ForcedBreak | undefined {
  const above = rows[index - 1]
  const below = rows[index]
  if (above === undefined || below === undefined) return undefined
  const values = [above.row.style['break-after'], below.row.style['break-before']]
  if (above.group !== below.group) values.push(above.group.style['break-after'], below.group.style['break-before'])
  // The page progression is left to right: recto is right.
  if (values.includes('left') || values.includes('verso')) return 'left'
  if (values.includes('right') || values.includes('recto')) return 'right'
  if (values.includes('page')) return 'page'
  return columns && values.includes('column') ? 'column' : undefined
}
