import type { Pt } from '../../geometry.ts'
import { layoutLines, type PlacedLine } from '../inline/layout-lines.ts'
import { reportTooTall } from '../overflow.ts'
import { lastLineBreak, linesToKeep } from './break-lines.ts'
import { type Flow, type FlowInput, noteBreak, roomInside, type Stop, settle, tolerance } from './flow.ts'

/** Places the line boxes of an inline formatting context: CSS Fragmentation 3 §4.1, class B break points. */
export function flowLines(input: FlowInput, flow: Flow): Stop | undefined {
  const { box, space, context, edges } = input
  const lines = linesFrom(input)
  const [firstLine] = lines
  if (!firstLine) return undefined
  if (!lines.every((line) => line.phantom)) settle(flow, input)
  const style = { orphans: box.style.orphans, widows: box.style.widows }
  const above = flow.cursor - firstLine.fragment.rect.y
  const bottomOf = ({ fragment: { rect } }: PlacedLine): Pt => above + rect.y + rect.height
  const room = roomInside(flow, input)
  const keepLines = (count: number): void => {
    const left = edges.border.left + edges.padding.left
    for (const line of lines.slice(0, count)) placeLine(flow, line, left, above)
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
  // Orphans and widows yield: on an empty page always, elsewhere when no better break is found.
  const forced = Math.max(1, fit)
  if (firstLine.fragment.rect.height > space.fullRoom + tolerance) reportTooTall(box, 'a line', context)
  keepLines(forced)
  if (forced === lines.length) return undefined
  return { type: 'break', next: next(forced), appeal: 'violates-orphans-widows' }
}

/**
 * The lines still to be placed: those of the whole paragraph where the page is as wide as the one before, so that going
 * on neither costs line breaking again nor breaks lines differently.
 */
function linesFrom({ box, token, contentWidth, context }: FlowInput): readonly PlacedLine[] {
  const lines = layoutLines(box, contentWidth, 0, context)
  if (token?.type !== 'inline') return lines
  const index = lines.findIndex((line) => line.start === token.offset)
  return index < 0 ? layoutLines(box, contentWidth, token.offset, context) : lines.slice(index)
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
