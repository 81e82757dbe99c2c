import type { Pt } from '../../geometry.ts'
import { usedMargins } from '../inline/inline-edges.ts'
import type { CarriedFloat, FloatRequest, LayoutContext, LayoutResult, Space } from '../layout.ts'
import {
  boundsBeside,
  clearedEnd,
  clearsCarried,
  type FloatFragment,
  type Floats,
  nextFloatEnd,
  tolerance,
  withPlaced,
} from './floats.ts'

/** The page, or column, as the formatting context sees it. */
export interface FloatPage {
  /** Where it ends, from the corner of the formatting context's root. Infinity where nothing can break. */
  readonly end: Pt
  /** Room on an empty one. */
  readonly fullRoom: Pt
}

export interface PlacedRequest {
  readonly floats: Floats
  /** Undefined when nothing of the float fits on this page. */
  readonly placed: FloatFragment | undefined
}

/** Places a float no higher than `y`, or leaves it, or the rest of it, to the next page: CSS 2.2 §9.5.1. */
export function placeFloat(
  floats: Floats,
  request: FloatRequest,
  y: Pt,
  page: FloatPage,
  context: LayoutContext,
): PlacedRequest {
  // Once one is left to the next page, none that comes after it may stand on this one: rule 5.
  const blocked = floats.carried.some(({ token }) => token === undefined)
  if (blocked || clearsCarried(floats, request.box.style.clear)) return carry(floats, { ...request, token: undefined })
  return placePart(floats, { ...request, token: undefined }, y, page, false, context)
}

/** The floats that the page before left over, at the top of this one. */
export function resumeFloats(
  floats: Floats,
  carried: readonly CarriedFloat[],
  y: Pt,
  page: FloatPage,
  context: LayoutContext,
): { readonly floats: Floats; readonly placed: readonly FloatFragment[] } {
  let result = floats
  const placed: FloatFragment[] = []
  for (const [index, float] of carried.entries()) {
    const waits = result.carried.some(({ token }) => token === undefined)
    const blocked = !float.token && (waits || clearsCarried(result, float.box.style.clear))
    const next = blocked
      ? carry(result, float)
      : float.overflows
        ? placeRest(result, float, float.overflows.x, y, page, index === 0, context)
        : placePart(result, float, y, page, index === 0, context)
    result = next.floats
    if (next.placed) placed.push(next.placed)
  }
  return { floats: result, placed }
}

/** The content that overflows a block of a given height: nothing keeps clear of it. */
function placeRest(
  floats: Floats,
  float: CarriedFloat,
  x: Pt,
  y: Pt,
  page: FloatPage,
  fresh: boolean,
  context: LayoutContext,
): PlacedRequest {
  const result = layoutFloat(float, page.end - y, page.fullRoom, fresh, context)
  if (!result.fragment) return carry(floats, float)
  const placed = { box: float.box, fragment: result.fragment, x, y }
  if (!result.token) return { floats, placed }
  return { floats: carry(floats, { ...float, token: result.token }).floats, placed }
}

function carry(floats: Floats, float: CarriedFloat): PlacedRequest {
  return { floats: { ...floats, carried: [...floats.carried, float] }, placed: undefined }
}

function placePart(
  floats: Floats,
  float: CarriedFloat,
  y: Pt,
  page: FloatPage,
  first: boolean,
  context: LayoutContext,
): PlacedRequest {
  const { box, left, right, token } = float
  const { style } = box
  const width = right - left
  const margin = usedMargins(box, width)
  const top = token ? 0 : margin.top
  const whole = layoutFloat(float, Infinity, page.fullRoom, false, context)
  if (!whole.fragment) throw new Error('a float with endless room has a fragment')
  const full = margin.left + whole.fragment.rect.width + margin.right
  const from = token
    ? y
    : Math.max(y, floats.lastTop, clearedEnd(floats, style.float === 'none' ? 'none' : style.clear))
  const place = findPlace(floats, style.float === 'right' ? 'right' : 'left', full, from, float)
  const fresh = first || page.end - place.y >= page.fullRoom - tolerance
  const { result, isWhole } = fitted(float, whole, page.end - place.y - top, page, fresh, context)
  // A float that would break where it should not does better on the next page.
  const isBadBreak = result.token !== undefined && result.appeal !== 'perfect'
  if (!result.fragment || (isBadBreak && !fresh)) return carry(floats, float)
  const { rect } = result.fragment
  const height = isWhole ? top + rect.height + margin.bottom : top + rect.height
  const next = withPlaced(floats, {
    side: style.float === 'right' ? 'right' : 'left',
    rect: { x: place.x, y: place.y, width: full, height },
  })
  return {
    floats: result.token ? { ...next, carried: [...next.carried, { ...float, token: result.token }] } : next,
    placed: { box, fragment: result.fragment, x: place.x + margin.left, y: place.y + top },
  }
}

/** Width of a float's margin box. */
export function floatWidth(request: FloatRequest, context: LayoutContext): Pt {
  const { fragment } = layoutFloat({ ...request, token: undefined }, Infinity, Infinity, false, context)
  const margin = usedMargins(request.box, request.right - request.left)
  return margin.left + (fragment?.rect.width ?? 0) + margin.right
}

/** The float, or as much of it as fits; nothing when it is better moved to the next page. */
function fitted(
  float: CarriedFloat,
  whole: LayoutResult,
  room: Pt,
  page: FloatPage,
  fresh: boolean,
  context: LayoutContext,
): { result: LayoutResult; isWhole: boolean } {
  const height = whole.fragment?.rect.height ?? 0
  if (height <= room + tolerance || page.end === Infinity) return { result: whole, isWhole: true }
  const result = layoutFloat(float, Math.max(0, room), page.fullRoom, fresh, context)
  return { result, isWhole: result.token === undefined }
}

function layoutFloat(
  { box, left, right, height, token, overflows }: CarriedFloat,
  room: Pt,
  fullRoom: Pt,
  fresh: boolean,
  context: LayoutContext,
): LayoutResult {
  const space: Space = {
    width: right - left,
    ...(height !== undefined && { height }),
    room,
    fullRoom: room === Infinity ? Infinity : fullRoom,
    fresh,
    autoWidth: 'fit', // §10.3.5
    ...(overflows && { fixedWidth: overflows.width }),
  }
  return context.layout(box, space, token)
}

/** The highest place at which there is room, and there as far to the side as can be: §9.5.1, rules 1 to 3 and 7 to 9. */
function findPlace(floats: Floats, side: 'left' | 'right', width: Pt, from: Pt, within: FloatRequest) {
  let y = from
  for (;;) {
    const bounds = boundsBeside(floats, y, 0, within)
    const alone = bounds.left === within.left && bounds.right === within.right
    if (alone || bounds.right - bounds.left >= width - tolerance) {
      return { x: side === 'left' ? bounds.left : bounds.right - width, y }
    }
    y = nextFloatEnd(floats, y)
  }
}
