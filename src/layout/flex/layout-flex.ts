import type { FlexBox } from '../../box/box.ts'
import type { Pt } from '../../geometry.ts'
import { atMost, avoidsBreak, rank } from '../block/break-between.ts'
import { slicedEdges, tolerance } from '../block/flow.ts'
import type { BoxFragment } from '../fragment.ts'
import type { BreakAppeal, FlexBreakToken, LayoutContext, LayoutResult, Space } from '../layout.ts'
import { type FlexContainer, flexContainer } from './container.ts'
import { appealBetween, type FlexRow, flexRows, forcedBetween, forcesBreakInside } from './page-rows.ts'
import { placeholders } from './placeholders.ts'
import { type SolvedFlex, solveFlex } from './solve.ts'
import { type RowFragment, type RowPart, splitRow, wholeRow } from './split-row.ts'

/** Lays out a flex container, or the part of it that fits: CSS Flexbox 1. */
export function layoutFlex(
  box: FlexBox,
  space: Space,
  token: FlexBreakToken | undefined,
  context: LayoutContext,
): LayoutResult {
  const solution = solved(box, space, context)
  const input: Input = { ...solution, space, token }
  const rows = fillRows(input)
  const filled = rows && endOfRows(input, rows)
  if (filled === undefined) return { fragment: undefined }
  const { parts, end } = filled
  if (end === undefined) {
    const early = bestBreak(input, parts.length - 1)
    return {
      fragment: makeFragment(input, parts, totalHeight(input, parts), true),
      ...(early && {
        earlyBreak: { path: { type: 'flex', row: early.row }, appeal: withinAvoid(input, early.appeal) },
      }),
    }
  }
  const fragment = brokenFragment(input, filled)
  const next: FlexBreakToken = {
    type: 'flex',
    box,
    row: end.row,
    items: end.part?.items ?? new Map(),
    consumed: (token?.consumed ?? 0) + fragment.rect.height,
  }
  const forced = end.forced ?? end.part?.forced
  return { fragment, token: next, appeal: withinAvoid(input, end.appeal), ...(forced && { forced }) }
}

interface Solution {
  readonly container: FlexContainer
  readonly whole: SolvedFlex
  readonly rows: readonly FlexRow[]
}

interface Input extends Solution {
  readonly space: Space
  readonly token: FlexBreakToken | undefined
}

const owner = {}

/** The container on an endless page: worked out once, however many pages it goes over. */
function solved(box: FlexBox, space: Space, context: LayoutContext): Solution {
  const known = context.memo(owner, box, () => new Map<string, Solution>())
  const { width, height, fixedWidth, fixedHeight, autoWidth, availableWidth } = space
  const key = [width, height, fixedWidth, fixedHeight, autoWidth, availableWidth].join(' ')
  const found = known.get(key)
  if (found?.container.context === context) return found
  const container = flexContainer(box, space, context)
  const whole = solveFlex(container)
  const solution = { container, whole, rows: flexRows(whole, container) }
  known.set(key, solution)
  return solution
}

/** A row, or a part of one, on the page being filled. */
interface PagePart {
  readonly row: number
  readonly part: RowPart
  /** From the top border edge of this fragment. */
  readonly top: Pt
}

interface RowsEnd {
  /** The first row that is not on this page, or the one that is split. */
  readonly row: number
  /** The first part of the row that is split. */
  readonly part?: RowPart
  readonly appeal: BreakAppeal
  readonly forced?: LayoutResult['forced']
}

interface Filled {
  readonly parts: readonly PagePart[]
  readonly end: RowsEnd | undefined
}

/** Places rows until the room is used up. Undefined when nothing fits and something else is on the page already. */
function fillRows(input: Input): Filled | undefined {
  const { rows, space, token, container } = input
  const { context, edges } = container
  const bottom = edges.border.bottom + edges.padding.bottom
  const start = token?.row ?? 0
  const parts: PagePart[] = []
  let shift = token ? topEdge(input) - (rows[start]?.top ?? 0) : 0
  for (let index = start; index < rows.length; index++) {
    const row = rows[index] as FlexRow
    const above = index > start ? rows[index - 1] : undefined
    const { breakAt } = space
    if (above && breakAt?.type === 'flex' && breakAt.row === index) {
      return { parts, end: { row: index, appeal: 'perfect' } } // whoever asked knows how good it is
    }
    const forced = above && Number.isFinite(space.room) ? forcedBetween(above, row, context) : undefined
    if (forced) return { parts, end: { row: index, appeal: 'perfect', forced } }
    const top = row.top + shift
    const isLast = index === rows.length - 1
    const room = space.room - top - (isLast || isCloned(container) ? bottom : 0)
    const resume = index === start && token && token.items.size > 0 ? token.items : undefined
    const fits = !resume && row.bottom - row.top <= room + tolerance
    if (fits && !(Number.isFinite(room) && row.items.some(({ item }) => forcesBreakInside(item.box, context)))) {
      parts.push({ row: index, part: wholeRow(row), top })
      continue
    }
    const fresh = space.fresh && parts.length === 0
    const part = staysWhole(row, fresh, input)
      ? undefined
      : splitRow(row, resume, limitsOf(input, room, fresh), container, resume ? (token?.consumed ?? 0) - row.top : 0)
    const best = parts.length > 0 ? bestBreak(input, index) : undefined
    if (part && !part.items) {
      parts.push({ row: index, part, top })
      shift += part.height - (row.bottom - row.top)
      continue
    }
    if (part?.items && (part.forced || !best || rank(part.appeal) >= rank(best.appeal))) {
      parts.push({ row: index, part, top })
      return { parts, end: { row: index, part, appeal: part.appeal } }
    }
    if (!best) return undefined
    return { parts: parts.filter((placed) => placed.row < best.row), end: best }
  }
  return { parts, end: undefined }
}

