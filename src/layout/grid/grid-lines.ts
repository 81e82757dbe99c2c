import type { ComputedStyle, GridLine } from '../../css/computed-style.ts'
import type { Axis, ExplicitAxis } from './explicit-grid.ts'

/** Where an item is placed in one axis: between two lines, or anywhere with a span. Lines may lie before the explicit grid. */
export interface Placement {
  /** Undefined: auto-placed. */
  readonly start: number | undefined
  readonly span: number
}

/** The placement properties of one axis, conflicts resolved: CSS Grid 1 §8.3. */
export function placement(style: ComputedStyle, axis: Axis, grid: ExplicitAxis): Placement {
  const start = style[`grid-${axis}-start`]
  const end = style[`grid-${axis}-end`]
  const from = lineOf(start, 'start', grid)
  const to = lineOf(end, 'end', grid)
  if (from !== undefined && to !== undefined) {
    // §8.3.1: lines in the wrong order are swapped; the same line twice is a span of 1.
    return from === to ? { start: from, span: 1 } : { start: Math.min(from, to), span: Math.abs(to - from) }
  }
  if (from !== undefined) return { start: from, span: spanFrom(end, from, 1, grid) }
  if (to !== undefined) {
    const span = spanFrom(start, to, -1, grid)
    return { start: to - span, span }
  }
  // Of two spans the end's is dropped; a span to a named line has nothing to count from and is 1.
  const span = typeof start === 'object' && start.type === 'span' ? start : end
  return {
    start: undefined,
    span: typeof span === 'object' && span.type === 'span' && !span.name ? limit(span.count) : 1,
  }
}

/**
 * The lines of an absolutely positioned box; undefined is the padding edge, which `auto` stands for, and every line that
 * `exists` does not know: CSS Grid 1 §9.1.
 */
export function absoluteLines(
  style: ComputedStyle,
  axis: Axis,
  grid: ExplicitAxis,
  exists: (line: number) => boolean,
): { readonly start: number | undefined; readonly end: number | undefined } {
  const asked = { start: style[`grid-${axis}-start`], end: style[`grid-${axis}-end`] }
  let start = lineOf(asked.start, 'start', grid)
  let end = lineOf(asked.end, 'end', grid)
  const isSpan = (line: GridLine) => line !== 'auto' && line.type === 'span'
  if (start !== undefined && end === undefined && isSpan(asked.end)) end = start + spanFrom(asked.end, start, 1, grid)
  else if (end !== undefined && start === undefined && isSpan(asked.start))
    start = end - spanFrom(asked.start, end, -1, grid)
  if (start !== undefined && end !== undefined && start > end) [start, end] = [end, start]
  const known = (line: number | undefined) => (line !== undefined && exists(line) ? line : undefined)
  return { start: known(start), end: start === end ? undefined : known(end) }
}

/** A grid cannot have more tracks than this: CSS Grid 1 §7.2.3, clamping overly large grids. */
const maxTracks = 10_000

const limit = (count: number): number => Math.min(count, maxTracks)

/** The line that a value names by itself; undefined for `auto` and spans. */
function lineOf(line: GridLine, side: 'start' | 'end', grid: ExplicitAxis): number | undefined {
  if (line === 'auto' || line.type === 'span') return undefined
  if (line.type === 'name') {
    const edge = grid.names.get(`${line.name}-${side}`)?.[0]
    return edge ?? nthNamed(line.name, 1, grid)
  }
  const number = Math.max(-maxTracks, Math.min(maxTracks, line.number))
  if (line.name !== undefined) return nthNamed(line.name, number, grid)
  return number > 0 ? number - 1 : grid.count + 1 + number
}

/** The nth line of a name, from the end when negative. All lines of the implicit grid are taken to have it. */
function nthNamed(name: string, n: number, { names, count }: ExplicitAxis): number {
  const lines = names.get(name) ?? []
  if (n > 0) return lines[n - 1] ?? count + n - lines.length
  return lines[lines.length + n] ?? n + lines.length
}

/** How many tracks a span covers from line `from` in direction `step`. */
function spanFrom(line: GridLine, from: number, step: 1 | -1, { names, count }: ExplicitAxis): number {
  if (line === 'auto' || line.type !== 'span') return 1
  if (line.name === undefined) return limit(line.count)
  const lines = names.get(line.name) ?? []
  const passed = step > 0 ? lines.filter((at) => at > from) : lines.filter((at) => at < from).reverse()
  const found = passed[line.count - 1]
  if (found !== undefined) return Math.abs(found - from)
  const edge = step > 0 ? Math.max(count, from) : Math.min(0, from)
  return limit(Math.abs(edge - from) + line.count - passed.length)
}
