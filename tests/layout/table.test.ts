import { expect, test } from 'vitest'
import { layOut } from './layout-html.ts'

/** Cells hold blocks of a given size, so that a reader can do the sums. */
const css = `@page { size: 200px 100px; margin: 0 } body { margin: 0 } table { border-spacing: 0 } td, th { padding: 0 }
i { display: block; height: 10px } .whole { break-inside: avoid }`
const page = (body: string, more = '') => `<style>${css}${more}</style>${body}`
const block = (width: number, height = 10) => `<i style="width: ${width}px; height: ${height}px"></i>`

test('an automatic table is as wide as its content, columns by their widest cell', async () => {
  const html = `<table id=t><tr><td id=a>${block(30)}<td id=b>${block(20)}<tr><td id=c>${block(10)}<td id=d>${block(50)}</table>`
  expect((await layOut(page(html))).boxes()).toEqual([
    't 0 0 80 20',
    'a 0 0 30 10',
    'b 30 0 50 10',
    'c 0 10 30 10',
    'd 30 10 50 10',
  ])
})

test('width is shared by what the columns prefer: CSS Tables 3 §3.9.3', async () => {
  const html = `<table id=t style="width: 120px"><tr><td id=a>${block(10)}<td id=b>${block(30)}</table>`
  expect((await layOut(page(html))).boxes()).toEqual(['t 0 0 120 10', 'a 0 0 30 10', 'b 30 0 90 10'])
})

test('a percentage and a length are kept, the rest goes to the column that has none', async () => {
  const html = `<table id=t style="width: 200px"><tr><td id=a style="width: 25%">${block(5)}<td id=b style="width: 40px">${block(5)}<td id=c>${block(5)}</table>`
  expect((await layOut(page(html))).boxes()).toEqual(['t 0 0 200 10', 'a 0 0 50 10', 'b 50 0 40 10', 'c 90 0 110 10'])
})

test('a fixed table goes by its first row: CSS 2.2 §17.5.2.1', async () => {
  const html = `<table id=t style="table-layout: fixed; width: 90px"><tr><td id=a style="width: 20px"><td id=b><td id=c><tr><td id=d>${block(80)}</table>`
  expect((await layOut(page(html))).boxes()).toEqual([
    't 0 0 90 10',
    'a 0 0 20 0',
    'b 20 0 35 0',
    'c 55 0 35 0',
    'd 0 0 20 10',
  ])
})

test('spacing lies around and between the cells', async () => {
  const html = `<table id=t style="border-spacing: 4px 6px; border: 1px solid; padding: 2px"><tr><td id=a>${block(10)}<td id=b>${block(10)}</table>`
  expect((await layOut(page(html))).boxes()).toEqual(['t 0 0 38 28', 'a 7 9 10 10', 'b 21 9 10 10'])
})

test('a cell over two columns and one over two rows', async () => {
  const html = `<table id=t><tr><td id=a colspan=2>${block(60)}<td id=b rowspan=2>${block(10, 40)}<tr><td id=c>${block(10)}<td id=d>${block(20)}</table>`
  expect((await layOut(page(html))).boxes()).toEqual([
    't 0 0 70 40',
    'a 0 0 60 20',
    'b 60 0 10 40',
    'c 0 20 20 20',
    'd 20 20 40 20',
  ])
})

test.each([
  { align: 'top', y: 0 },
  { align: 'middle', y: 15 },
  { align: 'bottom', y: 30 },
])('content of a cell stands at its $align', async ({ align, y }) => {
  const html = `<table><tr><td style="vertical-align: ${align}"><div id=a style="height: 10px; width: 5px"></div><td>${block(5, 40)}</table>`
  expect((await layOut(page(html))).boxes()).toEqual([`a 0 ${y} 5 10`])
})

test('collapsed borders share their room: CSS 2.2 §17.6.2', async () => {
  const html = `<table id=t style="border-collapse: collapse"><tr><td id=a style="border: 2px solid">${block(10)}<td id=b style="border: 6px solid">${block(10)}</table>`
  // Half of the outer borders lies in the table's box, the other half in the cells'.
  expect((await layOut(page(html))).boxes()).toEqual(['t 0 0 34 22', 'a 1 3 14 16', 'b 15 3 16 16'])
})

test('right to left, the first column is on the right', async () => {
  const html = `<table id=t style="direction: rtl"><tr><td id=a>${block(10)}<td id=b>${block(30)}</table>`
  expect((await layOut(page(html))).boxes()).toEqual(['t 0 0 40 10', 'a 30 0 10 10', 'b 0 0 30 10'])
})

