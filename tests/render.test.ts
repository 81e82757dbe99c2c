import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import { renderHtml } from '../src/render.ts'

/** Text of each page, as PDF.js reads it. */
async function read(pdf: Uint8Array) {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const pages = await Promise.all(Array.from({ length: document.numPages }, (_, i) => document.getPage(i + 1)))
  const texts = await Promise.all(pages.map(async (page) => (await page.getTextContent()).items))
  return texts.map((items) => items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''))
}

function page(body: string, css = ''): string {
  return `<!doctype html><html lang="en"><title>Page</title><style>@page { size: 300pt 200pt; margin: 20pt } ${css}</style>${body}</html>`
}

const options = { baseDir: import.meta.dirname }

test('what was written is read back, ligatures and all', async () => {
  const { pdf, pages, diagnostics } = await renderHtml(
    page('<h1>Office</h1><p>The first ferry, fjord to fjord.'),
    options,
  )
  expect(diagnostics).toEqual([])
  expect(pages).toBe(1)
  expect(await read(pdf)).toEqual(['Office\nThe first ferry, fjord to fjord.'])
})

test('a forced break makes a page', async () => {
  const { pdf } = await renderHtml(page('<p>One<p class="next">Two', '.next { break-before: page }'), options)
  expect(await read(pdf)).toEqual(['One', 'Two'])
})

test.each([
  { levels: 5000, tag: '<div>' },
  { levels: 1500, tag: '<div style="float: left">' },
])(
  'elements nested on $levels levels end with a PDF and a word about it: $tag',
  { timeout: 60_000 },
  async ({ levels, tag }) => {
    const { pdf, diagnostics } = await renderHtml(page(`${tag.repeat(levels)}deep${'</div>'.repeat(levels)}`), options)
    expect(diagnostics.map(({ code }) => code)).toContain('too-deep')
    expect(await read(pdf)).toEqual(['deep'])
  },
)

test('the same page gives the same bytes', async () => {
  const html = page('<p>Same</p>')
  const [first, second] = [await renderHtml(html, options), await renderHtml(html, options)]
  expect(Buffer.from(second.pdf).equals(first.pdf)).toBe(true)
})

test('problems are at their line of the page, and there is a PDF all the same', async () => {
  const { pdf, diagnostics } = await renderHtml(page('<p><img src="none.png" alt="">Text'), {
    ...options,
    path: 'a.html',
  })
  expect(diagnostics).toMatchObject([{ severity: 'error', code: 'missing-file', at: { source: { path: 'a.html' } } }])
  expect(await read(pdf)).toEqual(['Text'])
})

test.each([
  { html: '', why: 'nothing at all' },
  { html: '<', why: 'half a tag' },
  { html: '<style>@page { size: 0; margin: 9in }</style>text', why: 'a page without room' },
  { html: '<style>p { width: calc(1px / 0) }</style><p>x', why: 'a division by zero' },
  { html: '<html style="display: none">text', why: 'a root that is not displayed' },
  { html: '<body style="display: table-cell">text', why: 'a table part without a table' },
  { html: '<p style="font-size: 0">text', why: 'text without a size' },
  { html: '<p style="font-size: 10000px">text', why: 'a glyph larger than the page' },
  { html: '\u0000\uD800 lone surrogate \u202E', why: 'characters that are none' },
])('there is a PDF whatever the page holds: $why', async ({ html }) => {
  const { pdf, pages } = await renderHtml(html, options)
  expect(pages).toBeGreaterThan(0)
  expect(await read(pdf)).toHaveLength(pages)
})

test.each([
  ['float by float', '@page { size: 3px } b { float: left }', '<b>ย n</b>'],
  ['by nothing', '@page { size: 12px 10px; margin: 5px } dd { float: left; initial-letter: 3 1 }', '<i><dd></dd>o</i>'],
])('a sheet without room, filled %s, comes to an end', async (_how, css, body) => {
  const html = `<html lang="en"><style>${css}</style>${body}</html>`
  const { pages } = await renderHtml(html, { baseDir: import.meta.dirname })
  expect(pages).toBeGreaterThan(1)
})

test('lines are counted out also where the first one breaks by a style of its own', async () => {
  const css = 'p { width: 0; line-clamp: 2 } p::first-line { overflow-wrap: anywhere }'
  const { diagnostics } = await renderHtml(page('<p>y-l</p>', css), { baseDir: import.meta.dirname })
  expect(diagnostics.map(({ code }) => code)).toContain('text-left-out')
})
