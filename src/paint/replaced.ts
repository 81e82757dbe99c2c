import type { ReplacedBox } from '../box/box.ts'
import { type ComputedStyle, isPixelated, resolve } from '../css/computed-style.ts'
import { contains, inset, type Rect, type Size } from '../geometry.ts'
import { elementsOf } from '../html/document.ts'
import type { Image } from '../image/image.ts'
import type { ReplacedFragment } from '../layout/fragment.ts'
import { crispImage } from './crisp-image.ts'
import type { Painter } from './painter.ts'
import { boxAreas, isRounded, roundedBorderBox, roundedPath } from './rounded.ts'

/** The image of a replaced box whose border box is `rect`, cut to its content box. */
export function paintImage(painter: Painter, { box, border, padding }: ReplacedFragment, rect: Rect) {
  const { image, style } = box
  if (image === undefined || !isVisible(box)) return
  const content = inset(inset(rect, border), padding)
  const placed = objectRect(image, style, content)
  const shown = isPixelated(style) ? crispImage(image, painter.onPage(placed)) : image
  const paint = () => painter.image(shown, placed)
  // CSS Backgrounds 3 §5.3: rounded corners cut the content as well.
  const outline = boxAreas(roundedBorderBox(rect, style), border, padding)['content-box']
  if (contains(content, placed) && !isRounded(outline)) paint()
  else painter.clipped(roundedPath(outline), paint)
}

/** Where the image of a box stands whose border box is `rect`. */
export function imageRect({ box, border, padding }: ReplacedFragment, image: Image, rect: Rect): Rect {
  return objectRect(image, box.style, inset(inset(rect, border), padding))
}

/** What is in a drawing of the page itself may be visible though the drawing is not. */
export function isVisible({ style, image }: ReplacedBox): boolean {
  if (style.visibility === 'visible') return true
  if (image?.data.type !== 'svg' || image.data.drawing.root.parent === null) return false
  const { root, styles } = image.data.drawing
  return [...elementsOf(root)].some((element) => styles.of(element).visibility === 'visible')
}

/** Where the image stands in the content box: CSS Images 3 §5.5, §5.6. */
export function objectRect(image: Image, style: ComputedStyle, content: Rect): Rect {
  const { width, height } = objectSize(image, style['object-fit'], content)
  const position = style['object-position']
  return {
    x: content.x + resolve(position.x, content.width - width),
    y: content.y + resolve(position.y, content.height - height),
    width,
    height,
  }
}

function objectSize(image: Image, fit: ComputedStyle['object-fit'], content: Rect): Size {
  const across = content.width / image.width
  const down = content.height / image.height
  const scaled = (by: number) => ({ width: image.width * by, height: image.height * by })
  switch (fit) {
    case 'fill':
      return { width: content.width, height: content.height }
    case 'contain':
      return scaled(Math.min(across, down))
    case 'cover':
      return scaled(Math.max(across, down))
    case 'none':
      return scaled(1)
    case 'scale-down':
      return scaled(Math.min(across, down, 1))
    default:
      return fit satisfies never
  }
}
