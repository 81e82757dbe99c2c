import { describe, expect, test } from 'vitest'
import type { BlockBox } from '../../src/box/box.ts'
import { noIndent } from '../../src/css/computed-style.ts'
import { layoutLines } from '../../src/layout/inline/layout-lines.ts'
import { br, fontSize, inline, paragraph } from './make-box.ts'
import { makeContext } from './make-context.ts'
import { printFragments } from './print-fragment.ts'

/** Courier Prime in 10 pt: a letter is 6 pt wide, 8 pt high above the baseline and 2 pt below; lines are 12 pt apart. */
async function lines(box: BlockBox, width: number, from = 0): Promise<string> {
  const placed = layoutLines(box, width, from, await makeContext())
  return printFragments(placed.map((line) => line.fragment))
}

const tree = (...rows: string[]): string => rows.join('\n')

describe('lines', () => {
  test('take what fits; the space between them is kept for copying but takes no room', async () => {
    expect(await lines(paragraph({}, 'the ferry is late'), 60)).toBe(
      tree(
        'line 0,0 60x12 baseline 9',
        '  text "the ferry " 0,1 54x10',
        'line 0,12 60x12 baseline 9',
        '  text "is late" 0,1 42x10',
      ),
    )
  })

  test('go on from where the page before ended, measured from the first of them', async () => {
    expect(await lines(paragraph({ 'text-indent': { ...noIndent, length: 12 } }, 'the ferry is late'), 60, 10)).toBe(
      tree('line 0,0 60x12 baseline 9', '  text "is late" 0,1 42x10'),
    )
  })

  test('end at forced breaks; the last one of a paragraph opens no line', async () => {
    expect(await lines(paragraph({}, 'a', br(), 'b', br()), 60)).toBe(
      tree('line 0,0 60x12 baseline 9', '  text "a" 0,1 6x10', 'line 0,12 60x12 baseline 9', '  text "b" 0,1 6x10'),
    )
    expect(await lines(paragraph({ 'white-space': 'pre' }, 'a\n\nb'), 60)).toBe(
      tree(
        'line 0,0 60x12 baseline 9',
        '  text "a\\n" 0,1 6x10',
        'line 0,12 60x12 baseline 9',
        '  text "\\n" 0,1 0x10',
        'line 0,24 60x12 baseline 9',
        '  text "b" 0,1 6x10',
      ),
    )
  })

  test('of empty inline boxes alone have no height, unless a padding makes them seen', async () => {
    expect(await lines(paragraph({}, inline('b', {})), 60)).toBe(
      tree('line 0,0 60x0 baseline 0', '  inline <b> 0,1 0x10'),
    )
    expect(await lines(paragraph({}, inline('b', { 'padding-left': 3 })), 60)).toBe(
      tree('line 0,0 60x12 baseline 9', '  inline <b> 0,1 3x10'),
    )
  })

  test('show a hyphen where a word is cut at a soft hyphen', async () => {
    expect(await lines(paragraph({}, 'har\u00adbour'), 30)).toBe(
      tree(
        'line 0,0 30x12 baseline 9',
        '  text "har\u00ad‐" 0,1 24x10',
        'line 0,12 30x12 baseline 9',
        '  text "bour" 0,1 24x10',
      ),
    )
  })

  test('report a word that is wider than they are', async () => {
    const context = await makeContext()
    layoutLines(paragraph({}, 'harbourmaster'), 60, 0, context)
    expect(context.diagnostics.map(({ severity, code, message }) => `${severity} ${code}: ${message}`)).toEqual([
      'warning overflow: `harbourmaster` is 78.0pt wide and leaves its line of 60.0pt',
    ])
  })
})

