import { createHash } from 'node:crypto'
import type { Color } from '../css/computed-style.ts'
import type { FilterFunction, FilterShadow } from '../css/effect-values.ts'
import { grown, type Pt, type Rect } from '../geometry.ts'
import type { Image } from '../image/image.ts'
import { blurredTogether } from './blur.ts'
import { blurredOperations } from './blur-filter.ts'
import { type ColorMatrix, colorMatrix, mappedColor, mappedSamples } from './color-matrix.ts'
import type { GradientStop, GroupOperation, Operation, Path } from './display-list.ts'
import { pathBounds, union } from './matrix.ts'
import { rectangle } from './path.ts'
import { glyphsPath } from './text-shadow.ts'

/** What a filter is done to, and how lengths of its style lead to its coordinates. */
export interface Filtered {
  readonly operations: readonly Operation[]
  readonly bounds: GroupOperation['bounds']
  /** Default: 1. */
  readonly scale?: number
  /** Says that a filter has no effect on a part of it. */
  readonly refuse: (what: string) => void
}

/** The operations after one filter: Filter Effects 1 §6. Those of drawings are done where drawings are drawn. */
export function filteredBy(
  step: FilterFunction,
  { operations, bounds, scale = 1, refuse }: Filtered,
): readonly Operation[] {
  switch (step.type) {
    case 'url':
      return operations
    case 'opacity':
      return [{ type: 'group', operations, bounds, opacity: step.amount }]
    case 'drop-shadow': {
      const { color, x, y, blur } = step
      const shadow = { color, x: x * scale, y: y * scale, blur: blur * scale }
      return [...dropShadow(operations, bounds, shadow, refuse), ...operations]
    }
    case 'blur':
      return blurredOperations(operations, bounds, step.deviation * scale, refuse)
    default: {
      const matrix = colorMatrix(step)
      return operations.map((operation) => recolored(operation, matrix, refuse))
    }
  }
}

function recolored(operation: Operation, matrix: ColorMatrix, refuse: Filtered['refuse']): Operation {
  const inner = (operations: readonly Operation[]) => operations.map((each) => recolored(each, matrix, refuse))
  switch (operation.type) {
    case 'fill':
    case 'stroke':
    case 'glyphs':
      return { ...operation, color: mappedColor(operation.color, matrix) }
    case 'shade': {
      const { gradient, glyphs } = operation
      const stops = gradient.stops.map((stop): GradientStop => ({ ...stop, color: mappedColor(stop.color, matrix) }))
      const row = glyphs?.map((each) => ({ ...each, color: mappedColor(each.color, matrix) }))
      return { ...operation, gradient: { ...gradient, stops }, ...(row && { glyphs: row }) }
    }
    case 'tile':
    case 'group':
      return { ...operation, operations: inner(operation.operations) }
    case 'image':
      return { ...operation, image: recoloredImage(operation.image, matrix, refuse) }
    default:
      return operation
  }
}

function recoloredImage(image: Image, matrix: ColorMatrix, refuse: Filtered['refuse']): Image {
  const { data } = image
  if (data.type !== 'samples') {
    refuse('a photograph')
    return image
  }
  const id = createHash('sha256')
    .update(JSON.stringify([image.id, matrix]))
    .digest('hex')
    .slice(0, 32)
  return { ...image, id, data: { ...data, channels: 3, samples: mappedSamples(data.samples, data.channels, matrix) } }
}

/** A silhouette of all that is painted, below it. Nobody copies it: letters are outlines in it. */
function dropShadow(
  operations: readonly Operation[],
  bounds: GroupOperation['bounds'],
  { color, x, y, blur }: FilterShadow,
  refuse: Filtered['refuse'],
): readonly Operation[] {
  const shapes = operations.flatMap((operation) => silhouette(operation, refuse))
  if (shapes.length === 0 || color.alpha === 0) return []
  const opaque: Color = { ...color, alpha: 1 }
  const cast: readonly Operation[] = [{ type: 'save' }, { type: 'transform', matrix: [1, 0, 0, 1, x, y] }]
  if (blur > 0) {
    const soft = softened(shapes, blur, opaque, refuse)
    return [{ type: 'group', operations: [...cast, ...soft, { type: 'restore' }], bounds, opacity: color.alpha }]
  }
  const sharp = shapes.map((shape) => ('color' in shape ? { ...shape, color: opaque } : shape))
  return [{ type: 'group', operations: [...cast, ...sharp, { type: 'restore' }], bounds, opacity: color.alpha }]
}

/** One soft edge around all shapes; `blur` is the standard deviation. */
function softened(
  shapes: readonly Operation[],
  blur: Pt,
  color: Color,
  refuse: Filtered['refuse'],
): readonly Operation[] {
  const filled = shapes.filter((shape) => shape.type === 'fill')
  if (shapes.some(({ type }) => type === 'stroke' || type === 'transform' || type === 'clip')) {
    refuse('what is lined, cut or moved in a soft shadow')
  }
  const around = filled.reduce<Rect | undefined>((all, { path }) => union(all, pathBounds(path)), undefined)
  if (around === undefined) return []
  const { image, rect } = blurredTogether(filled, grown(around, 3 * blur), blur, color, false)
  return [{ type: 'image', image, rect }]
}

function silhouette(operation: Operation, refuse: Filtered['refuse']): readonly Operation[] {
  const fill = (path: Path, evenOdd = false): readonly Operation[] => [
    { type: 'fill', path, color: opaqueBlack, ...(evenOdd && { evenOdd }) },
  ]
  switch (operation.type) {
    case 'begin':
    case 'end':
      return []
    case 'fill':
      return operation.color.alpha === 0 ? [] : fill(operation.path, operation.evenOdd)
    case 'glyphs':
      return operation.color.alpha === 0 ? [] : fill(glyphsPath(operation))
    case 'shade':
    case 'tile':
      if (operation.glyphs !== undefined) return operation.glyphs.flatMap((row) => fill(glyphsPath(row)))
      return operation.stroke === undefined
        ? fill(operation.path, operation.evenOdd)
        : [{ type: 'stroke', path: operation.path, color: opaqueBlack, ...operation.stroke }]
    case 'image': {
      const { data } = operation.image
      if (data.type === 'samples' && data.alpha !== undefined) refuse('a picture with transparent parts')
      return fill(rectangle(operation.rect))
    }
    case 'group':
      if (operation.mask !== undefined) refuse('what is masked')
      return operation.operations.flatMap((inner) => silhouette(inner, refuse))
    default:
      return [operation]
  }
}

const opaqueBlack: Color = { space: 'rgb', r: 0, g: 0, b: 0, alpha: 1 }
