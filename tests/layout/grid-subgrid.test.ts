import { expect, test } from 'vitest'
import { layOut } from './layout-html.ts'

/** Items of a grid and its subgrids hold blocks of a given size. */
const css = `@page { size: 400px 300px; margin: 0 } body { margin: 0 }
.grid { display: grid; width: max-content } .sub { display: grid } i { display: block }`
const page = (body: string) => `<style>${css}</style>${body}`
const item = (id: string, width: number, height = 10, style = '') =>
  `<div id=${id} style="${style}"><i style="width: ${width}px; height: ${height}px"></i></div>`
const boxes = async (body: string) => (await layOut(page(body))).boxes()

test('items of a subgrid size the columns of its parent: CSS Grid 2 §9.3', async () => {
  const sub = `<div class=sub style="grid-column: 1 / -1; grid-template-columns: subgrid">${item('c', 60)}${item('d', 20)}</div>`
  expect(
    await boxes(`<div class=grid style="grid: auto-flow / auto auto; gap: 5px">${item('a', 20)}${item('b', 30)}${sub}`),
  ).toEqual(['a 0 0 60 10', 'b 65 0 30 10', 'c 0 15 60 10', 'd 65 15 30 10'])
})

test('margin, border and padding of a subgrid count in the tracks at its ends', async () => {
  const sub = `<div id=s class=sub style="grid-column: 1 / -1; grid-template-columns: subgrid; margin: 0 2px; border: 3px solid; padding: 4px">${item('c', 60)}${item('d', 30)}</div>`
  expect(
    await boxes(`<div class=grid style="grid: auto-flow / auto auto">${item('a', 20)}${item('b', 30)}${sub}`),
  ).toEqual(['a 0 0 69 10', 'b 69 0 39 10', 's 2 10 104 24', 'c 9 17 60 10', 'd 69 17 30 10'])
})

test('a gap of its own is centred on the gap of the parent: §9.4', async () => {
  const sub = `<div class=sub style="grid-column: 1 / -1; grid-template-columns: subgrid; column-gap: 4px">${item('c', 10)}${item('d', 10)}</div>`
  expect(await boxes(`<div class=grid style="grid: auto-flow / 50px 50px; gap: 10px">${sub}`)).toEqual([
    'c 0 0 53 10',
    'd 57 0 53 10',
  ])
})

test('cards share their rows', async () => {
  const card = (n: number, top: number, bottom: number) =>
    `<div class=sub style="grid-row: span 2; grid-template-rows: subgrid">${item(`a${n}`, 20, top)}${item(`b${n}`, 20, bottom)}</div>`
  expect(
    await boxes(
      `<div class=grid style="grid-template-columns: 50px 50px; row-gap: 5px">${card(1, 30, 10)}${card(2, 10, 40)}`,
    ),
  ).toEqual(['a1 0 0 50 30', 'b1 0 35 50 40', 'a2 50 0 50 30', 'b2 50 35 50 40'])
})

test('lines keep the names of the parent, areas end where the subgrid does: §9.2', async () => {
  const sub = `<div class=sub style="grid-area: 1 / 2 / 3 / 4; grid-template: subgrid / subgrid [x] [y]">
    ${item('m', 1, 5, 'grid-area: m')}${item('n', 1, 5, 'grid-row: 1; grid-column: y / end')}</div>`
  const template = "'h h h' 10px 'm m .' 20px / [start] 30px 40px 50px [end]"
  expect(await boxes(`<div class=grid style="grid-template: ${template}">${sub}`)).toEqual([
    'm 30 10 40 20',
    'n 70 0 50 10',
  ])
})

test('a repetition of names takes the lines that are left, and names say how many tracks there are', async () => {
  const sub = `<div class=sub style="grid-column: 1 / -1; grid-template-columns: subgrid repeat(auto-fill, [a] [b]) [z]">${item('p', 1, 5, 'grid-column: b 2 / z')}</div>`
  const three = `<div id=t class=sub style="grid-template-columns: subgrid [a] [b] [c]"></div>`
  expect(await boxes(`<div class=grid style="grid-template-columns: repeat(4, 20px)">${sub}${three}`)).toEqual([
    'p 60 0 20 5',
    't 0 5 40 0',
  ])
})

test('what does not fit in a subgrid stands in its last track', async () => {
  const sub = `<div class=sub style="grid-column: 1 / 3; grid-template-columns: subgrid">${item('p', 1, 5, 'grid-column: 2 / 9')}${item('q', 1, 5, 'grid-column: 7')}</div>`
  expect(await boxes(`<div class=grid style="grid-template-columns: repeat(4, 20px)">${sub}`)).toEqual([
    'p 20 0 20 5',
    'q 20 5 20 5',
  ])
})

test('a subgrid in a subgrid counts for the outermost grid, whichever way it runs', async () => {
  const inner = `<div class=sub style="grid-column: span 2; grid-template-columns: subgrid; padding: 0 4px; direction: rtl">${item('c', 50)}${item('d', 20)}</div>`
  const outer = `<div class=sub style="grid-column: 1 / -1; grid-template-columns: subgrid; padding: 0 3px">${item('a', 10)}${inner}</div>`
  expect(await boxes(`<div class=grid style="grid-template-columns: auto auto auto">${outer}`)).toEqual([
    'a 3 0 10 10',
    'c 37 0 50 10',
    'd 17 0 20 10',
  ])
})

test('without a grid around it `subgrid` is said to do nothing', async () => {
  const { diagnostics, boxes } = await layOut(
    page(`<div class=sub style="grid-template-columns: subgrid; width: 50px">${item('a', 10)}</div>`),
  )
  expect(boxes()).toEqual(['a 0 0 50 10'])
  expect(diagnostics.map(({ code }) => code)).toEqual(['unsupported-value'])
})
