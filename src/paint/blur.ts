import { createHash } from 'node:crypto'
import type { Color } from '../css/computed-style.ts'
import type { Pt, Rect, Size } from '../geometry.ts'
import type { Image } from '../image/image.ts'
import { RecentCache } from '../text/recent-cache.ts'
import { coverage } from './coverage.ts'
import type { Path } from './display-list.ts'

/** Points in a CSS px. */
const px = 0.75

/** Samples that the standard deviation is spread over: more cannot be told apart in print. */
const samplesInDeviation = 12
const mostSamplesPerPx = 8
const mostSamples = 600_000

const recent = new RecentCache<string, Image>(64)

/** A path, or several in one, told apart by the even-odd rule. */
export interface Silhouette {
  readonly path: Path
  /** Default: the nonzero rule, for a path that does not cover itself twice. */
  readonly evenOdd?: boolean
}

/**
 * A path with a soft edge, as an image that covers `bounds`: a Gaussian blur of this standard deviation. `inverted` gives
 * what is outside of the path. The same arguments give the same samples everywhere.
 */
export function blurred(
  path: Path,
  bounds: Rect,
  deviation: Pt,
  color: Color,
  inverted: boolean,
): { readonly image: Image; readonly rect: Rect } {
  return blurredTogether([{ path }], bounds, deviation, color, inverted)
}

/** The same for all that any of the shapes cover. */
export function blurredTogether(
  shapes: readonly Silhouette[],
  bounds: Rect,
  deviation: Pt,
  color: Color,
  inverted: boolean,
): { readonly image: Image; readonly rect: Rect } {
  const { rect, size, scale } = sampleGrid(bounds, deviation)
  const local = shapes.map(({ path, ...rule }): Silhouette => ({ path: onGrid(path, rect, size), ...rule }))
  const key = hash([local, size, deviation, color, inverted])
  let image = recent.get(key)
  if (image === undefined) {
    image = tinted(key, size.width, size.height, rect, softened(local, size, deviation * scale, inverted), color)
    recent.set(key, image)
  }
  return { image, rect }
}

/** The samples that a blur of `bounds` is made of: how many on which rectangle, `scale` of them to the point. */
export function sampleGrid(
  bounds: Rect,
  deviation: Pt,
): { readonly rect: Rect; readonly size: Size; readonly scale: number } {
  // On the grid of px, so that equal shadows that stand apart by whole px are equal images.
  const left = Math.floor(bounds.x / px)
  const top = Math.floor(bounds.y / px)
  const across = Math.ceil((bounds.x + bounds.width) / px - 1e-6) - left
  const down = Math.ceil((bounds.y + bounds.height) / px - 1e-6) - top
  const scale = resolution(across, down, deviation / px)
  return {
    rect: { x: left * px, y: top * px, width: across * px, height: down * px },
    size: { width: Math.ceil(across * scale), height: Math.ceil(down * scale) },
    scale: scale / px,
  }
}

/** How far a sample shines; the deviation is in samples. */
export function blurReach(deviation: number): number {
  return gaussian(deviation).length - 1
}

/** A plane of samples after a Gaussian blur; the deviation is in samples. */
export function blurPlane(samples: Float64Array, { width, height }: Size, deviation: number): Float64Array {
  const kernel = gaussian(deviation)
  return convolve(convolve(samples, width, height, kernel, 1, width), width, height, kernel, width, 1)
}

/** In samples from the corner of the image. */
function onGrid(path: Path, rect: Rect, size: Size): Path {
  return path.map(([operator, ...numbers]) => [
    operator,
    ...numbers.map((value, index) => {
      const start = index % 2 === 0 ? rect.x : rect.y
      const grid = index % 2 === 0 ? size.width / rect.width : size.height / rect.height
      return Math.round((value - start) * grid * 1e4) / 1e4
    }),
  ]) as unknown as Path
}

/** Samples in a px; a whole number wherever that is enough. */
function resolution(across: number, down: number, deviation: number): number {
  const wanted = Math.min(mostSamplesPerPx, Math.max(1, Math.round(samplesInDeviation / deviation)))
  const most = Math.sqrt(mostSamples / (across * down))
  return wanted <= most ? wanted : Math.max(0.25, most >= 1 ? Math.floor(most) : most)
}