function limitsOf({ space }: Input, room: Pt, fresh: boolean) {
  return { room, fullRoom: space.fullRoom, fresh }
}

/** One of several lines moves to the next page whole if it fits there. */
function staysWhole(row: FlexRow, fresh: boolean, { container, rows, space, token }: Input): boolean {
  if (fresh || (token && token.items.size > 0)) return false
  return container.isRow && rows.length > 1 && row.bottom - row.top <= space.fullRoom + tolerance
}

/** The best break before one of the rows on this page or before row `last`; the later of two equal ones. */
function bestBreak({ rows, token, container }: Input, last: number): RowsEnd | undefined {
  let best: RowsEnd | undefined
  for (let index = (token?.row ?? 0) + 1; index <= last; index++) {
    const [above, below] = [rows[index - 1], rows[index]]
    if (!above || !below) continue
    const appeal = appealBetween(above, below, container.context)
    if (!best || rank(appeal) >= rank(best.appeal)) best = { row: index, appeal }
  }
  return best
}

/** `break-inside: avoid` makes every break in the container a worse one. */
function withinAvoid({ container: { box, context } }: Input, appeal: BreakAppeal): BreakAppeal {
  return avoidsBreak(box.style['break-inside'], context) ? atMost('violates-avoid', appeal) : appeal
}

function isCloned({ box }: FlexContainer): boolean {
  return box.style['box-decoration-break'] === 'clone'
}

/** Border and padding at the top of this fragment. */
function topEdge({ container, token }: Input): Pt {
  const { border, padding } = container.edges
  return token && !isCloned(container) ? 0 : border.top + padding.top
}

function endOf(parts: readonly PagePart[], input: Input): Pt {
  return parts.reduce((end, { top, part }) => Math.max(end, top + part.height), topEdge(input))
}

/** What the container is higher than its rows may be cut: a class C break point. Nothing else is left to cut there. */
function endOfRows(input: Input, filled: Filled): Filled | undefined {
  const { rows, space, container, token } = input
  const total = totalHeight(input, filled.parts)
  if (filled.end || total <= space.room + tolerance) return filled
  const { border, padding } = container.edges
  const bottom = border.bottom + padding.bottom
  const end = endOf(filled.parts, input)
  const left = space.room - end - (isCloned(container) ? bottom : 0)
  if (total - end - bottom > tolerance && left > tolerance) {
    return { ...filled, end: { row: rows.length, appeal: 'perfect' } }
  }
  return rows.length > 0 || token || space.fresh ? filled : undefined
}

/** Height of this fragment, were it the last one. */
function totalHeight(input: Input, parts: readonly PagePart[]): Pt {
  const { whole, rows, container, token } = input
  const { border, padding } = container.edges
  const bottom = border.bottom + padding.bottom
  const isWhole = parts.every(({ part, row, top }) => part.height === height(rows[row]) && top === rows[row]?.top)
  if (!token && isWhole) return whole.height
  const end = endOf(parts, input)
  const isAfterRows = token !== undefined && token.row >= rows.length
  if (isAfterRows || container.heights.height !== undefined) {
    return Math.max(end + bottom, whole.height - (token?.consumed ?? 0))
  }
  return end + Math.max(bottom, whole.height - Math.max(...rows.map((row) => row.bottom)))
}

function height(row: FlexRow | undefined): Pt {
  return row ? row.bottom - row.top : 0
}

/** A fragment that is not the last goes on to the end of the page, as its background does. */
function brokenFragment(input: Input, { parts }: Filled): BoxFragment {
  const { space } = input
  const end = endOf(parts, input)
  return makeFragment(input, parts, Number.isFinite(space.room) ? Math.max(space.room, end) : end, false)
}

function makeFragment(
  { container, whole, token }: Input,
  parts: readonly PagePart[],
  height: Pt,
  last: boolean,
): BoxFragment {
  const { box, edges, borderWidth } = container
  const cloned = isCloned(container)
  const { firstBaseline, lastBaseline } = whole
  return {
    type: 'box',
    box,
    rect: { x: 0, y: 0, width: borderWidth, height },
    border: slicedEdges(edges.border, !token || cloned, last || cloned),
    padding: slicedEdges(edges.padding, !token || cloned, last || cloned),
    first: !token,
    last,
    children: [...inOrder(parts), ...(token ? [] : placeholders(container, height - edges.vertical))],
    ...(firstBaseline !== undefined && !token && { firstBaseline }),
    ...(lastBaseline !== undefined && !token && last && { lastBaseline }),
  }
}

/** Items in order-modified document order, in which they are painted: CSS Flexbox 1 §5.4. */
function inOrder(parts: readonly PagePart[]): BoxFragment['children'] {
  const all = parts.flatMap(({ part, top }) =>
    part.fragments.map(({ fragment, index }: RowFragment): RowFragment => {
      return { fragment: { ...fragment, rect: { ...fragment.rect, y: fragment.rect.y + top } }, index }
    }),
  )
  return all.sort((a, b) => a.index - b.index).map(({ fragment }) => fragment)
}
