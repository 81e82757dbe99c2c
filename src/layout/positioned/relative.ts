import type { Box, ReplacedBox } from '../../box/box.ts'
import { type ComputedStyle, hasPercentage, type LengthPercentage, resolve } from '../../css/computed-style.ts'
import type { Point, Pt } from '../../geometry.ts'

/** What percentages of offsets are of: the content box of the containing block. */
export interface OffsetBase {
  readonly width: Pt
  /** Undefined when the content decides; percentages are `auto` then. */
  readonly height: Pt | undefined
  readonly direction: 'ltr' | 'rtl'
}

/**
 * How far a relatively positioned box is moved: CSS 2.2 §9.4.3. A sticky one stays where it is: nothing scrolls on paper.
 * Undefined when it stands where it would without.
 */
function relativeOffset(style: ComputedStyle, { width, height, direction }: OffsetBase): Point | undefined {
  if (style.position !== 'relative') return undefined
  const used = (value: LengthPercentage | 'auto', base: Pt | undefined): Pt | undefined => {
    if (value === 'auto') return undefined
    if (base === undefined && hasPercentage(value)) return undefined
    return resolve(value, base ?? 0)
  }
  const left = used(style.left, width)
  const right = used(style.right, width)
  const top = used(style.top, height)
  const bottom = used(style.bottom, height)
  const wins = direction === 'ltr' ? (left ?? negated(right)) : (negated(right) ?? left)
  const x = wins ?? 0
  const y = top ?? negated(bottom) ?? 0
  return x === 0 && y === 0 ? undefined : { x, y }
}

/** The same of a box and of the inline boxes that move it along with them: CSS 2.2 §9.2.1.1. */
export function offsetOf(
  { style, movedBy = [] }: Pick<Box | ReplacedBox, 'style' | 'movedBy'>,
  base: OffsetBase,
): Point | undefined {
  return [style, ...movedBy].reduce<Point | undefined>((sum, each) => {
    const offset = relativeOffset(each, base)
    return sum && offset ? { x: sum.x + offset.x, y: sum.y + offset.y } : (offset ?? sum)
  }, undefined)
}

function negated(value: Pt | undefined): Pt | undefined {
  return value === undefined ? undefined : -value
}
