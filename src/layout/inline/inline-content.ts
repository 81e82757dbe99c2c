import type { AtomicInline, BlockBox, InlineBox, InlineLevelBox, LineBreak, OutOfFlow, TextRun } from '../../box/box.ts'
import type { ComputedStyle } from '../../css/computed-style.ts'
import { type Origin, originAt } from '../../diagnostic.ts'
import type { Pt } from '../../geometry.ts'
import type { Element } from '../../html/element.ts'
import { languageOf } from '../../html/language.ts'
import type { BidiScope, StyledRange } from '../../text/paragraph.ts'

/**
 * The boxes of an inline formatting context in one row. `start` and `end` are offsets into the paragraph's text; the
 * edges of inline boxes stand between two characters and have both alike.
 */
export type InlineItem =
  | { readonly type: 'open' | 'close'; readonly node: InlineNode; readonly start: number; readonly end: number }
  | {
      readonly type: 'text'
      readonly box: TextRun
      readonly parent: InlineNode | undefined
      readonly start: number
      readonly end: number
    }
  | {
      readonly type: 'atomic'
      readonly box: AtomicInline
      readonly parent: InlineNode | undefined
      readonly start: number
      readonly end: number
    }
  /** Has no characters of its own. */
  | {
      readonly type: 'out-of-flow'
      readonly box: OutOfFlow
      readonly parent: InlineNode | undefined
      readonly start: number
      readonly end: number
    }
  /** A forced break. */
  | {
      readonly type: 'break'
      readonly box: LineBreak
      readonly parent: InlineNode | undefined
      readonly start: number
      readonly end: number
    }

/** An inline box with its place among the others. */
export interface InlineNode {
  readonly box: InlineBox
  /** Undefined for a child of the root inline box. */
  readonly parent: InlineNode | undefined
  /** Of the parent, plus 1; from 1. */
  readonly depth: number
}

export interface InlineContent {
  /** What the lines are made of; U+FFFC for atomic inlines, U+000A for forced breaks. */
  readonly text: string
  readonly items: readonly InlineItem[]
  readonly ranges: readonly StyledRange[]
  readonly bidi: readonly BidiScope[]
}

/** Puts the inline boxes of one formatting context in a row. No recursion: inline boxes may nest deeply. */
export function collectInlineContent(children: readonly InlineLevelBox[]): InlineContent {
  const items: InlineItem[] = []
  const ranges: StyledRange[] = []
  const bidi: (BidiScope & { end: number })[] = []
  const pieces: string[] = []
  let offset = 0
  const add = (text: string, box: InlineLevelBox): { start: number; end: number } => {
    const start = offset
    offset += text.length
    if (text !== '') {
      pieces.push(text)
      ranges.push({
        start,
        end: offset,
        style: box.style,
        lang: languageOf(box.element),
        originAt: origins(box, start),
      })
    }
    return { start, end: offset }
  }
  const stack: Frame[] = [{ children, index: 0, node: undefined, scope: undefined }]
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    const parent = frame.node
    const box = frame.children[frame.index++]
    if (box === undefined) {
      stack.pop()
      if (frame.scope) frame.scope.end = offset
      if (parent) items.push({ type: 'close', node: parent, start: offset, end: offset })
      continue
    }
    switch (box.type) {
      case 'inline': {
        const node: InlineNode = { box, parent, depth: (parent?.depth ?? 0) + 1 }
        items.push({ type: 'open', node, start: offset, end: offset })
        const scope = bidiScope(box, offset)
        if (scope) bidi.push(scope)
        stack.push({ children: box.children, index: 0, node, scope })
        break
      }
      case 'text':
        if (box.text !== '') items.push({ type: 'text', box, parent, ...add(box.text, box) })
        break
      case 'atomic':
        items.push({ type: 'atomic', box, parent, ...add('\ufffc', box) })
        break
      case 'out-of-flow':
        items.push({ type: 'out-of-flow', box, parent, start: offset, end: offset })
        break
      case 'line-break':
        items.push({ type: 'break', box, parent, ...add('\n', box) })
        break
      default:
        box satisfies never
    }
  }
  return { text: pieces.join(''), items, ranges, bidi: bidi.filter((scope) => scope.end > scope.start) }
}

/** A box whose children are being put in the row. */
interface Frame {
  readonly children: readonly InlineLevelBox[]
  index: number
  readonly node: InlineNode | undefined
  readonly scope: (BidiScope & { end: number }) | undefined
}

/** What `unicode-bidi` asks for, its end not yet known. */
function bidiScope({ style }: InlineBox, start: number): Frame['scope'] {
  const unicodeBidi = style['unicode-bidi']
  return unicodeBidi === 'normal' ? undefined : { start, end: start, direction: style.direction, unicodeBidi }
}

/** Where the character at an offset of the paragraph came from; for what is no text, the element. */
function origins(box: InlineLevelBox, start: number): (offset: number) => Origin | undefined {
  return (offset) => (box.type === 'text' ? originAt(box.origins, offset - start) : undefined) ?? box.element.origin
}

/** The element and style whose inline formatting context this is. */
export interface InlineRoot {
  readonly style: ComputedStyle
  readonly element: Element
  readonly children: readonly InlineLevelBox[]
  /** Content height of the block container, for percentages. Default: what its content makes it. */
  readonly height?: Pt
}

/** What the boxes that stand in a line have in common. */
export type LeafItem = Exclude<InlineItem, { type: 'open' | 'close' | 'out-of-flow' }>

/** Has characters of its own in the text, as edges of inline boxes and what is out of flow have not. */
export function isLeaf(item: InlineItem): item is LeafItem {
  return item.type !== 'open' && item.type !== 'close' && item.type !== 'out-of-flow'
}

/** The inline formatting context of a block container that holds one. */
export function inlineRoot({ style, element, content }: BlockBox, height?: Pt): InlineRoot {
  if (content.type !== 'inlines') throw new Error('lines are asked of a box that has none')
  return { style, element, children: content.children, ...(height !== undefined && { height }) }
}
