import type { Pt } from '../geometry.ts'

/** A stroke's dash pattern, and how much shorter than its line it is at each end. */
export interface Dashes {
  readonly dash?: readonly Pt[]
  readonly cap?: 'round'
  readonly inset: Pt
}

/** Dashes or dots along `length`, with whole ones at both ends and gaps as near as can be to the wanted ones. */
export function dashes(style: 'dashed' | 'dotted', length: Pt, width: Pt): Dashes {
  if (style === 'dotted') {
    // Dots are round: dashes of no length with round caps, whose centres stand off the ends by their radius.
    const gap = evenGap(length, width, width)
    if (gap === undefined) return { inset: 0 }
    return { dash: [0, width + gap], cap: 'round', inset: width / 2 }
  }
  const gap = evenGap(length, width * 2, width)
  return gap === undefined ? { inset: 0 } : { dash: [width * 2, gap], inset: 0 }
}

/** The gap nearest to `wanted` that makes dashes come out even; undefined when the line is too short for two dashes. */
function evenGap(length: Pt, dash: Pt, wanted: Pt): Pt | undefined {
  const fewer = Math.floor((length + wanted) / (dash + wanted))
  const gaps = [fewer, fewer + 1]
    .filter((count) => count >= 2)
    .map((count) => (length - count * dash) / (count - 1))
    .filter((gap) => gap > 0)
  if (gaps.length === 0) return undefined
  return gaps.reduce((best, gap) => (Math.abs(gap - wanted) < Math.abs(best - wanted) ? gap : best))
}
