import type { Path } from './display-list.ts'
import { eachLine } from './flatten.ts'

/**
 * How much of each sample a path covers, row by row from the top: 1 for all of it. `offset` is added to the path's
 * coordinates, which are in samples. Counted by winding, so that a path must not cover itself twice.
 */
export function coverage(path: Path, width: number, height: number, offset: number): Float64Array {
  const edges = new Edges(width, height)
  const pieces = (length: number) => Math.min(64, Math.max(4, Math.ceil(length / 2)))
  eachLine(path, { pieces, closed: true }, (fromX, fromY, toX, toY) => {
    edges.add(fromX + offset, fromY + offset, toX + offset, toY + offset)
  })
  return edges.sum()
}

/** Signed areas to the right of each edge, as differences along each row; their running sum is the coverage. */
class Edges {
  readonly #width: number
  readonly #height: number
  readonly #deltas: Float64Array

  constructor(width: number, height: number) {
    this.#width = width
    this.#height = height
    this.#deltas = new Float64Array((width + 2) * height)
  }

  add(x0: number, y0: number, x1: number, y1: number) {
    if (y0 === y1) return
    const sign = y0 < y1 ? 1 : -1
    const [topX, top, bottomX, bottom] = y0 < y1 ? [x0, y0, x1, y1] : [x1, y1, x0, y0]
    const slope = (bottomX - topX) / (bottom - top)
    const last = Math.min(this.#height, Math.ceil(bottom))
    for (let row = Math.max(0, Math.floor(top)); row < last; row++) {
      const from = Math.max(row, top)
      const to = Math.min(row + 1, bottom)
      if (to <= from) continue
      this.#addToRow(row, topX + (from - top) * slope, topX + (to - top) * slope, sign * (to - from))
    }
  }

  /** An edge from `a` to `b` that is `rise` of the row high. */
  #addToRow(row: number, a: number, b: number, rise: number) {
    const left = this.#clamped(Math.min(a, b))
    const right = this.#clamped(Math.max(a, b))
    const first = Math.floor(left)
    const last = Math.max(first, Math.ceil(right) - 1)
    const start = row * (this.#width + 2)
    if (first === last) {
      const outside = (left + right) / 2 - first
      this.#deltas[start + first] = (this.#deltas[start + first] as number) + rise * (1 - outside)
      this.#deltas[start + first + 1] = (this.#deltas[start + first + 1] as number) + rise * outside
      return
    }
    const perSample = rise / (right - left)
    for (let sample = first; sample <= last; sample++) {
      const part = Math.min(right, sample + 1) - Math.max(left, sample)
      const outside = (Math.min(right, sample + 1) + Math.max(left, sample)) / 2 - sample
      const share = perSample * part
      this.#deltas[start + sample] = (this.#deltas[start + sample] as number) + share * (1 - outside)
      this.#deltas[start + sample + 1] = (this.#deltas[start + sample + 1] as number) + share * outside
    }
  }

  #clamped(x: number): number {
    return Math.min(this.#width, Math.max(0, x))
  }

  sum(): Float64Array {
    const result = new Float64Array(this.#width * this.#height)
    for (let row = 0; row < this.#height; row++) {
      let running = 0
      for (let x = 0; x < this.#width; x++) {
        running += this.#deltas[row * (this.#width + 2) + x] as number
        result[row * this.#width + x] = Math.min(1, Math.abs(running))
      }
    }
    return result
  }
}
