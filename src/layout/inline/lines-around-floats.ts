import type { BlockBox, BlockLevelBox } from '../../box/box.ts'
import { isFloat } from '../../css/computed-style.ts'
import type { Pt } from '../../geometry.ts'
import { at, type BreakPoint, fitLine, type LineWidths, lineWidth } from '../../text/break-lines.ts'
import {
  type Bounds,
  boundsBeside,
  clearedEnd,
  type FloatFragment,
  type Floats,
  nextFloatEnd,
  tolerance,
} from '../floats/floats.ts'
import type { PlacedRequest } from '../floats/place-float.ts'
import type { LayoutContext } from '../layout.ts'
import { raisedBy } from './initial-letter.ts'
import { inlineRoot } from './inline-content.ts'
import { type InlineFlow, inlineFlow, type ShapedContent, shapeContent } from './inline-flow.ts'
import { inlineMetrics } from './inline-metrics.ts'
import { finishLines, type PlacedLine } from './layout-lines.ts'
import { chooseBreaks, flowPoints, hyphenLimits, isJustified, type SetLine, setLine } from './set-paragraph.ts'

/** A line, and the floats of its formatting context once it stands. */
export interface LineBesideFloats extends PlacedLine {
  readonly floats: Floats
  /** Those that were placed with this line. */
  readonly placed: readonly FloatFragment[]
}

/** Where lines are to be set. Places are measured from the corner of the formatting context's root. */
export interface LinesSpace {
  /** Left content edge. */
  readonly left: Pt
  /** Content height of the block, where it is given. */
  readonly height: Pt | undefined
  /** Top of the first line. */
  readonly top: Pt
  readonly floats: Floats
  /** Where the page ends: what comes below it is not needed, but for a few lines. */
  readonly end: Pt
  readonly place: (floats: Floats, box: BlockLevelBox, y: Pt) => PlacedRequest
  /** Of the float's margin box. */
  readonly widthOf: (box: BlockLevelBox) => Pt
}

/** Does the inline content of a box have floats in it? */
export function hasFloats(box: BlockBox, context: LayoutContext): boolean {
  return context.memo(owner, box, () => {
    const { items } = shapeContent(inlineRoot(box), context).content
    return items.some((item) => item.type === 'out-of-flow' && isFloat(item.box.style))
  })
}

const owner = {}

/** The floats in the inline content of a box, in document order. */
export function floatsAmong(box: BlockBox, context: LayoutContext): readonly BlockLevelBox[] {
  return anchoredFloats(shapeContent(inlineRoot(box), context), 0).map((float) => float.box)
}

/** What is known while lines are set one after the other. */
interface Setting {
  readonly flow: InlineFlow
  readonly space: LinesSpace
  readonly within: Bounds
  readonly points: readonly BreakPoint[]
  /** Floats in the text that are still to be placed, with their offsets. */
  readonly anchored: readonly { readonly offset: number; readonly box: BlockLevelBox }[]
  /** How high a line is that holds text of the block's own style. */
  readonly lineHeight: Pt
}

/**
 * Lines of the inline content of `box`, from offset `from` on, shortened by floats: CSS 2.2 §9.5. Line for line, for
 * where a float stands in the text decides how high it may rise.
 */
export function linesAroundFloats(
  box: BlockBox,
  width: Pt,
  from: number,
  space: LinesSpace,
  context: LayoutContext,
): readonly LineBesideFloats[] {
  const root = inlineRoot(box, space.height)
  const flow = inlineFlow(root, width, context)
  if (flow.content.items.length === 0 || from > flow.content.text.length) return []
  const setting: Setting = {
    flow,
    space,
    within: { left: space.left, right: space.left + width },
    points: flowPoints(flow, from),
    anchored: anchoredFloats(flow, from),
    lineHeight: inlineMetrics(root.style, context).lineHeight,
  }
  const first = box.firstLine && from === 0 ? firstLineSetting(setting, box.firstLine) : setting
  const top = from === 0 ? raisedBy(root, context) : 0
  const lines = (first === setting ? evenLines(setting, top) : undefined) ?? lineByLine(setting, first, top)
  return finishLines(box, flow, from, lines).map((line, index) => {
    const { floats, placed } = lines[index] ?? { floats: space.floats, placed: [] }
    return { ...line, floats, placed }
  })
}

