import type { Rect } from '../geometry.ts'
import type { Gradient, GradientStop } from '../paint/display-list.ts'
import { invert, transformRect } from '../paint/matrix.ts'
import { componentsOf, gradientFunction, isCmyk, type Range, straightStops, wholePeriods } from './gradient-function.ts'
import type { PdfDocument } from './pdf-document.ts'
import type { Dictionary, Reference } from './pdf-values.ts'

/** A gradient as PDF has it: colour and alpha apart. */
export interface WrittenGradient {
  /** A shading in the coordinates of the gradient. */
  readonly color: Reference
  /** A shading in DeviceGray, when alpha varies; else the alpha of all. */
  readonly alpha: Reference | number
}

/**
 * Shadings (PDF 1.7 §8.7.4.5) that fill `bounds`, in the coordinates of the operation. When the gradient has no extent
 * or is too fine to be seen, its one colour instead.
 */
export function writeGradient(
  document: PdfDocument,
  gradient: Gradient,
  bounds: Rect,
): WrittenGradient | GradientStop['color'] {
  const stops = straightStops(gradient)
  const last = stops.at(-1) as GradientStop
  const inverse = invert(gradient.matrix)
  if (inverse === undefined || stops.length === 1) return last.color
  const area = transformRect(bounds, inverse)
  const range = shownRange(gradient, stops, area)
  if (range === undefined) return last.color
  const { spread } = gradient
  const cmyk = isCmyk(stops)
  const shading = (colorSpace: string, sample: (stop: GradientStop) => readonly number[]) => {
    const entries = { ColorSpace: colorSpace, Function: gradientFunction(document, stops, spread, range, sample) }
    return writeShading(document, gradient, stops, range, area, entries)
  }
  const { alpha } = last.color
  return {
    color: shading(cmyk ? 'DeviceCMYK' : 'DeviceRGB', ({ color }) => componentsOf(color, cmyk)),
    alpha: stops.every(({ color }) => color.alpha === alpha)
      ? alpha
      : shading('DeviceGray', ({ color }) => [color.alpha]),
  }
}

/** The offsets that occur in `area`. */
function shownRange(gradient: Gradient, stops: readonly GradientStop[], area: Rect): Range | undefined {
  const first = stops[0]?.offset ?? 0
  const last = stops.at(-1)?.offset ?? 0
  if (gradient.type === 'conic') {
    if (gradient.spread === 'pad') return { low: Math.min(0, first), high: Math.max(1, last) }
    return last > first ? wholePeriods(stops, { low: 0, high: 1 }) : undefined
  }
  if (gradient.spread === 'pad') return paddedRange(stops)
  if (last <= first) return undefined
  const seen = gradient.type === 'linear' ? linearRange(gradient, area) : radialRange(gradient, area)
  return seen && wholePeriods(stops, seen)
}

/** With what is before or after a sharp edge at an end: that is all there is of its colour. */
function paddedRange(stops: readonly GradientStop[]): Range {
  const [first, second] = stops.map(({ offset }) => offset)
  const [beforeLast, last] = stops.slice(-2).map(({ offset }) => offset)
  const low = first ?? 0
  const high = last ?? 0
  return { low: first === second ? low - 1 : low, high: beforeLast === last ? high + 1 : high }
}

type Linear = Extract<Gradient, { type: 'linear' }>
type Radial = Extract<Gradient, { type: 'radial' }>

function linearRange({ from, to }: Linear, area: Rect): Range | undefined {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const square = dx * dx + dy * dy
  if (square === 0) return undefined
  const offsets = corners(area).map(({ x, y }) => ((x - from.x) * dx + (y - from.y) * dy) / square)
  return { low: Math.min(...offsets), high: Math.max(...offsets) }
}

/** Offsets between which radii are not negative. */
function radiusLimits({ from, to }: Radial): Range {
  const growth = to.radius - from.radius
  if (growth === 0) return { low: -Infinity, high: Infinity }
  const zero = -from.radius / growth
  return growth > 0 ? { low: zero, high: Infinity } : { low: -Infinity, high: zero }
}

/** From the point in the middle until a circle covers the area. */
function radialRange(gradient: Radial, area: Rect): Range | undefined {
  const { low, high } = radiusLimits(gradient)
  const growing = low > -Infinity
  if (!growing && high === Infinity) return undefined
  const start = growing ? low : high
  const points = corners(area)
  for (let reach = 1; reach < 1e6; reach *= 1.25) {
    const offset = growing ? start + reach : start - reach
    const { x, y, radius } = circleAt(gradient, offset)
    if (points.every((point) => Math.hypot(point.x - x, point.y - y) <= radius)) {
      return growing ? { low: start, high: offset } : { low: offset, high: start }
    }
  }
  return undefined
}

