import type { FontSet } from './font.ts'
import { hasGlyph } from './harfbuzz.ts'
import type { Glyph, Paragraph, ShapedRun } from './paragraph.ts'
import { shapeRun } from './shape-run.ts'

/**
 * The runs of a line from `start` to `end`, in logical order; `reorderRuns` puts them in visual order. A run that is
 * cut where its glyphs depend on one another is shaped anew up to the cut.
 */
export function sliceRuns(paragraph: Paragraph, start: number, end: number, _fonts: FontSet): ShapedRun[] {
  const { text, runs, direction } = paragraph
  const sliced: ShapedRun[] = []
  for (let index = runContaining(runs, start); index < runs.length; index++) {
    const run = runs[index] as ShapedRun
    if (run.start >= end) break
    const from = Math.max(start, run.start)
    const to = Math.min(end, run.end)
    if (from < to) sliced.push(cutRun(text, run, from, to))
  }
  return resetTrailingSpace(text, sliced, direction)
}

/** Index of the run that `offset` lies in, by bisection. */
function runContaining(runs: readonly ShapedRun[], offset: number): number {
  let low = 0
  let high = runs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((runs[middle] as ShapedRun).end <= offset) low = middle + 1
    else high = middle
  }
  return low
}

function cutRun(text: string, run: ShapedRun, start: number, end: number): ShapedRun {
  if (start === run.start && end === run.end) return run
  if (run.glyphs.length === 0) return { ...run, start, end }
  if (!isSafe(run, start) || !isSafe(run, end)) {
    const { start: _start, end: _end, glyphs: _glyphs, unsafeBreaks: _unsafe, ...style } = run
    return shapeRun(text, start, end, style)
  }
  const first = firstGlyph(run, start)
  const last = firstGlyph(run, end)
  const glyphs = isRightToLeft(run) ? run.glyphs.slice(last, first) : run.glyphs.slice(first, last)
  return { ...run, start, end, glyphs }
}

function isRightToLeft({ level }: ShapedRun): boolean {
  return level % 2 === 1
}

/** Whether the glyphs before and after `offset` stay as they are when a line ends there. */
function isSafe(run: ShapedRun, offset: number): boolean {
  if (offset === run.start || offset === run.end) return true
  const at = firstGlyph(run, offset)
  const next = run.glyphs[isRightToLeft(run) ? at - 1 : at]
  // No glyph starts there: the cut goes through a cluster (a ligature), or beside characters that show nothing.
  return next?.cluster === offset && !run.unsafeBreaks?.includes(offset)
}

/**
 * Where in `glyphs` those of clusters from `offset` on start: clusters ascend. In a right-to-left run they descend,
 * and it is the end of those glyphs.
 */
function firstGlyph(run: ShapedRun, offset: number): number {
  const rtl = isRightToLeft(run)
  let low = 0
  let high = run.glyphs.length
  while (low < high) {
    const middle = (low + high) >> 1
    const { cluster } = run.glyphs[middle] as Glyph
    if (rtl ? cluster >= offset : cluster < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** UAX 9 rule L1: white space at the end of a line is on the paragraph's level. */
function resetTrailingSpace(text: string, runs: ShapedRun[], direction: 'ltr' | 'rtl'): ShapedRun[] {
  const level = direction === 'rtl' ? 1 : 0
  for (let last = runs.length - 1; last >= 0; last--) {
    const run = runs[last] as ShapedRun
    let start = run.end
    while (start > run.start && /[\s\u2066-\u2069]/.test(text[start - 1] ?? '')) start--
    if (start < run.end && run.level !== level) {
      const space = cutRun(text, run, start, run.end)
      const glyphs = (space.level + level) % 2 === 0 ? space.glyphs : space.glyphs.toReversed()
      const parts = start > run.start ? [cutRun(text, run, run.start, start)] : []
      runs.splice(last, 1, ...parts, { ...space, level, glyphs })
    }
    if (start > run.start) break
  }
  return runs
}

/** UAX 9 rule L2: from the highest level down to the lowest odd one, whatever is at that level or higher is reversed. */
export function reorderRuns<T extends { readonly level: number }>(runs: readonly T[]): T[] {
  const visual = [...runs]
  const highest = Math.max(0, ...visual.map((run) => run.level))
  for (let level = highest; level > 0; level--) {
    for (let start = 0; start < visual.length; start++) {
      if ((visual[start] as T).level < level) continue
      let end = start + 1
      while (end < visual.length && (visual[end] as T).level >= level) end++
      visual.splice(start, end - start, ...visual.slice(start, end).reverse())
      start = end
    }
  }
  return visual
}

/**
 * The hyphen a line ends with after `run`, in its style: a run of its own, of no text. CSS Text 4 §6.3.2:
 * `hyphenate-character: auto` is U+2010 where the font has it, else the hyphen of the keyboard.
 */
export function shapeHyphen(run: ShapedRun, fonts: FontSet): ShapedRun {
  const wanted = run.style['hyphenate-character']
  const hyphen = wanted === 'auto' ? '\u2010' : wanted
  const has = (font: ShapedRun['font'], text: string) =>
    [...text].every((char) => hasGlyph(font, char.codePointAt(0) ?? 0))
  const others = fonts.match(run.style)
  const font = has(run.font, hyphen) ? run.font : wanted === 'auto' ? run.font : others.find((one) => has(one, hyphen))
  const text = font && has(font, hyphen) ? hyphen : '-'
  const { start: _start, end, glyphs: _glyphs, unsafeBreaks: _unsafe, fakeSmallCaps: _caps, ...style } = run
  const shaped = shapeRun(text, 0, text.length, { ...style, font: font ?? run.font })
  const glyphs = shaped.glyphs.map((glyph) => ({ ...glyph, cluster: end }))
  return { ...shaped, start: end, end, glyphs }
}
