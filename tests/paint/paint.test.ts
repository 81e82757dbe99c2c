import { expect, test } from 'vitest'
import { display, painted } from './display.ts'

test('block backgrounds come before all text: CSS 2.2 appendix E', async () => {
  const html = '<div style="background: red">one<div style="background: lime">two</div></div>'
  expect(await painted(html)).toEqual([
    'fill rgb(1 0 0) 0 0 100 24',
    'fill rgb(0 1 0) 0 12 100 12',
    'begin 0',
    'glyphs "one" at 0 8.2',
    'end',
    'begin 1',
    'glyphs "two" at 0 20.2',
    'end',
  ])
})

test('the background of body covers the page within its margins, that of @page the whole sheet', async () => {
  const html = '<style>@page { margin: 10pt; background: yellow } body { background: red; height: 5pt }</style>'
  expect(await painted(html)).toEqual(['fill rgb(1 1 0) 0 0 100 100', 'fill rgb(1 0 0) 10 10 80 80'])
})

test('text of one hand on a line is one run of glyphs, whatever elements it stands in', async () => {
  expect(await painted('<p>one <i style="font-style: normal">two</i> <b style="color: red">three</b>')).toEqual([
    'begin 0',
    'glyphs "one two " at 0 8.2',
    'glyphs "three" at 47.97 8.2',
    'end',
  ])
})

test('the space that vanishes at the end of a line is there to be copied', async () => {
  const lines = await painted('<p>word word word word')
  expect(lines.filter((line) => line.startsWith('glyphs'))).toEqual([
    'glyphs "word word word " at 0 8.2',
    'glyphs "word" at 0 20.2',
  ])
})

test('a hyphen at the end of a line is copied as a soft one, an unused soft hyphen not at all', async () => {
  const lines = await painted('<p>inter&shy;national&shy;i&shy;zation')
  expect(lines.filter((line) => line.startsWith('glyphs'))).toEqual([
    'glyphs "internationali\u00ad" at 0 8.2',
    'glyphs "zation" at 0 20.2',
  ])
})

test('transformed text is copied as it was written', async () => {
  const lines = await painted('<p style="text-transform: uppercase">Straße')
  expect(lines).toContain('glyphs "Straße" at 0 8.2')
})

test('an underline spans the words of its element in the color of its element', async () => {
  expect(await painted('<p><u style="color: red">a <b style="color: blue; font-weight: 400">b</b></u> c')).toEqual([
    'begin 0',
    'fill rgb(1 0 0) 0 9.1 11.99 0.63',
    'glyphs "a " at 0 8.2',
    'fill rgb(1 0 0) 11.99 9.1 6 0.63',
    'glyphs "b" at 11.99 8.2',
    'glyphs " c" at 17.99 8.2',
    'end',
  ])
})

test('running heads are artifacts', async () => {
  const html = '<style>@page { margin: 20pt; @top-left { content: "Page " counter(page); width: 60pt } }</style><p>text'
  const operations = await painted(html)
  expect(operations.slice(3)).toEqual(['begin Pagination Header', expect.stringContaining('glyphs "Page 1"'), 'end'])
})

test('the head of a table is content on the first page and an artifact on the next', async () => {
  const rows = '<tr><td>row</td></tr>'.repeat(12)
  const html = `<table style="border-spacing: 0"><thead><tr><th style="padding: 0">head</thead>${rows}</table>`
  const first = await painted(html, 0)
  const second = await painted(html, 1)
  expect(first[0]).toBe('begin 0')
  expect(first[1]).toContain('glyphs "head"')
  expect(second[0]).toBe('begin Pagination')
  expect(second[1]).toContain('glyphs "head"')
})

test('the background of a row lies below its cells, which have gaps between them', async () => {
  const cell = '<td style="padding: 0; width: 10pt; height: 12pt; border: 0"></td>'
  const html = `<table style="border-spacing: 2pt"><tr style="background: red">${cell}${cell}</tr></table>`
  // Each a path of its own: readers fill a rectangle to the pixel, and a path of several to every pixel that it touches.
  expect(await painted(html)).toEqual(['fill rgb(1 0 0) 2 2 10 12', 'fill rgb(1 0 0) 14 2 10 12'])
})

test('collapsed borders are rectangles, which come out to the pixel without smoothing', async () => {
  const html = `<table style="border-collapse: collapse">
    <tr><td style="border: 2pt solid; padding: 0; width: 10pt; height: 10pt"></table>`
  const operations = await painted(html)
  expect(operations).toHaveLength(4)
  for (const operation of operations) expect(operation).toMatch(/^fill rgb\(0 0 0\) \d/)
})

test.each([
  { fit: 'fill', image: 'image pixel 0 0 20 20' },
  { fit: 'contain', image: 'image pixel 0 5 20 10' },
  { fit: 'none', image: 'image pixel 6 8 8 4' },
  { fit: 'scale-down', image: 'image pixel 6 8 8 4' },
])('object-fit: $fit', async ({ fit, image }) => {
  const html = `<img src=x alt=x style="display: block; width: 20pt; height: 20pt; object-fit: ${fit}">`
  expect(await painted(html)).toEqual(['begin 0', image, 'end'])
})

test('object-fit: cover is cut to the content box', async () => {
  const html =
    '<img src=x alt=x style="display: block; width: 20pt; height: 20pt; object-fit: cover; object-position: 0 0">'
  expect(await painted(html)).toEqual(['save', 'clip 0 0 20 20', 'begin 0', 'image pixel 0 0 40 20', 'end', 'restore'])
})

test('a link over two lines has two areas, and an internal one a destination', async () => {
  const html = `<p>aaaa <a href="#end" title="To the end">bbbbb cccccccc</a></p><p id=end>d`
  const { list } = await display(html)
  const [page] = list.pages
  expect(page?.links.map(({ link, rect, contents }) => ({ link, x: rect.x, width: rect.width, contents }))).toEqual([
    { link: 0, x: expect.closeTo(30, 1), width: expect.closeTo(30, 1), contents: 'To the end' },
    { link: 0, x: 0, width: expect.closeTo(48, 1), contents: 'To the end' },
  ])
  expect([...list.destinations]).toEqual([['end', { page: 0, x: 0, y: 24 }]])
})

test('bookmarks nest by their level', async () => {
  const html = `<style>h1 { bookmark-level: 1; margin: 0 } h2 { bookmark-level: 2; bookmark-label: "§ " content(text) }</style>
    <h1>The  Ferry</h1><h2>Cast</h2><h1>End</h1>`
  const { list } = await display(html)
  expect(list.outline).toMatchObject([
    { title: 'The Ferry', destination: { page: 0 }, children: [{ title: '§ Cast', children: [] }] },
    { title: 'End', children: [] },
  ])
})

test('every id is a place that others can link to', async () => {
  const { list } = await display('<p>a<h2 id=cast>Cast</h2><p id=gone style="display: none">')
  expect([...list.destinations.keys()]).toContain('cast')
})

test('pages are labelled with their number, in the style that is printed', async () => {
  const css = '@page { counter-increment: page 5; @bottom-center { content: counter(page, lower-roman) } }'
  const { list } = await display(`<style>${css}</style><p>a`)
  expect(list.pages.map(({ label }) => label)).toEqual([{ number: 5, style: 'lower-roman' }])
})
