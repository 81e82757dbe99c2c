import type { Color } from '../css/computed-style.ts'
import type { Rect } from '../geometry.ts'
import type { GroupOperation, Matrix, Path, StrokeStyle } from '../paint/display-list.ts'
import { pathBounds } from '../paint/matrix.ts'
import { number, numbers } from './pdf-values.ts'

/** PDF 1.7 §8.6.8. */
export function colorOperator(color: Color, use: 'fill' | 'stroke'): string {
  if (color.space === 'cmyk') return `${numbers([color.c, color.m, color.y, color.k])} ${use === 'fill' ? 'k' : 'K'}`
  return `${numbers([color.r, color.g, color.b])} ${use === 'fill' ? 'rg' : 'RG'}`
}

/** The factors of a matrix need more digits than places do. */
export const mostDecimals = 9

/** The operands of `cm`. */
export function placing([a, b, c, d, e, f]: Matrix, decimals: number): string {
  return `${numbers([a, b, c, d], mostDecimals)} ${numbers([e, f], decimals)}`
}

/** For a dictionary: without the noise of floating point. */
export function numbered(values: Matrix): readonly number[] {
  return values.map((value) => Number(number(value, mostDecimals)))
}

/** A rectangle as PDF has it: PDF 1.7 §7.9.5. */
export function edges({ x, y, width, height }: Rect): readonly number[] {
  return [x, y, x + width, y + height]
}

/** What filling or stroking a path can reach. */
export function paintedBounds(path: Path, stroke: StrokeStyle | undefined): Rect | undefined {
  const bounds = pathBounds(path)
  if (bounds === undefined || stroke === undefined) return bounds
  const reach =
    (stroke.width / 2) *
    Math.max(stroke.join === undefined || stroke.join === 'miter' ? (stroke.miterLimit ?? 10) : 1, Math.SQRT2)
  return {
    x: bounds.x - reach,
    y: bounds.y - reach,
    width: bounds.width + 2 * reach,
    height: bounds.height + 2 * reach,
  }
}

/** PDF 1.7 §11.3.5. */
export const blendNames = {
  normal: 'Normal',
  multiply: 'Multiply',
  screen: 'Screen',
  overlay: 'Overlay',
  darken: 'Darken',
  lighten: 'Lighten',
  'color-dodge': 'ColorDodge',
  'color-burn': 'ColorBurn',
  'hard-light': 'HardLight',
  'soft-light': 'SoftLight',
  difference: 'Difference',
  exclusion: 'Exclusion',
  hue: 'Hue',
  saturation: 'Saturation',
  color: 'Color',
  luminosity: 'Luminosity',
} as const satisfies Record<NonNullable<GroupOperation['blend']>, string>

/** Points that the edges of a picture are drawn in by. */
const hair = 0.001

/**
 * The rectangle of a picture, less a hair: readers paint all pixels that a picture touches, and one that ends where a
 * pixel begins would be painted a pixel too large.
 */
export function drawnIn(rect: Rect, [a, b, c, d]: Matrix): Rect {
  const across = hair / Math.hypot(a, b)
  const down = hair / Math.hypot(c, d)
  if (!(rect.width > 4 * across) || !(rect.height > 4 * down)) return rect
  return { x: rect.x + across, y: rect.y + down, width: rect.width - 2 * across, height: rect.height - 2 * down }
}
