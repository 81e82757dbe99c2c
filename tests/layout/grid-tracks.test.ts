import { describe, expect, test } from 'vitest'
import { items, onePage, word } from './grid.ts'

/** Widths of the columns of a grid with one item in each, whose content is two words of 10 and 20 px. */
async function widths(columns: string, more = '', content = word(10) + word(20)): Promise<string> {
  const boxes = await onePage(`grid-template-columns: ${columns}; ${more}`, items(['', '', ''], content))
  return boxes.map((box) => /,0 (\S+)x/.exec(box)?.[1]).join(' ')
}

// CSS Grid 1 §7.2, §12
test.each([
  ['20px 25% 10px', '20 30 10'],
  ['20px 1fr 3fr', '20 25 75'],
  ['min-content max-content 1fr', '20 30 70'],
  ['auto auto 30px', '45 45 30'],
  ['fit-content(25px) fit-content(50px) 1fr', '25 30 65'],
  ['minmax(10px, 40px) minmax(50px, 1fr) 20px', '40 60 20'],
  ['minmax(50px, 20px) 10px 10px', '50 10 10'],
  ['minmax(min-content, 25px) 20px auto', '25 20 75'],
  ['0.2fr 0.2fr 20px', '20 20 20'],
  ['0fr 1fr 20px', '20 80 20'],
  ['minmax(0, 0fr) 1fr 20px', '0 100 20'],
  ['repeat(2, 15px) calc(10% + 8px)', '15 15 20'],
])('columns %s in 120px are %s', async (columns, expected) => {
  expect(await widths(columns)).toBe(expected)
})

test('columns wider than the grid stay what they are, automatic ones shrink to their content', async () => {
  expect(await widths('100px auto 40px')).toBe('100 20 40')
})

test('a grid fitted to its content has columns of its longest lines, or its longest words', async () => {
  expect(await widths('auto 1fr 2fr', 'width: max-content')).toBe('30 30 60')
  expect(await widths('auto 20px 1fr', 'width: min-content')).toBe('20 20 20')
})

describe('repeat()', () => {
  test('as often as fits, and once at least', async () => {
    const boxes = (columns: string) => onePage(`gap: 5px; grid-template-columns: ${columns}`, items(['', '', ''], ''))
    expect(await boxes('repeat(auto-fill, 50px)')).toEqual(['a 0,0 50x0', 'b 55,0 50x0', 'c 0,5 50x0'])
    expect(await boxes('repeat(auto-fill, minmax(50px, 1fr))')).toEqual([
      'a 0,0 57.5x0',
      'b 62.5,0 57.5x0',
      'c 0,5 57.5x0',
    ])
    expect(await boxes('repeat(auto-fill, 200px)')).toEqual(['a 0,0 200x0', 'b 0,5 200x0', 'c 0,10 200x0'])
  })

  test('auto-fit leaves no room for columns that nobody uses', async () => {
    const style = 'gap: 4px; grid-template-columns: repeat(auto-fit, minmax(20px, 1fr))'
    expect(await onePage(style, items(['', ''], ''))).toEqual(['a 0,0 58x0', 'b 62,0 58x0'])
  })
})

describe('items over several columns', () => {
  test('widen those whose size depends on content, up to their limits first', async () => {
    const content = `<b id=b style="grid-column: span 2">${word(50)}</b><u id=u></u><s id=s></s>`
    expect(await onePage('width: max-content; grid-template-columns: auto auto', content)).toEqual([
      'b 0,0 50x10',
      'u 0,10 25x0',
      's 25,10 25x0',
    ])
    expect(await onePage('width: max-content; grid-template-columns: 10px auto', content)).toEqual([
      'b 0,0 50x10',
      'u 0,10 10x0',
      's 10,10 40x0',
    ])
  })

  test('may overflow flexible columns', async () => {
    const content = `<b id=b style="grid-column: span 2">${word(150)}</b><u id=u></u>`
    expect(await onePage('grid-template-columns: 1fr 1fr', content)).toEqual(['b 0,0 120x10', 'u 0,10 60x0'])
  })
})

describe('rows', () => {
  const rows = async (style: string, heights: readonly number[]) => {
    const boxes = await onePage(
      style,
      items(
        heights.map((height) => `min-height: ${height}px`),
        '',
      ),
    )
    return boxes.map((box) => /x(\S+)$/.exec(box)?.[1]).join(' ')
  }

  test('are as high as their highest item, and share a height that is given', async () => {
    expect(await rows('grid-template-columns: 1fr 1fr', [10, 30, 20])).toBe('30 30 20')
    expect(await rows('height: 70px', [10, 20])).toBe('30 40')
    expect(await rows('min-height: 70px', [10, 20])).toBe('30 40')
    expect(await rows('height: 70px; grid-template-rows: 1fr 20px', [10, 10])).toBe('50 20')
  })

  test('fr without a height is of the row that needs most', async () => {
    expect(await rows('grid-template-rows: 1fr 2fr', [10, 30])).toBe('15 30')
  })

  test('percentages without a height are of the height that comes out', async () => {
    expect(await rows('grid-template-rows: 50% 20px', [20, 10])).toBe('20 20')
  })
})