function circleAt({ from, to }: Radial, offset: number) {
  const along = (a: number, b: number) => a + (b - a) * offset
  return { x: along(from.x, to.x), y: along(from.y, to.y), radius: along(from.radius, to.radius) }
}

function corners({ x, y, width, height }: Rect) {
  return [
    { x, y },
    { x: x + width, y },
    { x, y: y + height },
    { x: x + width, y: y + height },
  ]
}

function writeShading(
  document: PdfDocument,
  gradient: Gradient,
  stops: readonly GradientStop[],
  range: Range,
  area: Rect,
  entries: Dictionary,
): Reference {
  if (gradient.type === 'conic') return writeConic(document, gradient, stops, range, area, entries)
  const reference = document.ref({
    ...entries,
    ...(gradient.type === 'linear' ? axial(gradient, range) : radial(gradient, range)),
    Extend: [true, true],
  })
  reference.end()
  return reference
}

/** PDF 1.7 §8.7.4.5.3. */
function axial({ from, to }: Linear, { low, high }: Range): Dictionary {
  const at = (offset: number) => [from.x + (to.x - from.x) * offset, from.y + (to.y - from.y) * offset]
  return { ShadingType: 2, Coords: [...at(low), ...at(high)], Domain: [low, high] }
}

/** PDF 1.7 §8.7.4.5.4. Circles begin and end where their radius is 0. */
function radial(gradient: Radial, range: Range): Dictionary {
  const limits = radiusLimits(gradient)
  const low = Math.max(range.low, limits.low)
  const high = Math.min(range.high, limits.high)
  const at = (offset: number) => {
    const { x, y, radius } = circleAt(gradient, offset)
    return [x, y, Math.max(0, radius)]
  }
  return { ShadingType: 3, Coords: [...at(low), ...at(high)], Domain: [low, high] }
}

/** Triangles of a conic gradient's mesh, in a whole turn: each shows its colours with no visible error. */
const conicSteps = 360

/** Triangles around the centre (PDF 1.7 §8.7.4.5.5), as far out as `area` reaches; vertices carry the offset. */
function writeConic(
  document: PdfDocument,
  { center, angle }: Extract<Gradient, { type: 'conic' }>,
  stops: readonly GradientStop[],
  { low, high }: Range,
  area: Rect,
  entries: Dictionary,
): Reference {
  const distance = Math.max(...corners(area).map(({ x, y }) => Math.hypot(x - center.x, y - center.y)), 1e-3)
  const reach = (distance * 1.01) / Math.cos(Math.PI / conicSteps)
  const turns = conicTurns(stops)
  const bytes = Buffer.alloc((turns.length - 1) * 3 * bytesPerVertex)
  let at = 0
  const vertex = (x: number, y: number, offset: number) => {
    bytes.writeUInt32BE(Math.round(((x + 1) / 2) * 0xffffffff), at + 1)
    bytes.writeUInt32BE(Math.round(((y + 1) / 2) * 0xffffffff), at + 5)
    bytes.writeUInt16BE(Math.round(((offset - low) / (high - low)) * 0xffff), at + 9)
    at += bytesPerVertex
  }
  const rim = (turn: number, offset: number) => {
    const radians = ((angle + turn * 360) * Math.PI) / 180
    vertex(Math.sin(radians), -Math.cos(radians), offset)
  }
  turns.slice(1).forEach((to, index) => {
    const from = turns[index] as number
    vertex(0, 0, (from + to) / 2)
    rim(from, from)
    rim(to, to)
  })
  return document.stream(bytes, {
    ...entries,
    ShadingType: 4,
    BitsPerCoordinate: 32,
    BitsPerComponent: 16,
    BitsPerFlag: 8,
    Decode: [center.x - reach, center.x + reach, center.y - reach, center.y + reach, low, high],
  })
}

const bytesPerVertex = 11

/** Where triangles meet, in turns: at regular steps and at each stop. */
function conicTurns(stops: readonly GradientStop[]): readonly number[] {
  const turns = new Set(Array.from({ length: conicSteps + 1 }, (_, step) => step / conicSteps))
  for (const { offset } of stops) if (offset > 0 && offset < 1) turns.add(offset)
  return [...turns].sort((a, b) => a - b)
}
