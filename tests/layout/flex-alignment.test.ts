import { describe, expect, test } from 'vitest'
import { block, lines, testContext, unbroken } from './boxes.ts'
import { align, flex, laidOut, places, share } from './flex.ts'

const item = (css = {}) => block('item', { width: 20, height: 10, ...css })

// CSS Flexbox 1 §8.2
test.each([
  ['flex-end', ['60,0 20x10', '80,0 20x10']],
  ['center', ['30,0 20x10', '50,0 20x10']],
  ['space-between', ['0,0 20x10', '80,0 20x10']],
  ['space-around', ['15,0 20x10', '65,0 20x10']],
  ['space-evenly', ['20,0 20x10', '60,0 20x10']],
] as const)('justify-content: %s', (value, expected) => {
  expect(places(flex({ 'justify-content': share(value) }, item(), item()))).toEqual(expected)
})

test('what does not fit is centred over both edges, unless that must be safe', () => {
  const wide = item({ width: 140, 'flex-shrink': 0 })
  expect(places(flex({ 'justify-content': share('center') }, wide))).toEqual(['-20,0 140x10'])
  expect(places(flex({ 'justify-content': share('center', true) }, wide))).toEqual(['0,0 140x10'])
  expect(places(flex({ 'justify-content': share('space-around') }, wide))).toEqual(['0,0 140x10'])
})

test('auto margins take the free space before anything is justified', () => {
  const last = item({ 'margin-left': 'auto' })
  expect(places(flex({ 'justify-content': share('center') }, item(), last))).toEqual(['0,0 20x10', '80,0 20x10'])
})

// CSS Flexbox 1 §8.3
describe('across the line', () => {
  test.each([
    ['flex-start', '0,0 20x10'],
    ['center', '0,20 20x10'],
    ['flex-end', '0,40 20x10'],
    ['end', '0,40 20x10'],
  ] as const)('align-self: %s', (value, expected) => {
    expect(places(flex({ height: 50 }, item({ 'align-self': align(value) })))).toEqual([expected])
  })

  test('items without a height are stretched to the highest one, within their limits', () => {
    const open = (css = {}) => item({ height: 'auto', ...css })
    expect(places(flex({}, item({ height: 40 }), open(), open({ 'max-height': 25 })))).toEqual([
      '0,0 20x40',
      '20,0 20x40',
      '40,0 20x25',
    ])
  })

  test('auto margins centre, and let nothing stretch', () => {
    const centred = item({ height: 'auto', 'margin-top': 'auto', 'margin-bottom': 'auto' })
    expect(places(flex({ height: 30 }, centred))).toEqual(['0,15 20x0'])
  })

  test('baselines of first lines are level', () => {
    const high = lines('p', 1, { 'line-height': 30, width: 20 })
    const box = flex({ 'align-items': align('baseline') }, high, lines('p', 1, { width: 20 }), item({ height: 5 }))
    expect(laidOut(box).split('\n')).toEqual(
      expect.arrayContaining(['box <flex> 0,0 100x30', '  box <p> 0,0 20x30', '  box <p> 20,10 20x10']),
    )
  })
})

// CSS Flexbox 1 §8.4, §9.3
describe('lines', () => {
  const four = [item({ width: 60 }), item({ width: 30 }), item({ width: 50 }), item({ width: 50 })]

  test('are as high as their highest item', () => {
    expect(places(flex({ 'flex-wrap': 'wrap', 'row-gap': 2 }, ...four))).toEqual([
      '0,0 60x10',
      '60,0 30x10',
      '0,12 50x10',
      '50,12 50x10',
    ])
  })

  test.each([
    ['normal', ['0,0', '60,0', '0,30', '50,30']],
    ['center', ['0,20', '60,20', '0,30', '50,30']],
    ['flex-end', ['0,40', '60,40', '0,50', '50,50']],
    ['space-between', ['0,0', '60,0', '0,50', '50,50']],
    ['space-around', ['0,10', '60,10', '0,40', '50,40']],
  ] as const)('align-content: %s', (value, expected) => {
    const found = places(flex({ 'flex-wrap': 'wrap', height: 60, 'align-content': share(value) }, ...four))
    expect(found.map((place) => place.split(' ')[0])).toEqual(expected)
  })

  test('stand from the bottom up in `wrap-reverse`', () => {
    const found = places(flex({ 'flex-wrap': 'wrap-reverse' }, ...four))
    expect(found.map((place) => place.split(' ')[0])).toEqual(['0,10', '60,10', '0,0', '50,0'])
  })

  test('of a column stand side by side', () => {
    const column = flex({ 'flex-direction': 'column', 'flex-wrap': 'wrap', height: 25 }, item(), item(), item())
    expect(places(column)).toEqual(['0,0 20x10', '0,10 20x10', '50,0 20x10'])
  })
})

// CSS Flexbox 1 §4.1
test('an absolutely positioned child would stand where it stood as the only item', () => {
  const absolute = block('absolute', { position: 'absolute' })
  const row = { height: 30, padding: 2, 'justify-content': share('flex-end'), 'align-items': align('center') } as const
  const { fragment } = testContext().layout({ ...flex(row, item()), outOfFlow: [absolute] }, unbroken())
  expect(fragment?.type === 'box' && fragment.children[1]).toEqual({
    type: 'placeholder',
    box: absolute,
    rect: { x: 2, y: 2, width: 96, height: 30 },
    align: { x: 'end', y: 'center' },
  })
})
