import type { Color, ComputedStyle } from '../css/computed-style.ts'
import { originAt } from '../diagnostic.ts'
import type { Pt } from '../geometry.ts'
import type { TextFragment } from '../layout/fragment.ts'
import { softHyphen } from '../text/characters.ts'
import type { Font } from '../text/font.ts'
import { glyphOf } from '../text/harfbuzz.ts'
import type { Glyph } from '../text/paragraph.ts'
import { isCursive } from '../text/script.ts'
import type { GlyphsOperation, PaintedGlyph } from './display-list.ts'
import { glyphTexts } from './glyph-texts.ts'

/** The glyphs of a text fragment whose top left corner is at `x`, `y`, each with the text that a reader copies for it. */
export function glyphsOperation(fragment: TextFragment, x: Pt, y: Pt): GlyphsOperation {
  const { box, run, baseline } = fragment
  const origin = originAt(box.origins, fragment.start)
  return {
    type: 'glyphs',
    font: run.font,
    size: run.size,
    color: inked(box.style, 'fill'),
    x,
    y: y + baseline,
    glyphs: paintedGlyphs(fragment),
    ...trackingOf(fragment),
    ...(run.fakeBold === true && { fakeBold: true }),
    ...(run.fakeItalic === true && { fakeItalic: true }),
    ...(origin !== undefined && { origin }),
  }
}

/** The colour that glyphs are filled or lined with: Compatibility §5. */
export function inked(style: ComputedStyle, use: 'fill' | 'stroke'): Color {
  const found = style[`-webkit-text-${use}-color`]
  return found === 'currentcolor' ? style.color : found
}

/** CSS Text 3 §8.2.1: letters of cursive scripts are not set apart. */
function trackingOf({ box, run }: TextFragment): { readonly tracking?: Pt } {
  const tracking = box.style['letter-spacing']
  return tracking === 0 || isCursive(run.script ?? 'Latn') ? {} : { tracking }
}

function paintedGlyphs(fragment: TextFragment): readonly PaintedGlyph[] {
  const { run } = fragment
  const texts = glyphTexts(fragment)
  const painted: PaintedGlyph[] = []
  let pen = 0
  run.glyphs.forEach((glyph, index) => {
    const text = texts[index] ?? ''
    if (!isInvisible(glyph, text)) {
      const place = { x: pen + glyph.dx, y: -glyph.dy }
      const apart = isApart(fragment, glyph, text)
      painted.push({
        id: glyph.id,
        ...(apart ? { x: pen + shiftOfBase(run, index), y: 0, shownAt: place } : place),
        advance: glyph.advance,
        text,
      })
    }
    pen += glyph.advance
  })
  return withLostSpace(fragment, painted, pen)
}

/**
 * Marks that are moved to their letter, and dots that stand for nothing, are shown by their outlines: readers that go by
 * the places of glyphs would part the letters there. The marks are copied from where their letter begins, or the pen is.
 */
function isApart({ run }: TextFragment, glyph: Glyph, text: string): boolean {
  if (glyph.advance !== 0) return false
  return text === '' ? run.level % 2 === 1 : (glyph.dx !== 0 || glyph.dy !== 0) && /^\p{M}+$/u.test(text)
}

/** How far kerning moves the letter that a mark of right-to-left text stands on, which comes after it. */
function shiftOfBase({ glyphs, level }: TextFragment['run'], mark: number): Pt {
  if (level % 2 === 0) return 0
  const cluster = glyphs[mark]?.cluster
  return glyphs.slice(mark + 1, mark + 8).find((glyph) => glyph.cluster === cluster && glyph.advance !== 0)?.dx ?? 0
}

/** A soft hyphen that was not needed: an empty glyph, and nobody wants to copy it. */
function isInvisible(glyph: Glyph, text: string): boolean {
  return text === softHyphen && glyph.advance === 0
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
