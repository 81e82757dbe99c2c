import { createRequire } from 'node:module'
import type { Bidi } from 'bidi-js'
import type { BidiScope, ParagraphInput } from './paragraph.ts'

/** Letters of right-to-left scripts, Arabic digits and bidi controls: without any of them a paragraph is all one level. */
const rightToLeft =
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

export function hasRightToLeft(text: string): boolean {
  return rightToLeft.test(text)
}

/** UAX 9 rules P2 and P3: that of the first letter of the text. */
export function firstDirection(text: string): 'ltr' | 'rtl' {
  const letter = /\p{L}/u.exec(text)?.[0]
  return letter !== undefined && rightToLeft.test(letter) ? 'rtl' : 'ltr'
}

let bidi: Bidi | undefined

/**
 * Embedding levels, one a code unit, by the Unicode Bidirectional Algorithm (Annex 9). Undefined when all are 0.
 * Each line of a paragraph with forced breaks is a bidi paragraph of its own: CSS Writing Modes 4 §2.4.2.
 */
export function bidiLevels({ text, direction, plaintext, bidi: scopes = [] }: ParagraphInput): Uint8Array | undefined {
  if (direction === 'ltr' && scopes.length === 0 && !rightToLeft.test(text)) return undefined
  // Loaded late: most kits have no need of it.
  bidi ??= (createRequire(import.meta.url)('bidi-js') as () => Bidi)()
  const { marked, offsets } = withControls(text, scopes)
  const { levels: markedLevels } = bidi.getEmbeddingLevels(marked, plaintext ? 'auto' : direction)
  const levels = new Uint8Array(text.length)
  for (const [at, offset] of offsets.entries()) {
    if (offset >= 0) levels[offset] = markedLevels[at] ?? 0
  }
  return levels
}

/**
 * The text with the control characters that CSS Writing Modes 4 §2.4.4 has boxes stand for, and for each of its code
 * units the offset in `text`, -1 for those inserted.
 */
function withControls(text: string, scopes: readonly BidiScope[]): { marked: string; offsets: readonly number[] } {
  const opening = new Map<number, string>()
  const closing = new Map<number, string>()
  for (const scope of scopes) {
    const [open, close] = controls(scope)
    // Outer scopes come first: they open first and close last.
    opening.set(scope.start, (opening.get(scope.start) ?? '') + open)
    closing.set(scope.end, close + (closing.get(scope.end) ?? ''))
  }
  let marked = ''
  const offsets: number[] = []
  const insert = (controlCharacters: string | undefined) => {
    if (!controlCharacters) return
    marked += controlCharacters
    for (let i = 0; i < controlCharacters.length; i++) offsets.push(-1)
  }
  for (let offset = 0; offset <= text.length; offset++) {
    insert(closing.get(offset))
    insert(opening.get(offset))
    if (offset === text.length) break
    marked += text[offset]
    offsets.push(offset)
  }
  return { marked, offsets }
}

/** U+202A to U+202E are LRE, RLE, PDF, LRO, RLO; U+2066 to U+2069 LRI, RLI, FSI, PDI. */
function controls({ direction, unicodeBidi }: BidiScope): readonly [open: string, close: string] {
  const rtl = direction === 'rtl'
  switch (unicodeBidi) {
    case 'embed':
      return [rtl ? '\u202b' : '\u202a', '\u202c']
    case 'isolate':
      return [rtl ? '\u2067' : '\u2066', '\u2069']
    case 'bidi-override':
      return [rtl ? '\u202e' : '\u202d', '\u202c']
    case 'isolate-override':
      return [`\u2068${rtl ? '\u202e' : '\u202d'}`, '\u202c\u2069']
    case 'plaintext':
      return ['\u2068', '\u2069']
    default:
      return unicodeBidi satisfies never
  }
}
