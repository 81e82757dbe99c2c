import { expect, test } from 'vitest'
import { layOut } from './layout-html.ts'

/** Cells hold blocks of a given size, so that a reader can do the sums. */
const css = `@page { size: 200px 100px; margin: 0 } body { margin: 0 } table { border-spacing: 0 } td { padding: 0 }
i { display: block }`
const page = (body: string, more = '') => `<style>${css}${more}</style>${body}`
const block = (width: number, height = 10) => `<i style="width: ${width}px; height: ${height}px"></i>`
const rows = (count: number, height: number) =>
  Array.from({ length: count }, (_, i) => `<tr id=r${i + 1}><td>${block(20, height)}</tr>`).join('')

test('a table that goes on reaches to the end of the page', async () => {
  const { boxes } = await layOut(page(`<table id=t>${rows(3, 40)}</table>`))
  expect([boxes(0)[0], boxes(1)[0]]).toEqual(['t 0 0 20 100', 't 0 0 20 40'])
})

test('border spacing above and below a break is cut, as margins are', async () => {
  const { boxes } = await layOut(page(`<table style="border-spacing: 10px">${rows(3, 40)}</table>`))
  expect(boxes(0)).toEqual(['r1 10 10 20 40', 'r2 10 60 20 40'])
  expect(boxes(1)).toEqual(['r3 10 0 20 40'])
})

test('a row with a height of its own is split, and keeps it', async () => {
  const { pages, boxes } = await layOut(page(`<table><tr id=r style="height: 150px"><td id=a>${block(5)}</table>`))
  expect(pages).toHaveLength(2)
  expect([boxes(0), boxes(1)]).toEqual([
    ['r 0 0 5 100', 'a 0 0 5 100'],
    ['r 0 0 5 50', 'a 0 0 5 50'],
  ])
})

test('a header taller than a page is split, and the rows follow it', async () => {
  const html = `<table><thead><tr id=h><td>${block(5, 90)}${block(5, 90)}</thead>${rows(2, 40)}</table>`
  const { pages, boxes } = await layOut(page(html))
  expect(pages).toHaveLength(3)
  expect(boxes(2)).toEqual(['r1 0 0 20 40', 'r2 0 40 20 40'])
})

test('collapsed borders keep their room where a page begins and ends', async () => {
  const { boxes } = await layOut(
    page(`<table style="border-collapse: collapse">${rows(3, 40)}</table>`, 'td { border: 8px solid }'),
  )
  // Half of the lines above and below lies outside of the row.
  expect([boxes(0), boxes(1), boxes(2)]).toEqual([['r1 4 4 28 48'], ['r2 4 4 28 48'], ['r3 4 4 28 48']])
})

test('spacing does not count against the quarter of a page that a header may take', async () => {
  const html = `<table style="border-spacing: 5px"><thead><tr id=h><td>${block(5, 25)}</thead>${rows(3, 40)}</table>`
  const { boxes } = await layOut(page(html))
  expect(boxes(1)[0]).toBe('h 5 0 20 25')
})

const nested = (depth: number, head: string) =>
  page(`${`<table>${head}<tr><td>${block(5)}`.repeat(depth)}<p id=p style="margin: 0; height: 10px">`)

test('a hundred and sixty nested tables end: what a page cuts is laid out once, and the rest of it once', async () => {
  const { pages, boxes } = await layOut(nested(165, ''))
  expect(pages.flatMap((_, i) => boxes(i))).toEqual(['p 0 50 5 10'])
})

test('nested tables with headers on each page end', async () => {
  const { pages, boxes } = await layOut(nested(40, `<thead><tr><td>${block(5, 1)}</thead>`))
  expect(pages).toHaveLength(6)
  expect(boxes(5)).toEqual(['p 0 63 5 10'])
})

test('a forced break in a cell breaks the row there, and the other cells beside it', async () => {
  const forced = '<p id=f style="margin: 0; height: 15px; break-before: page">'
  const html = `<table><tr id=r1><td id=a>${block(20, 20)}${forced}<td id=b>${block(20, 30)}<tr id=r2><td>${block(20, 10)}</table>`
  const { pages, boxes } = await layOut(page(html))
  expect(pages).toHaveLength(2)
  expect([boxes(0), boxes(1)]).toEqual([
    ['r1 0 0 40 100', 'a 0 0 20 100', 'b 20 0 20 100'],
    ['r1 0 0 40 15', 'a 0 0 20 15', 'f 0 0 20 15', 'b 20 0 20 15', 'r2 0 15 40 10'],
  ])
})

test('a forced break may be deep in nested tables, more than once, and ask for a side', async () => {
  const inner = `<table><tr><td>${block(20)}<tr id=s style="break-before: page"><td>${block(20)}<p id=p style="margin: 0; break-before: right">${block(20)}</table>`
  const { pages, boxes } = await layOut(page(`<table><tr><td><div>${inner}</div></table>`))
  expect(pages.map((_, i) => boxes(i))).toEqual([[], ['s 0 0 20 100'], ['s 0 0 20 10', 'p 0 0 20 10']])
})

test('a forced break in a cell that spans rows is reported', async () => {
  const html = `<table><tr><td rowspan=2>${block(5)}<p style="break-before: page">x<td>${block(5)}<tr><td>${block(5)}</table>`
  const { diagnostics } = await layOut(page(html))
  expect(diagnostics.map(({ message }) => message)).toEqual([
    'a forced break inside of a table cell that spans rows has no effect',
  ])
})
