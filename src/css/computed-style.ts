import type { Edges, Pt } from '../geometry.ts'

/** What the cascade gives each box: one frozen object per distinct style. Keys are the CSS names; lengths are in points. */
export interface ComputedStyle {
  // CSS Display 3
  readonly display: Display
  readonly visibility: 'visible' | 'hidden' | 'collapse'
  // CSS Box 4, CSS Sizing 3
  readonly 'margin-top': LengthPercentage | 'auto'
  readonly 'margin-right': LengthPercentage | 'auto'
  readonly 'margin-bottom': LengthPercentage | 'auto'
  readonly 'margin-left': LengthPercentage | 'auto'
  readonly 'padding-top': LengthPercentage
  readonly 'padding-right': LengthPercentage
  readonly 'padding-bottom': LengthPercentage
  readonly 'padding-left': LengthPercentage
  readonly width: SizeValue
  readonly height: SizeValue
  readonly 'min-width': SizeValue
  readonly 'min-height': SizeValue
  readonly 'max-width': SizeValue | 'none'
  readonly 'max-height': SizeValue | 'none'
  readonly 'box-sizing': 'content-box' | 'border-box'
  // CSS Backgrounds 3. A border whose style is `none` or `hidden` has width 0.
  readonly 'border-top-width': Pt
  readonly 'border-right-width': Pt
  readonly 'border-bottom-width': Pt
  readonly 'border-left-width': Pt
  readonly 'border-top-style': BorderStyle
  readonly 'border-right-style': BorderStyle
  readonly 'border-bottom-style': BorderStyle
  readonly 'border-left-style': BorderStyle
  readonly 'border-top-color': Color
  readonly 'border-right-color': Color
  readonly 'border-bottom-color': Color
  readonly 'border-left-color': Color
  readonly 'background-color': Color
  // CSS Box Alignment 3, for flex, grid and columns
  readonly 'align-content': ContentAlignment
  readonly 'justify-content': ContentAlignment
  readonly 'align-items': Alignment
  readonly 'justify-items': Alignment
  readonly 'align-self': Alignment
  readonly 'justify-self': Alignment
  readonly 'row-gap': LengthPercentage | 'normal'
  readonly 'column-gap': LengthPercentage | 'normal'
  readonly order: number
  // CSS Flexbox 1
  readonly 'flex-direction': 'row' | 'row-reverse' | 'column' | 'column-reverse'
  readonly 'flex-wrap': 'nowrap' | 'wrap' | 'wrap-reverse'
  readonly 'flex-grow': number
  readonly 'flex-shrink': number
  readonly 'flex-basis': SizeValue | 'content'
  // CSS Grid 1. No tracks: `none`.
  readonly 'grid-template-columns': TrackList
  readonly 'grid-template-rows': TrackList
  readonly 'grid-template-areas': GridAreas | 'none'
  readonly 'grid-auto-columns': readonly TrackSize[]
  readonly 'grid-auto-rows': readonly TrackSize[]
  readonly 'grid-auto-flow': { readonly axis: 'row' | 'column'; readonly dense: boolean }
  readonly 'grid-row-start': GridLine
  readonly 'grid-row-end': GridLine
  readonly 'grid-column-start': GridLine
  readonly 'grid-column-end': GridLine
  // CSS Color 4
  readonly color: Color
  // CSS Fonts 4
  /** Family names as written, generic ones in lower case. */
  readonly 'font-family': readonly string[]
  readonly 'font-size': Pt
  readonly 'font-style': 'normal' | 'italic' | 'oblique'
  /** 1 to 1000. */
  readonly 'font-weight': number
  /** Percent: 100 is normal. */
  readonly 'font-stretch': number
  readonly 'font-kerning': 'auto' | 'normal' | 'none'
  readonly 'font-variant-ligatures': 'normal' | 'none' | readonly string[]
  readonly 'font-variant-caps':
    | 'normal'
    | 'small-caps'
    | 'all-small-caps'
    | 'petite-caps'
    | 'all-petite-caps'
    | 'unicase'
    | 'titling-caps'
  readonly 'font-variant-numeric': 'normal' | readonly string[]
  readonly 'font-variant-position': 'normal' | 'sub' | 'super'
  /** OpenType tags with their value; empty for `normal`. */
  readonly 'font-feature-settings': readonly { readonly tag: string; readonly value: number }[]
  /** A multiple of the font size (a number in CSS) or a fixed length. */
  readonly 'line-height': 'normal' | { readonly multiple: number } | Pt
  // CSS Text 3 and 4
  readonly 'text-align': 'start' | 'end' | 'left' | 'right' | 'center' | 'justify'
  readonly 'text-align-last': 'auto' | 'start' | 'end' | 'left' | 'right' | 'center' | 'justify'
  readonly 'text-indent': LengthPercentage
  readonly 'text-transform': 'none' | 'uppercase' | 'lowercase' | 'capitalize'
  readonly 'white-space': 'normal' | 'nowrap' | 'pre' | 'pre-wrap' | 'pre-line' | 'break-spaces'
  readonly 'letter-spacing': Pt
  readonly 'word-spacing': Pt
  readonly 'tab-size': number | { readonly length: Pt }
  readonly hyphens: 'none' | 'manual' | 'auto'
  readonly 'hyphenate-character': string | 'auto'
  readonly 'overflow-wrap': 'normal' | 'break-word' | 'anywhere'
  readonly 'word-break': 'normal' | 'break-all' | 'keep-all'
  readonly 'line-break': 'auto' | 'loose' | 'normal' | 'strict' | 'anywhere'
  readonly 'text-wrap': 'wrap' | 'nowrap' | 'balance' | 'pretty'
  // CSS Text Decoration 3. Not inherited, but the box tree's inline content carries those of its ancestors.
  readonly 'text-decoration-line': readonly ('underline' | 'overline' | 'line-through')[]
  readonly 'text-decoration-style': 'solid' | 'double' | 'dotted' | 'dashed' | 'wavy'
  readonly 'text-decoration-color': Color
  readonly 'text-decoration-thickness': 'auto' | 'from-font' | LengthPercentage
  readonly 'text-underline-offset': 'auto' | LengthPercentage
  // CSS Writing Modes 4
  readonly direction: 'ltr' | 'rtl'
  readonly 'unicode-bidi': 'normal' | 'embed' | 'isolate' | 'bidi-override' | 'isolate-override' | 'plaintext'
  // CSS Inline 3. A length or percentage (of the line height) raises the box.
  readonly 'vertical-align':
    | 'baseline'
    | 'sub'
    | 'super'
    | 'top'
    | 'text-top'
    | 'middle'
    | 'bottom'
    | 'text-bottom'
    | LengthPercentage
  // CSS 2.2 chapter 17
  readonly 'table-layout': 'auto' | 'fixed'
  readonly 'border-collapse': 'separate' | 'collapse'
  readonly 'border-spacing': { readonly horizontal: Pt; readonly vertical: Pt }
  readonly 'caption-side': 'top' | 'bottom'
  readonly 'empty-cells': 'show' | 'hide'
  // CSS Lists 3, Generated Content 3 and for Paged Media
  readonly 'list-style-type': string | { readonly text: string }
  readonly 'list-style-position': 'inside' | 'outside'
  readonly 'list-style-image': string | 'none'
  readonly content: 'normal' | 'none' | readonly ContentItem[]
  readonly quotes: 'auto' | 'none' | readonly (readonly [open: string, close: string])[]
  readonly 'counter-reset': readonly CounterChange[]
  readonly 'counter-set': readonly CounterChange[]
  readonly 'counter-increment': readonly CounterChange[]
  readonly 'string-set': readonly { readonly name: string; readonly value: readonly ContentItem[] }[]
  readonly 'bookmark-level': number | 'none'
  readonly 'bookmark-label': readonly ContentItem[]
  // CSS Multi-column Layout 1. A rule whose style is `none` or `hidden` has width 0.
  readonly 'column-width': Pt | 'auto'
  readonly 'column-count': number | 'auto'
  readonly 'column-rule-width': Pt
  readonly 'column-rule-style': BorderStyle
  readonly 'column-rule-color': Color
  readonly 'column-span': 'none' | 'all'
  readonly 'column-fill': 'auto' | 'balance' | 'balance-all'
  // CSS Fragmentation 3
  readonly 'break-before': BreakValue
  readonly 'break-after': BreakValue
  readonly 'break-inside': 'auto' | 'avoid' | 'avoid-page' | 'avoid-column'
  readonly orphans: number
  readonly widows: number
  readonly 'box-decoration-break': 'slice' | 'clone'
  // CSS Paged Media 3
  /** The named page an element is on; empty for none. `auto` is resolved to the ancestors' value. */
  readonly page: string
  // CSS Images 3
  readonly 'object-fit': 'fill' | 'contain' | 'cover' | 'none' | 'scale-down'
  readonly 'object-position': { readonly x: LengthPercentage; readonly y: LengthPercentage }
}

