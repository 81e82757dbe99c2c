import LineBreaker from 'linebreak'
import type { ComputedStyle } from '../css/computed-style.ts'
import { clusterEnd, objectReplacement, softHyphen } from './characters.ts'
import { complexWordBreaks } from './complex-words.ts'
import { canHyphenate, hyphenationPoints } from './hyphenate.ts'
import { lineBreakProxy } from './line-break-classes.ts'
import type { BreakOpportunity, ParagraphInput, StyledRange } from './paragraph.ts'

/** From the weakest on: where two rules speak of one place, the stronger one holds. */
const kinds = ['none', 'emergency', 'hyphen', 'normal', 'mandatory'] as const
const none = 0
const emergency = 1
const hyphen = 2
const normal = 3
const mandatory = 4

/** What is found so far: for each offset an index into `kinds`. */
type Marks = Uint8Array

/**
 * Where lines may and must end: UAX 14, tailored by CSS Text 3 §5 and §6, and hyphenation. An opportunity at a space is
 * after it, and after all that follow it.
 */
export function breakOpportunities(input: ParagraphInput): BreakOpportunity[] {
  const marks = new Uint8Array(input.text.length + 1)
  markLineBreaks(input, marks)
  for (const range of input.ranges) {
    if (!wraps(range.style)) continue
    markComplexWords(input, range, marks)
    if (range.style['line-break'] === 'anywhere') markClusters(input, range, normal, marks)
    else if (range.style['word-break'] === 'break-all') markLetters(input, range, marks)
    if (range.style['white-space'] === 'break-spaces') markSpaces(input, range, marks)
    if (wrapsAnywhere(range.style)) markClusters(input, range, emergency, marks)
    if (range.style.hyphens === 'auto' && canHyphenate(range.lang)) markHyphenation(input.text, range, marks)
  }
  return collect(marks)
}

function collect(marks: Marks): BreakOpportunity[] {
  const breaks: BreakOpportunity[] = []
  for (let offset = 1; offset < marks.length - 1; offset++) {
    const kind = kinds[marks[offset] ?? none] ?? 'none'
    if (kind !== 'none') breaks.push({ offset, kind })
  }
  return breaks
}

/** CSS Text 4 §5.1: may lines be broken inside text of this style other than where they must? */
function wraps(style: ComputedStyle): boolean {
  return style['white-space'] !== 'nowrap' && style['white-space'] !== 'pre' && style['text-wrap'] !== 'nowrap'
}

/** `word-break: break-word` is an old name for `overflow-wrap: anywhere`: CSS Text 3 §5.2. */
function wrapsAnywhere({ 'overflow-wrap': wrap, 'word-break': wordBreak }: ComputedStyle): boolean {
  return wrap !== 'normal' || wordBreak === 'break-word'
}

function mark(marks: Marks, offset: number, kind: number): void {
  if ((marks[offset] ?? none) < kind) marks[offset] = kind
}

/** The opportunities of UAX 14 that the styles on both sides allow. */
function markLineBreaks(input: ParagraphInput, marks: Marks): void {
  const { text, ranges } = input
  const breaker = new LineBreaker(lineBreakProxy(input))
  let index = 0
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    const { position, required } = next
    if (position >= text.length) break
    while ((ranges[index]?.end ?? text.length) < position) index++
    const before = ranges[index]
    const after = before && before.end === position ? ranges[index + 1] : before
    if (!before || !after) continue
    if (required) mark(marks, position, mandatory)
    else mark(marks, position, opportunityKind(text, position, before.style, after.style))
  }
}

/** What UAX 14's opportunity at `offset` comes to. `before` and `after` are the styles of the characters around it. */
function opportunityKind(text: string, offset: number, before: ComputedStyle, after: ComputedStyle): number {
  const last = text[offset - 1] ?? ''
  // CSS Text 3 §5.1: a character that vanishes at the line's end decides alone; else the boxes around both do.
  const allowed = isSpace(last) ? wraps(before) : wraps(before) || wraps(after)
  if (!allowed || isAfterLeadingHyphen(text, offset)) return none
  if (last === softHyphen) return before.hyphens === 'none' ? none : hyphen
  if (before['word-break'] === 'keep-all' && isLetter(last) && isLetter(characterAt(text, offset))) return none
  return normal
}

function isSpace(char: string): boolean {
  return char === ' ' || char === '\t' || char === '\u200b'
}

/** UAX 14 rule LB20a, younger than our library: the hyphen that begins a word (`-ism`) stays with it. */
function isAfterLeadingHyphen(text: string, offset: number): boolean {
  const last = text[offset - 1]
  if (last !== '-' && last !== '\u2010') return false
  const starts = offset === 1 || isSpace(text[offset - 2] ?? '')
  return starts && isLetter(characterAt(text, offset))
}

