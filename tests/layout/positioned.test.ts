import { describe, expect, test } from 'vitest'
import { layOut } from './layout-html.ts'
import { linesOn } from './page-lines.ts'

const page = `<style>@page { size: 120px 100px; margin: 10px }
  html { font: calc(6px * 2048 / 1228)/10px 'Courier Prime'; orphans: 1; widows: 1 } body { margin: 0 }
  .abs { position: absolute } .rel { position: relative }</style>`

async function boxes(html: string, on = 0): Promise<readonly string[]> {
  return (await layOut(page + html)).boxes(on)
}

describe('position: relative', () => {
  test('moves a box and leaves its place empty', async () => {
    const html = '<div id=a class=rel style="left: 5px; top: 10%; height: 10px"></div><div id=b>x</div>'
    expect(await boxes(html)).toEqual(['a 15 10 100 10', 'b 10 20 100 10'])
    const tall = `<div style="height: 50px"><div id=a class=rel style="top: 10%; height: 10px"></div></div>`
    expect(await boxes(tall)).toEqual(['a 10 15 100 10'])
  })

  test('prefers the start: `left` in text from the left, `right` in text from the right', async () => {
    const box = '<div id=a class=rel style="left: 5px; right: 7px; height: 1px"></div>'
    expect(await boxes(box)).toEqual(['a 15 10 100 1'])
    expect(await boxes(`<div dir=rtl>${box}</div>`)).toEqual(['a 3 10 100 1'])
  })

  test('moves a part of a line', async () => {
    const { pages } = await layOut(`${page}a<span class=rel style="top: 3px; left: 2px">b</span>c`)
    const line = JSON.stringify(pages[0]?.content, (key, value) => (key === 'box' || key === 'run' ? undefined : value))
    expect(line).toContain('"x":6,"y":')
  })

  test('of an inline box moves the blocks in it along', async () => {
    const html = (block: string) =>
      `<span class=rel style="top: 3px"><b class=rel style="left: 2px">x${block}y</b></span><div id=b>z</div>`
    expect(await boxes(html('<div id=a style="height: 5px"></div>'))).toEqual(['a 12 23 100 5', 'b 10 35 100 10'])
    expect(await boxes(html('<div id=a class=rel style="height: 5px; top: 1px"></div>'))).toContain('a 12 24 100 5')
  })

  test('moves a table once', async () => {
    const html = '<table class=rel id=a style="left: 5px; border-spacing: 0"><td style="padding: 0">ab</table>'
    expect(new Set(await boxes(html))).toEqual(new Set(['a 15 10 12 10']))
  })
})

describe('position: absolute', () => {
  const at = (css: string, inside = '') => `<div id=a class=abs style="${css}">${inside}</div>`

  test('is placed by the page area, or by the padding box of what is positioned around it', async () => {
    expect(await boxes(at('right: 0; bottom: 0; width: 20px; height: 10px'))).toEqual(['a 90 80 20 10'])
    const around = (inside: string) =>
      `<div class=rel style="border: 2px solid; padding: 3px; height: 20px"><p style="margin: 0">${inside}</p></div>`
    expect(await boxes(around(at('right: 0; bottom: 0; width: 20px; height: 10px')))).toEqual(['a 88 28 20 10'])
  })

  test.each([
    { css: 'left: 10px; right: 20px', is: '20 10 70 10', why: 'fills what the offsets leave' },
    { css: 'left: 10px', is: '20 10 24 10', why: 'else it is as wide as its content' },
    { css: 'right: 10px; direction: rtl', is: '76 10 24 10', why: 'to the right as well' },
    { css: 'left: 0; right: 0; width: 40px; margin: 0 auto', is: '40 10 40 10', why: 'auto margins centre' },
    { css: 'inset: 0; width: 40px; height: 20px; margin: auto', is: '40 40 40 20', why: 'both ways' },
    { css: 'top: 25%; height: 25%; width: 50%', is: '10 30 50 20', why: 'percentages are of the area' },
    { css: 'left: 0; right: 0; max-width: 30px', is: '10 10 30 10', why: 'a maximum holds' },
    { css: 'top: 10px; bottom: 10px', is: '10 20 24 60', why: 'the height follows from top and bottom' },
  ])('$why', async ({ css, is }) => {
    expect(await boxes(at(css, 'text'))).toEqual([`a ${is}`])
  })

  test('without offsets it stands where it would have stood', async () => {
    expect(await boxes(`<p style="margin: 0 0 5px">x</p>${at('')}<p id=p style="margin: 0">y</p>`)).toEqual([
      'a 10 25 0 0',
      'p 10 25 100 10',
    ])
    expect(await boxes('ab<span id=a class=abs>c</span>d')).toEqual(['a 22 10 6 10'])
    expect(await boxes('ab<div id=a class=abs>c</div>d')).toEqual(['a 10 20 6 10'])
  })

  test('an inline box may be what it is placed by', async () => {
    expect(
      await boxes('ab <b class=rel>cd<i id=a class=abs style="right: 0; width: 3px; height: 3px"></i></b>'),
    ).toEqual([expect.stringMatching(/^a 37 /)])
  })

  test('takes part in nothing around it', async () => {
    const html = `<div id=outer style="display: flow-root">${at('height: 50px; width: 5px')}x</div>`
    expect(await boxes(html)).toEqual(['outer 10 10 100 10', 'a 10 10 5 50'])
  })

  test('is placed by its containing block as if no page cut that', async () => {
    const html = `<div class=rel>${at('bottom: 0; width: 5px; height: 5px')}<div style="height: 100px"></div></div>`
    expect(await boxes(html)).toEqual([])
    expect(await boxes(html, 1)).toEqual(['a 10 25 5 5'])
  })

  test('goes on on the next page, and makes one if there is none', async () => {
    const { pages } = await layOut(`${page}${at('top: 60px', 'a<br>b<br>c')}`)
    expect(pages.map(linesOn)).toEqual([['10 70 a', '10 80 b'], ['10 10 c']])
  })

  test('its own height is not cut', async () => {
    const { pages } = await layOut(`${page}${at('top: 60px; height: 50px; width: 5px')}`)
    expect(pages).toHaveLength(1)
  })
})

