import { expect, test } from 'vitest'
import { painted } from './display.ts'

/** What a box of 20 by 10 pt is filled with. */
const fill = async (gradient: string) => {
  const [only] = await painted(`<div style="width: 20pt; height: 10pt; background: ${gradient}"></div>`)
  return only?.replace(' on 0 0 20 10', '')
}

test.each([
  ['red, blue', '10 0 to 10 10: 0 rgb(1 0 0), 1 rgb(0 0 1)'],
  ['90deg, red, blue', '0 5 to 20 5: 0 rgb(1 0 0), 1 rgb(0 0 1)'],
  ['to left, red, blue', '20 5 to 0 5: 0 rgb(1 0 0), 1 rgb(0 0 1)'],
  ['45deg, red, blue', '2.5 12.5 to 17.5 -2.5: 0 rgb(1 0 0), 1 rgb(0 0 1)'],
  // The other two corners, 0 0 and 20 10, are half way.
  ['to top right, red, blue', '6 13 to 14 -3: 0 rgb(1 0 0), 1 rgb(0 0 1)'],
  ['to right, red 5pt, blue 15pt', '5 5 to 15 5: 0 rgb(1 0 0), 1 rgb(0 0 1)'],
  ['to right, red, lime, blue', '0 5 to 20 5: 0 rgb(1 0 0), 0.5 rgb(0 1 0), 1 rgb(0 0 1)'],
  // A stop cannot be before the one before it.
  ['to right, red 10pt, blue 5pt, lime', '9 5 to 20 5: 0 rgb(1 0 0), 0.09 rgb(1 0 0), 0.09 rgb(0 0 1), 1 rgb(0 1 0)'],
])('linear-gradient(%s)', async (css, expected) => {
  expect(await fill(`linear-gradient(${css})`)).toBe(`shade linear ${expected}`)
})

test('one color is no gradient', async () => {
  expect(await fill('linear-gradient(red)')).toBe('fill rgb(1 0 0) 0 0 20 10')
  expect(await fill('radial-gradient(red, red)')).toBe('fill rgb(1 0 0) 0 0 20 10')
})

test('repeats without length are their average: CSS Images 4 §3.6', async () => {
  expect(await fill('repeating-linear-gradient(black 3pt, black 3pt, red 3pt, red 3pt)')).toBe(
    'fill rgb(0.5 0 0) 0 0 20 10',
  )
})

test('a repeating gradient repeats what is between its first and last stop', async () => {
  expect(await fill('repeating-linear-gradient(to right, red 2pt, blue 6pt)')).toBe(
    'shade linear 2 5 to 6 5: 0 rgb(1 0 0), 1 rgb(0 0 1) repeat',
  )
})

test('a hint is where the middle between two colors is', async () => {
  const stops = (await fill('linear-gradient(to right, black, 25%, white)'))?.split(', ') ?? []
  expect(stops.length).toBeGreaterThan(16)
  expect(stops).toContain('0.25 rgb(0.5 0.5 0.5)')
})

test.each([
  ['red, blue', 'radial 0 to 14.14, 10 5 flat 0.5: 0 rgb(1 0 0), 1 rgb(0 0 1)'],
  ['circle, red, blue', 'radial 0 to 11.18, 10 5: 0 rgb(1 0 0), 1 rgb(0 0 1)'],
  ['circle closest-side at 6pt 5pt, red, blue', 'radial 0 to 5, 6 5: 0 rgb(1 0 0), 1 rgb(0 0 1)'],
  ['4pt 2pt at left top, red, blue', 'radial 0 to 4, 0 0 flat 0.5: 0 rgb(1 0 0), 1 rgb(0 0 1)'],
  ['circle 4pt, red -2pt, blue 2pt', 'radial 0 to 2, 10 5: 0 rgb(0.5 0 0.5), 1 rgb(0 0 1)'],
])('radial-gradient(%s)', async (css, expected) => {
  expect(await fill(`radial-gradient(${css})`)).toBe(`shade ${expected}`)
})

test('all of a radial gradient that lies behind its centre is its last color', async () => {
  expect(await fill('radial-gradient(red -30%, blue -10%)')).toBe('fill rgb(0 0 1) 0 0 20 10')
})

test('conic gradients go round once', async () => {
  expect(await fill('conic-gradient(from 30deg at 5pt 5pt, red, blue 90deg)')).toBe(
    'shade conic 30 at 5 5: 0 rgb(1 0 0), 0.25 rgb(0 0 1), 1 rgb(0 0 1)',
  )
  expect(await fill('repeating-conic-gradient(red 0 90deg, blue 0 180deg)')).toBe(
    'shade conic 0 at 10 5: 0 rgb(1 0 0), 0.25 rgb(1 0 0), 0.25 rgb(0 0 1), 0.5 rgb(0 0 1), 0.5 rgb(1 0 0), ' +
      '0.75 rgb(1 0 0), 0.75 rgb(0 0 1), 1 rgb(0 0 1)',
  )
})
