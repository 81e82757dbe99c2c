import type { BlockBox } from '../../box/box.ts'
import { noEdges, type Pt } from '../../geometry.ts'
import { flowColumns } from '../columns/flow-columns.ts'
import { spannersIn } from '../columns/spanners.ts'
import { resumeFloats } from '../floats/place-float.ts'
import type { BoxFragment } from '../fragment.ts'
import type { BlockBreakToken, CarriedFloat, InlineBreakToken, LayoutContext, LayoutResult, Space } from '../layout.ts'
import { cutsOffBelow } from '../monolithic.ts'
import { clamp, usedMargin } from '../sizing.ts'
import { atMost, avoidsBreak } from './break-between.ts'
import { clampBlocks } from './clamp-blocks.ts'
import {
  type Flow,
  type FlowInput,
  type FlowResult,
  type FlowSpace,
  flowInput,
  isolatedSpace,
  nothingFits,
  place,
  roomInside,
  type Stop,
  settle,
  slicedEdges,
  startFlow,
  tolerance,
} from './flow.ts'
import { flowChildren } from './flow-children.ts'
import { flowLines } from './flow-lines.ts'
import { addMargin, collapsed, noStrut } from './margin-strut.ts'

type Token = BlockBreakToken | InlineBreakToken

/** Lays out a block container that establishes a block formatting context: CSS 2.2 §9.4.1. */
export function layoutBlock(
  box: BlockBox,
  space: Space,
  token: Token | undefined,
  context: LayoutContext,
): LayoutResult {
  return layoutFlow(box, isolatedSpace(space), token, true, context)
}

/** Lays out a block container, as part of the formatting context around it unless it is `isolated`. */
function layoutFlow(
  whole: BlockBox,
  space: FlowSpace,
  token: Token | undefined,
  isolated: boolean,
  context: LayoutContext,
): FlowResult {
  const box = clampBlocks(whole, space, context)
  const input = flowInput(box, space, token, isolated, context)
  const state = startFlow(input)
  if (token?.floats) resume(input, state, token.floats)
  const stopped = flowContent(box)(input, state, layoutFlow)
  const stop = stopped ?? endOfContent(input, state) ?? endOfFloats(input, state)
  if (!stop) return finished(input, state)
  switch (stop.type) {
    case 'nothing-fits':
      return nothingFits
    case 'back': {
      const result = layoutFlow(whole, { ...space, breakAt: stop.to.path }, token, isolated, context)
      return { ...result, appeal: clampAppeal(input, stop.to.appeal) }
    }
    case 'break':
      return endsHere(input, state, stop) ? leavingRest(input, state, stop) : broken(input, state, stop)
    default:
      return stop satisfies never
  }
}

/** The floats that the last page left over are the first to be placed on this one. */
function resume(input: FlowInput, state: Flow, carried: readonly CarriedFloat[]): void {
  const { space, context, top } = input
  const { floats, placed } = resumeFloats(state.floats, carried, top, space.place.page, context)
  state.floats = floats
  for (const { fragment, x, y } of placed) place(state, fragment, x, y)
}

/** All content is placed, but for floats: the formatting context's root goes on with them on the next page. */
function endOfFloats({ box, isolated }: FlowInput, { floats }: Flow): Stop | undefined {
  if (!isolated || floats.carried.length === 0) return undefined
  return { type: 'break', next: afterContent(box), appeal: 'perfect' }
}

/** Where a box goes on whose content is all placed. */
function afterContent({ content }: BlockBox): Extract<Stop, { type: 'break' }>['next'] {
  return content.type === 'inlines' ? { offset: Infinity } : { index: content.children.length }
}

/** How the content of a block is placed. */
function flowContent({ columns, content }: BlockBox): typeof flowChildren {
  if (columns === 'container') return flowColumns
  return content.type === 'inlines' ? flowLines : flowChildren
}

