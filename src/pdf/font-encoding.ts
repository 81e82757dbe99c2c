import type { Font } from '../text/font.ts'
import { glyphAdvance } from '../text/harfbuzz.ts'
import { trackedAdvance } from '../text/subset-font.ts'

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
  /** Added to the advance of each glyph that has one, in units of the font. */
  readonly tracking: number
  readonly #codes = new Map<number, Map<string, number>>()
  readonly #glyphs: EncodedGlyph[] = []
  readonly #widths = new Map<number, number>()

  constructor(font: Font, name: string, tracking: number) {
    this.font = font
    this.name = name
    this.tracking = tracking
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
      const advance = trackedAdvance(glyphAdvance(font, glyph), this.tracking)
      width = Math.round((advance * 100_000) / font.metrics.unitsPerEm) / 100
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

/**
 * Letters further apart than this are taken for words of their own by readers, which measure the gaps between them: from
 * a tenth of an em on, less what kerning may add. In ems.
 */
const smallestTracking = 0.05

/** The encodings of a document, by font, in the order the fonts come up. */
export class FontEncodings {
  readonly #encodings = new Map<string, FontEncoding>()

  /**
   * Letters set wide apart come from a copy of the font whose glyphs are wider by their `tracking` (in ems), so that
   * there is no gap between them that a reader could take for a word space. It costs a second subset of a few letters.
   */
  of(font: Font, tracking: number): FontEncoding {
    const wide = tracking >= smallestTracking && font.outlines === 'truetype'
    const units = wide ? Math.round(tracking * font.metrics.unitsPerEm) : 0
    const key = `${font.id} ${units}`
    let encoding = this.#encodings.get(key)
    if (encoding === undefined) {
      encoding = new FontEncoding(font, `F${this.#encodings.size + 1}`, units)
      this.#encodings.set(key, encoding)
    }
    return encoding
  }

  get all(): readonly FontEncoding[] {
    return [...this.#encodings.values()]
  }
}
