import { readFileSync } from 'node:fs'
import PDFDocument from 'pdfkit'

/** A page as nothing but its lines: what any program must draw. Plain data, so that a fresh process can read it. */
export interface RawPage {
  readonly width: number
  readonly height: number
  readonly lines: readonly RawLine[]
}

export interface RawLine {
  /** Path of the font's file, or its bytes. */
  readonly font: string
  readonly size: number
  readonly x: number
  /** Of the baseline. */
  readonly y: number
  readonly text: string
}

/** Draws lines with pdfkit's own `text()`, the way a program without a layout engine does. */
export function drawRaw(pages: readonly RawPage[], fonts: ReadonlyMap<string, Buffer>): Promise<Buffer> {
  const document = new PDFDocument({ autoFirstPage: false, compress: true })
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  const done = new Promise<Buffer>((resolve) => document.on('end', () => resolve(Buffer.concat(chunks))))
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

/** As a program of its own: `node raw-pdfkit.js pages.json font=path…`. */
const [pagesFile, ...fontFiles] = process.argv.slice(2)
if (pagesFile?.endsWith('.raw.json')) {
  const fonts = new Map(
    fontFiles.map((entry) => {
      const [name = '', path = ''] = entry.split('=')
      return [name, readFileSync(path)] as const
    }),
  )
  await drawRaw(JSON.parse(readFileSync(pagesFile, 'utf8')), fonts)
}
