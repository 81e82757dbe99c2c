import type { Color } from '../css/computed-style.ts'
import type { Origin } from '../diagnostic.ts'
import type { Point, Pt, Rect, Size } from '../geometry.ts'
import type { Image } from '../image/image.ts'
import type { Font } from '../text/font.ts'

/** A document ready to be written: plain data, in points from each page's top left corner, y downwards. */
export interface DisplayList {
  readonly pages: readonly DisplayPage[]
  /** The `Document` element. */
  readonly structure: StructureElement
  readonly outline: readonly OutlineItem[]
  /** Places that can be linked to, from within and from outside, by fragment identifier. */
  readonly destinations: ReadonlyMap<string, Destination>
  readonly title: string
  /** BCP 47; empty when the document does not say. */
  readonly language: string
  /** From which side its pages follow one another. Default: from left to right. */
  readonly progression?: 'rtl'
}

export interface DisplayPage {
  readonly size: Size
  readonly operations: readonly Operation[]
  readonly links: readonly LinkArea[]
  /** Where the sheet is cut, and how far what is printed reaches beyond. Absent when that is the page's edge. */
  readonly boxes?: { readonly trim: Rect; readonly bleed: Rect }
  /** Quarter turns clockwise of the finished page, as it is shown and as it is printed. Default: 0. */
  readonly quarterTurns?: 1 | 3
  /** What the page is called in lists of pages. Default: its place in the document, from 1. */
  readonly label?: PageLabel
}

export interface PageLabel {
  readonly number: number
  readonly style: 'decimal' | 'upper-roman' | 'lower-roman' | 'upper-alpha' | 'lower-alpha'
}

export type Operation =
  | { readonly type: 'save' }
  | { readonly type: 'restore' }
  | { readonly type: 'transform'; readonly matrix: Matrix }
  | { readonly type: 'clip'; readonly path: Path; readonly evenOdd?: boolean }
  | {
      readonly type: 'fill'
      readonly path: Path
      readonly color: Color
      readonly evenOdd?: boolean
      /** The path is this glyph's, which need not be written again. Default: none. */
      readonly shape?: GlyphShape
    }
  | ({ readonly type: 'stroke'; readonly path: Path; readonly color: Color } & StrokeStyle)
  | GlyphsOperation
  | ShadeOperation
  | TileOperation
  | GroupOperation
  | { readonly type: 'image'; readonly image: Image; readonly rect: Rect }
  /** All that follows, up to the `end`, belongs to this content. Never nested; painted content outside is an artifact. */
  | { readonly type: 'begin'; readonly mark: Mark }
  | { readonly type: 'end' }

/** How a line is drawn along a path. */
export interface StrokeStyle {
  readonly width: Pt
  /** Lengths of dashes and gaps in turn. Default: an unbroken line. */
  readonly dash?: readonly Pt[]
  readonly dashOffset?: Pt
  /** Default: 'butt'. */
  readonly cap?: 'butt' | 'round' | 'square'
  /** Default: 'miter'. */
  readonly join?: 'miter' | 'round' | 'bevel'
  /** Longest miter, in line widths, before the corner is bevelled. Default: 10. */
  readonly miterLimit?: number
}

/** A path filled with a colour transition. */
export interface ShadeOperation {
  readonly type: 'shade'
  readonly path: Path
  readonly evenOdd?: boolean
  readonly gradient: Gradient
  /** Paint the line along the path, not what is inside it. */
  readonly stroke?: StrokeStyle
  /** Paint these, in place of their colour, and not the path: it only holds them. */
  readonly glyphs?: readonly GlyphsOperation[]
}

/** A path filled with a picture repeated on a grid. */
export interface TileOperation {
  readonly type: 'tile'
  readonly path: Path
  readonly evenOdd?: boolean
  /** Paint the line along the path, not what is inside it. */
  readonly stroke?: StrokeStyle
  /** Paint these, in place of their colour, and not the path: it only holds them. */
  readonly glyphs?: readonly GlyphsOperation[]
  /** What one tile shows, in the pattern's own coordinates. */
  readonly operations: readonly Operation[]
  /** The part of the pattern's plane that is one tile; what lies outside it is cut off. */
  readonly bounds: Rect
  /** From one tile to the next. */
  readonly step: Size
  /** From the pattern's coordinates to those of the operation. */
  readonly matrix: Matrix
}

/** Operations drawn together and then laid over the page as one picture: opacity, blending, masks. */
export interface GroupOperation {
  readonly type: 'group'
  readonly operations: readonly Operation[]
  /** Holds all that they paint. */
  readonly bounds: Rect
  /** 0 to 1. */
  readonly opacity: number
  /** Default: 'normal'. */
  readonly blend?: BlendMode
  /** What is shown of the group: by the mask's luminance or its alpha. */
  readonly mask?: {
    readonly kind: 'luminance' | 'alpha'
    readonly operations: readonly Operation[]
    readonly bounds: Rect
  }
}

export type BlendMode =
  | 'normal'
  | 'multiply'
  | 'screen'
  | 'overlay'
  | 'darken'
  | 'lighten'
  | 'color-dodge'
  | 'color-burn'
  | 'hard-light'
  | 'soft-light'
  | 'difference'
  | 'exclusion'
  | 'hue'
  | 'saturation'
  | 'color'
  | 'luminosity'

