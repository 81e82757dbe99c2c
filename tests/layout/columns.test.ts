import { describe, expect, test } from 'vitest'
import type { BlockBox, BlockLevelBox } from '../../src/box/box.ts'
import type { ComputedStyle } from '../../src/css/computed-style.ts'
import type { BoxFragment, Fragment } from '../../src/layout/fragment.ts'
import type { BreakToken } from '../../src/layout/layout.ts'
import { block, image, lines, pageSpace, testContext, unbroken } from './boxes.ts'

type Style = Partial<ComputedStyle>

/** A multi-column container; two columns of 100 with a gap of 20 in a page of 220. */
function columns(css: Style, children: readonly BlockLevelBox[]): BlockBox {
  const inner = block('column', { display: 'flow-root' }, children)
  const content: BlockBox = { ...inner, anonymous: true, formattingContext: true, columns: 'content' }
  const container = block('div', { 'column-count': 2, 'column-gap': 20, ...css }, [content])
  return { ...container, formattingContext: true, columns: 'container' }
}

const bar = (css: Style = {}) => block('bar', { height: 10, ...css })
const bars = (count: number, css: Style = {}) => Array.from({ length: count }, () => bar(css))
const whole = (height: number) => image(10, height)
const spanner = (css: Style = {}): BlockBox => ({
  ...block('h2', { height: 10, 'column-span': 'all', ...css }),
  formattingContext: true,
})

/** Each child of a container with its place: a column as `x,y width: tag y+height, …`, a spanner as `h2 x,y width`. */
function shown(container: BoxFragment): string[] {
  return container.children.map((child) => {
    if (child.type !== 'box') throw new Error('columns and spanners are boxes')
    const at = `${round(child.rect.x)},${round(child.rect.y)} ${round(child.rect.width)}`
    if (!child.box.anonymous) return `${child.box.element.tag} ${at}`
    return `${at}: ${child.children.map(describePiece).join(', ')}`
  })
}

function describePiece(piece: Fragment): string {
  if (piece.type !== 'box' && piece.type !== 'replaced') throw new Error('columns hold blocks')
  const { box, rect } = piece
  const lineCount = piece.type === 'box' ? piece.children.filter(({ type }) => type === 'line').length : 0
  return `${box.element.tag} ${round(rect.y)}+${round(rect.height)}${lineCount > 0 ? ` of ${lineCount}` : ''}`
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}

/** The container alone, on paper without end. */
function layout(container: BlockBox, width = 220): BoxFragment {
  const { fragment } = testContext().layout(container, unbroken(width))
  if (fragment?.type !== 'box') throw new Error('a box')
  return fragment
}

/** The container on pages of a height, with what stands `above` it. */
function pages(container: BlockBox, height: number, above: readonly BlockLevelBox[] = []): string[][] {
  const context = testContext()
  const root = block('html', { display: 'flow-root' }, [...above, container])
  const found: string[][] = []
  let token: BreakToken | undefined
  do {
    const result = context.layout(root, pageSpace(height, 220), token)
    if (result.fragment?.type !== 'box') throw new Error('an empty page')
    const part = result.fragment.children.find((child) => child.type === 'box' && child.box === container)
    found.push(part ? shown(part as BoxFragment) : [])
    token = result.token
  } while (token && found.length < 100)
  return found
}

describe('how many columns there are, and how wide', () => {
  test.each([
    { css: { 'column-count': 2 }, widths: [100, 100], why: 'by count' },
    { css: { 'column-count': 'auto', 'column-width': 50 }, widths: [60, 60, 60], why: 'by width, which grows' },
    { css: { 'column-count': 2, 'column-width': 50 }, widths: [100, 100], why: 'a count besides is the most' },
    { css: { 'column-count': 4, 'column-width': 90 }, widths: [100, 100], why: 'a width besides is the least' },
    { css: { 'column-count': 'auto', 'column-width': 500 }, widths: [220], why: 'wider than there is room' },
    { css: { 'column-gap': { percent: 10, length: 0 } }, widths: [99, 99], why: 'a gap in percent of the content' },
    { css: { 'column-gap': 'normal' }, widths: [105, 105], why: 'a normal gap is 1em' },
  ] as const)('$why', ({ css, widths }) => {
    const { children } = layout(columns(css, bars(widths.length)))
    expect(children.map(({ rect }) => round(rect.width))).toEqual(widths)
  })

  test('they run from the right where text does', () => {
    const { children } = layout(columns({ direction: 'rtl' }, bars(2)))
    expect(children.map(({ rect }) => rect.x)).toEqual([120, 0])
  })

  test('a box as wide as its content has room for all of them', () => {
    const context = testContext()
    const container = columns({ 'column-count': 3 }, [image(30, 10)])
    expect(context.sizes(container)).toEqual({ min: 130, max: 130 })
  })
})

