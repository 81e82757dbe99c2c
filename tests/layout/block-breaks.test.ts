import { describe, expect, test } from 'vitest'
import type { BlockBox } from '../../src/box/box.ts'
import { block, image, lines, testContext } from './boxes.ts'
import { layOut } from './layout-html.ts'
import { countPages, outline, pagesOf } from './pages.ts'

const bar = (css = {}) => block('bar', { height: 10, ...css })

describe('unforced breaks', () => {
  test('fall between blocks, and margins beside them are cut', () => {
    const boxes = Array.from({ length: 4 }, () => image(40, 30, { 'margin-top': 15, 'margin-bottom': 15 }))
    expect(outline(boxes, 80)).toEqual(['img 15+30', 'img 0+30, img 45+30', 'img 0+30'])
  })

  test('margins are cut on every level that begins after the break', () => {
    const section = block('section', { 'margin-top': 9 }, [block('p', { 'margin-top': 20, height: 30 })])
    expect(pagesOf([bar({ height: 60 }), section], 80)).toEqual([
      'box <html> 0,0 100x80\n  box <bar> 0,0 100x60',
      'box <html> 0,0 100x30\n  box <section> 0,0 100x30\n    box <p> 0,0 100x30',
    ])
  })

  test('a margin at the end of the last page makes no further one', () => {
    expect(outline([bar({ height: 70, 'margin-bottom': 40 })], 80)).toEqual(['bar 0+70'])
  })

  test('take empty boxes that margins pushed off the page along', () => {
    const boxes = [bar({ height: 60, 'margin-bottom': 30 }), block('empty'), lines('p', 2)]
    expect(outline(boxes, 80)).toEqual(['bar 0+60', 'empty 0+0, p 0+20'])
  })

  test('do not cut a margin that a border holds in', () => {
    const framed = block('framed', { 'border-bottom-width': 2 }, [lines('p', 4, { 'margin-bottom': 15 })])
    expect(outline([bar({ height: 30 }), framed], 80)).toEqual(['bar 0+30, framed 30+50', 'framed 0+37'])
  })

  test('end a margin that a border holds in with the page, where only the border is left', () => {
    const framed = block('framed', { 'border-bottom-width': 2 }, [bar({ height: 60, 'margin-bottom': 40 })])
    expect(outline([framed], 80)).toEqual(['framed 0+80', 'framed 0+2'])
  })

  test('cut a paragraph between its lines', () => {
    expect(outline([bar({ height: 40 }), lines('p', 6)], 80)).toEqual(['bar 0+40, p 40+40', 'p 0+20'])
  })

  test('cut boxes in boxes; each part reaches to the end of the page, without the cut edges', () => {
    const inner = block('inner', { padding: 2 }, [lines('p', 3), lines('p', 4)])
    expect(pagesOf([block('outer', { padding: 3 }, [inner])], 50)).toEqual([
      [
        'box <html> 0,0 100x50',
        '  box <outer> 0,0 100x50',
        '    box <inner> 3,3 94x47',
        '      box <p> 2,2 90x30',
        ...[0, 10, 20].map((y) => `        line 0,${y} 90x10 baseline 7.197`),
      ].join('\n'),
      [
        'box <html> 0,0 100x45',
        '  box <outer> 0,0 100x45',
        '    box <inner> 3,0 94x42',
        '      box <p> 2,0 90x40',
        ...[0, 10, 20, 30].map((y) => `        line 0,${y} 90x10 baseline 7.197`),
      ].join('\n'),
    ])
  })

  test('cut an empty box of a given height', () => {
    expect(outline([bar({ height: 130 }), bar()], 50)).toEqual(['bar 0+50', 'bar 0+50', 'bar 0+30, bar 30+10'])
  })
})

describe('orphans and widows', () => {
  test('a paragraph that would leave one line behind moves whole', () => {
    expect(outline([bar({ height: 40 }), lines('p', 4)], 50)).toEqual(['bar 0+40', 'p 0+40'])
  })

  test('a line goes over so that the last one is not alone', () => {
    expect(outline([bar({ height: 20 }), lines('p', 4)], 50)).toEqual(['bar 0+20, p 20+30', 'p 0+20'])
  })

  test('yield on an empty page', () => {
    expect(outline([lines('p', 6, { orphans: 9, widows: 9 })], 40)).toEqual(['p 0+40', 'p 0+20'])
  })
})

