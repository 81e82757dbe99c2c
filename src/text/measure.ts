import type { Pt } from '../geometry.ts'
import type { Font, FontSet, FontStyle } from './font.ts'

/** How far a font reaches from the baseline at a size, and how far apart it wants its lines. */
export interface FontExtents {
  readonly ascent: Pt
  /** Downwards. */
  readonly descent: Pt
  /** `line-height: normal`. */
  readonly lineHeight: Pt
}

export function fontExtents({ metrics }: Font, size: Pt): FontExtents {
  const { ascent, descent, lineGap } = metrics
  return { ascent: ascent * size, descent: descent * size, lineHeight: (ascent + descent + lineGap) * size }
}

/** The first available font of CSS Fonts 4 §2.1: the first that may be used for a space. Its metrics make the strut. */
export function primaryFont(fonts: FontSet, style: FontStyle): Font {
  const candidates = fonts.match(style)
  const found = candidates.find(
    ({ unicodeRange }) => !unicodeRange || unicodeRange.some(([low, high]) => low <= 0x20 && 0x20 <= high),
  )
  const font = found ?? candidates[0]
  if (!font) throw new Error('a font set always has a match')
  return font
}
