import type { Rect } from '../../geometry.ts'
import type { Element } from '../../html/element.ts'
import { pathBounds, transformRect, union } from '../matrix.ts'
import { lengthOf } from './lengths.ts'
import { elementChildren, entered, hrefOf, mostCopies, type Place, referenced } from './scene.ts'
import { isShape, shapePath } from './shapes.ts'
import { layoutText, textBounds } from './text-layout.ts'
import { ownTransform } from './transform.ts'

/** The object bounding box, in the element's own user space: SVG 2 §8.10. Undefined when it has none. */
export function objectBounds(element: Element, place: Place): Rect | undefined {
  if (isShape(element)) return pathBounds(shapePath(element, place))
  switch (element.tag) {
    case 'text':
      return textBounds(layoutText(element, place))
    case 'image':
    case 'foreignObject':
      return {
        x: lengthOf(element, 'x', 'x', place) ?? 0,
        y: lengthOf(element, 'y', 'y', place) ?? 0,
        width: lengthOf(element, 'width', 'x', place) ?? 0,
        height: lengthOf(element, 'height', 'y', place) ?? 0,
      }
    case 'use':
      return useBounds(element, place)
    case 'g':
    case 'a':
    case 'switch':
    case 'svg':
    case 'symbol':
    case 'clipPath':
      return childrenBounds(element, place)
    default:
      return undefined
  }
}

function childrenBounds(element: Element, place: Place): Rect | undefined {
  return elementChildren(element).reduce<Rect | undefined>((bounds, child) => {
    if (place.scene.styles.of(child).display === 'none') return bounds
    const own = objectBounds(child, place)
    return union(bounds, own && transformRect(own, ownTransform(child, place)))
  }, undefined)
}

function useBounds(element: Element, place: Place): Rect | undefined {
  place.scene.copies += 1
  if (place.scene.copies > mostCopies) return undefined
  const href = hrefOf(element)
  const shown = href === undefined ? undefined : referenced(href, place)
  const inside = shown && entered(shown, place)
  const bounds = inside && objectBounds(shown, inside)
  if (bounds === undefined || shown === undefined) return undefined
  const x = lengthOf(element, 'x', 'x', place) ?? 0
  const y = lengthOf(element, 'y', 'y', place) ?? 0
  return transformRect(transformRect(bounds, ownTransform(shown, place)), [1, 0, 0, 1, x, y])
}
