import { expect, test } from 'vitest'
import { painted } from './display.ts'

/** A box of 20 by 10 pt in the page's corner. `pixel.png` is 8 by 4 pt. */
const box = (css: string) => painted(`<div style="width: 20pt; height: 10pt; ${css}"></div>`)
const images = async (css: string) => (await box(css)).filter((line) => line.startsWith('image'))

test('a picture is repeated as far as its box reaches, and cut there', async () => {
  const operations = await box('background: url(pixel.png)')
  expect(operations[1]).toBe('clip 0 0 20 10')
  expect(operations.filter((line) => line.startsWith('image'))).toHaveLength(9)
})

test.each([
  ['no-repeat', ['image pixel 0 0 8 4']],
  ['no-repeat right bottom', ['image pixel 12 6 8 4']],
  ['no-repeat right 1pt top 2pt', ['image pixel 11 2 8 4']],
  ['no-repeat center / contain', ['image pixel 0 0 20 10']],
  ['no-repeat 0 0 / 5pt', ['image pixel 0 0 5 2.5']],
  ['no-repeat 50% 100% / auto 5pt', ['image pixel 5 5 10 5']],
  ['repeat-x bottom', ['image pixel -2 6 8 4', 'image pixel 6 6 8 4', 'image pixel 14 6 8 4']],
])('background: url() %s', async (css, expected) => {
  expect(await images(`background: url(pixel.png) ${css}`)).toEqual(expected)
})

test('space leaves equal gaps between whole pictures', async () => {
  expect(await images('background: url(pixel.png) space')).toEqual([
    'image pixel 0 0 8 4',
    'image pixel 12 0 8 4',
    'image pixel 0 6 8 4',
    'image pixel 12 6 8 4',
  ])
})

test('round makes whole pictures fit', async () => {
  expect(await images('background: url(pixel.png) 0 0 / 8pt 6pt round')).toEqual([
    ...['image pixel 0 0 6.67 5', 'image pixel 6.67 0 6.67 5', 'image pixel 13.33 0 6.67 5'],
    ...['image pixel 0 5 6.67 5', 'image pixel 6.67 5 6.67 5', 'image pixel 13.33 5 6.67 5'],
  ])
})

test('pictures are placed in the padding box and painted up to the border edge, unless the style says otherwise', async () => {
  const css = 'border: 2pt solid transparent; padding: 1pt'
  expect(await images(`${css}; background: url(pixel.png) no-repeat`)).toEqual(['image pixel 2 2 8 4'])
  expect(await images(`${css}; background: url(pixel.png) no-repeat border-box`)).toEqual(['image pixel 0 0 8 4'])
  expect(await images(`${css}; background: url(pixel.png) no-repeat content-box`)).toEqual(['image pixel 3 3 8 4'])
  expect((await box(`${css}; background: red; background-clip: content-box`))[0]).toBe('fill rgb(1 0 0) 3 3 20 10')
})

test('the first layer lies on top, the color below all of them', async () => {
  expect(await box('background: url(pixel.png) no-repeat, linear-gradient(lime, blue), red')).toEqual([
    'fill rgb(1 0 0) 0 0 20 10',
    'shade linear 10 0 to 10 10: 0 rgb(0 1 0), 1 rgb(0 0 1) on 0 0 20 10',
    'image pixel 0 0 8 4',
  ])
})

test('a fixed picture is placed by the page', async () => {
  expect(await images('margin: 1pt; background: url(pixel.png) fixed no-repeat')).toEqual(['image pixel 0 0 8 4'])
})

test('hundreds of tiles are a pattern', async () => {
  const operations = await box('background: url(pixel.png) 1pt 0 / 0.5pt')
  expect(operations).toEqual(['tile 0.5 0.25 on 0 0 20 10'])
})

test('the picture of the root is placed on every page', async () => {
  const html = '<style>html { background: url(pixel.png) no-repeat 100% 0 }</style><p style="break-after: page">a<p>b'
  for (const page of [0, 1]) expect((await painted(html, page))[0]).toBe('image pixel 92 0 8 4')
})

test('the background of a row is one picture behind its cells', async () => {
  const rows = '<tr style="background: linear-gradient(to right, red, blue)"><td><td>'
  const css = 'table { border-spacing: 2pt } td { width: 10pt; height: 5pt; padding: 0 }'
  expect(await painted(`<style>${css}</style><table>${rows}</table>`)).toEqual([
    'shade linear 2 4.5 to 24 4.5: 0 rgb(1 0 0), 1 rgb(0 0 1) on 2 2 10 5',
    'shade linear 2 4.5 to 24 4.5: 0 rgb(1 0 0), 1 rgb(0 0 1) on 14 2 10 5',
  ])
})

test('a box over two pages has one gradient, cut at the break', async () => {
  const html = '<div style="height: 150pt; background: linear-gradient(red, blue)"></div>'
  const gradient = (from: number) => `shade linear 50 ${from} to 50 ${from + 150}: 0 rgb(1 0 0), 1 rgb(0 0 1)`
  expect((await painted(html)).at(2)).toContain(gradient(0))
  expect((await painted(html, 1)).at(2)).toContain(gradient(-100))
})

test('a canvas is positioned by the root element, though it covers the page: Paged Media 3 §4.3', async () => {
  const css = 'html { background: url(pixel.png) no-repeat 1pt 2pt; margin: 10pt 0 0 20pt }'
  expect(await painted(`<style>${css}</style>`)).toContain('image pixel 21 12 8 4')
  const [stripes] = await painted(
    '<style>html { background: linear-gradient(red, blue) } p { height: 30pt }</style><p>',
  )
  expect(stripes).toMatch(/^shade linear 50 0 to 50 30: /)
})

test('what is fixed on the page is placed on the whole sheet, on the canvas in the page area', async () => {
  const css = (where: string) => `@page { margin: 10pt } ${where} { background: url(pixel.png) no-repeat fixed }`
  expect(await painted(`<style>${css('@page')}</style>`)).toContain('image pixel 0 0 8 4')
  expect(await painted(`<style>${css('html')}</style>`)).toContain('image pixel 10 10 8 4')
})
