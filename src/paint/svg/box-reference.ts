import type { Styles } from '../../css/style-sheet.ts'
import type { Rect } from '../../geometry.ts'
import type { Element } from '../../html/element.ts'
import type { GroupOperation, Matrix, Operation } from '../display-list.ts'
import { invert } from '../matrix.ts'
import type { Images } from '../picture.ts'
import { clippedBy, maskOf } from './clip-mask.ts'
import { type DrawingContext, outermostPlace } from './paint-svg.ts'
import { type Place, px } from './scene.ts'

/** What a drawing in the same document is read with when a box refers to it. */
export interface ReferenceContext extends DrawingContext {
  readonly styles: Styles
  readonly images: Images
}

/** Cuts what is painted of a box at `rect` to the `clipPath` that it refers to: CSS Masking 1 §5.1. */
export function clippedToDrawing(
  operations: readonly Operation[],
  url: string,
  element: Element,
  rect: Rect,
  context: ReferenceContext,
): readonly Operation[] {
  const toPage: Matrix = [px, 0, 0, px, rect.x, rect.y]
  const place = boxPlace(element, rect, context)
  const painted: readonly Operation[] = [
    { type: 'save' },
    { type: 'transform', matrix: invert(toPage) as Matrix },
    ...operations,
    { type: 'restore' },
  ]
  const clipped = clippedBy({ type: 'url', url }, painted, standIn(element, rect), place)
  if (clipped === painted) return operations
  return [{ type: 'save' }, { type: 'transform', matrix: toPage }, ...clipped, { type: 'restore' }]
}

/** The mask that a box at `rect` refers to, on the page: CSS Masking 1 §6.1. `hidden` when it shows nothing. */
export function drawnMask(
  url: string,
  element: Element,
  rect: Rect,
  context: ReferenceContext,
): NonNullable<GroupOperation['mask']> | 'hidden' | undefined {
  const mask = maskOf(url, standIn(element, rect), boxPlace(element, rect, context))
  if (mask === undefined || mask === 'hidden') return mask
  const { x, y, width, height } = mask.bounds
  return {
    kind: mask.kind,
    operations: [{ type: 'transform', matrix: [px, 0, 0, px, rect.x, rect.y] }, ...mask.operations],
    bounds: { x: x * px + rect.x, y: y * px + rect.y, width: width * px, height: height * px },
  }
}

/** The user space of a box: from its top left corner, in px. */
function boxPlace(element: Element, { width, height }: Rect, context: ReferenceContext): Place {
  const { styles, images } = context
  const drawing = { root: element, styles, imageOf: (url: string) => images.get(url) }
  const place = outermostPlace(drawing, { width: width / px, height: height / px }, context)
  const reach = 10_000
  return { ...place, canvas: { x: -reach, y: -reach, width: 2 * reach, height: 2 * reach } }
}

/** A rectangle that has the box for its bounding box. */
function standIn(element: Element, { width, height }: Rect): Element {
  const sizes = Object.entries({ width: width / px, height: height / px })
  const attributes = sizes.map(([name, value]) => [name, { name, value: String(value), origins: [] }] as const)
  const { origin } = element
  return {
    type: 'element',
    tag: 'rect',
    namespace: 'svg',
    attributes: new Map(attributes),
    parent: element,
    children: [],
    origin,
  }
}
