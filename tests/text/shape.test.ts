import { expect, test } from 'vitest'
import type { Font } from '../../src/text/font.ts'
import { glyphFields, shapeText } from '../../src/text/harfbuzz.ts'
import type { Glyph, ShapedRun } from '../../src/text/paragraph.ts'
import { reorderRuns, shapeHyphen, sliceRuns } from '../../src/text/shape.ts'
import { inputOf, makeFonts, printRuns, shape, textStyle, widthOf } from './text-style.ts'
import { tinyFont } from './tiny-font.ts'

const builtIn = await makeFonts()
const tiny = await makeFonts([{ file: tinyFont({ letters: ' abc-', advance: 600 }) }])
const inTiny = { 'font-family': ['Tiny'] }

function glyphsOf(runs: readonly ShapedRun[]): readonly Glyph[] {
  return runs.flatMap(({ glyphs }) => glyphs)
}

function clusters(runs: readonly ShapedRun[]): number[] {
  return glyphsOf(runs).map(({ cluster }) => cluster)
}

test('glyphs advance by what the font says, in points and unrounded', () => {
  const { runs } = shape(tiny, inputOf('ab c', inTiny))
  expect(glyphsOf(runs)).toEqual([
    { id: 2, advance: 6, dx: 0, dy: 0, cluster: 0 },
    { id: 3, advance: 6, dx: 0, dy: 0, cluster: 1 },
    { id: 1, advance: 6, dx: 0, dy: 0, cluster: 2 },
    { id: 4, advance: 6, dx: 0, dy: 0, cluster: 3 },
  ])
})

test('letter- and word-spacing are part of the advance', () => {
  const { runs } = shape(tiny, inputOf('a b', { ...inTiny, 'letter-spacing': 1, 'word-spacing': 2 }))
  expect(glyphsOf(runs).map(({ advance }) => advance)).toEqual([7, 9, 7])
})

test('pairs of letters are kerned, unless the style says not to', () => {
  const kerned = widthOf(shape(builtIn, inputOf('AVAVA')).runs)
  expect(widthOf(shape(builtIn, inputOf('AVAVA', { 'font-kerning': 'none' })).runs)).toBeGreaterThan(kerned)
})

