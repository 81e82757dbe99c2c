// What we measure against: pdfkit's own `text()` drawing the same lines, as a program without a layout engine does.
import { readFileSync } from 'node:fs'
import PDFDocument from 'pdfkit'

/**
 * A page as nothing but its lines; `font` names one of the fonts, `y` is the baseline's.
 *
 * @typedef {{ font: string, size: number, x: number, y: number, text: string }} RawLine
 * @typedef {{ width: number, height: number, lines: readonly RawLine[] }} RawPage
 */

/**
 * @param {readonly RawPage[]} pages
 * @param {ReadonlyMap<string, Buffer>} fonts
 * @returns {Promise<Buffer>}
 */
export function drawRaw(pages, fonts) {
  const document = new PDFDocument({ autoFirstPage: false, compress: true })
  /** @type {Buffer[]} */
  const chunks = []
  document.on('data', (chunk) => chunks.push(chunk))
  /** @type {Promise<Buffer>} */
  const done = new Promise((resolve) => document.on('end', () => resolve(Buffer.concat(chunks))))
  for (const [name, bytes] of fonts) document.registerFont(name, bytes)
  for (const page of pages) {
    document.addPage({ size: [page.width, page.height], margin: 0 })
    for (const { font, size, x, y, text } of page.lines) {
      document.font(font).fontSize(size).text(text, x, y, { lineBreak: false, baseline: 'alphabetic' })
    }
  }
  document.end()
  return done
}

/**
 * Paragraphs broken into justified lines by pdfkit, one below the other.
 *
 * @param {{ texts: readonly string[], font: Buffer, size: number, width: number }} paragraphs
 */
export function wrapRaw({ texts, font, size, width }) {
  const document = new PDFDocument({ size: [width, 10_000], margin: 0 })
  document.on('data', () => {})
  document.font(font).fontSize(size)
  for (const text of texts) document.text(text, 0, 0, { width, align: 'justify' })
  document.end()
}

// As a program of its own: node raw-pdfkit.mjs kit.raw.json name=font.ttf…
const [pagesFile, ...fontFiles] = process.argv.slice(2)
if (pagesFile?.endsWith('.raw.json')) {
  const fonts = new Map()
  for (const entry of fontFiles) {
    const [name = '', path = ''] = entry.split('=')
    fonts.set(name, readFileSync(path))
  }
  await drawRaw(JSON.parse(readFileSync(pagesFile, 'utf8')), fonts)
}
