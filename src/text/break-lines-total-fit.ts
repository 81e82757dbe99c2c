import type { Pt } from '../geometry.ts'
import {
  at,
  type BreakPoint,
  breakGreedily,
  type HyphenLimits,
  type LineWidths,
  lineWidth,
  tolerance,
  usualLimits,
} from './break-lines.ts'

/** How lines are brought to their width, and so what a good line is. */
export type Setting = 'justified' | 'ragged'

/*
 * Total fit: D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines" (1981), with the figures of TeX. A line's
 * badness is 100 r³, where r says how far its spaces are stretched (1: as far as they like) or shrunk (-1: as far as
 * they can); its demerits are (10 + badness)², and more for what looks bad from line to line.
 */
const linePenalty = 10
const hyphenPenalty = 50
/** A break inside a word that had no better place: after every hyphen. */
const emergencyPenalty = 2000
const adjacentHyphensDemerits = 10_000
const lastHyphenDemerits = 5000
const looseBesideTightDemerits = 10_000
const shortLastLineDemerits = { justified: 20_000, ragged: 2_000_000 } satisfies Record<Setting, number>
/** A last line shorter than this share of the measure looks like a leftover. */
const shortLastLine = 0.2
const worstBadness = 10_000

/** Spaces of justified text stretch by a half of their width and shrink by a third, as in TeX. */
const stretchOfSpace = 1 / 2
const shrinkOfSpace = 1 / 3
/** The right edge of ragged text moves within this share of the measure. */
const raggedStretch = 0.2

/** One attempt at a paragraph. The later ones let pass what the earlier ones would not. */
interface Pass {
  readonly hyphens: boolean
  /** No line may be looser than this badness. */
  readonly tolerance: number
  /** Added to the stretch of each line, as a share of its width. */
  readonly emergencyStretch: number
  /** Takes what it must, so that there always is a result. */
  readonly last: boolean
}

const passes = {
  justified: [
    { hyphens: false, tolerance: 100, emergencyStretch: 0, last: false },
    { hyphens: true, tolerance: 200, emergencyStretch: 0, last: false },
    { hyphens: true, tolerance: 1000, emergencyStretch: 0, last: false },
    { hyphens: true, tolerance: Infinity, emergencyStretch: 0.1, last: true },
  ],
  ragged: [
    { hyphens: false, tolerance: 1000, emergencyStretch: 0, last: false },
    { hyphens: true, tolerance: Infinity, emergencyStretch: 0, last: true },
  ],
} satisfies Record<Setting, readonly Pass[]>

interface Manner {
  readonly setting: Setting
  readonly limits: HyphenLimits
}

/** A way to set the paragraph up to `point`. */
interface Node {
  readonly point: number
  /** Lines so far. */
  readonly line: number
  /** 0 tight, 1 decent, 2 loose, 3 very loose: of the line that ends here. */
  readonly fitness: number
  /** Lines that ended in a hyphen, running up to here. */
  readonly hyphens: number
  readonly demerits: number
  readonly previous: Node | undefined
}

/**
 * The breaks that make the paragraph as a whole look best. `points[0]` is where the first line starts, the last point
 * is the end. Returns the index of the point where each line ends.
 */
export function breakByTotalFit(
  points: readonly BreakPoint[],
  widths: LineWidths,
  setting: Setting,
  limits: HyphenLimits = usualLimits,
): number[] {
  const ends: number[] = []
  for (let start = 0; start < points.length - 1; ) {
    const end = nextMandatory(points, start)
    const part = withoutNeedlessEmergencies(points, start, end, narrowest(widths, ends.length))
    const from = ends.length
    const shifted: LineWidths = { of: (line) => widths.of(from + line), settled: Math.max(0, widths.settled - from) }
    for (const index of breakSegment(part.points, shifted, { setting, limits })) ends.push(part.indices[index] ?? end)
    start = end
  }
  return ends
}

/** Index of the point that ends the lines which start at `start`. */
function nextMandatory(points: readonly BreakPoint[], start: number): number {
  for (let i = start + 1; i < points.length - 1; i++) if (at(points, i).kind === 'mandatory') return i
  return points.length - 1
}

