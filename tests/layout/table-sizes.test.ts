import { expect, test } from 'vitest'
import { layOut } from './layout-html.ts'

/** Cells hold blocks of a given size, so that a reader can do the sums. */
const css = `@page { size: 200px 200px; margin: 0 } body { margin: 0 } table { border-spacing: 0 } td { padding: 0 }
i { display: block }`
const page = (body: string, more = '') => `<style>${css}${more}</style>${body}`
const block = (width: number, height = 10) => `<i style="width: ${width}px; height: ${height}px"></i>`
const boxes = async (body: string, more = '') => (await layOut(page(body, more))).boxes()

test('a column without cells and without a width is one with the column before: CSS Tables 3 §3.4', async () => {
  const html = `<table style="border-spacing: 4px"><tr><td id=a colspan=3>${block(20)}<td id=b>${block(10)}</table>`
  expect(await boxes(html)).toEqual(['a 4 4 20 10', 'b 28 4 10 10'])
})

test('a spanning cell widens its columns as a table of its width would: lengths are kept', async () => {
  const html = `<table><tr><td id=a style="width: 30px">${block(10)}<td id=b>${block(10)}<tr><td id=c colspan=2>${block(100)}</table>`
  expect(await boxes(html)).toEqual(['a 0 0 30 10', 'b 30 0 70 10', 'c 0 10 100 10'])
})

test('percentages never come to more than 100: CSS Tables 3 §3.8.2', async () => {
  const html = `<table style="width: 200px"><tr><td id=a style="width: 70%">${block(5)}<td id=b style="width: 70%">${block(5)}</table>`
  expect(await boxes(html)).toEqual(['a 0 0 140 10', 'b 140 0 60 10'])
})

test('percentages that leave nothing for another column make the table as wide as it may be', async () => {
  const html = `<table id=t><tr><td style="width: 100%">${block(5)}<td id=b>${block(20)}</table>`
  expect(await boxes(html)).toEqual(['t 0 0 200 10', 'b 180 0 20 10'])
})

test('columns have the width of their group, unless they have one of their own', async () => {
  const html = `<table><colgroup style="width: 40px"><col><col style="width: 20px"></colgroup><tr><td id=a>${block(5)}<td id=b>${block(5)}</table>`
  expect(await boxes(html)).toEqual(['a 0 0 40 10', 'b 40 0 20 10'])
})

test('calc() with a percentage is no width for a column', async () => {
  const html = `<table><tr><td id=a style="width: calc(50px + 1%)">${block(5)}<td id=b>${block(5)}</table>`
  expect(await boxes(html)).toEqual(['a 0 0 5 10', 'b 5 0 5 10'])
})

test('a column that collapses takes its room with it and leaves the others alone: CSS 2.2 §17.5.5', async () => {
  const html = `<table id=t style="border-spacing: 4px"><col><col style="visibility: collapse"><col><tr><td id=a>${block(10)}<td>${block(30)}<td id=c>${block(20)}<tr><td id=d colspan=2>${block(44)}<td></table>`
  expect(await boxes(html)).toEqual(['t 0 0 42 32', 'a 4 4 10 10', 'c 18 4 20 10', 'd 4 18 10 10'])
})

test.each([
  { widths: ['20%', '30px'], used: [20, 80], why: 'lengths grow before percentages' },
  { widths: ['60%', '60%'], used: [50, 50], why: 'percentages yield where there is too little' },
  { widths: ['60%', '80px'], used: [20, 80], why: 'percentages yield to lengths' },
  { widths: ['20%', 'auto'], used: [20, 80], why: 'the rest takes what is left' },
])('a fixed table with columns of $widths: $why', async ({ widths, used }) => {
  const cols = widths.map((width) => `<col style="width: ${width}">`).join('')
  const html = `<table style="table-layout: fixed; width: 100px">${cols}<tr><td id=a>${block(5)}<td id=b>${block(5)}</table>`
  expect(await boxes(html)).toEqual([`a 0 0 ${used[0]} 10`, `b ${used[0]} 0 ${used[1]} 10`])
})

test('min-width and max-width of a table count for the box around it', async () => {
  const html = `<div id=f style="float: left"><table style="min-width: 80px"><tr><td>${block(5)}</table></div>`
  expect(await boxes(html)).toEqual(['f 0 0 80 10'])
})

const row = (id: string, css = '', height = 10) => `<tr id=${id} style="${css}"><td>${block(5, height)}`

