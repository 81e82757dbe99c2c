import { describe, expect, test } from 'vitest'
import { copied } from './copied-text.ts'

describe('what is copied is what was written', () => {
  test.each([
    ['letters set apart', '<p style="letter-spacing: .12em">AVATAR to Waterloo</p>', 'AVATAR to Waterloo'],
    ['letters set far apart', '<p style="letter-spacing: .7em">WAVE to Toast</p>', 'WAVE to Toast'],
    ['accents in words set apart', '<p style="letter-spacing: .2em">e\u0301te\u0301 Lučić</p>', '\u00e9t\u00e9 Lučić'],
    ['ligatures', '<p>office affluent fjord</p>', 'office affluent fjord'],
    ['small capitals of the font', '<p style="font-variant-caps: small-caps">Office Staff</p>', 'Office Staff'],
    [
      'small capitals made from capitals',
      '<p style="font: 12pt monospace; font-variant-caps: small-caps; letter-spacing: .1em">Straße Staff</p>',
      'Straße Staff',
    ],
    ['fractions', '<p style="font-variant-numeric: diagonal-fractions">1/2 or 13/16</p>', '1/2 or 13/16'],
    ['old-style figures', '<p style="font-variant-numeric: oldstyle-nums">1994</p>', '1994'],
    ['letters raised', '<p style="font-variant-position: super">2nd</p>', '2nd'],
  ])('%s', async (_, html, text) => {
    expect(await copied(html)).toBe(text)
  })

  test('a word hyphenated at the end of a line is whole again', async () => {
    const html = '<p lang="en" style="width: 50pt; hyphens: auto">incomprehensibility</p>'
    expect((await copied(html)).replaceAll(/[\u00ad\n]/g, '')).toBe('incomprehensibility')
  })
})
