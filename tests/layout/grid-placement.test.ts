import { describe, expect, test } from 'vitest'
import { items, onePage, word } from './grid.ts'

const squares = 'grid-template-columns: repeat(4, 30px); grid-auto-rows: 10px;'

/** Where each item is, as `column/row` of its cell and its span, from 1. */
async function cells(styles: readonly string[], more = ''): Promise<string[]> {
  const boxes = await onePage(squares + more, items(styles, ''))
  return boxes.map((box) => {
    const [id, x = 0, y = 0, width = 0, height = 0] = box
      .split(/[ ,x]/)
      .map((part, i) => (i === 0 ? part : Number(part)))
    return `${id} ${Number(x) / 30 + 1}/${Number(y) / 10 + 1} ${Number(width) / 30}x${Number(height) / 10}`
  })
}

// CSS Grid 1 §8.5
describe('auto-placement', () => {
  test('fills rows from the start', async () => {
    expect(await cells(['', '', '', '', ''])).toEqual(['a 1/1 1x1', 'b 2/1 1x1', 'c 3/1 1x1', 'd 4/1 1x1', 'e 1/2 1x1'])
  })

  test('moves on for what does not fit, and does not go back', async () => {
    const styles = ['grid-column: span 3', 'grid-column: span 2', '']
    expect(await cells(styles)).toEqual(['a 1/1 3x1', 'b 1/2 2x1', 'c 3/2 1x1'])
  })

  test('goes back to fill the holes when it is dense', async () => {
    const styles = ['grid-column: span 3', 'grid-column: span 2', '']
    expect(await cells(styles, 'grid-auto-flow: dense')).toEqual(['a 1/1 3x1', 'b 1/2 2x1', 'c 4/1 1x1'])
  })

  test('goes around items that have a place', async () => {
    expect(await cells(['', '', 'grid-area: 1 / 1'])).toEqual(['a 2/1 1x1', 'b 3/1 1x1', 'c 1/1 1x1'])
  })

  test('an item locked to a row or column waits for its turn there', async () => {
    expect(await cells(['grid-row: 2', 'grid-row: 2', 'grid-column: 3', 'grid-column: 1'])).toEqual([
      'a 1/2 1x1',
      'b 2/2 1x1',
      'c 3/1 1x1',
      'd 1/3 1x1',
    ])
  })

  test('flows down columns', async () => {
    const style =
      'grid-auto-flow: column; grid-template-rows: 10px 10px; grid-template-columns: none; grid-auto-columns: 30px'
    expect(await cells(['', '', ''], style)).toEqual(['a 1/1 1x1', 'b 1/2 1x1', 'c 2/1 1x1'])
  })

  test('goes by `order`', async () => {
    expect(await cells(['order: 1', '', 'order: -1'])).toEqual(['c 1/1 1x1', 'b 2/1 1x1', 'a 3/1 1x1'])
  })
})

// CSS Grid 1 §8.3
describe('lines', () => {
  test.each([
    ['2 / 4', '2/1 2x1'],
    ['4 / 2', '2/1 2x1'],
    ['3 / 3', '3/1 1x1'],
    ['-2', '4/1 1x1'],
    ['1 / -1', '1/1 4x1'],
    ['span 2 / 4', '2/1 2x1'],
    ['span 2 / span 3', '1/1 2x1'],
  ])('grid-column: %s', async (value, expected) => {
    expect(await cells([`grid-column: ${value}`])).toEqual([`a ${expected}`])
  })

  test.each([
    ['x', '2/1 1x1'],
    ['x / y', '2/1 2x1'],
    ['x 2 / -1', '3/1 2x1'],
    ['x -1', '3/1 1x1'],
    ['1 / span x 2', '1/1 2x1'],
    ['span x / 4', '3/1 1x1'],
  ])('named ones: %s', async (value, expected) => {
    const columns = 'grid-template-columns: 30px [x] 30px [x] 30px [y] 30px'
    expect(await cells([`grid-column: ${value}`], columns)).toEqual([`a ${expected}`])
  })

  test('before the first one, implicit columns are made', async () => {
    expect(
      await cells(['grid-column: -7 / -5', ''], 'grid-template-columns: repeat(4, 15px); grid-auto-columns: 30px'),
    ).toEqual(['a 1/1 2x1', 'b 3/1 0.5x1'])
  })

  test('areas have names, and so have their edges', async () => {
    const areas = `grid-template-areas: 'h h h h' 'n m m .'; grid-auto-rows: 10px`
    expect(await cells(['grid-area: m', 'grid-area: h', 'grid-column: n', 'grid-column: m-end'], areas)).toEqual([
      'a 2/2 2x1',
      'b 1/1 4x1',
      'c 1/2 1x1',
      'd 4/2 1x1',
    ])
  })
})

// CSS Grid 1 §6
test('text makes items of its own, white space none, and inline elements are blocks', async () => {
  const content = `${word(20)} <b id=b></b> <span id=s style="display: contents"><u id=u>${word(5)}</u></span> `
  expect(await onePage('grid-template-columns: 30px 30px 30px', content)).toEqual(['b 30,0 30x10', 'u 60,0 30x10'])
})
