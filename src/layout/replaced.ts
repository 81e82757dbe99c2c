import type { ReplacedBox } from '../box/box.ts'
import { type ComputedStyle, hasPercentage, resolve } from '../css/computed-style.ts'
import type { Pt, Size } from '../geometry.ts'
import type { Image } from '../image/image.ts'
import type { IntrinsicSizes, LayoutContext, LayoutResult, Space } from './layout.ts'
import { reportTooTall } from './overflow.ts'
import { type BoxEdges, boxEdges, contentHeights, usedMargin } from './sizing.ts'

const tolerance = 0.001

/** An image is monolithic: it stands on one page whole, or moves to the next one. */
export function layoutReplaced(box: ReplacedBox, space: Space, context: LayoutContext): LayoutResult {
  const edges = boxEdges(box.style, space.width)
  const content = replacedSize(box, space, edges)
  const width = content.width + edges.horizontal
  const height = content.height + edges.vertical
  if (height > space.room + tolerance && !space.fresh) return { fragment: undefined }
  if (height > space.fullRoom + tolerance) reportTooTall(box, 'an image', context)
  const rect = { x: 0, y: 0, width, height }
  return { fragment: { type: 'replaced', box, rect, border: edges.border, padding: edges.padding } }
}

/** Content size: CSS 2.2 §10.3.2, §10.6.2 and the table of §10.4. */
function replacedSize(box: ReplacedBox, space: Space, edges: BoxEdges): Size {
  const { style } = box
  const ratio = usedRatio(box)
  const natural = ratioOnly(box.image) ? filling(ratio ?? 1, box, space, edges) : naturalSize(box, ratio)
  const heights = contentHeights(style, space, edges.vertical)
  const width =
    space.fixedWidth === undefined
      ? contentWidth(style, style.width, space.width, edges.horizontal)
      : Math.max(0, space.fixedWidth - edges.horizontal)
  const minWidth = contentWidth(style, style['min-width'], space.width, edges.horizontal) ?? 0
  const limits = {
    minWidth,
    maxWidth: Math.max(minWidth, contentWidth(style, style['max-width'], space.width, edges.horizontal) ?? Infinity),
    minHeight: heights.min,
    maxHeight: heights.max,
  }
  if (width === undefined && heights.height === undefined) return constrainBoth(natural, ratio, limits)
  const usedWidth = limitWidth(width ?? widthFor(heights.height ?? 0, ratio, natural), limits)
  if (heights.height !== undefined) return { width: usedWidth, height: heights.height }
  const height = ratio === undefined ? natural.height : usedWidth / ratio
  return { width: usedWidth, height: Math.max(limits.minHeight, Math.min(height, limits.maxHeight)) }
}

/** CSS Sizing 4 §5.1: with `auto`, only an image that has no ratio takes the one that is given. */
function usedRatio({ style: { 'aspect-ratio': preferred }, image }: ReplacedBox): number | undefined {
  const own = naturalRatio(image)
  if (preferred === 'auto') return own
  return preferred.auto ? (own ?? preferred.ratio) : preferred.ratio
}

function naturalSize({ style, image }: ReplacedBox, ratio: number | undefined): Size {
  if (image === undefined || ratio === undefined || style['aspect-ratio'] === 'auto')
    return image ?? { width: 0, height: 0 }
  return { width: image.width, height: image.width / ratio }
}

function naturalRatio(image: Image | undefined): number | undefined {
  if (image === undefined) return undefined
  const { natural, width, height } = image
  if (natural !== undefined) return natural.ratio
  return width > 0 && height > 0 ? width / height : undefined
}

/** A drawing that has a shape but no size. */
function ratioOnly(image: Image | undefined): boolean {
  const natural = image?.natural
  return natural?.ratio !== undefined && natural.width === undefined && natural.height === undefined
}

/** CSS 2.2 §10.3.2: it is as wide as a block would be. Where that depends on the content, it has its default size. */
function filling(ratio: number, { style, image }: ReplacedBox, space: Space, edges: BoxEdges): Size {
  if (!Number.isFinite(space.width) || space.width <= 0) return image as Image
  const sides = [style['margin-left'], style['margin-right']]
  const margins = sides.reduce<Pt>((sum, side) => sum + (side === 'auto' ? 0 : resolve(side, space.width)), 0)
  const width = Math.max(0, space.width - edges.horizontal - margins)
  return { width, height: width / ratio }
}

