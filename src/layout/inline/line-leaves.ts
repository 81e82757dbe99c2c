import type { OutOfFlow, TextRun } from '../../box/box.ts'
import { isAbsolute } from '../../css/computed-style.ts'
import type { Pt } from '../../geometry.ts'
import type { Glyph, ShapedRun } from '../../text/paragraph.ts'
import { sliceRuns } from '../../text/shape.ts'
import type { LaidAtomic } from './atomic.ts'
import type { InlineItem, InlineNode } from './inline-content.ts'
import type { InlineFlow } from './inline-flow.ts'
import { letterSpacingAfter, visiblePart } from './measure.ts'

/** What stands in a line, in no smaller parts: glyphs of one run, an atomic inline, or nothing at all. */
export type Leaf = TextLeaf | AtomicLeaf | PlaceholderLeaf | EmptyLeaf

interface LeafBase {
  /** The innermost inline box it stands in; undefined for the root inline box. */
  readonly parent: InlineNode | undefined
  /** Bidi embedding level. */
  readonly level: number
  readonly width: Pt
}

export interface TextLeaf extends LeafBase {
  readonly type: 'text'
  readonly box: TextRun
  /** Offset of the box's text in the paragraph. */
  readonly offset: number
  /** Clusters are offsets of the paragraph. */
  readonly run: ShapedRun
  /** Part of the paragraph's text it shows, with the spaces and line feeds that vanish at the line's end. */
  readonly start: number
  readonly end: number
  readonly hyphenated: boolean
}

export interface AtomicLeaf extends LeafBase {
  readonly type: 'atomic'
  readonly atomic: LaidAtomic
  /** A leader that has been widened; `anchor` is where its patterns are counted from, measured from the content's start. */
  readonly leader?: { readonly anchor: Pt; readonly width: Pt }
}

/** Where an absolutely positioned box would stand. */
export interface PlaceholderLeaf extends LeafBase {
  readonly type: 'placeholder'
  readonly box: OutOfFlow
  /** Nothing stands before it in its line. */
  readonly begins: boolean
}

/** Stands for an inline box without content, and for a forced break. */
interface EmptyLeaf extends LeafBase {
  readonly type: 'empty'
}

/** The contents of one line, in logical order. */
export interface LineContents {
  readonly leaves: readonly Leaf[]
  /** Inline boxes that begin, and that end, in this line. */
  readonly opened: ReadonlySet<InlineNode>
  readonly closed: ReadonlySet<InlineNode>
}

/** Cuts the paragraph from `start` to `end` into leaves. */
export function lineContents(
  flow: InlineFlow,
  start: number,
  end: number,
  hyphen: ShapedRun | undefined,
): LineContents {
  const { items } = flow.content
  const leaves: Leaf[] = []
  const opened = new Set<InlineNode>()
  const closed = new Set<InlineNode>()
  const visible = visiblePart(flow.measures.kinds, start, end)
  const runs = new RunCursor(sliceRuns(flow.paragraph, visible.start, visible.end, flow.context.fonts), flow)
  /** How many leaves there were when each box that is open began. */
  const leavesBefore: number[] = []
  const [firstItem, endItem] = itemRange(flow, start, end)
  for (let index = firstItem; index < endItem; index++) {
    const item = items[index] as InlineItem
    if (item.type === 'open') {
      opened.add(item.node)
      leavesBefore.push(leaves.length)
    } else if (item.type === 'close') {
      closed.add(item.node)
      if ((leavesBefore.pop() ?? 0) === leaves.length) leaves.push(empty(item.node, leaves, flow))
    } else if (item.type === 'text') {
      const part = { start: Math.max(start, item.start), end: Math.min(end, item.end) }
      for (const run of runs.take(part, visible)) {
        leaves.push({
          type: 'text',
          box: item.box,
          parent: item.parent,
          offset: item.start,
          level: run.run.level,
          width: widthOf(run.run.glyphs),
          hyphenated: false,
          ...run,
        })
      }
    } else if (item.type === 'atomic') {
      const atomic = flow.atomic(item.box)
      leaves.push({ type: 'atomic', parent: item.parent, level: runs.levelAt(item.start), width: atomic.width, atomic })
    } else if (item.type === 'out-of-flow') {
      if (isAbsolute(item.box.style)) leaves.push(placeholder(item, leaves, flow))
    } else if (item.type === 'break') leaves.push(empty(item.parent, leaves, flow))
  }
  if (hyphen) addHyphen(leaves, hyphen)
  dropLastLetterSpacing(leaves, letterSpacingAfter(flow.content, flow.measures, visible.end))
  return { leaves, opened, closed }
}

function placeholder(
  { box, parent }: Extract<InlineItem, { type: 'out-of-flow' }>,
  leaves: readonly Leaf[],
  flow: InlineFlow,
): Leaf {
  const begins = leaves.every((leaf) => leaf.width === 0)
  return { ...empty(parent, leaves, flow), type: 'placeholder', box, begins }
}

