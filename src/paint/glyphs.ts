import type { TextRun } from '../box/box.ts'
import { originAt } from '../diagnostic.ts'
import type { Pt } from '../geometry.ts'
import type { TextFragment } from '../layout/fragment.ts'
import { softHyphen } from '../text/characters.ts'
import type { Font } from '../text/font.ts'
import { glyphOf } from '../text/harfbuzz.ts'
import type { Glyph } from '../text/paragraph.ts'
import type { GlyphsOperation, PaintedGlyph } from './display-list.ts'

/** The glyphs of a text fragment whose top left corner is at `x`, `y`, each with the text that a reader copies for it. */
export function glyphsOperation(fragment: TextFragment, x: Pt, y: Pt): GlyphsOperation {
  const { box, run, baseline } = fragment
  const origin = originAt(box.origins, fragment.start)
  return {
    type: 'glyphs',
    font: run.font,
    size: run.size,
    color: box.style.color,
    x,
    y: y + baseline,
    glyphs: paintedGlyphs(fragment),
    ...(run.fakeBold === true && { fakeBold: true }),
    ...(run.fakeItalic === true && { fakeItalic: true }),
    ...(origin !== undefined && { origin }),
  }
}

function paintedGlyphs(fragment: TextFragment): readonly PaintedGlyph[] {
  const { run } = fragment
  const texts = glyphTexts(fragment)
  const painted: PaintedGlyph[] = []
  let pen = 0
  run.glyphs.forEach((glyph, index) => {
    const text = texts[index] ?? ''
    if (!isInvisible(glyph, text)) {
      painted.push({ id: glyph.id, x: pen + glyph.dx, y: -glyph.dy, advance: glyph.advance, text })
    }
    pen += glyph.advance
  })
  return withLostSpace(fragment, painted, pen)
}

/** A soft hyphen that was not needed: an empty glyph, and nobody wants to copy it. */
function isInvisible(glyph: Glyph, text: string): boolean {
  return text === softHyphen && glyph.advance === 0
}

/**
 * What each glyph stands for, by its index: its cluster's text for the first glyph of a cluster, nothing for the others.
 * The hyphen at a line's end is a soft one, which leaves no trace in copied text: PDF 1.7 §14.8.2.2.3.
 */
function glyphTexts({ box, run, hyphenated }: TextFragment): readonly string[] {
  const isHyphen = ({ cluster }: Glyph) => hyphenated && cluster >= run.end
  const starts = [...new Set(run.glyphs.filter((glyph) => !isHyphen(glyph)).map(({ cluster }) => cluster))]
  starts.sort((a, b) => a - b)
  const ends = new Map(starts.map((start, index) => [start, starts[index + 1] ?? run.end]))
  const seen = new Set<number>()
  return run.glyphs.map((glyph) => {
    if (isHyphen(glyph)) return softHyphen
    const { cluster } = glyph
    if (seen.has(cluster)) return ''
    seen.add(cluster)
    return clusterText(box, cluster, ends.get(cluster) ?? run.end)
  })
}

/** Preserved line feeds and tabs are copied as spaces; soft hyphens only where they stand alone, to be dropped. */
function clusterText({ text, written }: TextRun, start: number, end: number): string {
  const part = (written?.slice(start, end).join('') ?? text.slice(start, end)).replace(/[\t\n\r]/g, ' ')
  return part === softHyphen ? part : part.replaceAll(softHyphen, '')
}

/** The space that vanished at the line's end is put back, without width, for the sake of copying. */
function withLostSpace(fragment: TextFragment, painted: readonly PaintedGlyph[], pen: Pt): readonly PaintedGlyph[] {
  const { box, run, end } = fragment
  const shown = run.glyphs.length === 0 ? fragment.start : run.end
  const lost = box.text.slice(shown, end)
  const space = /\s/.test(lost) ? spaceGlyph(run.font) : undefined
  if (space === undefined) return painted
  const rtl = run.level % 2 === 1
  const glyph: PaintedGlyph = { id: space, x: rtl ? 0 : pen, y: 0, advance: 0, text: ' ' }
  return rtl ? [glyph, ...painted] : [...painted, glyph]
}

const spaceGlyphs = new WeakMap<Uint8Array, number | undefined>()

function spaceGlyph(font: Font): number | undefined {
  if (!spaceGlyphs.has(font.data)) spaceGlyphs.set(font.data, glyphOf(font, 0x20))
  return spaceGlyphs.get(font.data)
}
