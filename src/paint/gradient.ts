import { type Color, type Position, resolve } from '../css/computed-style.ts'
import type {
  ConicGradientValue,
  GradientValue,
  LinearGradientValue,
  RadialExtent,
  RadialGradientValue,
} from '../css/image-value.ts'
import type { Point, Pt, Size } from '../geometry.ts'
import type { Gradient, Matrix } from './display-list.ts'
import { averageColor, colorAt, type PlacedStop, placeStops } from './gradient-stops.ts'
import { sameColor } from './painter.ts'

/** What a gradient comes to in a box of one size; `gradient` is measured from the box's top left corner. */
export type Fill =
  | { readonly type: 'color'; readonly color: Color }
  | { readonly type: 'gradient'; readonly gradient: Gradient }

/** Repeats that are finer cannot be seen in print. */
const finest: Pt = 0.02

const identity: Matrix = [1, 0, 0, 1, 0, 0]

export function gradientFill(value: GradientValue, size: Size): Fill {
  switch (value.type) {
    case 'linear-gradient':
      return linearFill(value, size)
    case 'radial-gradient':
      return radialFill(value, size)
    case 'conic-gradient':
      return conicFill(value, size)
    default:
      return value satisfies never
  }
}

function single(stops: readonly PlacedStop[]): Fill | undefined {
  const [first] = stops
  return first && stops.every(({ color }) => sameColor(color, first.color))
    ? { type: 'color', color: first.color }
    : undefined
}

/** CSS Images 4 §3.1. */
function linearFill(value: LinearGradientValue, size: Size): Fill {
  const [dx, dy] = direction(value.direction, size)
  const length = Math.abs(size.width * dx) + Math.abs(size.height * dy)
  const stops = placeStops(value.stops, length, value.interpolation)
  const plain = single(stops)
  if (plain) return plain
  const range = value.repeating ? period(stops) : wholeRange(stops)
  if (range === undefined) return { type: 'color', color: averageColor(stops) }
  const [start, end] = range
  const at = (distance: Pt): Point => ({
    x: size.width / 2 + dx * (distance - length / 2),
    y: size.height / 2 + dy * (distance - length / 2),
  })
  return {
    type: 'gradient',
    gradient: {
      type: 'linear',
      from: at(start),
      to: at(end),
      stops: offsets(stops, start, end),
      spread: value.repeating ? 'repeat' : 'pad',
      matrix: identity,
    },
  }
}

/** The unit vector a linear gradient runs along; to a corner, so that the other two corners have the middle's colour. */
function direction(value: LinearGradientValue['direction'], { width, height }: Size): readonly [Pt, Pt] {
  if (typeof value !== 'number') {
    const [x, y] = value.x !== 0 && value.y !== 0 ? [value.x * height, value.y * width] : [value.x, value.y]
    const norm = Math.hypot(x, y)
    return norm === 0 ? [0, 1] : [x / norm, y / norm]
  }
  const turn = ((value % 360) + 360) % 360
  const straight = (
    [
      [0, -1],
      [1, 0],
      [0, 1],
      [-1, 0],
    ] as const
  )[turn / 90] // exactly, without the noise of sines
  const radians = (turn * Math.PI) / 180
  return straight ?? [Math.sin(radians), -Math.cos(radians)]
}

/** From the first to the last stop; undefined where that is too short to be seen again and again. */
function period(stops: readonly PlacedStop[]): readonly [number, number] | undefined {
  const start = (stops[0] as PlacedStop).at
  const end = (stops.at(-1) as PlacedStop).at
  return end - start < finest ? undefined : [start, end]
}

/** As `period`, with room beyond an end where the colour changes at once. */
function wholeRange(stops: readonly PlacedStop[]): readonly [number, number] {
  const start = (stops[0] as PlacedStop).at
  const end = (stops.at(-1) as PlacedStop).at
  return [stops[1]?.at === start ? start - 1 : start, stops.at(-2)?.at === end ? end + 1 : end]
}

/** Stops that fill the range: none outside of it, and one at either end. */
function cutTo(stops: readonly PlacedStop[], start: number, end: number): readonly PlacedStop[] {
  const inside = stops.filter(({ at }) => at > start && at < end)
  const closing = stops.find(({ at }) => at === end)?.color ?? colorAt(stops, end)
  return [{ at: start, color: colorAt(stops, start) }, ...inside, { at: end, color: closing }]
}

function offsets(stops: readonly PlacedStop[], start: number, end: number): Gradient['stops'] {
  return cutTo(stops, start, end).map(({ at, color }) => ({ offset: (at - start) / (end - start), color }))
}

