import { expect, test } from 'vitest'
import { pagesOf } from './pages-of.ts'

test('a page that takes nothing but a line of a float gets on all the same', async () => {
  const { pages } = await pagesOf('<b>one two</b>', '@page { size: 3pt; margin: 30pt } b { float: left }')
  expect(pages.flatMap(({ lines }) => lines)).toEqual(['one', 'two'])
})
