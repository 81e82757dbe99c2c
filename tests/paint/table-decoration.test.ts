import { expect, test } from 'vitest'
import { painted } from './display.ts'

const css = `<style>table { border-spacing: 0 } td { padding: 0; width: 10pt; height: 10pt }</style>`
const fills = async (html: string) =>
  (await painted(css + html))
    .filter((line) => !/^(begin|end)/.test(line))
    .map((line) => line.replaceAll(/(rgb|fill) ?/g, ''))

test('a row with opacity fades its background and its cells together: CSS Color 4 §4.3', async () => {
  const html = '<table><tr style="opacity: .5; background: red"><td style="background: blue"><td></table>'
  expect(await painted(css + html)).toEqual(['group'])
})

test('a cell that moves leaves the background of its row behind', async () => {
  const html =
    '<table><tr style="background: red"><td style="transform: translate(5pt, 0); background: blue"><td></table>'
  const operations = await painted(css + html)
  expect(operations[0]).toBe('fill rgb(1 0 0) 0 0 20 10')
  expect(operations.slice(1).join()).toContain('fill rgb(0 0 1) 0 0 10 10')
})

test('a column is as high as all rows, also where a cell of two columns begins in it: CSS 2.2 §17.5.1', async () => {
  const html = `<table><col style="background: linear-gradient(red 50%, blue 50%)"><col><tr><td><td><tr><td colspan=2></table>`
  const tiles = await painted(css + html)
  expect(tiles.map((line) => line.replace(/: 0 .* on/, ' on'))).toEqual([
    'shade linear 5 9 to 5 11 on 0 0 10 10',
    'shade linear 5 9 to 5 11 on 0 10 10 10',
    'shade linear 15 9 to 15 11 on 10 10 10 10',
  ])
})

test('rows cast shadows, but not where borders collapse: CSS Backgrounds 3 §6.1', async () => {
  const row = '<tr style="box-shadow: 2pt 2pt red"><td></table>'
  expect((await fills(`<table>${row}`)).filter((line) => line.startsWith('(1 0 0)'))).toHaveLength(1)
  expect(await fills(`<table style="border-collapse: collapse">${row}`)).toEqual([])
})

test('where borders meet the wider goes through', async () => {
  const html = `<table style="border-collapse: collapse"><tr><td style="border-right: 4pt solid red; border-bottom: 2pt solid blue"><td style="border-bottom: 2pt solid blue"><tr><td><td></table>`
  // The red one ends at the lower edge of the blue ones, which stop on both sides of it.
  expect(await fills(html)).toEqual(['(1 0 0) 10 0 4 12', '(0 0 1) 0 10 10 2', '(0 0 1) 14 10 10 2'])
})

test('a hidden border hides that of the table too: CSS 2.2 §17.6.2.1', async () => {
  const html = '<table style="border-collapse: collapse; border: 2pt solid red"><tr><td style="border: hidden"></table>'
  expect(await fills(html)).toEqual([])
})

test('what is positioned does not fill a cell: CSS 2.2 §17.6.1.1', async () => {
  const cell = (content: string) =>
    `<table style="empty-cells: hide"><tr><td style="background: red">${content}</table>`
  expect(await fills(cell('<i style="position: absolute"></i>'))).toEqual([])
  expect(await fills(cell('<i></i>'))).toHaveLength(1)
})

test('a cell over two rows that goes on on the next page keeps the background of its first row', async () => {
  const cell = '<td style="height: 60pt">'
  const html = `<table><tr style="background: red"><td rowspan=2>${cell}<tr style="background: blue">${cell}</table>`
  expect(await painted(css + html, 1)).toEqual(['fill rgb(0 0 1) 10 0 10 20', 'fill rgb(1 0 0) 0 0 10 20'])
})
