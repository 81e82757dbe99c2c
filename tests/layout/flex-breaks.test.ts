import { describe, expect, test } from 'vitest'
import { block, image, lines, testContext } from './boxes.ts'
import { align, flex } from './flex.ts'
import { layOut } from './layout-html.ts'
import { countPages, outline, pagesOf } from './pages.ts'

const item = (css = {}) => block('item', { width: 50, height: 10, ...css })

describe('a row', () => {
  test('breaks between its lines', () => {
    const box = flex({ 'flex-wrap': 'wrap' }, item(), item(), item({ height: 20 }), item(), item())
    expect(pagesOf([box], 30)).toEqual([
      [
        'box <html> 0,0 100x30',
        '  box <flex> 0,0 100x30',
        '    box <item> 0,0 50x10',
        '    box <item> 50,0 50x10',
        '    box <item> 0,10 50x20',
        '    box <item> 50,10 50x10',
      ].join('\n'),
      ['box <html> 0,0 100x10', '  box <flex> 0,0 100x10', '    box <item> 0,0 50x10'].join('\n'),
    ])
  })

  test('moves whole when its only line has nothing that may be cut', () => {
    expect(outline([item(), flex({}, image(10, 15))], 20)).toEqual(['item 0+10', 'flex 0+15'])
  })

  test('goes on with each of its items where the page cut it', () => {
    const box = flex({}, lines('p', 6, { width: 40 }), lines('q', 2, { width: 60 }))
    const pages = pagesOf([item(), box], 40)
    expect(pages.map((page) => page.split('\n').filter((line) => /<[pq]>/.test(line)))).toEqual([
      ['    box <p> 0,0 40x30', '    box <q> 40,0 60x30'],
      ['    box <p> 0,0 40x30', '    box <q> 40,0 60x30'],
    ])
  })

  test('draws a stretched item that ended down to the end of the others', () => {
    const box = flex({}, lines('p', 6, { width: 60 }), lines('q', 1, { width: 30, border: 1 }))
    const pages = pagesOf([box], 40)
    expect(pages.map((page) => page.split('\n').filter((line) => /<q>/.test(line)))).toEqual([
      ['    box <q> 60,0 32x40'],
      ['    box <q> 60,0 32x20'],
    ])
  })

  test('is not cut where its items avoid it, if it fits on a page of its own', () => {
    const box = flex({}, lines('p', 3, { 'break-inside': 'avoid' }))
    expect(outline([item(), box], 35)).toEqual(['item 0+10', 'flex 0+30'])
  })

  test('breaks where an item asks for it', () => {
    const box = flex({ 'flex-wrap': 'wrap' }, item(), item({ 'break-before': 'page' }))
    expect(outline([box], 50)).toEqual(['flex 0+50', 'flex 0+10'])
  })
})

describe('a column', () => {
  const column = (...children: Parameters<typeof flex>[1][]) =>
    flex({ 'flex-direction': 'column', 'row-gap': 5 }, ...children)

  test('breaks between its items, and the gap at the break is gone', () => {
    const pages = pagesOf([column(item(), item(), item())], 30)
    expect(pages[1]).toBe(['box <html> 0,0 100x10', '  box <flex> 0,0 100x10', '    box <item> 0,0 50x10'].join('\n'))
  })

  test('breaks inside of an item', () => {
    expect(outline([column(item(), lines('p', 6))], 40)).toEqual(['flex 0+40', 'flex 0+40'])
  })

  test('keeps items together that avoid a break between them', () => {
    const box = column(item(), item({ 'break-after': 'avoid' }), item())
    const pages = pagesOf([box], 30)
    expect(pages.map((page) => page.match(/<item>/g)?.length)).toEqual([1, 2])
  })
})

test('a container that is higher than its items is cut below them', () => {
  expect(outline([flex({ height: 50 }, item({ 'align-self': align('flex-start') }))], 30)).toEqual([
    'flex 0+30',
    'flex 0+20',
  ])
  expect(outline([item(), flex({ height: 15 })], 20)).toEqual(['item 0+10, flex 10+10', 'flex 0+5'])
  expect(outline([item(), flex({ padding: 8 })], 20)).toEqual(['item 0+10', 'flex 0+16'])
})

test('what is centred in a container that fits the next page moves there with it', () => {
  const centred = flex({ height: 25, 'align-items': align('center') }, lines('p', 1))
  expect(outline([item(), centred], 27)).toEqual(['item 0+10', 'flex 0+25'])
})

test('edges of the container are drawn at its ends only', () => {
  const box = flex({ 'flex-wrap': 'wrap', padding: 2, border: 1 }, item({ width: 90 }), item({ width: 90 }))
  expect(outline([box], 20)).toEqual(['flex 0+20', 'flex 0+13'])
})

test('pages always advance, whatever does not fit', () => {
  expect(countPages([flex({ padding: 30 }, item({ height: 50 }), lines('p', 9))], 20)).toBeLessThan(12)
  expect(
    countPages([flex({ 'flex-direction': 'column' }, ...Array.from({ length: 20 }, () => image(30, 30)))], 20),
  ).toBe(20)
  const context = testContext()
  const columns = flex(
    { 'flex-direction': 'column', 'flex-wrap': 'wrap', height: 50 },
    item({ height: 40 }),
    item({ height: 40 }),
  )
  expect(countPages([columns], 20, context)).toBe(1)
  expect(context.diagnostics).toMatchObject([{ code: 'overflow-page' }])
})

test('an item that is not stretched stays where it is aligned when it fits', () => {
  const box = flex({ 'align-items': align('center') }, lines('p', 4, { width: 40 }), item({ width: 20 }))
  expect(outline([box], 50)).toEqual(['flex 0+40'])
})

test('items stretched by the height of their container go on as far as it does', async () => {
  const css = `@page { size: 100px 100px; margin: 0 } body { margin: 0 } #f { display: flex; height: 250px } #a { width: 20px }`
  const html = `<style>${css}</style><div id=f><div id=a><p style="margin: 0; height: 30px"></p></div></div>`
  const { pages, boxes } = await layOut(html)
  expect(pages).toHaveLength(3)
  expect([boxes(0)[1], boxes(1)[1], boxes(2)[1]]).toEqual(['a 0 0 20 100', 'a 0 0 20 100', 'a 0 0 20 50'])
})
