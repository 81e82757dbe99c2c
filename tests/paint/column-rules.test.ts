import { expect, test } from 'vitest'
import { display, painted, structureOf } from './display.ts'

const bar = '<p style="height: 10pt"></p>'
const columns = (css: string, content: string) =>
  painted(`<div style="columns: 2; column-gap: 20pt; ${css}">${content}</div>`)

test('a rule stands in the middle of the gap, over the background', async () => {
  expect(await columns('column-rule: 4pt solid red; background: blue', bar + bar)).toEqual([
    'fill rgb(0 0 1) 0 0 100 10',
    'fill rgb(1 0 0) 48 0 4 10',
  ])
})

test('one wider than the gap lies under what is in the columns', async () => {
  const lime = bar.replace('"', '"background: lime; ')
  expect(await columns('column-rule: 40pt solid red', lime + lime)).toEqual([
    'fill rgb(1 0 0) 30 0 40 10',
    'fill rgb(0 1 0) 0 0 40 10',
    'fill rgb(0 1 0) 60 0 40 10',
  ])
})

test('styles are those of collapsed borders', async () => {
  expect(await columns('column-rule: 3pt double', bar + bar)).toEqual([
    'fill rgb(0 0 0) 48.5 0 0.75 10',
    'fill rgb(0 0 0) 50.75 0 0.75 10',
  ])
})

test('none is painted without a style, or beside a column without content', async () => {
  expect(await columns('column-rule-width: 4pt', bar + bar)).toEqual([])
  expect(await columns('column-rule: 4pt solid', '<img src=a style="display: block">')).toEqual([
    'begin 0',
    'image pixel 0 0 8 4',
    'end',
  ])
})

test('a paragraph over two columns and two pages is one P with one content id', async () => {
  const html = `<p style="columns: 2; orphans: 1; widows: 1">${'word '.repeat(25)}</p>`
  const { list } = await display(html)
  expect(list.pages.length).toBe(2)
  expect(list.structure.children).toEqual([{ type: 'element', role: 'P', children: [{ type: 'content', id: 0 }] }])
})

test('text is read column by column, and a heading that spans them in its place', async () => {
  const html = '<div style="columns: 2"><p>One</p><p>Two</p><h1 style="column-span: all">Three</h1><p>Four</p></div>'
  expect(await structureOf(html)).toBe(
    `Document
  P
    "One"
  P
    "Two"
  H1
    "Three"
  P
    "Four"`,
  )
})