function softened(
  shapes: readonly Silhouette[],
  { width, height }: Size,
  deviation: number,
  inverted: boolean,
): Uint8Array {
  const reach = blurReach(deviation)
  // What stands outside of the image shines into it.
  const wide = width + 2 * reach
  const high = height + 2 * reach
  const sharp = shapes
    .map((shape) => covered(shape, wide, high, reach))
    .reduce((all, one) => all.map((value, index) => 1 - (1 - value) * (1 - (one[index] as number))))
  const soft = blurPlane(sharp, { width: wide, height: high }, deviation)
  const alpha = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const value = soft[(y + reach) * wide + x + reach] as number
      alpha[y * width + x] = Math.round(255 * Math.min(1, Math.max(0, inverted ? 1 - value : value)))
    }
  }
  return alpha
}

function covered({ path, evenOdd }: Silhouette, width: number, height: number, offset: number): Float64Array {
  if (evenOdd !== true) return coverage(path, width, height, offset)
  const parts: Path[number][][] = []
  for (const segment of path) {
    if (segment[0] === 'm') parts.push([segment])
    else parts.at(-1)?.push(segment)
  }
  // What lies in two of them lies in neither.
  return parts
    .map((part) => coverage(part, width, height, offset))
    .reduce((all, one) => all.map((value, index) => value + (1 - 2 * value) * (one[index] as number)))
}

/** Half of a bell curve, its middle first; the whole of it sums up to 1. */
function gaussian(deviation: number): Float64Array {
  const reach = Math.max(1, Math.ceil(deviation * 3))
  const kernel = Float64Array.from({ length: reach + 1 }, (_, index) =>
    Math.exp(-(index * index) / (2 * deviation ** 2)),
  )
  let sum = kernel[0] as number
  for (let index = 1; index <= reach; index++) sum += 2 * (kernel[index] as number)
  return kernel.map((value) => value / sum)
}

/** Along one axis: `step` leads to the neighbour, `line` to the next row of them. */
function convolve(
  samples: Float64Array,
  width: number,
  height: number,
  kernel: Float64Array,
  step: number,
  line: number,
): Float64Array {
  const [length, lines] = step === 1 ? [width, height] : [height, width]
  const result = new Float64Array(samples.length)
  const reach = kernel.length - 1
  for (let row = 0; row < lines; row++) {
    const start = row * line
    for (let at = 0; at < length; at++) {
      const index = start + at * step
      let sum = (samples[index] as number) * (kernel[0] as number)
      const before = Math.min(reach, at)
      const after = Math.min(reach, length - 1 - at)
      for (let k = 1; k <= before; k++) sum += (samples[index - k * step] as number) * (kernel[k] as number)
      for (let k = 1; k <= after; k++) sum += (samples[index + k * step] as number) * (kernel[k] as number)
      result[index] = sum
    }
  }
  return result
}

/** One colour, seen through the mask. */
function tinted(
  id: string,
  width: number,
  height: number,
  { width: w, height: h }: Rect,
  mask: Uint8Array,
  color: Color,
): Image {
  const rgb = rgbOf(color)
  const samples = new Uint8Array(width * height * 3)
  const bytes = rgb.map((part) => Math.round(part * 255))
  for (let index = 0; index < samples.length; index++) samples[index] = bytes[index % 3] as number
  const alpha = color.alpha === 1 ? mask : mask.map((value) => Math.round(value * color.alpha))
  return {
    id,
    width: w,
    height: h,
    pixelWidth: width,
    pixelHeight: height,
    data: { type: 'samples', channels: 3, samples, alpha },
  }
}

function hash(value: unknown): string {
  return `blur-${createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 24)}`
}

/** CMYK by the naive conversion of CSS Color 5 §9.1: pictures that we make are in RGB. */
export function rgbOf(color: Color): readonly number[] {
  if (color.space === 'rgb') return [color.r, color.g, color.b]
  const { c, m, y, k } = color
  return [c, m, y].map((ink) => 1 - Math.min(1, ink * (1 - k) + k))
}