test('a ligature is one glyph, and is undone where letters are set apart', () => {
  // f, f and i are one glyph.
  expect(clusters(shape(builtIn, inputOf('official')).runs)).toEqual([0, 1, 4, 5, 6, 7])
  const apart = inputOf('official', { 'letter-spacing': 1 })
  expect(clusters(shape(builtIn, apart).runs)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
})

test('kerning with spaces is as in the whole text, though words are shaped one by one', () => {
  const text = ' Wave to  “Avatar”, To AV. Yes: A “T Ty V fiancé Y office '
  const font = builtIn.fonts.match(textStyle())[0] as Font
  const whole = shapeText(font, text, 0, text.length, { rtl: false, script: 'Latn', lang: 'en', features: [] })
  const advances = Array.from(
    { length: whole.length / glyphFields },
    (_, i) => (whole[i * glyphFields + 3] ?? 0) * 0.01,
  )
  expect(glyphsOf(shape(builtIn, inputOf(text)).runs).map(({ advance }) => advance)).toEqual(advances)
})

test('characters that are never seen leave no glyph', () => {
  const { runs } = shape(builtIn, inputOf('so\u00adun\u200bds\u2060'))
  expect(clusters(runs)).toEqual([0, 1, 3, 4, 6, 7])
})

test('atomic inlines, tabs and line feeds have runs of their own, without glyphs', () => {
  const paragraph = shape(tiny, inputOf('a\tb\nc\ufffca', inTiny))
  const runs = paragraph.runs.map((run) => [paragraph.text.slice(run.start, run.end), run.glyphs.length])
  expect(runs).toEqual([
    ['a', 1],
    ['\t', 0],
    ['b', 1],
    ['\n', 0],
    ['c', 1],
    ['\ufffc', 0],
    ['a', 1],
  ])
})

test('each character is set in the first font that has it', async () => {
  const fonts = await makeFonts([
    { family: 'One', file: tinyFont({ letters: ' ab' }) },
    { family: 'Two', file: tinyFont({ letters: ' bcd' }) },
  ])
  const paragraph = shape(fonts, inputOf('abcab é', { 'font-family': ['One', 'Two'] }))
  expect(printRuns(paragraph, paragraph.runs)).toEqual(['ab (One)', 'c (Two)', 'ab  (One)', 'é (Source Serif 4)'])
})

test('a letter and its accent come from one font', async () => {
  const fonts = await makeFonts([{ file: tinyFont({ letters: ' e' }) }])
  const paragraph = shape(fonts, inputOf('ee\u0301e', inTiny))
  expect(printRuns(paragraph, paragraph.runs)).toEqual(['e (Tiny)', 'e\u0301 (Source Serif 4)', 'e (Tiny)'])
})

test('unicode-range keeps a face from characters it has', async () => {
  const fonts = await makeFonts([{ file: tinyFont({ letters: ' ab' }), unicodeRange: [[0x61, 0x61]] }])
  const paragraph = shape(fonts, inputOf('ab', inTiny))
  expect(printRuns(paragraph, paragraph.runs)).toEqual(['a (Tiny)', 'b (Source Serif 4)'])
})

test('the characters of a text that no font has are reported together and once, where its value stands', async () => {
  const fonts = await makeFonts()
  const source = { path: 'episodes/one.yaml', text: 'title: 日本 日' }
  const input = inputOf('日本 日')
  const originAt = (offset: number) => ({ value: { source, start: 7 + offset, end: 8 + offset } })
  const ranges = input.ranges.map((range) => ({ ...range, originAt }))
  shape(fonts, { ...input, ranges })
  shape(fonts, { ...input, ranges })
  expect(fonts.diagnostics.map(({ code, message, at }) => [code, message, at?.start])).toEqual([
    ['missing-glyph', 'no font has the characters “日” (U+65E5), “本” (U+672C)', 7],
  ])
})

test.each([
  ['日本', 'en', ['sans-sc']],
  ['日本', 'ja', ['sans-jp']],
  ['日本', 'zh-Hant', ['sans-tc']],
  ['日本', 'zh-Hant-HK', ['sans-hk']],
  ['「東京のタワー」。', 'en', ['sans-jp']],
  ['서울 日本', 'en', ['sans-kr']],
  ['ש 日', 'en', ['sans-hebrew', 'sans-sc']],
])('one font is named for what lacks of %s in the language %s', async (text, lang, packages) => {
  const fonts = await makeFonts()
  shape(fonts, inputOf(text, {}, lang))
  expect(fonts.diagnostics.map(({ hint }) => /noto-([\w-]+)\)/.exec(hint ?? '')?.[1])).toEqual(packages)
})

test('of many characters that no font has the first five are named', async () => {
  const fonts = await makeFonts()
  shape(fonts, inputOf('とうきょうタワー'))
  expect(fonts.diagnostics.map(({ message }) => message)).toEqual([
    'no font has the characters “と” (U+3068), “う” (U+3046), “き” (U+304D), “ょ” (U+3087), “タ” (U+30BF) and 2 more',
  ])
})

test('bold and italic that a family lacks are made from what it has, and reported once', async () => {
  const fonts = await makeFonts([{ file: tinyFont({ letters: 'ab' }) }])
  const style = { ...inTiny, 'font-weight': 700, 'font-style': 'italic' } as const
  const paragraph = shape(fonts, inputOf('ab', style))
  shape(fonts, inputOf('ba', style))
  expect(printRuns(paragraph, paragraph.runs)).toEqual(['ab (Tiny, fake bold, fake italic)'])
  expect(fonts.diagnostics.map(({ code }) => code)).toEqual(['synthesised-style'])
})

test('small capitals come from the font', () => {
  const plain = shape(builtIn, inputOf('abc'))
  const caps = shape(builtIn, inputOf('abc', { 'font-variant-caps': 'small-caps' }))
  expect(caps.runs.map(({ size }) => size)).toEqual([10])
  expect(glyphsOf(caps.runs).map(({ id }) => id)).not.toEqual(glyphsOf(plain.runs).map(({ id }) => id))
})