export type Display =
  | 'none'
  | 'contents'
  | 'block'
  | 'inline'
  | 'inline-block'
  | 'flow-root'
  | 'list-item'
  | 'table'
  | 'inline-table'
  | 'flex'
  | 'inline-flex'
  | 'grid'
  | 'inline-grid'
  | 'table-caption'
  | 'table-column-group'
  | 'table-column'
  | 'table-header-group'
  | 'table-row-group'
  | 'table-footer-group'
  | 'table-row'
  | 'table-cell'

/** `percent` of a base that layout knows, plus `length`: what calc() of both comes to. A plain percentage has length 0. */
export interface Calc {
  readonly percent: number
  readonly length: Pt
  /** `min()` and `max()` of values that only layout can compare, each times its factor, to be added. Default: none. */
  readonly comparisons?: readonly Comparison[]
}

export interface Comparison {
  readonly type: 'min' | 'max'
  readonly factor: number
  readonly of: readonly LengthPercentage[]
}

export type LengthPercentage = Pt | Calc

export type SizeValue = LengthPercentage | 'auto' | 'min-content' | 'max-content' | 'fit-content'

/** How one box stands in its area. `safe`: falls back to `start` rather than overflow on both sides. */
export interface Alignment {
  readonly value:
    | 'auto'
    | 'normal'
    | 'stretch'
    | 'baseline'
    | 'last baseline'
    | 'center'
    | 'start'
    | 'end'
    | 'self-start'
    | 'self-end'
    | 'flex-start'
    | 'flex-end'
    | 'left'
    | 'right'
  readonly safe: boolean
}

