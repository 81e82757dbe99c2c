import { describe, expect, test } from 'vitest'
import type { BlockLevelBox } from '../../src/box/box.ts'
import type { Fragment } from '../../src/layout/fragment.ts'
import type { Page } from '../../src/page/page.ts'
import { paginate } from '../../src/page/paginate.ts'
import { block, image, lines, testContext } from '../layout/boxes.ts'
import { printFragment } from '../layout/print-fragment.ts'
import { counter, makeStyles, string, text } from './make-styles.ts'

const bar = (css = {}) => block('bar', { height: 10, ...css })

function pagesOf(children: readonly BlockLevelBox[], styles = makeStyles(), root = {}, context = testContext()) {
  return paginate(block('html', { display: 'flow-root', ...root }, children), styles, context)
}

/** All text of a fragment, in order. */
function textOf(fragment: Fragment): string {
  if (fragment.type === 'text') return fragment.box.text.slice(fragment.start, fragment.end)
  return 'children' in fragment ? fragment.children.map(textOf).join('') : ''
}

const heads = (pages: readonly Page[]) =>
  pages.map(({ marginBoxes }) => marginBoxes.map(({ fragment }) => textOf(fragment)).join('|'))

describe('the page area', () => {
  test('is the sheet less margins, border and padding of the page', () => {
    const styles = makeStyles(() => ({ sheet: [200, 150], margin: 20, border: 2, padding: 3 }))
    const [page] = pagesOf([bar()], styles)
    expect(page?.area).toEqual({ x: 25, y: 25, width: 150, height: 100 })
    expect(page?.content && printFragment(page.content)).toBe('box <html> 25,25 150x10\n  box <bar> 0,0 150x10')
  })

  test('may differ from page to page: what goes on is laid out anew in it', () => {
    const styles = makeStyles(({ side }) => (side === 'left' ? { 'margin-left': 40 } : {}))
    const pages = pagesOf([bar({ height: 100 })], styles)
    expect(pages.map(({ content }) => content && printFragment(content))).toEqual([
      'box <html> 10,10 100x80\n  box <bar> 0,0 100x80',
      'box <html> 40,10 70x20\n  box <bar> 0,0 70x20',
    ])
  })

  test("the root's margin is kept on the first page", () => {
    const [first, second] = pagesOf([lines('p', 12)], makeStyles(), { margin: 5 })
    expect(first?.content?.rect).toEqual({ x: 15, y: 15, width: 90, height: 75 })
    expect(second?.content?.rect).toEqual({ x: 15, y: 10, width: 90, height: 50 })
  })

  test('an empty document has one page', () => {
    expect(pagesOf([])).toHaveLength(1)
  })

  test('without any room for content, pagination ends all the same', () => {
    const styles = makeStyles(() => ({ margin: 60 }))
    const context = testContext()
    expect(pagesOf([lines('p', 3), bar(), image(5, 5)], styles, {}, context).length).toBeLessThan(9)
    expect(context.diagnostics.map(({ code }) => code)).toContain('no-page-area')
    expect(pagesOf([block('div', { padding: 5 }, [bar({ padding: 3 })])], styles).length).toBeLessThan(9)
  })
})

describe('left and right pages', () => {
  test('the first is a right one', () => {
    expect(pagesOf([bar(), bar({ 'break-before': 'page' })]).map(({ key }) => key.side)).toEqual(['right', 'left'])
  })

  test('a page is left blank to get to the side that was asked for', () => {
    const pages = pagesOf([bar(), bar({ 'break-before': 'right' })])
    expect(pages.map(({ key, content }) => [key.side, key.blank, content === undefined])).toEqual([
      ['right', false, false],
      ['left', true, true],
      ['right', false, false],
    ])
  })

  test('the first box may ask for the side of the first page', () => {
    expect(pagesOf([bar({ 'break-before': 'verso' })]).map(({ key }) => key.side)).toEqual(['left'])
  })

  test('where text runs from the right, a recto is a left page', () => {
    const pages = pagesOf([bar(), bar({ 'break-before': 'recto' })], makeStyles(), { direction: 'rtl' })
    expect(pages.map(({ key }) => key.side)).toEqual(['left', 'right', 'left'])
  })
})

