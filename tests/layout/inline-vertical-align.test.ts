import { describe, expect, test } from 'vitest'
import type { AtomicInline, BlockBox } from '../../src/box/box.ts'
import type { ComputedStyle } from '../../src/css/computed-style.ts'
import { layoutLines } from '../../src/layout/inline/layout-lines.ts'
import { atomic, fontSize, inline, paragraph } from './make-box.ts'
import { makeContext } from './make-context.ts'
import { printFragments } from './print-fragment.ts'

async function lines(box: BlockBox): Promise<string> {
  const placed = layoutLines(box, 60, 0, await makeContext())
  return printFragments(placed.map((line) => line.fragment))
}

/** A picture, 10 pt wide. */
function picture(
  height: number,
  align: ComputedStyle['vertical-align'],
  style: Partial<ComputedStyle> = {},
): AtomicInline {
  const { style: all, element } = inline('img', { width: 10, height, 'vertical-align': align, ...style })
  return atomic({ type: 'replaced', style: all, element, anonymous: false, image: undefined, alt: '' })
}

/** The text's content area reaches from 8 pt above the baseline to 2 pt below, the line's strut 1 pt further each way. */
describe('a picture of 20 pt', () => {
  test.each([
    { align: 'baseline', line: '60x23 baseline 20', y: 0, why: 'stands on the baseline' },
    { align: 'text-bottom', line: '60x21 baseline 18', y: 0, why: 'stands on the bottom of the text' },
    { align: 'text-top', line: '60x21 baseline 9', y: 1, why: 'hangs from the top of the text' },
    { align: 'middle', line: '60x20 baseline 12.5', y: 0, why: 'has its middle half an x-height above the baseline' },
    {
      align: 'sub',
      line: `60x${round(23 - fontSize / 5)} baseline ${round(20 - fontSize / 5)}`,
      y: 0,
      why: 'is lowered',
    },
    {
      align: 'super',
      line: `60x${round(23 + fontSize / 3)} baseline ${round(20 + fontSize / 3)}`,
      y: 0,
      why: 'is raised',
    },
    { align: 'top', line: '60x20 baseline 9', y: 0, why: 'hangs from the top of the line' },
    { align: 'bottom', line: '60x20 baseline 17', y: 0, why: 'stands on the bottom of the line' },
    { align: 4, line: '60x27 baseline 24', y: 0, why: 'is raised by a length' },
    { align: -4, line: '60x20 baseline 16', y: 0, why: 'is lowered by a length' },
    { align: { percent: 50, length: 0 }, line: '60x29 baseline 26', y: 0, why: 'is raised by half a line' },
  ] as const)('with vertical-align: $align $why', async ({ align, line, y }) => {
    expect(await lines(paragraph({}, 'a', picture(20, align)))).toBe(
      [
        `line 0,0 ${line}`,
        `  text "a" 0,${round(Number(line.split(' ').at(-1)) - 8)} 6x10`,
        `  inline <img> 6,${y} 10x20`,
        '    replaced <img> 0,0 10x20',
      ].join('\n'),
    )
  })

  test('stands with its margins on the baseline', async () => {
    const margins = { 'margin-top': 1, 'margin-bottom': 2, 'margin-left': 3, 'margin-right': 4 }
    expect(await lines(paragraph({}, picture(20, 'baseline', margins), 'a'))).toBe(
      [
        'line 0,0 60x26 baseline 23',
        '  inline <img> 3,1 10x20',
        '    replaced <img> 0,0 10x20',
        '  text "a" 17,15 6x10',
      ].join('\n'),
    )
  })
})

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}

describe('line height', () => {
  test('leading is split over and under the text', async () => {
    expect(await lines(paragraph({ 'line-height': 20 }, 'a'))).toBe('line 0,0 60x20 baseline 13\n  text "a" 0,5 6x10')
  })

  test('`normal` is what the font asks for, a number is a multiple of the font size', async () => {
    expect(await lines(paragraph({ 'line-height': 'normal' }, 'a'))).toContain('line 0,0 60x10 baseline 8')
    const double = paragraph({ 'line-height': { multiple: 20 / fontSize } }, 'a')
    expect(await lines(double)).toContain('line 0,0 60x20 baseline 13')
  })

  test('an empty inline box holds its line open', async () => {
    expect(await lines(paragraph({}, 'a', inline('b', { 'line-height': 30 })))).toContain('60x30 baseline 18')
  })

  test('of boxes at the top and the bottom counts once for the whole line', async () => {
    const box = paragraph({}, 'a', picture(30, 'top'), picture(20, 'bottom'))
    expect(await lines(box)).toBe(
      [
        'line 0,0 60x30 baseline 9',
        '  text "a" 0,1 6x10',
        '  inline <img> 6,0 10x30',
        '    replaced <img> 0,0 10x30',
        '  inline <img> 16,10 10x20',
        '    replaced <img> 0,0 10x20',
      ].join('\n'),
    )
  })

  test('what is aligned inside a box at the bottom goes down with it', async () => {
    const low = inline('b', { 'vertical-align': 'bottom' }, 'b', inline('i', { 'vertical-align': 4 }, 'c'))
    expect(await lines(paragraph({}, picture(30, 'top'), low))).toBe(
      [
        'line 0,0 60x30 baseline 9',
        '  inline <img> 0,0 10x30',
        '    replaced <img> 0,0 10x30',
        '  inline <b> 10,19 12x10',
        '    text "b" 0,0 6x10',
        '    inline <i> 6,-4 6x10',
        '      text "c" 0,0 6x10',
      ].join('\n'),
    )
  })
})
