import { clusterEnd, isIgnorable } from './characters.ts'
import type { Font } from './font.ts'
import { hasGlyph } from './harfbuzz.ts'

/** Whether an @font-face rule lets a face be used for a character. */
function isInRange({ unicodeRange }: Font, codePoint: number): boolean {
  return unicodeRange === undefined || unicodeRange.some(([low, high]) => low <= codePoint && codePoint <= high)
}

function covers(font: Font, codePoint: number): boolean {
  if (isIgnorable(codePoint)) return true
  if (!isInRange(font, codePoint)) return false
  return hasGlyph(font, codePoint) || substitutes(codePoint).some((other) => hasGlyph(font, other))
}

/** What HarfBuzz puts for characters that differ from others by their width or breaking only. */
function substitutes(codePoint: number): readonly number[] {
  if (codePoint === 0xa0 || (codePoint >= 0x2000 && codePoint <= 0x200a)) return [0x20]
  if (codePoint === 0x202f || codePoint === 0x205f || codePoint === 0x3000) return [0x20]
  return codePoint === 0x2011 ? [0x2010] : []
}

/** Whether a font has all of a cluster, as written or in another of its canonical forms: CSS Fonts 4 §5.3. */
function coversCluster(font: Font, cluster: string): boolean {
  const hasAll = (form: string) => [...form].every((char) => covers(font, char.codePointAt(0) ?? 0))
  if (hasAll(cluster)) return true
  return hasAll(cluster.normalize('NFC')) || hasAll(cluster.normalize('NFD'))
}

/** A stretch of text for one font; `end` is excluded. */
export interface FontRange {
  readonly start: number
  readonly end: number
  readonly font: Font
  /** No font has it. */
  readonly missing: boolean
}

/** Gives each cluster of `text` from `start` to `end` the first font that has it, the primary one when none does. */
export function fontRanges(text: string, start: number, end: number, fonts: readonly Font[]): readonly FontRange[] {
  const primary = fonts[0]
  if (!primary) throw new Error('a style without fonts')
  const first = endOfCovered(text, start, end, primary)
  if (first === end) return [{ start, end, font: primary, missing: false }]
  const ranges: FontRange[] = []
  const letters = fontOfLetters(text.slice(start, end), fonts)
  for (let offset = start; offset < end; ) {
    const next = Math.min(end, clusterEnd(text, offset))
    const cluster = text.slice(offset, next)
    const preferred = letters && !letterOrMark.test(cluster) && coversCluster(letters, cluster) ? letters : undefined
    const font = preferred ?? fonts.find((candidate) => coversCluster(candidate, cluster))
    add(ranges, { start: offset, end: next, font: font ?? primary, missing: font === undefined })
    offset = next
  }
  return ranges
}

const rightToLeftLetter = /[\u05d0-\u05ea\u0620-\u064a\u066e-\u06d3\u0710-\u072f\u0780-\u07a5\u07ca-\u07ea]/
const letterOrMark = /^[\p{L}\p{M}]/u

/**
 * The font of right-to-left letters sets the spaces and signs among them, too, if it has them: words of such scripts are
 * shaped, and copied, in one piece. Undefined for other text.
 */
function fontOfLetters(text: string, fonts: readonly Font[]): Font | undefined {
  const letter = rightToLeftLetter.exec(text)?.[0]
  return letter === undefined ? undefined : fonts.find((font) => coversCluster(font, letter))
}

/** How far the primary font alone will do: in most text, to the end. */
function endOfCovered(text: string, start: number, end: number, font: Font): number {
  for (let offset = start; offset < end; offset++) {
    const unit = text.charCodeAt(offset)
    if (unit >= 0xd800 && unit <= 0xdfff) return offset
    if (!covers(font, unit)) return offset
  }
  return end
}

/** Lengthens the last range when it is of the same font. */
function add(ranges: FontRange[], range: FontRange): void {
  const last = ranges.at(-1)
  if (last && last.font === range.font && last.missing === range.missing && !range.missing) {
    ranges[ranges.length - 1] = { ...last, end: range.end }
  } else ranges.push(range)
}
