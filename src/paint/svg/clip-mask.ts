import type { ComputedStyle } from '../../css/computed-style.ts'
import type { ClipPath } from '../../css/effect-values.ts'
import type { Rect } from '../../geometry.ts'
import { attribute, type Element } from '../../html/element.ts'
import { shapeOutline } from '../clip-path.ts'
import type { GroupOperation, Matrix, Operation, Path } from '../display-list.ts'
import { identity, multiply, transformPath, transformRect } from '../matrix.ts'
import { objectBounds } from './bounds.ts'
import { type Axis, fractionOf, lengthOf } from './lengths.ts'
import { visibleArea } from './paint-path.ts'
import { elementChildren, entered, hrefOf, type Place, px, referenced, stylesOf, target } from './scene.ts'
import { isShape, shapePath } from './shapes.ts'
import { ownTransform } from './transform.ts'

/** Cuts what is drawn of an element to a `clipPath`: CSS Masking 1 §6.2. */
function clipped(operations: readonly Operation[], url: string, element: Element, place: Place): readonly Operation[] {
  const clipPath = target(url, ['clipPath'], element, place)
  const inside = clipPath && entered(clipPath, place)
  if (clipPath === undefined || inside === undefined) return operations
  const units = unitMatrix(clipPath, 'clipPathUnits', element, place)
  if (units === undefined) return []
  const matrix = multiply(ownTransform(clipPath, place), units)
  const inner: Place = { ...inside, silhouette: true, matrix: multiply(matrix, place.matrix) }
  const shapes = elementChildren(clipPath).filter((child) => isShown(child, place))
  const outline = shapes.length <= 1 ? plainOutline(shapes[0], inner) : undefined
  const own = stylesOf(clipPath, place).style['clip-path']
  const content = clippedBy(own, operations, element, inside)
  if (outline !== undefined) {
    if (outline.path.length === 0) return []
    const clip = { type: 'clip', path: transformPath(outline.path, matrix), evenOdd: outline.evenOdd } as const
    return [{ type: 'save' }, clip, ...content, { type: 'restore' }]
  }
  // Several shapes show what any of them shows, which is no path: their silhouette is a mask.
  const drawn = shapes.flatMap((child) => place.scene.draw(child, inner))
  const area = visibleArea(place)
  const mask: GroupOperation['mask'] = {
    kind: 'alpha',
    operations: [{ type: 'transform', matrix }, ...drawn],
    bounds: area,
  }
  return [{ type: 'group', operations: content, bounds: area, opacity: 1, mask }]
}

/** `clip-path` of an element: a `clipPath`, or a shape in its bounding box. */
export function clippedBy(
  clipPath: ClipPath,
  operations: readonly Operation[],
  element: Element,
  place: Place,
): readonly Operation[] {
  if (clipPath === 'none') return operations
  if (clipPath.type === 'url') return clipped(operations, clipPath.url, element, place)
  const bounds = objectBounds(element, place)
  if (bounds === undefined || clipPath.shape === undefined) return operations
  const box = transformRect(bounds, [px, 0, 0, px, 0, 0])
  const { path, evenOdd } = shapeOutline(clipPath.shape, box)
  const scaled = transformPath(path, [1 / px, 0, 0, 1 / px, 0, 0])
  return [{ type: 'save' }, { type: 'clip', path: scaled, evenOdd }, ...operations, { type: 'restore' }]
}

function isShown(element: Element, { scene }: Place): boolean {
  const { display, visibility } = scene.styles.of(element)
  return display !== 'none' && visibility === 'visible' && (isShape(element) || ['text', 'use'].includes(element.tag))
}

