import type { BlockBox, BlockLevelBox } from '../../box/box.ts'
import type { BreakValue } from '../../css/computed-style.ts'
import type { Pt } from '../../geometry.ts'
import type {
  BlockBreakToken,
  BreakAppeal,
  BreakPath,
  BreakPoint,
  BreakToken,
  InlineBreakToken,
  LayoutContext,
  LayoutResult,
} from '../layout.ts'
import { inlineOffset, usedMargin } from '../sizing.ts'
import { avoidsBreak, breakBetween, forcedBreak, rank } from './break-between.ts'
import {
  type Flow,
  type FlowInput,
  type FlowResult,
  type FlowSpace,
  noteBreak,
  place,
  roomInside,
  type Stop,
  settle,
  tolerance,
} from './flow.ts'
import { addMargin, collapsed, noStrut, truncatedStrut } from './margin-strut.ts'
import { markerLine, withMarker } from './marker.ts'

/** `layoutFlow` of layout-block.ts. */
type LayoutFlow = (
  box: BlockBox,
  space: FlowSpace,
  token: BlockBreakToken | InlineBreakToken | undefined,
  isolated: boolean,
  context: LayoutContext,
) => FlowResult

/** Places block-level children one below the other: CSS 2.2 §9.4.1. */
export function flowChildren(input: FlowInput, flow: Flow, layoutFlow: LayoutFlow): Stop | undefined {
  const { box, space, context } = input
  const children = box.content.children as readonly BlockLevelBox[]
  const token = input.token?.type === 'block' ? input.token : undefined
  const breakAt = space.breakAt?.type === 'block' ? space.breakAt : undefined
  const start = token?.index ?? 0
  // Margins after a break are cut, but not after one that was asked for: CSS Fragmentation 3 §5.2.
  if (token && !token.child && !token.forced) flow.strut = truncatedStrut
  for (let index = start; index < children.length; index++) {
    const child = childAt(box, children, index, context)
    const childToken = index === start ? token?.child : undefined
    const between = index === start ? 'auto' : breakBetween(children[index - 1] as BlockLevelBox, child, context)
    const stopBefore = stopsBefore(index, between, breakAt, input)
    if (stopBefore) return stopBefore

    const useless = index === start || (space.fresh && flow.empty) // breaking before it would not get us on
    const before = useless ? undefined : breakPointBefore(index, between)
    const at = breakAt?.index === index ? breakAt.child : undefined
    const placed = flow.children.length
    const result = layoutChild(input, flow, child, childToken, at, layoutFlow)
    if (result.fragment === undefined) return stopWithout(childToken, before, flow, start)
    if (!isBelow(input, flow)) flow.below = undefined
    else flow.below ??= { index, childCount: placed }
    if (result.token) {
      const inside: Stop = {
        type: 'break',
        next: { index, child: result.token },
        appeal: result.appeal ?? 'perfect',
        ...(result.forced && { forced: result.forced }),
      }
      if (at || result.forced) return inside
      return betterBreak(inside, before, flow)
    }
    if (space.breakAt) continue
    if (before) noteBreak(flow, before.path, before.appeal)
    if (result.earlyBreak) {
      noteBreak(flow, { type: 'block', index, child: result.earlyBreak.path }, result.earlyBreak.appeal)
    }
  }
  return undefined
}

function childAt(box: BlockBox, children: readonly BlockLevelBox[], index: number, context: LayoutContext) {
  const child = children[index] as BlockLevelBox
  return index === 0 && box.marker ? withMarker(child, box.marker, context) : child
}

/** A break before a child that is asked for: by its style, or by who lays this box out again. */
function stopsBefore(
  index: number,
  between: BreakValue,
  breakAt: Extract<BreakPath, { type: 'block' }> | undefined,
  { space }: FlowInput,
): Stop | undefined {
  if (breakAt?.index === index && !breakAt.child) return { type: 'break', next: { index }, appeal: 'perfect' }
  const forced = forcedBreak(between)
  if (!forced || space.room === Infinity) return undefined
  return { type: 'break', next: { index }, appeal: 'perfect', forced }
}

/** A class A break point: CSS Fragmentation 3 §4.1. */
function breakPointBefore(index: number, between: BreakValue): BreakPoint {
  const appeal: BreakAppeal = avoidsBreak(between) ? 'violates-avoid' : 'perfect'
  return { path: { type: 'block', index }, appeal }
}

/** Has a box whose margins collapse through just been put below the end of the page? */
function isBelow(input: FlowInput, flow: Flow): boolean {
  const last = flow.children.at(-1)?.rect
  return last !== undefined && last.height === 0 && last.y > roomInside(flow, input) + tolerance
}

