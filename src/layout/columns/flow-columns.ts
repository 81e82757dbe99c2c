import type { BlockBox } from '../../box/box.ts'
import type { Report } from '../../diagnostic.ts'
import type { Pt } from '../../geometry.ts'
import { breakBetween, forcedBreak } from '../block/break-between.ts'
import { type Flow, type FlowInput, place, roomInside, type Stop } from '../block/flow.ts'
import { addMargin, collapsed, noStrut, truncatedStrut } from '../block/margin-strut.ts'
import { withMarker } from '../block/marker.ts'
import type { BorderSegment } from '../fragment.ts'
import type { LayoutContext } from '../layout.ts'
import { inlineOffset, usedMargin } from '../sizing.ts'
import { balanceColumns, fits } from './balance-columns.ts'
import { type ColumnContent, type ColumnRow, fillColumns, rowExtent } from './fill-columns.ts'
import { type ContentToken, isAtEnd, type NextSpanner, nextSpanner, spannersIn } from './spanners.ts'
import { type UsedColumns, usedColumns } from './used-columns.ts'

/** Room without end, in which a break that is asked for is still a break. */
const endless: Pt = 1e7

/**
 * Places the content of a multi-column container: rows of columns, and between them the boxes that span all columns.
 * CSS Multicol 1 §2.
 */
export function flowColumns(input: FlowInput, flow: Flow): Stop | undefined {
  const { box, contentWidth, heights, context, token: start } = input
  if (start?.type === 'block' && start.index > 0) return undefined // what goes on is the container's own height
  const content = contentOf(box, context)
  const spanners = spannersIn(content, context)
  const inner = columnContexts(content, input)
  const columns = usedColumns(box.style, contentWidth)
  let token = start?.type === 'block' ? (start.child as ContentToken | undefined) : undefined
  if (start && !(start.type === 'block' && start.forced)) flow.strut = truncatedStrut
  for (;;) {
    const spanner = nextSpanner(content, token, spanners)
    if (spanner) {
      const stop = placeSpanner(input, flow, spanner, token) ?? breakAfter(spanner, inner.columns)
      if (stop) return stop
      token = spanner.after
      if (isAtEnd(content, token)) return undefined
      continue
    }
    const part = {
      box: content,
      token,
      width: columns.width,
      fullRoom: input.space.fullRoom,
      containerHeight: heights.height,
      context: inner.onTrial,
    }
    const row = placeRow(input, flow, part, inner.columns, columns)
    if (!row) return flow.empty ? { type: 'nothing-fits' } : goOn(token, {})
    if (row.token === undefined) return undefined
    if (row.forced !== 'spanner') return goOn(row.token, row)
    token = row.token
  }
}

/** Stops, to go on with the content at `token` on the next page. */
function goOn(
  token: ContentToken | undefined,
  { appeal, forced }: Partial<Pick<ColumnRow, 'appeal' | 'forced'>>,
): Stop {
  const next = { index: 0, ...(token && { child: token }) }
  const page = forced === 'column' ? undefined : forced
  return { type: 'break', next, appeal: appeal ?? 'perfect', ...(page && { forced: page }) }
}

/** The anonymous box around the content. */
function contentOf(box: BlockBox, context: LayoutContext): BlockBox {
  const [content] = box.content.children
  if (content?.type !== 'block') throw new Error('a multi-column container holds one block')
  return box.marker ? (withMarker(content, box.marker, context) as BlockBox) : content
}

/** The contexts of what is in columns. */
interface Contexts {
  readonly columns: LayoutContext
  /** Of columns that are not as high as the page: what is too high for them may fit on it. */
  readonly onTrial: LayoutContext
}

function columnContexts(content: BlockBox, { context }: FlowInput): Contexts {
  return context.memo(context, content, () => {
    const columns = { depth: (context.columns?.depth ?? 0) + 1, spanners: spannersIn(content, context) }
    const report: Report = (problem) => {
      if (problem.code !== 'overflow-page') context.report(problem)
    }
    return { columns: context.inColumns(columns), onTrial: context.inColumns(columns, report) }
  })
}

/** Places a box that spans the columns: CSS Multicol 1 §6. What stands around it is a page, or the columns further out. */
function placeSpanner(
  input: FlowInput,
  flow: Flow,
  { box, token, within }: NextSpanner,
  before: ContentToken | undefined,
): Stop | undefined {
  const { space, contentWidth, heights, context, edges } = input
  const { style } = box
  // Margins of spanners that follow one another collapse.
  const strut = token ? flow.strut : addMargin(flow.strut, usedMargin(style['margin-top'], contentWidth))
  const y = flow.cursor + collapsed(strut)
  const room = roomInside(flow, input) - y
  const fresh = space.fresh && flow.empty
  const definite = heights.height !== undefined && { height: heights.height }
  const result = context.layout(
    box,
    { width: contentWidth, ...definite, room, fullRoom: space.fullRoom, fresh, autoWidth: 'fill' },
    token,
  )
  const { fragment } = result
  // Nothing above is on the next page: a spanner that should not be cut there may be whole.
  const isCutBadly = result.token && result.appeal !== undefined && result.appeal !== 'perfect' && !result.forced
  if (!fragment || (isCutBadly && !flow.empty)) return flow.empty ? { type: 'nothing-fits' } : goOn(before, {})
  const left = edges.border.left + edges.padding.left
  place(flow, fragment, left + inlineOffset(style, contentWidth, fragment.rect.width, input.box.style.direction), y)
  flow.cursor = y + fragment.rect.height
  flow.strut = addMargin(noStrut, usedMargin(style['margin-bottom'], contentWidth))
  if (fragment.rect.height > 0) flow.empty = false
  return result.token ? goOn(within(result.token), result) : undefined
}

