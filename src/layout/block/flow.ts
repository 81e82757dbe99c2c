import type { BlockBox } from '../../box/box.ts'
import type { Edges, Pt } from '../../geometry.ts'
import type { BoxFragment, Fragment, ReplacedFragment } from '../fragment.ts'
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
import { type BoxEdges, boxEdges, type ContentHeights, contentHeights, usedMargin, usedWidth } from '../sizing.ts'
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
}

export const nothingFits: FlowResult = { fragment: undefined, offset: 0, through: false, strut: noStrut }

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
  readonly heights: ContentHeights
  /** Border and padding at the top of this fragment: none where a box goes on, unless they are cloned. */
  readonly top: Pt
  /** The same at the bottom of its last fragment, and of the others when cloned. */
  readonly bottom: Pt
  readonly cloned: boolean
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
  readonly children: Fragment[]
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
  const cloned = style['box-decoration-break'] === 'clone'
  const fullTop = edges.border.top + edges.padding.top
  return {
    box,
    space,
    token,
    context,
    edges,
    width,
    contentWidth: Math.max(0, width - edges.horizontal),
    heights: contentHeights(style, space, edges.vertical),
    top: token && !cloned ? 0 : fullTop,
    bottom: edges.border.bottom + edges.padding.bottom,
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
    children: [],
    below: undefined,
    firstBaseline: undefined,
    lastBaseline: undefined,
    best: undefined,
  }
  if (token || isolated || top > 0) settle(flow, input)
  return flow
}

/** Turns the margins above the box into space: from here on it cannot move. */
export function settle(flow: Flow, { top }: FlowInput): void {
  if (flow.offset !== undefined) return
  flow.offset = collapsed(flow.strut)
  flow.strut = noStrut
  flow.cursor = top
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
  if (fragment.type !== 'box') return
  if (fragment.firstBaseline !== undefined) flow.firstBaseline ??= y + fragment.firstBaseline
  if (fragment.lastBaseline !== undefined) flow.lastBaseline = y + fragment.lastBaseline
}

/** The edges of a fragment that are not cut off: CSS Fragmentation 3 §5.4. */
export function slicedEdges(edges: Edges, first: boolean, last: boolean): Edges {
  if (first && last) return edges
  return { ...edges, top: first ? edges.top : 0, bottom: last ? edges.bottom : 0 }
}
