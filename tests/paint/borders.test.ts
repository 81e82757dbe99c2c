import { expect, test } from 'vitest'
import { painted } from './display.ts'

const box = (css: string) => painted(`<div style="width: 20pt; height: 10pt; ${css}"></div>`)

test('four equal sides are one line around the box', async () => {
  expect(await box('border: 2pt solid red')).toEqual(['stroke rgb(1 0 0) 2 1 1 22 12'])
})

test('sides of one color but not of one width are rectangles', async () => {
  expect(await box('border: solid red; border-width: 1pt 2pt 3pt 4pt')).toEqual([
    'fill rgb(1 0 0) 0 0 26 1',
    'fill rgb(1 0 0) 24 0 2 14',
    'fill rgb(1 0 0) 0 11 26 3',
    'fill rgb(1 0 0) 0 0 4 14',
  ])
})

test('sides of different colors are mitred, the one below reaching under the joint', async () => {
  expect(await box('border: solid; border-width: 2pt 0 0 4pt; border-color: red blue blue lime')).toEqual([
    'fill rgb(1 0 0) 0 0 24 2',
    'fill rgb(0 1 0) m 0 12, l 0 0, l 4 2, l 4 12, z',
  ])
})

test('double is two lines of a third each', async () => {
  expect(await box('border: 3pt double')).toEqual([
    'stroke rgb(0 0 0) 1 0.5 0.5 25 15',
    'stroke rgb(0 0 0) 1 2.5 2.5 21 11',
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
