import { describe, expect, test } from 'vitest'
import { painted } from './display.ts'

/** Colours that are filled, texts and clips, in the order in which they are painted. */
async function order(html: string): Promise<string> {
  const style = `<style>i { display: block; font-style: normal; width: 20pt; height: 20pt } .r { background: #f00 }
    .g { background: #0f0 } .b { background: #00f } .abs { position: absolute } .rel { position: relative }</style>`
  const names: Record<string, string> = { 'rgb(1 0 0)': 'red', 'rgb(0 1 0)': 'green', 'rgb(0 0 1)': 'blue' }
  const operations = await painted(style + html)
  return operations
    .flatMap((line) => {
      const fill = /^fill (rgb\(.*?\))/.exec(line)?.[1]
      if (fill) return names[fill] ?? fill
      if (line.startsWith('clip')) return 'clip'
      return line === 'restore' ? line : (/"(.*)"/.exec(line)?.[1] ?? [])
    })
    .join(' ')
}

describe('CSS 2.2 appendix E', () => {
  test('floats lie above backgrounds and below text', async () => {
    const html = '<div><i class=r style="float: left">float</i><div class=g>text</div></div>'
    expect(await order(html)).toBe('green red float text')
  })

  test('what is positioned lies above all that is not', async () => {
    expect(await order('<i class="rel r">a</i><i class=g>b</i>')).toBe('green b red a')
    expect(await order('<span class=rel>a</span><span>b</span>')).toBe('b a')
  })

  test('levels of z-index are in order, and equal ones in that of the document', async () => {
    const html = `<i class="abs r" style="z-index: 2"></i><i class="abs g" style="z-index: 1"></i>
      <i class="abs b" style="z-index: 2"></i>`
    expect(await order(html)).toBe('green red blue')
  })

  test('a negative level lies above the background of its stacking context and below its text', async () => {
    const html = `<div class="rel r" style="z-index: 0">text<i class="abs g" style="z-index: -1"></i></div>`
    expect(await order(html)).toBe('red green text')
    expect(await order(html.replace('z-index: 0', ''))).toBe('green red text')
  })

  test('a stacking context holds what is in it together; without a level of its own a box does not', async () => {
    const inner = '<i class="abs r" style="z-index: 5">in</i>'
    const after = '<i class="abs g" style="z-index: 1">after</i>'
    expect(await order(`<div class=rel style="z-index: 0">${inner}</div>${after}`)).toBe('red in green after')
    expect(await order(`<div class=rel>${inner}</div>${after}`)).toBe('green after red in')
  })

  test('boxes at one level are in the order of the document, however deep they stand', async () => {
    const html = `<div class=rel><i class="abs r" style="z-index: 1"></i></div><i class="abs g" style="z-index: 1"></i>`
    expect(await order(html)).toBe('red green')
  })

  test('a level of a flex item holds without a position', async () => {
    const html = '<div style="display: flex"><i class=r style="z-index: 1"></i><i class=g></i></div>'
    expect(await order(html)).toBe('green red')
  })
})

describe('overflow', () => {
  test('cuts the content to the padding box, not the box itself', async () => {
    const html = '<i class=r style="overflow: hidden"><i class=g style="height: 40pt"></i></i>'
    expect(await order(html)).toMatch(/^red clip green restore/)
  })

  test('does not cut what is positioned by a box further out', async () => {
    const html = '<i class=r style="overflow: hidden"><i class="abs g" style="left: 50pt"></i></i>'
    expect(await order(html)).toBe('red green')
    const inside = html.replace('class=r', 'class="rel r"')
    expect(await order(inside)).toMatch(/clip green restore$/)
  })

  test('shows nothing of what is in a box without height', async () => {
    const html = '<div style="overflow: hidden; height: 0"><p style="height: 9pt; background: #0f0"></div>'
    expect((await painted(html)).filter((line) => line.startsWith('clip'))).toEqual(['clip -100000 -100000 1 1'])
  })

  test('of the body is that of the page', async () => {
    expect(await order('<body style="overflow: hidden"><i class=r></i></body>')).toBe('red')
  })
})

describe('page-margin boxes, CSS Paged Media 3 §4.2', () => {
  const page = (boxes: string) => `<style>@page { margin: 20pt; ${boxes} }</style><span>page</span>`

  test('are painted above the content in their order, unless `z-index` says otherwise', async () => {
    const boxes = '@top-left { content: "left"; z-index: 1 } @top-right { content: "right" }'
    expect(await order(page(boxes))).toBe('page right left')
    expect(await order(page('@top-left { content: "left"; z-index: -1 }'))).toBe('left page')
  })

  test('cut off what overflows', async () => {
    expect(await order(page('@top-left { content: "left"; overflow: hidden }'))).toBe('page clip left restore')
  })
})
