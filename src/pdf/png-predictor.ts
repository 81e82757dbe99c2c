/** Types of PNG 1.2 §6: each byte becomes its difference from a neighbour before it. */
const none = 0
const sub = 1
const up = 2
const paeth = 4

/**
 * Rows of samples as PNG's predictors leave them for Flate, which then finds more to leave out: PDF 1.7 §7.4.4.4. Each
 * row has the filter with the smallest differences (PNG 1.2 §9.6). `width` in pixels of `channels` bytes.
 */
export function predicted(samples: Uint8Array, width: number, channels: number): Uint8Array {
  const stride = width * channels
  const height = stride === 0 ? 0 : Math.floor(samples.length / stride)
  const result = new Uint8Array(height * (stride + 1))
  const above = new Uint8Array(stride)
  const trial = new Uint8Array(stride)
  for (let y = 0; y < height; y += 1) {
    const row = samples.subarray(y * stride, (y + 1) * stride)
    const out = result.subarray(y * (stride + 1), (y + 1) * (stride + 1))
    let least = Number.POSITIVE_INFINITY
    for (const filter of [none, sub, up, paeth]) {
      const cost = filterRow(filter, row, above, channels, trial, least)
      if (cost >= least) continue
      least = cost
      out[0] = filter
      out.set(trial, 1)
    }
    above.set(row)
  }
  return result
}

/** Writes the filtered row to `out` and returns the sum of its differences; gives up above `limit`. */
function filterRow(
  filter: number,
  row: Uint8Array,
  above: Uint8Array,
  channels: number,
  out: Uint8Array,
  limit: number,
): number {
  let cost = 0
  for (let at = 0; at < row.length; at += 1) {
    const left = at >= channels ? (row[at - channels] as number) : 0
    const over = above[at] as number
    const corner = at >= channels ? (above[at - channels] as number) : 0
    const guess = filter === none ? 0 : filter === sub ? left : filter === up ? over : nearest(left, over, corner)
    const difference = ((row[at] as number) - guess) & 255
    out[at] = difference
    cost += difference < 128 ? difference : 256 - difference
    if (cost >= limit) return cost
  }
  return cost
}

/** PNG 1.2 §6.6. */
function nearest(left: number, over: number, corner: number): number {
  const guess = left + over - corner
  const toLeft = Math.abs(guess - left)
  const toOver = Math.abs(guess - over)
  const toCorner = Math.abs(guess - corner)
  if (toLeft <= toOver && toLeft <= toCorner) return left
  return toOver <= toCorner ? over : corner
}
