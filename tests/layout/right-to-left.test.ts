import { describe, expect, test } from 'vitest'
import { layOut } from './layout-html.ts'
import { linesOn } from './page-lines.ts'

/** Letters of Courier Prime are 6 px wide at this size; lines are 10 px high. */
const page = `<style>@page { size: 120px 200px; margin: 0 }
  html { font: calc(6px * 2048 / 1228)/10px 'Courier Prime' } body, p, ul { margin: 0 }</style><html dir=rtl>`

const lines = async (html: string) => linesOn((await layOut(page + html)).pages[0])
const boxes = async (html: string) => (await layOut(page + html)).boxes()

describe('a page from right to left', () => {
  test('has the first column of a table on the right', async () => {
    const table =
      '<table style="border-spacing: 0"><tr><td id=a style="padding: 0">aa<td id=b style="padding: 0">bbb</table>'
    expect(await boxes(table)).toEqual(['a 108 0 12 10', 'b 90 0 18 10'])
  })

  test('spans columns to the left', async () => {
    const rows = '<tr><td id=a colspan=2>a<td id=b>b<tr><td id=c>c<td id=d>d<td id=e>e'
    const table = `<style>td { padding: 0; width: 20px }</style><table style="border-spacing: 0">${rows}</table>`
    expect(await boxes(table)).toEqual([
      'a 80 0 40 10',
      'b 60 0 20 10',
      'c 100 10 20 10',
      'd 80 10 20 10',
      'e 60 10 20 10',
    ])
  })

  test('has list markers on the right of their lines', async () => {
    const list = '<ul style="padding-inline-start: 30px; list-style-type: \'- \'"><li>aa</ul>'
    expect(await lines(list)).toEqual(['90 0 -aa'])
  })

  test('begins lines, indents and floats on the right', async () => {
    expect(await lines('<p>aa')).toEqual(['108 0 aa'])
    expect(await lines('<p style="text-indent: 12px">aa')).toEqual(['96 0 aa'])
    expect(await boxes('<div id=a style="float: inline-start; width: 20px; height: 10px"></div>')).toEqual([
      'a 100 0 20 10',
    ])
  })

  test('has flex items and grid columns from the right', async () => {
    const items = '<div id=a style="width: 20px">a</div><div id=b style="width: 30px">b</div>'
    expect(await boxes(`<div style="display: flex">${items}</div>`)).toEqual(['a 100 0 20 10', 'b 70 0 30 10'])
    expect(await boxes(`<div style="display: grid; grid-template-columns: 40px 50px">${items}</div>`)).toEqual([
      'a 100 0 20 10',
      'b 50 0 30 10',
    ])
  })

  test('counts tab stops from the right', async () => {
    const html = '<p style="white-space: pre; tab-size: 20px">aa\t<b id=b style="display: inline-block">bb</b>'
    expect(await boxes(html)).toEqual(['b 88 0 12 10'])
  })

  test('hangs an initial letter on the right', async () => {
    const [letter, first] = await lines('<style>p::first-letter { initial-letter: 2 }</style><p>Ferry in the night')
    expect(Number(letter?.split(' ')[0])).toBeGreaterThan(100)
    expect(first).toMatch(/^\d+(\.\d+)? 0 erry in the night$/)
  })
})
