import type { GlyphsOperation, PaintedGlyph, Path } from '../paint/display-list.ts'
import { glyphsPath } from '../paint/text-shadow.ts'

/** The glyph that fonts have for what they lack, `.notdef`. No archive takes text shown with it: ISO 19005-3 §6.2.11.8. */
const notdef = 0

export function lacksGlyphs({ glyphs }: GlyphsOperation): boolean {
  return glyphs.some(({ id }) => id === notdef)
}

/** Rows of glyphs that the font has, and by themselves those it has not, in drawing order. */
export function partsByPresence(operation: GlyphsOperation): readonly (GlyphsOperation | PaintedGlyph)[] {
  const parts: (GlyphsOperation | PaintedGlyph)[] = []
  let run: PaintedGlyph[] = []
  const { actualText: _actualText, ...rest } = operation
  const close = () => {
    if (run.length > 0) parts.push({ ...rest, glyphs: run })
    run = []
  }
  for (const glyph of operation.glyphs) {
    if (glyph.id !== notdef) run.push(glyph)
    else {
      close()
      parts.push(glyph)
    }
  }
  close()
  return parts
}

/** What the font itself shows for what it lacks, to be filled; an empty box as wide as the glyph where that is nothing. */
export function missingGlyphPath(operation: GlyphsOperation, glyph: PaintedGlyph): Path {
  const own = glyphsPath({ ...operation, glyphs: [glyph] })
  return own.length > 0 ? own : emptyBox(operation, glyph)
}

function emptyBox({ x, y, size, font }: GlyphsOperation, glyph: PaintedGlyph): Path {
  const line = size / 18
  const left = x + glyph.x + line
  const right = x + glyph.x + glyph.advance - line
  const bottom = y + glyph.y
  const top = bottom - size * (font.metrics.capHeight || 0.7)
  if (right - left <= 2 * line) return []
  // The inner edge runs the other way, which leaves its inside empty.
  return [...ring(left, top, right, bottom), ...ring(right - line, top + line, left + line, bottom - line)]
}

function ring(left: number, top: number, right: number, bottom: number): Path {
  return [['m', left, top], ['l', right, top], ['l', right, bottom], ['l', left, bottom], ['z']]
}
