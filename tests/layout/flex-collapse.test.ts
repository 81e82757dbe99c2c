import { expect, test } from 'vitest'
import { layOut } from './layout-html.ts'

const css = `@page { size: 200px 200px; margin: 0 } body { margin: 0 } #f { display: flex; width: 100px } b { width: 30px }`
const boxes = async (body: string, more: string) =>
  (await layOut(`<style>${css}${more}</style><div id=f>${body}</div>`)).boxes()

test('an item that collapses leaves its cross size behind: CSS Flexbox 1 §4.4', async () => {
  const html = '<b id=a style="height: 10px"></b><b style="height: 40px; visibility: collapse"></b><b id=c></b>'
  expect(await boxes(html, '')).toEqual(['f 0 0 100 40', 'a 0 0 30 10', 'c 30 0 30 40'])
})

test('it takes no gap, and its line keeps the cross size that it had with it', async () => {
  const html = '<b id=a style="height: 10px"></b><b style="height: 40px; visibility: collapse"></b><b id=c></b>'
  expect(await boxes(html, '#f { flex-wrap: wrap; gap: 10px; width: 75px }')).toEqual([
    'f 0 0 75 40',
    'a 0 0 30 10',
    'c 40 0 30 40',
  ])
})

test('columns that wrap at a height stand side by side when the container fits its content: §9.9.2', async () => {
  const item = (id: string, width: number) => `<b id=${id} style="width: ${width}px; height: 20px"></b>`
  const style = '#f { display: inline-flex; flex-flow: column wrap; width: auto; height: 45px; gap: 5px }'
  expect(await boxes(item('a', 20) + item('b', 30) + item('c', 40), style)).toEqual([
    'f 0 0 75 45',
    'a 0 0 20 20',
    'b 0 25 30 20',
    'c 35 0 40 20',
  ])
})
