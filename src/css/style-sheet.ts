import type { Origin } from '../diagnostic.ts'
import type { Pt, Size } from '../geometry.ts'
import type { Element } from '../html/element.ts'
import type { UrlReference } from '../resource.ts'
import type { ComputedStyle } from './computed-style.ts'
import type { PseudoElementName } from './selectors/selector.ts'
import type { SvgStyle } from './svg-style.ts'

/** One `@font-face` rule. */
export interface FontFaceRule {
  readonly family: string
  /** A range for variable fonts; both ends equal for static ones. */
  readonly weight: readonly [number, number]
  readonly style: 'normal' | 'italic' | 'oblique'
  /** Percent. */
  readonly stretch: readonly [number, number]
  /** Tried in order. */
  readonly sources: readonly (UrlReference & { readonly format?: string })[]
  /** Inclusive code point ranges; undefined for all. */
  readonly unicodeRange?: readonly (readonly [number, number])[]
  /** What its glyphs and metrics are scaled by, and metrics to take instead of the font's own, per em. Default: 1, none. */
  readonly sizeAdjust?: number
  readonly overrides?: { readonly ascent?: number; readonly descent?: number; readonly lineGap?: number }
  readonly origin: Origin
}

export const pageMarginBoxNames = [
  'top-left-corner',
  'top-left',
  'top-center',
  'top-right',
  'top-right-corner',
  'right-top',
  'right-middle',
  'right-bottom',
  'bottom-right-corner',
  'bottom-right',
  'bottom-center',
  'bottom-left',
  'bottom-left-corner',
  'left-bottom',
  'left-middle',
  'left-top',
] as const
export type PageMarginBoxName = (typeof pageMarginBoxNames)[number]

/** What page selectors match on. */
export interface PageKey {
  /** From 0. */
  readonly index: number
  readonly side: 'left' | 'right'
  readonly blank: boolean
  /** Of the `page` property; empty for none. */
  readonly name: string
  /** Position in its page group, from 0: the pages of one box that has that name. Default: 0. */
  readonly groupIndex?: number
}

/** The page context of CSS Paged Media 3 §4: the page box's style and those of its page-margin boxes that have content. */
export interface PageStyle {
  /** Of the sheet, `size` resolved. */
  readonly width: Pt
  readonly height: Pt
  readonly style: ComputedStyle
  readonly marginBoxes: ReadonlyMap<PageMarginBoxName, ComputedStyle>
  /** `@footnote`: the box around a page's footnotes. */
  readonly footnoteArea?: ComputedStyle
}

/** The result of the cascade. Asking twice gives the same object. */
export interface Styles {
  of(element: Element): ComputedStyle
  /** What SVG elements have besides. */
  svg(element: Element): SvgStyle
  /** Undefined when the pseudo-element is not generated (`content: none` or `normal` for ::before and ::after). */
  pseudo(element: Element, name: PseudoElementName): ComputedStyle | undefined
  page(key: PageKey): PageStyle
  /** The style an anonymous box of this `display` inherits from `parent`: CSS 2.2 §9.2.1.1. */
  anonymous(parent: ComputedStyle, display: ComputedStyle['display']): ComputedStyle
  readonly fontFaces: readonly FontFaceRule[]
  /** What media queries are asked of. */
  readonly media: Size
  /** Text of `value` in the counter style called `name` (predefined, or `@counter-style`), without prefix and suffix. */
  counterText(name: string, value: number): string
  /** Prefix and suffix around a list marker: `{ prefix: '', suffix: '. ' }` for decimal. */
  markerAffixes(name: string): { readonly prefix: string; readonly suffix: string }
  /** The place and folders of a URL in a computed style (`list-style-image`, images of `content`), for reading the file. */
  urlReference(url: string): UrlReference
  /** Every URL in `@page` rules. Default: none. */
  readonly pageUrls?: readonly string[]
}
