import { expect, test } from 'vitest'
import type { GroupOperation } from '../../src/paint/display-list.ts'
import { display, painted, printOperation } from './display.ts'

const box = (css: string, content = '') =>
  `<div style="width: 20pt; height: 10pt; background: red; ${css}">${content}</div>`

/** The masked group on the first page, and what its mask shows. */
async function masked(html: string): Promise<{ group: GroupOperation; kind: string; shows: string[] }> {
  const { list } = await display(html)
  const group = list.pages[0]?.operations.find((operation) => operation.type === 'group')
  if (group?.type !== 'group' || group.mask === undefined) throw new Error('no mask')
  const shows = group.mask.operations.map(printOperation).filter((line) => line !== 'save' && line !== 'restore')
  return { group, kind: group.mask.kind, shows }
}

test('a box is masked by the alpha of a gradient over its border box, text and all', async () => {
  const { group, kind, shows } = await masked(box('mask-image: linear-gradient(90deg, black, transparent)', 'a'))
  expect(kind).toBe('alpha')
  expect(shows).toEqual([expect.stringMatching(/^shade linear 0 5 to 20 5: .* on 0 0 20 10$/)])
  expect(group.operations.map(({ type }) => type)).toEqual(['fill', 'begin', 'glyphs', 'end'])
})

test('mask takes the parts of a layer in any order', async () => {
  const { kind, shows } = await masked(
    box('padding: 1pt; mask: luminance no-repeat 0 0 / 5pt 4pt content-box linear-gradient(red, red)'),
  )
  expect(kind).toBe('luminance')
  expect(shows).toEqual(['fill rgb(1 0 0) 1 1 5 4'])
})

test('layers are added up in one mask, the first on top; intersected ones are masks in one another', async () => {
  const layers =
    'mask: linear-gradient(red, red) 0 0 / 5pt no-repeat, linear-gradient(lime, lime) 100% 0 / 5pt no-repeat'
  expect((await masked(box(layers))).shows).toEqual([
    expect.stringContaining('rgb(0 1 0)'),
    expect.stringContaining('rgb(1 0 0)'),
  ])
  const { group } = await masked(box(`${layers}; mask-composite: intersect`))
  expect(group.operations).toEqual([expect.objectContaining({ type: 'group', mask: expect.anything() })])
})

const left = 'linear-gradient(red, red) 0 0 / 10pt no-repeat'
const black = 'rgb(0 0 0) 0 0 100 100'

test('subtract takes the layers below away from the first one', async () => {
  const { group, shows } = await masked(box(`mask: linear-gradient(lime, lime), ${left}; mask-composite: subtract`))
  expect(shows).toEqual(['fill rgb(0 1 0) 0 0 20 10'])
  const [inner] = group.operations
  const below = inner?.type === 'group' ? inner.mask : undefined
  // White less the layer is the rest.
  expect(below?.kind).toBe('luminance')
  expect(below?.operations.map(printOperation)).toEqual(['fill rgb(1 1 1) 0 0 100 100', 'group'])
})

test('exclude shows what one layer has and the other has not', async () => {
  const { kind, group } = await masked(box(`mask: linear-gradient(lime, lime), ${left}; mask-composite: exclude`))
  expect(kind).toBe('luminance')
  expect(group.mask?.operations.map((each) => (each.type === 'group' ? (each.blend ?? 'group') : each.type))).toEqual([
    'fill',
    'group',
    'difference',
  ])
})

test('layers of luminance are alpha where they are added to others', async () => {
  const { kind, group, shows } = await masked(
    box(`mask: linear-gradient(white, black) luminance, ${left}; mask-composite: add`),
  )
  expect(kind).toBe('alpha')
  expect(shows).toEqual(['fill rgb(1 0 0) 0 0 10 10', 'group'])
  const added = group.mask?.operations.find((each) => each.type === 'group')
  expect(added?.type === 'group' && added.operations.map(printOperation)).toEqual([`fill ${black}`])
  expect(added?.type === 'group' && added.mask?.kind).toBe('luminance')
})

test('the last layer has nothing below it to be composed with', async () => {
  expect((await masked(box(`mask: ${left}; mask-composite: intersect`))).shows).toEqual(['fill rgb(1 0 0) 0 0 10 10'])
})

test('a box is masked by the mask of a drawing, in px from its corner', async () => {
  const drawing = '<svg width=0 height=0><mask id=m><circle cx=8 cy=8 r=4 fill=white /></mask></svg>'
  const { kind, shows } = await masked(`${drawing}${box('mask: url(#m)')}`)
  expect(kind).toBe('luminance')
  expect(shows[0]).toMatch(/^transform 0.75 0 0 0.75 /)
})

test('a background cut to the text is seen in its letters only, and those can be copied', async () => {
  const operations = await painted('<p style="background: red; background-clip: text; color: transparent">a</p>')
  const clip = operations.findIndex((line) => line.startsWith('clip m '))
  expect(operations[clip + 1]).toBe('fill rgb(1 0 0) 0 0 100 12')
  expect(operations).toContain('glyphs "a" at 0 8.2')
})

test('a background cut to the text of an inline box', async () => {
  const operations = await painted('<p>a<span style="background: red text; color: transparent">b</span></p>')
  expect(operations).toContainEqual(expect.stringMatching(/^fill rgb\(1 0 0\) 6 /))
  expect(operations).toContainEqual(expect.stringMatching(/^clip m /))
})