test.each([
  { rows: row('a', 'height: 20px') + row('b'), heights: [20, 80], why: 'a row without a height takes what is over' },
  { rows: row('a') + row('b', '', 30), heights: [25, 75], why: 'rows without a height grow by what they have' },
  { rows: row('a', 'height: 30%') + row('b'), heights: [30, 70], why: 'percentages are of the table' },
  { rows: row('a', 'height: 70%') + row('b', 'height: 70%'), heights: [70, 30], why: 'percentages stop at 100' },
  { rows: `<thead>${row('a')}<tbody>${row('b')}`, heights: [10, 90], why: 'the header keeps its height' },
])('a table 100px high: $why', async ({ rows, heights }) => {
  expect(await boxes(`<table style="height: 100px">${rows}</table>`)).toEqual([
    `a 0 0 5 ${heights[0]}`,
    `b 0 ${heights[0]} 5 ${heights[1]}`,
  ])
})

test('a table whose containing block has a height can be a part of it', async () => {
  const html = `<div style="height: 80px"><table id=t style="height: 50%"><tr id=a><td>${block(5)}</table></div>`
  expect(await boxes(html)).toEqual(['t 0 0 5 40', 'a 0 0 5 40'])
})

test('a row group with a height leaves it to its rows', async () => {
  const html = `<table><tbody style="height: 60px">${row('a', '', 10)}${row('b', '', 20)}</table>`
  expect(await boxes(html)).toEqual(['a 0 0 5 20', 'b 0 20 5 40'])
})

test('a flex item that is a table stretches its rows', async () => {
  const html = `<div style="display: flex; height: 50px"><table>${row('a')}</table></div>`
  expect(await boxes(html)).toEqual(['a 0 0 5 50'])
})

test('of two overlapping spans the row they share grows', async () => {
  const html = `<table><tr id=a><td rowspan=2>${block(5, 60)}<td>${block(5)}<tr id=b><td rowspan=2>${block(5, 60)}<tr id=c><td>${block(5)}</table>`
  expect(await boxes(html)).toEqual(['a 0 0 10 10', 'b 0 10 10 50', 'c 0 60 10 10'])
})

test('a row that collapses is measured all the same: CSS 2.2 §17.5.5', async () => {
  const html = `<table id=t><tr id=a><td rowspan=2>${block(5, 60)}<td>${block(5, 10)}<tr style="visibility: collapse"><td>${block(5, 10)}</table>`
  expect(await boxes(html)).toEqual(['t 0 0 10 30', 'a 0 0 10 30'])
})

test('percentages of heights in a cell are of the cell where the table has a height', async () => {
  const html = `<table style="height: 80px"><tr><td style="vertical-align: top"><div id=d style="height: 50%"></div></table>`
  expect(await boxes(html)).toEqual(['d 0 0 0 40'])
})

test('and are auto where the content decides', async () => {
  const html = `<table><tr><td><div id=d style="height: 50%"></div><td>${block(5, 40)}</table>`
  expect(await boxes(html)).toEqual(['d 0 20 0 0'])
})

test('margins of a caption: auto centres it, right to left it keeps to the right', async () => {
  const caption = (css: string) =>
    `<table style="width: 100px; ${css}"><caption id=c style="width: 40px; margin: 0 auto"></caption></table>`
  expect(await boxes(caption(''))).toEqual(['c 30 0 40 0'])
  expect(await boxes(caption('direction: rtl'), '#c { margin: 0 !important }')).toEqual(['c 60 0 40 0'])
})

test('a table without columns has no border spacing', async () => {
  expect(await boxes('<table id=t style="border-spacing: 5px"><tr></table>')).toEqual(['t 0 0 0 0'])
})

test('padding in per cent is of the width inside the table', async () => {
  const html = `<table style="border: 10px solid; width: 120px"><tr><td id=a style="padding: 10%">${block(5)}</table>`
  expect(await boxes(html)).toEqual(['a 10 10 100 30'])
})

test('an inline table without a baseline stands on the lowest content edge of its first row: CSS 2.2 §17.5.3', async () => {
  const html = `<i id=x style="display: inline-block; width: 5px; height: 5px"></i><table style="display: inline-table; vertical-align: baseline"><tr><td style="vertical-align: top; padding-bottom: 15px">${block(5, 20)}<tr><td>${block(5, 50)}</table>`
  expect(await boxes(html, 'body { line-height: 0 }')).toEqual(['x 0 15 5 5'])
})
