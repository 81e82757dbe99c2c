import { describe, expect, test } from 'vitest'
import { layOut } from './layout-html.ts'
import { linesOn } from './page-lines.ts'

/** Letters of Courier Prime are 6 px wide at this size; lines are 10 px high. */
const page = (height: number) =>
  `<style>@page { size: 120px ${height}px; margin: 0 }
  html { font: calc(6px * 2048 / 1228)/10px 'Courier Prime'; orphans: 1; widows: 1 }
  body { margin: 0 } .left { float: left } .right { float: right }</style>`

async function boxes(html: string, { height = 200, on = 0 } = {}): Promise<readonly string[]> {
  return (await layOut(page(height) + html)).boxes(on)
}

async function lines(html: string, { height = 200, on = 0 } = {}): Promise<readonly string[]> {
  return linesOn((await layOut(page(height) + html)).pages[on])
}

describe('floats', () => {
  test('stand side by side while there is room, and then below', async () => {
    const float = (id: string, side = 'left') =>
      `<div id=${id} class=${side} style="width: 50px; height: 20px; margin: 2px"></div>`
    expect(await boxes(float('a') + float('b', 'right') + float('c'))).toEqual([
      'a 2 2 50 20',
      'b 68 2 50 20',
      'c 2 26 50 20',
    ])
  })

  test('are no wider than their content, nor than the room there is', async () => {
    expect(await boxes('<div id=a class=left>four four</div>')).toEqual(['a 0 0 54 10'])
    expect(await boxes('<div id=a class=left>four four four four four four</div>')).toEqual(['a 0 0 120 20'])
  })

  test('go to the sides that the direction of the text says', async () => {
    const start = '<div id=a style="float: inline-start; width: 10px; height: 10px"></div>'
    expect(await boxes(`<div dir=rtl>${start}</div>`)).toEqual(['a 110 0 10 10'])
  })

  test('wait for margins that may still collapse', async () => {
    const float = '<div id=a class=left style="width: 10px; height: 10px"></div>'
    const html = `<div id=outer><div>${float}</div><p id=p style="margin-top: 20px">x</p></div>`
    expect(await boxes(html)).toEqual(['outer 0 20 120 10', 'a 0 20 10 10', 'p 0 20 120 10'])
  })

  test('make a formatting context as high as they are, but not a plain block', async () => {
    const float = '<div class=left style="width: 10px; height: 30px"></div>'
    expect(await boxes(`<div id=a>${float}</div>`)).toEqual(['a 0 0 120 0'])
    expect(await boxes(`<div id=a style="display: flow-root">${float}</div>`)).toEqual(['a 0 0 120 30'])
    expect(await boxes(`<div id=a style="overflow: hidden">${float}</div>`)).toEqual(['a 0 0 120 30'])
  })
})

describe('text beside floats', () => {
  const box = (css: string, side = 'left') => `<span class=${side} style="width: 60px; height: 15px; ${css}"></span>`

  test('is shortened as far down as they reach', async () => {
    expect(await lines(`<p style="margin: 0">${box('')}one two three fours six</p>`)).toEqual([
      '60 0 one two',
      '60 10 three',
      '0 20 fours six',
    ])
  })

  test('has a float rise to the top of its line when that has room for it', async () => {
    expect(await lines(`one ${box('')} two three`)).toEqual(['60 0 one two', '60 10 three'])
  })

  test('has it stand below the line when that has not', async () => {
    expect(await lines(`one two three ${box('')}four five six`)).toEqual(['0 0 one two three four', '60 10 five six'])
  })

  test('moves down where not even a word has room', async () => {
    expect(await lines(`${box('width: 100px')}seven`)).toEqual(['0 15 seven'])
  })

  test('goes on below with a cleared line break', async () => {
    expect(await lines(`${box('')}one<br style="clear: left">two`)).toEqual(['60 0 one', '0 15 two'])
  })

  test('is justified to the shortened lines', async () => {
    const [first] = await lines(`<p style="margin: 0; text-align: justify">${box('')}a b c d e f g h i j k l m</p>`)
    expect(first).toMatch(/^60 0 /)
  })
})

