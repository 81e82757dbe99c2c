import type { Rect, Size } from '../../geometry.ts'
import { attribute, type Element } from '../../html/element.ts'
import { viewBoxOf } from '../../image/svg-length.ts'
import type { Matrix } from '../display-list.ts'
import { identity } from '../matrix.ts'
import { reportInvalid } from './lengths.ts'
import type { Place } from './scene.ts'

/** How a viewport shows the part of the user space that it is to show. */
export interface View {
  /** From the user space inside to the viewport, whose top left corner is the origin. */
  readonly matrix: Matrix
  /** What percentages inside are of. */
  readonly size: Size
}

/** SVG 2 §8.2. Undefined when a side of the view box is 0: then nothing is shown. */
export function viewOf(element: Element, viewport: Size, place: Place, fallback?: Rect): View | undefined {
  const written = attribute(element, 'viewBox')
  const own = viewBoxOf(element)
  if (written !== undefined && own === undefined) reportInvalid(written, 'viewBox', element, place)
  const box = own ?? fallback
  if (box === undefined) return { matrix: identity, size: viewport }
  if (box.width === 0 || box.height === 0) return undefined
  // The view box that a picture gets for want of its own is its natural size, and is stretched.
  const ratio = own === undefined ? 'none' : (attribute(element, 'preserveAspectRatio') ?? '')
  return { matrix: fitMatrix(box, viewport, ratio), size: { width: box.width, height: box.height } }
}

const aligned: Readonly<Record<string, number>> = { Min: 0, Mid: 0.5, Max: 1 }

/** The matrix that puts `box` into the viewport as `preserveAspectRatio` says. Default: `xMidYMid meet`. */
export function fitMatrix(box: Rect, viewport: Size, ratio: string): Matrix {
  const across = viewport.width / box.width
  const down = viewport.height / box.height
  const match = /^\s*(?:x(Min|Mid|Max)Y(Min|Mid|Max)|(none))(?:\s+(meet|slice))?\s*$/.exec(ratio)
  if (match?.[3] !== undefined) return [across, 0, 0, down, -box.x * across, -box.y * down]
  const scale = match?.[4] === 'slice' ? Math.max(across, down) : Math.min(across, down)
  const x = (viewport.width - box.width * scale) * (aligned[match?.[1] ?? 'Mid'] ?? 0.5)
  const y = (viewport.height - box.height * scale) * (aligned[match?.[2] ?? 'Mid'] ?? 0.5)
  return [scale, 0, 0, scale, x - box.x * scale, y - box.y * scale]
}

/** Does a picture fill its viewport and more, so that it has to be cut? */
export function isSlice(ratio: string): boolean {
  return /\bslice\s*$/.test(ratio)
}
