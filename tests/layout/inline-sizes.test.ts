import { expect, test } from 'vitest'
import { noIndent } from '../../src/css/computed-style.ts'
import { inlineSizes } from '../../src/layout/inline/inline-sizes.ts'
import { atomic, br, inline, paragraph } from './make-box.ts'
import { makeContext } from './make-context.ts'

const picture = () => {
  const { style, element } = inline('img', { width: 40, 'margin-left': 2, 'margin-right': { percent: 50, length: 0 } })
  return atomic({ type: 'replaced', style, element, anonymous: false, image: undefined, alt: '' })
}

/** A letter is 6 pt wide. */
test.each([
  { box: paragraph({}, 'the ferry'), min: 30, max: 54, why: 'the longest word; all words in one line' },
  { box: paragraph({}, 'the', br(), 'ferry'), min: 30, max: 30, why: 'forced breaks are always taken' },
  { box: paragraph({ 'white-space': 'nowrap' }, 'the ferry'), min: 54, max: 54, why: 'there is nowhere to wrap' },
  { box: paragraph({}, 'a', inline('b', { 'padding-left': 5 }, 'b')), min: 17, max: 17, why: 'edges take room' },
  { box: paragraph({}, 'ab ', picture()), min: 42, max: 60, why: 'boxes count with margins, percentages as 0' },
  { box: paragraph({ 'overflow-wrap': 'anywhere' }, 'ferry'), min: 6, max: 30, why: 'anywhere makes words narrow' },
  { box: paragraph({ 'overflow-wrap': 'break-word' }, 'ferry'), min: 30, max: 30, why: 'break-word does not' },
  {
    box: paragraph({ 'text-indent': { ...noIndent, length: 10 } }, 'ab cd'),
    min: 22,
    max: 40,
    why: 'the first line is indented',
  },
  { box: paragraph({}, 'har\u00adbour'), min: 24, max: 42, why: 'soft hyphens show when taken' },
  { box: paragraph({}), min: 0, max: 0, why: 'nothing is no wide' },
])('from $min to $max: $why', async ({ box, min, max }) => {
  const sizes = inlineSizes(box, await makeContext())
  expect(sizes.min).toBeCloseTo(min, 6)
  expect(sizes.max).toBeCloseTo(max, 6)
})
