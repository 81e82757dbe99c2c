import { describe, expect, test } from 'vitest'
import { layOut } from './layout-html.ts'

const page = `<style>@page { size: 60px 60px; margin: 5px }
  html { font: 10px/10px 'Courier Prime'; orphans: 1; widows: 1 } body { margin: 0 }
  #a, .a { height: 20px } .tall { height: 90px; width: 10px }</style>`

async function pagesOf(html: string): Promise<string[]> {
  const { pages, boxes } = await layOut(page + html)
  return pages.map((_, index) => boxes(index).join(', '))
}

describe('content that a box cuts off', () => {
  test.each(['hidden', 'scroll', 'auto', 'clip'])('makes no pages: overflow: %s', async (overflow) => {
    const html = `<div id=a style="overflow: ${overflow}"><div class=tall></div></div><div id=b class=a></div>`
    expect(await pagesOf(html)).toEqual(['a 5 5 50 20, b 5 25 50 20'])
  })

  test('makes none below a maximal height', async () => {
    const html = `<div id=a style="height: auto; max-height: 20px; overflow: hidden; padding-bottom: 5px">
      <p style="margin: 0">a</p><div class=tall></div></div><div id=b class=a></div>`
    expect(await pagesOf(html)).toEqual(['a 5 5 50 25, b 5 30 50 20'])
  })

  test('makes none in a flex container', async () => {
    const html =
      '<div id=a style="display: flex; overflow: hidden"><div class=tall></div></div><div id=b class=a></div>'
    expect(await pagesOf(html)).toEqual(['a 5 5 50 20, b 5 25 50 20'])
  })

  test('is kept with its box, which moves to the next page whole', async () => {
    const html = '<div id=b style="height: 40px"></div><div id=a style="overflow: hidden">a<br>b<br>c</div>'
    expect(await pagesOf(html)).toEqual(['b 5 5 50 40', 'a 5 5 50 20'])
  })

  test('goes on with a box that is higher than a page, and ends with it', async () => {
    const html = '<div id=a style="height: 80px; overflow: hidden"><div id=c style="height: 190px"></div></div>'
    expect(await pagesOf(html)).toEqual(['a 5 5 50 50, c 5 5 50 50', 'a 5 5 50 30, c 5 5 50 50'])
  })
})

test.each(['html', 'body', 'html, body'])(
  "what %s cuts off goes on on the next pages: it is the page's",
  async (selector) => {
    const html = `<style>${selector} { height: 100%; overflow: hidden }</style><div id=c class=tall></div>`
    expect(await pagesOf(html)).toEqual(['c 5 5 10 50', 'c 5 5 10 40'])
  },
)

test('a box that grows with its content breaks, though it would scroll elsewhere', async () => {
  const html =
    '<div id=b class=a></div><div id=a style="height: auto; overflow: auto"><div id=c class=tall></div></div>'
  expect(await pagesOf(html)).toEqual([
    'b 5 5 50 20, a 5 25 50 30, c 5 25 10 30',
    'a 5 5 50 50, c 5 5 10 50',
    'a 5 5 50 10, c 5 5 10 10',
  ])
})

describe('content that leaves a box of a given height', () => {
  test.each(['block', 'flow-root'])('goes on beside what follows: display: %s', async (display) => {
    const html = `<div id=a style="display: ${display}; border: 2px solid"><div id=c class=tall></div></div>
      <div id=b class=a></div>`
    expect(await pagesOf(html)).toEqual(['a 5 5 50 24, c 7 7 10 48, b 5 29 50 20', 'a 5 5 50 0, c 7 5 10 42'])
  })

  test('goes on where it stood beside a float', async () => {
    const html = `<div style="float: left; width: 15px; height: 50px"></div>
      <div id=a style="display: flow-root"><div id=c class=tall></div></div><div id=b class=a></div>`
    expect(await pagesOf(html)).toEqual(['a 20 5 35 20, c 20 5 10 50, b 5 25 50 20', 'a 20 5 35 0, c 20 5 10 40'])
  })

  test('has no border of the box around it any more', async () => {
    const { pages } = await layOut(`${page}<div id=a style="border: 2px solid"><div class=tall></div></div>`)
    const rest = pages[1]?.content?.children[0]
    expect(rest).toMatchObject({ border: { left: 0, bottom: 0 }, rect: { height: 0 } })
  })
})
