import type { BlockBox } from '../../box/box.ts'
import type { Pt } from '../../geometry.ts'
import { tolerance } from '../../text/break-lines.ts'
import type { LineFragment } from '../fragment.ts'
import type { LayoutContext } from '../layout.ts'
import { reportOverflow } from '../overflow.ts'
import { clampLines } from './clamp-lines.ts'
import { type InlineRoot, inlineRoot } from './inline-content.ts'
import { type InlineFlow, inlineFlow } from './inline-flow.ts'
import { buildLine } from './line-boxes.ts'
import { attachMarker, layoutMarker } from './marker.ts'
import { originOf, quoted, reportLeftOut } from './report-lost.ts'
import { type SetLine, setParagraph } from './set-paragraph.ts'
import { isEllipsized } from './text-overflow.ts'

/** A line of a paragraph. */
export interface PlacedLine {
  /** `rect.y` is measured from the top of the first line that was asked for; `rect.x` is 0 at the content edge. */
  readonly fragment: LineFragment
  /** Part of the paragraph's text in this line; the next one starts at `end`. */
  readonly start: number
  readonly end: number
  /** Nothing in it but empty inline boxes: it has no height, and margins collapse through it. CSS 2.2 §9.4.2. */
  readonly phantom: boolean
}

const owner = {}

/**
 * All lines of the inline formatting context in `box`, from offset `from` of the paragraph's text on, one below the
 * other. `width` and `height` are those of the box's content; without a height its content decides. None when there is
 * nothing to set.
 */
export function layoutLines(
  box: BlockBox,
  width: Pt,
  from: number,
  context: LayoutContext,
  height?: Pt,
): readonly PlacedLine[] {
  const known = context.memo(owner, box, () => new Map<string, readonly PlacedLine[]>())
  const size = `${width} ${height}`
  const key = `${size} ${from}`
  const lines =
    known.get(key) ??
    continued(known.get(`${size} 0`), from) ??
    layoutParagraph(inlineRoot(box, height), box, width, from, context)
  known.set(key, lines)
  return lines
}

/** The lines of the whole paragraph from offset `from` on, when one of them starts there. */
function continued(lines: readonly PlacedLine[] | undefined, from: number): readonly PlacedLine[] | undefined {
  const index = lines?.findIndex((line) => line.start === from) ?? -1
  const first = lines?.[index]
  if (lines === undefined || first === undefined) return undefined
  return lines.slice(index).map((line) => ({ ...line, fragment: moveUp(line.fragment, first.fragment.rect.y) }))
}

function moveUp(fragment: LineFragment, by: Pt): LineFragment {
  return { ...fragment, rect: { ...fragment.rect, y: fragment.rect.y - by } }
}

function layoutParagraph(
  root: InlineRoot,
  box: BlockBox,
  width: Pt,
  from: number,
  context: LayoutContext,
): readonly PlacedLine[] {
  const flow = inlineFlow(root, width, context)
  const lines = box.firstLine && from === 0 ? withFirstLine(box.firstLine, flow) : setParagraph(flow, from)
  return finishLines(box, flow, from, lines)
}

/** Leaves out lines that are too many, hangs the marker beside a list item's first one, and reports those too wide. */
export function finishLines(
  box: BlockBox,
  flow: InlineFlow,
  from: number,
  set: readonly SetLine[],
): readonly PlacedLine[] {
  const { root, width, context } = flow
  const lines = clampLines(set, flow, from, box.clampedAt)
  reportWideLines(box, flow, lines)
  if (box.marker?.position !== 'outside' || from > 0) return lines
  const first = lines[0]?.phantom === false ? lines[0] : emptyLine(root, width, context)
  const fragment = attachMarker(first.fragment, layoutMarker(box.marker.box, root, context), root.style.direction)
  return [{ ...first, fragment }, ...lines.slice(1)]
}

/** The first line is set from content of its own, which has the same text: CSS Pseudo-Elements 4 §2.1. */
function withFirstLine(firstLine: NonNullable<BlockBox['firstLine']>, flow: InlineFlow): readonly SetLine[] {
  const [first] = setParagraph(inlineFlow({ ...flow.root, ...firstLine }, flow.width, flow.context), 0)
  if (!first || first.end >= flow.content.text.length) return first ? [first] : setParagraph(flow, 0)
  const { height } = first.fragment.rect
  const rest = setParagraph(flow, first.end).map((line) => ({ ...line, fragment: moveUp(line.fragment, -height) }))
  return [first, ...rest]
}

/** The line of a list item that holds nothing but its marker: as high as its text would be. */
function emptyLine(root: InlineRoot, width: Pt, context: LayoutContext): PlacedLine {
  const contents = { leaves: [], opened: new Set<never>(), closed: new Set<never>() }
  const { height, baseline } = buildLine(inlineFlow({ ...root, children: [] }, width, context), [], contents, true)
  const fragment: LineFragment = { type: 'line', rect: { x: 0, y: 0, width, height }, baseline, children: [] }
  return { fragment, start: 0, end: 0, phantom: false }
}

const reported = {}

/** Says once for each box that something in it is wider than its lines and nothing can be done about it. */
function reportWideLines(box: BlockBox, flow: InlineFlow, lines: readonly SetLine[]): void {
  const { content, width, context } = flow
  const wide = lines.find((line) => line.excess > tolerance)
  if (wide === undefined) return
  context.memo(reported, box, () => {
    if (isEllipsized(flow.root.style)) {
      reportLeftOut(flow, wide.start, wide.end, 'is too long for its line: `text-overflow` hides its end')
      return true
    }
    const what = quoted(content, wide.start, wide.end)
    const message = `${what} is ${(width + wide.excess).toFixed(1)}pt wide and leaves its line of ${width.toFixed(1)}pt`
    reportOverflow(context.report, 'overflow', message, originOf(flow, wide.start))
    return true
  })
}
