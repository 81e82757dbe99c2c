import { expect, test } from 'vitest'
import { pagesOf } from './pages-of.ts'

const sheet = '@page { size: 120pt 96pt; margin: 24pt 0; @top-left { content: element(title) } }'

test('a running element leaves the flow and stands in the margin of each page from its own on', async () => {
  const { pages } = await pagesOf(
    '<div class="head">The <b>Ferry</b></div><p>One</p><p class="next">Two</p>',
    `${sheet} .head { position: running(title) } .next { break-before: page }`,
  )
  expect(pages).toEqual([
    { lines: ['One'], notes: [], margins: { 'top-left': 'The Ferry' } },
    { lines: ['Two'], notes: [], margins: { 'top-left': 'The Ferry' } },
  ])
})

test.each([
  { which: 'first', shows: ['', '2-first', '3-first', '3-last', '5'] },
  { which: 'last', shows: ['', '2-last', '3-last', '3-last', '5'] },
  { which: 'start', shows: ['', '2-first', '2-last', '3-last', '5'] },
  { which: 'first-except', shows: ['', '', '', '3-last', ''] },
])('element(title, $which)', async ({ which, shows }) => {
  const { pages } = await pagesOf(
    `<article>1</article><article><h1>2-first</h1><h1>2-last</h1></article>
     <article><p>3</p><h1>3-first</h1><h1>3-last</h1></article><article></article><article><h1>5</h1></article>`,
    `@page { margin: 24pt 0 0; @top-left { content: element(title, ${which}) } }
     article { break-after: page } h1 { position: running(title); font: inherit }`,
  )
  expect(pages.map(({ margins }) => margins['top-left'])).toEqual(shows)
})

test('counters in a running element are those of the page it is shown on', async () => {
  const { pages } = await pagesOf(
    '<div class="foot">Page <i></i></div><p>One</p><p class="next">Two</p>',
    `@page { margin: 0 0 24pt; @bottom-left { content: element(foot) } }
     .foot { position: running(foot) } .next { break-before: page } i::after { content: counter(page) " of " counter(pages) }`,
  )
  expect(pages.map(({ margins }) => margins['bottom-left'])).toEqual(['Page 1 of 2', 'Page 2 of 2'])
})

test('a running element does not stand in the way of a break', async () => {
  const { pages } = await pagesOf(
    '<section><div class="head">Head</div><h2>One</h2></section>',
    `${sheet} .head { position: running(title) } h2 { break-before: page; font: inherit }`,
  )
  expect(pages).toHaveLength(1)
})