test('captions stand above and below, as wide as the table', async () => {
  const html = `<table id=t><caption id=x>${block(5)}</caption><caption id=y style="caption-side: bottom">${block(5)}</caption><tr><td id=a>${block(30)}</table>`
  expect((await layOut(page(html))).boxes()).toEqual([
    't 0 0 30 30',
    'x 0 0 30 10',
    't 0 10 30 10',
    'a 0 10 30 10',
    'y 0 20 30 10',
  ])
})

const rows = (count: number, height = 30) =>
  Array.from({ length: count }, (_, i) => `<tr id=r${i + 1}><td>${block(20, height)}</tr>`).join('')

test('rows go over to the next page, the header with them and the footer at the foot of each', async () => {
  const html = `<table><thead><tr id=h><td>${block(20, 10)}</thead><tfoot><tr id=f><td>${block(20, 10)}</tfoot>${rows(4)}</table>`
  const { pages, boxes } = await layOut(page(html))
  expect(pages).toHaveLength(2)
  expect(boxes(0)).toEqual(['h 0 0 20 10', 'r1 0 10 20 30', 'r2 0 40 20 30', 'f 0 70 20 10'])
  expect(boxes(1)).toEqual(['h 0 0 20 10', 'r3 0 10 20 30', 'r4 0 40 20 30', 'f 0 70 20 10'])
})

test('a header of more than a quarter of the page is shown once: CSS Tables 3 §6.2', async () => {
  const html = `<table><thead><tr id=h><td>${block(20, 40)}</thead>${rows(4)}</table>`
  const { boxes } = await layOut(page(html))
  expect(boxes(1)).toEqual(['r3 0 0 20 30', 'r4 0 30 20 30'])
})

test('a header never stays behind without a row', async () => {
  const html = `<div style="height: 70px"></div><table><thead><tr id=h><td>${block(20, 20)}</thead>${rows(1)}</table>`
  const { pages, boxes } = await layOut(page(html))
  expect(pages).toHaveLength(2)
  expect(boxes(0)).toEqual([])
})

test('break-after: avoid keeps a row with the next', async () => {
  const html = `<table>${rows(4)}</table>`
  const { boxes } = await layOut(page(html, '#r3 { break-after: avoid }'))
  expect(boxes(0).map((line) => line.slice(0, 2))).toEqual(['r1', 'r2'])
})

test('break-before: page on a row starts a page', async () => {
  const { boxes } = await layOut(page(`<table>${rows(2)}</table>`, '#r2 { break-before: page }'))
  expect(boxes(0)).toEqual(['r1 0 0 20 30'])
  expect(boxes(1)).toEqual(['r2 0 0 20 30'])
})

test('a row taller than the page is split, and all of it is shown', async () => {
  const blocks = Array.from(
    { length: 7 },
    (_, i) => `<div class=whole id=d${i + 1} style="height: 30px; width: 9px"></div>`,
  ).join('')
  const html = `<table><tr><td id=a>${blocks}<td id=b>${block(9, 20)}</table>`
  const { pages, boxes } = await layOut(page(html))
  const shown = pages.flatMap((_, i) => boxes(i).map((line) => `${i + 1}: ${line.split(' ')[0]}`))
  expect(shown).toEqual([
    '1: a',
    '1: d1',
    '1: d2',
    '1: d3',
    '1: b',
    '2: a',
    '2: d4',
    '2: d5',
    '2: d6',
    '2: b',
    '3: a',
    '3: d7',
    '3: b',
  ])
})

test('a cell that spans rows goes on over the break between them', async () => {
  const html = `<table><tr id=r1><td rowspan=2 id=s><div class=whole id=x style="height: 60px"></div><div class=whole id=y style="height: 60px"></div><td>${block(9, 70)}<tr id=r2><td>${block(9, 50)}</table>`
  const { pages, boxes } = await layOut(page(html))
  expect(pages).toHaveLength(2)
  expect(boxes(0).map((line) => line.split(' ')[0])).toEqual(['r1', 's', 'x'])
  expect(boxes(1).map((line) => line.split(' ')[0])).toEqual(['r2', 's', 'y'])
})

test('a picture-like row taller than the page is placed and reported, and the table goes on', async () => {
  const html = `<table><tr id=r1><td><div style="height: 150px; break-inside: avoid"><img style="height:150px"></div><tr id=r2><td>${block(9)}</table>`
  const { pages, diagnostics, boxes } = await layOut(page(html))
  expect(pages.length).toBeLessThan(4)
  expect(boxes(pages.length - 1).some((line) => line.startsWith('r2'))).toBe(true)
  expect(diagnostics.map(({ code }) => code)).toContain('overflow-page')
})

test('two thousand rows finish', async () => {
  const { pages } = await layOut(page(`<table>${rows(2_000)}</table>`))
  expect(pages).toHaveLength(667)
})
