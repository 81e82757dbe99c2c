import { describe, expect, test } from 'vitest'
import { shown, styled } from './style.ts'

// CSS Flexbox 1 §7.1.1
test.each([
  ['none', 0, 0, 'auto'],
  ['auto', 1, 1, 'auto'],
  ['initial', 0, 1, 'auto'],
  ['2', 2, 1, 0],
  ['2 3', 2, 3, 0],
  ['0 0', 0, 0, 0],
  ['30pt', 1, 1, 30],
  ['1 30pt', 1, 1, 30],
  ['30pt 2 0', 2, 0, 30],
  ['1 1 0', 1, 1, 0],
  ['1 content', 1, 1, 'content'],
  ['0 0 calc(50% - 3pt)', 0, 0, { percent: 50, length: -3 }],
])('flex: %s', async (text, grow, shrink, basis) => {
  const { style, diagnostics } = await styled(`p { flex: ${text} }`)
  expect(diagnostics).toEqual([])
  expect(style('p')).toMatchObject({ 'flex-grow': grow, 'flex-shrink': shrink, 'flex-basis': basis })
})

test.each(['1 1 1 1', '1 30pt 2', 'none 1', '1 1 -3pt'])('flex: %s is refused', async (text) => {
  const { diagnostics } = await styled(`p { flex: ${text} }`)
  expect(shown(diagnostics)).toEqual([`invalid-value: ${text}`])
})

test('flex-flow sets direction and wrapping in any order', async () => {
  const { style } = await styled('p { flex-flow: wrap-reverse column }')
  expect(style('p')).toMatchObject({ 'flex-direction': 'column', 'flex-wrap': 'wrap-reverse' })
})

describe('alignment', () => {
  test('place-content, place-items and place-self set both axes', async () => {
    const { style, diagnostics } = await styled(
      'p { place-content: center end; place-items: start; place-self: last baseline }',
    )
    expect(diagnostics).toEqual([])
    expect(style('p')).toMatchObject({
      'align-content': { value: 'center' },
      'justify-content': { value: 'end' },
      'align-items': { value: 'start' },
      'justify-items': { value: 'start' },
      'align-self': { value: 'last baseline' },
    })
  })

  test('safe and unsafe stand before a position', async () => {
    const { style } = await styled('p { justify-content: safe center; align-items: unsafe end }')
    expect(style('p')).toMatchObject({
      'justify-content': { value: 'center', safe: true },
      'align-items': { value: 'end', safe: false },
    })
  })

  test('gap is of rows and columns', async () => {
    const { style } = await styled('p { gap: 3pt 10% }')
    expect(style('p')).toMatchObject({ 'row-gap': 3, 'column-gap': { percent: 10, length: 0 } })
  })
})

test('children of a flex container are blockified', async () => {
  const body = '<div><b id=a></b><i id=b style="display: inline-flex"></i></div>'
  const { style } = await styled('div { display: flex }', body)
  expect([style('a').display, style('b').display]).toEqual(['block', 'flex'])
})
