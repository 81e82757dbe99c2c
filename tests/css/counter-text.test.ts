import { expect, test } from 'vitest'
import { shown, styled } from './style.ts'

test.each([
  ['decimal', -7, '-7'],
  ['decimal-leading-zero', 7, '07'],
  ['upper-roman', 1994, 'MCMXCIV'],
  ['lower-roman', 4000, '4000'],
  ['lower-alpha', 27, 'aa'],
  ['upper-latin', 26, 'Z'],
  ['lower-alpha', 0, '0'],
  ['lower-greek', 3, 'γ'],
  ['armenian', 11, 'ԺԱ'],
  ['georgian', 19, 'ით'],
  ['hebrew', 15, 'טו'],
  ['arabic-indic', 10, '١٠'],
  ['cjk-decimal', 10, '一〇'],
  ['trad-chinese-informal', 11, '十一'],
  ['simp-chinese-formal', 105, '壹佰零伍'],
  ['japanese-informal', 20, '二十'],
  ['japanese-informal', 1100, '千百'],
  ['japanese-formal', 1234, '壱阡弐百参拾四'],
  ['japanese-formal', -10, 'マイナス壱拾'],
  ['korean-hangul-formal', 2019, '이천일십구'],
  ['korean-hanja-informal', 111, '百十一'],
  ['korean-hanja-formal', 30, '參拾'],
  ['korean-hanja-formal', 0, '零'],
  ['simp-chinese-informal', 1010, '一千零一十'],
  ['trad-chinese-informal', -15, '負十五'],
  ['trad-chinese-formal', 10000, '一〇〇〇〇'],
  ['ethiopic-numeric', 1, '፩'],
  ['ethiopic-numeric', 100, '፻'],
  ['ethiopic-numeric', 78010092, '፸፰፻፩፼፺፪'],
  ['ethiopic-numeric', 780100000092, '፸፰፻፩፼፼፺፪'],
  ['ethiopic-numeric', 0, '0'],
  ['georgian', 19999, 'ჵჰშჟთ'],
  ['hebrew', 5744, 'ה׳תשמד'],
  ['hiragana', 49, 'ああ'],
  ['cjk-earthly-branch', 12, '亥'],
  ['cjk-earthly-branch', 13, '一三'],
  ['tibetan', 20, '༢༠'],
  ['disc', 4, '•'],
  ['square', 4, '▪'],
  ['none', 4, ''],
  ['no-such-style', 4, '4'],
])('%s %i is %s', async (name, value, text) => {
  const { styles } = await styled('')
  expect(styles.counterText(name, value)).toBe(text)
})

test.each([
  ['system: cyclic; symbols: "‣" "⁃"', 3, '‣'],
  ['system: fixed 3; symbols: a b', 4, 'b'],
  ['system: fixed 3; symbols: a b', 5, '5'],
  ['system: symbolic; symbols: "*" "†"', 4, '††'],
  ['system: numeric; symbols: "0" "1"', 5, '101'],
  ['system: numeric; symbols: "0" "1"; negative: "(" ")"; pad: 6 "0"', -5, '(0101)'],
  ['system: additive; additive-symbols: 5 V, 1 I', 7, 'VII'],
  ['system: extends decimal; range: 1 3; fallback: lower-alpha', 4, 'd'],
])('@counter-style { %s } makes %i %s', async (descriptors, value, text) => {
  const { styles, diagnostics } = await styled(`@counter-style mine { ${descriptors} }`)
  expect(diagnostics).toEqual([])
  expect(styles.counterText('mine', value)).toBe(text)
})

test('prefix and suffix are for markers', async () => {
  const { styles } = await styled('@counter-style mine { system: extends decimal; prefix: "§ "; suffix: ")" }')
  expect(styles.markerAffixes('mine')).toEqual({ prefix: '§ ', suffix: ')' })
  expect(styles.markerAffixes('decimal')).toEqual({ prefix: '', suffix: '. ' })
  expect(styles.markerAffixes('disc')).toEqual({ prefix: '', suffix: ' ' })
})

test('a style that cannot count is skipped with a warning', async () => {
  const { styles, diagnostics } = await styled('@counter-style mine { system: numeric; symbols: "0" }')
  expect(styles.counterText('mine', 5)).toBe('5')
  expect(shown(diagnostics)).toEqual(['invalid-counter-style: @counter-style mine { system: numeric; symbols: "0" }'])
})

test.each([
  ['symbols("*" "†")', '††', ' '],
  ['symbols(cyclic "◆" "◇")', '◇', ' '],
  ['symbols(numeric "0" "1")', '100', ' '],
  ['symbols(fixed "a" "b")', '4', ' '],
  ['UPPER-ROMAN', 'IV', '. '],
  ['ARABIC-INDIC', '٤', '. '],
])('list-style-type: %s makes 4 %s', async (type, text, suffix) => {
  const { styles, style, diagnostics } = await styled(`p { list-style: ${type} }`)
  expect(diagnostics).toEqual([])
  const name = style('p')['list-style-type'] as string
  expect(styles.counterText(name, 4)).toBe(text)
  expect(styles.markerAffixes(name).suffix).toBe(suffix)
})

test('symbols() of a counting system needs two symbols', async () => {
  const { diagnostics } = await styled('p { list-style-type: symbols(alphabetic "a") }')
  expect(diagnostics).toHaveLength(1)
})
