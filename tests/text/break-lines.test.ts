import { describe, expect, test } from 'vitest'
import { breakBalanced, breakGreedily, lineWidth } from '../../src/text/break-lines.ts'
import { allOf, linesOf, pointsOf } from './break-points.ts'

describe('first fit', () => {
  test.each([
    { text: 'the ferry is late', width: 9, lines: ['the ferry', 'is late'], why: 'a space at the end takes no room' },
    { text: 'the ferry is late', width: 8, lines: ['the', 'ferry is', 'late'], why: 'what does not fit goes down' },
    { text: 'the/ferry is late', width: 99, lines: ['the', 'ferry is late'], why: 'a forced break ends a line' },
    { text: 'har~bour mas~ter', width: 4, lines: ['har-', 'bour', 'mas-', 'ter'], why: 'words are hyphenated' },
    { text: 'har~bour', width: 3, lines: ['har-', 'bour'], why: 'without better, hyphen and letters overflow' },
    { text: 'a har^bo^ur', width: 7, lines: ['a', 'harbour'], why: 'emergency breaks wait until nothing else helps' },
    { text: 'h^a^r^b^o^u^r', width: 3, lines: ['har', 'bou', 'r'], why: 'a word too wide for any line is cut' },
    { text: 'harbour is', width: 3, lines: ['harbour', 'is'], why: 'a word that cannot be cut overflows' },
    { text: 'a^b', width: 0.5, lines: ['a', 'b'], why: 'a line holds one letter at least' },
    { text: '', width: 9, lines: [''], why: 'an empty paragraph has one empty line' },
  ])('sets `$text` in $width: $why', ({ text, width, lines }) => {
    const points = pointsOf(text)
    expect(linesOf(text, points, breakGreedily(points, allOf(width)))).toEqual(lines)
  })

  test('no more than two lines running end in a hyphen when it can be helped', () => {
    const text = 'aa bb~bb cc~cc dd~dd ee'
    const points = pointsOf(text)
    const lines = linesOf(text, points, breakGreedily(points, allOf(6)))
    expect(lines).toEqual(['aa bb-', 'bb cc-', 'cc', 'dddd', 'ee'])
  })

  test('lines have widths of their own', () => {
    const text = 'the ferry is late'
    const points = pointsOf(text)
    const widths = { of: (line: number) => (line === 0 ? 3 : 13), settled: 1 }
    expect(linesOf(text, points, breakGreedily(points, widths))).toEqual(['the', 'ferry is late'])
  })
})

test('balanced lines are as many as before and nearly equal', () => {
  const text = 'a headline of which one word would be left over'
  const points = pointsOf(text)
  const greedy = linesOf(text, points, breakGreedily(points, allOf(43)))
  const balanced = linesOf(text, points, breakBalanced(points, allOf(43)))
  expect(greedy).toEqual(['a headline of which one word would be left', 'over'])
  expect(balanced).toEqual(['a headline of which one', 'word would be left over'])
})

test('a line is as wide as its letters and its hyphen', () => {
  const points = pointsOf('ab har~bour')
  expect(lineWidth(points, 0, 2)).toBe(7)
})
