import type { Pt } from '../geometry.ts'
import type { BreakOpportunity } from './paragraph.ts'

/**
 * A place where a line may end and the next one start. Widths are positions on one endless line that holds the whole
 * paragraph, so a line from point `a` to point `b` is `b.end - a.start` wide: nothing has to be added up again.
 */
export interface BreakPoint {
  readonly offset: number
  readonly kind: BreakOpportunity['kind']
  /** Where the visible part of a line that ends here ends: trailing spaces left out, the hyphen not yet added. */
  readonly end: Pt
  /** Where the visible part of a line that starts here starts. */
  readonly start: Pt
  /** Sums, up to `end` and to `start`, of the widths of the spaces that justification may change. */
  readonly spaceAtEnd: Pt
  readonly spaceAtStart: Pt
  /** Width of the hyphen that shows if the line ends here; 0 for none. */
  readonly hyphen: Pt
  /** Room kept free at the start of a line that starts here, which is in `start`. Default: 0. */
  readonly indent?: Pt
  /**
   * Widths of the marks that stand outside of the line, left out of `start` and of `end`; and of one at the end that may
   * do so where the line has no room for it. Default: 0.
   */
  readonly hangStart?: Pt
  readonly hangEnd?: Pt
  readonly mayHang?: Pt
}

/** Room for each line. Lines from number `settled` on (counted from 0) are all as wide as that one. */
export interface LineWidths {
  readonly of: (line: number) => Pt
  readonly settled: number
}

/** Sums of the same numbers in another order differ by less than this. */
export const tolerance: Pt = 1e-4

/** CSS Text 4 §6.3.4 to §6.3.6: where words may be hyphenated is not where they should be. */
export interface HyphenLimits {
  /** So many lines running may end in a hyphen: more look like a ladder. */
  readonly lines: number
  /** Room that a line may leave at its end rather than be filled with the beginning of a word. */
  readonly zone: Pt
}

export const usualLimits: HyphenLimits = { lines: 2, zone: 0 }

/** Width of the line from point `a` to point `b`, with its hyphen. */
export function lineWidth(points: readonly BreakPoint[], a: number, b: number): Pt {
  const end = at(points, b)
  return end.end + end.hyphen - at(points, a).start
}

export function at(points: readonly BreakPoint[], index: number): BreakPoint {
  const point = points[index]
  if (point === undefined) throw new Error(`no break point ${index} of ${points.length}`)
  return point
}

/**
 * First fit: each line takes what it can. `points[0]` is where the first line starts, the last point is the end.
 * Returns the index of the point where each line ends.
 */
export function breakGreedily(
  points: readonly BreakPoint[],
  widths: LineWidths,
  limits: HyphenLimits = usualLimits,
): number[] {
  const ends: number[] = []
  let hyphens = 0
  for (let start = 0; start < points.length - 1; ) {
    const end = fitLine(points, start, widths.of(ends.length), hyphens < limits.lines ? limits.zone : Infinity)
    hyphens = at(points, end).kind === 'hyphen' ? hyphens + 1 : 0
    ends.push(end)
    start = end
  }
  return ends
}

/**
 * Where the line that starts at point `start` ends: at the last point that fits; else at the last emergency point that
 * fits (CSS Text 3 §5.5: only when there are no otherwise acceptable ones); else at the first point, overflowing. A word is
 * hyphenated where more than `zone` would be left; with Infinity only one that has a line for itself.
 */
export function fitLine(points: readonly BreakPoint[], start: number, width: Pt, zone: Pt = 0): number {
  const origin = at(points, start).start
  let best: number | undefined
  let hyphen: number | undefined
  let emergency: number | undefined
  let first: number | undefined
  let firstEmergency: number | undefined
  for (let i = start + 1; i < points.length; i++) {
    const { kind, end, hyphen: extra, mayHang = 0 } = at(points, i)
    const fits = end + extra - mayHang - origin <= width + tolerance
    if (kind === 'emergency') {
      firstEmergency ??= i
      if (fits) emergency = i
    } else {
      first ??= i
      if (fits && kind === 'hyphen') hyphen = i
      else if (fits) best = i
    }
    // A hyphen may be wider than the letters it replaces, so only what is too wide without one ends the search.
    if (kind === 'mandatory' || end - origin > width + tolerance) break
  }
  const leaves = best === undefined ? 0 : width - lineWidth(points, start, best)
  const mayHyphenate = zone === 0 || leaves > zone
  if (hyphen !== undefined && (best === undefined || (mayHyphenate && hyphen > best))) best = hyphen
  return best ?? emergency ?? firstEmergency ?? first ?? points.length - 1
}

/** A paragraph of more lines than this is set without balancing: CSS Text 4 §6.4.1 leaves the limit to us. */
const maxBalancedLines = 10

/** As many lines as first fit needs, of widths as equal as can be: the narrowest measure that needs no more lines. */
export function breakBalanced(
  points: readonly BreakPoint[],
  widths: LineWidths,
  limits: HyphenLimits = usualLimits,
): number[] {
  const greedy = breakGreedily(points, widths, limits)
  if (greedy.length < 2 || greedy.length > maxBalancedLines) return greedy
  const narrowed = (by: Pt): LineWidths => ({ of: (line) => widths.of(line) - by, settled: widths.settled })
  let best = greedy
  let low = 0
  let high = widths.of(widths.settled)
  for (let step = 0; step < 24 && high - low > 0.01; step++) {
    const middle = (low + high) / 2
    const ends = breakGreedily(points, narrowed(middle), limits)
    if (ends.length === greedy.length && !worsens(points, ends, greedy, narrowed(middle))) {
      best = ends
      low = middle
    } else high = middle
  }
  return best
}

/** Does the narrower measure overflow or break inside words more often than the full one does? */
function worsens(points: readonly BreakPoint[], ends: number[], greedy: number[], widths: LineWidths): boolean {
  const overflows = ends.some((end, line) => lineWidth(points, ends[line - 1] ?? 0, end) > widths.of(line) + tolerance)
  return overflows || splitWords(points, ends) > splitWords(points, greedy)
}

function splitWords(points: readonly BreakPoint[], ends: number[]): number {
  return ends.filter((end) => ['hyphen', 'emergency'].includes(at(points, end).kind)).length
}