function narrowest(widths: LineWidths, line: number): Pt {
  let width = widths.of(Math.max(line, widths.settled))
  for (let i = line; i < widths.settled; i++) width = Math.min(width, widths.of(i))
  return width
}

/** The points from `start` to `end`, with emergency points only inside what is wider than a line: CSS Text 3 §5.5. */
function withoutNeedlessEmergencies(points: readonly BreakPoint[], start: number, end: number, width: Pt) {
  const indices = [start]
  let emergencies: number[] = []
  let wordStart = start
  for (let i = start + 1; i <= end; i++) {
    const point = at(points, i)
    if (point.kind === 'emergency') {
      emergencies.push(i)
      continue
    }
    if (point.end + point.hyphen - at(points, wordStart).start > width + tolerance) indices.push(...emergencies)
    emergencies = []
    indices.push(i)
    wordStart = i
  }
  return { points: indices.map((index) => at(points, index)), indices }
}

/** One stretch of lines without forced breaks. */
function breakSegment(points: readonly BreakPoint[], widths: LineWidths, how: Manner): number[] {
  const last = points.length - 1
  const whole = at(points, last).end - at(points, 0).start
  if (whole <= widths.of(0) + tolerance) return [last]
  for (const pass of passes[how.setting]) {
    const ends = attempt(points, widths, how, pass)
    if (ends) return ends
  }
  return breakGreedily(points, widths, how.limits) // unreachable in practice: the last pass takes what it must
}

function attempt(points: readonly BreakPoint[], widths: LineWidths, how: Manner, pass: Pass): number[] | undefined {
  const { setting, limits } = how
  /** The last point before a hyphen that has none. */
  let unbroken = 0
  const last = points.length - 1
  /** In the order of their points. Those before `first` are too far back for any further line. */
  const nodes: Node[] = [{ point: 0, line: 0, fitness: 1, hyphens: 0, demerits: 0, previous: undefined }]
  let first = 0
  for (let b = 1; b <= last; b++) {
    const to = at(points, b)
    if (to.kind === 'hyphen' && !pass.hyphens) continue
    const before = unbroken
    if (to.kind !== 'hyphen' && to.kind !== 'emergency') unbroken = b
    const wasFirst = first
    const known = nodes.length
    let best: Map<number, Node> | undefined
    for (let i = first; i < known; i++) {
      const node = nodes[i] as Node
      const from = at(points, node.point)
      const width = widths.of(node.line)
      if (i === first && isSpent(from, to, width, setting)) first++
      const ratio = stretchRatio(from, to, width, setting, pass)
      if (ratio < -1) continue
      if (to.kind === 'hyphen' && limits.zone > 0 && fillsZone(points, node.point, before, width, limits)) continue
      if (badnessOf(ratio) <= pass.tolerance || (b === last && ratio > 0)) {
        best ??= new Map()
        offer(best, extend(node, b, ratio, points, widths, how), widths, limits)
      } else if (ratio > 0 && node.line >= widths.settled) break // lines that start later are looser still
    }
    if (best) nodes.push(...best.values())
    else if (first === known || b === last) {
      if (!pass.last) return undefined
      // Nothing leads on from here: let the least bad line overflow, as TeX does.
      nodes.push(extend(leastBad(nodes.slice(wasFirst)), b, -1, points, widths, how))
    }
  }
  return endsOf(leastBad(nodes.filter((node) => node.point === last)))
}

/** Would a line that ends before the word leave no more room than may be left? */
function fillsZone(
  points: readonly BreakPoint[],
  start: number,
  before: number,
  width: Pt,
  { zone }: HyphenLimits,
): boolean {
  return before > start && width - lineWidth(points, start, before) <= zone
}

function leastBad(nodes: readonly Node[]): Node {
  return nodes.reduce((least, node) => (node.demerits < least.demerits ? node : least))
}

/** Was a line of justified text that is too wide by `-slack` chosen to have its spaces shrunk? */
export function canShrink(from: BreakPoint, to: BreakPoint, slack: Pt): boolean {
  return shrinkOf(from, to, 'justified') + 2 * tolerance >= -slack
}