describe('a transformed box', () => {
  const inside =
    '<div style="height: 5px"></div><div id=a style="POSITION; right: 0; bottom: 0; width: 4px; height: 2px"></div>'

  test.each(['absolute', 'fixed'])('is the containing block of what is in it: position: %s', async (position) => {
    const html = `<div id=t style="transform: translate(9px); padding: 3px">${inside.replace('POSITION', `position: ${position}`)}</div>`
    expect(await boxes(html)).toEqual(['t 10 10 100 11', 'a 106 19 4 2'])
  })

  test('holds it like one that is filtered', async () => {
    const html = `<div style="filter: opacity(50%); padding: 3px">${inside.replace('POSITION', 'position: fixed')}</div>`
    expect(await boxes(html)).toEqual(['a 106 19 4 2'])
  })

  test('holds a fixed box through a positioned one', async () => {
    const html = `<div style="transform: scale(1); height: 20px"><div class=abs style="top: 2px; left: 2px; width: 9px">
      ${inside.replace('POSITION', 'position: fixed')}</div></div>`
    expect(await boxes(html)).toEqual(['a 106 28 4 2'])
  })

  test('is none where it is an inline box, which has no transform', async () => {
    const html = `<span style="transform: scale(2)">${inside.replace('POSITION', 'position: absolute')}</span>`
    expect(await boxes(html)).toEqual(['a 106 88 4 2'])
  })
})

test('position: sticky holds what is positioned in it, and has a warning: nothing scrolls on paper', async () => {
  const html = `<style>.s { position: sticky; top: 0 }</style>
    <div class=s style="height: 20px"><div id=a class=abs style="bottom: 0; width: 4px; height: 2px"></div></div><div class=s></div>`
  const { diagnostics, ...pages } = await layOut(page + html)
  expect(pages.boxes()).toEqual(['a 10 28 4 2'])
  expect(diagnostics.map(({ message }) => message)).toEqual([
    '`position: sticky` stays where it is: nothing scrolls on paper',
  ])
})

describe('the static position of a box that is alone in its line', () => {
  test.each([
    { css: 'text-align: center', x: 60 },
    { css: 'text-align: right', x: 110 },
    { css: 'text-indent: 7px', x: 17 },
    { css: 'text-align: center; direction: rtl', x: 56 },
  ])('is where text would begin: $css', async ({ css, x }) => {
    const html = `<div style="${css}"><span id=a class=abs style="width: 4px; height: 2px"></span></div>`
    expect(await boxes(html)).toEqual([`a ${x} 10 4 2`])
  })

  test('is that of a block where it would be one', async () => {
    const html = '<div style="text-align: center"><div id=a class=abs style="width: 4px; height: 2px"></div></div>'
    expect(await boxes(html)).toEqual(['a 10 10 4 2'])
  })
})

test('position: fixed is shown on every page, and read once', async () => {
  const html = `<div id=f style="position: fixed; right: 0; bottom: 0; width: 5px; height: 5px"></div>
    <div style="height: 120px"></div>`
  const { pages, boxes: on } = await layOut(page + html)
  expect(pages.map((_, index) => on(index))).toEqual([['f 105 85 5 5'], ['f 105 85 5 5']])
  const repeated = JSON.stringify(pages[1]?.content, (key, value) => (key === 'box' ? undefined : value))
  expect(repeated).toContain('"repeated":true')
})

describe('aspect-ratio', () => {
  test.each([
    { css: 'width: 40px; aspect-ratio: 2', is: '40 20' },
    { css: 'height: 40px; aspect-ratio: 2', is: '80 40' },
    { css: 'width: 20px; aspect-ratio: 4', is: '20 10', why: 'content makes it higher' },
    { css: 'width: 20px; aspect-ratio: 4; overflow: hidden', is: '20 5' },
    { css: 'aspect-ratio: 1; max-height: 50px', is: '50 50' },
    { css: 'width: 40px; padding: 5px; aspect-ratio: 2', is: '50 30' },
    { css: 'width: 40px; padding: 5px; box-sizing: border-box; aspect-ratio: 2', is: '40 20' },
  ])('$css', async ({ css, is }) => {
    expect(await boxes(`<div id=a style="${css}">x</div>`)).toEqual([`a 10 10 ${is}`])
  })
})

describe('what `overflow` cuts off', () => {
  const problems = async (html: string) =>
    (await layOut(page + html)).diagnostics.map(({ code, message }) => `${code}: ${message}`)

  test('is reported, once for each box', async () => {
    expect(await problems('<div style="overflow: hidden; height: 10px">kept<br>lost<br>gone</div>')).toEqual([
      'clipped: `gone` is cut off by `overflow` of `<div>`',
    ])
  })

  test('is nothing where all of it is shown', async () => {
    expect(await problems('<div style="overflow: hidden; height: 10px">kept</div>')).toEqual([])
  })
})