/** `break-inside: avoid` makes every break in the box a worse one. */
function clampAppeal({ box, context }: FlowInput, appeal: NonNullable<LayoutResult['appeal']>) {
  return avoidsBreak(box.style['break-inside'], context) ? atMost('violates-avoid', appeal) : appeal
}

/**
 * All content is placed: turns the margins at its end into space where something holds them in, and sees whether what
 * is left of the box (its height, padding and border) fits. CSS 2.2 §8.3.1, §10.6.3.
 */
function endOfContent(input: FlowInput, state: Flow): Stop | undefined {
  const { isolated, bottom, top, space, heights, cloned } = input
  const wanted = heights.height ?? heights.min
  if (wanted - input.consumed > 0 || bottom > 0) settle(state, input)
  if (state.offset === undefined) return undefined
  const contentEnd = state.cursor
  if (isolated || bottom > 0 || state.clearedThrough) {
    const margin = collapsed(state.strut)
    // CSS Fragmentation 3 §5.2: where no edge holds it in, a margin is cut at the end of the page.
    const left = bottom > 0 ? margin : Math.max(0, space.room - state.offset - state.cursor)
    state.cursor = Math.max(top, state.cursor + Math.min(margin, left))
    state.strut = noStrut
  }
  if (isolated) state.cursor = Math.max(state.cursor, Math.min(floatsEnd(state), space.room - bottom))
  const height = contentHeight(input, state)
  const room = space.room - state.offset
  if (top + height + bottom <= room + tolerance) return undefined
  const end = afterContent(input.box)
  const available = room - top - (cloned ? bottom : 0)
  if (height > state.cursor - top + tolerance && available > tolerance && available > state.cursor - top - tolerance) {
    return { type: 'break', next: end, appeal: 'perfect' } // a class C break point: the gap below the content
  }
  if (state.best) return { type: 'back', to: state.best }
  if (!space.fresh) return { type: 'nothing-fits' }
  // Padding and border alone go over to the next page, but only once; a margin before them ends with this one: §5.2.
  state.cursor = Math.max(contentEnd, Math.min(state.cursor, room))
  return cloned || bottom === 0 || state.children.length === 0
    ? undefined
    : { type: 'break', next: end, appeal: 'last-resort' }
}

/** CSS 2.2 §10.6.7: the root of a formatting context holds the floats in it. */
function floatsEnd({ floats: { leftEnd, rightEnd } }: Flow): Pt {
  return Math.max(leftEnd, rightEnd)
}

/** Height of the content of this fragment, were it the last one: CSS 2.2 §10.6.3, §10.7. */
function contentHeight({ heights, consumed, top }: FlowInput, { cursor }: Flow): Pt {
  const auto = Math.max(0, cursor - top)
  if (heights.height !== undefined) return Math.max(0, heights.height - consumed)
  return clamp(auto, Math.max(0, heights.min - consumed), Math.max(0, heights.max - consumed))
}

/** Does a box end on this page by its given height, or its highest, and only its content go on? */
function endsHere(
  { box, heights, isolated, consumed, top, bottom, space, ended, context }: FlowInput,
  { offset }: Flow,
  { forced }: Extract<Stop, { type: 'break' }>,
): boolean {
  const height = heights.height ?? heights.max
  if (ended || height === Infinity || forced || offset === undefined || box.columns === 'container') return false
  // What goes on beside other content cannot end the columns around it.
  if (!isolated && context.columns && spannersIn(box, context).size > 0) return false
  if (isolated && !space.keepsRest && !cutsOffBelow(box)) return false
  return offset + top + Math.max(0, height - consumed) + bottom <= space.room + tolerance
}

/**
 * The box is complete; what comes after it follows on this page, and its content goes on on the next one beside that.
 * What the box cuts off is not seen there.
 */
