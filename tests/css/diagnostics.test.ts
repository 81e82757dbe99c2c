import { expect, test } from 'vitest'
import { userAgentSource } from '../../src/css/user-agent/style-sheet.ts'
import { shown, styled } from './style.ts'

test.each([
  { css: 'colour: red', code: 'unknown-property', at: 'colour', hint: 'did you mean `color`?' },
  { css: 'color: redd', code: 'invalid-value', at: 'redd', hint: 'did you mean `red`?' },
  { css: 'text-align: centre', code: 'invalid-value', at: 'centre', hint: 'did you mean `center`?' },
  { css: 'width: -1px', code: 'invalid-value', at: '-1px' },
  { css: 'width: 12', code: 'invalid-value', at: '12' },
  { css: 'shape-outside: circle(3px)', code: 'unsupported-property', at: 'shape-outside' },
  { css: 'text-emphasis: dot', code: 'unsupported-property', at: 'text-emphasis' },
  {
    css: 'clip-path: shape(from 0 0, line to 1px 1px)',
    code: 'unsupported-value',
    at: 'shape(from 0 0, line to 1px 1px)',
  },
  { css: 'mask-border: url(a.png) 10', code: 'unsupported-property', at: 'mask-border' },
  { css: 'font-variant-alternates: stylistic(a)', code: 'unsupported-value', at: 'stylistic(a)' },
])('$css is an $code', async ({ css, code, at, hint }) => {
  const { diagnostics } = await styled(`p { ${css} }`)
  expect(shown(diagnostics)).toEqual([`${code}: ${at}`])
  if (hint) expect(diagnostics[0]?.hint).toBe(hint)
})

test('a problem in a style attribute points into the attribute', async () => {
  const { diagnostics } = await styled('', '<p style="margin: 0; colour: red">')
  const { at } = diagnostics[0] ?? {}
  expect(at?.source.path).toBe('page.html')
  expect(shown(diagnostics)).toEqual(['unknown-property: colour'])
})

test('what only screens do needs no warning', async () => {
  const { diagnostics } = await styled(
    'p { cursor: pointer; transition: all 1s; -webkit-user-select: none; width: -moz-fit-content; will-change: transform } @keyframes x { from { color: red } } @media screen { p { colour: red } }',
  )
  expect(diagnostics).toEqual([])
})

test('broken CSS is skipped up to the next declaration, and said once', async () => {
  const { style, diagnostics } = await styled('p { color red; margin-left: 3pt; width: ]; }')
  expect(style('p')['margin-left']).toBe(3)
  expect(diagnostics.map(({ code }) => code).sort()).toEqual(['css-syntax', 'invalid-value'])
})

test('an at-rule that the engine lacks is a warning at its name', async () => {
  const { diagnostics } = await styled('@container (width > 1px) { p { color: red } }')
  expect(shown(diagnostics)).toEqual(['unsupported-at-rule: @container'])
})

test('the user agent style sheet has no problems', async () => {
  expect(userAgentSource.text).toContain('display: block')
  await expect(styled('')).resolves.toBeDefined()
})

test('a brace that was forgotten is told where it was opened: what follows is hidden in it', async () => {
  const css = 'h1 { color: blue;\np { margin: 0 }'
  const { diagnostics } = await styled(css, '<p>x</p>')
  expect(diagnostics.map(({ code, hint }) => `${code}: ${hint}`)).toEqual(['css-syntax: add the missing `}`'])
  expect(diagnostics[0]?.at?.start).toBe(css.indexOf('{'))
})
