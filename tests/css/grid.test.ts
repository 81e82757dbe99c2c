import { describe, expect, test } from 'vitest'
import type { TrackBreadth, TrackList } from '../../src/css/computed-style.ts'
import { shown, styled } from './style.ts'

async function computed(css: string) {
  const { style, diagnostics } = await styled(`p { ${css} }`)
  expect(shown(diagnostics)).toEqual([])
  return style('p')
}

/** Tracks as text, lengths in points: `[a] 10 minmax(auto, 1fr)`. */
function print(list: TrackList): string {
  const breadth = (value: TrackBreadth): string => {
    if (typeof value !== 'object') return String(value)
    if ('fr' in value) return `${value.fr}fr`
    return value.length === 0 ? `${value.percent}%` : `${value.percent}%+${value.length}`
  }
  return list
    .map((item) => {
      if (item.type === 'names') return `[${item.names.join(' ')}]`
      if (item.type === 'repeat') return `repeat(${item.count}, ${print(item.items)})`
      if (item.type === 'subgrid') return 'subgrid'
      const { min, max, fitContent } = item.size
      if (fitContent !== undefined) return `fit-content(${breadth(fitContent)})`
      return breadth(min) === breadth(max) ? breadth(min) : `minmax(${breadth(min)}, ${breadth(max)})`
    })
    .join(' ')
}

test.each([
  ['none', ''],
  ['10pt 20% auto', '10 20% auto'],
  ['1fr min-content', 'minmax(auto, 1fr) min-content'],
  ['[a b] 10pt [c]', '[a b] 10 [c]'],
  ['repeat(2, 5pt [x] 1em)', '5 [x] 12 5 [x] 12'],
  ['minmax(10pt, 2fr) fit-content(50%)', 'minmax(10, 2fr) fit-content(50%)'],
  ['[a] repeat(auto-fill, [b] minmax(0, 1in)) 3pt', '[a] repeat(auto-fill, [b] minmax(0, 72)) 3'],
  ['calc(10% + 4pt)', '10%+4'],
])('grid-template-columns: %s', async (value, expected) => {
  expect(print((await computed(`grid-template-columns: ${value}`))['grid-template-columns'])).toBe(expected)
})

describe('shorthands', () => {
  test('grid-area copies names to the lines that are left out: CSS Grid 1 §8.4', async () => {
    const main = { type: 'name', name: 'main' }
    expect(await computed('grid-area: main')).toMatchObject({
      'grid-row-start': main,
      'grid-column-start': main,
      'grid-row-end': main,
      'grid-column-end': main,
    })
    expect(await computed('grid-area: 2 / main / span 3')).toMatchObject({
      'grid-row-start': { type: 'line', number: 2 },
      'grid-column-start': main,
      'grid-row-end': { type: 'span', count: 3 },
      'grid-column-end': main,
    })
    expect(await computed('grid-row: span 2 x / -1')).toMatchObject({
      'grid-row-start': { type: 'span', count: 2, name: 'x' },
      'grid-row-end': { type: 'line', number: -1 },
    })
  })

  test('grid-template draws areas row by row', async () => {
    const style = await computed(`grid-template: [top] 'a b' 10pt [mid] [more] 'c c' / 1fr 20pt`)
    expect(print(style['grid-template-rows'])).toBe('[top] 10 [mid] [more] auto')
    expect(print(style['grid-template-columns'])).toBe('minmax(auto, 1fr) 20')
    expect(style['grid-template-areas']).toMatchObject({ rows: 2, columns: 2 })
  })

  test('grid sets a template in one axis and the flow in the other', async () => {
    const style = await computed('grid: auto-flow dense 10pt / 20pt 30pt')
    expect(style['grid-auto-flow']).toEqual({ axis: 'row', dense: true })
    expect(style['grid-auto-rows']).toEqual([{ min: 10, max: 10 }])
    expect(print(style['grid-template-columns'])).toBe('20 30')
    expect((await computed('grid: 10pt / auto-flow'))['grid-auto-flow']).toEqual({ axis: 'column', dense: false })
  })

  test('gap and place-* take one value for both axes or one for each', async () => {
    expect(await computed('gap: 1pt 2pt')).toMatchObject({ 'row-gap': 1, 'column-gap': 2 })
    expect(await computed('place-items: safe center')).toMatchObject({
      'align-items': { value: 'center', safe: true },
      'justify-items': { value: 'center', safe: true },
    })
    expect(await computed('place-content: baseline')).toMatchObject({
      'align-content': { value: 'baseline' },
      'justify-content': { value: 'start' },
    })
  })
})

test.each([
  `grid-template-areas: 'a a' 'a'`,
  `grid-template-areas: 'a b' 'b a'`,
  'grid-template-columns: repeat(auto-fill, auto)',
  'grid-template-columns: repeat(auto-fill, 10px) repeat(auto-fit, 10px)',
  'grid-template-columns: [a] [b] 10px',
  'grid-template-columns: minmax(1fr, 10px)',
  'grid-column: 0',
  'grid-column: span -1',
  'align-items: left',
])('%s is refused', async (css) => {
  const { diagnostics } = await styled(`p { ${css} }`)
  expect(diagnostics).toHaveLength(1)
})

test.each([
  ['subgrid', 'subgrid'],
  ['subgrid [a] [] [b c]', 'subgrid [a] [] [b c]'],
  ['subgrid repeat(2, [a] [b]) [c]', 'subgrid [a] [b] [a] [b] [c]'],
  ['subgrid [x] repeat(auto-fill, [a])', 'subgrid [x] repeat(auto-fill, [a])'],
])('%s: CSS Grid 2 §9.1', async (value, expected) => {
  expect(print((await computed(`grid-template-columns: ${value}`))['grid-template-columns'])).toBe(expected)
})

test.each(['subgrid 10px', 'subgrid repeat(auto-fill, [a]) repeat(auto-fill, [b])', '[a] subgrid'])(
  '%s is no list of tracks',
  async (value) => {
    const { diagnostics } = await styled(`p { grid-template-columns: ${value} }`)
    expect(diagnostics).toHaveLength(1)
  },
)

test('items are blockified: CSS Grid 1 §6', async () => {
  const { style } = await styled('div { display: grid }', '<div><b id=b></b><p id=p><i id=i></i></p></div>')
  expect([style('b').display, style('p').display, style('i').display]).toEqual(['block', 'block', 'inline'])
})
