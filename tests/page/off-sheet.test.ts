import { expect, test } from 'vitest'
import { layOut } from '../layout/layout-html.ts'

const page = `<style>@page { size: 120px 100px; margin: 10px } html { font: 10px/10px 'Courier Prime' }</style>`

async function problems(html: string): Promise<string[]> {
  return (await layOut(page + html)).diagnostics.map(({ code, message }) => `${code}: ${message}`)
}

test.each([
  { html: '<div style="margin-top: -40px">lost</div>', why: 'above it' },
  { html: '<div style="position: relative; top: 76px">lost</div>', why: 'cut by its edge' },
])('text $why is reported', async ({ html }) => {
  expect(await problems(html)).toEqual(['overflow-page: `lost` leaves the page'])
})

test.each([
  {
    html: '<div style="position: absolute; top: -30px; bottom: -30px; padding-top: 60px">in</div>',
    why: 'a box that bleeds off',
  },
  { html: '<div style="position: absolute; top: 70px">in</div>', why: 'text in the margin' },
  {
    html: '<div style="margin-top: -40px; transform: translate(0, 60px)">in</div>',
    why: 'what is moved back',
  },
])('$why is not', async ({ html }) => {
  expect(await problems(html)).toEqual([])
})