describe('balancing', () => {
  test('content is spread over columns of the least height that holds it', () => {
    const fragment = layout(columns({ 'column-count': 3 }, bars(5)), 340)
    expect(fragment.rect.height).toBe(50 / 3)
    expect(shown(layout(columns({}, [whole(30), whole(20), whole(20), whole(20)])))).toEqual([
      '0,0 100: img 0+30, img 30+20',
      '120,0 100: img 0+20, img 20+20',
    ])
  })

  test('the tallest piece that cannot be cut sets the height', () => {
    expect(shown(layout(columns({ 'column-count': 3 }, [whole(50), ...bars(3)]), 340))).toEqual([
      '0,0 100: img 0+50',
      '120,0 100: bar 0+10, bar 10+10, bar 20+10',
    ])
  })

  test('margins are cut where a column ends, not at the end of the content', () => {
    const boxes = Array.from({ length: 4 }, () => image(10, 10, { 'margin-top': 6, 'margin-bottom': 6 }))
    const fragment = layout(columns({}, boxes))
    expect(shown(fragment)).toEqual(['0,0 100: img 6+10, img 22+10', '120,0 100: img 0+10, img 16+10'])
    expect(fragment.rect.height).toBe(32)
    expect(layout(columns({}, boxes.slice(0, 1))).rect.height).toBe(22)
  })

  test('orphans and widows hold in columns too', () => {
    expect(shown(layout(columns({}, [lines('p', 3)])))).toEqual(['0,0 100: p 0+30 of 3'])
    expect(shown(layout(columns({}, [lines('p', 5)])))).toEqual(['0,0 100: p 0+30 of 3', '120,0 100: p 0+20 of 2'])
  })

  test('what may not be cut is not, and `avoid-page` does not ask for it', () => {
    const section = (inside: ComputedStyle['break-inside']) => block('section', { 'break-inside': inside }, bars(4))
    expect(shown(layout(columns({}, [section('avoid-column')])))).toEqual(['0,0 100: section 0+40'])
    expect(shown(layout(columns({}, [section('avoid-page')])))).toEqual([
      '0,0 100: section 0+20',
      '120,0 100: section 0+20',
    ])
  })

  test('`column-fill: auto` fills one column after the other', () => {
    expect(shown(layout(columns({ 'column-fill': 'auto', height: 30 }, bars(4))))).toEqual([
      '0,0 100: bar 0+10, bar 10+10, bar 20+10',
      '120,0 100: bar 0+10',
    ])
    expect(shown(layout(columns({ 'column-fill': 'auto' }, bars(2))))).toEqual(['0,0 100: bar 0+10, bar 10+10'])
  })
})

describe('breaks that are asked for', () => {
  test('a column', () => {
    expect(
      shown(layout(columns({ 'column-count': 3 }, [bar(), bar({ 'break-before': 'column' }), bar()]), 340)),
    ).toEqual(['0,0 100: bar 0+10', '120,0 100: bar 0+10', '240,0 100: bar 0+10'])
  })

  test('margins behind them are kept', () => {
    const next = bar({ 'break-before': 'column', 'margin-top': 5 })
    expect(shown(layout(columns({}, [bar(), next])))).toEqual(['0,0 100: bar 0+10', '120,0 100: bar 5+10'])
  })

  test('more of them than columns overflow to the side where there are no pages', () => {
    const boxes = [bar(), ...bars(2, { 'break-before': 'column' })]
    expect(shown(layout(columns({}, boxes)))).toEqual([
      '0,0 100: bar 0+10',
      '120,0 100: bar 0+10',
      '240,0 100: bar 0+10',
    ])
  })

  test('and go on on the next page where there are', () => {
    const boxes = [bar(), ...bars(2, { 'break-before': 'column' })]
    expect(pages(columns({}, boxes), 50)).toEqual([
      ['0,0 100: bar 0+10', '120,0 100: bar 0+10'],
      ['0,0 100: bar 0+5', '120,0 100: bar 0+5'],
    ])
  })

  test('a column break means nothing outside of the columns', () => {
    const container = columns({}, [bar({ 'break-before': 'column' }), bar()])
    expect(pages(container, 50, [bar()])).toEqual([['0,0 100: bar 0+10', '120,0 100: bar 0+10']])
  })

  test('a page', () => {
    expect(pages(columns({}, [bar(), bar(), bar({ 'break-before': 'page' }), bar()]), 50)).toEqual([
      ['0,0 100: bar 0+10, bar 10+10'],
      ['0,0 100: bar 0+10', '120,0 100: bar 0+10'],
    ])
  })
})

