import type { BlockLevelBox } from '../../box/box.ts'
import { isFloat } from '../../css/computed-style.ts'
import type { Pt, Rect } from '../../geometry.ts'
import type { BoxFragment, ReplacedFragment } from '../fragment.ts'
import type { CarriedFloat, FloatRequest } from '../layout.ts'

/**
 * The floats of one block formatting context on one page: CSS 2.2 §9.5. Plain data, never changed: who places one gets a
 * new value, so that layout can be tried again. All places are measured from the corner of the formatting context's root.
 */
export interface Floats {
  /** Margin boxes that lines and other floats keep clear of, in document order. */
  readonly placed: readonly PlacedFloat[]
  /** The next one may stand no higher: §9.5.1, rule 5. */
  readonly lastTop: Pt
  /** Lowest bottom edges so far, for `clear`; -Infinity when there is none. */
  readonly leftEnd: Pt
  readonly rightEnd: Pt
  /** Those whose place depends on margins that may still collapse. */
  readonly pending: readonly FloatRequest[]
  /** Those of `pending` that have got their place, for the block that they belong to. */
  readonly settled: readonly FloatFragment[]
  /** Those that go on on the next page. */
  readonly carried: readonly CarriedFloat[]
}

export interface PlacedFloat {
  readonly side: 'left' | 'right'
  /** The margin box. */
  readonly rect: Rect
}

/** A float in its place; x and y are those of the border box. */
export interface FloatFragment {
  readonly box: BlockLevelBox
  readonly fragment: BoxFragment | ReplacedFragment
  readonly x: Pt
  readonly y: Pt
}

export const noFloats: Floats = {
  placed: [],
  lastTop: -Infinity,
  leftEnd: -Infinity,
  rightEnd: -Infinity,
  pending: [],
  settled: [],
  carried: [],
}

/** Where lines may stand between floats. */
export interface Bounds {
  readonly left: Pt
  readonly right: Pt
}

/** What floats leave free of `within` between `y` and `y + height`. */
export function boundsBeside({ placed }: Floats, y: Pt, height: Pt, within: Bounds): Bounds {
  let { left, right } = within
  for (const { side, rect } of placed) {
    if (rect.y + rect.height <= y + tolerance || rect.y >= y + Math.max(height, tolerance) - tolerance / 2) continue
    if (side === 'left') left = Math.max(left, rect.x + rect.width)
    else right = Math.min(right, rect.x)
  }
  return { left, right }
}

export const tolerance: Pt = 0.001

/** The next place below `y` where a float ends. Infinity when none does. */
export function nextFloatEnd({ placed }: Floats, y: Pt): Pt {
  return placed.reduce((least, { rect }) => {
    const end = rect.y + rect.height
    return end > y + tolerance && end < least ? end : least
  }, Infinity)
}

/** Where what clears these floats may begin. -Infinity when there is nothing to clear. */
export function clearedEnd({ leftEnd, rightEnd }: Floats, clear: 'none' | 'left' | 'right' | 'both'): Pt {
  const left = clear === 'left' || clear === 'both' ? leftEnd : -Infinity
  const right = clear === 'right' || clear === 'both' ? rightEnd : -Infinity
  return Math.max(left, right)
}

/** Does a float that still waits for its place have to be cleared? */
export function clearsPending({ pending }: Floats, clear: 'none' | 'left' | 'right' | 'both'): boolean {
  return clear !== 'none' && pending.some(({ box }) => clear === 'both' || box.style.float === clear)
}

/** Does a float that is to be cleared go on on the next page? Then what clears it is there, too. */
export function clearsCarried({ carried }: Floats, clear: 'none' | 'left' | 'right' | 'both'): boolean {
  return (
    clear !== 'none' &&
    carried.some(({ box: { style } }) => (clear === 'both' ? isFloat(style) : style.float === clear))
  )
}

/** Is nothing on this page kept clear of? */
export function isFree({ placed, pending }: Floats): boolean {
  return placed.length === 0 && pending.length === 0
}

/** So many floats are looked at; of more than these, those that ended above the last one are forgotten. */
const keptFloats = 64

/** The same with one more. Nothing keeps clear of a float without width or height. */
export function withPlaced(floats: Floats, { side, rect }: PlacedFloat): Floats {
  const end = rect.y + rect.height
  const known =
    floats.placed.length < keptFloats
      ? floats.placed
      : floats.placed.filter((other) => other.rect.y + other.rect.height > rect.y)
  return {
    ...floats,
    placed: rect.height > 0 && rect.width > 0 ? [...known, { side, rect }] : known,
    lastTop: Math.max(floats.lastTop, rect.y),
    leftEnd: side === 'left' ? Math.max(floats.leftEnd, end) : floats.leftEnd,
    rightEnd: side === 'right' ? Math.max(floats.rightEnd, end) : floats.rightEnd,
  }
}
