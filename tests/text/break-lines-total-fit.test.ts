import { describe, expect, test } from 'vitest'
import { breakGreedily } from '../../src/text/break-lines.ts'
import { breakByTotalFit } from '../../src/text/break-lines-total-fit.ts'
import { allOf, linesOf, pointsOf } from './break-points.ts'

function justified(text: string, width: number): string[] {
  const points = pointsOf(text)
  return linesOf(text, points, breakByTotalFit(points, allOf(width), 'justified'))
}

function ragged(text: string, width: number): string[] {
  const points = pointsOf(text)
  return linesOf(text, points, breakByTotalFit(points, allOf(width), 'ragged'))
}

describe('justified', () => {
  test('an early line is set tighter or looser so that a later one comes out better', () => {
    const text = 'on the day of the storm the last ferry leaves the harbour without its captain on board'
    const points = pointsOf(text)
    const greedy = linesOf(text, points, breakGreedily(points, allOf(20)))
    const worst = (lines: string[]) => Math.max(...lines.slice(0, -1).map((line) => 20 - line.length))
    expect(worst(justified(text, 20))).toBeLessThanOrEqual(worst(greedy))
  })

  test('a line may hold a little more than fits: its spaces shrink', () => {
    expect(justified('aa bb cc dd ee ffffffffffff', 13)).toEqual(['aa bb cc dd ee', 'ffffffffffff'])
  })

  test('words are hyphenated only when spaces alone will not do', () => {
    expect(justified('aaa bbb ccc dd~d eee fff ggg', 11)).toEqual(['aaa bbb ccc', 'ddd eee fff', 'ggg'])
    expect(justified('aa bbbbbb~bbbb cc dddddd eee', 10)).toEqual(['aa bbbbbb-', 'bbbb cc', 'dddddd eee'])
  })

  test('no more than two lines running end in a hyphen', () => {
    const text = 'aaaa~aa '.repeat(30).trim()
    const lines = justified(text, 11)
    const run = lines.map((line) => (line.endsWith('-') ? '-' : '.')).join('')
    expect(run).not.toContain('---')
  })

  test.each([
    { text: 'harbourmaster is', width: 5, lines: ['harbourmaster', 'is'], why: 'what cannot be cut overflows' },
    { text: 'ha^rb^ou^r a', width: 5, lines: ['harb', 'our a'], why: 'what can only be cut in emergency is' },
    { text: 'a b/c', width: 9, lines: ['a b', 'c'], why: 'forced breaks are kept' },
    { text: '', width: 9, lines: [''], why: 'an empty paragraph has one empty line' },
  ])('there always is a result, `$text` in $width: $why', ({ text, width, lines }) => {
    expect(justified(text, width)).toEqual(lines)
  })
})

test('ragged lines are chosen so that no short word is left over', () => {
  const text = 'aaaa bbbb cccc dddd eeee ffff g'
  const points = pointsOf(text)
  expect(linesOf(text, points, breakGreedily(points, allOf(14)))).toEqual(['aaaa bbbb cccc', 'dddd eeee ffff', 'g'])
  expect(ragged(text, 14)).toEqual(['aaaa bbbb', 'cccc dddd eeee', 'ffff g'])
})

test('a paragraph of 20,000 words is looked at a number of times that grows with its length alone', () => {
  const words = Array.from({ length: 20_000 }, (_, i) => 'x'.repeat(1 + ((i * 7) % 11)))
  const text = words.join(' ')
  let asked = 0
  const count = (length: number) => {
    asked = 0
    const points = pointsOf(text).slice(0, length)
    const of = () => {
      asked++
      return 60
    }
    breakByTotalFit(points, { of, settled: 0 }, 'justified')
    return asked
  }
  expect(count(20_000) / count(2_000)).toBeLessThan(12)
})