describe('heights', () => {
  test('a height that is too small makes more columns beside', () => {
    const fragment = layout(columns({ height: 10 }, bars(3)))
    expect(fragment.rect.height).toBe(10)
    expect(shown(fragment)).toEqual(['0,0 100: bar 0+10', '120,0 100: bar 0+10', '240,0 100: bar 0+10'])
  })

  test('so does a maximum; a minimum leaves room below', () => {
    expect(layout(columns({ 'max-height': 10 }, bars(3))).children).toHaveLength(3)
    const fragment = layout(columns({ 'min-height': 70 }, bars(2)))
    expect([fragment.rect.height, fragment.children.length]).toEqual([70, 2])
  })

  test('percentages of heights are of the container', () => {
    const half = block('half', { height: { percent: 50, length: 0 } })
    expect(shown(layout(columns({ height: 40, 'column-fill': 'auto' }, [half])))).toEqual(['0,0 100: half 0+20'])
  })
})

describe('over pages', () => {
  test('columns are filled to the end of each page and balanced on the last', () => {
    expect(
      pages(
        columns(
          {},
          Array.from({ length: 8 }, () => whole(10)),
        ),
        30,
      ),
    ).toEqual([
      ['0,0 100: img 0+10, img 10+10, img 20+10', '120,0 100: img 0+10, img 10+10, img 20+10'],
      ['0,0 100: img 0+10', '120,0 100: img 0+10'],
    ])
  })

  test('a container that begins low on a page uses what is left of it', () => {
    const container = columns(
      {},
      Array.from({ length: 4 }, () => whole(10)),
    )
    expect(pages(container, 40, [bar({ height: 30 })])).toEqual([
      ['0,0 100: img 0+10', '120,0 100: img 0+10'],
      ['0,0 100: img 0+10', '120,0 100: img 0+10'],
    ])
  })

  test('or none, when nothing of it fits', () => {
    expect(pages(columns({}, [whole(20)]), 40, [bar({ height: 30 })])).toEqual([[], ['0,0 100: img 0+20']])
  })

  test('its lower edge stays with the end of the content', () => {
    expect(
      pages(
        columns(
          { 'padding-bottom': 8 },
          Array.from({ length: 4 }, () => whole(10)),
        ),
        25,
      ),
    ).toEqual([
      ['0,0 100: img 0+10', '120,0 100: img 0+10'],
      ['0,0 100: img 0+10', '120,0 100: img 0+10'],
    ])
  })

  test('a piece higher than the page is placed, and what follows goes on', () => {
    expect(pages(columns({}, [whole(70), whole(10)]), 50)).toEqual([['0,0 100: img 0+70', '120,0 100: img 0+10']])
  })
})

