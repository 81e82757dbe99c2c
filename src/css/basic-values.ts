import type { Pt } from '../geometry.ts'

/** `percent` of a base that layout knows, plus `length`: what calc() of both comes to. A plain percentage has length 0. */
export interface Calc {
  readonly percent: number
  readonly length: Pt
  /** `min()` and `max()` of values that only layout can compare, each times its factor, to be added. Default: none. */
  readonly comparisons?: readonly Comparison[]
}

export interface Comparison {
  readonly type: 'min' | 'max'
  readonly factor: number
  readonly of: readonly LengthPercentage[]
}

export type LengthPercentage = Pt | Calc

/** A place in a box: percentages are of the room that is left over. */
export interface Position {
  readonly x: LengthPercentage
  readonly y: LengthPercentage
}

/** Components from 0 to 1. `currentcolor` is resolved by the cascade. CMYK stays CMYK down to the PDF. */
export type Color =
  | { readonly space: 'rgb'; readonly r: number; readonly g: number; readonly b: number; readonly alpha: number }
  | {
      readonly space: 'cmyk'
      readonly c: number
      readonly m: number
      readonly y: number
      readonly k: number
      readonly alpha: number
    }
