import { expect, test } from 'vitest'
import { pagesOf } from './pages-of.ts'

const sheet = `@page { margin: 12pt 0 } section { page: part }
  @page :nth(1 of part) { @top-left { content: "opens" } } @page :nth(2n of part) { @top-left { content: "even" } }`

const heads = async (html: string, css = '') =>
  (await pagesOf(html, sheet + css)).pages.map(({ margins }) => margins['top-left'] ?? '')

const lines = (count: number) => '<p>x</p>'.repeat(count)

// CSS Generated Content for Paged Media 3 §5: lines are 12pt high, and four of them fit on a page.
test('pages are counted in their group', async () => {
  expect(await heads(`<p>a</p><section>${lines(9)}</section><p>b</p>`)).toEqual(['', 'opens', 'even', '', ''])
})

test('each box of that name has a group of its own', async () => {
  const parts = `<section>${lines(5)}</section><section style="break-before: page">${lines(5)}</section>`
  expect(await heads(parts)).toEqual(['opens', 'even', 'opens', 'even'])
})

test('a box inside goes on with the group', async () => {
  const inner = '<div style="break-before: page; page: part">x</div>'
  expect(await heads(`<section>x${inner}</section>`)).toEqual(['opens', 'even'])
})