describe('break-inside: avoid', () => {
  test('moves a box that fits on the next page', () => {
    expect(outline([bar({ height: 30 }), lines('p', 4, { 'break-inside': 'avoid' })], 50)).toEqual([
      'bar 0+30',
      'p 0+40',
    ])
  })

  test('yields for a box higher than a page, which then begins on a page of its own', () => {
    expect(outline([bar({ height: 20 }), lines('p', 9, { 'break-inside': 'avoid' })], 50)).toEqual([
      'bar 0+20',
      'p 0+50',
      'p 0+40',
    ])
  })

  test('holds for everything inside', () => {
    const kept = block('kept', { 'break-inside': 'avoid' }, [lines('p', 2), lines('p', 2)])
    expect(outline([bar({ height: 20 }), kept], 50)).toEqual(['bar 0+20', 'kept 0+40'])
  })
})

describe('break-after: avoid', () => {
  const heading = (css = {}) => lines('h2', 1, { 'break-after': 'avoid', ...css })

  test('takes a heading over to the block it announces', () => {
    expect(outline([bar({ height: 30 }), heading(), lines('p', 3)], 50)).toEqual(['bar 0+30', 'h2 0+10, p 10+30'])
  })

  test('leaves it where a part of that block fits', () => {
    expect(outline([bar({ height: 20 }), heading(), lines('p', 4)], 50)).toEqual([
      'bar 0+20, h2 20+10, p 30+20',
      'p 0+20',
    ])
  })

  test('takes two headings over, and breaks the paragraph before them, if need be', () => {
    const boxes = [lines('p', 4), heading(), heading(), lines('p', 3)]
    expect(outline(boxes, 60)).toEqual(['p 0+40', 'h2 0+10, h2 10+10, p 20+30'])
  })

  test('takes the last lines of the paragraph before along, if its own break is to be avoided, too', () => {
    const boxes = [lines('p', 4, { 'break-after': 'avoid' }), heading(), lines('p', 3)]
    expect(outline(boxes, 60)).toEqual(['p 0+60', 'p 0+20, h2 20+10, p 30+30'])
  })

  test('works where the heading closes a section', () => {
    const section = block('section', {}, [bar({ height: 30 }), heading()])
    expect(outline([section, lines('p', 3)], 50)).toEqual(['section 0+50', 'section 0+10, p 10+30'])
  })

  test('yields when nothing stands before it', () => {
    expect(outline([heading(), image(10, 25)], 30)).toEqual(['h2 0+10', 'img 0+25'])
  })
})

describe('forced breaks', () => {
  test('before and after', () => {
    expect(outline([bar({ 'break-after': 'page' }), bar(), bar({ 'break-before': 'page' })], 50)).toEqual([
      'bar 0+10',
      'bar 0+10',
      'bar 0+10',
    ])
  })

  test('a margin after one is kept', () => {
    expect(outline([bar(), bar({ 'break-before': 'page', 'margin-top': 12 })], 50)).toEqual(['bar 0+10', 'bar 12+10'])
  })

  test('pass from a first or last child to its parent', () => {
    const first = block('first', { 'margin-top': 5 }, [block('div', {}, [bar({ 'break-before': 'page' })])])
    const last = block('last', {}, [bar({ 'break-after': 'page' })])
    expect(outline([bar(), first, last, bar()], 50)).toEqual(['bar 0+10', 'first 5+10, last 15+10', 'bar 0+10'])
  })

  test('inside a box cut it', () => {
    const section = block('section', { padding: 4 }, [bar(), bar({ 'break-before': 'page' })])
    expect(outline([section, bar()], 50)).toEqual(['section 0+50', 'section 0+14, bar 14+10'])
  })

  test('tell which side the next page is on', () => {
    const context = testContext()
    const root = block('html', { display: 'flow-root' }, [bar(), bar({ 'break-before': 'left' })])
    const space = { width: 100, room: 50, fullRoom: 50, fresh: true, autoWidth: 'fill' } as const
    expect(context.layout(root, space).forced).toBe('left')
  })

  test('do nothing where there are no pages', () => {
    const context = testContext()
    const root = block('html', { display: 'flow-root' }, [bar(), bar({ 'break-before': 'page' })])
    const space = { width: 100, room: Infinity, fullRoom: Infinity, fresh: true, autoWidth: 'fill' } as const
    expect(context.layout(root, space).token).toBeUndefined()
  })
})

