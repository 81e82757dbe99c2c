import type { Color } from '../css/computed-style.ts'
import type { Origin } from '../diagnostic.ts'
import type { Pt, Rect, Size } from '../geometry.ts'
import type { Image } from '../image/image.ts'
import type { Font } from '../text/font.ts'

/** A document ready to be written: plain data, in points from each page's top left corner, y downwards. */
export interface DisplayList {
  readonly pages: readonly DisplayPage[]
  /** The `Document` element. */
  readonly structure: StructureElement
  readonly outline: readonly OutlineItem[]
  /** Targets of internal links, by fragment identifier. */
  readonly destinations: ReadonlyMap<string, Destination>
  readonly title: string
  /** BCP 47; empty when the document does not say. */
  readonly language: string
}

export interface DisplayPage {
  readonly size: Size
  readonly operations: readonly Operation[]
  readonly links: readonly LinkArea[]
}

export type Operation =
  | { readonly type: 'save' }
  | { readonly type: 'restore' }
  | { readonly type: 'transform'; readonly matrix: Matrix }
  | { readonly type: 'clip'; readonly path: Path; readonly evenOdd?: boolean }
  | { readonly type: 'fill'; readonly path: Path; readonly color: Color; readonly evenOdd?: boolean }
  | {
      readonly type: 'stroke'
      readonly path: Path
      readonly color: Color
      readonly width: Pt
      /** Lengths of dashes and gaps in turn. Default: an unbroken line. */
      readonly dash?: readonly Pt[]
      readonly dashOffset?: Pt
      /** Default: 'butt'. */
      readonly cap?: 'butt' | 'round' | 'square'
    }
  | GlyphsOperation
  | { readonly type: 'image'; readonly image: Image; readonly rect: Rect }
  /** All that follows, up to the `end`, belongs to this content. Never nested; painted content outside is an artifact. */
  | { readonly type: 'begin'; readonly mark: Mark }
  | { readonly type: 'end' }

/** `[a, b, c, d, e, f]` as in PDF and SVG: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number]

/** A list of segments: m(ove), l(ine), c(urve, cubic), z (close). */
export type Path = readonly (
  | readonly ['m', Pt, Pt]
  | readonly ['l', Pt, Pt]
  | readonly ['c', Pt, Pt, Pt, Pt, Pt, Pt]
  | readonly ['z']
)[]

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
  /** Of the first character, for the preview and diagnostics. */
  readonly origin?: Origin
}

export interface PaintedGlyph {
  readonly id: number
  readonly x: Pt
  readonly y: Pt
  readonly advance: Pt
  readonly text: string
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
  /** Table attributes of §14.8.5.7. */
  readonly table?: {
    readonly scope?: 'Row' | 'Column' | 'Both'
    readonly colSpan?: number
    readonly rowSpan?: number
    /** Ids of header cells. */
    readonly headers?: readonly string[]
  }
  /** For `headers`. Unique in the document. */
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
}
