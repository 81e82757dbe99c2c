import type { Edges, Pt } from '../geometry.ts'
import type { Color, Comparison, LengthPercentage, Position } from './basic-values.ts'
import type {
  BlendModeValue,
  ClipPath,
  FilterFunction,
  Scaling,
  TransformFunction,
  Translation,
  Turn,
} from './effect-values.ts'
import type { ImageValue } from './image-value.ts'

export type { Calc, Color, Comparison, LengthPercentage, Position } from './basic-values.ts'

/** What the cascade gives each box: one frozen object per distinct style. Keys are the CSS names; lengths are in points. */
export interface ComputedStyle {
  // CSS Display 3
  readonly display: Display
  readonly visibility: 'visible' | 'hidden' | 'collapse'
  // CSS Positioned Layout 3, CSS 2.2 chapter 9
  /** `running`: taken out, to be shown in page-margin boxes. Box generation leaves no box of it in the flow. */
  readonly position: 'static' | 'relative' | 'absolute' | 'fixed' | 'sticky' | { readonly running: string }
  /** `footnote`: moved to the page's footnote area. Box generation leaves no such box in the flow. */
  readonly float: 'none' | 'left' | 'right' | 'footnote'
  readonly clear: 'none' | 'left' | 'right' | 'both'
  readonly top: LengthPercentage | 'auto'
  readonly right: LengthPercentage | 'auto'
  readonly bottom: LengthPercentage | 'auto'
  readonly left: LengthPercentage | 'auto'
  readonly 'z-index': number | 'auto'
  // CSS Overflow 3
  readonly 'overflow-x': Overflow
  readonly 'overflow-y': Overflow
  /** Of absolutely positioned boxes: CSS Masking 1 §7.1. */
  readonly clip: 'auto' | Edges<Pt | 'auto'>
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
  /** Width to height. `auto`: only of replaced elements that have none of their own. */
  readonly 'aspect-ratio': 'auto' | { readonly ratio: number; readonly auto: boolean }
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
  /** The top layer first; the lists below are repeated or cut to its length. */
  readonly 'background-image': readonly (ImageValue | 'none')[]
  readonly 'background-position-x': readonly LengthPercentage[]
  readonly 'background-position-y': readonly LengthPercentage[]
  readonly 'background-size': readonly BackgroundSize[]
  readonly 'background-repeat': readonly { readonly x: BackgroundRepeat; readonly y: BackgroundRepeat }[]
  readonly 'background-attachment': readonly ('scroll' | 'fixed' | 'local')[]
  readonly 'background-origin': readonly BoxEdge[]
  readonly 'background-clip': readonly (BoxEdge | 'text')[]
  /** Percentages are of the border box. */
  readonly 'border-top-left-radius': Radius
  readonly 'border-top-right-radius': Radius
  readonly 'border-bottom-right-radius': Radius
  readonly 'border-bottom-left-radius': Radius
  readonly 'border-image-source': ImageValue | 'none'
  readonly 'border-image-slice': BorderImageSlice
  /** A multiple of the border's width, or a length; `auto` is the slice's own size. */
  readonly 'border-image-width': Edges<BorderImageWidth>
  /** Multiples of the border's width, or lengths. */
  readonly 'border-image-outset': Edges<Pt | { readonly multiple: number }>
  readonly 'border-image-repeat': { readonly x: BorderImageRepeat; readonly y: BorderImageRepeat }
  /** The first one lies on top. */
  readonly 'box-shadow': readonly Shadow[]
  // CSS UI 4. An outline whose style is `none` has width 0.
  readonly 'outline-style': Exclude<BorderStyle, 'hidden'> | 'auto'
  readonly 'outline-width': Pt
  readonly 'outline-color': Color
  readonly 'outline-offset': Pt
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
  readonly 'font-variant-east-asian': 'normal' | readonly string[]
  readonly 'font-variant-alternates': 'normal' | 'historical-forms'
  /** OpenType tags with their value; empty for `normal`. */
  readonly 'font-feature-settings': readonly { readonly tag: string; readonly value: number }[]
  /** OpenType's tag of a language system, `normal` for that of the text's language. */
  readonly 'font-language-override': string
  readonly 'font-optical-sizing': 'auto' | 'none'
  /** Axes of variable fonts with their value; empty for `normal`. */
  readonly 'font-variation-settings': readonly { readonly tag: string; readonly value: number }[]
  /** `value`: what share of the font size the metric is to be. `from-font`: that of the first font. */
  readonly 'font-size-adjust':
    | 'none'
    | {
        readonly metric: 'ex-height' | 'cap-height' | 'ch-width' | 'ic-width' | 'ic-height'
        readonly value: number | 'from-font'
      }
  /** What may be made up where no face has it. */
  readonly 'font-synthesis-weight': 'auto' | 'none'
  readonly 'font-synthesis-style': 'auto' | 'none' | 'oblique-only'
  readonly 'font-synthesis-small-caps': 'auto' | 'none'
  readonly 'font-synthesis-position': 'auto' | 'none'
  /** A multiple of the font size (a number in CSS) or a fixed length. */
  readonly 'line-height': 'normal' | { readonly multiple: number } | Pt
  // CSS Text 3 and 4
  readonly 'text-align': 'start' | 'end' | 'left' | 'right' | 'center' | 'justify' | 'justify-all'
  readonly 'text-align-last': 'auto' | 'start' | 'end' | 'left' | 'right' | 'center' | 'justify'
  readonly 'text-justify': 'auto' | 'none' | 'inter-word' | 'inter-character'
  readonly 'text-indent': Indent
  /** Empty for `none`. */
  readonly 'text-transform': readonly ('capitalize' | 'uppercase' | 'lowercase' | 'full-width' | 'full-size-kana')[]
  readonly 'white-space': 'normal' | 'nowrap' | 'pre' | 'pre-wrap' | 'pre-line' | 'break-spaces'
  readonly 'letter-spacing': Pt
  /** Percentages are of the width of a space. */
  readonly 'word-spacing': LengthPercentage
  readonly 'tab-size': number | { readonly length: Pt }
  readonly hyphens: 'none' | 'manual' | 'auto'
  readonly 'hyphenate-character': string | 'auto'
  /** The fewest letters of a word that is hyphenated, and of its parts. `auto` is 5 2 2. */
  readonly 'hyphenate-limit-chars': { readonly word: number; readonly before: number; readonly after: number }
  /** How many lines running may end in a hyphen; Infinity for any number. Ours is 2 where nothing is said. */
  readonly 'hyphenate-limit-lines': number
  /** Room that a line may leave before a word is hyphenated to fill it. */
  readonly 'hyphenate-limit-zone': LengthPercentage
  readonly 'overflow-wrap': 'normal' | 'break-word' | 'anywhere'
  readonly 'word-break': 'normal' | 'break-all' | 'keep-all' | 'break-word'
  readonly 'line-break': 'auto' | 'loose' | 'normal' | 'strict' | 'anywhere'
  readonly 'text-wrap': 'wrap' | 'nowrap' | 'balance' | 'pretty' | 'stable'
  // CSS Text Decoration 3. Not inherited, but the box tree's inline content carries those of its ancestors.
  readonly 'text-decoration-line': readonly ('underline' | 'overline' | 'line-through')[]
  readonly 'text-decoration-style': 'solid' | 'double' | 'dotted' | 'dashed' | 'wavy'
  readonly 'text-decoration-color': Color
  readonly 'text-decoration-thickness': 'auto' | 'from-font' | LengthPercentage
  readonly 'text-underline-offset': 'auto' | LengthPercentage
  /** `under`: below the descenders. */
  readonly 'text-underline-position': 'auto' | 'from-font' | 'under'
  /** Lines are never interrupted; `auto` leaves that to the engine. */
  readonly 'text-decoration-skip-ink': 'auto' | 'none' | 'all'
  /** Compatibility §5: what the glyphs are filled and lined with, in place of `color`. */
  readonly '-webkit-text-fill-color': Color | 'currentcolor'
  readonly '-webkit-text-stroke-width': Pt
  readonly '-webkit-text-stroke-color': Color | 'currentcolor'
  readonly 'text-shadow': readonly TextShadow[]
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
  // CSS Overflow 4
  /** Shown in place of what a line has no room for, where the block cuts off its overflow. */
  readonly 'text-overflow': 'clip' | Ellipsis
  /** Lines that are shown, with `continue: discard`; what follows is left out. */
  readonly 'max-lines': number | 'none'
  readonly continue: 'auto' | 'discard'
  /** Shown at the end of the last line before what is left out. */
  readonly 'block-ellipsis': 'no-ellipsis' | 'auto' | { readonly text: string }
  /** Of CSS Text 4: which marks may stand outside of the line at its ends. Empty for none. */
  readonly 'hanging-punctuation': readonly ('first' | 'force-end' | 'allow-end' | 'last')[]
  /** Of a ::first-letter, or an inline box at the start of a block. */
  readonly 'initial-letter': 'normal' | InitialLetter
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
  readonly 'counter-reset': readonly CounterReset[]
  readonly 'counter-set': readonly CounterChange[]
  readonly 'counter-increment': readonly CounterChange[]
  readonly 'string-set': readonly { readonly name: string; readonly value: readonly ContentItem[] }[]
  readonly 'bookmark-level': number | 'none'
  readonly 'bookmark-label': readonly ContentItem[]
  readonly 'bookmark-state': 'open' | 'closed'
  readonly 'footnote-display': 'block' | 'inline' | 'compact'
  readonly 'footnote-policy': 'auto' | 'line' | 'block'
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
  readonly 'margin-break': 'auto' | 'keep' | 'discard'
  readonly 'box-decoration-break': 'slice' | 'clone'
  // CSS Paged Media 3
  /** The named page an element is on; empty for none. `auto` is resolved to the ancestors' value. */
  readonly page: string
  /** Of the page box: the corner marks to print. */
  readonly marks: readonly ('crop' | 'cross')[]
  /** Of the page box: `auto` is 6pt where there are crop marks, else 0. */
  readonly bleed: Pt | 'auto'
  /** Of the page box: how the finished page is turned for its reader. */
  readonly 'page-orientation': 'upright' | 'rotate-left' | 'rotate-right'
  // CSS Color 4 §3.3, Compositing 1, CSS Masking 1
  readonly opacity: number
  readonly 'mix-blend-mode': BlendModeValue
  readonly 'background-blend-mode': readonly BlendModeValue[]
  readonly isolation: 'auto' | 'isolate'
  readonly 'clip-path': ClipPath
  /** Empty for `none`. The first one is applied first. */
  readonly filter: readonly FilterFunction[]
  /** A URL that is a fragment names a `mask` of a drawing. */
  readonly 'mask-image': readonly (ImageValue | 'none')[]
  readonly 'mask-mode': readonly MaskMode[]
  readonly 'mask-position': readonly Position[]
  readonly 'mask-size': readonly BackgroundSize[]
  readonly 'mask-repeat': readonly { readonly x: BackgroundRepeat; readonly y: BackgroundRepeat }[]
  readonly 'mask-origin': readonly BoxEdge[]
  readonly 'mask-clip': readonly (BoxEdge | 'no-clip')[]
  readonly 'mask-composite': readonly MaskComposite[]
  // CSS Transforms 1 and 2. Percentages are of the border box; angles are in degrees, clockwise.
  /** Empty for `none`. The last one is applied first. */
  readonly transform: readonly TransformFunction[]
  readonly 'transform-origin': Position
  /** What percentages and the origin are of. Default: the border box, or what SVG says. */
  readonly 'transform-box': 'view-box' | 'border-box' | 'content-box' | 'fill-box' | 'stroke-box'
  readonly translate: Translation | 'none'
  readonly rotate: Turn | 'none'
  readonly scale: Scaling | 'none'
  // CSS Images 3
  readonly 'object-fit': 'fill' | 'contain' | 'cover' | 'none' | 'scale-down'
  readonly 'object-position': Position
  readonly 'image-rendering': 'auto' | 'smooth' | 'high-quality' | 'crisp-edges' | 'pixelated'
  /** Turns are clockwise, before the image is flipped left to right, and instead of what the file says. */
  readonly 'image-orientation': 'from-image' | 'none' | { readonly quarterTurns: 0 | 1 | 2 | 3; readonly flip: boolean }
  /** Samples in a px; with `fromImage`, of files that do not say. */
  readonly 'image-resolution': { readonly fromImage: boolean; readonly resolution: number }
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

export type Overflow = 'visible' | 'hidden' | 'clip' | 'scroll' | 'auto'

/** CSS Text 4 §7.2. */
export interface Indent {
  readonly length: LengthPercentage
  /** All other lines are indented instead. */
  readonly hanging: boolean
  /** Lines after a forced break are indented like the first one. */
  readonly eachLine: boolean
  /** The block goes on after another one: its first line is not the first formatted line. Default: false. */
  readonly continues?: boolean
}

export const noIndent: Indent = { length: 0, hanging: false, eachLine: false }

/** `ellipsis`: the character U+2026, or three points. */
export type Ellipsis = 'ellipsis' | { readonly text: string }

/** CSS Inline 3 §7: in lines. */
export interface InitialLetter {
  /** How high its capitals are. At least 1. */
  readonly size: number
  /** The line its baseline is on, from 1. */
  readonly sink: number
}

export type SizeValue = LengthPercentage | 'auto' | 'min-content' | 'max-content' | 'fit-content' | 'stretch'

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
  /** Comes first, and then only names, each set of a line of its own: CSS Grid 2 §9. */
  | { readonly type: 'subgrid' }

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

/** How a mask is read: CSS Masking 1 §6.2. */
export type MaskMode = 'match-source' | 'alpha' | 'luminance'

/** CSS Masking 1 §6.8. */
export type MaskComposite = 'add' | 'subtract' | 'intersect' | 'exclude'

export type BoxEdge = 'border-box' | 'padding-box' | 'content-box'

export type BackgroundSize =
  | 'cover'
  | 'contain'
  | { readonly width: LengthPercentage | 'auto'; readonly height: LengthPercentage | 'auto' }

export type BackgroundRepeat = 'repeat' | 'no-repeat' | 'space' | 'round'

/** Radii of a corner: across and down. */
export interface Radius {
  readonly x: LengthPercentage
  readonly y: LengthPercentage
}

export interface BorderImageSlice {
  /** A number of the image's samples (px of a drawing), or a part of its size. */
  readonly edges: Edges<number | { readonly percent: number }>
  /** Is the middle painted? */
  readonly fill: boolean
}

export type BorderImageWidth = LengthPercentage | { readonly multiple: number } | 'auto'

export type BorderImageRepeat = 'stretch' | 'repeat' | 'round' | 'space'

export interface TextShadow {
  readonly color: Color
  readonly x: Pt
  readonly y: Pt
  /** Twice the standard deviation. */
  readonly blur: Pt
}

export interface Shadow extends TextShadow {
  readonly spread: Pt
  readonly inset: boolean
}

export type BreakValue =
  | 'auto'
  | 'avoid'
  | 'avoid-page'
  | 'avoid-column'
  | 'always'
  | 'all'
  | 'page'
  | 'column'
  | 'left'
  | 'right'
  | 'recto'
  | 'verso'

export interface CounterChange {
  readonly name: string
  readonly value: number
}

/** Of `counter-reset`. */
export interface CounterReset extends CounterChange {
  /** Its list items count down: from `value`, or so that the last one comes to one step. Default: they count up. */
  readonly reversed?: 'from-value' | 'to-last'
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
  /** `resolution`: samples in a px, when the value says. */
  | { readonly type: 'image'; readonly url: string; readonly resolution?: number }
  /** `target-counter()`, `target-counters()`: `separator` is undefined for the former. `url` is `#id`. */
  | {
      readonly type: 'target-counter'
      readonly url: string
      readonly name: string
      readonly separator: string | undefined
      readonly style: string
    }
  | {
      readonly type: 'target-text'
      readonly url: string
      readonly part: 'content' | 'before' | 'after' | 'first-letter'
    }
  | { readonly type: 'leader'; readonly pattern: string }
  | { readonly type: 'element'; readonly name: string; readonly which: 'first' | 'start' | 'last' | 'first-except' }
  /** After the rest: what stands for it where it cannot be seen. */
  | { readonly type: 'alternative'; readonly items: readonly ContentItem[] }

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

/** Does it take a base to know what the value comes to? */
export function hasPercentage(value: LengthPercentage): boolean {
  return typeof value === 'object' && (value.percent !== 0 || value.comparisons !== undefined)
}

/** Is the box taken out of the flow and placed by its own offsets? */
export function isAbsolute({ position }: ComputedStyle): boolean {
  return position === 'absolute' || position === 'fixed'
}

export function isFloat({ float }: ComputedStyle): boolean {
  return float === 'left' || float === 'right'
}

/** Is the box a float, or positioned absolutely? CSS 2.2 §9.3.1. */
export function isOutOfFlow(style: ComputedStyle): boolean {
  return isFloat(style) || isAbsolute(style)
}

/** Does the box have an axis whose overflow is hidden or scrolls, so that it makes a formatting context? */
export function scrolls({ 'overflow-x': x, 'overflow-y': y }: ComputedStyle): boolean {
  return (x !== 'visible' && x !== 'clip') || (y !== 'visible' && y !== 'clip')
}

/** On which axes the box cuts off what overflows it. One that hides or scrolls takes the other along: CSS Overflow 3 §3.1. */
export function clipsOverflow(style: ComputedStyle): { readonly x: boolean; readonly y: boolean } {
  if (scrolls(style)) return { x: true, y: true }
  return { x: style['overflow-x'] === 'clip', y: style['overflow-y'] === 'clip' }
}

/** Are the samples of its pictures changed? Filters change their colours, and `pixelated` repeats them. */
export function changesSamples(style: ComputedStyle): boolean {
  return style.filter.length > 0 || isPixelated(style)
}

export function isPixelated(style: ComputedStyle): boolean {
  const rendering = style['image-rendering']
  return rendering === 'pixelated' || rendering === 'crisp-edges'
}

/** Has it a transform, be it one that changes nothing? CSS Transforms 2 §3. */
export function isTransformed({ transform, translate, rotate, scale }: ComputedStyle): boolean {
  return transform.length > 0 || translate !== 'none' || rotate !== 'none' || scale !== 'none'
}

/** Is the box painted as one thing because of how it is laid over the page? Compositing 1 §3.2, CSS Transforms 1 §3. */
export function hasEffects(style: ComputedStyle): boolean {
  return (
    style.opacity < 1 ||
    style['mix-blend-mode'] !== 'normal' ||
    style.isolation === 'isolate' ||
    style['clip-path'] !== 'none' ||
    style.filter.length > 0 ||
    style['mask-image'].some((image) => image !== 'none') ||
    isTransformed(style)
  )
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