interface Limits {
  readonly minWidth: Pt
  readonly maxWidth: Pt
  readonly minHeight: Pt
  readonly maxHeight: Pt
}

function widthFor(height: Pt, ratio: number | undefined, natural: Size): Pt {
  return ratio === undefined ? natural.width : height * ratio
}

function limitWidth(width: Pt, { minWidth, maxWidth }: Limits): Pt {
  return Math.max(minWidth, Math.min(width, maxWidth))
}

/** CSS 2.2 §10.4, the table for `width: auto` and `height: auto`: the ratio is kept where the limits let it. */
function constrainBoth({ width: w, height: h }: Size, ratio: number | undefined, limits: Limits): Size {
  const { minWidth, maxWidth, minHeight, maxHeight } = limits
  if (ratio === undefined) {
    return { width: limitWidth(w, limits), height: Math.max(minHeight, Math.min(h, maxHeight)) }
  }
  const tooWide = w > maxWidth
  const tooNarrow = w < minWidth
  const tooTall = h > maxHeight
  const tooShort = h < minHeight
  if (tooWide && tooTall) {
    return maxWidth / w <= maxHeight / h
      ? { width: maxWidth, height: Math.max(minHeight, maxWidth / ratio) }
      : { width: Math.max(minWidth, maxHeight * ratio), height: maxHeight }
  }
  if (tooNarrow && tooShort) {
    return minWidth / w <= minHeight / h
      ? { width: Math.min(maxWidth, minHeight * ratio), height: minHeight }
      : { width: minWidth, height: Math.min(maxHeight, minWidth / ratio) }
  }
  if (tooNarrow && tooTall) return { width: minWidth, height: maxHeight }
  if (tooWide && tooShort) return { width: maxWidth, height: minHeight }
  if (tooWide) return { width: maxWidth, height: Math.max(maxWidth / ratio, minHeight) }
  if (tooNarrow) return { width: minWidth, height: Math.min(minWidth / ratio, maxHeight) }
  if (tooTall) return { width: Math.max(maxHeight * ratio, minWidth), height: maxHeight }
  if (tooShort) return { width: Math.min(minHeight * ratio, maxWidth), height: minHeight }
  return { width: w, height: h }
}

/** Content width of a length or percentage; undefined for keywords, which mean the natural width here but for one. */
function contentWidth(style: ComputedStyle, value: ComputedStyle['max-width'], base: Pt, edges: Pt): Pt | undefined {
  if (value === 'stretch') {
    const margins = usedMargin(style['margin-left'], base) + usedMargin(style['margin-right'], base)
    return Math.max(0, base - margins - edges)
  }
  if (typeof value === 'string') return undefined
  const width = resolve(value, base)
  return Math.max(0, style['box-sizing'] === 'border-box' ? width - edges : width)
}

/**
 * Intrinsic widths of the border box. With a percentage in its width, or with a shape but no size, an image may shrink to
 * nothing: CSS Sizing 3 §5.2.2.
 */
export function replacedSizes(box: ReplacedBox): IntrinsicSizes {
  const { style } = box
  const edges = boxEdges(style, 0)
  const known: ComputedStyle = {
    ...style,
    width: isPercentage(style.width) ? 'auto' : style.width,
    'min-width': isPercentage(style['min-width']) ? 0 : style['min-width'],
    'max-width': isPercentage(style['max-width']) ? 'none' : style['max-width'],
  }
  const space: Space = { width: 0, room: Infinity, fullRoom: Infinity, fresh: true, autoWidth: 'fit' }
  const max = replacedSize({ ...box, style: known }, space, edges).width + edges.horizontal
  const shapeOnly = ratioOnly(box.image) && style.width === 'auto' && style.height === 'auto'
  const compressible = shapeOnly || isPercentage(style.width) || isPercentage(style['max-width'])
  return { min: compressible ? edges.horizontal : max, max }
}

function isPercentage(value: ComputedStyle['max-width']): boolean {
  return typeof value === 'object' && hasPercentage(value)
}
