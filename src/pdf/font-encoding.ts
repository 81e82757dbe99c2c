import type { Font } from '../text/font.ts'
import { glyphAdvance } from '../text/harfbuzz.ts'

/** A character code of an embedded font: which glyph it draws, and what a reader copies for it. */
export interface EncodedGlyph {
  readonly code: number
  readonly glyph: number
  readonly text: string
}

/**
 * The character codes of one font in one document, given out as glyphs come up. A glyph that stands for different
 * texts (the `f` of `f` and of a decomposed ligature, a hyphen and a soft hyphen) gets a code for each, so that what is
 * copied is right without further marks in the content.
 */
export class FontEncoding {
  readonly font: Font
  /** The name of the font in the resources of each page: `F1`. */
  readonly name: string
  readonly #codes = new Map<number, Map<string, number>>()
  readonly #glyphs: EncodedGlyph[] = []
  readonly #widths = new Map<number, number>()

  constructor(font: Font, name: string) {
    this.font = font
    this.name = name
  }

  /** In order of their codes, which run from 1. */
  get glyphs(): readonly EncodedGlyph[] {
    return this.#glyphs
  }

  /** Advance of a glyph as the PDF states it, in thousandths of the em: fine enough to place a line's last glyph. */
  width(glyph: number): number {
    let width = this.#widths.get(glyph)
    if (width === undefined) {
      const { font } = this
      width = Math.round((glyphAdvance(font, glyph) * 100_000) / font.metrics.unitsPerEm) / 100
      this.#widths.set(glyph, width)
    }
    return width
  }

  code(glyph: number, text: string): number {
    let codes = this.#codes.get(glyph)
    if (codes === undefined) {
      codes = new Map()
      this.#codes.set(glyph, codes)
    }
    let code = codes.get(text)
    if (code === undefined) {
      code = this.#glyphs.length + 1
      codes.set(text, code)
      this.#glyphs.push({ code, glyph, text })
    }
    return code
  }
}

/** The encodings of a document, by font, in the order the fonts come up. */
export class FontEncodings {
  readonly #encodings = new Map<string, FontEncoding>()

  of(font: Font): FontEncoding {
    let encoding = this.#encodings.get(font.id)
    if (encoding === undefined) {
      encoding = new FontEncoding(font, `F${this.#encodings.size + 1}`)
      this.#encodings.set(font.id, encoding)
    }
    return encoding
  }

  get all(): readonly FontEncoding[] {
    return [...this.#encodings.values()]
  }
}
