import { expect, test } from 'vitest'
import type { Color } from '../../src/css/computed-style.ts'
import type { Gradient } from '../../src/paint/display-list.ts'
import { identity } from '../../src/paint/matrix.ts'
import { straightStops } from '../../src/pdf/gradient-function.ts'

const colors = {
  red: { space: 'rgb', r: 1, g: 0, b: 0, alpha: 1 },
  blue: { space: 'rgb', r: 0, g: 0, b: 1, alpha: 1 },
  clear: { space: 'rgb', r: 0, g: 0, b: 0, alpha: 0 },
} satisfies Record<string, Color>

/** Each stop as its offset, the letters of its colour, and `-` when it is clear. */
function straightened(...stops: readonly (readonly [number, keyof typeof colors])[]): string {
  const gradient = {
    type: 'linear',
    from: { x: 0, y: 0 },
    to: { x: 1, y: 0 },
    stops: stops.map(([offset, name]) => ({ offset, color: colors[name] })),
    spread: 'pad',
    matrix: identity,
  } as Gradient
  const names = new Map(Object.entries(colors).map(([name, { r, g, b }]) => [`${r}${g}${b}`, name]))
  return straightStops(gradient)
    .map(({ offset, color }) => {
      if (color.space !== 'rgb') throw new Error('colours of light only')
      return `${offset} ${color.alpha === 0 ? '-' : ''}${names.get(`${color.r}${color.g}${color.b}`)}`
    })
    .join(', ')
}

test('a stripe beside nothing has no seam of the black that `transparent` is', () => {
  expect(straightened([0, 'red'], [0.25, 'red'], [0.25, 'clear'], [1, 'clear'])).toBe(
    '0 red, 0.25 red, 0.25 -red, 1 -red',
  )
})

test('between two colours nothing changes from the one to the other in its middle', () => {
  expect(straightened([0, 'red'], [0.25, 'clear'], [0.75, 'clear'], [1, 'blue'])).toBe(
    '0 red, 0.25 -red, 0.5 -red, 0.5 -blue, 0.75 -blue, 1 blue',
  )
})

test('what begins clear has the colour that comes', () => {
  expect(straightened([0, 'clear'], [1, 'blue'])).toBe('0 -blue, 0 -blue, 1 blue')
})
