import type { BlockBox, BlockLevelBox } from '../../box/box.ts'
import { type BreakValue, isOutOfFlow } from '../../css/computed-style.ts'
import type { Pt } from '../../geometry.ts'
import { clearedEnd, clearsCarried, clearsPending, isFree } from '../floats/floats.ts'
import type { BoxFragment } from '../fragment.ts'
import type {
  BlockBreakToken,
  BreakAppeal,
  BreakPath,
  BreakPoint,
  BreakToken,
  InlineBreakToken,
  LayoutContext,
  LayoutResult,
  Space,
} from '../layout.ts'
import { isMonolithic } from '../monolithic.ts'
import { usedMargin } from '../sizing.ts'
import { layoutBeside } from './beside-floats.ts'
import { avoidsBreak, breakBetween, forcedBreak, rank } from './break-between.ts'
import {
  borderTop,
  type Flow,
  type FlowInput,
  type FlowPlace,
  type FlowResult,
  type FlowSpace,
  isolatedSpace,
  noteBreak,
  roomInside,
  type Stop,
  settle,
  settleThrough,
  tolerance,
} from './flow.ts'
import { placeLegend } from './legend.ts'
import { addMargin, collapsed, noStrut, truncatedStrut } from './margin-strut.ts'
import { withMarker } from './marker.ts'
import { placeOutOfFlow } from './out-of-flow.ts'
import { childX, firstInFlow, pendingTop, placeApart, placeAt, placeBelow, spaceFor } from './place-child.ts'

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
  const start = token?.index ?? (box.hasLegend ? 1 : 0)
  placeLegend(input, flow)
  if (token && !token.child && cutsMargin(children[start], token)) flow.strut = truncatedStrut
  /** The last sibling in the flow that stands on this page. */
  let previous: BlockLevelBox | undefined
  for (let index = start; index < children.length; index++) {
    const child = childAt(box, children, index, context)
    if (isOutOfFlow(child.style)) {
      placeOutOfFlow(input, flow, child)
      continue
    }
    const childToken = index === start ? token?.child : undefined
    const between = previous ? breakBetween(previous, child, context) : 'auto'
    const stopBefore = stopsBefore(index, between, breakAt, input)
    if (stopBefore) return stopBefore

    if (!childToken && clearsCarried(flow.floats, child.style.clear) && space.room < Infinity) {
      return stopBeforeClearing(index, previous !== undefined || space.fresh)
    }

    const useless = !previous || (space.fresh && flow.empty) // breaking before it would not get us on
    const before = useless ? undefined : breakPointBefore(index, between, context)
    const at = breakAt?.index === index ? breakAt.child : undefined
    const placed = flow.children.length
    const open = flow.offset === undefined
    const first = space.fresh && (flow.empty || previous === undefined) // but for floats
    const result = layoutChild(input, flow, child, childToken, at, layoutFlow)
    if (result.fragment === undefined && first) {
      // Floats push it off the page: they are not on the next one.
      return { type: 'break', next: { index, ...(childToken && { child: childToken }) }, appeal: 'perfect' }
    }
    previous = child
    if (result.fragment === undefined) return stopWithout(childToken, open ? undefined : before, flow, start)
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
  return box.marker && child === firstInFlow(box) ? withMarker(child, box.marker, context) : child
}

/** Margins after a break are cut, but not after one that was asked for: CSS Fragmentation 3 §5.2, 4 §5.2. */
function cutsMargin(child: BlockLevelBox | undefined, { forced }: BlockBreakToken): boolean {
  const wanted = child?.style['margin-break']
  return wanted === 'discard' || (wanted !== 'keep' && !forced)
}

/** What clears floats that go on on the next page goes there itself. */
function stopBeforeClearing(index: number, breaks: boolean): Stop {
  return breaks ? { type: 'break', next: { index }, appeal: 'perfect' } : { type: 'nothing-fits' }
}

/** A break before a child that is asked for: by its style, or by who lays this box out again. */
function stopsBefore(
  index: number,
  between: BreakValue,
  breakAt: Extract<BreakPath, { type: 'block' }> | undefined,
  { box, space, context }: FlowInput,
): Stop | undefined {
  if (breakAt?.index === index && !breakAt.child) return { type: 'break', next: { index }, appeal: 'perfect' }
  const forced = forcedBreak(between, context)
  const spanner = context.columns?.spanners.has(box.content.children[index] as BlockLevelBox)
  if (spanner && (!forced || forced === 'column')) {
    return { type: 'break', next: { index }, appeal: 'perfect', forced: 'spanner' }
  }
  if (!forced || space.room === Infinity) return undefined
  return { type: 'break', next: { index }, appeal: 'perfect', forced }
}

/** A class A break point: CSS Fragmentation 3 §4.1. */
function breakPointBefore(index: number, between: BreakValue, context: LayoutContext): BreakPoint {
  const appeal: BreakAppeal = avoidsBreak(between, context) ? 'violates-avoid' : 'perfect'
  return { path: { type: 'block', index }, appeal }
}

