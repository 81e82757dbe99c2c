import { expect, test } from 'vitest'
import { layOut } from './layout-html.ts'

/** Lines at 5, 25, 30 (after the gap), 70, 75 and 105 px; the padding box runs from 0 to 110. */
const css = `@page { size: 200px 200px; margin: 0 } body { margin: 0 }
#g { display: grid; position: relative; grid: 20px 30px / 20px 40px 30px; gap: 5px; width: 100px; height: 55px; padding: 5px }
#a { position: absolute; inset: 0 }`
const area = async (style: string, container = '') => {
  const html = `<style>${css} #a { ${style} } #g { ${container} }</style><div id=g><i id=a></i></div>`
  return (await layOut(html)).boxes().find((line) => line.startsWith('a '))
}

test.each([
  { style: '', box: '0 0 110 65', why: 'auto is the padding edge' },
  { style: 'grid-column: 2', box: '30 0 80 65', why: 'one line leaves the other side at the padding edge' },
  { style: 'grid-column: 2 / 3', box: '30 0 40 65', why: 'between two lines there are no gutters' },
  { style: 'grid-area: 1 / 1 / 2 / 3', box: '5 5 65 20', why: 'rows and columns' },
  { style: 'grid-column: auto / 2', box: '0 0 25 65', why: 'an end line ends before the gutter' },
  { style: 'grid-column: 3 / 2', box: '30 0 40 65', why: 'lines in the wrong order are swapped' },
  { style: 'grid-column: 2 / span 2', box: '30 0 75 65', why: 'spans count from the line that is known' },
  { style: 'grid-column: 7 / 9', box: '0 0 110 65', why: 'lines that are not there are auto' },
  { style: 'grid-column: span 2', box: '0 0 110 65', why: 'a span alone is auto' },
  { style: 'grid-column: -1', box: '105 0 5 65', why: 'lines count from the end too' },
])('grid area of an absolutely positioned child, $style: $why', async ({ style, box }) => {
  expect(await area(style)).toBe(`a ${box}`)
})

test('right to left, lines run from the right', async () => {
  expect(await area('grid-column: 1 / 2', 'direction: rtl')).toBe('a 85 0 20 65')
})

test('the area counts for no container but its own: CSS Grid 1 §9.2', async () => {
  expect(await area('grid-column: 2 / 3', 'position: static')).toBe('a 0 0 200 200')
})

test('the static position follows justify-self and align-self in the content box', async () => {
  const style = 'inset: auto; width: 10px; height: 10px; justify-self: end; align-self: center'
  expect(await area(style)).toBe('a 95 27.5 10 10')
})
