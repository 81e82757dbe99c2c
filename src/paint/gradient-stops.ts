import { type Color, type LengthPercentage, resolve } from '../css/computed-style.ts'
import type { GradientStop, Interpolation } from '../css/image-value.ts'
import { mix } from '../css/values/color-mix.ts'

/** A colour at a place along the gradient: in points, or in degrees where it is conic. */
export interface PlacedStop {
  readonly at: number
  readonly color: Color
}

type Placed = { readonly type: 'color' | 'hint'; readonly color: Color | undefined; readonly at: number }

/** Every stop with its place, `length` being 100%: colour stop fix-up of CSS Images 4 §3.5.3, hints turned to colours. */
export function placeStops(
  stops: readonly GradientStop[],
  length: number,
  interpolation: Interpolation | undefined,
): readonly PlacedStop[] {
  return spelledOut(fixUp(stops, length), interpolation)
}

function fixUp(stops: readonly GradientStop[], length: number): readonly Placed[] {
  const places = stops.map(({ position }) => (position === undefined ? undefined : place(position, length)))
  places[0] ??= 0
  places[places.length - 1] ??= length
  let furthest = Number.NEGATIVE_INFINITY
  places.forEach((at, index) => {
    if (at === undefined) return
    furthest = Math.max(furthest, at)
    places[index] = furthest
  })
  return stops.map((stop, index) => {
    const at = places[index] ?? evenly(places, index)
    return { type: stop.type, color: stop.type === 'color' ? stop.color : undefined, at }
  })
}

function place(position: LengthPercentage, length: number): number {
  return resolve(position, length)
}

/** A stop without a place stands evenly between its neighbours that have one. */
function evenly(places: readonly (number | undefined)[], index: number): number {
  let before = index
  while (places[before] === undefined) before--
  let after = index
  while (places[after] === undefined) after++
  const from = places[before] ?? 0
  const to = places[after] ?? 0
  return from + ((to - from) * (index - before)) / (after - before)
}

/** Colours only: hints and other colour spaces become stops in between. */
function spelledOut(stops: readonly Placed[], interpolation: Interpolation | undefined): readonly PlacedStop[] {
  const result: PlacedStop[] = []
  let last: PlacedStop | undefined
  let hint: number | undefined
  for (const { color, at } of stops) {
    if (color === undefined) {
      hint = at
      continue
    }
    const next: PlacedStop = { at, color }
    if (last && (hint !== undefined || interpolation)) result.push(...between(last, next, hint, interpolation))
    result.push(next)
    last = next
    hint = undefined
  }
  return result
}

/** Pieces that a curved transition is drawn in. */
const pieces = 16

function between(
  from: PlacedStop,
  to: PlacedStop,
  hint: number | undefined,
  interpolation: Interpolation | undefined,
): readonly PlacedStop[] {
  const length = to.at - from.at
  if (length <= 0) return []
  const middle = hint === undefined ? 0.5 : (hint - from.at) / length
  // A hint on a stop: the colour changes there at once.
  if (middle <= 0) return [{ at: from.at, color: to.color }]
  if (middle >= 1) return [{ at: to.at, color: from.color }]
  const exponent = Math.log(0.5) / Math.log(middle)
  // Steps that are even along the line, and steps that are even in colour for where the curve is steep.
  const even = Array.from({ length: pieces - 1 }, (_, index) => (index + 1) / pieces)
  const parts = exponent === 1 ? even : [...even, ...even.map((share) => share ** (1 / exponent))].sort((a, b) => a - b)
  return parts.map((part) => ({
    at: from.at + part * length,
    color: mixed(from.color, to.color, part ** exponent, interpolation),
  }))
}

const plain: Interpolation = { space: 'srgb', direction: 'shorter' }

/** `second` of the one colour and the rest of the other, alpha premultiplied. */
export function mixed(first: Color, other: Color, second: number, interpolation: Interpolation = plain): Color {
  if (second <= 0) return first
  if (second >= 1) return other
  if (interpolation === plain && first.space === 'cmyk' && other.space === 'cmyk') {
    const part = (key: 'c' | 'm' | 'y' | 'k' | 'alpha') => first[key] * (1 - second) + other[key] * second
    return { space: 'cmyk', c: part('c'), m: part('m'), y: part('y'), k: part('k'), alpha: part('alpha') }
  }
  return mix(first, other, { second, alpha: 1 }, interpolation)
}

/** The colour at a place, that of the nearest stop outside of them. */
export function colorAt(stops: readonly PlacedStop[], at: number): Color {
  const next = stops.findIndex((stop) => stop.at > at)
  const after = stops[next] as PlacedStop
  if (next === 0) return after.color
  const before = stops[(next < 0 ? stops.length : next) - 1] as PlacedStop
  if (next < 0) return before.color
  return mixed(before.color, after.color, (at - before.at) / (after.at - before.at))
}

/** CSS Images 4 §3.6: what a gradient comes to that repeats too finely to be seen. Stops in one place count as evenly spread. */
export function averageColor(stops: readonly PlacedStop[]): Color {
  const [first] = stops
  const last = stops.at(-1)
  if (!first || !last || stops.length === 1) return (first as PlacedStop).color
  const length = last.at - first.at
  let average: Color | undefined
  let weight = 0
  for (let index = 1; index < stops.length; index++) {
    const [a, b] = [stops[index - 1], stops[index]] as [PlacedStop, PlacedStop]
    const share = length > 0 ? (b.at - a.at) / length : 1 / (stops.length - 1)
    const both = mixed(a.color, b.color, 0.5)
    weight += share
    average = average === undefined || weight === 0 ? both : mixed(average, both, share / weight)
  }
  return average as Color
}