/** The first line is set from content of its own, which has the same text: CSS Pseudo-Elements 4 §2.1. */
function firstLineSetting(setting: Setting, firstLine: NonNullable<BlockBox['firstLine']>): Setting {
  const { root, width, context } = setting.flow
  const flow = inlineFlow({ ...root, ...firstLine }, width, context)
  const { lineHeight } = inlineMetrics(flow.root.style, context)
  return { ...setting, flow, lineHeight, points: flowPoints(flow, 0) }
}

/** A float at the end of a line stands in that line. */
function anchoredFloats({ content }: ShapedContent, from: number): Setting['anchored'] {
  return content.items.flatMap((item) =>
    item.type === 'out-of-flow' && isFloat(item.box.style) && (item.start > from || from === 0)
      ? [{ offset: item.start, box: item.box.child }]
      : [],
  )
}

type Line = SetLine & Pick<LineBesideFloats, 'floats' | 'placed'>

/**
 * Where no float stands in the text but before all of it, and all lines are equally high, their widths are known before
 * they are broken. `first` is where the first line starts, below the place for lines.
 */
function evenLines({ flow, space, within, points, anchored, lineHeight }: Setting, first: Pt): Line[] | undefined {
  const { style } = flow.root
  const total = isJustified(style) || style['text-wrap'] === 'balance' || style['text-wrap'] === 'pretty'
  if (!total || lineHeight <= 0 || anchored.some(({ offset }) => offset > 0)) return undefined
  const placed: FloatFragment[] = []
  let { floats } = space
  const top = space.top + first
  for (const { box } of anchored) {
    const result = space.place(floats, box, top)
    if (!result.placed || result.floats.lastTop > top + tolerance) return undefined
    floats = result.floats
    placed.push(result.placed)
  }
  const bounds = (line: number): Bounds => boundsBeside(floats, top + line * lineHeight, lineHeight, within)
  const last = Math.max(floats.leftEnd, floats.rightEnd)
  const settled = Math.max(1, Math.ceil((last - top) / lineHeight))
  const widths: LineWidths = {
    of: (line) => bounds(line).right - bounds(line).left,
    settled,
  }
  const lines: Line[] = []
  let start = 0
  for (const [index, end] of chooseBreaks(points, widths, style, flow.width).entries()) {
    const { left, right } = bounds(index)
    const y = first + index * lineHeight
    const place = { x: left - space.left, y, width: right - left }
    const line = setLine(flow, at(points, start), at(points, end), place)
    if (Math.abs(line.fragment.rect.height - lineHeight) > tolerance || line.excess > tolerance) return undefined
    lines.push({ ...line, floats, placed: index === 0 ? placed : [] })
    start = end
  }
  return lines
}

/** More lines than these below the end of the page tell nothing: widows are counted from them. */
function spareLines({ flow }: Setting): number {
  return flow.root.style.widows + 1
}

function lineByLine(setting: Setting, first: Setting, top: Pt): Line[] {
  const { space, points, anchored } = setting
  const lines: Line[] = []
  let y = top
  let start = 0
  let next = 0
  let hyphens = 0
  let below = 0
  const limits = hyphenLimits(setting.flow.root.style, setting.flow.width)
  let { floats } = space
  while (start < points.length - 1) {
    const lineSetting = start === 0 ? first : setting
    const set = nextLine(lineSetting, {
      start,
      y,
      floats,
      next,
      hyphenZone: hyphens < limits.lines ? limits.zone : Infinity,
    })
    lines.push(set.line)
    const { kind, offset } = at(lineSetting.points, set.end)
    hyphens = kind === 'hyphen' ? hyphens + 1 : 0
    start = lineSetting === setting ? set.end : points.findLastIndex((point) => point.offset <= offset)
    next = set.next
    floats = set.line.floats
    y = set.y
    if (space.top + y > space.end && ++below > spareLines(setting)) break
    if (next >= anchored.length && isBelowFloats(setting, floats, y)) {
      lines.push(...restOfLines(setting, start, y, floats))
      break
    }
  }
  return lines
}

function isBelowFloats({ space }: Setting, { leftEnd, rightEnd }: Floats, y: Pt): boolean {
  return space.top + y >= Math.max(leftEnd, rightEnd) - tolerance
}

/** Below all floats, lines are chosen as they are anywhere. */
function restOfLines({ flow, points }: Setting, from: number, top: Pt, floats: Floats): Line[] {
  const rest = points.slice(from)
  if (rest.length < 2) return []
  const lines: Line[] = []
  let y = top
  let start = 0
  for (const end of chooseBreaks(rest, { of: () => flow.width, settled: 0 }, flow.root.style, flow.width)) {
    const line = setLine(flow, at(rest, start), at(rest, end), { x: 0, y, width: flow.width })
    lines.push({ ...line, floats, placed: [] })
    y += line.fragment.rect.height
    start = end
  }
  return lines
}

