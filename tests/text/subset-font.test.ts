import { expect, test } from 'vitest'
import type { Font } from '../../src/text/font.ts'
import { glyphAdvance, glyphOf, glyphTop } from '../../src/text/harfbuzz.ts'
import { type SubsetFont, subsetFont } from '../../src/text/subset-font.ts'
import { makeFonts, textStyle } from './text-style.ts'

const { fonts } = await makeFonts()
const serif = fonts.match(textStyle())[0] as Font

function glyphs(text: string): number[] {
  return [...text].map((char) => glyphOf(serif, char.codePointAt(0) ?? 0) ?? 0)
}

/** The subset as a font that can be measured. */
function asFont({ data }: SubsetFont, id: string): Font {
  return { ...serif, id, data }
}

test('each glyph keeps its width and its shape under its new number', () => {
  const wanted = glyphs('ab Éß“fi’')
  const subset = subsetFont(serif, wanted) as SubsetFont
  const font = asFont(subset, 'subset')
  for (const id of wanted) {
    const now = subset.glyphMap.get(id) as number
    expect(glyphAdvance(font, now)).toBe(glyphAdvance(serif, id))
    expect(glyphTop(font, now)).toBe(glyphTop(serif, id))
  }
})

test('a subset is small', () => {
  const subset = subsetFont(serif, glyphs('The quick brown fox jumps over the lazy dog')) as SubsetFont
  expect(serif.data.length).toBeGreaterThan(300_000)
  expect(subset.data.length).toBeLessThan(6_000)
})

test('.notdef stays glyph 0', () => {
  const subset = subsetFont(serif, glyphs('ba')) as SubsetFont
  expect([...subset.glyphMap]).toEqual([
    [0, 0],
    [glyphs('a')[0], subset.glyphMap.get(glyphs('a')[0] as number)],
    [glyphs('b')[0], subset.glyphMap.get(glyphs('b')[0] as number)],
  ])
})

test('the same glyphs in another order give the same bytes', () => {
  const one = subsetFont(serif, glyphs('abc')) as SubsetFont
  const other = subsetFont(serif, glyphs('cabba')) as SubsetFont
  expect(Buffer.from(one.data).equals(Buffer.from(other.data))).toBe(true)
})
