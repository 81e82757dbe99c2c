import type { FontUnits } from '../css/values/parser.ts'
import type { Font, FontSet } from './font.ts'
import { glyphAdvance, glyphOf } from './harfbuzz.ts'

/** What the font-relative units are of: the fonts of the document. CSS Values 4 §6.1.1 and §6.1.2. */
export function fontUnits(fonts: FontSet): FontUnits {
  const known = new Map<readonly Font[], ReturnType<FontUnits>>()
  return (style) => {
    const matching = fonts.match(style)
    const units = known.get(matching) ?? measure(matching)
    known.set(matching, units)
    return units
  }
}

function measure(fonts: readonly Font[]): ReturnType<FontUnits> {
  const [first] = fonts
  if (first === undefined) throw new Error('a font set always has a match')
  const { xHeight, capHeight, ascent, descent, lineGap } = first.metrics
  const { sizeAdjust = 1 } = first
  return {
    ex: xHeight * sizeAdjust,
    ch: advanceOf('0', fonts) ?? 0.5,
    cap: capHeight * sizeAdjust,
    ic: advanceOf('水', fonts) ?? 1,
    lineHeight: (ascent + descent + lineGap) * sizeAdjust,
  }
}

/** Advance, per em, in the font that a character would be set in; undefined when none has it. */
function advanceOf(character: string, fonts: readonly Font[]): number | undefined {
  const codePoint = character.codePointAt(0) ?? 0
  for (const font of fonts) {
    const inRange = font.unicodeRange?.some(([low, high]) => low <= codePoint && codePoint <= high) ?? true
    const glyph = inRange ? glyphOf(font, codePoint) : undefined
    if (glyph !== undefined) return (glyphAdvance(font, glyph) / font.metrics.unitsPerEm) * (font.sizeAdjust ?? 1)
  }
  return undefined
}
