import { expect, test } from 'vitest'
import { display, painted } from './display.ts'

const drawing = (primitives: string) =>
  `<svg width="100" height="100"><filter id="f" x="-1" y="-1" width="3" height="3">${primitives}</filter>` +
  '<rect x="30" y="30" width="20" height="20" fill="red" filter="url(#f)"/></svg>'

const blurAndOffset = '<feGaussianBlur in="SourceAlpha" stdDeviation="2"/><feOffset dx="3" dy="4" result="s"/>'
const merge = '<feMerge><feMergeNode in="s"/><feMergeNode in="SourceGraphic"/></feMerge>'
const flood = '<feFlood flood-color="lime" flood-opacity=".5"/><feComposite in2="s" operator="in" result="s"/>'
const matrix = (values: string) => `<feColorMatrix in="s" values="${values}" result="s"/>`

test.each([
  ['blur, offset and merge', `${blurAndOffset}${merge}`, 1],
  ['a flood in its shape', `${blurAndOffset}${flood}${merge}`, 0.5],
  ['a matrix for its alpha', `${blurAndOffset}${matrix('0 0 0 0 0 0 0 0 0 1 0 0 0 0 0 0 0 0 .3 0')}${merge}`, 0.3],
  [
    'a transfer of its alpha',
    `${blurAndOffset}<feComponentTransfer result="s"><feFuncA type="linear" slope=".3"/></feComponentTransfer>${merge}`,
    0.3,
  ],
  ['feBlend on top', `${blurAndOffset}<feBlend in="SourceGraphic" in2="s"/>`, 1],
  ['feDropShadow', '<feDropShadow dx="3" dy="4" stdDeviation="2" flood-opacity=".5"/>', 0.5],
])('a drop shadow by %s is below what casts it: Filter Effects 1 §9', async (_way, primitives, opacity) => {
  const { list, diagnostics } = await display(drawing(primitives))
  expect(diagnostics.filter(({ code }) => code === 'unsupported-svg')).toEqual([])
  const operations = list.pages[0]?.operations ?? []
  const shadow = operations.findIndex(({ type }) => type === 'group')
  const group = operations[shadow]
  if (group?.type !== 'group') throw new Error('no shadow')
  expect(group.opacity).toBe(opacity)
  expect(group.operations).toContainEqual({ type: 'transform', matrix: [1, 0, 0, 1, 3, 4] })
  expect(group.operations.map(({ type }) => type)).toContain('image')
  expect(operations[shadow + 1]).toMatchObject({ type: 'fill', color: { r: 1, g: 0, b: 0 } })
})

test.each([
  ['<feTurbulence/>'],
  [`${blurAndOffset}${matrix('1 0 0 0 0 0 1 0 0 0 0 0 1 0 0 0 0 0 1 0')}${merge}`],
  [`${blurAndOffset}<feBlend mode="multiply" in="SourceGraphic" in2="s"/>`],
])('what comes to anything else is reported, and drawn without: %s', async (primitives) => {
  const { diagnostics } = await display(drawing(primitives))
  expect(diagnostics.map(({ code }) => code)).toContain('unsupported-svg')
  expect(await painted(drawing(primitives))).not.toContain('group')
})
