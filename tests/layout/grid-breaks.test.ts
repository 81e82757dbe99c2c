import { describe, expect, test } from 'vitest'
import { grid, items, word } from './grid.ts'

const two = 'grid-template-columns: 60px 60px'
const high = (...heights: readonly number[]) =>
  items(
    heights.map((height) => `height: ${height}px`),
    '',
  )
const text = (count: number) => `<p>${`${word(10)}<br>`.repeat(count)}</p>`
const column = (id: string, count: number, style = '') => `<div id=${id} style="${style}">${text(count)}</div>`

describe('breaks between rows', () => {
  test('a row that does not fit begins the next page, without the gap above it', async () => {
    expect(await grid(`${two}; gap: 5px 0`, high(40, 20, 40, 30, 40))).toEqual([
      ['a 0,0 60x40', 'b 60,0 60x20', 'c 0,45 60x40', 'd 60,45 60x30'],
      ['e 0,0 60x40'],
    ])
  })

  test('are forced by an item that begins or ends there', async () => {
    const content = items(['', 'break-after: page', '', 'break-before: page'])
    expect(await grid('', content)).toEqual([['a 0,0 120x10', 'b 0,10 120x10'], ['c 0,0 120x10'], ['d 0,0 120x10']])
  })

  test('are avoided where an item says so', async () => {
    const content = items(['height: 40px', 'height: 40px', 'height: 40px; break-before: avoid'], '')
    expect(await grid('', content)).toEqual([['a 0,0 120x40'], ['b 0,0 120x40', 'c 0,40 120x40']])
  })
})

describe('items over a break', () => {
  test('are cut, each in its own time', async () => {
    expect(await grid(two, column('a', 25) + column('b', 12))).toEqual([
      ['a 0,0 60x100', 'b 60,0 60x100'],
      ['a 0,0 60x100', 'b 60,0 60x100'],
      ['a 0,0 60x50', 'b 60,0 60x50'],
    ])
  })

  test('reach over as many rows as before', async () => {
    const content = column('a', 12, 'grid-row: span 3') + high(40, 40, 50).replaceAll(/id=(.)/g, 'id=$1$1')
    expect(await grid(two, content)).toEqual([
      ['a 0,0 60x100', 'aa 60,0 60x40', 'bb 60,40 60x40'],
      ['a 0,0 60x50', 'cc 60,0 60x50'],
    ])
  })

  test('go on after a break that was asked for inside them', async () => {
    const content = `<div id=a>${text(3)}<p style="break-before: page">${word(10)}</p></div>${column('b', 5)}<u id=u></u>`
    expect(await grid(two, content)).toEqual([
      ['a 0,0 60x50', 'b 60,0 60x50'],
      ['a 0,0 60x10', 'u 0,10 60x0'],
    ])
  })

  test('what cannot be cut is kept, and what follows it comes on the next page', async () => {
    const image = `<i style="height: 130px; width: 10px"></i>`
    expect(await grid('', `<div id=a>${image}</div><div id=b>${word(10)}</div>`)).toEqual([
      ['a 0,0 120x130'],
      ['b 0,0 120x10'],
    ])
  })
})

test('an item that sticks out of its row is not lost at the end of a page', async () => {
  const content = `<div id=a style="height: 60px"></div><div id=b style="margin-top: 50px; align-self: start">${text(2)}</div>`
  expect(await grid('grid-template-rows: 60px 40px', content)).toEqual([['a 0,0 120x60'], ['b 0,50 120x20']])
})

test('a padding too high for the page goes over to the next, once', async () => {
  const image = `<i style="height: 85px; width: 10px"></i>`
  expect(await grid(two, `<div id=a style="padding: 20px 0">${image}</div><div id=b>${word(10)}</div>`)).toEqual([
    ['a 0,0 60x105', 'b 60,0 60x100'],
    ['a 0,0 60x25', 'b 60,0 60x25'],
  ])
})

test('a grid higher than its rows goes on over the pages', async () => {
  expect(await grid('height: 250px; align-content: start', items(['', '']))).toEqual([
    ['a 0,0 120x10', 'b 0,10 120x10'],
    [],
    [],
  ])
})

test('break-inside: avoid moves it whole, when that helps', async () => {
  const html = (height: number) =>
    grid(
      'display: block',
      `<hr id=h style="height: 50px; margin: 0; border: 0">
      <section style="display: grid; break-inside: avoid">${high(height, 30)}</section>`,
    )
  expect(await html(40)).toEqual([['h 0,0 120x50'], ['a 0,0 120x40', 'b 0,40 120x30']])
})

test('a thousand rows take a hundred pages', async () => {
  expect(await grid(two, `<b style="height: 10px"></b>`.repeat(2000))).toHaveLength(100)
})
