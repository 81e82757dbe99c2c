import type { ComputedStyle } from '../../css/computed-style.ts'
import type { Pt } from '../../geometry.ts'
import type { InlineContent } from './inline-content.ts'

/** CSS Text 4 §8.2.1: the marks of each keyword. */
const openers = /^[\p{Ps}\p{Pi}\p{Pf}'"]/u
const closers = /^[\p{Pe}\p{Pi}\p{Pf}'"]/u
const stops = /^[,.\u060c\u06d4\u3001\u3002\uff0c\uff0e\ufe50-\ufe52\uff61\uff64]/

/** What is known of the paragraph on one endless line, by offset: widths, positions of breaks, items. */
interface Measures {
  readonly advances: Float64Array
  readonly breakAt: Float64Array
  readonly itemAt: Int32Array
}

type Hanging = ComputedStyle['hanging-punctuation'][number]

/** Width of the mark at the start of the paragraph, if it hangs. What has an edge before it does not. */
export function hangingStart(content: InlineContent, measures: Measures, first: number): Pt {
  if (!hangs('first', openers, content, measures, first)) return 0
  const before = advances(measures, 0, first)
  return Math.abs((measures.breakAt[first] ?? 0) - before) > 1e-6 ? 0 : (measures.advances[first] ?? 0)
}

/** What of a line's end hangs, and what hangs if it has to. */
interface HangingEnd {
  readonly hangEnd: Pt
  readonly mayHang: Pt
}

const nothingHangs: HangingEnd = { hangEnd: 0, mayHang: 0 }

/** Of the line that ends at `end`, of what is visible, and breaks at `offset`. */
export function hangingEnd(content: InlineContent, measures: Measures, end: number, offset: number): HangingEnd {
  const last = end - 1
  const item = content.items[measures.itemAt[last] ?? -1]
  if (offset === 0 || item?.type !== 'text' || item.box.style['hanging-punctuation'].length === 0) return nothingHangs
  const isLast = offset >= content.text.length
  const hasTo =
    (isLast && hangs('last', closers, content, measures, last)) || hangs('force-end', stops, content, measures, last)
  if (!hasTo && !hangs('allow-end', stops, content, measures, last)) return nothingHangs
  const width = measures.advances[last] ?? 0
  if (edgesAfter(measures, end, offset)) return nothingHangs
  return hasTo ? { hangEnd: width, mayHang: 0 } : { hangEnd: 0, mayHang: width }
}

function hangs(which: Hanging, marks: RegExp, { items, text }: InlineContent, measures: Measures, at: number): boolean {
  const item = items[measures.itemAt[at] ?? -1]
  return item?.type === 'text' && item.box.style['hanging-punctuation'].includes(which) && marks.test(text.charAt(at))
}

/** Does the end of an inline box take room between the mark and the line's end? */
function edgesAfter(measures: Measures, end: number, offset: number): boolean {
  const room = (measures.breakAt[offset] ?? 0) - (measures.breakAt[end] ?? 0) - advances(measures, end, offset)
  return Math.abs(room) > 1e-6 || (end === offset && closedEdge(measures, end))
}

/** An edge at the break itself is in `breakAt` already. */
function closedEdge({ breakAt, advances: widths }: Measures, end: number): boolean {
  return Math.abs((breakAt[end] ?? 0) - (breakAt[end - 1] ?? 0) - (widths[end - 1] ?? 0)) > 1e-6
}

function advances(measures: Measures, start: number, end: number): Pt {
  let sum = 0
  for (let offset = start; offset < end; offset++) sum += measures.advances[offset] ?? 0
  return sum
}