describe('text-align', () => {
  test.each([
    { align: 'left', x: 0 },
    { align: 'start', x: 0 },
    { align: 'center', x: 18 },
    { align: 'right', x: 36 },
    { align: 'end', x: 36 },
  ] as const)('$align', async ({ align, x }) => {
    expect(await lines(paragraph({ 'text-align': align }, 'abcd'), 60)).toContain(`"abcd" ${x},1 24x10`)
  })

  test('justify spreads the room over the spaces, but not in the last line', async () => {
    expect(await lines(paragraph({ 'text-align': 'justify' }, 'aa bb cccc dd ee'), 66)).toBe(
      tree(
        'line 0,0 66x12 baseline 9',
        '  text "aa bb cccc " 0,1 66x10',
        'line 0,12 66x12 baseline 9',
        '  text "dd ee" 0,1 30x10',
      ),
    )
    const last = paragraph({ 'text-align': 'justify', 'text-align-last': 'justify' }, 'dd ee')
    expect(await lines(last, 66)).toContain('"dd ee" 0,1 66x10')
  })

  test('justify shrinks spaces a little where that saves a line from being too loose', async () => {
    const box = paragraph({ 'text-align': 'justify' }, 'aa bb cc dd ee ffffffffffff')
    expect(await lines(box, 78)).toContain('"aa bb cc dd ee " 0,1 78x10')
  })

  test('text-indent moves the first line', async () => {
    expect(await lines(paragraph({ 'text-indent': { ...noIndent, length: 12 } }, 'aa bb'), 24)).toBe(
      tree(
        'line 0,0 24x12 baseline 9',
        '  text "aa " 12,1 12x10',
        'line 0,12 24x12 baseline 9',
        '  text "bb" 0,1 12x10',
      ),
    )
  })

  test('what is too long starts at the start, however it is aligned', async () => {
    expect(await lines(paragraph({ 'text-align': 'right' }, 'abcdef'), 30)).toContain('"abcdef" 0,1')
  })
})

describe('inline boxes', () => {
  const padded = { 'padding-left': 2, 'padding-right': 3, 'border-left-width': 1, 'margin-right': 4 }

  test('take room for margins, borders and padding', async () => {
    expect(await lines(paragraph({}, 'a', inline('b', padded, 'bc'), 'd'), 60)).toBe(
      tree(
        'line 0,0 60x12 baseline 9',
        '  text "a" 0,1 6x10',
        '  inline <b> 6,1 18x10',
        '    text "bc" 3,0 12x10',
        '  text "d" 28,1 6x10',
      ),
    )
  })

  test('are cut at a line end: the edges stay with the first and the last part', async () => {
    expect(await lines(paragraph({}, 'a ', inline('b', padded, 'bb cc'), ' d'), 36)).toBe(
      tree(
        'line 0,0 36x12 baseline 9',
        '  text "a " 0,1 12x10',
        '  inline <b> 12,1 15x10',
        '    text "bb " 3,0 12x10',
        'line 0,12 36x12 baseline 9',
        '  inline <b> 0,1 15x10',
        '    text "cc" 0,0 12x10',
        '  text " d" 19,1 12x10',
      ),
    )
  })

  test('have all of their edges on every line with box-decoration-break: clone', async () => {
    const cloned = { 'box-decoration-break': 'clone', 'padding-left': 2, 'padding-right': 3 } as const
    expect(await lines(paragraph({}, inline('b', cloned, 'bb cc dd')), 36)).toBe(
      tree(
        'line 0,0 36x12 baseline 9',
        '  inline <b> 0,1 35x10',
        '    text "bb cc " 2,0 30x10',
        'line 0,12 36x12 baseline 9',
        '  inline <b> 0,1 17x10',
        '    text "dd" 2,0 12x10',
      ),
    )
  })

  test('stand in one another', async () => {
    const deep = inline('i', {}, 'a', inline('b', { 'font-size': 2 * fontSize, 'line-height': 12 }, 'b'))
    expect(await lines(paragraph({}, deep), 60)).toBe(
      tree(
        'line 0,0 60x15 baseline 12',
        '  inline <i> 0,4 18x10',
        '    text "a" 0,0 6x10',
        '    inline <b> 6,-8 12x20',
        '      text "b" 0,0 12x20',
      ),
    )
  })

  test('nest a thousand levels deep', async () => {
    let box = inline('b', {}, 'x')
    for (let level = 1; level < 1000; level++) box = inline('b', {}, 'x ', box)
    const placed = layoutLines(paragraph({}, box), 600, 0, await makeContext())
    expect(placed.length).toBe(20)
  })
})

