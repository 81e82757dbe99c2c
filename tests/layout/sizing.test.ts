import { describe, expect, test } from 'vitest'
import { layOut } from './layout-html.ts'

const page = `<style>@page { size: 120px 100px; margin: 10px } html { font: 10px/10px 'Courier Prime' } body { margin: 0 }</style>`

async function boxes(html: string): Promise<readonly string[]> {
  return (await layOut(page + html)).boxes()
}

describe('min() and max() of percentages, in a block whose content decides its height', () => {
  test.each([
    ['height: min(50%, 5px)', 'auto', 10],
    ['max-height: min(50%, 5px)', 'none', 10],
    ['min-height: max(50%, 30px)', 'of a percentage that is 0', 30],
  ])('%s is %s', async (css, _why, height) => {
    expect(await boxes(`<div><div id=a style="${css}">x</div></div>`)).toEqual([`a 10 10 100 ${height}`])
  })

  test('are known where the height is', async () => {
    const html = '<div style="height: 40px"><div id=a style="height: min(50%, 30px)"></div></div>'
    expect(await boxes(html)).toEqual(['a 10 10 100 20'])
  })

  test('do not move what is positioned relatively', async () => {
    const html = '<div><div id=a style="position: relative; top: max(50%, 5px); height: 1px"></div></div>'
    expect(await boxes(html)).toEqual(['a 10 10 100 1'])
  })

  test('are auto in what a float shrinks to', async () => {
    const html =
      '<div id=a style="float: left"><div style="width: min(50%, 5px)"></div><div style="width: 30px">x</div></div>'
    expect(await boxes(html)).toEqual(['a 10 10 30 10'])
  })
})

describe('a percentage of the height, among text', () => {
  const inline = '<span id=a style="display: inline-block; vertical-align: top; width: 5px; height: 50%"></span>'

  test('is of the block around it', async () => {
    expect(await boxes(`<div style="height: 40px">${inline}</div>`)).toEqual(['a 10 10 5 20'])
  })

  test('is of it beside a float, too', async () => {
    const float = '<div style="float: left; width: 30px; height: 9px"></div>'
    expect(await boxes(`<div style="height: 40px">${float}${inline}x</div>`)).toEqual(['a 40 10 5 20'])
  })

  test('is nothing where the content decides', async () => {
    expect(await boxes(`<div>${inline}</div>`)).toEqual(['a 10 10 5 0'])
  })
})

describe('stretch', () => {
  test.each([
    { css: 'width: stretch; float: left; margin: 0 5px; padding: 0 3px; height: 4px', is: '15 10 90 4' },
    {
      css: 'width: -webkit-fill-available; display: inline-block; vertical-align: top; height: 4px',
      is: '10 10 100 4',
    },
    { css: 'width: 10px; min-width: stretch; height: 4px', is: '10 10 100 4' },
    { css: 'height: stretch; margin: 3px 0 5px; border-top: 1px solid', is: '10 13 100 22' },
    { css: 'position: absolute; width: stretch; left: 20px; height: 4px', is: '30 10 80 4' },
  ])('fills the containing block with its margins: $css', async ({ css, is }) => {
    const html = `<div style="display: flow-root; position: relative; height: 30px"><div id=a style="${css}"></div></div>`
    expect(await boxes(html)).toEqual([`a ${is}`])
  })

  test('is auto where the height is not known', async () => {
    expect(await boxes('<div><div id=a style="height: stretch">x</div></div>')).toEqual(['a 10 10 100 10'])
  })
})