/** Has a box whose margins collapse through just been put below the end of the page? */
function isBelow(input: FlowInput, flow: Flow): boolean {
  const last = flow.children.at(-1)?.rect
  return last !== undefined && last.height === 0 && last.y > roomInside(flow, input) + tolerance
}

/** Nothing of the child fits: break before it, or at a better point passed earlier, or before the whole box. */
function stopWithout(child: BreakToken | undefined, before: BreakPoint | undefined, flow: Flow, start: number): Stop {
  if (!before) return { type: 'nothing-fits' }
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
  const { contentWidth, space, context } = input
  // A table, an image, a box with a formatting context of its own: its margins collapse with those around it only.
  const apart = child.type !== 'block' || child.formattingContext
  const margin = token ? 0 : usedMargin(child.style['margin-top'], contentWidth)
  const cleared = token ? -Infinity : clearFloats(input, flow, child, margin)
  if (apart) {
    if (!isFree(flow.floats)) return layoutBeside(input, flow, child, token, breakAt, margin, cleared)
    const strut = addMargin(flow.strut, margin)
    const offset = Math.max(collapsed(strut), cleared - pendingTop(input, flow))
    const apartSpace: Space = { ...spaceFor(input, flow, breakAt, offset), keepsRest: true }
    // Called directly, not by way of `context`: a thousand boxes in one another have to fit on the stack.
    const result: LayoutResult =
      child.type === 'block' && !isMonolithic(child)
        ? layoutFlow(child, isolatedSpace(apartSpace), asBlockToken(token), true, context)
        : context.layout(child, apartSpace, token)
    return placeApart(input, flow, child, result, offset)
  }
  const floor = Math.max(cleared, flow.offset === undefined ? (space.place.floor ?? -Infinity) : -Infinity)
  const childSpace = spaceInFlow(input, flow, breakAt, floor)
  const result = layoutFlow(child, childSpace, asBlockToken(token), false, context)
  if (!result.fragment) return result
  if (result.through && pendingTop(input, flow) + result.offset < cleared) {
    const alone = layoutFlow(child, { ...childSpace, strut: noStrut }, undefined, false, context)
    return placeCleared(input, flow, child, alone, cleared)
  }
  flow.floats = result.floats
  if (result.through) {
    placeThrough(input, flow, child, result.fragment, flow.offset === undefined ? 0 : flow.cursor + result.offset)
  } else placeBelow(input, flow, child, result.fragment, result.offset)
  flow.strut = result.strut
  return result
}

/**
 * How far up a child that clears floats may begin: CSS 2.2 §9.5.2. Where that pushes it down, its margin does not
 * collapse with those above, which then keep their place.
 */
function clearFloats(input: FlowInput, flow: Flow, { style }: BlockLevelBox, margin: Pt): Pt {
  const { clear } = style
  if (clear === 'none') return -Infinity
  if (clearsPending(flow.floats, clear)) settle(flow, input)
  const end = clearedEnd(flow.floats, clear)
  const floor = flow.offset === undefined ? (input.space.place.floor ?? -Infinity) : -Infinity
  if (end > Math.max(floor, pendingTop(input, flow) + collapsed(addMargin(flow.strut, margin)))) settle(flow, input)
  return end
}

/** A child with clearance that its margins collapse through: they hold what comes next away from where it stands. */
function placeCleared(input: FlowInput, flow: Flow, child: BlockLevelBox, result: FlowResult, top: Pt): LayoutResult {
  if (!result.fragment) return result
  settle(flow, input)
  const y = top - borderTop(flow, input)
  flow.floats = result.floats
  placeThrough(input, flow, child, result.fragment, y)
  flow.cursor = y - result.offset
  flow.strut = result.strut
  flow.clearedThrough = true
  return result
}

/** The child's margins collapse through it: it stands somewhere between them. */
function placeThrough(input: FlowInput, flow: Flow, child: BlockLevelBox, fragment: BoxFragment, y: Pt): void {
  const x = childX(input, child, fragment.rect.width)
  placeAt(input, flow, child, flow.offset === undefined ? fragment : settleThrough(flow, input, fragment, x, y), x, y)
}

function spaceInFlow(input: FlowInput, flow: Flow, breakAt: BreakPath | undefined, floor: Pt): FlowSpace {
  const { box, left, space } = input
  const place: FlowPlace = {
    x: left,
    y: pendingTop(input, flow),
    direction: box.style.direction,
    floats: flow.floats,
    page: space.place.page,
    ...(floor > -Infinity && { floor }),
  }
  return { ...spaceFor(input, flow, breakAt, 0), strut: flow.strut, place }
}

function asBlockToken(token: BreakToken | undefined): BlockBreakToken | InlineBreakToken | undefined {
  return token?.type === 'block' || token?.type === 'inline' ? token : undefined
}