describe('right to left', () => {
  const rtl = { direction: 'rtl' } as const

  test('a paragraph starts at the right and its lines read leftwards', async () => {
    expect(await lines(paragraph(rtl, 'ab', inline('b', { ...rtl, 'padding-right': 5 }, '!')), 60)).toBe(
      tree('line 0,0 60x12 baseline 9', '  inline <b> 37,1 11x10', '    text "!" 0,0 6x10', '  text "ab" 48,1 12x10'),
    )
  })
})

describe('mixed directions', () => {
  test('right-to-left words stand in left-to-right text in their own order, within their box', async () => {
    const rtl = { direction: 'rtl', 'unicode-bidi': 'bidi-override', 'padding-left': 2 } as const
    const box = paragraph({}, 'a ', inline('b', rtl, 'bc', inline('i', {}, 'de')), ' z')
    expect(await lines(box, 90)).toBe(
      tree(
        'line 0,0 90x12 baseline 9',
        '  text "a " 0,1 12x10',
        '  inline <b> 12,1 26x10',
        '    inline <i> 2,0 12x10',
        '      text "de" 0,0 12x10',
        '    text "bc" 14,0 12x10',
        '  text " z" 38,1 12x10',
      ),
    )
  })
})

describe('white space', () => {
  test('tabs go to the next tab stop', async () => {
    const box = paragraph({ 'white-space': 'pre', 'tab-size': 4 }, 'a\tb')
    expect(await lines(box, 60)).toBe(
      tree('line 0,0 60x12 baseline 9', '  text "a" 0,1 6x10', '  text "\\t" 6,1 18x10', '  text "b" 24,1 6x10'),
    )
  })

  test('letter-spacing is not there after the last letter of a line', async () => {
    const spaced = { 'letter-spacing': 4, 'text-align': 'right' } as const
    expect(await lines(paragraph(spaced, 'abc'), 60)).toContain('"abc" 34,1 26x10')
  })
})

test('a tab stop that is hardly past the text is passed over', async () => {
  const box = paragraph({ 'white-space': 'pre', 'tab-size': { length: 13 } }, 'aa\tb')
  expect(await lines(box, 90)).toContain('text "b" 26,')
})

describe('list markers', () => {
  test('hang outside, with their end at the text', async () => {
    const marker = { ...inline('li', {}, '1. '), pseudo: '::marker' as const }
    const item: BlockBox = { ...paragraph({}, 'aa bb'), marker: { position: 'outside', box: marker } }
    expect(await lines(item, 12)).toBe(
      tree(
        'line 0,0 12x12 baseline 9',
        '  inline <li::marker> -18,1 18x10',
        '    text "1. " 0,0 18x10',
        '  text "aa " 0,1 12x10',
        'line 0,12 12x12 baseline 9',
        '  text "bb" 0,1 12x10',
      ),
    )
  })

  test('show beside an empty item, too', async () => {
    const marker = { ...inline('li', {}, '1. '), pseudo: '::marker' as const }
    const item: BlockBox = { ...paragraph({}), marker: { position: 'outside', box: marker } }
    expect(await lines(item, 12)).toContain('line 0,0 12x12 baseline 9\n  inline <li::marker> -18,1 18x10')
  })
})

test('ten times the words take ten times the steps, and all come out', async () => {
  const words = 'the ferry is late again '.repeat(2000).trim()
  const placed = layoutLines(paragraph({ 'text-align': 'justify' }, words), 300, 0, await makeContext())
  const copied = placed.flatMap((line) =>
    line.fragment.children.map((child) => (child.type === 'text' ? child.box.text.slice(child.start, child.end) : '')),
  )
  expect(copied.join('')).toBe(words)
})
