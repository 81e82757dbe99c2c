import { expect, test } from 'vitest'
import { painted } from './display.ts'

const box = (css: string) => painted(`<div style="width: 20pt; height: 10pt; ${css}"></div>`)

/** What is between two rectangles, given by their sides: left, top, right, bottom. */
function ring(rgb: string, ...rectangles: readonly (readonly [number, number, number, number])[]): string {
  const paths = rectangles.map(
    ([x, y, right, bottom]) => `m ${x} ${y}, l ${right} ${y}, l ${right} ${bottom}, l ${x} ${bottom}, z`,
  )
  return `fill rgb(${rgb}) ${paths.join(', ')} even-odd`
}

test('sides of one color are one ring around the box', async () => {
  expect(await box('border: 2pt solid red')).toEqual([ring('1 0 0', [0, 0, 24, 14], [2, 2, 22, 12])])
})

test('sides of one color but not of one width are a ring too', async () => {
  expect(await box('border: solid red; border-width: 1pt 2pt 3pt 4pt')).toEqual([
    ring('1 0 0', [0, 0, 26, 14], [4, 1, 24, 11]),
  ])
})

test('sides of different colors are mitred, the one below reaching under the joint', async () => {
  expect(await box('border: solid; border-width: 2pt 0 0 4pt; border-color: red blue blue lime')).toEqual([
    'fill rgb(1 0 0) 0 0 24 2',
    'fill rgb(0 1 0) m 0 12, l 0 0, l 4 2, l 4 12, z',
  ])
})

test('double is two lines of a third each, or of whole px in a border of whole px', async () => {
  expect(await box('border: 3.2pt double')).toEqual([
    ring('0 0 0', [0, 0, 26.4, 16.4], [1.07, 1.07, 25.33, 15.33]),
    ring('0 0 0', [2.13, 2.13, 24.27, 14.27], [3.2, 3.2, 23.2, 13.2]),
  ])
  expect(await box('border: 4px double')).toEqual([
    ring('0 0 0', [0, 0, 26, 16], [0.75, 0.75, 25.25, 15.25]),
    ring('0 0 0', [2.25, 2.25, 23.75, 13.75], [3, 3, 23, 13]),
  ])
})

test('an inset box is dark at the top and left, light at the bottom and right', async () => {
  const [dark, light] = await box('border: 2pt inset rgb(100% 0% 0%)')
  expect(dark).toMatch(/^fill rgb\(0.67 0 0\) m 0 0, l 24 0, l 24 2, l 0 2, z, m 0 14/)
  expect(light).toMatch(/^fill rgb\(1 0 0\) m 24 0/)
})

test('ridge is two bands, the outer one lit from the top left', async () => {
  const operations = await box('border: 2pt ridge rgb(100% 0% 0%)')
  expect(operations.map((line) => line.slice(0, 24))).toEqual([
    'fill rgb(1 0 0) m 0 0, l',
    'fill rgb(0.67 0 0) m 1 1',
    'fill rgb(0.67 0 0) m 24 ',
    'fill rgb(1 0 0) m 23 1, ',
  ])
})

test('dashes come out even, with whole ones at both ends', async () => {
  expect(await box('border-top: 2pt dashed')).toEqual([
    'fill rgb(0 0 0) 0 0 4 2',
    'fill rgb(0 0 0) 5.33 0 4 2',
    'fill rgb(0 0 0) 10.67 0 4 2',
    'fill rgb(0 0 0) 16 0 4 2',
  ])
})

test('dots are round and stand inside the corners', async () => {
  const [dots = ''] = await box('border-top: 2pt dotted')
  expect(dots.match(/m [\d.]+ 0,/g)).toEqual(['m 1 0,', 'm 4.6 0,', 'm 8.2 0,', 'm 11.8 0,', 'm 15.4 0,', 'm 19 0,'])
})

test('a dashed side beside others is cut to its mitre', async () => {
  expect(await box('border: 2pt solid red; border-top: 2pt dashed')).toContain('clip m 0 0, l 24 0, l 22 2, l 2 2, z')
})

test('sides of equal dots meet in one dot at the corner, uncut', async () => {
  const operations = await box('border: 2pt dotted')
  const ends = operations.map((line) => line.match(/m [\d.]+ [\d.]+/g)).map((dots) => [dots?.at(0), dots?.at(-1)])
  expect(ends).toEqual([
    ['m 1 0', 'm 23 0'],
    ['m 23 0', 'm 23 12'],
    ['m 1 12', 'm 23 12'],
    ['m 1 0', 'm 1 12'],
  ])
})
