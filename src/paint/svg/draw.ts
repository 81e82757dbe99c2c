import { isPixelated } from '../../css/computed-style.ts'
import type { Size } from '../../geometry.ts'
import { attribute, type Element } from '../../html/element.ts'
import { sizedImage } from '../../image/sized-image.ts'
import { coarseness } from '../coarse-images.ts'
import { crispImage } from '../crisp-image.ts'
import type { Matrix, Operation } from '../display-list.ts'
import { filteredBy } from '../filter.ts'
import { identity, invert, multiply, pathBounds, transformRect } from '../matrix.ts'
import { rectangle } from '../path.ts'
import { clippedBy, maskOf, maskReference } from './clip-mask.ts'
import { shadowOf } from './clone.ts'
import { filtered } from './filter.ts'
import { lengthOf } from './lengths.ts'
import { markerOperations } from './markers.ts'
import { fillOperations, strokeOperations, visibleArea } from './paint-path.ts'
import {
  elementChildren,
  entered,
  hrefOf,
  mostCopies,
  type Place,
  px,
  type SvgStyles,
  stylesOf,
  target,
  unsupported,
} from './scene.ts'
import { isShape, shapePieces } from './shapes.ts'
import { textOperations } from './text.ts'
import { ownTransform } from './transform.ts'
import { fitMatrix, isSlice, viewOf } from './view-box.ts'

/** Deeper nesting is a mistake, or an attempt to make us stumble. */
const deepest = 500

/** An element with all in it, in the user space of its parent: SVG 2 §3.4. */
export function drawElement(element: Element, outer: Place): readonly Operation[] {
  const { scene } = outer
  if (element.namespace !== 'svg' || neverDrawn.has(element.tag)) return []
  if (outer.inside.length > 0) scene.copies += 1
  if (scene.copies > mostCopies || outer.depth > deepest) {
    const message = 'the drawing has too many copies of elements, or too deeply nested ones; the rest was left out'
    scene.report({ severity: 'warning', code: 'svg-too-large', message }, element)
    return []
  }
  const styles = stylesOf(element, outer)
  if (styles.style.display === 'none' || !conditionsHold(element, outer)) return []
  const own = ownTransform(element, outer)
  if (invert(own) === undefined) return [] // CSS Transforms 1 §12: nothing of it is to be seen
  const place: Place = { ...outer, depth: outer.depth + 1, matrix: multiply(own, outer.matrix) }
  const operations = withEffects(content(element, styles, place), element, styles, place)
  if (operations.length === 0 || own === identity) return operations
  return [{ type: 'save' }, { type: 'transform', matrix: own }, ...operations, { type: 'restore' }]
}

/** Drawn by reference, or not at all. */
const neverDrawn = new Set(
  `defs linearGradient radialGradient stop pattern clipPath mask marker symbol filter style title desc metadata script
  animate animateMotion animateTransform set mpath view cursor font font-face`.split(/\s+/),
)

function content(element: Element, styles: SvgStyles, place: Place): readonly Operation[] {
  if (isShape(element)) return shape(element, styles, place)
  switch (element.tag) {
    case 'a':
      if (hrefOf(element)) linked(element, place)
      return children(element, place)
    case 'g':
      return children(element, place)
    case 'svg':
      return nested(element, styles, place)
    case 'switch':
      return chosen(element, place)
    case 'use':
      return used(element, place)
    case 'text':
      return textOperations(element, place)
    case 'image':
      return image(element, styles, place)
    default:
      unsupported(`\`<${element.tag}>\``, element, place)
      return []
  }
}

/** SVG 2 §16.2: a link is all that is drawn of it. In a file it is but part of a picture. */
function linked(element: Element, place: Place) {
  const { scene } = place
  if (isInFile(element)) {
    const message = 'a link in a drawing cannot be followed'
    const hint = 'put the drawing itself into the page, or a link around all of it'
    scene.report({ severity: 'warning', code: 'unsupported-svg', message, hint }, element)
    return
  }
  const bounds = scene.link && scene.bounds(element, place)
  if (bounds !== undefined) scene.link?.(element.original ?? element, transformRect(bounds, place.matrix))
}

function isInFile(element: Element): boolean {
  let top = element
  while (top.parent !== null) top = top.parent
  return top.namespace === 'svg'
}

export function children(element: Element, place: Place): readonly Operation[] {
  return elementChildren(element).flatMap((child) => drawElement(child, place))
}

