import { readFileSync } from 'node:fs'
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type {
  DisplayList,
  DisplayPage,
  GlyphsOperation,
  StructureChild,
  StructureElement,
} from '../../src/paint/display-list.ts'
import { writePdf } from '../../src/pdf/write-pdf.ts'
import type { Font } from '../../src/text/font.ts'
import { glyphAdvance, glyphOf } from '../../src/text/harfbuzz.ts'
import { loadFont } from '../../src/text/load-font.ts'

/** Display lists by hand, and what a reader of the PDF finds in it. */

export const black = { space: 'rgb', r: 0, g: 0, b: 0, alpha: 1 } as const

export const courier = font('node_modules/@expo-google-fonts/courier-prime/400Regular/CourierPrime_400Regular.ttf')

export function font(path: string): Font {
  const loaded = loadFont(readFileSync(path), { family: 'Test', weight: 400, italic: false })
  if (loaded === undefined) throw new Error(`cannot load ${path}`)
  return loaded
}

/** Text as a row of glyphs, one for each character. */
export function text(value: string, x = 10, y = 20, size = 10, face = courier): GlyphsOperation {
  let pen = 0
  const glyphs = [...value].map((character) => {
    const id = glyphOf(face, character.codePointAt(0) ?? 0) ?? 0
    const advance = (glyphAdvance(face, id) / face.metrics.unitsPerEm) * size
    pen += advance
    return { id, x: pen - advance, y: 0, advance, text: character }
  })
  return { type: 'glyphs', font: face, size, color: black, x, y, glyphs }
}

export function page(operations: DisplayPage['operations'], links: DisplayPage['links'] = []): DisplayPage {
  return { size: { width: 200, height: 100 }, operations, links }
}

export function element(role: string, children: readonly StructureChild[], more: Partial<StructureElement> = {}) {
  return { type: 'element', role, children, ...more } as const
}

export function list(pages: readonly DisplayPage[], more: Partial<DisplayList> = {}): DisplayList {
  const structure = element('Document', [])
  return { pages, structure, outline: [], destinations: new Map(), title: 'Test', language: 'en', ...more }
}

export function write(display: DisplayList): Promise<Uint8Array> {
  return writePdf(display, { info: { title: display.title }, creationDate: new Date('2026-01-02T03:04:05Z') })
}

export function read(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  return getDocument({ data: bytes.slice(), verbosity: 0 }).promise
}

/** The text of one page in drawing order. */
export async function textOf(bytes: Uint8Array, number = 1): Promise<string> {
  const content = await (await (await read(bytes)).getPage(number)).getTextContent()
  return content.items.map((item) => ('str' in item ? item.str : '')).join('')
}
