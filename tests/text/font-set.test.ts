import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import type { Font } from '../../src/text/font.ts'
import { fontExtents, primaryFont, usedFontSize } from '../../src/text/measure.ts'
import { packSfnt } from '../../src/text/pack-sfnt.ts'
import { readAxes, readSfnt, type Sfnt } from '../../src/text/sfnt.ts'
import { makeFonts, textStyle } from './text-style.ts'
import { tinyCollection, tinyFont, tinyWoff } from './tiny-font.ts'

const letters = 'abc '
const { compress } = createRequire(import.meta.url)('wawoff2') as {
  compress: (data: Uint8Array) => Promise<Uint8Array>
}

test.each([
  ['serif', 'Source Serif 4'],
  ['sans-serif', 'Source Sans 3'],
  ['system-ui', 'Source Sans 3'],
  ['monospace', 'Courier Prime'],
  ['fantasy', 'Source Serif 4'],
  ['barlow condensed', 'Barlow Condensed'],
])('%s is set in %s', async (family, expected) => {
  const { fonts, diagnostics } = await makeFonts()
  expect(fonts.match(textStyle({ 'font-family': [family] }))[0]?.family).toBe(expected)
  expect(diagnostics).toEqual([])
})

test('after the families of a style come the built-in ones, in its weight and slant', async () => {
  const { fonts } = await makeFonts()
  const style = textStyle({ 'font-family': ['monospace'], 'font-weight': 700, 'font-style': 'italic' })
  const found = fonts.match(style).map((font) => `${font.family} ${font.weight} ${font.italic}`)
  expect(found).toEqual([
    'Courier Prime 700 true',
    'Source Serif 4 700 true',
    'Source Sans 3 700 true',
    'Barlow Condensed 700 true',
  ])
})

test('a built-in font knows its metrics', async () => {
  const { fonts } = await makeFonts()
  const serif = fonts.match(textStyle())[0]
  expect(serif?.postscriptName).toBe('SourceSerif4-Regular')
  expect(serif?.metrics).toMatchObject({ unitsPerEm: 1000, ascent: 1.036, descent: 0.335, xHeight: 0.475 })
})

test('a family nobody has is reported once, and the next one is used', async () => {
  const { fonts, diagnostics } = await makeFonts()
  fonts.match(textStyle({ 'font-family': ['Futura', 'sans-serif'] }))
  fonts.match(textStyle({ 'font-family': ['Futura', 'sans-serif'], 'font-weight': 700 }))
  expect(diagnostics.map(({ message }) => message)).toEqual([
    'there is no font family `Futura`: `Source Sans 3` is used in its place',
  ])
})

test.each([
  ['TrueType', async () => tinyFont({ letters })],
  ['WOFF', async () => tinyWoff({ letters })],
  ['WOFF2', async () => compress(tinyFont({ letters }))],
  ['collection', async () => tinyCollection({ letters })],
])('a %s file is read', async (_format, makeFile) => {
  const { fonts, diagnostics } = await makeFonts([{ file: await makeFile() }])
  const font = fonts.match(textStyle({ 'font-family': ['Tiny'] }))[0]
  expect(font).toMatchObject({ family: 'Tiny', outlines: 'truetype', metrics: { ascent: 0.8, descent: 0.2 } })
  expect(diagnostics).toEqual([])
})

test('a broken file is reported, and the next source is used', async () => {
  const file = tinyFont({ letters }).slice(0, 100)
  const { fonts, diagnostics } = await makeFonts([{ file }])
  expect(fonts.match(textStyle({ 'font-family': ['Tiny'] }))[0]?.family).toBe('Source Serif 4')
  expect(diagnostics.map(({ message }) => message)).toEqual(['`font-0.ttf` is not a font that can be read'])
})

test('a font that may not be embedded is refused', async () => {
  const os2 = { ascent: 800, descent: -200, lineGap: 0, useTypo: false, restricted: true }
  const { fonts, diagnostics } = await makeFonts([{ file: tinyFont({ letters, os2 }) }])
  expect(fonts.match(textStyle({ 'font-family': ['Tiny'] }))[0]?.family).toBe('Source Serif 4')
  expect(diagnostics.map(({ code }) => code)).toEqual(['restricted-font'])
})

test.each([
  { why: 'hhea speaks for the line', os2: undefined, ascent: 0.7, descent: 0.3, lineGap: 0.1 },
  {
    why: 'a font can ask for its typographic metrics',
    os2: { ascent: 900, descent: -100, lineGap: 250, useTypo: true },
    ascent: 0.9,
    descent: 0.1,
    lineGap: 0.25,
  },
  {
    why: 'typographic metrics it does not ask for are left alone',
    os2: { ascent: 900, descent: -100, lineGap: 250, useTypo: false },
    ascent: 0.7,
    descent: 0.3,
    lineGap: 0.1,
  },
])('ascent $ascent, descent $descent, line gap $lineGap: $why', async ({ os2, ascent, descent, lineGap }) => {
  const hhea = { ascent: 700, descent: -300, lineGap: 100 }
  const { fonts } = await makeFonts([{ file: tinyFont({ letters, hhea, ...(os2 && { os2 }) }) }])
  expect(fonts.match(textStyle({ 'font-family': ['Tiny'] }))[0]?.metrics).toMatchObject({ ascent, descent, lineGap })
})

