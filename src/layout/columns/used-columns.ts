import { type ComputedStyle, resolve } from '../../css/computed-style.ts'
import type { Pt } from '../../geometry.ts'
import type { IntrinsicSizes } from '../layout.ts'

export interface UsedColumns {
  readonly count: number
  readonly width: Pt
  readonly gap: Pt
}

/** A width of 0 would make columns without number: CSS Multicol 1 §3.1 has it be 1px at least. */
const leastWidth: Pt = 0.75

/** Of rounding in divisions whose result is meant to be whole. */
const tolerance = 1e-6

/** How many columns there are, and how wide, in a content box of `available`: CSS Multicol 1 §3.4. */
export function usedColumns(style: ComputedStyle, available: Pt): UsedColumns {
  const gap = columnGap(style, available)
  const { 'column-width': width, 'column-count': wanted } = style
  const fitting =
    width === 'auto'
      ? Infinity
      : Math.max(1, Math.floor((available + gap) / (Math.max(width, leastWidth) + gap) + tolerance))
  const count = Math.min(wanted === 'auto' ? Infinity : wanted, fitting)
  return { count, width: Math.max(0, (available + gap) / count - gap), gap }
}

/** `normal` is 1em in columns; percentages are of the content width: CSS Align 3 §8.1. */
function columnGap({ 'column-gap': gap, 'font-size': em }: ComputedStyle, available: Pt): Pt {
  return gap === 'normal' ? em : resolve(gap, available)
}

/**
 * Intrinsic widths of a multi-column container's content box, from those of what is in its columns. No specification
 * says; this is what browsers agree on: as many columns as `column-count`, none narrower than `column-width`.
 */
export function columnSizes(style: ComputedStyle, content: IntrinsicSizes): IntrinsicSizes {
  const least = style['column-width'] === 'auto' ? 0 : style['column-width']
  const count = style['column-count'] === 'auto' ? 1 : style['column-count']
  const gaps = columnGap(style, 0) * (count - 1)
  return {
    min: Math.max(content.min, least) * count + gaps,
    max: Math.max(content.max, least) * count + gaps,
  }
}
