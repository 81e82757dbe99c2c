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
    `${box('transform: perspective(20pt)')}${box('transform: matrix3d(1,0,0,.1,0,1,0,0,0,0,1,0,0,0,0,1)')}${box('clip-path: url(#a)')}`,
  )
  expect(diagnostics.map(({ code }) => code).sort()).toEqual([
    'missing-svg-reference',
    'unsupported-value',
    'unsupported-value',
  ])
})

test.each([
  ['transform: rotateX(60deg)', [1, 0, 0, 0.5]],
  ['transform: rotate3d(0, 2, 0, 60deg)', [0.5, 0, 0, 1]],
  ['rotate: x 60deg', [1, 0, 0, 0.5]],
  ['rotate: 0 0 1 90deg', [0, 1, -1, 0]],
  ['transform: rotateX(30deg) rotateX(-30deg)', [1, 0, 0, 1]],
])('%s is seen from right above the page: CSS Transforms 2 §2', async (css, expected) => {
  const [, transform = ''] = await painted(box(`background: red; ${css}`))
  const [, ...numbers] = transform.split(' ')
  expect(numbers.slice(0, 4).map(Number)).toEqual(expected.map((value) => expect.closeTo(value, 2)))
})

test('depth counts as soon as something turns it into the plane', async () => {
  const [, transform] = await painted(
    box('background: red; transform-origin: 0 0; transform: rotateX(90deg) translateZ(7pt)'),
  )
  expect(transform).toMatch(/ -7$/)
})

test('transform-box: content-box turns about the middle of the content', async () => {
  const css = 'background: red; padding: 0 0 10pt 10pt; transform: scale(2)'
  const [, transform] = await painted(box(`${css}; transform-box: content-box; transform-origin: 0 0`))
  expect(transform).toBe('transform 2 0 0 2 -10 0')
})

test.each([
  ['rect(1pt 9pt 8pt 2pt)', '2 1 7 7'],
  ['rect(auto 9pt auto 10%)', '2 0 7 10'],
  ['xywh(1pt 20% 5pt 50%)', '1 2 5 5'],
])('clip-path: %s', async (shape, expected) => {
  expect(await painted(box(`background: red; clip-path: ${shape}`))).toContain(`clip ${expected}`)
})

test('clip-path: margin-box reaches over the margins', async () => {
  expect(await painted(box('background: red; margin: 3pt; clip-path: margin-box'))).toContain('clip 0 0 26 16')
})

test('a box is cut by a clipPath of a drawing beside it, in px from its corner', async () => {
  const drawing = '<svg width=0 height=0><clipPath id=c><rect x=4 y=4 width=8 height=4 /></clipPath></svg>'
  const operations = await painted(`${drawing}${box('background: red; clip-path: url(#c)')}`)
  const clip = operations.indexOf('clip 4 4 8 4')
  expect(operations.slice(clip - 3, clip)).toEqual(['save', 'transform 0.75 0 0 0.75 0 12', 'save'])
  expect(operations.slice(clip)).toContainEqual(expect.stringMatching(/^fill rgb\(1 0 0\)/))
})

test('background layers blend with what is below them in the same box only', async () => {
  const layers = 'linear-gradient(red, blue), linear-gradient(lime, red)'
  const { list } = await display(box(`background: ${layers}; background-blend-mode: multiply, normal`))
  const [whole] = list.pages[0]?.operations.filter(({ type }) => type === 'group') ?? []
  if (whole?.type !== 'group') throw new Error('no group')
  expect(whole.blend).toBeUndefined()
  expect(whole.operations.map((inner) => (inner.type === 'group' ? inner.blend : inner.type))).toEqual([
    'shade',
    'multiply',
  ])
})

test('collapsed rows leave the table; their cells still count for its columns', async () => {
  const table = (style: string) => `<style>table { border-spacing: 0 } td { padding: 0; background: red }</style>
    <table><tr><td>a</td><td rowspan=3>b</td></tr><tr style="${style}"><td>cccc</td></tr><tr><td>d</td></tr></table>`
  const boxes = async (style: string) => (await painted(table(style))).filter((line) => line.startsWith('fill'))
  expect(await boxes('visibility: collapse')).toEqual([red('0 0 23.98 12'), red('23.98 0 6 24'), red('0 12 23.98 12')])
  expect(await boxes('visibility: hidden')).toHaveLength(3)
})

test('margins that are not known any more are told of where a clip reaches to them', async () => {
  const { diagnostics } = await display(box('clip-path: margin-box; margin: 5% auto'))
  expect(diagnostics.map(({ code }) => code)).toEqual(['unsupported-value'])
  expect((await display(box('clip-path: margin-box; margin: 5pt'))).diagnostics).toEqual([])
})
