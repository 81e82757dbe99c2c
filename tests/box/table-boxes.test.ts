import { expect, test } from 'vitest'
import { boxesOf, boxTree } from './boxes.ts'

const lines = (...text: string[]) => text.join('\n')

test('a cell alone gets its row, group and table: CSS 2.2 §17.2.1', async () => {
  expect(await boxesOf('<div style="display: table-cell">a</div>')).toBe(
    lines('table - of 1', '  body -', '    row -', '      cell div at 0, 1x1', '        "a"'),
  )
})

test('white space between cells makes no cells', async () => {
  expect(await boxesOf('<table>\n<tr>\n<td>a</td>\n<td>b</td>\n</tr>\n</table>')).toBe(
    lines(
      'table table of 2',
      '  body tbody',
      '    row tr',
      '      cell td at 0, 1x1',
      '        "a"',
      '      cell td at 1, 1x1',
      '        "b"',
    ),
  )
})

test('text among rows gets a row and a cell', async () => {
  const css = '.t { display: table } .r { display: table-row }'
  expect(await boxesOf(`<style>${css}</style><div class=t>loose<div class=r>row</div></div>`)).toBe(
    lines(
      'table div of 1',
      '  body -',
      '    row -',
      '      cell - at 0, 1x1',
      '        "loose"',
      '    row div',
      '      cell - at 0, 1x1',
      '        "row"',
    ),
  )
})

test('a cell that reaches down moves the cells of the next row over', async () => {
  expect(await boxesOf('<table><tr><td rowspan=2>a<td>b<tr><td>c</table>')).toContain('cell td at 1, 1x1\n        "c"')
})

test('a rowspan ends with its group, and 0 reaches to its end', async () => {
  const html = '<table><thead><tr><th rowspan=9>a<tbody><tr><td rowspan=0>b<tr><tr></table>'
  const tree = await boxesOf(html)
  expect(tree).toContain('cell th at 0, 1x1')
  expect(tree).toContain('cell td at 0, 1x3')
})

test('the header comes first and the footer last, wherever they are written', async () => {
  const html = '<table><tfoot><tr><td>f<tbody><tr><td>b<thead><tr><td>h</table>'
  expect((await boxesOf(html)).match(/(header|body|footer) \w+/g)).toEqual([
    'header thead',
    'body tbody',
    'footer tfoot',
  ])
})

test('columns count even when no cell reaches them', async () => {
  expect(await boxesOf('<table><col><col span=3><tr><td>a</table>')).toContain('table table of 4')
})

test('borders of rows are reported where they show nothing: CSS 2.2 §17.6.1', async () => {
  const table = (css: string) =>
    `<table style="${css}"><colgroup><tr style="border-bottom: 1px solid"><td>a<tr style="border: 1px solid"><td>b</table>`
  const codes = async (css: string) => (await boxTree(table(css))).diagnostics.map(({ code }) => code)
  expect(await codes('')).toEqual(['no-effect'])
  expect(await codes('border-collapse: collapse')).toEqual([])
})
