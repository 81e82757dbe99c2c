import type { BlockBox, BlockLevelBox } from '../../box/box.ts'
import { isOutOfFlow } from '../../css/computed-style.ts'
import type { Pt } from '../../geometry.ts'
import type { BreakPath, LayoutResult, Space } from '../layout.ts'
import { inlineOffset, usedMargin } from '../sizing.ts'
import { type Flow, type FlowInput, place, roomInside, settleAt, takeFloats } from './flow.ts'
import { addMargin, noStrut } from './margin-strut.ts'
import { markerLine } from './marker.ts'

/** The pending position, from the corner of the formatting context's root. */
export function pendingTop({ space }: FlowInput, { offset, cursor }: Flow): Pt {
  return offset === undefined ? space.place.y : space.place.y + offset + cursor
}

export function firstInFlow({ content }: BlockBox): BlockLevelBox | undefined {
  const children = content.type === 'blocks' ? content.children : []
  return children.find((child) => !isOutOfFlow(child.style))
}

/** What the content box of the block gives a child whose border box is `offset` below the pending position. */
export function spaceFor(input: FlowInput, flow: Flow, breakAt: BreakPath | undefined, offset: Pt): Space {
  const { space, contentWidth, heights } = input
  const height = input.box.columns === 'content' ? space.height : heights.height // columns are as high as their container
  return {
    width: contentWidth,
    ...(height !== undefined && { height }),
    room: roomInside(flow, input) - flow.cursor - offset,
    fullRoom: space.fullRoom,
    fresh: space.fresh && flow.empty,
    autoWidth: 'fill',
    ...(breakAt && { breakAt }),
  }
}

/** Places a child that is a formatting context of its own; what overflows it may go on on the next page. */
export function placeApart(
  input: FlowInput,
  flow: Flow,
  child: BlockLevelBox,
  result: LayoutResult,
  offset: Pt,
  left?: Pt,
): LayoutResult {
  const { fragment, rest: token } = result
  if (!fragment) return result
  const x = placeBelow(input, flow, child, fragment, offset, left)
  flow.strut = marginBelow(child, input.contentWidth)
  if (!token) return result
  const { edges, contentWidth, heights } = input
  const overflows = { x: input.left - edges.border.left - edges.padding.left + x, width: fragment.rect.width }
  const within = { left: input.left, right: input.left + contentWidth, height: heights.height }
  flow.floats = { ...flow.floats, carried: [...flow.floats.carried, { box: child, ...within, token, overflows }] }
  return result
}

function marginBelow({ style }: BlockLevelBox, width: Pt): Flow['strut'] {
  return addMargin(noStrut, usedMargin(style['margin-bottom'], width))
}

/**
 * Places a child that takes up room, its top border edge `offset` below the pending position. While the box itself could
 * still be moved by margins, its top edge is that of the child. Returns the child's left border edge, from that of the box.
 */
export function placeBelow(
  input: FlowInput,
  flow: Flow,
  child: BlockLevelBox,
  fragment: NonNullable<LayoutResult['fragment']>,
  offset: Pt,
  x?: Pt,
): Pt {
  const y = flow.offset === undefined ? 0 : flow.cursor + offset
  if (flow.offset === undefined) settleAt(flow, input, offset)
  else takeFloats(flow, input)
  const { edges } = input
  const left = x === undefined ? childX(input, child, fragment.rect.width) : edges.border.left + edges.padding.left + x
  placeAt(input, flow, child, fragment, left, y)
  flow.cursor = y + fragment.rect.height
  flow.clearedThrough = false
  if (fragment.rect.height > 0) flow.empty = false
  return left
}

/** Left border edge of a child, from that of the box. */
export function childX({ box, contentWidth, edges }: FlowInput, { style }: BlockLevelBox, width: Pt): Pt {
  const left = edges.border.left + edges.padding.left
  return left + inlineOffset(style, contentWidth, width, box.style.direction)
}

export function placeAt(
  { box, contentWidth, edges, context }: FlowInput,
  flow: Flow,
  child: BlockLevelBox,
  fragment: NonNullable<LayoutResult['fragment']>,
  x: Pt,
  y: Pt,
): void {
  place(flow, fragment, x, y)
  if (!box.marker || child.type === 'block' || child !== firstInFlow(box)) return
  const line = markerLine(box, contentWidth, context)
  if (line) flow.children.push({ ...line, rect: { ...line.rect, x: edges.border.left + edges.padding.left, y } })
}
