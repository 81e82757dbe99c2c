import type { ComputedStyle } from '../../css/computed-style.ts'
import type { Pt } from '../../geometry.ts'
import type { Font } from '../../text/font.ts'
import { fontExtents, primaryFont, usedFontSize } from '../../text/measure.ts'
import type { LayoutContext } from '../layout.ts'

/** How an inline box stands about its baseline. All distances are positive on their own side of it. */
export interface InlineMetrics {
  /** Of the content area: ascent and descent of the first available font. CSS Inline 3 §4.3. */
  readonly ascent: Pt
  readonly descent: Pt
  /** Of the layout bounds: the content area with half of the leading on each side. */
  readonly above: Pt
  readonly below: Pt
  readonly lineHeight: Pt
  readonly xHeight: Pt
}

const owner = {}

/** Metrics of an inline box by its style alone: its strut. CSS 2.2 §10.8.1. */
export function inlineMetrics(style: ComputedStyle, context: LayoutContext): InlineMetrics {
  return context.memo(owner, style, () => {
    const font = primaryFont(context.fonts, style)
    const size = usedFontSize(context.fonts, style, font)
    const ascent = font.metrics.ascent * size
    const descent = font.metrics.descent * size
    const lineHeight = usedLineHeight(style, font, size)
    const halfLeading = (lineHeight - ascent - descent) / 2
    const xHeight = font.metrics.xHeight * size
    return { ascent, descent, above: ascent + halfLeading, below: descent + halfLeading, lineHeight, xHeight }
  })
}

/** CSS 2.2 §10.8.1. `normal` is what the font asks for. */
function usedLineHeight(style: ComputedStyle, font: Font, size: Pt): Pt {
  const value = style['line-height']
  if (value === 'normal') return fontExtents(font, size).lineHeight
  return typeof value === 'number' ? value : value.multiple * style['font-size']
}

/**
 * Layout bounds of glyphs in `font`. CSS Inline 3 §5.1: a fallback font counts only where `line-height` is `normal`;
 * else undefined.
 */
export function fallbackBounds(style: ComputedStyle, font: Font, size: Pt): { above: Pt; below: Pt } | undefined {
  if (style['line-height'] !== 'normal') return undefined
  const half = (font.metrics.lineGap * size) / 2
  return { above: font.metrics.ascent * size + half, below: font.metrics.descent * size + half }
}
