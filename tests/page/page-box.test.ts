import { expect, test } from 'vitest'
import { pagesOf } from './pages-of.ts'

test.each([
  { margin: 'auto', area: { x: 13, y: 18, width: 80, height: 170 }, why: 'both margins share what is left' },
  { margin: '5pt 5pt auto auto', area: { x: 18, y: 8, width: 80, height: 170 }, why: 'one takes all of it' },
])('a page box of a size of its own, `margin: $margin`: $why', async ({ margin, area }) => {
  const { laid } = await pagesOf(
    '<p>x',
    `@page { size: 106pt 206pt; width: 80pt; height: 170pt; padding: 1pt; border: 2pt solid; margin: ${margin} }`,
  )
  expect(laid[0]?.area).toEqual(area)
})

test.each([
  {
    css: 'size: 4pt 1000pt; width: 100pt; height: 100pt; padding: 1pt; border: 2pt solid; margin: 3pt',
    sheet: [112, 112],
  },
  { css: 'size: 1000pt; margin: 100pt; max-width: 500pt; min-height: 1500pt', sheet: [700, 1700] },
  { css: 'size: 1000pt; margin: 100pt; min-width: 1500pt; max-height: 500pt', sheet: [1700, 700] },
])('an over-constrained page box sets the size of its sheet: $css', async ({ css, sheet }) => {
  const { laid } = await pagesOf('<p>x', `@page { ${css} }`)
  expect([laid[0]?.style.width, laid[0]?.style.height]).toEqual(sheet)
})

test.each([
  { box: '@left-middle', css: 'margin: 10pt; width: 130pt', x: -40, why: 'the outer margin gives way' },
  { box: '@left-bottom', css: 'margin-left: 10pt; margin-right: auto; width: 70pt', x: 10, why: 'an auto margin does' },
  { box: '@right-middle', css: 'margin: 10pt; width: 130pt', x: 210, why: 'the outer margin gives way' },
])('$box { $css }: $why', async ({ box, css, x }) => {
  const { laid } = await pagesOf('<p>x', `@page { size: 300pt; margin: 100pt; ${box} { content: ""; ${css} } }`)
  expect(laid[0]?.marginBoxes[0]?.fragment.rect.x).toBeCloseTo(x)
})

test('content too high for its page-margin box is reported once', async () => {
  const { diagnostics } = await pagesOf(
    '<p>x<p style="break-before: page">y',
    '@page { margin: 6pt 0; @top-left { content: "Head" } }',
  )
  expect(diagnostics).toMatchObject([
    { code: 'overflow-page-margin', message: '`@top-left` is 6.0pt high, and what it shows 12.0pt' },
  ])
})

test('percentages in a page-margin box are of the margin between two corners', async () => {
  const page = `@page { size: 120pt; margin: 10pt;
    @top-left { content: ""; width: 20%; height: 50% } @left-top { content: ""; height: 30% } }`
  const { laid } = await pagesOf('<p>x', page)
  expect(laid[0]?.marginBoxes.map(({ fragment }) => fragment.rect)).toEqual([
    { x: 10, y: 5, width: 20, height: 5 },
    { x: 0, y: 10, width: 10, height: 30 },
  ])
})

test('limits hold across the edge too', async () => {
  const page = '@page { size: 120pt; margin: 30pt; @top-center { content: ""; max-height: 12pt; margin-bottom: 0 } }'
  const { laid } = await pagesOf('<p>x', page)
  expect(laid[0]?.marginBoxes[0]?.fragment.rect).toEqual({ x: 30, y: 18, width: 60, height: 12 })
})

test.each([
  { css: 'top: 100pt', why: 'below' },
  { css: 'top: -50pt', why: 'above' },
])('what is positioned $why the sheet is not lost silently', async ({ css }) => {
  const { diagnostics } = await pagesOf(`<p>x</p><div style="position: absolute; ${css}">away</div>`)
  expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
    ['overflow-page', '`<div>` is outside of the page, above or below it, and is not seen'],
  ])
})

test('what is positioned in the bleed is seen', async () => {
  const text = '<p>x</p><div style="position: absolute; top: -12pt">edge</div>'
  expect((await pagesOf(text, '@page { bleed: 12pt }')).diagnostics).toEqual([])
})

test.each([
  { css: 'margin-break: keep', y: 10, why: 'is kept after a break' },
  { css: 'margin-break: auto', y: 0, why: 'is cut after a break' },
  { css: 'margin-break: auto; break-before: page', y: 10, why: 'is kept after a break that was asked for' },
  { css: 'margin-break: discard; break-before: page', y: 0, why: 'is cut after any break' },
  { css: 'margin-break: keep; break-before: always', y: 10, why: 'is kept' },
])('a margin with `$css` $why', async ({ css, y }) => {
  const text = `<div style="height: 60pt"></div><div style="margin-top: 10pt; height: 20pt; break-inside: avoid; ${css}"></div>`
  const { laid } = await pagesOf(text)
  const body = laid[1]?.content?.children[0]
  expect(laid).toHaveLength(2)
  expect(body && 'children' in body && body.children[0]?.rect.y).toBe(y)
})

test('a page-margin box counts for itself', async () => {
  const css =
    '@page { @top-left { counter-increment: page 10; content: counter(page) } @top-right { content: counter(page) } }'
  const { pages } = await pagesOf('x', css)
  const { margins = {} } = pages[0] ?? {}
  expect(Object.values(margins).map((text) => text.trim())).toEqual(['11', '1'])
})