/** A page that is forced between a spanner and what follows it. */
function breakAfter({ box, siblings, index, after }: NextSpanner, context: LayoutContext): Stop | undefined {
  const next = siblings[index + 1]
  const forced = next && forcedBreak(breakBetween(box, next, context), context)
  return forced && forced !== 'column' ? goOn(after, { forced }) : undefined
}

/** Places columns side by side, down to the next spanner or the end of the page. Undefined when nothing of them fits. */
function placeRow(
  input: FlowInput,
  flow: Flow,
  content: ColumnContent,
  onPage: LayoutContext,
  columns: UsedColumns,
): ColumnRow | undefined {
  const top = flow.cursor + collapsed(flow.strut)
  const row = chooseRow(input, flow, content, onPage, columns.count, top)
  if (!row) return undefined
  const room = roomInside(flow, input) - top
  const bottom = top + Math.max(rowExtent(row), Math.min(rowExtent(row, 'wanted'), room))
  for (const [index, { fragment }] of row.columns.entries()) place(flow, fragment, columnX(input, columns, index), top)
  flow.columnRules.push(...rulesBetween(input, columns, row.columns.length, top, ruleEnd(input, flow, row, bottom)))
  flow.cursor = bottom
  flow.strut = noStrut
  if (bottom > top) flow.empty = false
  return row
}

/** Rules end with the columns before a spanner, else at the content edge of the container: CSS Multicol 1 §4. */
function ruleEnd(input: FlowInput, flow: Flow, row: ColumnRow, bottom: Pt): Pt {
  if (row.forced === 'spanner') return bottom
  const { heights, consumed, top } = input
  const room = roomInside(flow, input)
  const wanted = row.token ? (heights.height ?? heights.max) : (heights.height ?? heights.min)
  const end = Math.min(top + wanted - consumed, room)
  return Number.isFinite(end) ? Math.max(bottom, end) : bottom
}

/** Fills the columns, and balances them where they are to be: CSS Multicol 1 §7.1, §8.2. */
function chooseRow(
  input: FlowInput,
  flow: Flow,
  content: ColumnContent,
  onPage: LayoutContext,
  count: number,
  top: Pt,
): ColumnRow | undefined {
  const { box, space, heights, consumed, bottom, cloned } = input
  const own = Math.max(0, (heights.height ?? heights.max) - consumed - (top - input.top))
  const room = roomInside(flow, input) - top
  // What the page cuts off goes on on the next page, what the box's own height cuts off goes on beside it.
  const paged = room <= own && Number.isFinite(room)
  const fresh = space.fresh && flow.empty
  const fill = (height: Pt): ColumnRow | undefined =>
    paged
      ? fillColumns({ ...content, context: onPage }, height, count, fresh)
      : fillColumns(content, height, Infinity, true)
  const height = Math.min(room, own, endless)
  const filled = fill(height)
  if (!filled || !fits(filled, height, count)) return filled
  if (!isBalanced(box, filled, content)) return filled
  const balanced = balanceColumns(content, filled, height, count)
  // The last page has to hold the box's lower padding and border too.
  const below = cloned ? 0 : bottom
  if (!paged || balanced.token || rowExtent(balanced) <= room - below) return balanced
  const shorter = room - below > 0 ? fill(room - below) : undefined
  return shorter?.token ? shorter : balanced
}

/** Does a row that holds all of its content get columns of equal height? Before a spanner it always does: §6.1. */
function isBalanced(
  { style: { 'column-fill': fill } }: BlockBox,
  { token, forced }: ColumnRow,
  { box, context }: ColumnContent,
): boolean {
  if (forced === 'spanner') return true
  const spanners = context.columns?.spanners
  if (forced && spanners && nextSpanner(box, token, spanners)) return true
  return token === undefined ? fill !== 'auto' : fill === 'balance-all'
}

/** From the left border edge. Columns run in the direction of the text: CSS Multicol 1 §2. */
function columnX({ box, edges, contentWidth }: FlowInput, { width, gap }: UsedColumns, index: number): Pt {
  const left = edges.border.left + edges.padding.left
  const along = index * (width + gap)
  return box.style.direction === 'ltr' ? left + along : left + contentWidth - width - along
}

/** Rules in the middle of the gaps between columns that have content: CSS Multicol 1 §4. */
function rulesBetween(input: FlowInput, columns: UsedColumns, count: number, top: Pt, bottom: Pt): BorderSegment[] {
  const { style } = input.box
  const { 'column-rule-width': width, 'column-rule-style': rule, 'column-rule-color': color } = style
  if (width === 0 || bottom <= top) return []
  return Array.from({ length: count - 1 }, (_, index) => {
    const before = columnX(input, columns, index)
    const x = style.direction === 'ltr' ? before + columns.width + columns.gap / 2 : before - columns.gap / 2
    return { from: { x, y: top }, to: { x, y: bottom }, width, style: rule, color }
  })
}
