import { expect, test } from 'vitest'
import type { Operation } from '../../src/paint/display-list.ts'
import { display } from './display.ts'

const box = (css: string, content = '') =>
  `<div style="position: absolute; left: 30pt; top: 30pt; width: 30pt; height: 24pt; background: red; ${css}">${content}</div>`

async function blurred(
  html: string,
): Promise<{ operations: readonly Operation[]; at: (x: number, y: number) => number }> {
  const { list } = await display(html)
  const operations = list.pages[0]?.operations ?? []
  const picture = operations.find((operation) => operation.type === 'image')
  if (picture?.type !== 'image' || picture.image.data.type !== 'samples') throw new Error('no picture')
  const { rect, image } = picture
  const { alpha = new Uint8Array() } = picture.image.data
  const at = (x: number, y: number) => {
    const column = Math.floor(((x - rect.x) / rect.width) * image.pixelWidth)
    const row = Math.floor(((y - rect.y) / rect.height) * image.pixelHeight)
    return (alpha[row * image.pixelWidth + column] ?? 0) / 255
  }
  return { operations, at }
}

test('blur() is a bell curve of that deviation over each edge: Filter Effects 1 §6.1', async () => {
  const { at } = await blurred(box('filter: blur(3pt)'))
  expect(at(45, 42)).toBeCloseTo(1, 2)
  expect(at(30, 42)).toBeCloseTo(0.5, 1)
  // One deviation outside and inside of the edge: the integral of the bell curve.
  expect(at(27, 42)).toBeCloseTo(0.159, 1)
  expect(at(33, 42)).toBeCloseTo(0.841, 1)
  expect(at(20, 42)).toBeLessThan(0.01)
})

test('text is part of the picture, and stays to be copied where it stands', async () => {
  const { operations, at } = await blurred(box('background: none; filter: blur(1pt)', 'a'))
  expect(operations.map(({ type }) => type)).toEqual(['image', 'begin', 'glyphs', 'end'])
  const glyphs = operations.find((operation) => operation.type === 'glyphs')
  expect(glyphs?.type === 'glyphs' && glyphs.glyphs).toEqual([
    expect.objectContaining({ text: 'a', shownAt: expect.objectContaining({ x: 0 }) }),
  ])
  expect(at(33, 36)).toBeGreaterThan(0.2)
})

test('a picture that is blurred is still the figure that it was', async () => {
  const { operations } = await blurred(`<img src="pixel.png" alt="x" style="filter: blur(1pt)">`)
  expect(operations.map(({ type }) => type)).toEqual(['begin', 'image', 'end'])
})

test('blur(0) and blur() change nothing', async () => {
  for (const filter of ['blur(0)', 'blur()']) {
    const { list } = await display(box(`filter: ${filter}`))
    expect(list.pages[0]?.operations.map(({ type }) => type)).toEqual(['fill'])
  }
})

test.each([
  ['background: linear-gradient(red, blue)', 'gradients'],
  ['-webkit-text-stroke: 1pt red', 'lines'],
])('what no picture is made of stays sharp, and is told: %s', async (css, what) => {
  const { list, diagnostics } = await display(box(`filter: blur(2pt); ${css}`, 'a'))
  expect(diagnostics.map(({ message }) => message)).toEqual([
    `the filter \`blur()\` on \`<div>\` does not show its effect on ${what}`,
  ])
  expect(list.pages[0]?.operations.some(({ type }) => type === 'image')).toBe(false)
})

test('feGaussianBlur of a drawing', async () => {
  const drawing = (deviation: string) =>
    `<svg width="80" height="80"><filter id="f" x="-1" y="-1" width="3" height="3"><feGaussianBlur stdDeviation="${deviation}"/></filter>` +
    '<rect x="30" y="30" width="20" height="20" filter="url(#f)"/></svg>'
  const { at } = await blurred(drawing('2'))
  expect(at(30, 40)).toBeCloseTo(0.5, 1)
  expect(at(40, 40)).toBeCloseTo(1, 2)
  expect((await display(drawing('2 4'))).diagnostics.map(({ code }) => code)).toContain('unsupported-svg')
})