/** A colour transition. Geometry is in the coordinates of `matrix`, which leads to those of the operation. */
export type Gradient = (
  | { readonly type: 'linear'; readonly from: Point; readonly to: Point }
  | {
      readonly type: 'radial'
      /** The circle of offset 0, and that of offset 1. */
      readonly from: Point & { readonly radius: Pt }
      readonly to: Point & { readonly radius: Pt }
    }
  /** Clockwise from the top, `angle` in degrees further; offset 1 is a whole turn. */
  | { readonly type: 'conic'; readonly center: Point; readonly angle: number }
) & {
  /** By ascending offset; at least one. */
  readonly stops: readonly GradientStop[]
  /** How alpha takes part between stops: CSS premultiplies colours with it, SVG does not. Default: 'premultiplied'. */
  readonly interpolation?: 'premultiplied' | 'straight'
  /** What lies before the first and after the last stop. */
  readonly spread: 'pad' | 'repeat' | 'reflect'
  readonly matrix: Matrix
}

export interface GradientStop {
  readonly offset: number
  readonly color: Color
}

/** `[a, b, c, d, e, f]` as in PDF and SVG: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number]

/** A list of segments: m(ove), l(ine), c(urve, cubic), z (close). */
export type Path = readonly (
  | readonly ['m', Pt, Pt]
  | readonly ['l', Pt, Pt]
  | readonly ['c', Pt, Pt, Pt, Pt, Pt, Pt]
  | readonly ['z']
)[]

/** A glyph's outline, in font units with y upwards, where `matrix` places it. */
export interface GlyphShape {
  readonly font: Font
  readonly id: number
  readonly matrix: Matrix
}

/** A row of glyphs of one font and size. */
export interface GlyphsOperation {
  readonly type: 'glyphs'
  readonly font: Font
  readonly size: Pt
  readonly color: Color
  /** The pen's start, on the baseline. */
  readonly x: Pt
  readonly y: Pt
  /** `x`, `y` (downwards) from the operation's own: where the glyph is drawn. `text` is what it stands for: empty for all but the first glyph of a cluster. */
  readonly glyphs: readonly PaintedGlyph[]
  /** What a reader should copy for the whole, when joining the glyphs' `text` in drawing order does not give it (bidi, Indic). */
  readonly actualText?: string
  readonly fakeBold?: boolean
  readonly fakeItalic?: boolean
  /** Part of the glyphs' advances that spaces letters of a word: no reader is to take it for a word space. Default: 0. */
  readonly tracking?: Pt
  /** Draw a line along the outlines, in `color`, and do not fill them. */
  readonly stroke?: StrokeStyle
  /** Of the first character, for the preview and diagnostics. */
  readonly origin?: Origin
}

export interface PaintedGlyph {
  readonly id: number
  readonly x: Pt
  readonly y: Pt
  readonly advance: Pt
  readonly text: string
  /** Its outline is painted there by itself, so that the glyph is not seen, only copied. Default: it is seen. */
  readonly shownAt?: Point
}

export type Mark =
  /** A piece of the structure's content `id`; the same id may appear again, also on later pages. */
  | { readonly type: 'content'; readonly id: number }
  | {
      readonly type: 'artifact'
      readonly kind: 'Pagination' | 'Layout' | 'Page' | 'Background'
      readonly subtype?: 'Header' | 'Footer'
    }

/** A structure element of PDF 1.7 §14.8, in document order. */
export interface StructureElement {
  readonly type: 'element'
  /** A standard structure type: `P`, `H1`, `TD`… */
  readonly role: string
  readonly lang?: string
  readonly alt?: string
  readonly actualText?: string
  /** What an abbreviation stands for: §14.9.5. */
  readonly expansion?: string
  /** What the author calls it: §14.7.2 T. */
  readonly title?: string
  /** Table attributes of §14.8.5.7. */
  readonly table?: {
    readonly summary?: string
    readonly scope?: 'Row' | 'Column' | 'Both'
    readonly colSpan?: number
    readonly rowSpan?: number
    /** Ids of header cells. */
    readonly headers?: readonly string[]
  }
  /** For `headers`, and of each note. Unique in the document. */
  readonly id?: string
  /** Of a list: §14.8.5.5 ListNumbering. */
  readonly listNumbering?:
    | 'None'
    | 'Disc'
    | 'Circle'
    | 'Square'
    | 'Decimal'
    | 'UpperRoman'
    | 'LowerRoman'
    | 'UpperAlpha'
    | 'LowerAlpha'
  /** Of a figure: the page (from 0) and rectangle of its first fragment. */
  readonly bbox?: { readonly page: number; readonly rect: Rect }
  readonly children: readonly StructureChild[]
}

export type StructureChild =
  | StructureElement
  | { readonly type: 'content'; readonly id: number }
  /** The link annotations with this `link` number. */
  | { readonly type: 'link'; readonly link: number }

export interface LinkArea {
  /** Number of the link in the document; a link over two lines has two areas. */
  readonly link: number
  readonly rect: Rect
  readonly target: { readonly type: 'uri'; readonly uri: string } | { readonly type: 'internal'; readonly name: string }
  /** Said by a screen reader: the link's text. */
  readonly contents: string
}

export interface Destination {
  /** From 0. */
  readonly page: number
  readonly x: Pt
  readonly y: Pt
}

export interface OutlineItem {
  readonly title: string
  readonly destination: Destination
  readonly children: readonly OutlineItem[]
  /** Its children are not shown until the reader asks. Default: false. */
  readonly closed?: boolean
}
