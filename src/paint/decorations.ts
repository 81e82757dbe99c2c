import { type ComputedStyle, resolve } from '../css/computed-style.ts'
import type { Pt } from '../geometry.ts'
import type { TextFragment } from '../layout/fragment.ts'
import { inkOf, type LineAlongText } from './decoration-lines.ts'
import type { GlyphsOperation } from './display-list.ts'
import { inkGaps } from './skip-ink.ts'

/** The decorations of one decorating box, on its way down to the text: CSS Text Decoration 3 §2. */
export interface Decoration {
  readonly style: ComputedStyle
  /** Of the decorating box, from the page's top; undefined for a block, whose lines each have their own. */
  readonly baseline: Pt | undefined
}

type DecorationLine = ComputedStyle['text-decoration-line'][number]

/** Adds the decorations of a box to those it stands in. */
export function decorated(
  decorations: readonly Decoration[],
  style: ComputedStyle,
  baseline: Pt | undefined,
): readonly Decoration[] {
  return style['text-decoration-line'].length === 0 ? decorations : [...decorations, { style, baseline }]
}

/** The lines along a text fragment whose glyphs are these, as they are painted one over the other. */
export function linesAlong(
  decorations: readonly Decoration[],
  fragment: TextFragment,
  glyphs: GlyphsOperation,
  lineBaseline: Pt,
): readonly LineAlongText[] {
  const { style: own } = fragment.box
  return (['underline', 'overline', 'line-through'] as const).flatMap((kind) =>
    decorations.flatMap(({ style, baseline }) => {
      if (!style['text-decoration-line'].includes(kind) || style.visibility !== 'visible') return []
      const { centre, thickness } = place(kind, style, fragment)
      const y = (baseline ?? lineBaseline) + centre
      const skip = kind === 'line-through' ? 'none' : own['text-decoration-skip-ink']
      const line = { kind, style, x: glyphs.x, y, width: fragment.rect.width, thickness }
      return [{ ...line, gaps: inkGaps(glyphs, inkOf(line), thickness, skip, fragment.run.script) }]
    }),
  )
}

/** CSS Text Decoration 4 §2.3, §2.8: where the middle of the line is, from the baseline down, and how thick it is. */
function place(kind: DecorationLine, style: ComputedStyle, { run }: TextFragment): { centre: Pt; thickness: Pt } {
  const { metrics } = run.font
  const size = style['font-size']
  const own = kind === 'line-through' ? metrics.strikeoutThickness : metrics.underlineThickness
  const wanted = style['text-decoration-thickness']
  const thickness = typeof wanted === 'string' ? own * size : resolve(wanted, size)
  const offset = style['text-underline-offset']
  switch (kind) {
    case 'underline': {
      const away = offset === 'auto' ? 0 : resolve(offset, size)
      switch (style['text-underline-position']) {
        case 'under':
          return { centre: metrics.descent * size + away + thickness / 2, thickness }
        case 'from-font':
          return { centre: -metrics.underlinePosition * size + away, thickness }
        default:
          if (offset !== 'auto') return { centre: away + thickness / 2, thickness }
          return { centre: -metrics.underlinePosition * size, thickness }
      }
    }
    case 'overline':
      return { centre: -metrics.ascent * size + thickness / 2, thickness }
    case 'line-through':
      return { centre: -metrics.strikeoutPosition * size, thickness }
    default:
      return kind satisfies never
  }
}