describe('what cannot be cut', () => {
  test('an image moves to the next page whole', () => {
    expect(outline([bar({ height: 20 }), image(40, 40)], 50)).toEqual(['bar 0+20', 'img 0+40'])
  })

  test('one higher than the page is placed, said to be, and what follows goes on', () => {
    const context = testContext()
    expect(outline([bar(), image(40, 70), bar()], 50, context)).toEqual(['bar 0+10', 'img 0+70', 'bar 0+10'])
    expect(context.diagnostics.map(({ code }) => code)).toEqual(['overflow-page'])
  })

  test('a line higher than the page, too', () => {
    const context = testContext()
    expect(outline([lines('p', 2, { 'line-height': 60 })], 50, context)).toEqual(['p 0+60', 'p 0+60'])
    expect(context.diagnostics.map(({ code }) => code)).toEqual(['overflow-page'])
  })
})

describe('box-decoration-break', () => {
  test('slice: padding stands at the ends only', () => {
    expect(outline([lines('p', 6, { padding: 5 })], 45)).toEqual(['p 0+45', 'p 0+25'])
  })

  test('clone: each part has its own', () => {
    expect(pagesOf([lines('p', 6, { padding: 5, 'box-decoration-break': 'clone' })], 50)).toEqual([
      [
        'box <html> 0,0 100x50',
        '  box <p> 0,0 100x50',
        ...[5, 15, 25, 35].map((y) => `    line 5,${y} 90x10 baseline 7.197`),
      ].join('\n'),
      [
        'box <html> 0,0 100x30',
        '  box <p> 0,0 100x30',
        ...[5, 15].map((y) => `    line 5,${y} 90x10 baseline 7.197`),
      ].join('\n'),
    ])
  })

  test('padding that no longer fits takes the last lines with it', () => {
    expect(outline([bar({ height: 10 }), lines('p', 4, { 'padding-bottom': 5 })], 50)).toEqual([
      'bar 0+10, p 10+40',
      'p 0+25',
    ])
  })
})

describe('cost', () => {
  const nested = (css: { display?: 'flow-root' }): BlockBox => {
    let nest = block('div', {}, [lines('p', 3), bar(), lines('p', 5)])
    for (let depth = 0; depth < 1000; depth++) nest = block('div', css, [nest])
    return nest
  }

  test('a thousand boxes in one another are cut to pages', () => {
    expect(countPages([nested({})], 40)).toBe(3)
  })

  test('formatting contexts, too', () => {
    expect(countPages([nested({ display: 'flow-root' })], 40)).toBe(3)
  })

  test('each box of a long document is laid out about once', () => {
    let asked = 0
    const counted = (box: BlockBox): BlockBox => {
      const { content, ...rest } = box
      return Object.defineProperty({ ...rest, content }, 'content', {
        get: () => {
          asked++
          return content
        },
      })
    }
    const documentOf = (count: number) => Array.from({ length: count }, () => counted(lines('p', 4)))
    countPages(documentOf(100), 55)
    const short = asked
    countPages(documentOf(1000), 55)
    expect((asked - short) / short).toBeLessThan(11)
  })
})

test('a forced break in a box that is kept whole is reported', async () => {
  const html = '<div style="height: 50px; overflow: hidden"><p>a<p style="break-before: page">b</div>'
  const { diagnostics } = await layOut(html)
  expect(diagnostics.map(({ code }) => code)).toContain('unsupported-value')
})
