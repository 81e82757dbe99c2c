import type { AtomicInline } from '../../box/box.ts'
import type { ComputedStyle } from '../../css/computed-style.ts'
import type { Pt } from '../../geometry.ts'
import type { BreakPoint } from '../../text/break-lines.ts'
import type { Paragraph } from '../../text/paragraph.ts'
import { hangingEnd, hangingStart } from './hanging-punctuation.ts'
import type { InlineContent, InlineItem, LeafItem } from './inline-content.ts'
import { isLeaf } from './inline-content.ts'
import { edgeWidth } from './inline-edges.ts'

/** What a character does where a line ends after it, or starts with it. */
const visible = 0
/** A collapsible space: vanishes at both ends of a line. CSS Text 3 §4.1.2. */
const collapsing = 1
/** A preserved space of `pre-wrap`: hangs at the end of a line. */
const hanging = 2
/** A line feed: is nowhere to be seen. */
const lineFeed = 3

/** A paragraph on one endless line. */
export interface Measures {
  /** Of the character at each offset. */
  readonly advances: Float64Array
  /** Position of a break in front of the character at each offset: what closes there is before it, what opens after it. */
  readonly breakAt: Float64Array
  /**
   * Room that the boxes open at each offset take when they are cut there and have their edges all the same, on the line
   * before the break and on the one after it: `box-decoration-break: clone`.
   */
  readonly cloned: { readonly before: Float64Array; readonly after: Float64Array }
  /** Sum of the widths of the word spaces before each offset. */
  readonly spaces: Float64Array
  /** Item that the character at each offset belongs to. */
  readonly itemAt: Int32Array
  readonly kinds: Uint8Array
}

export interface TabStops {
  readonly distance: Pt
  /** A stop nearer than this is passed over. */
  readonly least: Pt
}

interface MeasureOptions {
  /** Of the containing block, for percentages. */
  readonly width: Pt
  /** Of the margin box. */
  readonly atomicWidth: (box: AtomicInline) => Pt
  /** Distance between tab stops of text in this style. */
  readonly tabStop: (style: ComputedStyle) => TabStops
  /** Spaces at the ends of lines stay: list markers. */
  readonly keepSpaces: boolean
}

/** Lays the whole paragraph on one line. */
export function measureParagraph(content: InlineContent, paragraph: Paragraph, options: MeasureOptions): Measures {
  const { text, items } = content
  const length = text.length
  const advances = advancesByOffset(paragraph)
  const breakAt = new Float64Array(length + 1)
  const cloned = clonedEdges(content, options.width)
  const spaces = new Float64Array(length + 1)
  const itemAt = new Int32Array(length)
  const kinds = new Uint8Array(length)
  let x = 0
  let space = 0
  /** Where the text since the last forced break starts: tab stops count from there. */
  let hardStart = 0
  for (let index = 0; index < items.length; index++) {
    const item = items[index] as InlineItem
    if (item.type === 'out-of-flow') continue
    if (!isLeaf(item)) {
      x += edgeWidth(item.node.box, item.type === 'open' ? 'start' : 'end', options.width)
      if (item.type === 'close' && item.start > 0) breakAt[item.start] = x
      continue
    }
    const spaceKind = options.keepSpaces ? visible : kindOfSpaces(item)
    for (let offset = item.start; offset < item.end; offset++) {
      const char = text.charCodeAt(offset)
      itemAt[offset] = index
      spaces[offset] = space
      if (char <= 0x20 || char === 0xa0 || item.type !== 'text') {
        advances[offset] = specialAdvance(item, char, advances[offset] ?? 0, x - hardStart, options)
        if (char === 0x0a) kinds[offset] = lineFeed
        else if (char === 0x20 || char === 0x09) kinds[offset] = spaceKind
        if (isWordSpace(char)) space += advances[offset] ?? 0
      }
      x += advances[offset] ?? 0
      if (char === 0x0a) hardStart = x
      breakAt[offset + 1] = x
    }
  }
  spaces[length] = space
  return { advances, breakAt, cloned, spaces, itemAt, kinds }
}

function clonedEdges({ text, items }: InlineContent, width: Pt): Measures['cloned'] {
  const isCloned = (item: InlineItem): boolean =>
    item.type === 'open' && item.node.box.style['box-decoration-break'] === 'clone'
  const length = items.some(isCloned) ? text.length + 1 : 0
  const before = new Float64Array(length)
  const after = new Float64Array(length)
  if (length === 0) return { before, after }
  let end = 0
  let start = 0
  for (const item of items) {
    if (isLeaf(item)) {
      before.fill(end, item.start + 1, item.end + 1)
      after.fill(start, item.start + 1, item.end + 1)
    } else if (item.type !== 'out-of-flow' && item.node.box.style['box-decoration-break'] === 'clone') {
      const sign = item.type === 'open' ? 1 : -1
      end += sign * edgeWidth(item.node.box, 'end', width)
      start += sign * edgeWidth(item.node.box, 'start', width)
      if (item.type === 'close') {
        before[item.start] = end
        after[item.start] = start
      }
    }
  }
  return { before, after }
}

function advancesByOffset({ text, runs }: Paragraph): Float64Array {
  const advances = new Float64Array(text.length)
  for (const run of runs) {
    for (const glyph of run.glyphs) advances[glyph.cluster] = (advances[glyph.cluster] ?? 0) + glyph.advance
  }
  return advances
}

