import { intersection, type Rect } from '../../geometry.ts'
import type { Element } from '../../html/element.ts'
import type { ReplacedFragment } from '../../layout/fragment.ts'
import { linksInDrawing } from '../links.ts'
import { transformRect } from '../matrix.ts'
import { imageRect } from '../replaced.ts'
import { type DrawingContext, paintSvg } from './paint-svg.ts'
import { px } from './scene.ts'

interface DrawnLink {
  readonly element: Element
  readonly area: Rect
}

/** Where the links of a drawing whose border box is `rect` stand, as far as they can be seen. */
export function drawingLinks(fragment: ReplacedFragment, rect: Rect, context: DrawingContext): readonly DrawnLink[] {
  const { image, element: svg } = fragment.box
  if (image?.data.type !== 'svg' || linksInDrawing(svg).length === 0) return []
  const placed = imageRect(fragment, image, rect)
  const found: DrawnLink[] = []
  const link = (element: Element, bounds: Rect) => {
    const area = intersection(transformRect(bounds, [px, 0, 0, px, placed.x, placed.y]), rect)
    if (area.width > 0 && area.height > 0) found.push({ element, area })
  }
  paintSvg(image, image.data.drawing, placed, { ...context, link })
  return found
}
