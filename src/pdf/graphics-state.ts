/** Graphics state that need not be set again: PDF 1.7 §8.4. Kept as the operators that set it. */
export interface GraphicsState {
  fill: string
  stroke: string
  alpha: number
  line: string
  font: string
  renderingMode: number
}

export const initialState: GraphicsState = { fill: '', stroke: '', alpha: 1, line: '', font: '', renderingMode: 0 }
