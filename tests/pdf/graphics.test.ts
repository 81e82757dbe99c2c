import { PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import type { Gradient, GroupOperation, Operation, Path } from '../../src/paint/display-list.ts'
import { identity } from '../../src/paint/matrix.ts'
import { rectangle } from '../../src/paint/path.ts'
import { drawnIn } from '../../src/pdf/operands.ts'
import { black, element, list, page, read, text, textOf, write } from './list.ts'

const area = { x: 10, y: 10, width: 40, height: 20 }
const path: Path = rectangle(area)
const red = { space: 'rgb', r: 1, g: 0, b: 0, alpha: 1 } as const
const clear = { ...red, alpha: 0 }

function linear(more: Partial<Gradient> = {}): Gradient {
  const stops = [
    { offset: 0, color: red },
    { offset: 1, color: black },
  ]
  const ends = { from: { x: 10, y: 0 }, to: { x: 20, y: 0 } }
  return { type: 'linear', ...ends, stops, spread: 'pad', matrix: identity, ...more } as Gradient
}

function group(operations: readonly Operation[], more: Partial<GroupOperation> = {}): GroupOperation {
  return { type: 'group', operations, bounds: area, opacity: 0.5, ...more }
}

/** The operators of a page as a reader understands them. */
async function operators(...operations: readonly Operation[]): Promise<string[]> {
  const bytes = await write(list([page(operations)]))
  expect(Buffer.from(bytes).equals(await write(list([page(operations)])))).toBe(true)
  const names = new Map(Object.entries(OPS).map(([name, code]) => [code, name]))
  const { fnArray } = await (await (await read(bytes)).getPage(1)).getOperatorList()
  return fnArray.map((code) => names.get(code) ?? '')
}

test.each([
  ['axial', linear()],
  ['repeated', linear({ spread: 'repeat' })],
  ['radial', linear({ type: 'radial', from: { x: 5, y: 5, radius: 0 }, to: { x: 5, y: 5, radius: 9 } } as Gradient)],
  ['conic', linear({ type: 'conic', center: { x: 30, y: 20 }, angle: 45 } as Gradient)],
])('a %s gradient is a pattern', async (_name, gradient) => {
  expect(await operators({ type: 'shade', path, gradient })).toContain('setFillColorN')
})

test('a gradient of varying alpha has a soft mask', async () => {
  const gradient = linear({
    stops: [
      { offset: 0, color: red },
      { offset: 1, color: clear },
    ],
  })
  expect(await operators({ type: 'shade', path, gradient })).toContain('beginGroup')
})

test('a gradient of one alpha is let through as a whole, however a reader paints it', async () => {
  const half = { ...red, alpha: 0.5 }
  const gradient = linear({
    stops: [
      { offset: 0, color: half },
      { offset: 1, color: { ...black, alpha: 0.5 } },
    ],
  })
  const found = await operators({ type: 'shade', path, gradient })
  expect(found.indexOf('setGState')).toBeLessThan(found.indexOf('paintFormXObjectBegin'))
  expect(found.slice(found.indexOf('paintFormXObjectBegin'))).toContain('setFillColorN')
})

test('a gradient without extent is its last colour', async () => {
  const gradient = linear({ from: { x: 10, y: 0 }, to: { x: 10, y: 0 }, spread: 'repeat' } as Partial<Gradient>)
  const found = await operators({ type: 'shade', path, gradient })
  expect(found).not.toContain('setFillColorN')
  expect(found).toContain('setFillRGBColor')
})

test('a line can have the colours of a gradient, and so can text', async () => {
  const gradient = linear()
  expect(await operators({ type: 'shade', path, gradient, stroke: { width: 2 } })).toContain('setStrokeColorN')
  expect(await operators({ type: 'shade', path, gradient, glyphs: [text('a')] })).toContain('showText')
})

test('a tile is a pattern', async () => {
  const operations: Operation[] = [{ type: 'fill', path: rectangle({ x: 0, y: 0, width: 1, height: 1 }), color: red }]
  const bounds = { x: 0, y: 0, width: 2, height: 2 }
  const tile = { type: 'tile', path, operations, bounds, step: bounds, matrix: identity } as const
  expect(await operators(tile)).toContain('setFillColorN')
})

test('a mask stands before what it masks', async () => {
  const mask = { kind: 'luminance', operations: [{ type: 'fill', path, color: red }], bounds: area } as const
  const found = await operators(group([{ type: 'fill', path, color: black }], { mask, blend: 'multiply' }))
  expect(found.filter((name) => name === 'beginGroup').length).toBeGreaterThan(0)
})

test('text in a group keeps its place in the structure', async () => {
  const begin = (id: number): Operation => ({ type: 'begin', mark: { type: 'content', id } })
  const end: Operation = { type: 'end' }
  const operations = [
    group([begin(1), text('one'), end]),
    begin(0),
    text('two'),
    end,
    group([begin(2), text('three'), end]),
  ]
  const structure = element(
    'Document',
    [0, 1, 2].map((id) => element('P', [{ type: 'content', id }])),
  )
  const bytes = await write(list([page(operations)], { structure }))
  expect(await textOf(bytes)).toBe('onetwothree')
  const tree = await (await (await read(bytes)).getPage(1)).getStructTree()
  const paragraphs = (tree.children[0] as { children: { role: string; children: { id: string }[] }[] }).children
  const ids = paragraphs.map(({ children }) => children[0]?.id)
  expect(new Set(ids).size).toBe(3)
  expect(ids.map((id) => /_mc(\d)$/.exec(id ?? '')?.[1])).toEqual(['1', '0', '2'])
})

test('a sharp edge at an end of a gradient has both its colours', async () => {
  const stops = [
    { offset: 0, color: red },
    { offset: 0.5, color: red },
    { offset: 0.5, color: black },
  ]
  const bytes = await write(list([page([{ type: 'shade', path, gradient: linear({ stops }) }])]))
  const document = await PDFDocument.load(bytes)
  const shading = document.context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .find((object) => object instanceof PDFDict && object.has(PDFName.of('ShadingType')))
  const domain = shading instanceof PDFDict ? String(shading.get(PDFName.of('Domain'))) : ''
  expect(domain).toBe('[ 0 1.5 ]')
})

test('a picture that ends where pixels do covers none beyond', () => {
  const rect = { x: 3, y: 6, width: 30, height: 15 }
  expect(drawnIn(rect, identity)).toEqual({ x: 3.001, y: 6.001, width: 29.998, height: 14.998 })
  // Twice as large on the page, so half as much.
  expect(drawnIn(rect, [2, 0, 0, 2, 0, 0]).x).toBe(3.0005)
  expect(drawnIn({ ...rect, width: 0.003 }, identity)).toEqual({ ...rect, width: 0.003 })
})

test('a glyph that is painted as a shape is written once', async () => {
  const { font } = text('a')
  const dot = (x: number): Operation => {
    return { type: 'fill', path, color: red, shape: { font, id: 3, matrix: [0.01, 0, 0, -0.01, x, 20] } }
  }
  const bytes = await write(list([page([dot(10), dot(30)]), page([dot(10)])]))
  const { context } = await PDFDocument.load(bytes)
  const forms = context
    .enumerateIndirectObjects()
    .filter(
      ([, object]) => object instanceof PDFRawStream && object.dict.get(PDFName.of('Subtype'))?.toString() === '/Form',
    )
  expect(forms.length).toBe(1)
  expect(await operators(dot(10))).toContain('paintFormXObjectBegin')
})
