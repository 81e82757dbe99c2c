import { type ComputedStyle, isPixelated } from '../css/computed-style.ts'
import type { GradientValue, ImageValue } from '../css/image-value.ts'
import type { Rect, Size } from '../geometry.ts'
import type { Image, NaturalSize } from '../image/image.ts'
import { sizedImage } from '../image/sized-image.ts'
import { crispImage } from './crisp-image.ts'
import type { Gradient } from './display-list.ts'
import { gradientFill } from './gradient.ts'
import type { Painter } from './painter.ts'
import { rectangle } from './path.ts'

/** Images of a document by URL as written. */
export type Images = ReadonlyMap<string, Image>

/** What a CSS image paints. */
export type Picture =
  | { readonly type: 'image'; readonly image: Image; readonly pixelated: boolean }
  | { readonly type: 'gradient'; readonly value: GradientValue }

/** Undefined for `none`, and for an image that is missing (reported when it was loaded). */
export function pictureOf(value: ImageValue | 'none', style: ComputedStyle, images: Images): Picture | undefined {
  if (value === 'none') return undefined
  if (value.type !== 'url') return { type: 'gradient', value }
  const image = images.get(value.url)
  if (image === undefined) return undefined
  return { type: 'image', image: sizedImage(image, style, value.resolution), pixelated: isPixelated(style) }
}

export function naturalSize(picture: Picture): NaturalSize {
  if (picture.type === 'gradient') return {}
  const { natural, width, height } = picture.image
  if (natural !== undefined) return natural
  return width > 0 && height > 0 ? { width, height, ratio: width / height } : {}
}

/** CSS Images 3 §4.3.1, the default sizing algorithm for a picture without given size in an area. */
export function defaultSize(natural: NaturalSize, area: Size): Size {
  const { width, height, ratio } = natural
  if (width !== undefined && height !== undefined) return { width, height }
  if (width !== undefined) return { width, height: ratio === undefined ? area.height : width / ratio }
  if (height !== undefined) return { width: ratio === undefined ? area.width : height * ratio, height }
  return ratio === undefined ? area : fitted(ratio, area, Math.min)
}

/** The size of this ratio that fits into the area (`Math.min`) or covers it (`Math.max`). */
export function fitted(ratio: number, area: Size, pick: (a: number, b: number) => number): Size {
  const width = pick(area.width, area.height * ratio)
  return { width, height: width / ratio }
}

/** Paints all of a picture into `rect`. A gradient is made for `size` and stretched; default: for the rectangle's. */
export function paintPicture(painter: Painter, picture: Picture, rect: Rect, visible: Rect = rect, size: Size = rect) {
  if (rect.width <= 0 || rect.height <= 0 || visible.width <= 0 || visible.height <= 0) return
  if (picture.type === 'image') {
    painter.image(picture.pixelated ? crispImage(picture.image, painter.onPage(rect)) : picture.image, rect)
    return
  }
  paintGradient(painter, picture.value, rect, rectangle(visible), size)
}

/** Fills `path` with a gradient that stands in `rect`. */
export function paintGradient(
  painter: Painter,
  value: GradientValue,
  rect: Rect,
  path: ReturnType<typeof rectangle>,
  size: Size = rect,
) {
  const fill = gradientFill(value, size)
  if (fill.type === 'color') {
    painter.fill(path, fill.color)
    return
  }
  if (fill.gradient.stops.every(({ color }) => color.alpha === 0)) return
  painter.shade(path, placed(fill.gradient, rect, rect.width / size.width, rect.height / size.height))
}

function placed(gradient: Gradient, { x, y }: Rect, across: number, down: number): Gradient {
  const [a, b, c, d, e, f] = gradient.matrix
  return { ...gradient, matrix: [a * across, b * down, c * across, d * down, e * across + x, f * down + y] }
}
