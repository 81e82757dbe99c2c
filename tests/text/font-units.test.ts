import { expect, test } from 'vitest'
import { fontUnits } from '../../src/text/font-units.ts'
import { makeFonts, textStyle } from './text-style.ts'
import { tinyFont } from './tiny-font.ts'

test('units are of the real font: Courier Prime has a zero of 0.6 em and no ideographs', async () => {
  const { fonts } = await makeFonts()
  const units = fontUnits(fonts)(textStyle({ 'font-family': ['monospace'] }))
  expect(units.ch).toBeCloseTo(0.6, 2)
  expect(units.ic).toBe(1)
})

test('x-height, cap height and line height are those of the first font', async () => {
  const { fonts } = await makeFonts()
  expect(fontUnits(fonts)(textStyle())).toMatchObject({ ex: 0.475, cap: 0.67, lineHeight: 1.371 })
})

test('a font that its rule scales has scaled units', async () => {
  const { fonts } = await makeFonts([{ file: tinyFont({ letters: '0x' }), sizeAdjust: 0.5 }])
  expect(fontUnits(fonts)(textStyle({ 'font-family': ['Tiny'] }))).toMatchObject({ ch: 0.5, ex: 0.4, lineHeight: 0.5 })
})