describe('named pages', () => {
  test('begin where the name changes, and end so', () => {
    const pages = pagesOf([bar(), block('div', {}, [bar({ page: 'cast' }), bar({ page: 'cast' })]), bar()])
    expect(pages.map(({ key }) => key.name)).toEqual(['', 'cast', ''])
  })

  test('the name holds for the pages a box goes on to', () => {
    const pages = pagesOf([lines('p', 12, { page: 'cast' })])
    expect(pages.map(({ key }) => key.name)).toEqual(['cast', 'cast'])
  })
})

describe('counters', () => {
  const footer = { 'bottom-center': { content: [counter('page'), text('/'), counter('pages')] } }

  test('`page` counts by itself, and `pages` is the number of pages', () => {
    expect(heads(pagesOf([bar({ height: 200 })], makeStyles(undefined, footer)))).toEqual(['1/3', '2/3', '3/3'])
  })

  test('a page or an element may reset it', () => {
    const byPage = makeStyles(
      ({ index }) => (index === 1 ? { 'counter-reset': [{ name: 'page', value: 9 }] } : {}),
      footer,
    )
    expect(heads(pagesOf([bar({ height: 200 })], byPage))).toEqual(['1/3', '10/3', '11/3'])
    const reset = bar({ 'break-before': 'page', 'counter-reset': [{ name: 'page', value: 1 }] })
    const pages = pagesOf([bar(), reset, bar({ 'break-before': 'page' })], makeStyles(undefined, footer))
    expect(pages.map(({ number }) => number)).toEqual([1, 1, 2])
  })

  test('show in the counter style that is asked for', () => {
    const styles = makeStyles(undefined, { 'top-left': { content: [counter('page', 'lower-roman')] } })
    expect(heads(pagesOf([bar({ height: 100 })], styles))).toEqual(['i', 'ii'])
  })
})

describe('named strings', () => {
  const heading = (name: string, css = {}) => ({ ...lines('h2', 1, css), strings: new Map([['chapter', name]]) })
  const head = (which: Parameters<typeof string>[1]) =>
    makeStyles(undefined, { 'top-left': { content: [string('chapter', which)] } })
  const chapters = [
    lines('p', 1),
    heading('One'),
    heading('Two'),
    bar({ 'break-before': 'page' }),
    heading('Three', { 'break-before': 'page' }),
  ]

  test.each([
    ['first', ['One', 'Two', 'Three']],
    ['last', ['Two', 'Two', 'Three']],
    ['start', ['One', 'Two', 'Three']],
    ['first-except', ['', 'Two', '']],
  ] as const)('%s', (which, expected) => {
    expect(heads(pagesOf(chapters, head(which)))).toEqual(expected)
  })

  test('`start` is what held before the page, when something stands above the heading', () => {
    const paragraph = { ...lines('p', 1), content: { type: 'blocks', children: [image(5, 5)] } } as const
    expect(
      heads(pagesOf([heading('One', { 'break-after': 'page' }), paragraph, heading('Two')], head('start'))),
    ).toEqual(['One', 'One'])
  })

  test('are empty before they are set', () => {
    expect(heads(pagesOf([bar()], head('first')))).toEqual([''])
  })
})

describe('what leaves the page', () => {
  test('to the right is said once, at the outermost box', () => {
    const context = testContext()
    pagesOf([block('wide', { width: 300 }, [bar({ height: 200, width: 280 })])], makeStyles(), {}, context)
    expect(context.diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['overflow-page-width', '`<wide>` leaves the page area by 200.0pt'],
    ])
  })

  test('a slip of the pen ends with an error, not with all the paper in the world', () => {
    const context = testContext()
    expect(pagesOf([bar({ height: 1e9 })], makeStyles(), {}, context)).toHaveLength(20_000)
    expect(context.diagnostics.map(({ code }) => code)).toEqual(['too-many-pages'])
  })
})
