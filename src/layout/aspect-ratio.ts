import type { ComputedStyle } from '../css/computed-style.ts'
import type { Pt } from '../geometry.ts'

/** Sums of border and padding. */
interface EdgeSums {
  readonly horizontal: Pt
  readonly vertical: Pt
}

/** The width to height of a box that is not replaced, and what it is of: CSS Sizing 4 §5.1. */
function preferredRatio({ 'aspect-ratio': preferred, 'box-sizing': sizing }: ComputedStyle) {
  if (preferred === 'auto') return undefined
  return { ratio: preferred.ratio, ofBorderBox: sizing === 'border-box' && !preferred.auto }
}

/** Border-box width for a content height; undefined without a ratio. */
export function widthByRatio(style: ComputedStyle, height: Pt, { horizontal, vertical }: EdgeSums): Pt | undefined {
  const preferred = preferredRatio(style)
  if (!preferred) return undefined
  const { ratio, ofBorderBox } = preferred
  return ofBorderBox ? (height + vertical) * ratio : height * ratio + horizontal
}

/** Content height for a border-box width; undefined without a ratio. */
export function heightByRatio(style: ComputedStyle, width: Pt, { horizontal, vertical }: EdgeSums): Pt | undefined {
  const preferred = preferredRatio(style)
  if (!preferred) return undefined
  const { ratio, ofBorderBox } = preferred
  return Math.max(0, ofBorderBox ? width / ratio - vertical : (width - horizontal) / ratio)
}
