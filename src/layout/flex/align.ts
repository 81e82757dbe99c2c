import type { Alignment, ComputedStyle, ContentAlignment } from '../../css/computed-style.ts'
import type { Pt } from '../../geometry.ts'
import type { FlexContainer } from './container.ts'

/** Space before the first of several things in a row, and between two of them. */
interface Distribution {
  readonly before: Pt
  readonly between: Pt
}

/** Where the sides are, seen from the start of the axis. */
interface Axis {
  /** `start` is the axis' end: the direction or the wrapping is reversed. */
  readonly startAtEnd: boolean
  /** `left` is the axis' end; undefined where the axis is not horizontal. */
  readonly leftAtEnd: boolean | undefined
}

/** CSS Flexbox 1 §8.2: `justify-content`, for `count` items with `free` space beside them. */
export function justifyItems({ box, isRow, mainReversed }: FlexContainer, free: Pt, count: number): Distribution {
  const startAtEnd = box.style['flex-direction'].endsWith('-reverse')
  const axis = { startAtEnd, leftAtEnd: isRow ? mainReversed : undefined }
  return distribute(box.style['justify-content'], free, count, axis)
}

/** §8.4: `align-content`, for `count` lines. A stretched line has taken its share already. */
export function alignLines({ box }: FlexContainer, free: Pt, count: number): Distribution {
  const startAtEnd = box.style['flex-wrap'] === 'wrap-reverse'
  return distribute(box.style['align-content'], free, count, { startAtEnd, leftAtEnd: undefined })
}

/** CSS Box Alignment 3 §5.1 and §5.3, with the fallbacks of a flex container. */
function distribute({ value, safe }: ContentAlignment, free: Pt, count: number, axis: Axis): Distribution {
  const start = axis.startAtEnd ? free : 0
  const end = free - start
  if (safe && free < 0) return { before: start, between: 0 }
  switch (value) {
    case 'normal':
    case 'stretch':
    case 'flex-start':
      return { before: 0, between: 0 }
    case 'flex-end':
      return { before: free, between: 0 }
    case 'center':
      return { before: free / 2, between: 0 }
    case 'start':
    case 'baseline':
      return { before: start, between: 0 }
    case 'end':
    case 'last baseline':
      return { before: end, between: 0 }
    case 'left':
      return { before: axis.leftAtEnd === undefined ? start : axis.leftAtEnd ? free : 0, between: 0 }
    case 'right':
      return { before: axis.leftAtEnd === undefined ? start : axis.leftAtEnd ? 0 : free, between: 0 }
    case 'space-between':
      return { before: 0, between: count > 1 && free > 0 ? free / (count - 1) : 0 }
    case 'space-around':
      return free < 0 ? { before: start, between: 0 } : { before: free / count / 2, between: free / count }
    case 'space-evenly':
      return free < 0 ? { before: start, between: 0 } : { before: free / (count + 1), between: free / (count + 1) }
    default:
      return value satisfies never
  }
}

/**
 * CSS Flexbox 1 §8.3: which part of the free space in the cross axis lies above an item (or to its left), from 0 to 1.
 * `direction` is the item's.
 */
export function alignmentPoint(
  value: Alignment['value'],
  direction: ComputedStyle['direction'],
  { isRow, crossReversed, box }: FlexContainer,
): number {
  const start = !isRow && box.style.direction === 'rtl' ? 1 : 0
  const selfStart = !isRow && direction === 'rtl' ? 1 : 0
  switch (value) {
    case 'center':
      return 0.5
    case 'start':
    case 'baseline':
      return start
    case 'end':
    case 'last baseline':
      return 1 - start
    case 'self-start':
      return selfStart
    case 'self-end':
      return 1 - selfStart
    case 'flex-end':
      return crossReversed ? 0 : 1
    default: // `flex-start`, and `stretch` of what cannot be stretched
      return crossReversed ? 1 : 0
  }
}
