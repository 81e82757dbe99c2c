import type { BlockBox } from '../../box/box.ts'
import { isFloat } from '../../css/computed-style.ts'
import type { Edges, Pt, Rect } from '../../geometry.ts'
import { fillPlaceholders } from '../floats/fill-placeholders.ts'
import { type FloatFragment, type Floats, noFloats } from '../floats/floats.ts'
import { type FloatPage, placeFloat } from '../floats/place-float.ts'
import type { BorderSegment, BoxFragment, Fragment, ReplacedFragment } from '../fragment.ts'
import { contentSizes } from '../intrinsic.ts'
import type {
  BlockBreakToken,
  BreakAppeal,
  BreakPath,
  BreakPoint,
  BreakToken,
  ForcedBreak,
  InlineBreakToken,
  LayoutContext,
  LayoutResult,
  Space,
} from '../layout.ts'
import {
  type BoxEdges,
  boxEdges,
  type ContentHeights,
  contentHeights,
  heightsByRatio,
  inlineOffset,
  usedMargin,
  usedWidth,
} from '../sizing.ts'
import { rank } from './break-between.ts'
import { addMargin, collapsed, type MarginStrut, noStrut } from './margin-strut.ts'

/** Sums of many lengths differ in their last bits; what fits but for these, fits. */
export const tolerance = 0.001

/**
 * The space of a block in the flow of a block formatting context. `room` counts from the *pending position*: the end of
 * what stands above, before the margins in `strut` push the box down.
 */
export interface FlowSpace extends Space {
  /** Margins above that adjoin this box's own top margin. */
  readonly strut: MarginStrut
  readonly place: FlowPlace
}

/** Where a block is in its block formatting context. Places are measured from the corner of the context's root. */
export interface FlowPlace {
  /** Left content edge of the containing block. */
  readonly x: Pt
  /** The pending position. */
  readonly y: Pt
  readonly direction: 'ltr' | 'rtl'
  readonly floats: Floats
  readonly page: FloatPage
  /** The box is no higher than this, for it clears floats, or is the first thing in a box that does. Default: none. */
  readonly floor?: Pt
}

/** The space of a block that makes a formatting context of its own. */
export function isolatedSpace(space: Space): FlowSpace {
  const page = { end: space.room, fullRoom: space.fullRoom }
  return { ...space, strut: noStrut, place: { x: 0, y: 0, direction: 'ltr', floats: noFloats, page } }
}

/** A laid out block and where it ended up in its block formatting context. */
export interface FlowResult extends LayoutResult {
  readonly fragment: BoxFragment | undefined
  /** From the pending position to the top border edge. */
  readonly offset: Pt
  /** Its margins collapse through the box: it takes up no room, and `offset` is where a bottom border would put it. */
  readonly through: boolean
  /** Margins that adjoin whatever comes next. */
  readonly strut: MarginStrut
  /** Those of the formatting context, with the ones in this box. */
  readonly floats: Floats
}

export const nothingFits: FlowResult = {
  fragment: undefined,
  offset: 0,
  through: false,
  strut: noStrut,
  floats: noFloats,
}

/** What is known of a block before its content is laid out. */
export interface FlowInput {
  readonly box: BlockBox
  readonly space: FlowSpace
  readonly token: BlockBreakToken | InlineBreakToken | undefined
  readonly context: LayoutContext
  readonly edges: BoxEdges
  /** Border-box width. */
  readonly width: Pt
  readonly contentWidth: Pt
  /** Left content edge, from the corner of the formatting context's root. */
  readonly left: Pt
  readonly heights: ContentHeights
  /** Border and padding at the top of this fragment: none where a box goes on, unless they are cloned. */
  readonly top: Pt
  /** The same at the bottom of its last fragment, and of the others when cloned. */
  readonly bottom: Pt
  readonly cloned: boolean
  /** The box ended on an earlier page: what is left is what overflows it. */
  readonly ended: boolean
  /** Content height used up on earlier pages. */
  readonly consumed: Pt
  /** No margin passes its edges: it establishes a formatting context. */
  readonly isolated: boolean
}

