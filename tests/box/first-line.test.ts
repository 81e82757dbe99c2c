import { expect, test } from 'vitest'
import type { Fragment, TextFragment } from '../../src/layout/fragment.ts'
import { pagesOf } from '../page/pages-of.ts'

/** Each piece of text with whether it is red, and the size of its letters as a multiple of the page's. */
async function pieces(html: string, css: string): Promise<string[]> {
  const { laid } = await pagesOf(html, css)
  const found: TextFragment[] = []
  const visit = (fragment: Fragment): void => {
    if (fragment.type === 'text') found.push(fragment)
    else if ('children' in fragment) fragment.children.forEach(visit)
  }
  for (const { content } of laid) if (content) visit(content)
  return found.map(({ box, start, end }) => {
    const red = box.style.color.space === 'rgb' && box.style.color.r === 1
    return `${box.text.slice(start, end).trim()}${red ? ' red' : ''}`
  })
}

const blue = 'b { color: blue; font-weight: inherit }'

test('::first-line styles what stands on the first line, and breaks it as it is', async () => {
  expect(
    await pieces('<p>one two three four <b>five</b> six', `p::first-line { color: red; letter-spacing: 6pt } ${blue}`),
  ).toEqual(['one two red', 'three four', 'five', 'six'])
})

test('what an element says itself holds on the first line, too', async () => {
  expect(await pieces('<p>one <b>two</b>', `p::first-line { color: red } ${blue}`)).toEqual(['one red', 'two'])
})

test('the first line may be that of the first child', async () => {
  expect(await pieces('<div><p>one<p>two</div>', 'div::first-line { color: red }')).toEqual(['one red', 'two'])
})

test('text is transformed where it stands', async () => {
  const { pages } = await pagesOf('<p>one two three four five six', 'p::first-line { text-transform: uppercase }')
  expect(pages[0]?.lines).toEqual(['ONE TWO THREE FOUR', 'five six'])
})
