import type { Color } from '../css/computed-style.ts'
import type { Image } from '../image/image.ts'
import { rgbOf } from './blur.ts'
import { coverage } from './coverage.ts'
import type { Matrix, Operation, Path } from './display-list.ts'
import { invert, multiply, transformPath } from './matrix.ts'
import { rectangle } from './path.ts'
import { glyphsPath } from './text-shadow.ts'

/** Red, green and blue, premultiplied, and alpha; 0 to 1, rows from the top. */
export interface Raster {
  readonly width: number
  readonly height: number
  readonly planes: readonly Float64Array[]
}

/**
 * The samples of what is painted in flat colours and pictures; `matrix` leads to samples. Undefined, and `refuse` is told
 * of what, when there is anything else.
 */
export function rasterize(
  operations: readonly Operation[],
  matrix: Matrix,
  { width, height }: Pick<Raster, 'width' | 'height'>,
  refuse: (what: string) => void,
): Raster | undefined {
  const odd = operations.map(unknownIn).find((what) => what !== undefined)
  if (odd !== undefined) {
    refuse(odd)
    return undefined
  }
  const raster = { width, height, planes: [0, 1, 2, 3].map(() => new Float64Array(width * height)) }
  paintAll(operations, matrix, undefined, raster)
  return raster
}

/** What of an operation cannot be made samples of; undefined when all of it can. */
function unknownIn(operation: Operation): string | undefined {
  switch (operation.type) {
    case 'stroke':
      return 'lines'
    case 'shade':
      return 'gradients'
    case 'tile':
      return 'patterns'
    case 'glyphs':
      return operation.stroke === undefined ? undefined : 'lines'
    case 'image':
      return operation.image.data.type === 'samples' ? undefined : 'a photograph'
    case 'group':
      if (operation.mask !== undefined || operation.blend !== undefined) return 'what is masked or blended'
      return operation.operations.map(unknownIn).find((what) => what !== undefined)
    default:
      return undefined
  }
}

type Coverage = Float64Array | undefined

function paintAll(operations: readonly Operation[], outer: Matrix, around: Coverage, raster: Raster) {
  const saved: { readonly matrix: Matrix; readonly clip: Coverage }[] = []
  let matrix = outer
  let clip = around
  const covered = (path: Path, evenOdd = false) => within(coveredBy(transformPath(path, matrix), evenOdd, raster), clip)
  for (const operation of operations) {
    switch (operation.type) {
      case 'save':
        saved.push({ matrix, clip })
        break
      case 'restore':
        ;({ matrix, clip } = saved.pop() ?? { matrix, clip })
        break
      case 'transform':
        matrix = multiply(operation.matrix, matrix)
        break
      case 'clip':
        clip = covered(operation.path, operation.evenOdd)
        break
      case 'fill':
        paintColor(covered(operation.path, operation.evenOdd), operation.color, raster)
        break
      case 'glyphs':
        paintColor(covered(glyphsPath(operation)), operation.color, raster)
        break
      case 'image': {
        const { x, y, width, height } = operation.rect
        const place = multiply([width, 0, 0, height, x, y], matrix)
        paintPicture(operation.image, place, covered(rectangle(operation.rect)), raster)
        break
      }
      case 'group': {
        const planes = raster.planes.map((plane) => new Float64Array(plane.length))
        paintAll(operation.operations, matrix, clip, { ...raster, planes })
        const { opacity } = operation
        over(raster, (index, channel) => (planes[channel]?.[index] ?? 0) * opacity)
        break
      }
      default:
        break
    }
  }
}

function coveredBy(path: Path, evenOdd: boolean, { width, height }: Raster): Float64Array {
  if (!evenOdd) return coverage(path, width, height, 0).map((value) => Math.min(1, Math.abs(value)))
  const parts: Path[number][][] = []
  for (const segment of path) {
    if (segment[0] === 'm') parts.push([segment])
    else parts.at(-1)?.push(segment)
  }
  // What lies in two of them lies in neither.
  return parts
    .map((part) => coverage(part, width, height, 0).map(Math.abs))
    .reduce((all, one) => all.map((value, index) => value + (1 - 2 * value) * (one[index] as number)))
}

function within(covered: Float64Array, clip: Coverage): Float64Array {
  return clip === undefined ? covered : covered.map((value, index) => value * (clip[index] as number))
}

function paintColor(covered: Float64Array, color: Color, raster: Raster) {
  const parts = [...rgbOf(color), 1].map((part) => part * color.alpha)
  over(raster, (index, channel) => (covered[index] as number) * (parts[channel] as number))
}

/** `place` leads from the unit square to samples. Each sample takes that of the picture which it stands on. */
function paintPicture({ data, pixelWidth, pixelHeight }: Image, place: Matrix, covered: Float64Array, raster: Raster) {
  const back = invert(place)
  if (data.type !== 'samples' || back === undefined) return
  const [a, b, c, d, e, f] = back
  const { samples, alpha, channels } = data
  over(raster, (index, channel) => {
    const part = covered[index] as number
    if (part === 0) return 0
    const x = (index % raster.width) + 0.5
    const y = Math.floor(index / raster.width) + 0.5
    const column = Math.min(pixelWidth - 1, Math.max(0, Math.floor((a * x + c * y + e) * pixelWidth)))
    const row = Math.min(pixelHeight - 1, Math.max(0, Math.floor((b * x + d * y + f) * pixelHeight)))
    const pixel = row * pixelWidth + column
    const opaque = part * ((alpha?.[pixel] ?? 255) / 255)
    if (channel === 3) return opaque
    return (opaque * (samples[pixel * channels + (channels === 1 ? 0 : channel)] as number)) / 255
  })
}

/** Lays premultiplied samples over those that are there: Compositing 1 §9.1.4. */
function over({ planes }: Raster, source: (index: number, channel: number) => number) {
  const alphas = planes[3] as Float64Array
  for (let index = 0; index < alphas.length; index++) {
    const alpha = source(index, 3)
    if (alpha === 0) continue
    planes.forEach((plane, channel) => {
      const value = channel === 3 ? alpha : source(index, channel)
      plane[index] = value + (plane[index] as number) * (1 - alpha)
    })
  }
}
