import { expect, test } from 'vitest'
import { typesetPage } from '../../src/render.ts'

const pageOf = async (css: string) => {
  const html = `<!doctype html><html lang=en><style>@page { size: 100pt 60pt; margin: 10pt; ${css} }</style><p>x`
  const { list, diagnostics } = await typesetPage(html, { baseDir: import.meta.dirname })
  expect(diagnostics).toEqual([])
  return list.pages[0]
}

test('the bleed makes the sheet larger, and the boxes say where it is cut', async () => {
  const page = await pageOf('bleed: 20pt')
  expect(page?.size).toEqual({ width: 140, height: 100 })
  expect(page?.boxes).toEqual({
    trim: { x: 20, y: 20, width: 100, height: 60 },
    bleed: { x: 10, y: 10, width: 120, height: 80 },
  })
})

test('crop marks are two lines at each corner, in a bleed of 6pt unless it is said', async () => {
  const page = await pageOf('marks: crop')
  expect(page?.size).toEqual({ width: 112, height: 72 })
  expect(page?.operations.filter(({ type }) => type === 'stroke')).toHaveLength(8)
})

test('without a bleed there are neither boxes nor marks', async () => {
  expect((await pageOf('marks: cross'))?.boxes).toBeUndefined()
})
