import { borderWidths, isTransformed } from '../../css/computed-style.ts'
import type { Report } from '../../diagnostic.ts'
import type { Rect, Size } from '../../geometry.ts'
import { elementsOf } from '../../html/document.ts'
import { attribute, type Element } from '../../html/element.ts'
import type { Image, SvgDrawing } from '../../image/image.ts'
import type { FontSet } from '../../text/font.ts'
import type { Matrix, Operation } from '../display-list.ts'
import { identity, invert, multiply, transformRect } from '../matrix.ts'
import { rectangle } from '../path.ts'
import { objectBounds } from './bounds.ts'
import { children, drawElement, withEffects } from './draw.ts'
import { type Place, type Scene, type SvgStyles, stylesOf, unsupported, userUnits } from './scene.ts'
import { ownTransform } from './transform.ts'
import { viewOf } from './view-box.ts'

export interface DrawingContext {
  readonly fonts: FontSet
  readonly report: Report
  /** BCP 47. */
  readonly language: string
  /** As in `Scene`. */
  readonly link?: Scene['link']
}

/** Points in a user unit. */
const px = 0.75

/** A drawing in a rectangle, in points: SVG 2 §8. */
export function paintSvg(image: Image, drawing: SvgDrawing, rect: Rect, context: DrawingContext): readonly Operation[] {
  const { root } = drawing
  const size: Size = { width: userUnits(rect.width), height: userUnits(rect.height) }
  const standalone = root.parent === null
  // A picture without a view box shows its natural size.
  const { natural = {} } = image
  const { width, height } = natural
  const shown =
    standalone && (width || height)
      ? { x: 0, y: 0, width: width ? width / px : size.width, height: height ? height / px : size.height }
      : undefined
  const outer = outermostPlace(drawing, size, context)
  const view = viewOf(root, size, outer, shown)
  const styles = stylesOf(root, outer)
  if (view === undefined || styles.style.display === 'none') return []
  const clips = standalone || styles.style['overflow-x'] !== 'visible'
  const own = standalone || !isTransformed(styles.style) ? ownTransform(root, outer) : identity
  const matrix = multiply(own, view.matrix)
  const place: Place = { ...outer, matrix, viewport: view.size, canvas: canvas(size, clips) }
  const operations = children(root, place)
  const painted = standalone ? [...paper(root, styles, place), ...operations] : operations
  const whole = withEffects(painted, root, standalone ? styles : withoutBoxEffects(styles), place)
  if (whole.length === 0) return []
  const placed: Matrix = [px, 0, 0, px, rect.x, rect.y]
  return [
    { type: 'save' },
    { type: 'transform', matrix: placed },
    ...(clips ? [{ type: 'clip', path: rectangle({ x: 0, y: 0, ...size }) } as const] : []),
    ...(matrix.every((value, index) => value === identity[index]) ? [] : [{ type: 'transform', matrix } as const]),
    ...whole,
    { type: 'restore' },
  ]
}

/** The background of a file's root is that of its canvas: CSS Backgrounds 3 §2.11. Only its colour is painted. */
function paper(root: Element, { style }: SvgStyles, place: Place): readonly Operation[] {
  if (style['background-image'].some((image) => image !== 'none')) {
    unsupported('`background-image` of the root of an SVG file', root, place)
  }
  if (Object.values(borderWidths(style)).some((width) => width > 0)) {
    unsupported('`border` of the root of an SVG file', root, place)
  }
  const color = style['background-color']
  const seen = transformRect(place.canvas, invert(place.matrix) ?? identity)
  return color.alpha === 0 ? [] : [{ type: 'fill', path: rectangle(seen), color }]
}

/** Of an `svg` in HTML, without what is done to the box of any element. */
function withoutBoxEffects({ style, svg }: SvgStyles): SvgStyles {
  const filter = style.filter.filter(({ type }) => type === 'url')
  const none = { opacity: 1, 'mix-blend-mode': 'normal', 'clip-path': 'none', 'mask-image': ['none'] } as const
  return { style: { ...style, ...none, filter }, svg }
}

function canvas({ width, height }: Size, clips: boolean): Rect {
  if (clips) return { x: 0, y: 0, width, height }
  const reach = 10_000
  return { x: -reach, y: -reach, width: width + 2 * reach, height: height + 2 * reach }
}

export function outermostPlace(
  { root, styles, imageOf, fonts }: SvgDrawing,
  size: Size,
  context: DrawingContext,
): Place {
  const scene: Scene = {
    styles,
    fonts: fonts ?? context.fonts,
    language: context.language.toLowerCase(),
    imageOf,
    byId: elementIds(root),
    report: reporter(context.report),
    draw: drawElement,
    ...(context.link && { link: context.link }),
    bounds: objectBounds,
    copies: 0,
  }
  return { scene, matrix: identity, viewport: size, canvas: canvas(size, true), depth: 0, inside: [] }
}

const ids = new WeakMap<Element, ReadonlyMap<string, Element>>()

/** In HTML, one drawing may refer to what another one defines. */
function elementIds(root: Element): ReadonlyMap<string, Element> {
  let top = root
  while (top.parent !== null) top = top.parent
  const known = ids.get(top)
  if (known !== undefined) return known
  const found = new Map<string, Element>()
  for (const element of elementsOf(top)) {
    const id = attribute(element, 'id')
    if (id !== undefined && element.namespace === 'svg' && !found.has(id)) found.set(id, element)
  }
  ids.set(top, found)
  return found
}

const said = new WeakMap<Report, Set<string>>()

/** Says each thing once a place. */
export function reporter(report: Report): Scene['report'] {
  const known = said.get(report) ?? new Set<string>()
  said.set(report, known)
  return (problem, element, name) => {
    const { template, value } = element.origin
    const written = name === undefined ? undefined : element.attributes.get(name)?.origins[0]?.origin
    const at = written?.value ?? written?.template ?? template ?? value
    const key = `${problem.code} ${problem.message} ${at?.source.path}:${at?.start}`
    if (known.has(key)) return
    known.add(key)
    report({ ...problem, ...(at && { at }) })
  }
}

/** The operations with all drawings spelled out. */
export function withDrawings(operations: readonly Operation[], context: DrawingContext): readonly Operation[] {
  if (!operations.some(hasDrawing)) return operations
  return operations.flatMap((operation): readonly Operation[] => {
    if (!hasDrawing(operation)) return [operation]
    switch (operation.type) {
      case 'image': {
        const { data } = operation.image
        if (data.type !== 'svg') return [operation]
        return withDrawings(paintSvg(operation.image, data.drawing, operation.rect, context), context)
      }
      case 'tile':
        return [{ ...operation, operations: withDrawings(operation.operations, context) }]
      case 'group':
        return [
          {
            ...operation,
            operations: withDrawings(operation.operations, context),
            ...(operation.mask && {
              mask: { ...operation.mask, operations: withDrawings(operation.mask.operations, context) },
            }),
          },
        ]
      default:
        return [operation]
    }
  })
}

function hasDrawing(operation: Operation): boolean {
  switch (operation.type) {
    case 'image':
      return operation.image.data.type === 'svg'
    case 'tile':
      return operation.operations.some(hasDrawing)
    case 'group':
      return operation.operations.some(hasDrawing) || (operation.mask?.operations.some(hasDrawing) ?? false)
    default:
      return false
  }
}
