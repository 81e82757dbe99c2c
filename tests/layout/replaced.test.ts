import { expect, test } from 'vitest'
import { painted } from '../paint/display.ts'

/** Where the picture of 8 by 4 pt stands on the page: x, y, width, height in pt. */
async function pictures(html: string): Promise<string[]> {
  const operations = await painted(html)
  return operations.filter((line) => line.startsWith('image ')).map((line) => line.replace('image ', ''))
}

const src = 'src="pixel.png" alt=""'

test.each([
  { html: `<div style="height: 40pt"><img ${src} style="height: 50%">`, size: '40 20', why: 'in a line' },
  {
    html: `<div style="height: 40pt"><img ${src} style="height: 50%; width: 10pt">`,
    size: '10 20',
    why: 'with a width',
  },
  { html: `<div style="height: 40pt"><img ${src} style="display: block; height: 50%">`, size: '40 20', why: 'a block' },
  { html: `<div><img ${src} style="height: 50%">`, size: '8 4', why: 'of a height that depends on the content: none' },
])('a height in per cent is of the containing block: $why', async ({ html, size }) => {
  const [place] = await pictures(html)
  expect(place?.split(' ').slice(-2).join(' ')).toBe(size)
})
