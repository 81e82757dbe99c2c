import { expect, test } from 'vitest'
import { pagesOf } from './pages-of.ts'

const css =
  'i { float: footnote; font-style: normal } .line { footnote-policy: line } .block { footnote-policy: block }'
const sheet = (lines: number, area = '') => `@page { size: 120pt ${lines * 12}pt; @footnote { ${area} } } ${css}`

test('a footnote leaves its number in the text and goes to the foot of the page', async () => {
  const { pages, laid } = await pagesOf('<p>Fog<i>A cloud.</i> on the fjord</p>', sheet(6))
  expect(pages).toEqual([{ lines: ['Fog1 on the fjord'], notes: ['1. A cloud.'], margins: {} }])
  expect(laid[0]?.footnotes?.rect).toMatchObject({ y: 60, height: 12, width: 120 })
})

test('the area has margins, borders and padding', async () => {
  const { laid } = await pagesOf(
    '<p>Fog<i>A cloud.</i></p>',
    sheet(6, 'margin: 6pt; border-top: 1pt solid; padding: 2pt'),
  )
  expect(laid[0]?.footnotes?.rect).toEqual({ x: 6, y: 72 - 6 - 2 - 12 - 2 - 1, width: 108, height: 17 })
})

test('a footnote brings its line along only where both fit: text that follows goes on', async () => {
  const { pages } = await pagesOf('<p>abc<i>f1</i><br>def<br>ghi<br>jkl</p>', sheet(3))
  expect(pages.map(({ lines, notes }) => [...lines, ...notes])).toEqual([
    ['abc1', 'def', '1. f1'],
    ['ghi', 'jkl'],
  ])
})

test('where there is no room for it, the footnote goes to the next page', async () => {
  const { pages } = await pagesOf('<p>abc<i>f1</i><br>hij<i>f2</i></p>', sheet(3))
  expect(pages).toMatchObject([
    { lines: ['abc1', 'hij2'], notes: ['1. f1'] },
    { lines: [], notes: ['2. f2'] },
  ])
})

test('footnotes stay in order', async () => {
  const { pages } = await pagesOf('<p>abc<i>1</i><br>def<i>very long second one</i><br>ghi<i>3</i></p>', sheet(4))
  expect(pages.map(({ notes }) => notes)).toEqual([['1. 1'], ['2. very long second', 'one', '3. 3']])
})

test('with `line` its line goes over with it', async () => {
  const { pages } = await pagesOf('<p>abc<br>def<br>ghi<br>jkl<i class="line">1</i></p>', sheet(4))
  expect(pages).toMatchObject([
    { lines: ['abc', 'def', 'ghi'], notes: [] },
    { lines: ['jkl1'], notes: ['1. 1'] },
  ])
})

test('with `block` its block does', async () => {
  const { pages } = await pagesOf('<p>abc</p><p>def<br>ghi<br>jkl<i class="block">1</i></p>', sheet(4))
  expect(pages).toMatchObject([
    { lines: ['abc'], notes: [] },
    { lines: ['def', 'ghi', 'jkl1'], notes: ['1. 1'] },
  ])
})

test('inline footnotes share lines', async () => {
  const { pages } = await pagesOf('<p>a<i>one</i> b<i>two</i></p>', `${sheet(6)} i { footnote-display: inline }`)
  expect(pages[0]?.notes).toEqual(['1. one2. two'])
})

test('`max-height` sends the rest on', async () => {
  const { pages } = await pagesOf('<p>a<i>one</i> b<i>two</i></p>', sheet(6, 'max-height: 18pt'))
  expect(pages.map(({ notes }) => notes)).toEqual([['1. one'], ['2. two']])
})

test('each page may count its own', async () => {
  const { pages } = await pagesOf(
    '<p>a<i>one</i> b<i>two</i></p><p style="break-before: page">c<i>three</i></p>',
    `${sheet(6)} @page { counter-reset: footnote }`,
  )
  expect(pages.map(({ lines, notes }) => [...lines, ...notes])).toEqual([
    ['a1 b2', '1. one', '2. two'],
    ['c1', '1. three'],
  ])
})

test('call and marker have styles and content of their own', async () => {
  const { pages } = await pagesOf(
    '<p>a<i>one</i></p>',
    `${sheet(6)} ::footnote-call { content: "(" counter(footnote, lower-alpha) ")" } ::footnote-marker { content: counter(footnote, lower-alpha) ") " }`,
  )
  expect(pages[0]).toMatchObject({ lines: ['a(a)'], notes: ['a) one'] })
})

test('a footnote longer than any page ends all the same', async () => {
  const { pages } = await pagesOf('<p>a<i>one two three four five six seven eight nine ten</i> b</p>', sheet(2))
  expect(pages.map(({ lines }) => lines)).toEqual([['a1 b'], []])
})