/** Room taken by what is no glyph: an atomic inline, a line feed, a tab `x` from where tab stops count. */
function specialAdvance(item: LeafItem, char: number, shaped: Pt, x: Pt, options: MeasureOptions): Pt {
  if (item.type === 'atomic') return options.atomicWidth(item.box)
  if (item.type !== 'text' || char === 0x0a) return 0
  return char === 0x09 ? nextTabStop(x, options.tabStop(item.box.style)) - x : shaped
}

/** CSS Text 3 §4.1.2: what the spaces and tabs of a box do at the ends of lines. */
function kindOfSpaces(item: LeafItem): number {
  if (item.type !== 'text') return visible
  const whiteSpace = item.box.style['white-space']
  if (whiteSpace === 'pre-wrap') return hanging
  return whiteSpace === 'pre' || whiteSpace === 'break-spaces' ? visible : collapsing
}

/** The spaces that justification widens and `word-spacing` counts: U+0020 and U+00A0. */
export function isWordSpace(char: number): boolean {
  return char === 0x20 || char === 0xa0
}

/** The tab stop after `x` that is far enough from it to be seen: CSS Text 3 §4.2. */
export function nextTabStop(x: Pt, { distance, least }: TabStops): Pt {
  if (distance <= 0) return x
  const next = (Math.floor(x / distance + 1e-6) + 1) * distance
  return next - x < least ? next + distance : next
}

/** The part of `start` to `end` that shows when it is a line: without what vanishes or hangs at its ends. */
export function visiblePart(kinds: Uint8Array, start: number, end: number): { start: number; end: number } {
  let from = start
  while (from < end && kinds[from] === collapsing) from++
  return { start: from, end: trimmedEnd(kinds, from, end) }
}

function trimmedEnd(kinds: Uint8Array, start: number, end: number): number {
  let to = end
  while (to > start && kinds[to - 1] !== visible) to--
  return to
}

/** What stands at a place where a line may end. */
export interface LineEnds {
  /** Width of the hyphen shown by a break at an offset. */
  readonly hyphenAt: (offset: number) => Pt
  /** Indent of a line that starts at an offset. `forced`: the line before it ends in a forced break. */
  readonly indentAt: (offset: number, forced: boolean) => Pt
}

/** All places where the paragraph's lines may end, from `from` on: first the start itself, last the end of the text. */
export function breakPoints(
  content: InlineContent,
  paragraph: Paragraph,
  measures: Measures,
  from: number,
  ends: LineEnds,
): BreakPoint[] {
  const length = content.text.length
  const point = (offset: number, kind: BreakPoint['kind']): BreakPoint => {
    const indent = ends.indentAt(offset, kind === 'mandatory' && measures.kinds[offset - 1] === lineFeed)
    const hyphen = kind === 'hyphen' ? ends.hyphenAt(offset) : 0
    return breakPoint(content, measures, offset, kind, hyphen, indent)
  }
  const points = [point(from, 'mandatory')]
  for (const { offset, kind } of paragraph.breaks) {
    if (offset > from && offset < length) points.push(point(offset, kind))
  }
  points.push(point(length, 'mandatory'))
  return points
}

/** All points have the same keys in the same order: there are thousands, and they are read in the innermost loops. */
function breakPoint(
  content: InlineContent,
  measures: Measures,
  offset: number,
  kind: BreakPoint['kind'],
  hyphen: Pt,
  indent: Pt,
): BreakPoint {
  const { breakAt, cloned, spaces, kinds } = measures
  const last = trimmedEnd(kinds, 0, offset)
  const first = visiblePart(kinds, offset, kinds.length).start
  const here = breakAt[offset] ?? 0
  const letterSpacing = letterSpacingAfter(content, measures, last)
  const hangStart = offset === 0 ? hangingStart(content, measures, first) : 0
  const { hangEnd, mayHang } = hangingEnd(content, measures, last, offset)
  return {
    offset,
    kind,
    end: here - advanceOf(measures, last, offset) - letterSpacing + (cloned.before[offset] ?? 0) - hangEnd,
    start: here + advanceOf(measures, offset, first) - (cloned.after[offset] ?? 0) + hangStart - indent,
    spaceAtEnd: spaces[last] ?? 0,
    spaceAtStart: spaces[first] ?? 0,
    hyphen,
    indent,
    hangStart,
    hangEnd,
    mayHang,
  }
}

/** Sum of the characters' advances alone: edges of inline boxes between them keep their room. */
function advanceOf({ advances }: Measures, start: number, end: number): Pt {
  let sum = 0
  for (let offset = start; offset < end; offset++) sum += advances[offset] ?? 0
  return sum
}

/** Room that edges of inline boxes take between two breaks. */
export function edgesBetween(measures: Measures, start: number, end: number): Pt {
  const { breakAt, cloned } = measures
  const own = (breakAt[end] ?? 0) - (breakAt[start] ?? 0) - advanceOf(measures, start, end)
  return own + (cloned.after[start] ?? 0) + (cloned.before[end] ?? 0)
}

/** Is there anything between two breaks but spaces that vanish? */
export function hasVisible({ kinds }: Measures, start: number, end: number): boolean {
  for (let offset = start; offset < end; offset++) if (kinds[offset] !== collapsing) return true
  return false
}

/** CSS Text 3 §8.2: the spacing after the last letter of a line is not there. */
export function letterSpacingAfter({ items }: InlineContent, { itemAt }: Measures, end: number): Pt {
  const item = end > 0 ? items[itemAt[end - 1] ?? -1] : undefined
  return item?.type === 'text' ? item.box.style['letter-spacing'] : 0
}
