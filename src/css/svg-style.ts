import type { Color, LengthPercentage } from './computed-style.ts'

/** What the cascade gives SVG elements besides the properties that all elements have. Lengths are in points, 1 user unit = 0.75. */
export interface SvgStyle {
  // SVG 2 §7 and §9.3; `auto` where the attribute of that name counts, as it does for `width` and `height`.
  readonly x: SvgLengthValue
  readonly y: SvgLengthValue
  readonly cx: SvgLengthValue
  readonly cy: SvgLengthValue
  readonly r: SvgLengthValue
  readonly rx: SvgLengthValue
  readonly ry: SvgLengthValue
  /** Path data. */
  readonly d: 'auto' | 'none' | { readonly data: string }
  // SVG 2 §13
  readonly fill: SvgPaint
  readonly 'fill-rule': 'nonzero' | 'evenodd'
  readonly 'fill-opacity': number
  readonly stroke: SvgPaint
  readonly 'stroke-opacity': number
  /** Percentages here and below are of the viewport's diagonal / √2. */
  readonly 'stroke-width': LengthPercentage
  readonly 'stroke-linecap': 'butt' | 'round' | 'square'
  readonly 'stroke-linejoin': 'miter' | 'round' | 'bevel'
  readonly 'stroke-miterlimit': number
  /** Empty for `none`. */
  readonly 'stroke-dasharray': readonly LengthPercentage[]
  readonly 'stroke-dashoffset': LengthPercentage
  /** In the order they are painted; the last two when left out are in this order. */
  readonly 'paint-order': readonly ('fill' | 'stroke' | 'markers')[]
  readonly 'marker-start': SvgReference
  readonly 'marker-mid': SvgReference
  readonly 'marker-end': SvgReference
  readonly 'vector-effect': 'none' | 'non-scaling-stroke'
  // SVG 2 §14
  readonly 'stop-color': Color
  readonly 'stop-opacity': number
  // SVG 2 §11
  readonly 'text-anchor': 'start' | 'middle' | 'end'
  readonly 'dominant-baseline': DominantBaseline
  readonly 'alignment-baseline': DominantBaseline | 'baseline'
  readonly 'baseline-shift': 'baseline' | 'sub' | 'super' | LengthPercentage
  // CSS Masking 1
  readonly 'clip-rule': 'nonzero' | 'evenodd'
  readonly 'mask-type': 'luminance' | 'alpha'
  // Filter Effects 1
  readonly 'flood-color': Color
  readonly 'flood-opacity': number
}

export type SvgLengthValue = 'auto' | LengthPercentage

/** A fragment identifier, as written: `url(#id)` has `#id`. */
export type SvgReference = 'none' | { readonly url: string }

export type SvgPaint =
  | 'none'
  | 'context-fill'
  | 'context-stroke'
  | { readonly color: Color }
  /** `fallback` when there is no such paint server. Default: none. */
  | { readonly url: string; readonly fallback?: 'none' | Color }

export type DominantBaseline =
  | 'auto'
  | 'alphabetic'
  | 'ideographic'
  | 'middle'
  | 'central'
  | 'mathematical'
  | 'hanging'
  | 'text-top'
  | 'text-bottom'
