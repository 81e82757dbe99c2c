import { expect, test } from 'vitest'
import { painted } from './display.ts'

/** `text` in Courier Prime at 10 pt with an underline of 1 pt, 0.5 pt below the baseline at 8.2 pt: a letter is 6 pt wide. */
const underlined = async (text: string, css = '') => {
  const style = `text-decoration: underline 1pt red; text-underline-offset: 0.5pt; ${css}`
  return (await painted(`<p><span style="${style}">${text}</span></p>`)).filter((line) => !/^(begin|end)/.test(line))
}

const redLines = (operations: readonly string[]) =>
  operations.filter((line) => line.startsWith('fill rgb(1 0 0)')).map((line) => line.slice(16).split(' ').map(Number))

test("an underline leaves out where a descender crosses it, and a line's thickness on either side", async () => {
  const [before, after, ...rest] = redLines(await underlined('npn'))
  expect(rest).toEqual([])
  const [left, top, width, height] = before as number[]
  expect([left, top, height]).toEqual([0, 8.7, 1])
  expect(width).toBeGreaterThan(4)
  expect(width).toBeLessThan(7)
  const [start = 0, , end = 0] = after as number[]
  expect(start).toBeGreaterThan(8)
  expect(start + end).toBeCloseTo(17.99, 1)
})

test.each([
  ['nothing reaches so low', 'nnn', ''],
  ['ink is not to be left out', 'npn', 'text-decoration-skip-ink: none'],
  ['the line is below all ink', 'npn', 'text-underline-offset: 6pt'],
  ['a line through text hides it on purpose', 'npn', 'text-decoration-line: line-through'],
])('a line is whole where %s', async (_why, text, css) => {
  const lines = redLines(await underlined(text, css))
  expect(lines).toHaveLength(1)
  expect(lines[0]?.[2]).toBeCloseTo(17.99, 1)
})

test('both lines of a double underline are left out where either crosses ink', async () => {
  const lines = redLines(await underlined('npn', 'text-decoration-style: double'))
  expect(lines.map(([x]) => x)).toEqual([lines[0]?.[0], lines[1]?.[0], lines[0]?.[0], lines[1]?.[0]])
  expect(lines).toHaveLength(4)
})

test('dots and waves are cut at the gaps, so that they run on behind them', async () => {
  expect(await underlined('npn', 'text-decoration-style: wavy')).toContainEqual(
    expect.stringMatching(/^clip m 0 .*, m /),
  )
})

test('a line casts the shadow of its text, below the text and its shadows', async () => {
  const operations = await underlined('n', 'text-shadow: 1pt 2pt lime')
  expect(operations.map((line) => line.slice(0, 14))).toEqual([
    'fill rgb(0 1 0',
    'fill rgb(0 1 0',
    'fill rgb(1 0 0',
    'glyphs "n" at ',
  ])
  expect(operations[0]).toBe('fill rgb(0 1 0) 1 10.7 6 1')
})
