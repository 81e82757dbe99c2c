import type { ComputedStyle } from '../css/computed-style.ts'
import type { Pt } from '../geometry.ts'
import type { Font, FontSet, FontStyle } from './font.ts'
import { glyphAdvance, glyphOf } from './harfbuzz.ts'

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

type SizedStyle = FontStyle & Pick<ComputedStyle, 'font-size' | 'font-size-adjust'>

/** The font size that glyphs of `font` are set in: CSS Fonts 5 §2.1, `font-size-adjust`, and §3.4, `size-adjust`. */
export function usedFontSize(fonts: FontSet, style: SizedStyle, font: Font): Pt {
  const adjust = style['font-size-adjust']
  const size = style['font-size']
  if (adjust === 'none') return size * (font.sizeAdjust ?? 1)
  const wanted = adjust.value === 'from-font' ? metricOf(primaryFont(fonts, style), adjust.metric) : adjust.value
  const own = metricOf(font, adjust.metric)
  return wanted === undefined || !own ? size : (size * wanted) / own
}

type Metric = Exclude<ComputedStyle['font-size-adjust'], 'none'>['metric']

/** Of a font, per em; undefined for one it does not have. */
function metricOf(font: Font, metric: Metric): number | undefined {
  switch (metric) {
    case 'ex-height':
      return font.metrics.xHeight
    case 'cap-height':
      return font.metrics.capHeight
    case 'ch-width':
      return advanceOf(font, '0')
    case 'ic-width':
    case 'ic-height': // there is no vertical text, and ideographs are as high as they are wide
      return advanceOf(font, '\u6c34')
    default:
      return metric satisfies never
  }
}

/** Of the font's glyph for a character, per em; undefined when it has none. */
function advanceOf(font: Font, character: string): number | undefined {
  const glyph = glyphOf(font, character.codePointAt(0) ?? 0)
  return glyph === undefined ? undefined : glyphAdvance(font, glyph) / font.metrics.unitsPerEm
}
