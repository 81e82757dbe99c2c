import type { GlyphsOperation, PaintedGlyph } from '../paint/display-list.ts'
import { fakeBoldLine } from '../paint/text-shadow.ts'
import { hex } from './cmap.ts'
import type { FontEncoding } from './font-encoding.ts'
import type { GraphicsState } from './graphics-state.ts'
import { number, numbers } from './pdf-values.ts'

/** The slant of an italic made from an upright face: 14 degrees, CSS Fonts 4 §2.5. */
const fakeSlant = Math.tan((14 * Math.PI) / 180)

/** How far a glyph may stand from its place: well below what a printer resolves. In points. */
const tolerance = 0.002

/** Text-showing operators (PDF 1.7 §9.4) for one row of glyphs, inside a text object. */
export function showGlyphs(out: string[], state: GraphicsState, operation: GlyphsOperation, encoding: FontEncoding) {
  setFont(out, state, operation, encoding)
  if (operation.actualText !== undefined) out.push(spanWithText(operation.actualText))
  const slant = operation.fakeItalic === true ? fakeSlant : 0
  for (const row of rows(operation.glyphs)) {
    const first = row[0] as PaintedGlyph
    showUnseen(out, state, first.shownAt !== undefined, operation)
    out.push(`${numbers([1, 0, slant, -1, operation.x + first.x, operation.y + first.y], state.decimals)} Tm`)
    out.push(showRow(row, operation.size, encoding))
  }
  if (operation.actualText !== undefined) out.push('EMC')
}

function setFont(out: string[], state: GraphicsState, { size }: GlyphsOperation, encoding: FontEncoding) {
  const font = `/${encoding.name} ${number(size, state.decimals)} Tf`
  if (state.font !== font) out.push(font)
  state.font = font
}

/** PDF 1.7 §9.3.6: mode 3 shows nothing. */
function showUnseen(out: string[], state: GraphicsState, unseen: boolean, operation: GlyphsOperation) {
  if (!unseen) setRenderingMode(out, state, operation)
  else if (state.renderingMode !== 3) {
    out.push('3 Tr')
    state.renderingMode = 3
  }
}

/** A bold made from a regular face: outlines thickened by a stroke of their colour. */
function setRenderingMode(out: string[], state: GraphicsState, { fakeBold, stroke, size }: GlyphsOperation) {
  const mode = stroke !== undefined ? 1 : fakeBold === true ? 2 : 0
  if (state.renderingMode !== mode) out.push(`${mode} Tr`)
  state.renderingMode = mode
  if (mode !== 2) return
  const line = `${number(fakeBoldLine(size), state.decimals)} w 0 J [] 0 d`
  if (state.line !== line) out.push(line)
  state.line = line
}

/** Glyphs of one height each: marks set above or below their base begin a row of their own, as do those not seen. */
function rows(glyphs: readonly PaintedGlyph[]): readonly (readonly PaintedGlyph[])[] {
  const all: PaintedGlyph[][] = []
  let last: PaintedGlyph | undefined
  for (const glyph of glyphs) {
    if (glyph.y === last?.y && (glyph.shownAt === undefined) === (last.shownAt === undefined)) all.at(-1)?.push(glyph)
    else all.push([glyph])
    last = glyph
  }
  return all
}

/** Codes, with an adjustment wherever the reader's pen would leave the glyph's place. */
function showRow(row: readonly PaintedGlyph[], size: number, encoding: FontEncoding): string {
  const pieces: string[] = []
  let codes = ''
  let pen = row[0]?.x ?? 0
  for (const glyph of row) {
    const off = glyph.x - pen
    if (Math.abs(off) > tolerance && size > 0) {
      const adjustment = Math.round((-off * 1000 * 100) / size) / 100
      if (codes !== '') pieces.push(`<${codes}>`)
      pieces.push(number(adjustment))
      codes = ''
      pen -= (adjustment * size) / 1000
    }
    codes += hex(encoding.code(glyph.id, glyph.text))
    pen += (encoding.width(glyph.id) * size) / 1000
  }
  pieces.push(`<${codes}>`)
  return pieces.length === 1 ? `${pieces[0]} Tj` : `[${pieces.join('')}] TJ`
}

/** Opens a sequence that a reader copies as `text`: PDF 1.7 §14.9.4. */
export function spanWithText(text: string): string {
  return `/Span <</ActualText ${hexText(text)}>> BDC`
}

/** A text string of PDF 1.7 §7.9.2.2, in hexadecimal. */
export function hexText(value: string): string {
  let digits = 'feff'
  for (let index = 0; index < value.length; index += 1) digits += hex(value.charCodeAt(index))
  return `<${digits}>`
}
