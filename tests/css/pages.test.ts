import { expect, test } from 'vitest'
import type { PageKey } from '../../src/css/style-sheet.ts'
import { hex, shown, styled } from './style.ts'

function key(index: number, more: Partial<PageKey> = {}): PageKey {
  return { index, side: index % 2 === 0 ? 'right' : 'left', blank: false, name: '', ...more }
}

test('without @page the sheet is the paper, with margins of 75px', async () => {
  const { styles } = await styled('', '<p>', { paper: { width: 300, height: 400 } })
  const page = styles.page(key(0))
  expect([page.width, page.height, page.style['margin-left']]).toEqual([300, 400, 56.25])
})

test.each([
  ['100pt 50pt', 100, 50],
  ['20mm', 56.693, 56.693],
  ['A4', 595.276, 841.89],
  ['landscape A4', 841.89, 595.276],
  ['landscape', 792, 612],
  ['auto', 612, 792],
  ['10em', 120, 120],
])('size: %s', async (size, width, height) => {
  const { styles } = await styled(`@page { size: ${size} }`)
  expect(styles.page(key(0)).width).toBeCloseTo(width, 3)
  expect(styles.page(key(0)).height).toBeCloseTo(height, 3)
})

test('page selectors: sides, first, blank, nth and names, by specificity', async () => {
  const { styles } = await styled(`
    @page :first { margin-top: 1pt }
    @page cover:first { margin-top: 9pt }
    @page :blank { margin-top: 2pt }
    @page :left { margin-top: 3pt }
    @page :nth(3n) { margin-top: 4pt }
    @page { margin-top: 5pt }`)
  const top = (page: PageKey) => styles.page(page).style['margin-top']
  expect(top(key(0))).toBe(1)
  expect(top(key(0, { name: 'cover' }))).toBe(9)
  expect(top(key(1))).toBe(3)
  expect(top(key(1, { blank: true }))).toBe(2)
  expect(top(key(2))).toBe(4)
  expect(top(key(4))).toBe(5)
  expect(styles.page(key(4))).toBe(styles.page(key(6)))
})

test('page-margin boxes exist with content only, and are aligned by their place', async () => {
  const { styles } = await styled(`
    body { color: blue } html { color: red }
    @page { @top-left { content: "T" } @bottom-right-corner { content: counter(page); text-align: end } @left-middle { color: red } }
    @page :first { @top-left { content: none } }`)
  const { marginBoxes } = styles.page(key(1))
  expect([...marginBoxes.keys()]).toEqual(['top-left', 'bottom-right-corner'])
  expect(marginBoxes.get('top-left')).toMatchObject({ 'text-align': 'left', 'vertical-align': 'middle' })
  expect(marginBoxes.get('bottom-right-corner')?.['text-align']).toBe('end')
  expect(hex(marginBoxes.get('top-left')?.color ?? { space: 'rgb', r: 0, g: 0, b: 0, alpha: 1 })).toBe('#ff0000')
  expect([...styles.page(key(0)).marginBoxes.keys()]).toEqual(['bottom-right-corner'])
})

test('elements ask for named pages, and their children stay on them', async () => {
  const { style } = await styled('div { page: wide }', '<div><p id=p></p></div><p id=q>')
  expect(style('p').page).toBe('wide')
  expect(style('q').page).toBe('')
})

test('problems of @page are warnings at their place', async () => {
  const { diagnostics } = await styled(
    '@page { size: A9; @top-middle { content: "x" } bleed: large }\n@page :frist { margin: 0 }',
  )
  expect(shown(diagnostics)).toEqual([
    'invalid-value: A9',
    'unsupported-at-rule: @top-middle',
    'invalid-value: large',
    'invalid-selector: @page :frist { margin: 0 }',
  ])
})

test('what has no effect on pages, their margins or elements is said', async () => {
  const { diagnostics } = await styled(`@page {
    rotate: 90deg; page: a; margin: 1pt; color: red; margin-inline: 2pt; counter-increment: page; min-width: 1px;
    border-radius: 2px; --any: 1; font: inherit; all: unset; transform: none; text-box-trim: none; border-inline: 0;
    @top-left { content: "x"; float: left; break-before: page; opacity: .5; marks: crop; vertical-align: top } }
    p { marks: crop; bleed: 2pt; page-orientation: upright; page: a }`)
  expect(shown(diagnostics)).toEqual([
    'no-effect: float',
    'no-effect: break-before',
    'no-effect: marks',
    'no-effect: rotate',
    'no-effect: page',
    'no-effect: transform',
    'unsupported-property: text-box-trim',
    'no-effect: marks',
    'no-effect: bleed',
    'no-effect: page-orientation',
  ])
})

test('@font-face', async () => {
  const { styles, diagnostics } = await styled(`@font-face {
    font-family: "Head"; font-weight: 200 900; font-style: italic; unicode-range: U+0-7F, U+4??;
    src: local("Arial"), url(head.woff2) format("woff2"), url("head.ttf") }`)
  expect(styles.fontFaces).toMatchObject([
    {
      family: 'Head',
      weight: [200, 900],
      style: 'italic',
      stretch: [100, 100],
      unicodeRange: [
        [0, 0x7f],
        [0x400, 0x4ff],
      ],
      sources: [{ url: 'head.woff2', format: 'woff2', folders: ['/project'] }, { url: 'head.ttf' }],
    },
  ])
  expect(diagnostics.map(({ code }) => code)).toEqual(['local-font'])
})

test('@font-face passes over sources that it cannot use', async () => {
  const { styles, diagnostics } = await styled(`@font-face {
    font-family: Head; font-display: swap;
    src: no-url, url(a.woff2) format(woff2) tech(color-COLRv1), url(b.ttf) format("truetype") tech(variations),
      url(c.otf) format(opentype) }`)
  expect(diagnostics).toEqual([])
  expect(styles.fontFaces[0]?.sources).toMatchObject([
    { url: 'b.ttf', format: 'truetype' },
    { url: 'c.otf', format: 'opentype' },
  ])
})
