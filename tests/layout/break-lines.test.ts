import { expect, test } from 'vitest'
import { lastLineBreak, linesToKeep } from '../../src/layout/block/break-lines.ts'

test.each([
  { fit: 9, total: 5, keep: 5, why: 'the block fits' },
  { fit: 4, total: 5, keep: 3, why: 'one line goes over to keep the widow company' },
  { fit: 1, total: 9, keep: 0, why: 'a single line here would be an orphan' },
  { fit: 2, total: 3, keep: 0, why: 'three lines cannot give two to each page' },
])('keeps $keep of $total lines when $fit fit: $why', ({ fit, total, keep }) => {
  expect(linesToKeep(fit, total, { orphans: 2, widows: 2 })).toBe(keep)
})

test('a paragraph of four lines can be cut in its middle, one of three only by making an orphan or a widow', () => {
  expect(lastLineBreak(4, { orphans: 2, widows: 2 })).toEqual({ keep: 2, appeal: 'perfect' })
  expect(lastLineBreak(3, { orphans: 2, widows: 2 })).toEqual({ keep: 2, appeal: 'violates-orphans-widows' })
  expect(lastLineBreak(1, { orphans: 2, widows: 2 })).toBeUndefined()
})