/** CSS Images 4 §3.2. Places are distances along the ray to the right; the matrix flattens the circle. */
function radialFill(value: RadialGradientValue, size: Size): Fill {
  const center = place(value.center, size)
  const radii = endingShape(value, center, size)
  const stops = placeStops(value.stops, radii.x, value.interpolation)
  const plain = single(stops)
  if (plain) return plain
  if (radii.y === 0 && radii.x > 0 && value.shape === 'ellipse')
    return { type: 'color', color: degenerate(value, stops) }
  const range = value.repeating ? period(stops) : wholeRange(stops)
  if (range === undefined) return { type: 'color', color: averageColor(stops) }
  if (!value.repeating && range[1] <= 0) return { type: 'color', color: (stops.at(-1) as PlacedStop).color }
  // Nothing is nearer than the centre: what is on the other side of it is cut off.
  const inner = value.repeating ? 0 : Math.max(0, range[0])
  const outer = value.repeating ? range[1] - range[0] : range[1]
  const shown = value.repeating ? fromCenter(stops, ...range) : stops
  const flat = value.shape === 'circle' ? 1 : radii.x > 0 ? radii.y / radii.x : tallest
  return {
    type: 'gradient',
    gradient: {
      type: 'radial',
      from: { x: 0, y: 0, radius: inner },
      to: { x: 0, y: 0, radius: outer },
      stops: offsets(shown, inner, outer),
      spread: value.repeating ? 'repeat' : 'pad',
      matrix: [1, 0, 0, flat, center.x, center.y],
    },
  }
}

/** §3.2.3: an ellipse without width is very high, so that it looks like lines. */
const tallest = 1e4

/** §3.2.3: an ellipse without height shows nothing but the last colour. */
function degenerate(value: RadialGradientValue, stops: readonly PlacedStop[]): Color {
  return value.repeating ? averageColor(stops) : (stops.at(-1) as PlacedStop).color
}

function place(position: Position, size: Size): Point {
  return { x: resolve(position.x, size.width), y: resolve(position.y, size.height) }
}

/** One period of a repeating gradient, beginning in the centre. */
function fromCenter(stops: readonly PlacedStop[], start: number, end: number): readonly PlacedStop[] {
  const length = end - start
  const phase = (((-start % length) + length) % length) + start // the place in the period that falls on the centre
  const shifted = (by: number) => stops.map((stop) => ({ ...stop, at: stop.at - phase + by }))
  return [...shifted(0), ...shifted(length)]
}

/** The radii of the ending shape: §3.2.1. */
function endingShape({ shape, size: wanted }: RadialGradientValue, center: Point, size: Size): Point {
  if (typeof wanted !== 'string') {
    return { x: resolve(wanted.x, size.width), y: resolve(wanted.y, size.height) }
  }
  const sides = {
    x: [Math.abs(center.x), Math.abs(size.width - center.x)],
    y: [Math.abs(center.y), Math.abs(size.height - center.y)],
  }
  const pick = wanted.startsWith('closest') ? Math.min : Math.max
  const toSide = { x: pick(...sides.x), y: pick(...sides.y) }
  return shape === 'circle' ? circle(wanted, sides, toSide) : ellipse(wanted, toSide)
}

function circle(
  wanted: RadialExtent,
  sides: { readonly x: readonly number[]; readonly y: readonly number[] },
  toSide: Point,
): Point {
  const pick = wanted.startsWith('closest') ? Math.min : Math.max
  const corners = sides.x.flatMap((x) => sides.y.map((y) => Math.hypot(x, y)))
  const radius = wanted.endsWith('side') ? pick(toSide.x, toSide.y) : pick(...corners)
  return { x: radius, y: radius }
}

/** To a corner: through it, in the proportions of the ellipse to the sides. */
function ellipse(wanted: RadialExtent, toSide: Point): Point {
  if (wanted.endsWith('side')) return toSide
  return { x: toSide.x * Math.SQRT2, y: toSide.y * Math.SQRT2 }
}

/** CSS Images 4 §3.3. Places are degrees. */
function conicFill(value: ConicGradientValue, size: Size): Fill {
  const stops = placeStops(value.stops, 360, value.interpolation)
  const plain = single(stops)
  if (plain) return plain
  const range = period(stops)
  if (value.repeating && range === undefined) return { type: 'color', color: averageColor(stops) }
  const shown = value.repeating && range ? unrolled(stops, ...range) : stops
  return {
    type: 'gradient',
    gradient: {
      type: 'conic',
      center: place(value.center, size),
      angle: value.from,
      stops: offsets(shown, 0, 360),
      spread: 'pad',
      matrix: identity,
    },
  }
}

/** The repeats of a gradient that one turn shows. */
function unrolled(stops: readonly PlacedStop[], start: number, end: number): readonly PlacedStop[] {
  const length = end - start
  const first = Math.floor(-start / length)
  const count = Math.ceil((360 - start) / length) - first
  return Array.from({ length: Math.max(1, count) }, (_, index) =>
    stops.map((stop) => ({ ...stop, at: stop.at + (first + index) * length })),
  ).flat()
}
