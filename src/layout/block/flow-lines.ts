import type { BlockLevelBox } from '../../box/box.ts'
import type { Pt } from '../../geometry.ts'
import { floatWidth, placeFloat } from '../floats/place-float.ts'
import { layoutLines, type PlacedLine } from '../inline/layout-lines.ts'
import {
  floatsAmong,
  hasFloats,
  type LineBesideFloats,
  type LinesSpace,
  linesAroundFloats,
} from '../inline/lines-around-floats.ts'
import { reportTooTall } from '../overflow.ts'
import { lastLineBreak, linesToKeep } from './break-lines.ts'
import {
  borderTop,
  type Flow,
  type FlowInput,
  noteBreak,
  placeFloatFragment,
  roomInside,
  type Stop,
  settle,
  tolerance,
} from './flow.ts'
import { placeOutOfFlow } from './out-of-flow.ts'

/** Places the line boxes of an inline formatting context: CSS Fragmentation 3 §4.1, class B break points. */
export function flowLines(input: FlowInput, flow: Flow): Stop | undefined {
  const { box, space, context, edges } = input
  const plain = linesFrom(input)
  const isEmpty = plain.every((line) => line.phantom)
  if (!isEmpty) settle(flow, input)
  const beside = isEmpty || !meetsFloats(input, flow) ? undefined : linesBesideFloats(input, flow)
  if (isEmpty) placeFloats(input, flow)
  const lines: readonly (PlacedLine & Partial<LineBesideFloats>)[] = beside ?? plain
  const [firstLine] = lines
  if (!firstLine) return undefined
  const style = { orphans: box.style.orphans, widows: box.style.widows }
  const above = flow.cursor - (beside ? 0 : firstLine.fragment.rect.y)
  const bottomOf = ({ fragment: { rect } }: PlacedLine): Pt => above + rect.y + rect.height
  const room = roomInside(flow, input)
  const keepLines = (count: number): void => {
    const left = edges.border.left + edges.padding.left
    for (const line of lines.slice(0, count)) {
      if (line.floats) flow.floats = line.floats
      for (const float of line.placed ?? []) placeFloatFragment(flow, input, float)
      placeLine(flow, line, left, above)
    }
  }
  const next = (count: number) => ({ offset: lines[count]?.start ?? 0 })

  const { breakAt } = space
  if (breakAt?.type === 'inline') {
    const keep = lines.findIndex((line) => line.start >= breakAt.offset)
    keepLines(keep)
    return { type: 'break', next: next(keep), appeal: 'perfect' } // whoever asked knows how good it is
  }

  const fit = countFitting(lines, (line) => bottomOf(line) <= room + tolerance)
  if (fit === lines.length) {
    keepLines(fit)
    const early = lastLineBreak(fit, style)
    if (early) noteBreak(flow, { type: 'inline', ...next(early.keep) }, early.appeal)
    return undefined
  }
  const keep = linesToKeep(fit, lines.length, style)
  if (keep > 0) {
    keepLines(keep)
    return { type: 'break', next: next(keep), appeal: 'perfect' }
  }
  if (fit === 0 && !space.fresh) return { type: 'nothing-fits' }
  // Floats that push the first line off the page are not on the next one, unless they are its own.
  if (fit === 0 && beside && firstLine.fragment.rect.y > tolerance && firstLine.placed?.length === 0) {
    return { type: 'break', next: next(0), appeal: 'perfect' }
  }
  // Orphans and widows yield: on an empty page always, elsewhere when no better break is found.
  const forced = Math.max(1, fit)
  if (firstLine.fragment.rect.height > space.fullRoom + tolerance) reportTooTall(box, 'a line', context)
  keepLines(forced)
  if (forced === lines.length) return undefined
  return { type: 'break', next: next(forced), appeal: 'violates-orphans-widows' }
}

/** Do floats stand beside lines that begin at the cursor, or in them? */
function meetsFloats({ box, context, token }: FlowInput, flow: Flow): boolean {
  const { leftEnd, rightEnd, placed } = flow.floats
  if (token?.type === 'inline' && token.offset === Infinity) return false
  return hasFloats(box, context) || (placed.length > 0 && Math.max(leftEnd, rightEnd) > -Infinity)
}

function linesBesideFloats(input: FlowInput, flow: Flow): readonly LineBesideFloats[] {
  const { box, contentWidth, left, space, token, heights, context } = input
  const { page } = space.place
  const request = (float: BlockLevelBox) => ({
    box: float,
    left,
    right: left + contentWidth,
    height: heights.height,
  })
  const lines: LinesSpace = {
    left,
    height: heights.height,
    top: borderTop(flow, input) + flow.cursor,
    floats: flow.floats,
    end: page.end,
    place: (floats, float, y) => placeFloat(floats, request(float), y, page, context),
    widthOf: (float) => floatWidth(request(float), context),
  }
  return linesAroundFloats(box, contentWidth, token?.type === 'inline' ? token.offset : 0, lines, context)
}

/** Floats among nothing else: there are no lines for them to stand in. */
function placeFloats(input: FlowInput, flow: Flow): void {
  const { box, context, token } = input
  if (token || !hasFloats(box, context)) return
  for (const float of floatsAmong(box, context)) placeOutOfFlow(input, flow, float)
}

/**
 * The lines still to be placed: those of the whole paragraph where the page is as wide as the one before, so that going
 * on neither costs line breaking again nor breaks lines differently.
 */
function linesFrom({ box, token, contentWidth, heights: { height }, context }: FlowInput): readonly PlacedLine[] {
  if (token?.type === 'inline' && token.offset === Infinity) return []
  const lines = layoutLines(box, contentWidth, 0, context, height)
  if (token?.type !== 'inline') return lines
  const index = lines.findIndex((line) => line.start === token.offset)
  return index < 0 ? layoutLines(box, contentWidth, token.offset, context, height) : lines.slice(index)
}

function countFitting(lines: readonly PlacedLine[], fits: (line: PlacedLine) => boolean): number {
  const index = lines.findIndex((line) => !fits(line))
  return index < 0 ? lines.length : index
}

function placeLine(flow: Flow, { fragment, phantom }: PlacedLine, left: Pt, above: Pt): void {
  const rect = { ...fragment.rect, x: fragment.rect.x + left, y: fragment.rect.y + above }
  flow.children.push({ ...fragment, rect })
  if (phantom) return
  flow.cursor = rect.y + rect.height
  flow.firstBaseline ??= rect.y + fragment.baseline
  flow.lastBaseline = rect.y + fragment.baseline
  flow.empty = false
}
