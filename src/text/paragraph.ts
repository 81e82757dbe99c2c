import type { ComputedStyle } from '../css/computed-style.ts'
import type { Origin } from '../diagnostic.ts'
import type { Pt } from '../geometry.ts'
import type { Font } from './font.ts'

/** The text of one inline formatting context, to be shaped whole. Offsets everywhere are UTF-16 code units of `text`. */
export interface ParagraphInput {
  /** Atomic inlines are U+FFFC, forced breaks U+000A. */
  readonly text: string
  /** In order, without gaps or overlaps, covering `text`. */
  readonly ranges: readonly StyledRange[]
  readonly direction: 'ltr' | 'rtl'
  /** Each line up to a forced break has the direction of its first letter instead. Default: false. */
  readonly plaintext?: boolean
  /** Inline boxes with a `unicode-bidi` other than `normal`: outer ones before those inside them. Default: none. */
  readonly bidi?: readonly BidiScope[]
}

/** The text of one box that embeds, isolates or overrides: CSS Writing Modes 4 §2.4. */
export interface BidiScope {
  readonly start: number
  readonly end: number
  readonly direction: 'ltr' | 'rtl'
  readonly unicodeBidi: Exclude<ComputedStyle['unicode-bidi'], 'normal'>
}

export interface StyledRange {
  readonly start: number
  readonly end: number
  readonly style: ComputedStyle
  /** BCP 47; empty when the document does not say. */
  readonly lang: string
  /** For the diagnostic about a character no font has. */
  readonly originAt: (offset: number) => Origin | undefined
}

export interface Glyph {
  readonly id: number
  /** Pen movement, letter- and word-spacing included. */
  readonly advance: Pt
  /** Offset of the drawing from the pen; y upwards. */
  readonly dx: Pt
  readonly dy: Pt
  /** Offset of the first code unit this glyph stands for. Glyphs of one cluster share it. */
  readonly cluster: number
}

/** A stretch of one font, style and direction. `glyphs` are in visual order, left to right. */
export interface ShapedRun {
  readonly start: number
  readonly end: number
  readonly style: ComputedStyle
  readonly font: Font
  readonly size: Pt
  /** Bidi embedding level: odd is right-to-left. */
  readonly level: number
  readonly glyphs: readonly Glyph[]
  /** Synthesised because the family lacks it. */
  readonly fakeBold?: boolean
  readonly fakeItalic?: boolean
  /** Lower-case letters set as smaller capitals, for a font without small capitals; `size` is the smaller one. */
  readonly fakeSmallCaps?: boolean
  /** Set smaller and moved, for a font without raised or lowered characters; `size` is the smaller one. */
  readonly fakePosition?: 'sub' | 'super'
  /** What the run was shaped with, for shaping its pieces at a line's ends: ISO 15924 script, BCP 47 language. */
  readonly script?: string
  readonly lang?: string
  /** Ascending offsets inside the run at which a line cannot start or end without shaping anew. Default: none. */
  readonly unsafeBreaks?: readonly number[]
}

/** A place where a line may or must end: before the character at `offset`. */
export interface BreakOpportunity {
  readonly offset: number
  /** `hyphen` shows a hyphen if taken (soft hyphen or automatic); `emergency` only when nothing else fits (overflow-wrap). */
  readonly kind: 'normal' | 'mandatory' | 'hyphen' | 'emergency'
}

export interface Paragraph {
  readonly text: string
  /** In logical order, without gaps. */
  readonly runs: readonly ShapedRun[]
  /** By ascending offset; the end of the text is not listed. */
  readonly breaks: readonly BreakOpportunity[]
  readonly direction: 'ltr' | 'rtl'
}
