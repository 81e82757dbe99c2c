import { describe, expect, test } from 'vitest'
import type { BlockLevelBox } from '../../src/box/box.ts'
import { block, image, lines, testContext, unbroken } from './boxes.ts'
import { printFragment } from './print-fragment.ts'

/** Lays out children of a flow root of width 100 and prints the result. */
function flow(...children: BlockLevelBox[]): string {
  const { fragment } = testContext().layout(block('root', { display: 'flow-root' }, children), unbroken())
  return fragment ? printFragment(fragment) : ''
}

const bar = (css = {}) => block('bar', { height: 10, ...css })

// CSS 2.2 §8.3.1
describe('margins collapse', () => {
  test('between siblings, to the larger one', () => {
    expect(flow(bar({ 'margin-bottom': 20 }), bar({ 'margin-top': 15 }))).toBe(
      ['box <root> 0,0 100x40', '  box <bar> 0,0 100x10', '  box <bar> 0,30 100x10'].join('\n'),
    )
  })

  test('a negative one is taken off the largest positive one', () => {
    expect(flow(bar({ 'margin-bottom': 20 }), bar({ 'margin-top': -15 }))).toBe(
      ['box <root> 0,0 100x25', '  box <bar> 0,0 100x10', '  box <bar> 0,15 100x10'].join('\n'),
    )
  })

  test('of negative ones the most negative counts', () => {
    expect(flow(bar({ 'margin-bottom': -4 }), bar({ 'margin-top': -6 }))).toBe(
      ['box <root> 0,0 100x14', '  box <bar> 0,0 100x10', '  box <bar> 0,4 100x10'].join('\n'),
    )
  })

  test('between a parent and its first and last child', () => {
    const parent = block('div', { 'margin-top': 10, 'margin-bottom': 5 }, [bar({ margin: 20 })])
    expect(flow(bar(), parent, bar())).toBe(
      [
        'box <root> 0,0 100x70',
        '  box <bar> 0,0 100x10',
        '  box <div> 0,30 100x10',
        '    box <bar> 20,0 60x10',
        '  box <bar> 0,60 100x10',
      ].join('\n'),
    )
  })

  test('through several generations', () => {
    const nested = block('a', { 'margin-top': 5 }, [block('b', { 'margin-top': -8 }, [bar({ 'margin-top': 30 })])])
    expect(flow(bar(), nested)).toBe(
      [
        'box <root> 0,0 100x42',
        '  box <bar> 0,0 100x10',
        '  box <a> 0,32 100x10',
        '    box <b> 0,0 100x10',
        '      box <bar> 0,0 100x10',
      ].join('\n'),
    )
  })

  test('through an empty block', () => {
    expect(flow(bar(), block('empty', { 'margin-top': 10, 'margin-bottom': 25 }), bar({ 'margin-top': 15 }))).toBe(
      [
        'box <root> 0,0 100x45',
        '  box <bar> 0,0 100x10',
        // Where it would stand if it had a bottom border.
        '  box <empty> 0,20 100x0',
        '  box <bar> 0,35 100x10',
      ].join('\n'),
    )
  })

  test('through an empty block at the top of its parent, whose top edge it shares', () => {
    const parent = block('div', {}, [block('empty', { 'margin-top': 30, 'margin-bottom': 12 }), bar()])
    expect(flow(bar(), parent)).toBe(
      [
        'box <root> 0,0 100x50',
        '  box <bar> 0,0 100x10',
        '  box <div> 0,40 100x10',
        '    box <empty> 0,0 100x0',
        '    box <bar> 0,0 100x10',
      ].join('\n'),
    )
  })

  test('of a last child that negative margins pulled above its parent', () => {
    const parent = block('div', {}, [bar({ 'margin-bottom': -15 }), block('empty', { 'margin-bottom': 8 })])
    expect(flow(parent, bar())).toContain('box <bar> 0,3 100x10')
  })

  test('through a block of empty blocks', () => {
    const hollow = block('hollow', { margin: 5 }, [block('empty', { margin: 12 }), block('empty', { margin: -3 })])
    expect(flow(bar(), hollow, bar())).toBe(
      [
        'box <root> 0,0 100x29',
        '  box <bar> 0,0 100x10',
        '  box <hollow> 5,19 90x0',
        '    box <empty> 12,0 66x0',
        '    box <empty> -3,0 96x0',
        '  box <bar> 0,19 100x10',
      ].join('\n'),
    )
  })
})

describe('margins do not collapse', () => {
  test('with children across padding or border', () => {
    const parent = block('div', { 'padding-top': 1, 'border-bottom-width': 2 }, [bar({ margin: 20 })])
    expect(flow(parent)).toBe(
      ['box <root> 0,0 100x53', '  box <div> 0,0 100x53', '    box <bar> 20,21 60x10'].join('\n'),
    )
  })

  test('with children of a new formatting context', () => {
    const parent = block('div', { display: 'flow-root', margin: 5 }, [bar({ margin: 20 })])
    expect(flow(bar(), parent, bar())).toBe(
      [
        'box <root> 0,0 100x80',
        '  box <bar> 0,0 100x10',
        '  box <div> 5,15 90x50',
        '    box <bar> 20,20 50x10',
        '  box <bar> 0,70 100x10',
      ].join('\n'),
    )
  })

  test('through an empty formatting context', () => {
    expect(flow(bar(), block('div', { display: 'flow-root', margin: 7 }), bar())).toBe(
      ['box <root> 0,0 100x34', '  box <bar> 0,0 100x10', '  box <div> 7,17 86x0', '  box <bar> 0,24 100x10'].join(
        '\n',
      ),
    )
  })

  test('through a block with a line', () => {
    expect(flow(lines('p', 1, { 'margin-top': 5, 'margin-bottom': 6 }), bar())).toContain('box <bar> 0,21 100x10')
  })

  test('of a last child and a parent of fixed height', () => {
    const parent = block('div', { height: 30, 'margin-bottom': 4 }, [bar({ 'margin-bottom': 20 })])
    expect(flow(parent, bar())).toBe(
      ['box <root> 0,0 100x44', '  box <div> 0,0 100x30', '    box <bar> 0,0 100x10', '  box <bar> 0,34 100x10'].join(
        '\n',
      ),
    )
  })

  test('of a last child and a parent that its `min-height` makes higher', () => {
    const parent = block('div', { 'min-height': 30 }, [bar({ 'margin-bottom': 20 })])
    expect(flow(parent, bar())).toContain('box <bar> 0,30 100x10')
  })

  test('of a last child and a parent that its `max-height` makes lower', () => {
    const parent = block('div', { 'max-height': 6, 'margin-bottom': 4 }, [bar({ 'margin-bottom': 20 })])
    expect(flow(parent, bar())).toContain('box <bar> 0,10 100x10')
  })

  test('with those of an image but around it', () => {
    expect(flow(bar({ 'margin-bottom': 4 }), image(20, 10, { margin: 6 }), bar({ 'margin-top': 9 }))).toBe(
      [
        'box <root> 0,0 100x45',
        '  box <bar> 0,0 100x10',
        '  replaced <img> 6,16 20x10',
        '  box <bar> 0,35 100x10',
      ].join('\n'),
    )
  })
})
