import type { Diagnostic, Origin, Report } from '../diagnostic.ts'
import { bidiLevels } from './bidi.ts'
import { breakOpportunities, unhyphenatedWord } from './break-opportunities.ts'
import { objectReplacement } from './characters.ts'
import { fontRanges } from './fallback.ts'
import { lettersToScale } from './features.ts'
import type { Font, FontSet } from './font.ts'
import { hasGlyph } from './harfbuzz.ts'
import { usedFontSize } from './measure.ts'
import { familiesOf, type MissingCluster, missingGlyphs } from './missing-glyph.ts'
import type { Paragraph, ParagraphInput, ShapedRun, StyledRange } from './paragraph.ts'
import { isNeutral, type ScriptRange, scriptRanges } from './script.ts'
import { emptyRun, hasPosition, missingRun, type RunStyle, shapeRun, upperCase, withFakePosition } from './shape-run.ts'

export { reorderRuns, shapeHyphen, sliceRuns } from './slice-runs.ts'

/** Of the font size, for capitals that stand in for small capitals. */
const smallCapsScale = 0.7

/** A stretch of one style, level and script. */
interface Item {
  readonly start: number
  readonly end: number
  readonly range: StyledRange
  readonly level: number
  readonly script: string
}

/** Shapes a paragraph whole and finds where its lines may end. */
export function shapeParagraph(input: ParagraphInput, fonts: FontSet, report: Report): Paragraph {
  const runs: ShapedRun[] = []
  const missing: MissingCluster[] = []
  for (const item of itemize(input)) missing.push(...shapeItem(input.text, item, fonts, runs, report))
  reportMissing(input.text, missing, fonts, report)
  reportUnhyphenated(input, fonts, report)
  return { text: input.text, runs, breaks: breakOpportunities(input), direction: input.direction }
}

/** Each character once for each list of families. */
function reportMissing(text: string, missing: readonly MissingCluster[], fonts: FontSet, report: Report): void {
  const news = missing.filter((cluster) => isNews(fonts, `${cluster.text}\n${familiesOf(cluster)}`))
  for (const diagnostic of missingGlyphs(text, news)) report(diagnostic)
}

/** Where `hyphens: auto` does nothing, since there are no patterns for the language. */
function reportUnhyphenated(input: ParagraphInput, fonts: FontSet, report: Report): void {
  const found = unhyphenatedWord(input)
  if (found === undefined) return
  const range = input.ranges.find(({ end }) => end > found.offset)
  once(fonts, report, {
    severity: 'info',
    code: 'no-hyphenation',
    message: `there are no hyphenation patterns for \`${found.lang}\`: \`hyphens: auto\` does nothing`,
    ...place(range?.originAt(found.offset)),
    hint: 'mark where words may be divided with soft hyphens, `&shy;`, or set the text ragged',
  })
}

/** Cuts the text where style, bidi level or script change, and around characters that are not text. */
function itemize(input: ParagraphInput): readonly Item[] {
  const { text } = input
  const levels = bidiLevels(input)
  const scripts = scriptRanges(text)
  const items: Item[] = []
  let scriptIndex = 0
  for (const range of input.ranges) {
    for (let start = range.start; start < range.end; ) {
      while ((scripts[scriptIndex]?.end ?? text.length) <= start && scriptIndex < scripts.length - 1) scriptIndex++
      const level = levels?.[start] ?? 0
      const { script, end: scriptEnd } = scriptAt(text, start, scripts, scriptIndex)
      const limit = Math.min(range.end, scriptEnd)
      const end = isApart(text.charCodeAt(start)) ? start + 1 : endOfItem(text, start, limit, levels)
      items.push({ start, end, range, level, script })
      start = end
    }
  }
  return items
}

/**
 * The script range for the text from `start` on. Where bidi has parted punctuation from the letters it was counted to,
 * it goes with the letters that follow.
 */
function scriptAt(text: string, start: number, scripts: readonly ScriptRange[], index: number): ScriptRange {
  const here = scripts[index] as ScriptRange
  const next = scripts[index + 1]
  if (!next || start === here.start || !isNeutral(text.slice(start, here.end))) return here
  return next
}

function endOfItem(text: string, start: number, limit: number, levels: Uint8Array | undefined): number {
  let end = start + 1
  while (end < limit && (!levels || levels[end] === levels[start]) && !isApart(text.charCodeAt(end))) end++
  return end
}

/** Atomic inlines, tabs, and what forces a line break (classes BK, LF and NL of UAX 14) have runs of their own. */
function isApart(codeUnit: number): boolean {
  return codeUnit === 0xfffc || codeUnit === 0x09 || isForcedBreak(codeUnit)
}

function isForcedBreak(codeUnit: number): boolean {
  return (codeUnit >= 0x0a && codeUnit <= 0x0c) || codeUnit === 0x85 || codeUnit === 0x2028 || codeUnit === 0x2029
}