function leavingRest(input: FlowInput, state: Flow, stop: Extract<Stop, { type: 'break' }>): FlowResult {
  const { box, space, isolated, edges } = input
  const { token } = broken(input, state, stop)
  if (cutsOffBelow(box)) return finished(input, state)
  const rest = { ...token, ended: true }
  if (isolated) return { ...finished(input, state), rest }
  const overflows = { x: input.left - edges.border.left - edges.padding.left, width: input.width }
  const { floats } = state
  const left = space.place.x
  const carried: CarriedFloat = { box, left, right: left + space.width, height: space.height, token: rest, overflows }
  state.floats = { ...floats, carried: [...floats.carried, carried] }
  return finished(input, state)
}

/** The last, or only, fragment of a box. */
function finished(input: FlowInput, state: Flow): FlowResult {
  const { box, space, top, bottom, heights, isolated } = input
  const content = contentHeight(input, state)
  const through = state.offset === undefined
  // §8.3.1: the last child's bottom margin meets the parent's only where the parent's height leaves it at the edge.
  const held = heights.height !== undefined || Math.abs(content - Math.max(0, state.cursor - top)) > tolerance
  const inner = !through && held ? noStrut : state.strut
  const fragment = makeFragment(input, state, top + content + bottom, true)
  const early = state.best
  return {
    fragment,
    strut: isolated ? noStrut : addMargin(inner, usedMargin(box.style['margin-bottom'], space.width)),
    offset: state.offset ?? collapsed(state.strut),
    through,
    floats: state.floats,
    ...(early && { earlyBreak: { path: early.path, appeal: clampAppeal(input, early.appeal) } }),
  }
}

/** A fragment that is not the last. It goes on to the end of the page, so that backgrounds do. */
function broken(
  input: FlowInput,
  state: Flow,
  stop: Extract<Stop, { type: 'break' }>,
): FlowResult & { readonly token: Token } {
  const { box, edges, heights, top, bottom, cloned, consumed } = input
  settle(state, input)
  if (stop.forced === 'spanner' && input.isolated) state.cursor = Math.max(state.cursor, floatsEnd(state))
  // A margin that reaches the end of the page before the break is cut there: CSS Fragmentation 3 §5.2.
  if (!input.token) state.offset = Math.min(state.offset ?? 0, Math.max(0, input.space.room))
  const below = cloned ? bottom : 0
  const room = roomInside(state, input)
  const fill = Number.isFinite(room) && stop.forced !== 'spanner' ? Math.max(room, state.cursor) : state.cursor
  const left = (heights.height ?? heights.max) - consumed
  const content = Math.max(0, Math.min(fill - top, left))
  const { carried } = state.floats
  const used = {
    box,
    consumed: edges.border.top + edges.padding.top + consumed + content,
    ...(input.isolated && carried.length > 0 && { floats: carried }),
  }
  return {
    fragment: makeFragment(input, state, top + content + below, false),
    offset: state.offset ?? 0,
    through: false,
    strut: noStrut,
    floats: state.floats,
    token:
      'offset' in stop.next
        ? { type: 'inline', ...used, ...stop.next }
        : { type: 'block', ...used, ...stop.next, ...(stop.forced && { forced: true }) },
    appeal: clampAppeal(input, stop.appeal),
    ...(stop.forced && { forced: stop.forced }),
  }
}

function makeFragment(input: FlowInput, state: Flow, height: Pt, last: boolean): BoxFragment {
  const { box, edges, width, token, cloned, ended } = input
  return {
    type: 'box',
    box,
    rect: { x: 0, y: 0, width, height },
    border: ended ? noEdges : slicedEdges(edges.border, !token || cloned, last || cloned),
    padding: ended ? noEdges : slicedEdges(edges.padding, !token || cloned, last || cloned),
    first: !token,
    last,
    children: state.children,
    ...(state.legend && { legend: state.legend }),
    ...(state.columnRules.length > 0 && { columnRules: state.columnRules }),
    ...(state.firstBaseline !== undefined && { firstBaseline: state.firstBaseline }),
    ...(state.lastBaseline !== undefined && { lastBaseline: state.lastBaseline }),
  }
}