/** The outline of the only shape, when it is nothing but a path. */
function plainOutline(
  element: Element | undefined,
  place: Place,
): { readonly path: Path; readonly evenOdd: boolean } | undefined {
  if (element === undefined) return { path: [], evenOdd: false }
  if (stylesOf(element, place).style['clip-path'] !== 'none') return undefined
  const matrix = ownTransform(element, place)
  if (isShape(element)) {
    const evenOdd = stylesOf(element, place).svg['clip-rule'] === 'evenodd'
    return { path: transformPath(shapePath(element, place), matrix), evenOdd }
  }
  const shown = element.tag === 'use' ? referenced(hrefOf(element) ?? '', place) : undefined
  if (shown === undefined || !isShape(shown) || !isShown(shown, place)) return undefined
  const outline = plainOutline(shown, place)
  const x = lengthOf(element, 'x', 'x', place) ?? 0
  const y = lengthOf(element, 'y', 'y', place) ?? 0
  return outline && { ...outline, path: transformPath(outline.path, multiply([1, 0, 0, 1, x, y], matrix)) }
}

/** From the units of a clip or mask to the user space; undefined when the element has no bounding box to go by. */
function unitMatrix(holder: Element, name: string, element: Element, place: Place): Matrix | undefined {
  if (attribute(holder, name) !== 'objectBoundingBox') return identity
  const bounds = objectBounds(element, place)
  return bounds && [bounds.width, 0, 0, bounds.height, bounds.x, bounds.y]
}

/** The mask of an element, for its group: CSS Masking 1 §7.3. Undefined when there is none; `hidden` when it shows nothing. */
export function maskOf(
  url: string,
  element: Element,
  place: Place,
): NonNullable<GroupOperation['mask']> | 'hidden' | undefined {
  const mask = target(url, ['mask'], element, place)
  const inside = mask && entered(mask, place)
  if (mask === undefined || inside === undefined) return undefined
  const bounds = maskArea(mask, element, place)
  const matrix = unitMatrix(mask, 'maskContentUnits', element, place)
  if (bounds === undefined || matrix === undefined || bounds.width <= 0 || bounds.height <= 0) return 'hidden'
  const { silhouette: _, ...plain } = inside
  const inner: Place = { ...plain, matrix: multiply(matrix, place.matrix) }
  const drawn = elementChildren(mask).flatMap((child) => place.scene.draw(child, inner))
  if (drawn.length === 0) return 'hidden'
  const operations: readonly Operation[] = [{ type: 'transform', matrix }, ...drawn]
  const { style, svg } = stylesOf(mask, place)
  const reference = maskReference(style)
  const content = reference === undefined ? operations : masked(operations, reference, element, inside)
  return content.length === 0 ? 'hidden' : { kind: svg['mask-type'], operations: content, bounds }
}

/** The `mask` of a drawing that an element refers to; pictures mask boxes only. */
export function maskReference(style: ComputedStyle): string | undefined {
  const [image = 'none'] = style['mask-image']
  return image !== 'none' && image.type === 'url' && image.url.startsWith('#') ? image.url : undefined
}

function masked(operations: readonly Operation[], url: string, element: Element, place: Place): readonly Operation[] {
  const mask = maskOf(url, element, place)
  if (mask === undefined) return operations
  return mask === 'hidden' ? [] : [{ type: 'group', operations, bounds: mask.bounds, opacity: 1, mask }]
}

/** Outside of it nothing is shown. Default: the bounding box and a tenth more on each side. */
function maskArea(mask: Element, element: Element, place: Place): Rect | undefined {
  const inUserSpace = attribute(mask, 'maskUnits') === 'userSpaceOnUse'
  const length = (name: string, axis: Axis, fraction: number, whole: number) => {
    if (inUserSpace) return lengthOf(mask, name, axis, place) ?? fraction * whole
    return fractionOf(mask, name) ?? fraction
  }
  const { width, height } = place.viewport
  const area = {
    x: length('x', 'x', -0.1, width),
    y: length('y', 'y', -0.1, height),
    width: length('width', 'x', 1.2, width),
    height: length('height', 'y', 1.2, height),
  }
  if (inUserSpace) return area
  const bounds = objectBounds(element, place)
  return (
    bounds && {
      x: bounds.x + area.x * bounds.width,
      y: bounds.y + area.y * bounds.height,
      width: area.width * bounds.width,
      height: area.height * bounds.height,
    }
  )
}