/** Nothing of the child fits: break before it, or at a better point passed earlier, or before the whole box. */
function stopWithout(child: BreakToken | undefined, before: BreakPoint | undefined, flow: Flow, start: number): Stop {
  if (!before || flow.offset === undefined) return { type: 'nothing-fits' }
  if (flow.best && rank(flow.best.appeal) > rank(before.appeal)) return { type: 'back', to: flow.best }
  if (flow.below) {
    if (flow.below.index === start) return { type: 'nothing-fits' }
    flow.children.length = flow.below.childCount
    return { type: 'break', next: { index: flow.below.index }, appeal: before.appeal }
  }
  const index = before.path.type === 'block' ? before.path.index : start
  return { type: 'break', next: { index, ...(child && { child }) }, appeal: before.appeal }
}

/** The child broke inside. Is that the best break, or the one before it, or one passed earlier? */
function betterBreak(inside: Extract<Stop, { type: 'break' }>, before: BreakPoint | undefined, flow: Flow): Stop {
  const point = before && rank(before.appeal) > rank(inside.appeal) ? before : undefined
  const worst = point?.appeal ?? inside.appeal
  if (flow.best && rank(flow.best.appeal) > rank(worst)) return { type: 'back', to: flow.best }
  return point ? { type: 'back', to: point } : inside
}

/** Lays out one child and, if anything of it fits, places it and moves on below it. */
function layoutChild(
  input: FlowInput,
  flow: Flow,
  child: BlockLevelBox,
  token: BreakToken | undefined,
  breakAt: BreakPath | undefined,
  layoutFlow: LayoutFlow,
): LayoutResult {
  const { space, contentWidth, heights, context } = input
  // A table, an image, a box with a formatting context of its own: its margins collapse with those around it only.
  const apart = child.type !== 'block' || child.formattingContext
  const strut =
    apart && !token ? addMargin(flow.strut, usedMargin(child.style['margin-top'], contentWidth)) : flow.strut
  const above = apart ? collapsed(strut) : 0
  const childSpace: FlowSpace = {
    width: contentWidth,
    ...(heights.height !== undefined && { height: heights.height }),
    room: roomInside(flow, input) - flow.cursor - above,
    fullRoom: space.fullRoom,
    fresh: space.fresh && flow.empty,
    autoWidth: 'fill',
    ...(breakAt && { breakAt }),
    strut: apart ? noStrut : strut,
  }
  // Called directly, not by way of `context`: a thousand boxes in one another have to fit on the stack.
  const result: LayoutResult & Partial<Pick<FlowResult, 'offset' | 'through' | 'strut'>> =
    child.type === 'block'
      ? layoutFlow(child, childSpace, asBlockToken(token), apart, context)
      : context.layout(child, childSpace, token)
  if (!result.fragment) return result
  const { offset = 0, through = false, strut: after = noStrut } = result
  if (through) {
    placeAt(input, flow, child, result.fragment, flow.offset === undefined ? 0 : flow.cursor + offset)
  } else {
    const y = settleAt(flow, input, above + offset)
    placeAt(input, flow, child, result.fragment, y)
    flow.cursor = y + result.fragment.rect.height
    if (result.fragment.rect.height > 0) flow.empty = false
  }
  flow.strut = apart ? addMargin(noStrut, usedMargin(child.style['margin-bottom'], contentWidth)) : after
  return result
}

/**
 * Top border edge of a child that stands `offset` below the pending position. While the box itself could still be moved
 * by margins, its top edge is that of the child.
 */
function settleAt(flow: Flow, input: FlowInput, offset: Pt): Pt {
  if (flow.offset !== undefined) return flow.cursor + offset
  settle(flow, input)
  flow.offset = offset
  return 0
}

function placeAt(
  { box, contentWidth, edges, context }: FlowInput,
  flow: Flow,
  child: BlockLevelBox,
  fragment: NonNullable<LayoutResult['fragment']>,
  y: Pt,
): void {
  const left = edges.border.left + edges.padding.left
  const x = left + inlineOffset(child.style, contentWidth, fragment.rect.width, box.style.direction)
  place(flow, fragment, x, y)
  if (!box.marker || child.type === 'block' || child !== box.content.children[0]) return
  const line = markerLine(box, contentWidth, context)
  if (line) flow.children.push({ ...line, rect: { ...line.rect, x: left, y } })
}

function asBlockToken(token: BreakToken | undefined): BlockBreakToken | InlineBreakToken | undefined {
  return token?.type === 'block' || token?.type === 'inline' ? token : undefined
}