test('metrics are not rounded', async () => {
  const hhea = { ascent: 1638, descent: -410, lineGap: 67 }
  const { fonts } = await makeFonts([{ file: tinyFont({ letters, unitsPerEm: 2048, hhea }) }])
  const font = primaryFont(fonts, textStyle({ 'font-family': ['Tiny'] }))
  expect(fontExtents(font, 2048)).toEqual({ ascent: 1638, descent: 410, lineHeight: 2115 })
})

test('an x-height the tables do not give is measured', async () => {
  const { fonts } = await makeFonts([
    { file: tinyFont({ letters: 'x', hhea: { ascent: 620, descent: 0, lineGap: 0 } }) },
  ])
  expect(fonts.match(textStyle({ 'font-family': ['Tiny'] }))[0]?.metrics.xHeight).toBe(0.62)
})

test('faces of one family may share out the characters; the strut comes from the one with the space', async () => {
  const { fonts } = await makeFonts([
    { file: tinyFont({ letters: ' a' }), unicodeRange: [[0x20, 0x61]] },
    { file: tinyFont({ letters: ' b', advance: 500 }), unicodeRange: [[0x62, 0x62]] },
  ])
  const style = textStyle({ 'font-family': ['Tiny'] })
  // The rule declared last comes first.
  expect(
    fonts
      .match(style)
      .slice(0, 2)
      .map((font) => font.unicodeRange),
  ).toEqual([[[0x62, 0x62]], [[0x20, 0x61]]])
  expect(primaryFont(fonts, style).unicodeRange).toEqual([[0x20, 0x61]])
})

test('a variable font is pinned to the weight asked for: a PDF can hold static fonts only', async () => {
  const { fonts } = await makeFonts([{ file: tinyFont({ letters, weights: [200, 900] }), weight: [200, 900] }])
  const at = (weight: number) => fonts.match(textStyle({ 'font-family': ['Tiny'], 'font-weight': weight }))[0] as Font
  expect([at(200).weight, at(650).weight, at(1000).weight]).toEqual([200, 650, 900])
  expect(readAxes(readSfnt(at(650).data) as Sfnt)).toEqual([])
})

test('an @font-face rule may scale its glyphs and state other metrics than the file', async () => {
  const { fonts } = await makeFonts([
    { file: tinyFont({ letters }), sizeAdjust: 1.5, overrides: { ascent: 1.2, lineGap: 0.1 } },
  ])
  const font = fonts.match(textStyle({ 'font-family': ['Tiny'] }))[0] as Font
  expect(fontExtents(font, 10)).toEqual({ ascent: 12, descent: 2, lineHeight: 15 })
  expect(usedFontSize(fonts, textStyle({ 'font-family': ['Tiny'] }), font)).toBe(15)
})

test('the axes of a variable font are set by the style, and by `font-variation-settings` above all', async () => {
  const { fonts } = await makeFonts([{ file: tinyFont({ letters, weights: [100, 900] }), weight: [100, 900] }])
  const pick = (changes: object) => fonts.match(textStyle({ 'font-family': ['Tiny'], ...changes }))[0]?.id
  expect(pick({ 'font-variation-settings': [{ tag: 'wght', value: 300 }] })).toBe(pick({ 'font-weight': 300 }))
  expect(pick({ 'font-variation-settings': [{ tag: 'XXXX', value: 3 }] })).toBe(pick({}))
})

/** The tiny font with another table; what is in it is not read. */
function withTable(tag: string): Uint8Array {
  const font = tinyFont({ letters })
  const { view, tables } = readSfnt(font) as Sfnt
  const copied = [...tables].map(([name, { offset, length }]) => ({
    tag: name,
    data: font.slice(offset, offset + length),
  }))
  return packSfnt(view.getUint32(0), [...copied, { tag, data: new Uint8Array(4) }])
}

test('what a font has and a PDF or we have not is told', async () => {
  const told = async (tag: string) =>
    (await makeFonts([{ file: withTable(tag) }])).diagnostics.map(({ severity, message }) => `${severity}: ${message}`)
  expect(await told('CFF2')).toEqual(['error: `font-0.ttf` has CFF2 outlines, which a PDF cannot hold'])
  expect(await told('COLR')).toEqual([
    'info: the glyphs of `font-0.ttf` are coloured: they are set in the colour of the text',
  ])
  expect(await told('GPOS')).toEqual([])
})
