import { describe, expect, test } from 'vitest'
import { block, image, lines } from './boxes.ts'
import { flex, laidOut, places } from './flex.ts'

/** An item 10 high. */
const item = (css = {}) => block('item', { height: 10, ...css })

// CSS Flexbox 1 §9.7
describe('items of a row', () => {
  test('are as wide as they ask for, one beside the other', () => {
    expect(laidOut(flex({}, item({ width: 20 }), item({ width: 30, margin: 5 })))).toBe(
      ['box <flex> 0,0 100x20', '  box <item> 0,0 20x10', '  box <item> 25,5 30x10'].join('\n'),
    )
  })

  test('share what is left by their grow factors', () => {
    expect(places(flex({}, item({ width: 40, 'flex-grow': 1 }), item({ width: 30, 'flex-grow': 2 })))).toEqual([
      '0,0 50x10',
      '50,0 50x10',
    ])
  })

  test('with factors below 1 in all leave the rest', () => {
    expect(places(flex({}, item({ 'flex-grow': 0.2 }), item({ 'flex-grow': 0.3 })))).toEqual([
      '0,0 20x10',
      '20,0 30x10',
    ])
  })

  test('shrink by their shrink factors times their inner base sizes', () => {
    const shrinking = { 'min-width': 0 } as const
    expect(
      places(flex({}, item({ width: 100, ...shrinking }), item({ width: 50, 'flex-shrink': 2, ...shrinking }))),
    ).toEqual(['0,0 75x10', '75,0 25x10'])
  })

  test('do not shrink below their content, nor below their padding', () => {
    const wide = block('item', {}, [block('div', { width: 70, height: 10 })])
    expect(places(flex({}, wide, item({ width: 60, 'padding-left': 20, 'min-width': 0 })))).toEqual([
      '0,0 70x10',
      '70,0 30x10',
    ])
  })

  test('that reach their limits leave their share to the others', () => {
    const grows = { 'flex-grow': 1, 'flex-basis': 0 } as const
    expect(
      places(flex({}, item({ ...grows, 'max-width': 10 }), item({ ...grows, 'min-width': 60 }), item(grows))),
    ).toEqual(['0,0 10x10', '10,0 60x10', '70,0 30x10'])
  })

  test('take percentages of the container, and gaps between them', () => {
    const half = { percent: 50, length: 0 }
    expect(
      places(flex({ 'column-gap': 4 }, item({ 'flex-basis': half, 'flex-shrink': 0 }), item({ width: 10 }))),
    ).toEqual(['0,0 50x10', '54,0 10x10'])
  })

  test('stand in the order of `order`', () => {
    expect(
      places(flex({}, item({ width: 10, order: 2 }), item({ width: 20, order: -1 }), item({ width: 30 }))),
    ).toEqual(['0,0 20x10', '20,0 30x10', '50,0 10x10'])
  })

  test('run from the right in `row-reverse` and in right-to-left text', () => {
    const two = [item({ width: 10, 'margin-left': 3 }), item({ width: 20 })]
    expect(places(flex({ 'flex-direction': 'row-reverse' }, ...two))).toEqual(['90,0 10x10', '67,0 20x10'])
    expect(places(flex({ direction: 'rtl' }, ...two))).toEqual(['90,0 10x10', '67,0 20x10'])
    expect(places(flex({ direction: 'rtl', 'flex-direction': 'row-reverse' }, ...two))).toEqual([
      '3,0 10x10',
      '13,0 20x10',
    ])
  })
})

describe('images keep their ratio', () => {
  test('by a height that is known, however they are asked to shrink', () => {
    expect(places(flex({ height: 20 }, image(40, 10)))).toEqual(['0,0 80x20'])
  })

  test('but are stretched to the line where its height is not known before', () => {
    expect(places(flex({}, image(40, 10), item({ width: 5, height: 30 })))).toEqual(['0,0 40x30', '40,0 5x30'])
  })
})

describe('items of a column', () => {
  test('are as wide as the container and as high as their content', () => {
    expect(laidOut(flex({ 'flex-direction': 'column' }, lines('p', 2), item({ margin: 5 })))).toContain(
      '  box <item> 5,25 90x10',
    )
  })

  test('share the height of the container', () => {
    const grows = { height: 0, 'flex-grow': 1 }
    expect(places(flex({ 'flex-direction': 'column', height: 50 }, item({ ...grows }), item({ height: 30 })))).toEqual([
      '0,0 100x20',
      '0,20 100x30',
    ])
  })

  test('shrink to its greatest height, and grow to its least', () => {
    const two = [item({ height: 40 }), item({ height: 40, 'flex-grow': 1 })]
    expect(places(flex({ 'flex-direction': 'column', 'max-height': 60 }, ...two))).toEqual([
      '0,0 100x30',
      '0,30 100x30',
    ])
    expect(places(flex({ 'flex-direction': 'column', 'min-height': 90 }, ...two))).toEqual([
      '0,0 100x40',
      '0,40 100x50',
    ])
  })

  test('stand from the bottom up in `column-reverse`', () => {
    expect(places(flex({ 'flex-direction': 'column-reverse', height: 50 }, item(), item({ height: 20 })))).toEqual([
      '0,40 100x10',
      '0,20 100x20',
    ])
  })

  test('give percentages a height to be of when the container has one', () => {
    const child = block('half', { height: { percent: 50, length: 0 } })
    const column = flex({ 'flex-direction': 'column', height: 40 }, block('item', { 'flex-grow': 1 }, [child]))
    expect(laidOut(column)).toContain('    box <half> 0,0 100x20')
  })
})
