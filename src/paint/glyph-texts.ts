import type { TextRun } from '../box/box.ts'
import type { TextFragment } from '../layout/fragment.ts'
import { softHyphen } from '../text/characters.ts'
import { glyphOf } from '../text/harfbuzz.ts'
import type { GlyphsOperation, PaintedGlyph } from './display-list.ts'

/**
 * What each glyph stands for, by its index: its character where a cluster has one for each glyph, or else the whole
 * cluster for its first glyph and nothing for the others.
 * The hyphen at a line's end is a soft one, which leaves no trace in copied text: PDF 1.7 §14.8.2.2.3.
 */
export function glyphTexts(fragment: TextFragment): readonly string[] {
  const { box, run, hyphenated } = fragment
  const texts: string[] = run.glyphs.map(() => '')
  const clusters = new Map<number, number[]>()
  run.glyphs.forEach(({ cluster }, index) => {
    if (hyphenated && cluster >= run.end) texts[index] = softHyphen
    else if (clusters.has(cluster)) clusters.get(cluster)?.push(index)
    else clusters.set(cluster, [index])
  })
  const starts = [...clusters.keys()].sort((a, b) => a - b)
  starts.forEach((start, at) => {
    const indices = clusters.get(start) ?? []
    const text = clusterText(box, start, starts[at + 1] ?? run.end)
    if (indices.length === 1) texts[indices[0] as number] = text.length > 1 ? text.normalize('NFC') : text
    else shareOut(fragment, indices, text, texts)
  })
  return texts
}

/** Preserved line feeds and tabs are copied as spaces; soft hyphens only where they stand alone, to be dropped. */
function clusterText({ text, written }: TextRun, start: number, end: number): string {
  const part = (written?.slice(start, end).join('') ?? text.slice(start, end)).replace(/[\t\n\r]/g, ' ')
  return part === softHyphen ? part : part.replaceAll(softHyphen, '')
}

/** A letter and the marks on it, each with a glyph of its own: right-to-left text has the marks first. */
function shareOut({ run }: TextFragment, indices: readonly number[], text: string, texts: string[]) {
  const characters = [...text]
  const isNominal = (character: string | undefined, index: number) =>
    character !== undefined && glyphOf(run.font, character.codePointAt(0) ?? 0) === run.glyphs[index]?.id
  if (run.level % 2 === 1) {
    // Fonts may take a letter apart into its shape and its dots, which stand for nothing.
    const letter = widest(run, indices)
    texts[letter] = characters[0] ?? ''
    for (const character of characters.slice(1)) {
      const mark = indices.find((index) => index !== letter && texts[index] === '' && isNominal(character, index))
      if (mark === undefined) texts[letter] += character
      else texts[mark] = character
    }
    return
  }
  const shared = characters.length === indices.length && indices.every((index, at) => isNominal(characters[at], index))
  if (!shared) texts[indices[0] as number] = text
  else for (const [at, index] of indices.entries()) texts[index] = characters[at] as string
}

/** The letter itself, among its dots and marks. */
function widest({ glyphs }: TextFragment['run'], indices: readonly number[]): number {
  const advance = (index: number) => glyphs[index]?.advance ?? 0
  return indices.reduce((best, index) => (advance(index) > advance(best) ? index : best))
}

/**
 * Words in which some glyph stands for nothing by itself (`ß` as `SS`, vowels that Indic scripts put first) are copied as
 * a whole: some readers would show something for such a glyph. Not in right-to-left text: readers that turn lines
 * about would turn the word, too.
 */
export function copiedParts(operation: GlyphsOperation, level: number): readonly GlyphsOperation[] {
  const glyphs = operation.glyphs.filter(({ text, shownAt }) => text !== '' || shownAt === undefined)
  if (level % 2 === 1 || !glyphs.some(({ text }) => text === '')) return [{ ...operation, glyphs }]
  const parts: GlyphsOperation[] = []
  let start = 0
  for (let end = 1; end <= glyphs.length; end++) {
    const wordEnds = end === glyphs.length || isSpace(glyphs[end]) !== isSpace(glyphs[end - 1])
    if (!wordEnds) continue
    const part = glyphs.slice(start, end)
    const whole = part.some(({ text }) => text === '')
    const actualText = part.map(({ text }) => text).join('')
    parts.push({ ...operation, glyphs: part, ...(whole && { actualText }) })
    start = end
  }
  return parts
}

function isSpace(glyph: PaintedGlyph | undefined): boolean {
  return glyph?.text === ' '
}
