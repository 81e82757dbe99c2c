import type { Matrix } from '../paint/display-list.ts'
import { identity, multiply } from '../paint/matrix.ts'

/** Graphics state that need not be set again: PDF 1.7 §8.4. Kept as the operators that set it. */
export interface GraphicsState {
  /** From the coordinates of the operations to those that the content stream begins with. */
  matrix: Matrix
  /** Digits after the point that a place on the page needs, in the coordinates of the operations. */
  decimals: number
  /** Of a form, not of a page. */
  readonly inForm: boolean
  fill: string
  stroke: string
  alpha: number
  line: string
  /** Line join and miter limit. */
  corners: string
  font: string
  renderingMode: number
}

export const defaultCorners = '0 j 10 M'

/** Of a page: PDF 1.7 table 52. `matrix` is the one that its content begins with. */
export function initialState(matrix: Matrix = identity): GraphicsState {
  return {
    matrix,
    decimals: leastDecimals,
    inForm: false,
    fill: '',
    stroke: '',
    alpha: 1,
    line: '',
    corners: defaultCorners,
    font: '',
    renderingMode: 0,
  }
}

/** What a form inherits from where it is painted is not relied on, but for alpha: PDF 1.7 §11.6.6 resets that. */
export function formState({ decimals }: GraphicsState): GraphicsState {
  return { ...initialState(), decimals, inForm: true, corners: '', renderingMode: -1 }
}

/** 1/10000 pt. */
const leastDecimals = 4
const mostDecimals = 9

export function transformState(state: GraphicsState, matrix: Matrix) {
  state.matrix = multiply(matrix, state.matrix)
  const scale = Math.max(...matrix.slice(0, 4).map(Math.abs))
  const digits = scale > 0 ? Math.ceil(Math.log10(scale) - 1e-9) : 0
  state.decimals = Math.min(mostDecimals, Math.max(leastDecimals, state.decimals + digits))
}
