import { expect, test } from 'vitest'
import { type HtmlOptions, renderHtml } from '../../src/render.ts'
import { checkPdf } from './conformance/check.ts'
import { read } from './list.ts'

async function render(html: string, more: Partial<HtmlOptions> = {}) {
  const { pdf, diagnostics } = await renderHtml(html, { baseDir: import.meta.dirname, ...more })
  const { metadata } = await (await read(pdf)).getMetadata()
  const claims = [metadata.get('pdfuaid:part'), metadata.get('pdfaid:part'), metadata.get('pdfaid:conformance')]
  return { pdf, claims, problems: diagnostics.map(({ code, hint }) => `${code}: ${hint}`) }
}

const page = (body: string, css = '') => `<!doctype html><html lang=en><title>T</title><style>${css}</style>${body}`

test('a page that lacks nothing is PDF/UA-1 and PDF/A-3a', async () => {
  expect(await render(page('<p>Text'))).toMatchObject({ claims: ['1', '3', 'A'], problems: [] })
})

test('a page that does not say its language is not PDF/UA, and says so', async () => {
  const { claims, problems } = await render('<title>T</title><p>Text')
  expect(claims).toEqual([null, '3', 'A'])
  expect(problems).toEqual(['missing-language: write `<html lang="en">`, or which it is; the PDF is not PDF/UA'])
})

test('a page without a title is called by its first heading, or else by its file', async () => {
  const title = async (html: string) => {
    const { pdf } = await render(html, { path: 'pages/press.html' })
    return (await (await read(pdf)).getMetadata()).info
  }
  expect(await title('<html lang=en><h1>The <i>Ferry</i></h1>')).toMatchObject({ Title: 'The Ferry' })
  expect(await title('<html lang=en><p>Text')).toMatchObject({ Title: 'press' })
})

test('a picture without a text costs the claim to be PDF/UA', async () => {
  const picture =
    'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
  const { claims, problems } = await render(page(`<img src='${picture}'>`))
  expect(claims).toEqual([null, '3', 'A'])
  expect(problems).toEqual([expect.stringContaining('missing-alt')])
})

test('a page too small to be archived is not claimed to be PDF/A', async () => {
  const { claims, problems } = await render(page('', '@page { size: 2pt; margin: 0 }'))
  expect(claims).toEqual(['1', null, null])
  expect(problems).toContain('not-archival: keep pages between 3pt and 14400pt; the PDF is not PDF/A')
})

test('a language that is none costs both', async () => {
  expect((await render(page('<p lang="not one">Text'))).claims).toEqual([null, null, null])
})

test('a character that no font has is a box, and what it stands for can be copied', async () => {
  const { pdf } = await render(page('<p>a\u{1F9FF}b', 'p { font-family: Courier Prime }'))
  expect(await checkPdf(pdf)).toEqual([])
  const items = (await (await (await read(pdf)).getPage(1)).getTextContent()).items
  expect(items.map((item) => ('str' in item ? item.str : '')).join('')).toContain('a')
})

test.each([
  { standard: 'plain', claims: [null, null, null] },
  { standard: 'a2u', claims: ['1', '2', 'U'] },
  { standard: 'a4', claims: [null, '4', null] },
] as const)('a page can be asked to be $standard', async ({ standard, claims }) => {
  expect((await render(page('<p>Text'), { standard })).claims).toEqual(claims)
})

test('where nothing is claimed, nothing is missed', async () => {
  expect((await render('<title>T</title><p>Text', { standard: 'plain' })).problems).toEqual([])
})
