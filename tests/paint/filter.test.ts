import { expect, test } from 'vitest'
import { display, painted } from './display.ts'

const box = (css: string, content = '') =>
  `<div style="width: 20pt; height: 10pt; background: rgb(100% 50% 0%); ${css}">${content}</div>`

test.each([
  ['brightness(50%)', '0.5 0.25 0'],
  ['contrast(0)', '0.5 0.5 0.5'],
  ['grayscale(1)', '0.57 0.57 0.57'],
  ['grayscale()', '0.57 0.57 0.57'],
  ['invert(1)', '0 0.5 1'],
  ['saturate(0)', '0.57 0.57 0.57'],
  ['sepia(1)', '0.78 0.69 0.54'],
  ['hue-rotate(0deg)', '1 0.5 0'],
  ['invert(1) brightness(.5)', '0 0.25 0.5'],
])('filter: %s changes the colors of vectors', async (filter, rgb) => {
  expect(await painted(box(`filter: ${filter}`))).toEqual([`fill rgb(${rgb}) 0 0 20 10`])
})

test('filter: opacity() fades all of a box as one', async () => {
  const { list } = await display(box('filter: opacity(.25)', 'a'))
  expect(list.pages[0]?.operations).toEqual([expect.objectContaining({ type: 'group', opacity: 0.25 })])
})

test('a sharp drop shadow is the silhouette of the box and its text, below both, and is not copied', async () => {
  const { list } = await display(box('background: none; filter: drop-shadow(1pt 2pt lime)', 'a'))
  const operations = list.pages[0]?.operations ?? []
  const [shadow] = operations
  if (shadow?.type !== 'group') throw new Error('no shadow')
  expect(shadow.operations).toEqual([
    { type: 'save' },
    { type: 'transform', matrix: [1, 0, 0, 1, 1, 2] },
    expect.objectContaining({ type: 'fill', color: expect.objectContaining({ g: 1, r: 0 }) }),
    { type: 'restore' },
  ])
  expect(operations.filter(({ type }) => type === 'glyphs')).toHaveLength(1)
})

test('a soft drop shadow is as dark where shapes overlap as where they do not', async () => {
  const soft = async (css: string) => {
    const { list } = await display(box(`background: black; filter: drop-shadow(0 0 1pt black); ${css}`, '&nbsp;'))
    const [shadow] = list.pages[0]?.operations ?? []
    const image = shadow?.type === 'group' ? shadow.operations.find(({ type }) => type === 'image') : undefined
    if (image?.type !== 'image' || image.image.data.type !== 'samples') throw new Error('no shadow')
    return image.image.data.alpha ?? []
  }
  const once = await soft('')
  const twice = await soft('background: linear-gradient(red, red), black')
  // But for samples that the edge runs through.
  expect(Math.max(...twice.map((value, index) => Math.abs(value - (once[index] ?? 0))))).toBeLessThan(20)
})

test('what a filter cannot change is said', async () => {
  const gradient = 'background: linear-gradient(red, blue)'
  const { diagnostics } = await display(`${box(`filter: blur(2px); ${gradient}`)}${box('filter: url(#f)')}`)
  expect(diagnostics.map(({ code }) => code).toSorted()).toEqual(['unsupported-filter', 'unsupported-value'])
})

test('names that WebKit tried out are those of CSS since', async () => {
  expect(await painted(box('-webkit-filter: invert(1)'))).toEqual(['fill rgb(0 0.5 1) 0 0 20 10'])
})

test('paint-order: stroke lines text below its fill', async () => {
  const css = '-webkit-text-stroke: 1pt red; paint-order: stroke'
  const operations = await painted(`<p style="${css}">a`)
  expect(operations.map((line) => line.split(' ')[0])).toEqual(['begin', 'stroke', 'glyphs', 'end'])
})

test('text is filled and lined as WebKit has it, and copied once', async () => {
  const css = 'color: red; -webkit-text-fill-color: lime; -webkit-text-stroke: 1pt'
  const operations = await painted(`<p style="${css}">a<b style="color: blue; font-weight: 400">b</b></p>`)
  expect(operations.filter((line) => line.startsWith('glyphs'))).toHaveLength(2)
  expect(operations.filter((line) => line.startsWith('stroke')).map((line) => line.slice(0, 21))).toEqual([
    'stroke rgb(1 0 0) 1 m',
    'stroke rgb(0 0 1) 1 m',
  ])
})