function shape(element: Element, styles: SvgStyles, place: Place): readonly Operation[] {
  const { visibility } = styles.style
  if (visibility !== 'visible') return []
  const pieces = shapePieces(element, place)
  const path = pieces.flat()
  if (path.length === 0) return []
  const subject = { element, path, bounds: pathBounds(path) }
  return styles.svg['paint-order'].flatMap((part) => {
    if (part === 'fill') return element.tag === 'line' ? [] : fillOperations(subject, styles, place)
    if (part === 'stroke') return strokeOperations(subject, styles, place)
    return markerOperations(element, pieces, styles, place)
  })
}

/** A viewport in a viewport: SVG 2 §8.2. */
function nested(element: Element, styles: SvgStyles, place: Place): readonly Operation[] {
  const x = lengthOf(element, 'x', 'x', place) ?? 0
  const y = lengthOf(element, 'y', 'y', place) ?? 0
  const size = {
    width: lengthOf(element, 'width', 'x', place) ?? place.viewport.width,
    height: lengthOf(element, 'height', 'y', place) ?? place.viewport.height,
  }
  const clips = styles.style['overflow-x'] !== 'visible'
  return viewport(element, elementChildren(element), { x, y, ...size }, clips, place)
}

/** Children in a viewport of an element's own. */
function viewport(
  element: Element,
  content: readonly Element[],
  area: Size & { readonly x: number; readonly y: number },
  clips: boolean,
  place: Place,
): readonly Operation[] {
  if (area.width <= 0 || area.height <= 0) return []
  const view = viewOf(element, area, place)
  if (view === undefined) return []
  const matrix = multiply(view.matrix, [1, 0, 0, 1, area.x, area.y])
  const inner: Place = { ...place, viewport: view.size, matrix: multiply(matrix, place.matrix) }
  const operations = content.flatMap((child) => drawElement(child, inner))
  if (operations.length === 0) return []
  return [
    { type: 'save' },
    ...(clips ? [{ type: 'clip', path: rectangle(area) } as const] : []),
    { type: 'transform', matrix },
    ...operations,
    { type: 'restore' },
  ]
}

/** The first child whose conditions hold: SVG 2 §5.7. */
function chosen(element: Element, place: Place): readonly Operation[] {
  const isDrawn = ({ namespace, tag }: Element) =>
    namespace === 'svg' && !neverDrawn.has(tag) && tag !== 'foreignObject'
  const child = elementChildren(element).find((candidate) => isDrawn(candidate) && conditionsHold(candidate, place))
  return child === undefined ? [] : drawElement(child, place)
}

/** SVG 2 §5.8: they hold for any element, in a `switch` or not. */
function conditionsHold(element: Element, { scene }: Place): boolean {
  const extensions = attribute(element, 'requiredExtensions')
  if (extensions !== undefined && extensions.trim() !== '') return false
  const languages = attribute(element, 'systemLanguage')
  if (languages === undefined) return true
  const { language } = scene
  return languages.split(',').some((name) => {
    const wanted = name.trim().toLowerCase()
    return (
      wanted !== '' && (language === wanted || language.startsWith(`${wanted}-`) || wanted.startsWith(`${language}-`))
    )
  })
}

/** SVG 2 §5.5. */
function used(element: Element, place: Place): readonly Operation[] {
  const href = hrefOf(element)
  const shown = href === undefined ? undefined : target(href, usable, element, place)
  const inside = shown && entered(shown, place, element)
  if (shown === undefined || inside === undefined || element.parent === null) return []
  const x = lengthOf(element, 'x', 'x', place) ?? 0
  const y = lengthOf(element, 'y', 'y', place) ?? 0
  const moved: Matrix = [1, 0, 0, 1, x, y]
  const inner: Place = { ...inside, matrix: multiply(moved, place.matrix) }
  const copy = shadowOf(element, shown)
  const operations =
    shown.tag === 'symbol' || shown.tag === 'svg' ? usedViewport(element, copy, inner) : drawElement(copy, inner)
  if (operations.length === 0 || (x === 0 && y === 0)) return operations
  return [{ type: 'save' }, { type: 'transform', matrix: moved }, ...operations, { type: 'restore' }]
}

const usable = `symbol svg g a switch use text image path rect circle ellipse line polyline polygon`.split(' ')

