import { expect, test } from 'vitest'
import { firstLetterOf } from '../../src/box/first-letter.ts'
import { boxesOf } from './boxes.ts'

test.each([
  { text: 'Ferry', letter: 'F' },
  { text: '“Ferry', letter: '“F' },
  { text: 'É', letter: 'É' },
  { text: '1996', letter: '1' },
  { text: 'A. B', letter: 'A.' },
  { text: '…', letter: '' },
])('the first letter of $text is $letter', ({ text, letter }) => {
  expect(firstLetterOf(text)).toBe(letter)
})

test('::first-letter has a box of its own, wherever in the block the letter stands', async () => {
  expect(await boxesOf('<style>p::first-letter { color: red }</style><p> <em>The</em> ferry</p>')).toBe(
    ['block p', '  inline em', '    inline p::first-letter', '      "T"', '    "he"', '  " ferry"']
      .join('\n')
      .replace('p::first-letter', '::first-letter'),
  )
})

test('no letter comes after an image', async () => {
  expect(await boxesOf('<style>p::first-letter { color: red }</style><p><img alt=""> Ferry</p>')).not.toContain(
    'first-letter',
  )
})

test('a floating first letter is a block', async () => {
  expect(await boxesOf('<style>p::first-letter { float: left }</style><p>Ferry</p>')).toContain('"F"')
})
