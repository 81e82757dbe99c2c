import { expect, test } from 'vitest'
import { layOut } from './layout-html.ts'

/** Pages of 100 by 60 px; two columns of 50. */
const sheet = `<style>
  @page { size: 100px 60px; margin: 0 } * { margin: 0 }
  .columns { columns: 2; column-gap: 0 } .bar { height: 10px }
  .span { column-span: all; height: 10px } .float { float: left; width: 10px }
</style>`

const bars = (count: number) => Array.from({ length: count }, (_, index) => `<div class="bar" id="${index + 1}"></div>`)

test('columns before a spanner are as high as the floats in them, which end there', async () => {
  const { boxes } = await layOut(`${sheet}<div class="columns"><div>
    <div class="float" style="height: 30px" id="float"></div></div><div class="span" id="span"></div></div>`)
  expect(boxes()).toEqual(['float 0 0 10 15', 'float 50 0 10 15', 'span 0 15 100 10'])
})

test('columns are as high as floats that reach out of their blocks', async () => {
  const { boxes, pages } = await layOut(`${sheet}<div class="columns">${bars(1)}
    <p><span class="float" style="height: 80px" id="float"></span></p></div>`)
  expect(boxes()).toEqual(['1 0 0 50 10', 'float 0 10 10 35', 'float 50 0 10 45'])
  expect(pages).toHaveLength(1)
})

test('the end of a container of a given height goes on in the next column without its content', async () => {
  const { boxes } = await layOut(`${sheet}<div class="columns">
    <div class="columns" style="height: 30px" id="inner"><div class="bar" id="1"></div></div>
    <div style="height: 20px; break-inside: avoid" id="last"></div></div>`)
  expect(boxes()).toEqual(['inner 0 0 50 25', '1 0 0 25 5', '1 25 0 25 5', 'inner 50 0 50 5', 'last 50 5 50 20'])
})

test('a spanner that may not be cut goes to the next page', async () => {
  const { boxes } = await layOut(`${sheet}<div class="columns">${bars(2).join('')}
    <div class="span" style="break-inside: avoid; height: 55px" id="span"></div></div>`)
  expect([boxes(0), boxes(1)]).toEqual([['1 0 0 50 10', '2 50 0 50 10'], ['span 0 0 100 55']])
})

test('columns are balanced before a spanner on a new page', async () => {
  const { boxes } = await layOut(`${sheet}<div class="columns">${bars(2).join('')}
    <div class="span" style="break-before: page" id="span"></div></div>`)
  expect([boxes(0), boxes(1)]).toEqual([['1 0 0 50 10', '2 50 0 50 10'], ['span 0 0 100 10']])
})

test('a spanner in a block of a given height ends the columns once, however much overflows the block', async () => {
  const { boxes, pages } = await layOut(`${sheet}<div class="columns"><div style="height: 5px">${bars(8).join('')}
    <div class="span" id="span"></div></div></div>`)
  expect(boxes().slice(-3)).toEqual(['7 50 0 50 10', '8 50 10 50 10', 'span 0 5 100 10'])
  expect(pages).toHaveLength(1)
})
