import { objectReplacement } from './characters.ts'
import type { ParagraphInput, StyledRange } from './paragraph.ts'

/** A character of class ID of UAX 14, which lines may be broken before and after. */
const ideograph = '\u4e00'

/** CSS Text 3 §5.3: what `loose` lets a line start with, and `normal` too where `normal` is true. */
const relaxed: readonly { readonly chars: RegExp; readonly normal: boolean; readonly eastAsian: boolean }[] = [
  // Class CJ: small kana and the prolonged sound mark
  {
    chars:
      /[\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e\u3095\u3096\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee\u30f5\u30f6\u30fc\u31f0-\u31ff\uff67-\uff70]/,
    normal: true,
    eastAsian: false,
  },
  // Hyphens
  { chars: /[\u2010\u2013]/, normal: false, eastAsian: true },
  { chars: /[\u301c\u30a0]/, normal: true, eastAsian: true },
  // Iteration marks
  { chars: /[\u3005\u303b\u309d\u309e\u30fd\u30fe]/, normal: false, eastAsian: false },
  // Inseparable characters
  { chars: /[\u2025\u2026\u22ef\ufe19]/, normal: false, eastAsian: false },
  // Centred punctuation
  {
    chars: /[:;\u30fb\uff1a\uff1b\uff65!?\u203c\u2047\u2048\u2049\uff01\uff1f]/,
    normal: false,
    eastAsian: true,
  },
]

/**
 * The text as the line breaker is to see it, character for character: what CSS classes otherwise than UAX 14 is
 * replaced by a character of the class meant.
 */
export function lineBreakProxy({ text, ranges }: ParagraphInput): string {
  // CSS Text 3 §5.1: an atomic inline is of class ID, and a no-break space does not hold it.
  const atomics = text.includes(objectReplacement)
    ? text.replace(/\u00a0(?=\ufffc)|(?<=\ufffc)\u00a0/g, ideograph).replaceAll(objectReplacement, ideograph)
    : text
  if (ranges.every(({ style }) => style['line-break'] !== 'loose' && style['line-break'] !== 'normal')) return atomics
  return ranges.map((range) => relaxRange(atomics.slice(range.start, range.end), range)).join('')
}

function relaxRange(text: string, { style, lang }: StyledRange): string {
  const strictness = style['line-break']
  if (strictness !== 'loose' && strictness !== 'normal') return text
  const eastAsian = /^(zh|ja)\b/i.test(lang)
  let result = text
  for (const row of relaxed) {
    if ((row.normal || strictness === 'loose') && (eastAsian || !row.eastAsian)) {
      result = result.replaceAll(new RegExp(row.chars, 'g'), ideograph)
    }
  }
  return result
}
