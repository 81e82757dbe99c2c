import type { BlockLevelBox } from '../../box/box.ts'
import type { Point, Pt, Rect, Size } from '../../geometry.ts'
import type { BoxFragment, ReplacedFragment } from '../fragment.ts'
import type { BreakToken, LayoutContext, LayoutResult, Space } from '../layout.ts'
import { boxEdges, clamp, contentHeights } from '../sizing.ts'
import { type Axis, available, horizontalAxis, type StaticPosition, startOf, verticalAxis } from './solve.ts'

/** An absolutely positioned box, and what it is placed by. */
export interface AbsoluteBox {
  readonly box: BlockLevelBox
  /** Padding box of the containing block, as if no page cut it. */
  readonly containing: Size
  /** Its text's direction. */
  readonly direction: 'ltr' | 'rtl'
  readonly still: { readonly x: StaticPosition; readonly y: StaticPosition }
}

export interface PlacedAbsolute {
  /** All of the box, in one piece. */
  readonly fragment: BoxFragment | ReplacedFragment
  /** Its border box, in the containing block. */
  readonly corner: Point
  /** May its content go on on the next page? Not where its height or its end is given. */
  readonly flows: boolean
  /** The box, or the rest of it, cut at the end of a page. */
  readonly cut: (room: Pt, fullRoom: Pt, token: BreakToken | undefined) => LayoutResult
}

/** Size and place in the containing block: CSS 2.2 §10.3.7, §10.3.8, §10.6.4 and §10.6.5. */
export function layoutAbsolute(
  { box, containing, direction, still }: AbsoluteBox,
  context: LayoutContext,
): PlacedAbsolute {
  const { style } = box
  const across = horizontalAxis(style, containing.width)
  const down = verticalAxis(style, containing.width, containing.height)
  const fills = style.width === 'auto' && across.start !== undefined && across.end !== undefined && box.type !== 'table'
  const space: Space = {
    width: containing.width,
    height: containing.height,
    room: Infinity,
    fullRoom: Infinity,
    fresh: false,
    autoWidth: fills ? 'fill' : 'fit',
    availableWidth: available(across, still.x),
    ...givenHeight(box, down, containing),
  }
  const { fragment } = context.layout(box, space)
  if (!fragment) throw new Error('a box with endless room has a fragment')
  const corner = {
    x: startOf(across, fragment.rect.width, still.x, direction === 'ltr'),
    y: startOf(down, fragment.rect.height, still.y, true),
  }
  return {
    fragment,
    corner,
    flows: style.height === 'auto' && down.end === undefined && box.type !== 'replaced',
    cut: (room, fullRoom, token) =>
      context.layout(box, { ...space, room, fullRoom, fresh: token !== undefined }, token),
  }
}

/** §10.6.4: a height that is `auto` between a given top and bottom is what they leave. A table is as high as its rows. */
function givenHeight(box: BlockLevelBox, down: Axis, { width, height }: Size): Pick<Space, 'fixedHeight'> {
  const { style } = box
  if (
    box.type === 'replaced' ||
    box.type === 'table' ||
    style.height !== 'auto' ||
    down.start === undefined ||
    down.end === undefined
  )
    return {}
  const { vertical } = boxEdges(style, width)
  const space = { width, height, room: Infinity, fullRoom: Infinity, fresh: false, autoWidth: 'fit' } as const
  const { min, max } = contentHeights(style, space, vertical)
  const content = available(down, { start: 0, end: height, align: 'start' }) - vertical
  return { fixedHeight: clamp(Math.max(0, content), min, max) + vertical }
}

/** Where the static position is, in a containing block whose corner is at `corner`. */
export function staticAxis(from: Pt, to: Pt, align: StaticPosition['align'], corner: Pt): StaticPosition {
  return { start: from - corner, end: to - corner, align }
}

/** The part of `rect` inside the border: the padding box. */
export function paddingBox({ border, rect }: Pick<BoxFragment, 'border' | 'rect'>, at: Point): Rect {
  return {
    x: at.x + border.left,
    y: at.y + border.top,
    width: rect.width - border.left - border.right,
    height: rect.height - border.top - border.bottom,
  }
}
