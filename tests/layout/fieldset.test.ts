import { expect, test } from 'vitest'
import { layOut } from './layout-html.ts'
import { linesOn } from './page-lines.ts'

/** Letters are 6 px wide, lines 10 px high; the fieldset's border is 4 px wide, its padding 3 px. */
const page = `<html lang=en><style>@page { size: 120px 200px; margin: 0 }
  html { font: calc(6px * 2048 / 1228)/10px 'Courier Prime' } body, p { margin: 0 }
  fieldset { border: 4px solid; padding: 3px; margin: 0 } legend { padding: 0 }</style>`

/** HTML §15.3.13 */
test.each([
  {
    css: '',
    boxes: ['f 0 0 120 30', 'l 7 0 18 10', 'p 7 13 106 10'],
    why: 'stands in the border, which has its height',
  },
  {
    css: '#f { border-top-width: 20px }',
    boxes: ['f 0 0 120 40', 'l 7 5 18 10', 'p 7 23 106 10'],
    why: 'in its middle',
  },
  {
    css: '#l { margin-left: auto }',
    boxes: ['f 0 0 120 30', 'l 95 0 18 10', 'p 7 13 106 10'],
    why: 'where margins put it',
  },
  {
    css: '#l { margin-block: 1px 6px }',
    boxes: ['f 0 0 120 37', 'l 7 1 18 10', 'p 7 20 106 10'],
    why: 'with its margins',
  },
  {
    css: '#f { height: 40px }',
    boxes: ['f 0 0 120 54', 'l 7 0 18 10', 'p 7 13 106 10'],
    why: 'makes a height no larger',
  },
  { css: '#l { display: flex }', boxes: ['f 0 0 120 30', 'l 7 0 18 10', 'p 7 13 106 10'], why: 'whatever it holds' },
  { css: '#f { direction: rtl }', boxes: ['f 0 0 120 30', 'l 95 0 18 10', 'p 7 13 106 10'], why: 'at the start' },
])('a legend: $css $why', async ({ css, boxes }) => {
  const laid = await layOut(
    `${page}<style>${css}</style><fieldset id=f><p id=p>a</p><legend id=l>leg</legend></fieldset>`,
  )
  expect([...laid.boxes()].sort()).toEqual(boxes.toSorted())
  expect(laid.diagnostics).toEqual([])
})

test('a legend that floats is no legend in the border, nor is a second one', async () => {
  const laid = await layOut(
    `${page}<fieldset id=f><legend id=a style="float: left">a</legend><legend id=b>b</legend><legend id=c>c</legend></fieldset>`,
  )
  expect(laid.boxes()).toEqual(expect.arrayContaining(['b 7 0 6 10', 'c 7 13 106 10']))
})

test('a fieldset is cut to pages below its legend, which is not shown again', async () => {
  const rest = '<p style="height: 90px"></p>'.repeat(3)
  const { pages } = await layOut(`${page}<fieldset><legend>leg</legend>${rest}<p>end</fieldset>`)
  expect(pages.map((each) => linesOn(each).length)).toEqual([1, 1])
})