function characterAt(text: string, offset: number): string {
  return String.fromCodePoint(text.codePointAt(offset) ?? 0)
}

/** A typographic letter unit, of CSS Text 3 §1.4. */
function isLetter(char: string): boolean {
  return /^[\p{L}\p{N}\p{M}\udc00-\udfff]/u.test(char)
}

/** Boundaries between the clusters of a range that are inside the text. */
function* clusterBoundaries({ text }: ParagraphInput, { start, end }: StyledRange): Generator<number> {
  for (let offset = start; offset < end; ) {
    offset = clusterEnd(text, offset)
    if (offset < end) yield offset
  }
}

/** `line-break: anywhere`, `overflow-wrap`: CSS Text 3 §5.3 and §5.5. Not before a space that would end the line unseen. */
function markClusters(input: ParagraphInput, range: StyledRange, kind: number, marks: Marks): void {
  const keepsSpaces = range.style['white-space'] === 'break-spaces'
  for (const offset of clusterBoundaries(input, range)) {
    const char = input.text[offset] ?? ''
    if (char === '\n' || (char === ' ' && !keepsSpaces)) continue
    mark(marks, offset, kind)
  }
}

/** `word-break: break-all`, CSS Text 3 §5.2: between any two letters, punctuation as ever. */
function markLetters(input: ParagraphInput, range: StyledRange, marks: Marks): void {
  const { text } = input
  for (const offset of clusterBoundaries(input, range)) {
    if (isLetter(characterAt(text, offset)) && isLetter(text[offset - 1] ?? '')) mark(marks, offset, normal)
  }
}

/** `white-space: break-spaces`, CSS Text 3 §3: after every preserved space. */
function markSpaces({ text }: ParagraphInput, { start, end }: StyledRange, marks: Marks): void {
  for (let offset = start; offset < end; offset++) {
    if (isSpace(text[offset] ?? '')) mark(marks, offset + 1, normal)
  }
}

/** Thai and other scripts written without spaces (class SA of UAX 14), unless words are to be kept together. */
function markComplexWords({ text }: ParagraphInput, { start, end, style }: StyledRange, marks: Marks): void {
  if (style['word-break'] === 'keep-all') return
  for (const offset of complexWordBreaks(text, start, end)) mark(marks, offset, normal)
}

/** Letters that may be a word, or its parts between apostrophes. */
const letters = /[\p{L}\p{M}]{5,}/gu
/** Characters that make what they touch an address, a number, a code or a compound, never to be hyphenated. */
const unhyphenated = /[\p{L}\p{M}\p{N}@#/\\_.:&=+~\u00ad\u2010\u2011\u2013-]/u

/** CSS Text 3 §6.1, `hyphens: auto`. */
function markHyphenation(text: string, { start, end, lang, style }: StyledRange, marks: Marks): void {
  const { word, before, after } = style['hyphenate-limit-chars']
  for (const match of text.slice(start, end).matchAll(letters)) {
    const from = start + match.index
    const to = from + match[0].length
    const length = to - from
    if (length < word || isPartOfMore(text, from, to)) continue
    for (const point of hyphenationPoints(match[0], lang)) {
      if (point >= before && length - point >= after) mark(marks, from + point, hyphen)
    }
  }
}

/**
 * The first word that asks to be hyphenated in a language without patterns: its offset. Only of scripts whose words are
 * hyphenated at all.
 */
export function unhyphenatedWord({ text, ranges }: ParagraphInput): { offset: number; lang: string } | undefined {
  for (const { start, end, lang, style } of ranges) {
    if (style.hyphens !== 'auto' || canHyphenate(lang) || !wraps(style) || !dividesWords(lang)) continue
    const word =
      /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Georgian}]{8,}/u.exec(
        text.slice(start, end),
      )
    if (word) return { offset: start + word.index, lang }
  }
  return undefined
}

/** Is the language written in a script whose words are divided at line ends? Not so Arabic, or Japanese with Latin names. */
function dividesWords(lang: string): boolean {
  try {
    return ['Latn', 'Cyrl', 'Grek', 'Armn', 'Geor'].includes(new Intl.Locale(lang).maximize().script ?? '')
  } catch {
    return false
  }
}

/** Whether what stands around a word makes it part of something else. A point or colon may end a sentence. */
function isPartOfMore(text: string, start: number, end: number): boolean {
  if (unhyphenated.test(text[start - 1] ?? ' ')) return true
  const next = text[end] ?? ' '
  if (next === '.' || next === ':') return /[\p{L}\p{N}/]/u.test(text[end + 1] ?? ' ')
  return unhyphenated.test(next) || next === objectReplacement
}
