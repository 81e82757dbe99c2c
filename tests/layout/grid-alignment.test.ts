import { describe, expect, test } from 'vitest'
import { items, onePage, word } from './grid.ts'

// CSS Grid 1 §10.3, §10.4
test.each([
  ['stretch', '0,0 60x30'],
  ['start', '0,0 10x10'],
  ['end', '50,20 10x10'],
  ['center', '25,10 10x10'],
  ['self-end', '50,20 10x10'],
  ['safe center', '25,10 10x10'],
])('place-self: %s', async (value, expected) => {
  const style = 'grid-template: 30px / 60px'
  expect(await onePage(style, items([`place-self: ${value}`]))).toEqual([`a ${expected}`])
  expect(await onePage(`${style}; place-items: ${value}`, items(['']))).toEqual([`a ${expected}`])
})

test('what is too large is centred over both edges, unless that must be safe', async () => {
  const wide = (value: string) => onePage('grid-template-columns: 60px', items([`width: 80px; justify-self: ${value}`]))
  expect(await wide('center')).toEqual(['a -10,0 80x10'])
  expect(await wide('safe center')).toEqual(['a 0,0 80x10'])
})

// CSS Grid 1 §10.2
test('auto margins take the free space, and let nothing stretch', async () => {
  const styles = ['margin: auto', 'margin-left: auto', 'margin: 2px 5px']
  expect(await onePage('grid-template: 30px / repeat(3, 40px)', items(styles))).toEqual([
    'a 15,10 10x10',
    'b 70,0 10x30',
    'c 85,2 30x26',
  ])
})

// CSS Grid 1 §10.5
describe('tracks', () => {
  test.each([
    ['start', '0 20'],
    ['end', '80 100'],
    ['center', '40 60'],
    ['space-between', '0 100'],
    ['space-around', '20 80'],
    ['space-evenly', '26.667 73.333'],
    ['stretch', '0 20'],
  ])('justify-content: %s', async (value, expected) => {
    const boxes = await onePage(`grid-template-columns: 20px 20px; justify-content: ${value}`, items(['', '']))
    expect(boxes.map((box) => box.split(/[ ,]/)[1]).join(' ')).toBe(expected)
  })

  test('align-content moves rows; what they gain is part of an item that spans them', async () => {
    const style = 'grid-template: 10px 10px / 60px 60px; height: 50px; align-content: space-between'
    expect(await onePage(style, items(['grid-row: span 2', '', 'grid-column: 2']))).toEqual([
      'a 0,0 60x50',
      'b 60,0 60x10',
      'c 60,40 60x10',
    ])
  })
})

test('from the right, the first column is the rightmost', async () => {
  const style = 'direction: rtl; grid-template-columns: 20px 30px'
  expect(await onePage(style, items(['', 'justify-self: end', 'justify-self: left']))).toEqual([
    'a 100,0 20x10',
    'b 70,0 10x10',
    'c 100,10 10x10',
  ])
})

// CSS Grid 1 §10.6
test('items of a row aligned on their baselines are level, and the row holds them', async () => {
  const text = (id: string, above: number) => `<b id=${id} style="padding-top: ${above}px">${word(10)}</b>`
  expect(await onePage('grid-template-columns: 1fr 1fr; align-items: baseline', text('a', 12) + text('b', 3))).toEqual([
    'a 0,0 60x22',
    'b 60,9 60x13',
  ])
  const style = 'grid-template-columns: 1fr 1fr; align-items: last baseline; grid-template-rows: 40px'
  expect(await onePage(style, text('a', 12) + text('b', 3))).toEqual(['a 0,18 60x22', 'b 60,27 60x13'])
})

test('percentages and limits of an item are of its area', async () => {
  const styles = ['width: 50%; height: 50%', 'max-width: 20px', 'padding: 10%; box-sizing: border-box; height: 100%']
  expect(await onePage('grid-template: 30px / repeat(3, 40px)', items(styles))).toEqual([
    'a 0,0 20x15',
    'b 40,0 20x30',
    'c 80,0 40x30',
  ])
})

test('grids in grids and in lines', async () => {
  const inner = `<section id=s style="display: grid; grid-template-columns: 1fr 1fr">${items(['', ''])}</section>`
  expect(await onePage('grid-template-columns: max-content 1fr', `${inner}<u id=u></u>`)).toEqual([
    's 0,0 20x10',
    'a 0,0 10x10',
    'b 10,0 10x10',
    'u 20,0 100x10',
  ])
  const inline = `<section id=s style="display: inline-grid; grid-template-columns: 1fr 2fr">${items(['', ''])}</section>`
  expect(await onePage('display: block', word(5) + inline)).toEqual(['s 5,0 30x10', 'a 5,0 10x10', 'b 15,0 20x10'])
})
