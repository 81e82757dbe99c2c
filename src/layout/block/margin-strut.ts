import type { Pt } from '../../geometry.ts'

/** Adjoining margins that have not been turned into space yet: CSS 2.2 §8.3.1. */
export interface MarginStrut {
  /** The largest of the positive ones, the most negative of the others. */
  readonly positive: Pt
  readonly negative: Pt
  /** They adjoin an unforced break and come to nothing: CSS Fragmentation 3 §5.2. */
  readonly truncated: boolean
}

export const noStrut: MarginStrut = { positive: 0, negative: 0, truncated: false }
export const truncatedStrut: MarginStrut = { positive: 0, negative: 0, truncated: true }

export function addMargin(strut: MarginStrut, margin: Pt): MarginStrut {
  if (margin === 0) return strut
  return margin > 0
    ? { ...strut, positive: Math.max(strut.positive, margin) }
    : { ...strut, negative: Math.min(strut.negative, margin) }
}

/** The space that the margins collapse to. */
export function collapsed(strut: MarginStrut): Pt {
  return strut.truncated ? 0 : strut.positive + strut.negative
}
