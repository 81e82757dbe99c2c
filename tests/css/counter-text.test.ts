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