/** Adds the runs of an item to `runs`. Returns what no font has. */
function shapeItem(
  text: string,
  item: Item,
  fonts: FontSet,
  runs: ShapedRun[],
  report: Report,
): readonly MissingCluster[] {
  const { start, end, range, level, script } = item
  const candidates = fonts.match(range.style)
  const primary = candidates[0] as Font
  const size = usedFontSize(fonts, range.style, primary)
  const base = { style: range.style, size, level, script, lang: range.lang }
  const char = text.charCodeAt(start)
  if (text[start] === objectReplacement || isForcedBreak(char)) {
    runs.push(emptyRun(start, end, { ...base, font: primary }))
    return []
  }
  if (char === 0x09) {
    runs.push(tabRun(start, { ...base, font: primary }))
    return []
  }
  const missing: MissingCluster[] = []
  for (const part of fontRanges(text, start, end, candidates)) {
    if (part.missing) {
      const font = candidates.find((candidate) => hasGlyph(candidate, 0xfffd)) ?? primary
      const size = usedFontSize(fonts, range.style, font)
      runs.push(missingRun(part.start, part.end, { ...base, font, size }))
      missing.push({ text: text.slice(part.start, part.end), script, offset: part.start, range })
    } else {
      const size = usedFontSize(fonts, range.style, part.font)
      const run = { ...base, size, font: part.font, ...synthesis(part.font, range, part.start, fonts, report) }
      runs.push(...shapeCaps(text, part.start, part.end, positioned(text, part, run)))
    }
  }
  return missing
}

/** The run with its characters set smaller, where they are to be raised or lowered and the font cannot do it. */
function positioned(text: string, { start, end }: { start: number; end: number }, run: RunStyle): RunStyle {
  const { 'font-variant-position': position, 'font-synthesis-position': synthesis } = run.style
  if (position === 'normal' || synthesis === 'none' || hasPosition(text, start, end, run)) return run
  return withFakePosition(run, position)
}

/** As wide as its tab stop asks for: the line's matter. */
function tabRun(start: number, run: RunStyle): ShapedRun {
  return emptyRun(start, start + 1, run)
}

/** One run, or several where small capitals have to be made from capitals. */
function shapeCaps(text: string, start: number, end: number, run: RunStyle): readonly ShapedRun[] {
  const scaled = lettersToScale(run.style, run.font)
  if (scaled === 'none') return [shapeRun(text, start, end, run)]
  const small = { ...run, size: run.size * smallCapsScale, fakeSmallCaps: true }
  const runs: ShapedRun[] = []
  for (let from = start; from < end; ) {
    const first = isScaled(text, from, scaled, run.lang)
    let to = from + 1
    while (to < end && (isScaled(text, to, scaled, run.lang) ?? first) === first) to++
    runs.push(shapeRun(text, from, to, first ? small : run))
    from = to
  }
  return runs
}

/** Whether the character at `offset` is set as a scaled capital; undefined when it goes along with its neighbour. */
function isScaled(text: string, offset: number, which: 'lower' | 'all', lang?: string): boolean | undefined {
  const unit = text.charCodeAt(offset)
  if (unit >= 0xdc00 && unit <= 0xdfff) return undefined
  const char = String.fromCodePoint(text.codePointAt(offset) ?? 0)
  if (/[\p{M}\p{Cf}]/u.test(char)) return undefined
  return upperCase(char, lang) !== char || (which === 'all' && char.toLowerCase() !== char)
}

/** CSS Fonts 4 §2.5: weights from 600 are bold, and a face below is emboldened; an upright face is slanted. */
function synthesis(
  font: Font,
  range: StyledRange,
  offset: number,
  fonts: FontSet,
  report: Report,
): { readonly fakeBold?: true; readonly fakeItalic?: true } {
  const { style } = range
  const mayBold = style['font-synthesis-weight'] === 'auto'
  const mayItalic = { auto: true, none: false, 'oblique-only': style['font-style'] === 'oblique' }
  const fakeBold = mayBold && style['font-weight'] >= 600 && font.weight < 600
  const fakeItalic = mayItalic[style['font-synthesis-style']] && style['font-style'] !== 'normal' && !font.italic
  if (!fakeBold && !fakeItalic) return {}
  const what = [fakeBold && 'bold', fakeItalic && 'italic'].filter(Boolean).join(' ')
  once(fonts, report, {
    severity: 'info',
    code: 'synthesised-style',
    message: `\`${font.family}\` has no ${what} face: its ${font.weight < 600 ? 'regular' : 'bold'} one is altered instead`,
    ...place(range.originAt(offset)),
    hint: 'add an @font-face rule with that face',
  })
  return { ...(fakeBold && { fakeBold }), ...(fakeItalic && { fakeItalic }) }
}

function place(origin: Origin | undefined): Pick<Diagnostic, 'at'> {
  const at = origin?.template ?? origin?.value
  return at ? { at } : {}
}

const reported = new WeakMap<FontSet, Set<string>>()

/** Reports each problem once a rendering, where it first occurs: a paragraph may be shaped more often. */
function once(fonts: FontSet, report: Report, diagnostic: Diagnostic): void {
  if (isNews(fonts, diagnostic.message)) report(diagnostic)
}

/** Was it not asked for in this rendering yet? */
function isNews(fonts: FontSet, problem: string): boolean {
  const known = reported.get(fonts) ?? new Set<string>()
  reported.set(fonts, known)
  const isNew = !known.has(problem)
  known.add(problem)
  return isNew
}
