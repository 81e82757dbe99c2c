import { expect, test } from 'vitest'
import { layOut } from './layout-html.ts'
import { linesOn } from './page-lines.ts'

const page = `<style>@page { size: 120px 100px; margin: 10px } html { font: 10px/10px 'Courier Prime' }
  body { margin: 0; text-indent: 5px } p { margin: 0 }</style>`

test.each([
  { html: 'a<p>b</p>c<p>d</p>', lines: ['15 10 a', '15 20 b', '10 30 c', '15 40 d'] },
  { html: '<div style="float: right">x</div>a<p>b</p>', lines: ['15 10 a', '15 20 b'] },
])('text after a block is not indented: $html', async ({ html, lines }) => {
  const { pages } = await layOut(page + html)
  expect(linesOn(pages[0]).filter((line) => !line.endsWith('x'))).toEqual(lines)
})
