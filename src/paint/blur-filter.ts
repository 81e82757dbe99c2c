import { createHash } from 'node:crypto'
import { grown, intersection, type Pt, type Rect } from '../geometry.ts'
import type { Image } from '../image/image.ts'
import { blurPlane, blurReach, sampleGrid } from './blur.ts'
import type { Mark, Matrix, Operation } from './display-list.ts'
import { identity, multiply, pathBounds, transformRect, union } from './matrix.ts'
import { type Raster, rasterize } from './raster.ts'
import { glyphsPath } from './text-shadow.ts'

/**
 * What is painted, as one picture with a Gaussian blur of this standard deviation: Filter Effects 1 §6.1. Text stays to be
 * copied, unseen. Where anything cannot be made a picture of, `refuse` is told and all of it stays sharp.
 */
export function blurredOperations(
  operations: readonly Operation[],
  visible: Rect,
  deviation: Pt,
  refuse: (what: string) => void,
): readonly Operation[] {
  const marks = pictureMarks(operations)
  const painted = paintedBounds(operations, identity)
  if (deviation === 0 || painted === undefined) return operations
  if (marks.length > 1) {
    refuse('several pictures together')
    return operations
  }
  const bounds = intersection(grown(painted, 3 * deviation), visible)
  if (bounds.width <= 0 || bounds.height <= 0) return operations
  const { rect, size, scale } = sampleGrid(bounds, deviation)
  const reach = blurReach(deviation * scale)
  const toSamples: Matrix = [
    size.width / rect.width,
    0,
    0,
    size.height / rect.height,
    reach - (rect.x * size.width) / rect.width,
    reach - (rect.y * size.height) / rect.height,
  ]
  // What stands outside of the picture shines into it.
  const wide = { width: size.width + 2 * reach, height: size.height + 2 * reach }
  const sharp = rasterize(operations, toSamples, wide, refuse)
  if (sharp === undefined) return operations
  const planes = sharp.planes.map((plane) => blurPlane(plane, wide, deviation * scale))
  const picture: Operation = { type: 'image', image: pictureOf({ ...wide, planes }, reach, rect), rect }
  const [mark] = marks
  const shown: readonly Operation[] = mark ? [{ type: 'begin', mark }, picture, { type: 'end' }] : [picture]
  const text = operations.flatMap(unseen)
  return [...shown, ...text.filter((_, index) => !isEmptyMark(text, index) && !isEmptyMark(text, index - 1))]
}

/** What the pictures among the operations belong to. */
function pictureMarks(operations: readonly Operation[], marks: Mark[] = []): readonly Mark[] {
  let open: Mark | undefined
  for (const operation of operations) {
    if (operation.type === 'begin') open = operation.mark
    else if (operation.type === 'end') open = undefined
    else if (operation.type === 'group') pictureMarks(operation.operations, marks)
    else if (operation.type === 'image' && open !== undefined && !marks.includes(open)) marks.push(open)
  }
  return marks
}

/** Does marked content begin here that has nothing in it? */
function isEmptyMark(operations: readonly Operation[], index: number): boolean {
  return operations[index]?.type === 'begin' && operations[index + 1]?.type === 'end'
}

/** The text alone, painted by the picture. */
function unseen(operation: Operation): readonly Operation[] {
  switch (operation.type) {
    case 'save':
    case 'restore':
    case 'transform':
    case 'begin':
    case 'end':
      return [operation]
    case 'glyphs':
      return [
        { ...operation, glyphs: operation.glyphs.map((glyph) => ({ shownAt: { x: glyph.x, y: glyph.y }, ...glyph })) },
      ]
    case 'group':
      return operation.operations.flatMap(unseen)
    default:
      return []
  }
}

function paintedBounds(operations: readonly Operation[], outer: Matrix): Rect | undefined {
  const saved: Matrix[] = []
  let matrix = outer
  let bounds: Rect | undefined
  const add = (rect: Rect | undefined) => {
    bounds = union(bounds, rect && transformRect(rect, matrix))
  }
  for (const operation of operations) {
    if (operation.type === 'save') saved.push(matrix)
    else if (operation.type === 'restore') matrix = saved.pop() ?? matrix
    else if (operation.type === 'transform') matrix = multiply(operation.matrix, matrix)
    else if (operation.type === 'glyphs') add(pathBounds(glyphsPath(operation)))
    else if (operation.type === 'image') add(operation.rect)
    else if (operation.type === 'group') bounds = union(bounds, paintedBounds(operation.operations, matrix))
    else if ('path' in operation && operation.type !== 'clip') add(pathBounds(operation.path))
  }
  return bounds
}

/** The samples inside of the `reach`, with alpha. */
function pictureOf({ width: stride, height: rows, planes }: Raster, reach: number, rect: Rect): Image {
  const [width, height] = [stride - 2 * reach, rows - 2 * reach]
  const samples = new Uint8Array(width * height * 3)
  const alpha = new Uint8Array(width * height)
  const byte = (value: number) => Math.round(255 * Math.min(1, Math.max(0, value)))
  for (let pixel = 0; pixel < alpha.length; pixel++) {
    const from = (Math.floor(pixel / width) + reach) * stride + (pixel % width) + reach
    const opaque = planes[3]?.[from] ?? 0
    alpha[pixel] = byte(opaque)
    if (alpha[pixel] === 0) continue
    for (let channel = 0; channel < 3; channel++) {
      samples[pixel * 3 + channel] = byte((planes[channel]?.[from] ?? 0) / opaque)
    }
  }
  const id = `blurred-${createHash('sha256').update(samples).update(alpha).update(`${width}`).digest('hex').slice(0, 24)}`
  const data = { type: 'samples', channels: 3, samples, alpha } as const
  return { id, width: rect.width, height: rect.height, pixelWidth: width, pixelHeight: height, data }
}
