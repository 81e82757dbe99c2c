import type { ComputedStyle } from '../css/computed-style.ts'

/** One face of a font, parsed once a process and shared by all kits. */
export interface Font {
  /** Unique in a process: names the file's bytes (and the instance, of a variable font). The same on every machine. */
  readonly id: string
  readonly family: string
  readonly postscriptName: string
  /** The sfnt file; WOFF is unpacked already. */
  readonly data: Uint8Array
  readonly outlines: 'truetype' | 'cff'
  readonly weight: number
  readonly italic: boolean
  readonly metrics: FontMetrics
  /** What the font size is multiplied by for this face: `size-adjust` of its @font-face rule. Default: 1. */
  readonly sizeAdjust?: number
  /** Inclusive code point ranges an @font-face rule limits the face to; undefined for all it has. */
  readonly unicodeRange?: readonly (readonly [number, number])[]
}

/** Per em (1 = the font size). Distances from the baseline; all positive but `underlinePosition`. */
export interface FontMetrics {
  /** Of the glyph space, for the PDF's widths. */
  readonly unitsPerEm: number
  readonly ascent: number
  readonly descent: number
  readonly lineGap: number
  readonly xHeight: number
  readonly capHeight: number
  /** Centre of the stroke, below the baseline when negative. */
  readonly underlinePosition: number
  readonly underlineThickness: number
  /** Centre of the stroke. */
  readonly strikeoutPosition: number
  readonly strikeoutThickness: number
}

/** All fonts of one rendering: the `@font-face` rules and the built-in families. */
export interface FontSet {
  /** Faces to try for a style, best first: declared families in order, then built-in fallbacks. Never empty. CSS Fonts 4 §5. */
  match(style: FontStyle): readonly Font[]
}

/** What faces are chosen by, and what sets the axes of variable ones. */
export type FontStyle = Pick<ComputedStyle, 'font-family' | 'font-weight' | 'font-style' | 'font-stretch'> &
  Partial<Pick<ComputedStyle, 'font-size' | 'font-optical-sizing' | 'font-variation-settings'>>
