import type { ComputedStyle, Shadow } from '../css/computed-style.ts'
import { type Edges, evenEdges, grown, type Pt } from '../geometry.ts'
import { blurred } from './blur.ts'
import type { Path } from './display-list.ts'
import { union } from './matrix.ts'
import type { Painter } from './painter.ts'
import { hair, rectangle } from './path.ts'
import { insetRounded, outsetRounded, type RoundedRect, roundedPath } from './rounded.ts'

/** Shadows that fall on what is behind the box; the first one lies on top. CSS Backgrounds 3 §7.1. */
export function paintOuterShadows(painter: Painter, border: RoundedRect, style: ComputedStyle) {
  for (const shadow of style['box-shadow'].toReversed()) {
    if (!shadow.inset && shadow.color.alpha > 0) paintOuterShadow(painter, border, shadow)
  }
}

function paintOuterShadow(painter: Painter, border: RoundedRect, shadow: Shadow) {
  const { x, y, blur, color } = shadow
  const shape = moved(spread(border, shadow.spread), x, y)
  if (shape.rect.width <= 0 || shape.rect.height <= 0) return
  const path = roundedPath(shape)
  // Nothing is painted under the box itself, even where it is transparent.
  const around = grown(union(shape.rect, border.rect) ?? border.rect, 1.5 * blur + 1)
  painter.clipped(
    [...rectangle(around), ...roundedPath(border, -hair)],
    () => {
      if (blur === 0) painter.fill(path, color)
      else {
        const { image, rect } = blurred(path, grown(shape.rect, 1.5 * blur), blur / 2, color, false)
        painter.image(image, rect)
      }
    },
    true,
  )
}

/** Shadows that the box's edges cast into it, above its background. */
export function paintInsetShadows(painter: Painter, border: RoundedRect, widths: Edges, style: ComputedStyle) {
  const shadows = style['box-shadow'].filter(({ inset, color }) => inset && color.alpha > 0)
  if (shadows.length === 0) return
  const padding = insetRounded(border, widths)
  if (padding.rect.width <= 0 || padding.rect.height <= 0) return
  for (const shadow of shadows.toReversed()) paintInsetShadow(painter, padding, shadow)
}

function paintInsetShadow(painter: Painter, padding: RoundedRect, { x, y, blur, color, spread: by }: Shadow) {
  const hole = moved(spread(padding, -by), x, y)
  const path: Path = hole.rect.width > 0 && hole.rect.height > 0 ? roundedPath(hole, -hair) : []
  painter.clipped(roundedPath(padding), () => {
    if (blur === 0) painter.fill([...rectangle(grown(padding.rect, 1)), ...path], color, true)
    else {
      const { image, rect } = blurred(path, padding.rect, blur / 2, color, true)
      painter.image(image, rect)
    }
  })
}

function spread(shape: RoundedRect, by: Pt): RoundedRect {
  if (by === 0) return shape
  return by > 0 ? outsetRounded(shape, by) : insetRounded(shape, evenEdges(-by))
}

function moved({ rect, corners }: RoundedRect, x: Pt, y: Pt): RoundedRect {
  return { rect: { ...rect, x: rect.x + x, y: rect.y + y }, corners }
}
