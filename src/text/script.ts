/** A stretch of text in one script; `end` is excluded. */
export interface ScriptRange {
  readonly start: number
  readonly end: number
  /** ISO 15924, as in `Latn`. */
  readonly script: string
}

/** Unicode's name of a script, and its ISO 15924 code, for the scripts HarfBuzz treats differently. Common ones first. */
const scripts: readonly (readonly [pattern: RegExp, code: string])[] = [
  [/\p{Script=Latin}/u, 'Latn'],
  [/\p{Script=Han}/u, 'Hani'],
  [/\p{Script=Hiragana}/u, 'Hira'],
  [/\p{Script=Katakana}/u, 'Kana'],
  [/\p{Script=Cyrillic}/u, 'Cyrl'],
  [/\p{Script=Greek}/u, 'Grek'],
  [/\p{Script=Arabic}/u, 'Arab'],
  [/\p{Script=Hebrew}/u, 'Hebr'],
  [/\p{Script=Devanagari}/u, 'Deva'],
  [/\p{Script=Hangul}/u, 'Hang'],
  [/\p{Script=Thai}/u, 'Thai'],
  [/\p{Script=Bengali}/u, 'Beng'],
  [/\p{Script=Tamil}/u, 'Taml'],
  [/\p{Script=Telugu}/u, 'Telu'],
  [/\p{Script=Gujarati}/u, 'Gujr'],
  [/\p{Script=Gurmukhi}/u, 'Guru'],
  [/\p{Script=Kannada}/u, 'Knda'],
  [/\p{Script=Malayalam}/u, 'Mlym'],
  [/\p{Script=Oriya}/u, 'Orya'],
  [/\p{Script=Sinhala}/u, 'Sinh'],
  [/\p{Script=Lao}/u, 'Laoo'],
  [/\p{Script=Khmer}/u, 'Khmr'],
  [/\p{Script=Myanmar}/u, 'Mymr'],
  [/\p{Script=Tibetan}/u, 'Tibt'],
  [/\p{Script=Armenian}/u, 'Armn'],
  [/\p{Script=Georgian}/u, 'Geor'],
  [/\p{Script=Ethiopic}/u, 'Ethi'],
  [/\p{Script=Bopomofo}/u, 'Bopo'],
  [/\p{Script=Syriac}/u, 'Syrc'],
  [/\p{Script=Thaana}/u, 'Thaa'],
  [/\p{Script=Nko}/u, 'Nkoo'],
  [/\p{Script=Mongolian}/u, 'Mong'],
  [/\p{Script=Cherokee}/u, 'Cher'],
  [/\p{Script=Canadian_Aboriginal}/u, 'Cans'],
  [/\p{Script=Javanese}/u, 'Java'],
  [/\p{Script=Balinese}/u, 'Bali'],
  [/\p{Script=Yi}/u, 'Yiii'],
  [/\p{Script=Tifinagh}/u, 'Tfng'],
  [/\p{Script=Adlam}/u, 'Adlm'],
]

const neutral = /[\p{Script=Common}\p{Script=Inherited}]/u
/** What is neither Latin nor used with it everywhere: a text without any needs no further look. */
const notLatin = /[\u0250-\u1dff\u1f00-\u1fff\u2070-\u209f\u2150-\ufaff\ufb07-\ufffb\ufffd-\uffff]/

const known = new Map<number, string>()

/** The script of a character: its code; empty for one used in many (punctuation, digits, marks); `Zzzz` for others. */
function scriptOf(codePoint: number): string {
  const found = known.get(codePoint)
  if (found !== undefined) return found
  const char = String.fromCodePoint(codePoint)
  const script = neutral.test(char) ? '' : (scripts.find(([pattern]) => pattern.test(char))?.[1] ?? 'Zzzz')
  known.set(codePoint, script)
  return script
}

/**
 * Cuts a text where its script changes. Characters of many scripts belong to the one before them, at the start to the
 * one that follows; a text without any letter counts as Latin. Unicode Standard Annex 24 §5.1.
 */
export function scriptRanges(text: string): readonly ScriptRange[] {
  if (!notLatin.test(text)) return [{ start: 0, end: text.length, script: 'Latn' }]
  const ranges: ScriptRange[] = []
  let start = 0
  let current = ''
  for (let offset = 0; offset < text.length; ) {
    const codePoint = text.codePointAt(offset) ?? 0
    const script = scriptOf(codePoint)
    if (script !== '' && script !== current) {
      if (current !== '') {
        ranges.push({ start, end: offset, script: current })
        start = offset
      }
      current = script
    }
    offset += codePoint > 0xffff ? 2 : 1
  }
  ranges.push({ start, end: text.length, script: current || 'Latn' })
  return ranges
}

/** Whether a text has no letter of any one script: punctuation, digits, spaces. */
export function isNeutral(text: string): boolean {
  return [...text].every((char) => scriptOf(char.codePointAt(0) ?? 0) === '')
}

/** Scripts whose words are shaped alike wherever they stand, so that a word once shaped can be used again. */
export function hasIndependentWords(script: string): boolean {
  return script === 'Latn' || script === 'Cyrl' || script === 'Grek'
}

/** CSS Text 3 §8.2.1: letters of these are joined; spacing would tear them. */
export function isCursive(script: string): boolean {
  return ['Arab', 'Syrc', 'Mong', 'Nkoo', 'Adlm'].includes(script)
}
