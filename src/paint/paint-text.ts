import type { Styles } from '../css/style-sheet.ts'
import type { SvgStyle } from '../css/svg-style.ts'
import type { Pt, Rect } from '../geometry.ts'
import type { TextFragment } from '../layout/fragment.ts'
import { paintDecorationLine, paintLineShadows } from './decoration-lines.ts'
import { type Decoration, linesAlong } from './decorations.ts'
import type { GlyphsOperation, PaintedGlyph } from './display-list.ts'
import { copiedParts } from './glyph-texts.ts'
import { glyphsOperation, inked } from './glyphs.ts'
import type { Painter } from './painter.ts'
import { withoutPrivateUse } from './private-use.ts'
import { fakeBoldLine, glyphShape, glyphsPath, paintTextShadows } from './text-shadow.ts'

/**
 * Text with its lines: shadows, what is below the text, the text, what is over it. CSS Text Decoration 4 §5. `begin` is
 * called once the shadows are painted: what follows is what the text is read as.
 */
export function paintText(
  painter: Painter,
  fragment: TextFragment,
  rect: Rect,
  decorations: readonly Decoration[],
  baseline: Pt,
  styles: Styles,
  begin: () => void,
) {
  const { style, element } = fragment.box
  const glyphs = glyphsOperation(fragment, rect.x, rect.y)
  const lines = linesAlong(decorations, fragment, glyphs, baseline)
  for (const line of lines) paintLineShadows(painter, line)
  paintTextShadows(painter, glyphs, style['text-shadow'])
  begin()
  for (const line of lines) if (line.kind !== 'line-through') paintDecorationLine(painter, line)
  const readable = withoutPrivateUse(glyphs, element, painter.mark?.type === 'content')
  const width = style['-webkit-text-stroke-width']
  const strokesFirst = width > 0 && strokesBelow(styles.svg(element)['paint-order'])
  const stroke = () => painter.stroke(glyphsPath(glyphs), inked(style, 'stroke'), { width })
  if (strokesFirst) stroke()
  for (const part of copiedParts(readable, fragment.run.level)) painter.glyphs(part)
  for (const mark of glyphs.glyphs) if (mark.shownAt !== undefined) paintMark(painter, glyphs, mark)
  if (width > 0 && !strokesFirst) stroke()
  for (const line of lines) if (line.kind === 'line-through') paintDecorationLine(painter, line)
}

/** A mark that is shown by its outline, as bold as the letters. */
function paintMark(painter: Painter, glyphs: GlyphsOperation, mark: PaintedGlyph) {
  const path = glyphsPath({ ...glyphs, glyphs: [mark] })
  painter.fillGlyph(path, glyphs.color, glyphShape(glyphs, mark))
  if (glyphs.fakeBold === true) painter.stroke(path, glyphs.color, { width: fakeBoldLine(glyphs.size) })
}

/** CSS Fill and Stroke 3 §3.1: in text as in drawings. */
function strokesBelow(order: SvgStyle['paint-order']): boolean {
  return order.indexOf('stroke') < order.indexOf('fill')
}
