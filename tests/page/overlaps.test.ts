import { expect, test } from 'vitest'
import { pagesOf } from './pages-of.ts'

/** Letters are 6 pt wide, 10 pt high, and lines 12 pt apart. */
async function overlaps(html: string, css = ''): Promise<readonly string[]> {
  const { diagnostics } = await pagesOf(html, css)
  return diagnostics.filter(({ code }) => code === 'overlap').map(({ message }) => message)
}

test.each([
  { html: '<p>one</p><p>two</p>', css: '', found: [], why: 'lines below one another' },
  { html: '<p>one</p><p>two</p>', css: 'p { line-height: 6pt }', found: [], why: 'close lines that can be read' },
  {
    html: '<p>one</p><p>two</p>',
    css: 'p + p { margin-top: -10pt }',
    found: ['`two` is printed over `one`'],
    why: 'a margin draws one over the other',
  },
  {
    html: '<p>one two</p>',
    css: 'p { width: 20pt; line-height: 1pt }',
    found: ['`two` is printed over `one`'],
    why: 'lines without height',
  },
  { html: '<p>one</p><p>two</p>', css: 'p + p { margin: -12pt 0 0 18pt }', found: [], why: 'beside one another' },
  {
    html: '<p>one</p><p>two</p>',
    css: 'p + p { position: relative; top: -12pt }',
    found: [],
    why: 'moved there by its author',
  },
  { html: '<p>one</p><p>two</p>', css: 'p + p { margin-top: -12pt; visibility: hidden }', found: [], why: 'not seen' },
  {
    html: '<p style="height: 4pt">a text too long for its box</p><p>next</p>',
    css: '',
    found: ['`next` is printed over `a text too long for`'],
    why: 'a box too low for its text',
  },
])('$found: $why', async ({ html, css, found }) => {
  expect(await overlaps(html, css)).toEqual(found)
})