interface LineStart {
  /** The point it starts at. */
  readonly start: number
  readonly y: Pt
  readonly floats: Floats
  /** The first float that is anchored in it or further on. */
  readonly next: number
  /** Of `fitLine`. */
  readonly hyphenZone: Pt
}

interface NextLine {
  readonly line: Line
  /** The point it ends at. */
  readonly end: number
  readonly next: number
  /** Where the line after it may start. */
  readonly y: Pt
}

/** Sets one line, with the floats in it: those that fit beside it rise to its top, the others stand below it. */
function nextLine(setting: Setting, from: LineStart): NextLine {
  const { flow, space, within, points, anchored } = setting
  const { start } = from
  let { floats, next } = from
  let top = space.top + from.y
  let height = setting.lineHeight
  const placed: FloatFragment[] = []
  const later: BlockLevelBox[] = []
  const bounds = (): Bounds => boundsBeside(floats, top, height, within)
  const endFor = ({ left, right }: Bounds): number => fitLine(points, start, right - left, from.hyphenZone)
  for (;;) {
    next -= later.length // a line that is tried anew may have room for them
    later.length = 0
    let end = endFor(bounds())
    for (let float = anchored[next]; float && float.offset <= at(points, end).offset; float = anchored[next]) {
      const beside = later.length === 0 ? risen(setting, from, float, floats, top, bounds(), endFor, height) : undefined
      if (beside) {
        floats = beside.floats
        placed.push(...beside.placed)
        end = endFor(bounds())
      } else later.push(float.box)
      next++
    }
    const { left, right } = bounds()
    const isNarrow = left > within.left || right < within.right
    const content = lineWidth(points, start, end)
    if (isNarrow && content > Math.max(0, right - left) + tolerance && content > tolerance) {
      const lower = nextFloatEnd(floats, top)
      if (lower < Infinity) {
        top = lower // §9.5: too short for anything, a line moves down until it is not
        height = setting.lineHeight
        continue
      }
    }
    const place = { x: left - space.left, y: top - space.top, width: right - left }
    const line = setLine(flow, at(points, start), at(points, end), place)
    const used = line.fragment.rect.height
    if (used > height + tolerance) {
      const beside = boundsBeside(floats, top, used, within)
      if (beside.left > left + tolerance || beside.right < right - tolerance) {
        height = used
        continue
      }
    }
    let y = place.y + used
    for (const box of later) {
      const result = space.place(floats, box, space.top + y)
      floats = result.floats
      if (result.placed) placed.push(result.placed)
    }
    y = Math.max(y, clearedEnd(floats, clearAfter(flow, at(points, end).offset)) - space.top)
    return { line: { ...line, floats, placed }, end, next, y }
  }
}

/** The float at the top of the line, if there is room for it beside what stands before it in the line. */
function risen(
  { flow, space, points }: Setting,
  { start }: LineStart,
  float: Setting['anchored'][number],
  floats: Floats,
  top: Pt,
  { left, right }: Bounds,
  endFor: (bounds: Bounds) => number,
  height: Pt,
): { floats: Floats; placed: readonly FloatFragment[] } | undefined {
  const before = widthBefore(flow, at(points, start), float.offset)
  if (before + space.widthOf(float.box) > right - left + tolerance) return undefined
  const { floats: after, placed } = space.place(floats, float.box, top)
  if (!placed) return { floats: after, placed: [] }
  if (after.lastTop > top + tolerance) return undefined
  const shortened = boundsBeside(after, top, height, { left, right })
  // The word that the float stands in would go to the next line, and the float with it.
  if (at(points, endFor(shortened)).offset < float.offset) return undefined
  return { floats: after, placed: [placed] }
}

/** Width of the line from its start to `offset`, without the spaces there. */
function widthBefore({ measures }: InlineFlow, start: BreakPoint, offset: number): Pt {
  let end = offset
  while (end > start.offset && measures.kinds[end - 1] !== 0) end--
  return end <= start.offset ? (start.indent ?? 0) : Math.max(0, (measures.breakAt[end] ?? 0) - start.start)
}

/** What a `<br>` at the end of the line clears. */
function clearAfter({ content, measures }: InlineFlow, offset: number): 'none' | 'left' | 'right' | 'both' {
  const item = content.items[measures.itemAt[offset - 1] ?? -1]
  return item?.type === 'break' ? item.box.style.clear : 'none'
}
