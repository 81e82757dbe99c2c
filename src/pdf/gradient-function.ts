import type { Color } from '../css/computed-style.ts'
import type { Gradient, GradientStop } from '../paint/display-list.ts'
import type { PdfDocument } from './pdf-document.ts'
import type { Dictionary, Reference } from './pdf-values.ts'

/** The offsets that a shading shows. */
export interface Range {
  readonly low: number
  readonly high: number
}

/** Steps that stand for the curve which premultiplied colours make between stops of different alpha. */
const curveSteps = 16

/** Repetitions beyond which a gradient is too fine to be seen as one. */
const mostPeriods = 2000

/** The stops with colours that can be interpolated without regard to alpha: CSS Images 4 §3.4.2. */
export function straightStops({ stops, interpolation }: Gradient): readonly GradientStop[] {
  if (interpolation === 'straight') return stops
  const straight: GradientStop[] = []
  stops.forEach((stop, index) => {
    const before = stops[index - 1]
    if (before !== undefined) straight.push(...between(before, stop))
    straight.push(stop)
  })
  return withoutColorsOfClear(straight)
}

/**
 * What is clear takes the colour beside it. Readers soften the edges of alpha and of colour each for itself, and would
 * show a seam of what nobody is to see.
 */
function withoutColorsOfClear(stops: readonly GradientStop[]): readonly GradientStop[] {
  const result: GradientStop[] = []
  for (let index = 0; index < stops.length; ) {
    const stop = stops[index] as GradientStop
    if (stop.color.alpha > 0) {
      result.push(stop)
      index += 1
      continue
    }
    const next = stops.findIndex(({ color }, later) => later > index && color.alpha > 0)
    const end = next === -1 ? stops.length : next
    result.push(...clearRun(stops.slice(index, end), stops[index - 1]?.color, stops[end]?.color))
    index = end
  }
  return result
}

/** A run of clear stops between two colours, which change places in its middle. */
function clearRun(run: readonly GradientStop[], before: Color | undefined, after: Color | undefined): GradientStop[] {
  const [first, last] = [run[0]?.offset ?? 0, run.at(-1)?.offset ?? 0]
  const left = before ?? after
  const right = after ?? before
  if (left === undefined || right === undefined) return [...run]
  const middle = (first + last) / 2
  const clear = (offset: number, color: Color): GradientStop => ({ offset, color: { ...color, alpha: 0 } })
  const change = left === right ? [] : [clear(middle, left), clear(middle, right)]
  return [clear(first, left), ...change, clear(last, right)]
}

function between(from: GradientStop, to: GradientStop): readonly GradientStop[] {
  const [a, b] = [from.color.alpha, to.color.alpha]
  if (a === b || from.offset === to.offset) return []
  // The clear end has no colour of its own.
  if (a === 0) return [{ offset: from.offset, color: { ...to.color, alpha: 0 } }]
  if (b === 0) return [{ offset: to.offset, color: { ...from.color, alpha: 0 } }]
  const steps: GradientStop[] = []
  for (let step = 1; step < curveSteps; step += 1) {
    const t = step / curveSteps
    const alpha = a + (b - a) * t
    const mixed = componentsOf(from.color, false).map((value, index) => {
      const other = componentsOf(to.color, false)[index] ?? 0
      return (value * a * (1 - t) + other * b * t) / alpha
    })
    const [r = 0, g = 0, blue = 0] = mixed
    steps.push({
      offset: from.offset + (to.offset - from.offset) * t,
      color: { space: 'rgb', r, g, b: blue, alpha },
    })
  }
  return steps
}

export function isCmyk(stops: readonly GradientStop[]): boolean {
  return stops.every(({ color }) => color.space === 'cmyk')
}

/** In DeviceCMYK, or in DeviceRGB by the naive conversion of CSS Color 5 §9.1. */
export function componentsOf(color: Color, cmyk: boolean): readonly number[] {
  if (color.space === 'rgb') return [color.r, color.g, color.b]
  if (cmyk) return [color.c, color.m, color.y, color.k]
  return [color.c, color.m, color.y].map((ink) => 1 - Math.min(1, ink * (1 - color.k) + color.k))
}

/** The offsets of whole periods that cover `range`; undefined when they are too many to tell apart. */
export function wholePeriods(stops: readonly GradientStop[], range: Range): Range | undefined {
  const [first, length] = period(stops)
  const from = Math.floor((range.low - first) / length + 1e-9)
  const to = Math.max(from + 1, Math.ceil((range.high - first) / length - 1e-9))
  if (!(to - from <= mostPeriods)) return undefined
  return { low: first + from * length, high: first + to * length }
}

function period(stops: readonly GradientStop[]): readonly [first: number, length: number] {
  const first = stops[0]?.offset ?? 0
  return [first, (stops.at(-1)?.offset ?? 0) - first]
}

type Sample = (stop: GradientStop) => readonly number[]

/** A function of `range` (PDF 1.7 §7.10): whole periods of it for a gradient that is not padded. */
export function gradientFunction(
  document: PdfDocument,
  stops: readonly GradientStop[],
  spread: Gradient['spread'],
  range: Range,
  sample: Sample,
): Reference {
  if (spread === 'pad') return stitched(document, padded(stops, range), range, sample)
  const [first, length] = period(stops)
  const base = stitched(document, stops, { low: first, high: first + length }, sample)
  const start = Math.round((range.low - first) / length)
  const count = Math.round((range.high - range.low) / length)
  if (count === 1 && start === 0) return base
  const indexes = Array.from({ length: count }, (_, index) => start + index)
  const backwards = (index: number) => spread === 'reflect' && index % 2 !== 0
  return ended(document, {
    FunctionType: 3,
    Domain: [range.low, range.high],
    Functions: indexes.map(() => base),
    Bounds: indexes.slice(1).map((index) => first + index * length),
    Encode: indexes.flatMap((index) => (backwards(index) ? [first + length, first] : [first, first + length])),
  })
}

/** The first and last colour go on to the ends of `range`. */
function padded(stops: readonly GradientStop[], { low, high }: Range): readonly GradientStop[] {
  const first = stops[0] as GradientStop
  const last = stops.at(-1) as GradientStop
  return [
    ...(low < first.offset ? [{ ...first, offset: low }] : []),
    ...stops,
    ...(high > last.offset ? [{ ...last, offset: high }] : []),
  ]
}

/** Linear between neighbours; stops at the same offset make a sharp edge. */
function stitched(
  document: PdfDocument,
  stops: readonly GradientStop[],
  { low, high }: Range,
  sample: Sample,
): Reference {
  const pieces = stops.flatMap((to, index) => {
    const from = stops[index - 1]
    return from === undefined || from.offset >= to.offset ? [] : [{ from, to }]
  })
  const functions = pieces.map(({ from, to }): Dictionary => {
    return { FunctionType: 2, Domain: [0, 1], C0: sample(from), C1: sample(to), N: 1 }
  })
  return ended(document, {
    FunctionType: 3,
    Domain: [low, high],
    Functions: functions,
    Bounds: pieces.slice(1).map(({ from }) => from.offset),
    Encode: pieces.flatMap(() => [0, 1]),
  })
}

function ended(document: PdfDocument, data: Dictionary): Reference {
  const reference = document.ref(data)
  reference.end()
  return reference
}