/** How lines or tracks share the container's free space. */
export interface ContentAlignment {
  readonly value:
    | 'normal'
    | 'stretch'
    | 'space-between'
    | 'space-around'
    | 'space-evenly'
    | 'baseline'
    | 'last baseline'
    | 'center'
    | 'start'
    | 'end'
    | 'flex-start'
    | 'flex-end'
    | 'left'
    | 'right'
  readonly safe: boolean
}

/** The least and most a grid track may take: CSS Grid 1 §7.2. */
export interface TrackSize {
  /** Never `fr`. */
  readonly min: TrackBreadth
  readonly max: TrackBreadth
  /** Of `fit-content()`: the content's size up to this. */
  readonly fitContent?: LengthPercentage
}

export type TrackBreadth = LengthPercentage | 'auto' | 'min-content' | 'max-content' | { readonly fr: number }

/** Tracks and the names of the lines between them, in order; `repeat()` with a count is written out. */
export type TrackList = readonly TrackListItem[]

export type TrackListItem =
  | { readonly type: 'names'; readonly names: readonly string[] }
  | { readonly type: 'track'; readonly size: TrackSize }
  | { readonly type: 'repeat'; readonly count: 'auto-fill' | 'auto-fit'; readonly items: TrackList }

export type GridLine =
  | 'auto'
  /** The line of that name, or the edge of the area of that name. */
  | { readonly type: 'name'; readonly name: string }
  /** Counted from 1, or from -1 at the end; with a name, only lines of it count. */
  | { readonly type: 'line'; readonly number: number; readonly name?: string }
  | { readonly type: 'span'; readonly count: number; readonly name?: string }

