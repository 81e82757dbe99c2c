import type { ComputedStyle } from '../css/computed-style.ts'
import type { Rect } from '../geometry.ts'
import type { Element } from '../html/element.ts'
import { cycled, paintTiled } from './background.ts'
import { composed, type Mask, type Masks } from './mask-composite.ts'
import { Painter } from './painter.ts'
import { pictureOf } from './picture.ts'
import { type BoxAreas, sharpRect } from './rounded.ts'
import { drawnMask, type ReferenceContext } from './svg/box-reference.ts'

/**
 * What of a box is shown, by masks one in the other: CSS Masking 1 §6. Empty when the box has none, `hidden` when nothing
 * is to be seen.
 */
export function masksOf(
  style: ComputedStyle,
  areas: BoxAreas,
  element: Element,
  rect: Rect,
  visible: Rect,
  drawings: ReferenceContext,
): Masks | 'hidden' {
  const images = style['mask-image']
  if (images.every((image) => image === 'none')) return []
  const layers = images.map((_, index) => layerMask(style, index, areas, element, rect, visible, drawings))
  // The first layer lies on top; the last one has nothing below it to be composed with.
  const [lowest, ...higher] = layers.toReversed()
  const whole = higher.reduce<Masks | undefined>((below, layer, count) => {
    const operator = cycled(style['mask-composite'], higher.length - 1 - count)
    return composed(layer, below, operator, visible)
  }, lowest && [lowest])
  return whole ?? 'hidden'
}

/** Undefined for a layer that shows nothing: `none` among others, or an image that is missing (reported when it was loaded). */
function layerMask(
  style: ComputedStyle,
  index: number,
  areas: BoxAreas,
  element: Element,
  rect: Rect,
  visible: Rect,
  drawings: ReferenceContext,
): Mask | undefined {
  const value = style['mask-image'][index] ?? 'none'
  if (value === 'none') return undefined
  if (value.type === 'url' && value.url.startsWith('#')) {
    const drawn = drawnMask(value.url, element, rect, drawings)
    return drawn === 'hidden' ? undefined : (drawn ?? everything(visible))
  }
  const picture = pictureOf(value, style, drawings.images)
  if (picture === undefined) return undefined
  const clip = cycled(style['mask-clip'], index)
  const position = cycled(style['mask-position'], index)
  const placement = {
    size: cycled(style['mask-size'], index),
    repeat: cycled(style['mask-repeat'], index),
    x: position.x,
    y: position.y,
  }
  const painter = new Painter(visible)
  const shown = clip === 'no-clip' ? sharpRect(visible) : areas[clip]
  paintTiled(painter, picture, placement, areas[cycled(style['mask-origin'], index)].rect, shown)
  const kind = cycled(style['mask-mode'], index) === 'luminance' ? 'luminance' : 'alpha'
  return { kind, operations: painter.finish(), bounds: visible }
}

/** A reference to nothing masks nothing; it has been reported. */
function everything(bounds: Rect): Mask {
  const painter = new Painter(bounds)
  painter.fillRect(bounds, { space: 'rgb', r: 0, g: 0, b: 0, alpha: 1 })
  return { kind: 'alpha', operations: painter.finish(), bounds }
}