describe('clearance', () => {
  const float = '<div class=left style="width: 30px; height: 30px"></div>'

  test('puts a border edge below the floats', async () => {
    expect(await boxes(`${float}<p id=p style="clear: left; margin: 10px 0">x</p>`)).toEqual(['p 0 30 120 10'])
  })

  test('does nothing where the margin is larger', async () => {
    expect(await boxes(`${float}<p id=p style="clear: left; margin: 40px 0">x</p>`)).toEqual(['p 0 40 120 10'])
  })

  test('by an empty box makes its parent hold the floats', async () => {
    expect(await boxes(`<div id=a>${float}<div style="clear: both"></div></div>`)).toEqual(['a 0 0 120 30'])
  })
})

test.each([
  { clear: 'all', y: 20 },
  { clear: 'left', y: 20 },
  { clear: 'right', y: 10 },
])('<br clear=$clear> goes on below the floats on that side', async ({ clear, y }) => {
  const html = `<div class=left style="width: 30px; height: 20px"></div>a<br clear=${clear}>b`
  expect((await lines(html))[1]).toBe(`${y === 20 ? 0 : 30} ${y} b`)
})

describe('a formatting context beside floats', () => {
  const float = '<div class=left style="width: 50px; height: 20px"></div>'

  test('takes the room that they leave', async () => {
    expect(await boxes(`${float}<div id=a style="display: flow-root">text</div>`)).toEqual(['a 50 0 70 10'])
  })

  test('stands below them when it is too wide', async () => {
    expect(await boxes(`${float}<div id=a style="display: flow-root; width: 80px">text</div>`)).toEqual([
      'a 0 20 80 10',
    ])
  })

  test('may be a table', async () => {
    const [table] = await boxes(`${float}<table id=a style="border-spacing: 0"><td style="padding: 0">ab</table>`)
    expect(table).toBe('a 50 0 12 10')
  })
})

describe('at the end of the page', () => {
  test('a float breaks where its lines do, and text goes on beside both parts', async () => {
    const html = `<div id=f class=left style="width: 60px">a<br>b<br>c<br>d</div>1<br>2<br>3<br>4`
    expect(await lines(html, { height: 20 })).toEqual(['0 0 a', '0 10 b', '60 0 1', '60 10 2'])
    expect(await lines(html, { height: 20, on: 1 })).toEqual(['0 0 c', '0 10 d', '60 0 3', '60 10 4'])
  })

  test('one that cannot be cut goes over, and what comes after it stays', async () => {
    const float = '<div id=f class=left style="width: 60px; break-inside: avoid">a<br>b</div>'
    const html = `<p style="margin: 0">1</p>${float}<p style="margin: 0">2</p>`
    expect(await lines(html, { height: 20 })).toEqual(['0 0 1', '0 10 2'])
    expect(await boxes(html, { height: 20, on: 1 })).toEqual(['f 0 0 60 20'])
  })

  test('what clears a float that goes on, follows it', async () => {
    const html = `<div class=left>a<br>b<br>c</div><p id=p style="clear: both; margin: 0">x</p>`
    expect(await boxes(html, { height: 20, on: 1 })).toEqual(['p 0 10 120 10'])
  })

  test('a box of a given height ends there, and its content goes on beside what follows', async () => {
    const html = '<div style="height: 10px">a<br>b<br>c</div><p id=p style="margin: 0">x</p>'
    expect(await boxes(html, { height: 20 })).toEqual(['p 0 10 120 10'])
    expect(await lines(html, { height: 20, on: 1 })).toEqual(['0 0 c'])
  })

  test('a float that is no higher than its margins let it be ends all the same', async () => {
    const html = '<div id=f class=left style="margin: 30px 0 0; height: 15px; break-inside: avoid; width: 5px"></div>'
    expect((await layOut(page(20) + html)).pages.length).toBeLessThan(4)
  })
})
