import { describe, expect, test } from 'vitest'
import { shown, styled } from './style.ts'

async function computed(css: string) {
  const { style, diagnostics } = await styled(`p { ${css} }`)
  expect(shown(diagnostics)).toEqual([])
  return style('p')
}

describe('columns: a width, a number, or both in any order', () => {
  test.each([
    ['12pt', 12, 'auto'],
    ['auto 12pt', 12, 'auto'],
    ['2', 'auto', 2],
    ['2 auto', 'auto', 2],
    ['12pt 2', 12, 2],
    ['auto', 'auto', 'auto'],
  ])('%s', async (value, width, count) => {
    expect(await computed(`columns: ${value}`)).toMatchObject({ 'column-width': width, 'column-count': count })
  })

  test.each(['-1', '1.5', '2 3', '1pt 2pt', '10%', 'auto auto auto'])('not `%s`', async (value) => {
    const { style, diagnostics } = await styled(`p { columns: ${value} }`)
    expect(style('p')['column-count']).toBe('auto')
    expect(diagnostics).toHaveLength(1)
  })
})

test('column-rule takes its parts in any order; a rule without a style has no width', async () => {
  const red = { space: 'rgb', r: 1, g: 0, b: 0, alpha: 1 }
  expect(await computed('column-rule: red solid thick')).toMatchObject({
    'column-rule-width': 3.75,
    'column-rule-style': 'solid',
    'column-rule-color': red,
  })
  expect(await computed('column-rule: 4pt red')).toMatchObject({ 'column-rule-width': 0, 'column-rule-color': red })
  expect(await computed('color: red; column-rule-style: dotted')).toMatchObject({
    'column-rule-width': 2.25,
    'column-rule-color': red,
  })
})

test('how columns are filled and spanned', async () => {
  expect(await computed('column-fill: balance-all; column-span: all')).toMatchObject({
    'column-fill': 'balance-all',
    'column-span': 'all',
  })
})