/** What grows while the content of one block is laid out. */
export interface Flow {
  /** From the pending position to the top border edge; undefined as long as margins may still move the box. */
  offset: Pt | undefined
  /** End of what is placed, from the top border edge. */
  cursor: Pt
  /** Margins after it. */
  strut: MarginStrut
  /** Nothing that takes up room is placed. */
  empty: boolean
  /** A box with clearance, through which margins collapse, is the last: `strut` cannot leave the box. CSS 2.2 §8.3.1. */
  clearedThrough: boolean
  floats: Floats
  readonly children: Fragment[]
  readonly columnRules: BorderSegment[]
  /** Border box of the legend in the top border of a fieldset. */
  legend: Rect | undefined
  /**
   * The first of the empty boxes at the end that stand below the end of the page: nothing but margins pushed them there,
   * so they go over with what comes next.
   */
  below: { readonly index: number; readonly childCount: number } | undefined
  firstBaseline: Pt | undefined
  lastBaseline: Pt | undefined
  /** The best break point passed, in case what follows needs one. */
  best: BreakPoint | undefined
}

/** Why layout stopped before the end of the content. */
export type Stop =
  | { readonly type: 'nothing-fits' }
  /** Break here; `next` says where the content goes on. */
  | {
      readonly type: 'break'
      readonly next: { readonly index: number; readonly child?: BreakToken } | { readonly offset: number }
      readonly appeal: BreakAppeal
      readonly forced?: ForcedBreak
    }
  /** A break point passed earlier is better. */
  | { readonly type: 'back'; readonly to: BreakPoint }

export function flowInput(
  box: BlockBox,
  space: FlowSpace,
  token: BlockBreakToken | InlineBreakToken | undefined,
  isolated: boolean,
  context: LayoutContext,
): FlowInput {
  const { style } = box
  const edges = boxEdges(style, space.width)
  const width = usedWidth(style, space, edges, () => contentSizes(box, context))
  const ended = token?.ended === true
  const cloned = style['box-decoration-break'] === 'clone' && !ended
  const fullTop = edges.border.top + edges.padding.top
  const { place } = space
  const margin = isolated ? 0 : place.x + inlineOffset(style, space.width, width, place.direction)
  return {
    box,
    space,
    token,
    context,
    edges,
    width,
    contentWidth: Math.max(0, width - edges.horizontal),
    left: margin + edges.border.left + edges.padding.left,
    heights: heightsByRatio(style, contentHeights(style, space, edges.vertical), width, edges),
    top: token && !cloned ? 0 : fullTop,
    bottom: ended ? 0 : edges.border.bottom + edges.padding.bottom,
    ended,
    cloned,
    consumed: token ? Math.max(0, token.consumed - fullTop) : 0,
    isolated,
  }
}

export function startFlow(input: FlowInput): Flow {
  const { box, space, token, top, isolated } = input
  const flow: Flow = {
    offset: undefined,
    cursor: 0,
    strut: token
      ? noStrut
      : isolated
        ? noStrut
        : addMargin(space.strut, usedMargin(box.style['margin-top'], space.width)),
    empty: true,
    clearedThrough: false,
    floats: space.place.floats,
    children: [],
    columnRules: [],
    legend: undefined,
    below: undefined,
    firstBaseline: undefined,
    lastBaseline: undefined,
    best: undefined,
  }
  if (token || isolated || top > 0) settle(flow, input)
  return flow
}

/** Turns the margins above the box into space: from here on it cannot move. */
export function settle(flow: Flow, input: FlowInput): void {
  if (flow.offset !== undefined) return
  const { y, floor } = input.space.place
  settleAt(flow, input, Math.max(collapsed(flow.strut), floor === undefined ? -Infinity : floor - y))
  flow.strut = noStrut
  flow.cursor = input.top
}

