import { expect, test } from 'vitest'
import type { TextRun } from '../../src/box/box.ts'
import type { InlineContent } from '../../src/layout/inline/inline-content.ts'
import { valueIsolates } from '../../src/layout/inline/value-isolates.ts'

const source = { path: 'kit.yaml', text: '' }

/** A text in which `{braces}` are around what came from a value of its own. */
function content(marked: string): InlineContent {
  const origins: { start: number; end: number; origin: object }[] = []
  let text = ''
  for (const [, before = '', value = ''] of marked.matchAll(/([^{]*)(?:\{([^}]*)\})?/g)) {
    text += before
    const template = { source, start: origins.length, end: origins.length }
    const value_ = { source, start: 0, end: value.length }
    if (value !== '')
      origins.push({ start: text.length, end: text.length + value.length, origin: { value: value_, template } })
    text += value
  }
  const box = { type: 'text', text, origins } as unknown as TextRun
  return { text, items: [{ type: 'text', box, parent: undefined, start: 0, end: text.length }], ranges: [], bidi: [] }
}

function isolates(marked: string, direction: 'ltr' | 'rtl'): readonly string[] {
  const made = content(marked)
  return valueIsolates(made, direction).map((scope) => `${scope.direction} ${made.text.slice(scope.start, scope.end)}`)
}

test('a Latin value in an Arabic paragraph is isolated from it', () => {
  expect(isolates('اسم: {Beltran (2)} - {نهاية}', 'rtl')).toEqual(['ltr Beltran (2)', 'rtl نهاية'])
})

test('a value with letters of both directions goes by its paragraph', () => {
  expect(isolates('{تحالفات (Alliances)}', 'rtl')).toEqual(['rtl تحالفات (Alliances)'])
  expect(isolates('{Alliances (تحالفات)}', 'ltr')).toEqual(['ltr Alliances (تحالفات)'])
})

test('where all text runs to the right, and around numbers, there is none', () => {
  expect(isolates('Episode {131}: {Alliances}', 'ltr')).toEqual([])
  expect(isolates('اسم {131}', 'rtl')).toEqual([])
})

test('the groups of a telephone number stay in their order', () => {
  expect(isolates('هاتف {+961 1 555 014}', 'rtl')).toEqual(['ltr +961 1 555 014'])
})
