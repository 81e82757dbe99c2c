import { PDFDocument } from 'pdf-lib'
import { expect, test } from 'vitest'
import type { Operation } from '../../src/paint/display-list.ts'
import { pathBounds } from '../../src/paint/matrix.ts'
import { renderHtml, typesetPage } from '../../src/render.ts'

const htmlOf = (css: string) =>
  `<!doctype html><html lang=en><title>T</title><style>@page { size: 100pt 60pt; margin: 10pt; ${css} }</style><p>x`

const pageOf = async (css: string) => {
  const { list, diagnostics } = await typesetPage(htmlOf(css), { baseDir: import.meta.dirname })
  expect(diagnostics).toEqual([])
  const [page] = list.pages
  if (page === undefined) throw new Error('a page expected')
  return page
}

const marksIn = (operations: readonly Operation[]) =>
  operations.flatMap((operation) => (operation.type === 'stroke' ? (pathBounds(operation.path) ?? []) : []))

test('the bleed makes the sheet larger, and the boxes say where it is cut', async () => {
  const page = await pageOf('bleed: 20pt')
  expect(page.size).toEqual({ width: 140, height: 100 })
  expect(page.boxes).toEqual({
    trim: { x: 20, y: 20, width: 100, height: 60 },
    bleed: { x: 0, y: 0, width: 140, height: 100 },
  })
})

test('crop marks are two lines at each corner, beyond a bleed of 6pt unless it is said', async () => {
  const page = await pageOf('marks: crop')
  expect(page.size).toEqual({ width: 148, height: 108 })
  expect(page.boxes).toEqual({
    trim: { x: 24, y: 24, width: 100, height: 60 },
    bleed: { x: 18, y: 18, width: 112, height: 72 },
  })
  const marks = marksIn(page.operations)
  expect(marks).toHaveLength(8)
  expect(marks[0]).toEqual({ x: 0, y: 24, width: 15, height: 0 })
  expect(marks.at(-1)).toEqual({ x: 124, y: 93, width: 0, height: 15 })
})

test.each(['marks: crop cross', 'marks: crop cross; bleed: 30pt', 'marks: cross', 'marks: cross; bleed: 1pt'])(
  'no mark touches the bleed: %s',
  async (css) => {
    const { size, boxes, operations } = await pageOf(css)
    const bleed = boxes?.bleed ?? { x: 0, y: 0, ...size }
    for (const { x, y, width, height } of marksIn(operations)) {
      const [right, bottom] = [bleed.x + bleed.width, bleed.y + bleed.height]
      expect(x + width < bleed.x || x > right || y + height < bleed.y || y > bottom).toBe(true)
      expect(x >= 0 && y >= 0 && x + width <= size.width && y + height <= size.height).toBe(true)
    }
  },
)

test('the background of the page ends with the bleed, and nothing is painted among the marks', async () => {
  const { boxes, operations } = await pageOf('marks: crop; background: red')
  expect(operations[1]).toMatchObject({ type: 'clip' })
  const [, clip, fill] = operations
  if (clip?.type !== 'clip' || fill?.type !== 'fill') throw new Error('a clip and a fill expected')
  expect(pathBounds(clip.path)).toEqual(boxes?.bleed)
  expect(pathBounds(fill.path)).toEqual(boxes?.bleed)
})

test('without bleed and marks the page is the sheet', async () => {
  expect(await pageOf('marks: none')).toMatchObject({ size: { width: 100, height: 60 } })
  expect((await pageOf('marks: none')).boxes).toBeUndefined()
})

const pdfPage = async (css: string) => {
  const { pdf } = await renderHtml(htmlOf(css), { baseDir: import.meta.dirname })
  return (await PDFDocument.load(pdf, { updateMetadata: false })).getPage(0)
}

test('the PDF page has its boxes: media and crop are the sheet, bleed and trim what is cut', async () => {
  const page = await pdfPage('marks: crop; bleed: 10pt')
  expect(page.getMediaBox()).toEqual({ x: 0, y: 0, width: 156, height: 116 })
  expect(page.getCropBox()).toEqual(page.getMediaBox())
  expect(page.getBleedBox()).toEqual({ x: 18, y: 18, width: 120, height: 80 })
  expect(page.getTrimBox()).toEqual({ x: 28, y: 28, width: 100, height: 60 })
})

test.each([
  { orientation: 'upright', angle: 0 },
  { orientation: 'rotate-right', angle: 90 },
  { orientation: 'rotate-left', angle: 270 },
])('page-orientation: $orientation turns the finished page by $angle degrees clockwise', async (row) => {
  const page = await pdfPage(`page-orientation: ${row.orientation}`)
  expect(page.getRotation().angle).toBe(row.angle)
  expect(page.getSize()).toEqual({ width: 100, height: 60 })
})