function shrinkOf(from: BreakPoint, to: BreakPoint, setting: Setting): Pt {
  return setting === 'justified' ? (to.spaceAtEnd - from.spaceAtStart) * shrinkOfSpace : 0
}

function stretchOf(from: BreakPoint, to: BreakPoint, width: Pt, setting: Setting): Pt {
  return setting === 'justified' ? (to.spaceAtEnd - from.spaceAtStart) * stretchOfSpace : width * raggedStretch
}

/** Is a line from `from` to `to` too wide even without its hyphen, so that no later break can end it either? */
function isSpent(from: BreakPoint, to: BreakPoint, width: Pt, setting: Setting): boolean {
  return to.end - (to.mayHang ?? 0) - from.start - shrinkOf(from, to, setting) > width + tolerance
}

/** How far a line's spaces have to be stretched, or shrunk when negative, as a share of what they can: below -1 it is too wide. */
function stretchRatio(from: BreakPoint, to: BreakPoint, width: Pt, setting: Setting, pass: Pass): number {
  const full = width - (to.end + to.hyphen - from.start)
  const slack = full < -tolerance ? full + (to.mayHang ?? 0) : full
  if (Math.abs(slack) <= tolerance) return 0
  if (slack > 0) {
    const stretch = stretchOf(from, to, width, setting) + width * pass.emergencyStretch
    return slack / Math.max(stretch, tolerance)
  }
  const shrink = shrinkOf(from, to, setting)
  return slack < -shrink - tolerance ? -2 : Math.max(-1, slack / Math.max(shrink, tolerance))
}

function badnessOf(ratio: number): number {
  return Math.min(worstBadness, 100 * Math.abs(ratio * ratio * ratio))
}

/** Classes of The TeXbook, chapter 14. */
function fitnessOf(ratio: number): number {
  if (ratio < -0.5) return 0
  if (ratio <= 0.5) return 1
  return ratio <= 1 ? 2 : 3
}

/** `node` with one more line, which ends at point `b` and has its spaces stretched by `ratio`. */
function extend(
  node: Node,
  b: number,
  ratio: number,
  points: readonly BreakPoint[],
  widths: LineWidths,
  { setting, limits }: Manner,
): Node {
  const { kind } = at(points, b)
  const last = b === points.length - 1
  const asSet = last && ratio >= 0
  const badness = asSet ? 0 : badnessOf(ratio)
  const fitness = asSet ? 1 : fitnessOf(ratio)
  const penalty = kind === 'hyphen' ? hyphenPenalty : kind === 'emergency' ? emergencyPenalty : 0
  const hyphens = kind === 'hyphen' ? node.hyphens + 1 : 0
  let demerits = node.demerits + (linePenalty + badness) ** 2 + penalty ** 2
  if (hyphens > 1) demerits += adjacentHyphensDemerits
  if (hyphens > limits.lines) demerits += worstBadness ** 2
  if (Math.abs(fitness - node.fitness) > 1) demerits += looseBesideTightDemerits
  if (last && node.hyphens > 0) demerits += lastHyphenDemerits
  if (last && lineWidth(points, node.point, b) < shortLastLine * widths.of(node.line)) {
    demerits += shortLastLineDemerits[setting]
  }
  return { point: b, line: node.line + 1, fitness, hyphens, demerits, previous: node }
}

/** Of all ways to a point that go on in the same way, the best is enough. */
function offer(best: Map<number, Node>, node: Node, widths: LineWidths, limits: HyphenLimits): void {
  const most = Math.min(limits.lines, usualLimits.lines + 2)
  const hyphens = Math.min(node.hyphens, most)
  const line = Math.min(node.line, widths.settled)
  const key = (line * (most + 1) + hyphens) * 4 + node.fitness
  const other = best.get(key)
  if (other === undefined || node.demerits < other.demerits) best.set(key, node)
}

function endsOf(node: Node): number[] {
  const ends: number[] = []
  for (let n: Node | undefined = node; n?.previous !== undefined; n = n.previous) ends.push(n.point)
  return ends.reverse()
}
