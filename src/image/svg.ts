import type { Styles } from '../css/style-sheet.ts'
import type { Pt } from '../geometry.ts'
import { attribute, type Element } from '../html/element.ts'
import type { Image, NaturalSize, SvgDrawing } from './image.ts'
import { absoluteLength, parseSvgLength, viewBoxOf } from './svg-length.ts'

/** Points in a user unit. */
const px = 0.75

/** An `svg` element as an image. */
export function svgImage(id: string, drawing: SvgDrawing): Image {
  const natural = naturalSize(drawing.root, drawing.styles)
  const { width, height } = defaultSize(natural)
  return {
    id,
    width,
    height,
    natural,
    pixelWidth: width / px,
    pixelHeight: height / px,
    data: { type: 'svg', drawing },
  }
}

/** SVG 2 §8.12: absolute lengths are natural sizes; the ratio is that of both, or of the `viewBox`. */
function naturalSize(root: Element, styles: Styles): NaturalSize {
  const width = naturalLength(root, 'width', styles)
  const height = naturalLength(root, 'height', styles)
  const box = viewBoxOf(root)
  const ratio = positiveRatio(width, height) ?? positiveRatio(box?.width, box?.height)
  return {
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    ...(ratio !== undefined && { ratio }),
  }
}

function naturalLength(root: Element, name: 'width' | 'height', styles: Styles): Pt | undefined {
  // SVG 2 §8.12: the property, which the attribute only sets. In HTML it sizes the box.
  const styled = root.parent === null ? styles.of(root)[name] : 'auto'
  if (typeof styled === 'number') return styled
  const written = attribute(root, name)
  const length = written === undefined ? undefined : parseSvgLength(written)
  if (length === undefined || length.value < 0) return undefined
  if (length.unit === 'em') return length.value * styles.of(root)['font-size']
  const units = absoluteLength(length)
  return units === undefined ? undefined : units * px
}

function positiveRatio(width: number | undefined, height: number | undefined): number | undefined {
  return width && height ? width / height : undefined
}

/** CSS Images 3 §5.3: what is missing comes from the ratio, or is 300 by 150 px at most. */
function defaultSize({ width, height, ratio }: NaturalSize): { readonly width: Pt; readonly height: Pt } {
  if (width !== undefined && height !== undefined) return { width, height }
  if (width !== undefined) return { width, height: ratio === undefined ? 150 * px : width / ratio }
  if (height !== undefined) return { width: ratio === undefined ? 300 * px : height * ratio, height }
  if (ratio === undefined) return { width: 300 * px, height: 150 * px }
  return ratio > 2 ? { width: 300 * px, height: (300 * px) / ratio } : { width: 150 * px * ratio, height: 150 * px }
}