test('small capitals a font lacks are capitals made smaller, still standing for the letters written', () => {
  const paragraph = shape(
    builtIn,
    inputOf('Groß A', { 'font-family': ['Courier Prime'], 'font-variant-caps': 'small-caps' }),
  )
  expect(printRuns(paragraph, paragraph.runs)).toEqual([
    'G (Courier Prime)',
    'roß (Courier Prime, fake small caps)',
    ' A (Courier Prime)',
  ])
  expect(paragraph.runs[1]?.size).toBe(7)
  expect(clusters(paragraph.runs)).toEqual([0, 1, 2, 3, 3, 4, 5])
})

test('figures follow font-variant-numeric', () => {
  const wide = shape(builtIn, inputOf('1111', { 'font-variant-numeric': ['tabular-nums'] }))
  const zeros = shape(builtIn, inputOf('0000', { 'font-variant-numeric': ['tabular-nums'] }))
  expect(widthOf(wide.runs)).toBeCloseTo(widthOf(zeros.runs), 9)
})

test('a line takes its part of the glyphs', () => {
  const paragraph = shape(tiny, inputOf('ab cab', inTiny))
  const line = sliceRuns(paragraph, 3, 5, tiny.fonts)
  expect(clusters(line)).toEqual([3, 4])
  expect(printRuns(paragraph, line)).toEqual(['ca (Tiny)'])
})

test('a ligature that is cut by a line break falls apart', () => {
  const paragraph = shape(builtIn, inputOf('efface'))
  expect(clusters(paragraph.runs)).toEqual([0, 1, 3, 4, 5])
  expect(clusters(sliceRuns(paragraph, 0, 2, builtIn.fonts))).toEqual([0, 1])
  expect(clusters(sliceRuns(paragraph, 2, 6, builtIn.fonts))).toEqual([2, 3, 4, 5])
})

test('a kerned pair that is cut by a line break loses its kerning', () => {
  const paragraph = shape(builtIn, inputOf('AV'))
  const parts = [...sliceRuns(paragraph, 0, 1, builtIn.fonts), ...sliceRuns(paragraph, 1, 2, builtIn.fonts)]
  expect(widthOf(parts)).toBeCloseTo(widthOf(shape(builtIn, inputOf('A')).runs) * 2, 0)
  expect(widthOf(parts)).toBeGreaterThan(widthOf(paragraph.runs))
})

test('the hyphen of a line is U+2010 where the font has it', () => {
  const serif = shape(builtIn, inputOf('a')).runs[0] as ShapedRun
  const small = shape(tiny, inputOf('a', inTiny)).runs[0] as ShapedRun
  expect(shapeHyphen(serif, builtIn.fonts).glyphs).toHaveLength(1)
  // The tiny font has the keyboard's hyphen only: its glyph 5.
  expect(shapeHyphen(small, tiny.fonts).glyphs).toEqual([{ id: 5, advance: 6, dx: 0, dy: 0, cluster: 1 }])
})

test('the hyphen can be another character', () => {
  const run = shape(tiny, inputOf('a', { ...inTiny, 'hyphenate-character': 'c' })).runs[0] as ShapedRun
  expect(shapeHyphen(run, tiny.fonts).glyphs.map(({ id }) => id)).toEqual([4])
})

const hebrew = await makeFonts([{ file: tinyFont({ letters: ' abcאבג()1', advance: 600 }) }])

test('right-to-left text has its glyphs from left to right, and its runs in order of reading', () => {
  const paragraph = shape(hebrew, inputOf('ab אבג c', inTiny))
  expect(printRuns(paragraph, paragraph.runs)).toEqual(['ab  (Tiny)', 'אבג (Tiny, level 1)', ' c (Tiny)'])
  expect(clusters(paragraph.runs.slice(1, 2))).toEqual([5, 4, 3])
})

test('a line of right-to-left text is put in visual order', () => {
  const paragraph = shape(hebrew, inputOf('אב ab בא', { ...inTiny, direction: 'rtl' }))
  const line = sliceRuns(paragraph, 0, paragraph.text.length, hebrew.fonts)
  expect(printRuns(paragraph, reorderRuns(line))).toEqual([
    ' בא (Tiny, level 1)',
    'ab (Tiny, level 2)',
    'אב  (Tiny, level 1)',
  ])
})