describe('boxes that span the columns', () => {
  test('cut the content in two, each part balanced', () => {
    const fragment = layout(columns({ 'column-fill': 'auto' }, [...bars(2), spanner(), ...bars(2)]))
    expect(shown(fragment)).toEqual([
      '0,0 100: bar 0+10',
      '120,0 100: bar 0+10',
      'h2 0,10 220',
      '0,20 100: bar 0+10, bar 10+10',
    ])
  })

  test('at the start and at the end there are no columns beside them', () => {
    expect(shown(layout(columns({}, [spanner(), ...bars(2), spanner()])))).toEqual([
      'h2 0,0 220',
      '0,10 100: bar 0+10',
      '120,10 100: bar 0+10',
      'h2 0,20 220',
    ])
  })

  test('their margins collapse with each other and with nothing else', () => {
    const margins = { 'margin-top': 6, 'margin-bottom': 8 }
    const boxes = [bar({ 'margin-bottom': 4 }), spanner(margins), spanner(margins), bar({ 'margin-top': 3 })]
    expect(shown(layout(columns({ 'column-count': 1 }, boxes)))).toEqual([
      '0,0 220: bar 0+10',
      'h2 0,20 220',
      'h2 0,38 220',
      '0,56 220: bar 3+10',
    ])
  })

  test('deep inside, they cut the boxes around them', () => {
    const section = block('section', { padding: 2 }, [spanner(), bar()])
    expect(shown(layout(columns({ 'column-count': 1 }, [bar(), section])))).toEqual([
      '0,0 220: bar 0+10, section 10+2',
      'h2 0,12 220',
      '0,22 220: section 0+12',
    ])
  })

  test('not those in another formatting context', () => {
    const apart = { ...block('apart', {}, [spanner()]), formattingContext: true }
    expect(shown(layout(columns({}, [apart])))).toEqual(['0,0 100: apart 0+5', '120,0 100: apart 0+5'])
  })

  test('one that no longer fits goes to the next page with what follows', () => {
    const boxes = [whole(20), whole(20), spanner({ height: 20 }), whole(10)]
    expect(pages(columns({}, boxes), 35)).toEqual([
      ['0,0 100: img 0+20', '120,0 100: img 0+20', 'h2 0,20 220'],
      ['h2 0,0 220', '0,5 100: img 0+10'],
    ])
  })
})

test('columns inside of columns', () => {
  const inner = columns({ 'column-gap': 10 }, bars(4))
  const fragment = layout(columns({}, [inner, bar(), bar()]))
  expect(shown(fragment)).toEqual(['0,0 100: div 0+20', '120,0 100: bar 0+10, bar 10+10'])
  const [first] = fragment.children
  const [nested] = first?.type === 'box' ? first.children : []
  expect(nested?.type === 'box' && shown(nested)).toEqual([
    '0,0 45: bar 0+10, bar 10+10',
    '55,0 45: bar 0+10, bar 10+10',
  ])
})

describe('rules', () => {
  const rule = { 'column-rule-width': 4, 'column-rule-style': 'solid' } as const
  const rulesOf = (container: BlockBox) =>
    layout(container).columnRules?.map(({ from, to }) => `${from.x},${from.y} to ${to.x},${to.y}`)

  test('stand in the middle of gaps between columns that have content', () => {
    expect(rulesOf(columns(rule, bars(2)))).toEqual(['110,0 to 110,10'])
    expect(rulesOf(columns({ ...rule, 'column-count': 3 }, bars(2, { 'break-inside': 'avoid' })))).toEqual([
      '70,0 to 70,10',
    ])
    expect(rulesOf(columns(rule, [whole(10)]))).toBeUndefined()
  })

  test('reach to the edge of the content, and end at spanners', () => {
    const boxes = [...bars(2), spanner(), ...bars(2)]
    expect(rulesOf(columns({ ...rule, height: 60 }, boxes))).toEqual(['110,0 to 110,10', '110,20 to 110,60'])
  })
})

describe('cost', () => {
  test('a long text is laid out about once for each page it takes', () => {
    const text = (count: number) =>
      columns(
        {},
        Array.from({ length: count }, () => lines('p', 4)),
      )
    expect(pages(text(20), 100)).toHaveLength(4)
    expect(pages(text(200), 100)).toHaveLength(40)
  })

  test('a thousand boxes in one another are cut to columns', () => {
    let nest = block('div', {}, [lines('p', 3), bar(), lines('p', 5)])
    for (let depth = 0; depth < 1000; depth++) nest = block('div', {}, [nest])
    expect(layout(columns({}, [nest])).children).toHaveLength(2)
  })
})

test('a container whose own height is cut by the page repeats nothing on the next', () => {
  const container = columns({ height: 40, 'column-fill': 'auto' }, bars(2))
  expect(pages(container, 30)).toEqual([['0,0 100: bar 0+10, bar 10+10'], []])
})
