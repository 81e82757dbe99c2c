import { expect, test } from 'vitest'
import { renderHtml } from '../../src/render.ts'
import { read } from './list.ts'

const open = async (css: string, body: string, attributes = 'lang=en') => {
  const html = `<!doctype html><html ${attributes}><title>T</title><style>@page { size: 100pt } ${css}</style>${body}`
  const { pdf } = await renderHtml(html, { baseDir: import.meta.dirname })
  return read(pdf)
}

type Outline = Awaited<ReturnType<Awaited<ReturnType<typeof read>>['getOutline']>>

/** `+` where a reader opens it at once, `-` where not. */
const shown = (items: Outline): unknown =>
  items.map(({ title, count, items: inside }) =>
    inside.length === 0 ? title : [`${(count ?? 0) < 0 ? '-' : '+'}${title} ${count}`, shown(inside)],
  )

test('bookmarks nest by their levels, with labels of their own, and are closed where they say so', async () => {
  const document = await open(
    `h1, h2, h3 { font: 8pt serif; margin: 0 } .no { bookmark-level: none } .shut { bookmark-state: closed }
    .named { bookmark-label: "§ " counter(c) " " content(text); counter-increment: c } p { bookmark-level: 4 }`,
    '<h1>A</h1><h2 class=shut>B</h2><h3>C</h3><p>D</p><h3 class=no>E</h3><h2>F</h2><h1 class="shut named">G</h1><h3>H</h3>',
  )
  expect(shown(await document.getOutline())).toEqual([
    ['+A 2', [['-B -2', [['+C 1', ['D']]]], 'F']],
    ['-§ 1 G -1', ['H']],
  ])
})

test('pages are labelled as their numbers are shown', async () => {
  const document = await open(
    `@page { margin: 20pt; @bottom-center { content: counter(page) } }
    @page front { @bottom-center { content: counter(page, lower-roman) } }
    div { break-after: page } .front { page: front } .one { counter-reset: page 1 }`,
    '<div class=front>a</div><div class=front>b</div><div class=one>c</div><p>d</p>',
  )
  expect(await document.getPageLabels()).toEqual(['i', 'ii', '1', '2'])
})

test('pages of a document that runs from right to left follow one another so', async () => {
  const rtl = await open('', '<p>x', 'lang=he dir=rtl')
  expect(await rtl.getViewerPreferences()).toMatchObject({ Direction: 'R2L' })
  const ltr = await open('', '<p dir=rtl>x')
  expect(await ltr.getViewerPreferences()).not.toHaveProperty('Direction')
})

test('the first page of such a document is a left one', async () => {
  const css =
    '@page { margin: 20pt } @page :left { @top-left { content: "L" } } @page :right { @top-left { content: "R" } }'
  const firstText = async (attributes: string) => {
    const page = await (await open(css, '<p>', attributes)).getPage(1)
    const { items } = await page.getTextContent()
    return items.map((item) => ('str' in item ? item.str : '')).join('')
  }
  expect([await firstText('lang=en'), await firstText('lang=he dir=rtl')]).toEqual(['R', 'L'])
})