function empty(parent: InlineNode | undefined, leaves: readonly Leaf[], flow: InlineFlow): Leaf {
  const level = leaves.at(-1)?.level ?? (flow.paragraph.direction === 'rtl' ? 1 : 0)
  return { type: 'empty', parent, level, width: 0 }
}

export function widthOf(glyphs: readonly Glyph[]): Pt {
  return glyphs.reduce((sum, glyph) => sum + glyph.advance, 0)
}

/** Items of a line: boxes that close at a break stand before it, boxes that open there after it. */
function itemRange(flow: InlineFlow, start: number, end: number): [first: number, end: number] {
  const { items, text } = flow.content
  const first = start <= 0 ? 0 : itemAtBreak(flow, start)
  if (end >= text.length) return [first, items.length]
  const last = itemAtBreak(flow, end)
  const inside = (items[last]?.start ?? end) < end
  return [first, inside ? last + 1 : last]
}

/** The item that a break at `offset` is in, or else the first one after it. */
function itemAtBreak({ content: { items }, measures }: InlineFlow, offset: number): number {
  let index = measures.itemAt[offset] ?? 0
  if ((items[index]?.start ?? offset) < offset) return index
  // What opens at the break stands after it, and what is out of flow before it, unless it is inside of what opens.
  for (let before = index - 1; isOpenOrOutOfFlow(items[before]); before--)
    if (items[before]?.type === 'open') index = before
  return index
}

function isOpenOrOutOfFlow(item: InlineItem | undefined): boolean {
  return item?.type === 'open' || item?.type === 'out-of-flow'
}

interface Part {
  readonly start: number
  readonly end: number
}

/** Hands out the shaped runs of a line to its text boxes, in logical order. No run belongs to two boxes. */
class RunCursor {
  private readonly runs: readonly ShapedRun[]
  private readonly flow: InlineFlow
  private index = 0

  constructor(runs: readonly ShapedRun[], flow: InlineFlow) {
    this.runs = runs
    this.flow = flow
  }

  /** Level of the character at `offset`. Only ever asked in ascending order. */
  levelAt(offset: number): number {
    return this.runAfter(offset)?.level ?? (this.flow.paragraph.direction === 'rtl' ? 1 : 0)
  }

  /** The run that `offset` is in, or else the first one after it. */
  private runAfter(offset: number): ShapedRun | undefined {
    while ((this.runs[this.index]?.end ?? Infinity) <= offset) this.index++
    return this.runs[this.index]
  }

  /**
   * The runs of `part`, a box's text on this line. What of it is not visible is counted to its first and its last run; a
   * part of which nothing is visible has one run without glyphs, so that it is there to be copied.
   */
  take(part: Part, visible: Part): { run: ShapedRun; start: number; end: number }[] {
    const end = Math.min(part.end, visible.end)
    const taken: { run: ShapedRun; start: number; end: number }[] = []
    let run = this.runAfter(Math.max(part.start, visible.start))
    while (run !== undefined && run.start < end) {
      taken.push({ run, start: run.start, end: run.end })
      run = this.runAfter(run.end)
    }
    const first = taken[0]
    const last = taken.at(-1)
    if (first === undefined || last === undefined) {
      const hidden = this.flow.runAt(part.start)
      return hidden ? [{ run: { ...hidden, ...part, glyphs: [] }, ...part }] : []
    }
    first.start = part.start
    last.end = part.end
    return taken
  }
}

/** Puts the hyphen behind the line's last letter: on its left in right-to-left text. */
function addHyphen(leaves: Leaf[], hyphen: ShapedRun): void {
  const index = leaves.findLastIndex((leaf) => leaf.type === 'text' && leaf.run.glyphs.length > 0)
  const leaf = leaves[index]
  if (leaf?.type !== 'text') return
  if (leaf.run.font.id !== hyphen.font.id) {
    // The font of the word has no hyphen.
    const width = widthOf(hyphen.glyphs)
    leaves.splice(index + 1, 0, { ...leaf, run: hyphen, start: leaf.end, width, hyphenated: true })
    return
  }
  const added = hyphen.glyphs
  const glyphs = leaf.level % 2 === 1 ? [...added, ...leaf.run.glyphs] : [...leaf.run.glyphs, ...added]
  leaves[index] = { ...leaf, run: { ...leaf.run, glyphs }, width: widthOf(glyphs), hyphenated: true }
}

/** The spacing stands on the right of each glyph, so the rightmost one of the last letters loses it. */
function dropLastLetterSpacing(leaves: Leaf[], spacing: Pt): void {
  if (spacing === 0) return
  const index = leaves.findLastIndex((leaf) => leaf.type === 'text' && leaf.run.glyphs.length > 0)
  const leaf = leaves[index]
  if (leaf?.type !== 'text') return
  const glyphs = leaf.run.glyphs.slice()
  const last = glyphs.pop()
  if (last === undefined) return
  glyphs.push({ ...last, advance: last.advance - spacing })
  leaves[index] = { ...leaf, run: { ...leaf.run, glyphs }, width: leaf.width - spacing }
}