/** The top border edge is `offset` below the pending position: all floats that waited for that get their places. */
export function settleAt(flow: Flow, input: FlowInput, offset: Pt): void {
  flow.offset = offset
  if (flow.floats.pending.length > 0) placePending(flow, input, input.space.place.y + offset)
  takeFloats(flow, input)
}

/** Top border edge of the box, from the corner of the formatting context's root. */
export function borderTop(flow: Flow, { space }: FlowInput): Pt {
  return space.place.y + (flow.offset ?? collapsed(flow.strut))
}

function placePending(flow: Flow, { space, context }: FlowInput, y: Pt): void {
  const { pending } = flow.floats
  flow.floats = { ...flow.floats, pending: [] }
  for (const request of pending) {
    const { floats, placed } = placeFloat(flow.floats, request, y, space.place.page, context)
    flow.floats = placed ? { ...floats, settled: [...floats.settled, placed] } : floats
  }
}

/** Puts floats that have got their places meanwhile where they were waited for, in boxes without height also. */
export function takeFloats(flow: Flow, input: FlowInput): void {
  if (flow.floats.settled.length === 0) return
  const { border, padding } = input.edges
  const filled = fillPlaceholders(
    flow.children,
    { x: input.left - border.left - padding.left, y: borderTop(flow, input) },
    flow.floats.settled,
  )
  if (filled.left.length === flow.floats.settled.length) return
  for (const [index, child] of filled.children.entries()) flow.children[index] = child
  flow.floats = { ...flow.floats, settled: filled.left }
  flow.empty = false
}

/** Puts a float that has just been placed into the box that it is in. */
export function placeFloatFragment(flow: Flow, input: FlowInput, { fragment, x, y }: FloatFragment): void {
  const { border, padding } = input.edges
  const rect = { ...fragment.rect, x: x - (input.left - border.left - padding.left), y: y - borderTop(flow, input) }
  flow.children.push({ ...fragment, rect })
  flow.empty = false
}

/** A block whose margins collapse through it gets its place: so do the floats that wait in it. */
export function settleThrough(flow: Flow, input: FlowInput, fragment: BoxFragment, x: Pt, y: Pt): BoxFragment {
  const top = borderTop(flow, input) + y
  placePending(flow, input, top)
  const { border, padding } = input.edges
  const corner = { x: input.left - border.left - padding.left + x, y: top }
  const { children, left } = fillPlaceholders(fragment.children, corner, flow.floats.settled)
  flow.floats = { ...flow.floats, settled: left }
  return { ...fragment, children }
}

/** Room for content from the top border edge down (from the pending position, while that is open). */
export function roomInside(flow: Flow, { space, cloned, bottom }: FlowInput): Pt {
  return space.room - (flow.offset ?? 0) - (cloned ? bottom : 0)
}

/** Notes a break point; the later of two equally good ones is the better. */
export function noteBreak(flow: Flow, path: BreakPath, appeal: BreakAppeal): void {
  if (!flow.best || rank(appeal) >= rank(flow.best.appeal)) flow.best = { path, appeal }
}

/** Puts a finished fragment at its place. */
export function place(flow: Flow, fragment: BoxFragment | ReplacedFragment, x: Pt, y: Pt): void {
  flow.children.push({ ...fragment, rect: { ...fragment.rect, x, y } })
  if (fragment.type !== 'box' || isFloat(fragment.box.style)) return
  if (fragment.firstBaseline !== undefined) flow.firstBaseline ??= y + fragment.firstBaseline
  if (fragment.lastBaseline !== undefined) flow.lastBaseline = y + fragment.lastBaseline
}

/** The edges of a fragment that are not cut off: CSS Fragmentation 3 §5.4. */
export function slicedEdges(edges: Edges, first: boolean, last: boolean): Edges {
  if (first && last) return edges
  return { ...edges, top: first ? edges.top : 0, bottom: last ? edges.bottom : 0 }
}
