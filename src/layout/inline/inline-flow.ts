import type { AtomicInline } from '../../box/box.ts'
import { type ComputedStyle, resolve } from '../../css/computed-style.ts'
import type { Pt } from '../../geometry.ts'
import type { BreakPoint } from '../../text/break-lines.ts'
import type { Paragraph, ShapedRun } from '../../text/paragraph.ts'
import { shapeHyphen, shapeParagraph } from '../../text/shape.ts'
import type { LayoutContext } from '../layout.ts'
import { type LaidAtomic, layoutAtomic } from './atomic.ts'
import { withInitialLetter } from './initial-letter.ts'
import { collectInlineContent, type InlineContent, type InlineRoot } from './inline-content.ts'
import { breakPoints, type Measures, measureParagraph, type TabStops } from './measure.ts'
import { valueIsolates } from './value-isolates.ts'

/** The content of an inline formatting context, shaped: independent of any width. */
export interface ShapedContent {
  readonly content: InlineContent
  readonly paragraph: Paragraph
}

/** The same, measured in a containing block of a certain width, and what lines are built with. */
export interface InlineFlow extends ShapedContent {
  readonly root: InlineRoot
  readonly measures: Measures
  /** Content width of the containing block. */
  readonly width: Pt
  readonly context: LayoutContext
  readonly atomic: (box: AtomicInline) => LaidAtomic
  /** The run that the character at `offset` was shaped in. */
  readonly runAt: (offset: number) => ShapedRun | undefined
  readonly tabStop: (style: ComputedStyle) => TabStops
}

const owner = {}

/** Collects and shapes the text, once a box. */
export function shapeContent(root: InlineRoot, context: LayoutContext): ShapedContent {
  return context.memo(owner, root.children, () => {
    const content = collectInlineContent(withInitialLetter(root, root.children, context))
    const { direction } = root.style
    const bidi = [...content.bidi, ...valueIsolates(content, direction)]
    const plaintext = root.style['unicode-bidi'] === 'plaintext'
    const input = { text: content.text, ranges: content.ranges, direction, bidi, plaintext }
    return { content, paragraph: shapeParagraph(input, context.fonts, context.report) }
  })
}

/** Makes the paragraph ready to be cut into lines. */
export function inlineFlow(root: InlineRoot, width: Pt, context: LayoutContext, keepSpaces = false): InlineFlow {
  const shaped = shapeContent(root, context)
  const atomics = new Map<AtomicInline, LaidAtomic>()
  const atomic = (box: AtomicInline): LaidAtomic => {
    const known = atomics.get(box) ?? layoutAtomic(box, width, root.height, context)
    atomics.set(box, known)
    return known
  }
  const tabStop = (style: ComputedStyle): TabStops => tabStops(root, style, context)
  const measures = measureParagraph(shaped.content, shaped.paragraph, {
    width,
    atomicWidth: (box) => atomic(box).width,
    tabStop,
    keepSpaces,
  })
  const runAt = (offset: number): ShapedRun | undefined => runContaining(shaped.paragraph, offset)
  return { ...shaped, root, measures, width, context, atomic, runAt, tabStop }
}

/** All places where lines may end from offset `from` on. `width` is that of the containing block. */
export function flowBreakPoints(
  { content, paragraph }: ShapedContent,
  measures: Measures,
  from: number,
  { style, width, context }: { style: ComputedStyle; width: Pt; context: LayoutContext },
): BreakPoint[] {
  return breakPoints(content, paragraph, measures, from, {
    hyphenAt: (offset) => hyphenWidth(paragraph, offset, context),
    indentAt: (offset, forced) => indentOf(style, width, offset === 0, forced),
  })
}

/** CSS Text 4 §7.2: the first line is indented, or those after forced breaks too, or with `hanging` all others. */
export function indentOf({ 'text-indent': indent }: ComputedStyle, width: Pt, first: boolean, forced: boolean): Pt {
  const affected = (first && !indent.continues) || (indent.eachLine && forced)
  return affected === indent.hanging ? 0 : resolve(indent.length, width)
}

/** The hyphen behind the character before `offset`, in its font. */
export function hyphenAt(paragraph: Paragraph, offset: number, context: LayoutContext): ShapedRun | undefined {
  const run = runContaining(paragraph, offset - 1)
  return run && shapeHyphen(run, context.fonts)
}

const hyphenOwner = {}

/** Hyphens are many and all alike: one is shaped for each style. */
function hyphenWidth(paragraph: Paragraph, offset: number, context: LayoutContext): Pt {
  const run = runContaining(paragraph, offset - 1)
  if (run === undefined) return 0
  return context.memo(hyphenOwner, run, () =>
    shapeHyphen(run, context.fonts).glyphs.reduce((sum, glyph) => sum + glyph.advance, 0),
  )
}

/** By bisection: runs are in order and without gaps. */
function runContaining({ runs }: Paragraph, offset: number): ShapedRun | undefined {
  let low = 0
  let high = runs.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const run = runs[middle] as ShapedRun
    if (offset < run.start) high = middle - 1
    else if (offset >= run.end) low = middle + 1
    else return run
  }
  return undefined
}

/**
 * CSS Text 3 §4.2: `tab-size` counts spaces of the block container's font, with their letter- and word-spacing; stops
 * nearer than half the width of its digit 0 are passed over.
 */
export function tabStops(root: InlineRoot, { 'tab-size': size }: ComputedStyle, context: LayoutContext): TabStops {
  const { space, zero } = context.memo(advancesOwner, root.style, () => ({
    space: advanceOf(' ', root.style, context),
    zero: advanceOf('0', { ...root.style, 'letter-spacing': 0 }, context),
  }))
  return { distance: typeof size === 'number' ? size * space : size.length, least: zero / 2 }
}

const advancesOwner = {}

function advanceOf(text: string, style: ComputedStyle, context: LayoutContext): Pt {
  const range = { start: 0, end: 1, style, lang: '', originAt: () => undefined }
  const shaped = shapeParagraph({ text, ranges: [range], direction: 'ltr' }, context.fonts, context.report)
  return shaped.runs.flatMap((run) => run.glyphs).reduce((sum, glyph) => sum + glyph.advance, 0)
}