/** The `use` sizes what it shows: SVG 2 §5.5, last part. */
function usedViewport(use: Element, copy: Element, place: Place): readonly Operation[] {
  const styles = stylesOf(copy, place)
  if (styles.style.display === 'none') return []
  const size = (name: 'width' | 'height', axis: 'x' | 'y') =>
    lengthOf(use, name, axis, place) ?? lengthOf(copy, name, axis, place) ?? place.viewport[name]
  const area = {
    x: lengthOf(copy, 'x', 'x', place) ?? 0,
    y: lengthOf(copy, 'y', 'y', place) ?? 0,
    width: size('width', 'x'),
    height: size('height', 'y'),
  }
  const clips = styles.style['overflow-x'] !== 'visible'
  const operations = viewport(copy, elementChildren(copy), area, clips, place)
  return withEffects(operations, copy, styles, place)
}

/** SVG 2 §12.3. */
function image(element: Element, styles: SvgStyles, place: Place): readonly Operation[] {
  const href = hrefOf(element)
  const found = href === undefined ? undefined : place.scene.imageOf(href)
  if (found === undefined || styles.style.visibility !== 'visible') return []
  const picture = sizedImage(found, styles.style)
  const natural = { width: picture.width / px, height: picture.height / px }
  const size = imageSize(element, natural, place)
  const x = lengthOf(element, 'x', 'x', place) ?? 0
  const y = lengthOf(element, 'y', 'y', place) ?? 0
  if (size.width <= 0 || size.height <= 0 || natural.width <= 0 || natural.height <= 0) return []
  const ratio = attribute(element, 'preserveAspectRatio') ?? ''
  const [across, , , down, left, top] = fitMatrix({ x: 0, y: 0, ...natural }, size, ratio)
  const rect = { x: x + left, y: y + top, width: natural.width * across, height: natural.height * down }
  const pixelated = isPixelated(styles.style)
  const drawn = drawnSize(rect, place)
  const problem = pixelated ? undefined : coarseness(picture, drawn)
  if (problem !== undefined)
    place.scene.report(problem, element, element.attributes.has('href') ? 'href' : 'xlink:href')
  const shown = pixelated ? crispImage(picture, drawn) : picture
  const operation: Operation = { type: 'image', image: shown, rect }
  if (!isSlice(ratio)) return [operation]
  return [{ type: 'save' }, { type: 'clip', path: rectangle({ x, y, ...size }) }, operation, { type: 'restore' }]
}

/** In points. */
function drawnSize({ width, height }: Size, { matrix: [a, b, c, d] }: Place): Size {
  return { width: width * Math.hypot(a, b) * px, height: height * Math.hypot(c, d) * px }
}

function imageSize(element: Element, natural: Size, place: Place): Size {
  const width = lengthOf(element, 'width', 'x', place)
  const height = lengthOf(element, 'height', 'y', place)
  if (width !== undefined && height !== undefined) return { width, height }
  if (width !== undefined) return { width, height: (width * natural.height) / natural.width }
  if (height !== undefined) return { width: (height * natural.width) / natural.height, height }
  return natural
}

/** Filter, clip, mask and opacity, in this order: SVG 2 §3.5. */
export function withEffects(
  operations: readonly Operation[],
  element: Element,
  { style }: SvgStyles,
  place: Place,
): readonly Operation[] {
  if (operations.length === 0) return operations
  let result = operations
  for (const step of style.filter) {
    if (step.type === 'url') result = filtered(result, step.url, element, place)
    else {
      const refuse = (what: string) => unsupported(`\`filter: ${step.type}()\` on ${what}`, element, place)
      result = filteredBy(step, { operations: result, bounds: visibleArea(place), scale: 1 / px, refuse })
    }
  }
  result = clippedBy(style['clip-path'], result, element, place)
  if (place.silhouette === true) return result
  const reference = maskReference(style)
  const mask = reference === undefined ? undefined : maskOf(reference, element, place)
  if (mask === 'hidden') return []
  const { opacity } = style
  const blend = style['mix-blend-mode'] === 'normal' ? undefined : style['mix-blend-mode']
  if (opacity === 0) return []
  if (mask === undefined && blend === undefined) {
    if (opacity === 1) return result
    const only = result[0]
    if (result.length === 1 && (only?.type === 'fill' || only?.type === 'stroke')) {
      return [{ ...only, color: { ...only.color, alpha: only.color.alpha * opacity } }]
    }
  }
  return [
    {
      type: 'group',
      operations: result,
      bounds: visibleArea(place),
      opacity,
      ...(blend !== undefined && { blend }),
      ...(mask !== undefined && { mask }),
    },
  ]
}
