import { expect, test } from 'vitest'
import { pagesOf } from './pages-of.ts'

const css =
  'i { float: footnote; font-style: normal } .line { footnote-policy: line } .block { footnote-policy: block }'
const sheet = (lines: number, area = '') => `@page { size: 120pt ${lines * 12}pt; @footnote { ${area} } } ${css}`
/** Where no footnote is split. */
const whole = (lines: number) => `${sheet(lines)} i { break-inside: avoid }`

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
  const { pages } = await pagesOf('<p>abc<i>1</i><br>def<i>very long second one</i><br>ghi<i>3</i></p>', whole(4))
  expect(pages.map(({ notes }) => notes)).toEqual([['1. 1'], ['2. very long second', 'one', '3. 3']])
})

test('paragraphs have one numbering', async () => {
  const { pages } = await pagesOf('<p>a<i>one</i></p><p>b<i>two</i></p>', sheet(6))
  expect(pages[0]).toMatchObject({ lines: ['a1', 'b2'], notes: ['1. one', '2. two'] })
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

test('a footnote whose call goes over with a block is not shown twice', async () => {
  const text = '<p>abc</p><p>def<i>one</i><br>ghi<br>jkl<i class="block">two</i></p>'
  const { pages } = await pagesOf(text, sheet(5))
  expect(pages.map(({ lines, notes }) => [...lines, ...notes])).toEqual([
    ['abc'],
    ['def1', 'ghi', 'jkl2', '1. one', '2. two'],
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

test('a footnote with too little room begins on the page of its call and goes on on the next', async () => {
  const text = '<p>abc<i>one two three four five six seven eight nine ten</i><br>def<br>ghi</p>'
  const { pages } = await pagesOf(text, sheet(3))
  expect(pages.map(({ lines, notes }) => ({ lines, notes }))).toEqual([
    { lines: ['abc1'], notes: ['1. one two three', 'four five six seven'] },
    { lines: ['def', 'ghi'], notes: ['eight nine ten'] },
  ])
})

test('the area has all its edges on each page that a footnote goes on on, and ends with its last line', async () => {
  const text = '<p>abc<i>one two three four five six seven eight nine ten</i><br>def<br>ghi</p>'
  const { laid } = await pagesOf(text, sheet(4, 'border-top: 1pt solid; padding: 2pt 0; margin-top: 3pt'))
  expect(laid.map(({ footnotes }) => footnotes?.rect)).toMatchObject([
    { y: 48 - 29, height: 29 },
    { y: 48 - 17, height: 17 },
  ])
})

test('orphans and widows hold in footnotes too: three lines are not split', async () => {
  const text = '<p>abc<i>one two three four five six seven eight nine</i><br>def</p>'
  const { pages } = await pagesOf(text, `${sheet(3)} i { orphans: 2; widows: 2 }`)
  expect(pages.map(({ notes }) => notes.length)).toEqual([0, 3])
})

test('`max-height` splits a footnote, edges and padding of the area not counted', async () => {
  const text = '<p>abc<i>one two three four five six</i></p>'
  const { pages } = await pagesOf(text, sheet(6, 'max-height: 12pt; padding: 1pt 0; border-top: 2pt solid'))
  expect(pages.map(({ notes }) => notes)).toEqual([['1. one two three'], ['four five six']])
})

test('a footnote in a footnote follows it', async () => {
  const { pages } = await pagesOf('<p>abc<i>one<i>two</i></i> def<i>three</i></p>', sheet(6))
  expect(pages[0]?.lines).toEqual(['abc1 def3'])
  expect(pages[0]?.notes).toEqual(['1. one2', '2. two', '3. three'])
})

test('footnotes are counted through the document, whatever they stand in', async () => {
  const { pages } = await pagesOf('<table><tr><td>abc<i>one</i><td>def<i>two</i></table>', sheet(6))
  expect(pages[0]?.notes).toEqual(['1. one', '2. two'])
})

test('compact footnotes share a line where they fit into one', async () => {
  const text = '<p>a<i>one</i> b<i>two</i> c<i>a long third one</i> d<i>four</i></p>'
  const { pages } = await pagesOf(text, `${sheet(6)} i { footnote-display: compact }`)
  expect(pages[0]?.notes).toEqual(['1. one2. two', '3. a long third one', '4. four'])
})

test('footnotes of columns stand below all of them', async () => {
  const text = '<div style="columns: 2; column-gap: 0">abc<i>one</i><br>def<br>ghi<i>two</i><br>jkl</div>'
  const { pages, laid } = await pagesOf(text, sheet(6))
  expect(pages).toEqual([{ lines: ['abc1', 'def', 'ghi2', 'jkl'], notes: ['1. one', '2. two'], margins: {} }])
  expect(laid[0]?.footnotes?.rect).toMatchObject({ y: 48, width: 120 })
})

test.each([
  ['a table', '<table><tr><td>abc<i>one</i></td></tr></table>'],
  ['a float', '<div style="float: left">abc<i>one</i></div>'],
  ['a flex item', '<div style="display: flex"><p>abc<i>one</i></p></div>'],
  ['a grid item', '<div style="display: grid"><p>abc<i>one</i></p></div>'],
  ['an inline block', '<p><span style="display: inline-block">abc<i>one</i></span></p>'],
])('footnotes are called for from %s', async (_, text) => {
  const { pages, diagnostics } = await pagesOf(text, sheet(6))
  expect(pages).toEqual([{ lines: ['abc1'], notes: ['1. one'], margins: {} }])
  expect(diagnostics).toEqual([])
})

test.each([
  ['a positioned box', '<div style="position: absolute">abc<i>one</i></div>', ''],
  [
    'a running head',
    '<p style="position: running(head)">abc<i>one</i></p>',
    '@page { margin: 12pt; @top-left { content: element(head) } }',
  ],
])('a footnote of %s is not lost silently', async (_, text, page) => {
  const { diagnostics } = await pagesOf(text, sheet(6) + page)
  expect(diagnostics.map(({ code }) => code)).toContain('lost-footnote')
})
