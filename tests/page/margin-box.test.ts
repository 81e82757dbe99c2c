import { describe, expect, test } from 'vitest'
import type { PageMarginBoxName } from '../../src/css/style-sheet.ts'
import { distributeRow } from '../../src/page/margin-box-sizes.ts'
import { paginate } from '../../src/page/paginate.ts'
import { block, type style, testContext } from '../layout/boxes.ts'
import { makeStyles, text } from './make-styles.ts'

const box = (minContent: number, maxContent: number, rest = {}) => ({
  size: undefined,
  min: 0,
  max: Infinity,
  minContent,
  maxContent,
  ...rest,
})

// CSS Paged Media 3 §5.3.2
describe('boxes along an edge', () => {
  const [start, end] = [undefined, undefined]

  test('one alone takes all of it', () => {
    expect(distributeRow({ start: box(10, 20), center: undefined, end }, 100)).toEqual({
      start: 100,
      center: undefined,
      end,
    })
    expect(distributeRow({ start, center: box(10, 20), end }, 100)).toEqual({ start, center: 100, end })
  })

  test('two share what their content leaves, in proportion to it', () => {
    expect(distributeRow({ start: box(10, 20), center: undefined, end: box(10, 60) }, 100)).toMatchObject({
      start: 25,
      end: 75,
    })
  })

  test('two that are too wide break their lines', () => {
    expect(distributeRow({ start: box(20, 60), center: undefined, end: box(40, 120) }, 100)).toMatchObject({
      start: expect.closeTo(100 / 3),
      end: expect.closeTo(200 / 3),
    })
  })

  test('a box in the centre stays there', () => {
    expect(distributeRow({ start: box(5, 10), center: box(10, 40), end: box(10, 30) }, 150)).toEqual({
      start: 45,
      center: 60,
      end: 45,
    })
  })

  test('given sizes are kept, and the other takes the rest', () => {
    expect(distributeRow({ start: box(5, 10, { size: 30 }), center: undefined, end: box(5, 10) }, 100)).toMatchObject({
      start: 30,
      end: 70,
    })
  })

  test('limits hold, and what they leave goes to the others', () => {
    expect(distributeRow({ start: box(5, 10, { max: 20 }), center: undefined, end: box(5, 10) }, 100)).toMatchObject({
      start: 20,
      end: 80,
    })
    expect(distributeRow({ start: box(5, 10, { min: 70 }), center: undefined, end: box(5, 10) }, 100)).toMatchObject({
      start: 70,
      end: 30,
    })
  })
})

function placesOf(boxes: Partial<Record<PageMarginBoxName, Parameters<typeof style>[0]>>) {
  const [page] = paginate(block('html', { display: 'flow-root' }), makeStyles(undefined, boxes), testContext())
  return Object.fromEntries(
    (page?.marginBoxes ?? []).map(({ name, fragment: { rect } }) => [name, [rect.x, rect.y, rect.width, rect.height]]),
  )
}

describe('page-margin boxes', () => {
  const content = [text('x')]

  test('corners are as large as the margins that meet there', () => {
    expect(placesOf({ 'top-left-corner': { content }, 'bottom-right-corner': { content } })).toEqual({
      'top-left-corner': [0, 0, 10, 10],
      'bottom-right-corner': [110, 90, 10, 10],
    })
  })

  test('boxes of equal content share an edge evenly', () => {
    expect(placesOf({ 'top-left': { content }, 'top-right': { content }, 'left-top': { content } })).toEqual({
      'top-left': [10, 0, 50, 10],
      'top-right': [60, 0, 50, 10],
      'left-top': [0, 10, 10, 80],
    })
  })

  test('one without content is not generated', () => {
    expect(placesOf({ 'top-left': { content: 'none' }, 'bottom-left': {} })).toEqual({})
  })

  test('content stands where `vertical-align` says', () => {
    const top = (css: object) => {
      const styles = makeStyles(() => ({ margin: 30 }), { 'top-left': { content, ...css } })
      const [page] = paginate(block('html', { display: 'flow-root' }), styles, testContext())
      return page?.marginBoxes[0]?.fragment.children[0]?.rect.y
    }
    expect([top({ 'vertical-align': 'top' }), top({ 'vertical-align': 'middle' })]).toEqual([0, 10])
    expect(top({ 'vertical-align': 'bottom' })).toBe(20)
    expect(top({ 'vertical-align': 'bottom', 'padding-bottom': 4, 'border-bottom-width': 1 })).toBe(15)
  })

  test('margins of `auto` move a box of a given size', () => {
    expect(placesOf({ 'top-center': { content, height: 4, 'margin-top': 'auto', 'margin-bottom': 1 } })).toEqual({
      'top-center': [10, 5, 100, 4],
    })
  })
})

test('three empty boxes share an edge evenly', () => {
  const empty = box(0, 0)
  expect(distributeRow({ start: empty, center: empty, end: empty }, 90)).toEqual({ start: 30, center: 30, end: 30 })
})