test('a line can be cut out of right-to-left text', () => {
  const paragraph = shape(hebrew, inputOf('אבג', { ...inTiny, direction: 'rtl' }))
  expect(clusters(sliceRuns(paragraph, 1, 3, hebrew.fonts))).toEqual([2, 1])
})

test('an isolated name does not disturb the text around it', () => {
  const input = inputOf('אב 1', inTiny)
  const levels = (bidi: typeof input.bidi) =>
    shape(hebrew, { ...input, ...(bidi && { bidi }) }).runs.map(({ level }) => level)
  // By itself the number would join the Hebrew words and stand on their left.
  expect(levels(undefined)).toEqual([1, 2])
  expect(levels([{ start: 0, end: 2, direction: 'rtl', unicodeBidi: 'isolate' }])).toEqual([1, 0])
})

test('a style that changes in the middle of a word leaves both parts in place', () => {
  const style = textStyle(inTiny)
  const range = { lang: 'en', originAt: () => undefined }
  const paragraph = shape(tiny, {
    text: 'abc',
    direction: 'ltr',
    ranges: [
      { ...range, start: 0, end: 1, style },
      { ...range, start: 1, end: 3, style: { ...style, 'font-size': 20 } },
    ],
  })
  expect(glyphsOf(paragraph.runs).map(({ advance, cluster }) => [advance, cluster])).toEqual([
    [6, 0],
    [12, 1],
    [12, 2],
  ])
})

test('raised figures a font lacks are figures made smaller and raised; partly raised ones are not mixed with them', () => {
  const raised = (text: string, family: string) =>
    shape(builtIn, inputOf(text, { 'font-family': [family], 'font-variant-position': 'super' })).runs[0]
  expect(raised('12', 'Source Serif 4')).toMatchObject({ size: 10, glyphs: [{ dy: 0 }, { dy: 0 }] })
  const made = shape(tiny, inputOf('ab', { ...inTiny, 'font-variant-position': 'super' })).runs[0]
  expect(made).toMatchObject({ size: 6, glyphs: [{ dy: 3.5 }, { dy: 3.5 }] })
  expect(raised('1§', 'Source Serif 4')).toMatchObject({ size: 6 })
})

test('nothing is made up that the style forbids', () => {
  const style = { 'font-family': ['Courier Prime'], 'font-synthesis-small-caps': 'none' } as const
  const caps = shape(builtIn, inputOf('ab', { ...style, 'font-variant-caps': 'small-caps' }))
  expect(printRuns(caps, caps.runs)).toEqual(['ab (Courier Prime)'])
  const bold = shape(tiny, inputOf('ab', { ...inTiny, 'font-weight': 700, 'font-synthesis-weight': 'none' }))
  expect(printRuns(bold, bold.runs)).toEqual(['ab (Tiny)'])
  const sub = inputOf('ab', { ...inTiny, 'font-variant-position': 'sub', 'font-synthesis-position': 'none' })
  expect(shape(tiny, sub).runs[0]).toMatchObject({ size: 10 })
})

test('a language system can be named by its OpenType tag', () => {
  const lower = (changes: object) =>
    glyphsOf(shape(builtIn, inputOf('fi i', { 'font-family': ['serif'], ...changes })).runs)
  // Turkish keeps f and i apart, so that the dot is seen.
  expect(lower({}).length).toBe(3)
  expect(lower({ 'font-language-override': 'TRK' }).length).toBe(4)
})

test('glyphs are as large as `font-size-adjust` wants a metric of their font', () => {
  const sized = (changes: object) => shape(builtIn, inputOf('ab', changes)).runs[0]?.size
  // Source Serif 4 has an x-height of 0.475 em and capitals of 0.67 em.
  expect(sized({ 'font-size-adjust': { metric: 'ex-height', value: 0.5 } })).toBeCloseTo(10 * (0.5 / 0.475), 6)
  expect(sized({ 'font-size-adjust': { metric: 'cap-height', value: 1 } })).toBeCloseTo(10 / 0.67, 6)
  const fromFont = { metric: 'ex-height', value: 'from-font' }
  expect(sized({ 'font-size-adjust': fromFont })).toBeCloseTo(10, 6)
})
