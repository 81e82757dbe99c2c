import { expect, test } from 'vitest'
import { pagesOf } from './pages-of.ts'

test('`counter(page)` and `counter(pages)` in the text speak of the page they are on', async () => {
  const { pages } = await pagesOf(
    '<p>One</p><p class="next">Two</p>',
    '.next { break-before: page } p::after { content: " p" counter(page) "/" counter(pages) }',
  )
  expect(pages.map(({ lines }) => lines)).toEqual([['One p1/2'], ['Two p2/2']])
})

test('a table of contents knows the pages, its numbers stand flush right', async () => {
  const { pages, diagnostics } = await pagesOf(
    '<p><a href="#a">Ferry</a></p><p><a href="#b">Harbour</a></p><h2 id="a">Ferry</h2><h2 id="b">Harbour</h2>',
    'h2 { break-before: page; font: inherit } a::after { content: leader(dotted) target-counter(attr(href), page) }',
  )
  expect(pages[0]?.lines).toEqual(['Ferry..............2', 'Harbour............3'])
  expect(diagnostics).toEqual([])
})

test('what pushes its own target on is told the truth after another pass', async () => {
  const { pages } = await pagesOf(
    '<p>See <b></b></p><p class="last" id="t">end</p>',
    '.last { break-before: page } b::after { content: "page " target-counter("#t", page) " of " counter(pages) }',
  )
  expect(pages[0]?.lines).toEqual(['See page 2 of 2'])
})

test('a reference that never settles is reported', async () => {
  // On page 1 the text is long enough to go to page 2; there it is short again.
  const { diagnostics } = await pagesOf(
    '<p style="height: 48pt">One</p><p><b id="t"></b></p>',
    '@counter-style odd { system: cyclic; symbols: "long enough to take more than the one line" "x" } b::after { content: counter(page, odd) } p { break-inside: avoid }',
  )
  expect(diagnostics.map(({ code }) => code)).toContain('unsettled-reference')
})

test.each([
  { content: 'target-text("#t")', shows: 'The Ferry' },
  { content: 'target-text("#t", before)', shows: '2 ' },
  { content: 'target-text("#t", first-letter)', shows: 'T' },
  { content: 'target-counter("#t", chapter, upper-roman)', shows: 'II' },
  { content: 'target-counters("#t", chapter, ".")', shows: '2' },
])('$content shows `$shows`', async ({ content, shows }) => {
  const { pages } = await pagesOf(
    '<i></i><h2>Fog</h2><h2 id="t">The <em>Ferry</em></h2>',
    `body { counter-reset: chapter } h2 { counter-increment: chapter; font: inherit } h2::before { content: counter(chapter) " " } i::before { content: ${content} "!" }`,
  )
  expect(pages[0]?.lines[0]).toBe(`${shows}!`)
})

test('a reference to nowhere shows nothing and is reported at its element', async () => {
  const { pages, diagnostics } = await pagesOf('<p>See<b></b></p>', 'b::after { content: target-counter("#no", page) }')
  expect(pages[0]?.lines).toEqual(['See'])
  expect(diagnostics).toMatchObject([{ code: 'missing-anchor' }])
})

const dotted =
  'body { counter-reset: n } p::after { content: " " leader(dotted) " " counter(n, lower-roman); counter-increment: n }'

test('leaders fill what is left of a line of eight letters', async () => {
  const { pages } = await pagesOf('<p>a</p><p>bb</p><p>c</p>', `@page { size: 48pt 72pt } ${dotted}`)
  expect(pages[0]?.lines).toEqual(['a .... i', 'bb .. ii', 'c .. iii'])
})

test('a leader goes to the next line with what it leads to, and takes what stands before it when it can', async () => {
  const { pages } = await pagesOf(
    '<p>aaaaa</p><p>a a a a a a a</p><p>a a a a a</p>',
    `@page { size: 48pt 84pt } ${dotted}`,
  )
  expect(pages[0]?.lines).toEqual(['aaaaa', '...... i', 'a a a a', 'a a a', '..... ii', 'a a a a', 'a .. iii'])
})

test('patterns of a leader stand on a grid counted from the end of the line', async () => {
  const { pages } = await pagesOf(
    '<p>a</p><p>ab</p>',
    '@page { size: 48pt 72pt } p::after { content: leader(" . ") "9" }',
  )
  expect(pages[0]?.lines).toEqual(['a  .   9', 'ab .   9'])
})

test('a pattern without width makes no leader', async () => {
  const { pages } = await pagesOf('<p>a</p>', 'p::after { content: leader("") "9" }')
  expect(pages[0]?.lines).toEqual(['a9'])
})
