import { expect, test } from 'vitest'
import type { Operation } from '../../src/paint/display-list.ts'
import { display, painted, printOperation } from './display.ts'

const box = (style: string, content = '') =>
  `<div style="width: 20pt; height: 10pt; background: red; ${style}">${content}</div>`

/** The operations of the first page, groups indented below how they are laid over it. */
async function tree(html: string): Promise<string[]> {
  const { list } = await display(html)
  return list.pages[0]?.operations.flatMap((operation) => print(operation, '')) ?? []
}

function print(operation: Operation, indent: string): string[] {
  if (operation.type !== 'group') return [indent + printOperation(operation)]
  const own = ['group', operation.opacity, operation.blend].filter((part) => part !== undefined).join(' ')
  return [indent + own, ...operation.operations.flatMap((inner) => print(inner, `${indent}  `))]
}

const red = (rect: string) => `fill rgb(1 0 0) ${rect}`

test('opacity fades a box and what is in it as one picture, above what is not positioned', async () => {
  expect(
    await tree(`${box('opacity: 50%', '<p style="background: lime">a</p>')}<p style="background: blue">b</p>`),
  ).toEqual([
    'fill rgb(0 0 1) 0 10 100 12',
    'begin 1',
    'glyphs "b" at 0 18.2',
    'end',
    'group 0.5',
    `  ${red('0 0 20 10')}`,
    '  fill rgb(0 1 0) 0 0 20 12',
    '  begin 0',
    '  glyphs "a" at 0 8.2',
    '  end',
  ])
})

test('inline boxes are faded with their part of the underline', async () => {
  const lines = await tree('<p><u>a<span style="opacity: .5">b</span></u></p>')
  const group = lines.slice(lines.indexOf('group 0.5') + 1).map((line) => line.trim().split(' ')[0])
  expect(group).toEqual(['begin', 'fill', 'glyphs', 'end'])
})

test.each([
  ['transform: translate(5pt, 50%)', '1 0 0 1 5 5'],
  ['transform: rotate(90deg); transform-origin: left top', '0 1 -1 0 0 0'],
  ['transform: scale(2, .5)', '2 0 0 0.5 -10 2.5'],
  ['transform: translateX(5pt) scale(2); transform-origin: 0 0', '2 0 0 2 5 0'],
  ['transform: matrix(1, 2, 3, 4, 4, 8); transform-origin: 0 0', '1 2 3 4 3 6'],
  ['transform: skew(45deg); transform-origin: 0 100%', '1 0 1 1 -10 0'],
  ['translate: 5pt; rotate: .25turn; scale: 2; transform-origin: 0 0', '0 2 -2 0 5 0'],
])('%s', async (style, matrix) => {
  expect(await painted(box(style))).toEqual(['save', `transform ${matrix}`, red('0 0 20 10'), 'restore'])
})

test('nothing is seen of what is flattened to a line, and text in a line is not transformed', async () => {
  expect(await painted(box('transform: scaleX(0)'))).toEqual([])
  expect(await painted('<span style="transform: rotate(45deg)">a</span>')).not.toContain('save')
})

test('links and their destinations move along', async () => {
  const { list } = await display(
    `<div id="here" style="transform: translate(10pt, 20pt); width: 50pt"><a href="#here">a</a></div>`,
  )
  expect(list.pages[0]?.links[0]?.rect).toMatchObject({ x: 10, y: expect.closeTo(20, 0) })
  expect(list.destinations.get('here')).toMatchObject({ x: 10, y: 20 })
})

test('blending takes place in the stacking context around it', async () => {
  const blended = box('mix-blend-mode: multiply')
  expect(await tree(blended)).toEqual(['group 1 multiply', `  ${red('0 0 20 10')}`])
  const isolated = ['group 1', '  group 1 multiply', `    ${red('0 0 20 10')}`]
  expect(await tree(`<div style="isolation: isolate">${blended}</div>`)).toEqual(isolated)
  expect(await tree(`<div style="clip-path: inset(0)">${blended}</div>`)).toContain('group 1')
})

test.each([
  ['inset(1pt 2pt 3pt 4pt)', '4 1 14 6'],
  ['inset(75% 0)', '0 5 20 0'],
  ['polygon(0 0, 100% 50%, 0 10pt)', 'm 0 0, l 20 5, l 0 10, z'],
  ["path('M4 4h8v4z')", 'm 3 3, l 9 3, l 9 6, z'],
])('clip-path: %s', async (shape, path) => {
  const expected = shape.includes('75%') ? [] : ['save', `clip ${path}`, red('0 0 20 10'), 'restore']
  expect(await painted(box(`clip-path: ${shape}`))).toEqual(expected)
})

test.each([
  ['circle()', 'm 10 0, l 10 0'],
  ['circle(2pt at left top)', 'm 0 -2, l 0 -2'],
  ['ellipse(farthest-side closest-side at 5pt 4pt)', 'm 5 0, l 5 0'],
  ['inset(1pt round 3pt)', 'm 4 1, l 16 1'],
  ['padding-box', '0 0 20 10'],
])('clip-path: %s', async (shape, start) => {
  const [, clip] = await painted(box(`clip-path: ${shape}`))
  expect(clip?.startsWith(`clip ${start}`)).toBe(true)
})

test.each([
  ['text-underline-offset: 3pt', '0 11.2 6 1'],
  ['text-underline-position: from-font', '0 8.92 6 1'],
  ['text-underline-position: under', '0 11.62 6 1'],
  ['text-underline-position: under left; text-underline-offset: 2pt', '0 13.62 6 1'],
])('%s', async (style, line) => {
  const [, fill] = await painted(`<p><span style="text-decoration: underline 1pt red; ${style}">a</span></p>`)
  expect(fill).toBe(red(line))
})

test('what cannot be honoured is said', async () => {
  const { diagnostics } = await display(
    `${box('transform: rotateX(20deg)')}${box('clip-path: margin-box')}${box('clip-path: url(#a)')}`,
  )
  expect(diagnostics.map(({ code }) => code)).toEqual(['unsupported-value', 'unsupported-value', 'unsupported-value'])
})

test('collapsed rows leave the table; their cells still count for its columns', async () => {
  const table = (style: string) => `<style>table { border-spacing: 0 } td { padding: 0; background: red }</style>
    <table><tr><td>a</td><td rowspan=3>b</td></tr><tr style="${style}"><td>cccc</td></tr><tr><td>d</td></tr></table>`
  const boxes = async (style: string) => (await painted(table(style))).filter((line) => line.startsWith('fill'))
  expect(await boxes('visibility: collapse')).toEqual([red('0 0 23.98 12'), red('23.98 0 6 24'), red('0 12 23.98 12')])
  expect(await boxes('visibility: hidden')).toHaveLength(3)
})