/** Lines are counted from 0. */
export interface GridAreas {
  readonly rows: number
  readonly columns: number
  readonly areas: readonly {
    readonly name: string
    readonly rowStart: number
    readonly rowEnd: number
    readonly columnStart: number
    readonly columnEnd: number
  }[]
}

export type BorderStyle =
  | 'none'
  | 'hidden'
  | 'solid'
  | 'dashed'
  | 'dotted'
  | 'double'
  | 'groove'
  | 'ridge'
  | 'inset'
  | 'outset'

export type BreakValue =
  | 'auto'
  | 'avoid'
  | 'avoid-page'
  | 'avoid-column'
  | 'page'
  | 'column'
  | 'left'
  | 'right'
  | 'recto'
  | 'verso'

/** Components from 0 to 1. `currentcolor` is resolved by the cascade. CMYK stays CMYK down to the PDF. */
export type Color =
  | { readonly space: 'rgb'; readonly r: number; readonly g: number; readonly b: number; readonly alpha: number }
  | {
      readonly space: 'cmyk'
      readonly c: number
      readonly m: number
      readonly y: number
      readonly k: number
      readonly alpha: number
    }

export interface CounterChange {
  readonly name: string
  readonly value: number
}

/** One piece of `content`, `string-set` or `bookmark-label`. `attr()` is a string by now. */
export type ContentItem =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'counter'; readonly name: string; readonly style: string }
  | { readonly type: 'counters'; readonly name: string; readonly separator: string; readonly style: string }
  | {
      readonly type: 'string'
      readonly name: string
      readonly which: 'first' | 'start' | 'last' | 'first-except'
    }
  | { readonly type: 'quote'; readonly kind: 'open-quote' | 'close-quote' | 'no-open-quote' | 'no-close-quote' }
  | { readonly type: 'content'; readonly part: 'text' | 'before' | 'after' | 'first-letter' }
  | { readonly type: 'image'; readonly url: string }

/** `value` against `base`, in points. */
export function resolve(value: LengthPercentage, base: Pt): Pt {
  if (typeof value === 'number') return value
  const linear = value.length + (value.percent / 100) * base
  if (!value.comparisons) return linear
  return value.comparisons.reduce((sum, comparison) => sum + compared(comparison, base), linear)
}

function compared({ type, factor, of }: Comparison, base: Pt): Pt {
  return factor * Math[type](...of.map((value) => resolve(value, base)))
}

/** Margins of a style, as computed. */
export function margins(style: ComputedStyle): Edges<LengthPercentage | 'auto'> {
  return {
    top: style['margin-top'],
    right: style['margin-right'],
    bottom: style['margin-bottom'],
    left: style['margin-left'],
  }
}

/**
 * Padding of a style, in points; percentages of all four sides are of `width`, the containing block's. What calc() makes
 * negative is 0.
 */
export function padding(style: ComputedStyle, width: Pt): Edges {
  const side = (value: LengthPercentage) => Math.max(0, resolve(value, width))
  return {
    top: side(style['padding-top']),
    right: side(style['padding-right']),
    bottom: side(style['padding-bottom']),
    left: side(style['padding-left']),
  }
}

/** Border widths of a style. */
export function borderWidths(style: ComputedStyle): Edges {
  return {
    top: style['border-top-width'],
    right: style['border-right-width'],
    bottom: style['border-bottom-width'],
    left: style['border-left-width'],
  }
}
