import type { TextRun } from '../../box/box.ts'
import type { Ellipsis } from '../../css/computed-style.ts'
import { languageOf } from '../../html/language.ts'
import { hasGlyph } from '../../text/harfbuzz.ts'
import { primaryFont } from '../../text/measure.ts'
import { shapeParagraph } from '../../text/shape.ts'
import type { InlineFlow } from './inline-flow.ts'
import { type TextLeaf, widthOf } from './line-leaves.ts'

/**
 * What stands for text that is left out, in the style of the block and with the level of its base direction. `after` is
 * the text it is read with. Empty for an empty string.
 */
export function shapeEllipsis(flow: InlineFlow, value: Ellipsis, after: TextRun | undefined): readonly TextLeaf[] {
  const { style, element } = flow.root
  const { fonts, report } = flow.context
  const text = value === 'ellipsis' ? ellipsisCharacter(flow) : value.text
  const range = { start: 0, end: text.length, style, lang: languageOf(element), originAt: () => element.origin }
  const { runs } = shapeParagraph({ text, ranges: [range], direction: style.direction }, fonts, report)
  const box: TextRun = {
    type: 'text',
    style,
    element,
    anonymous: true,
    text,
    origins: [],
    ...(after && { standsFor: after.standsFor ?? after }),
  }
  return runs.map((run) => ({
    type: 'text',
    box,
    parent: undefined,
    offset: 0,
    level: run.level,
    width: widthOf(run.glyphs),
    run,
    start: run.start,
    end: run.end,
    hyphenated: false,
  }))
}

/** CSS Overflow 4 §5.1: U+2026, or three points where the font does not have it. */
function ellipsisCharacter({ root, context }: InlineFlow): string {
  return hasGlyph(primaryFont(context.fonts, root.style), 0x2026) ? '\u2026' : '...'
}
