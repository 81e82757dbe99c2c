import type { ComputedStyle, Ellipsis } from '../../css/computed-style.ts'
import { at, fitLine, lineWidth, tolerance } from '../../text/break-lines.ts'
import { shapeEllipsis } from './ellipsis.ts'
import type { InlineFlow } from './inline-flow.ts'
import type { TextLeaf } from './line-leaves.ts'
import { visiblePart } from './measure.ts'
import { reportLeftOut } from './report-lost.ts'
import { flowPoints, type LinePlace, type SetLine, setLine } from './set-paragraph.ts'

/** How many lines of a block are shown; Infinity where nothing is left out. CSS Overflow 4 §6. */
export function maxLines({ continue: rest, 'max-lines': lines }: ComputedStyle): number {
  return rest === 'discard' && lines !== 'none' ? lines : Infinity
}

/**
 * The lines of a block that are shown. What is after them is left out, and reported; the last one ends in the block's
 * ellipsis, for which its end makes room. `clampedAt`: the lines are those of a block inside of the one that says so.
 */
export function clampLines<L extends SetLine>(
  lines: readonly L[],
  flow: InlineFlow,
  from: number,
  clampedAt?: number,
): readonly (L | SetLine)[] {
  const count = clampedAt ?? maxLines(flow.root.style)
  const seen = lines.filter((line) => !line.phantom)
  const last = seen[count - 1]
  if (last === undefined || (seen.length <= count && clampedAt === undefined)) return lines
  const ellipsis = blockEllipsis(flow.root.style)
  const ended = ellipsis === undefined ? last : endWith(ellipsis, last, flow, from)
  const room = count === 1 ? 'one line' : `${count} lines`
  const why = clampedAt === undefined ? `has room for ${room}` : 'has no room for more'
  reportLeftOut(flow, ended.end, flow.content.text.length, `is left out: \`max-lines\` ${why}`)
  return [...lines.slice(0, lines.indexOf(last)), ended]
}

function blockEllipsis({ 'block-ellipsis': value }: ComputedStyle): Ellipsis | undefined {
  if (value === 'no-ellipsis') return undefined
  return value === 'auto' ? 'ellipsis' : value
}

/**
 * CSS Overflow 4 §6.3: the ellipsis stands after what is left of the line when soft wrap opportunities have been taken
 * until there is room for it. All of a line may go that way.
 */
function endWith(value: Ellipsis, last: SetLine, flow: InlineFlow, from: number): SetLine {
  const points = flowPoints(flow, from)
  const size = shapeEllipsis(flow, value, undefined).reduce((sum, leaf) => sum + leaf.width, 0)
  // The first line may have broken by a style of its own, where the others have no point.
  const start = points.findLastIndex((point) => point.offset <= last.start)
  const end = points.findLastIndex((point) => point.offset <= last.end)
  const { rect } = last.fragment
  const place: LinePlace = { x: rect.x, y: rect.y, width: rect.width }
  const room = rect.width - size
  const to = lineWidth(points, start, end) <= room + tolerance ? end : fitLine(points, start, room)
  const fits = to <= end && lineWidth(points, start, to) <= room + tolerance
  const cut = at(points, fits ? to : start)
  const shown = visiblePart(flow.measures.kinds, last.start, cut.offset).end
  const point = { ...cut, offset: shown, kind: 'mandatory' as const }
  const leaves: readonly TextLeaf[] = shapeEllipsis(flow, value, lastText(flow, point.offset))
  return setLine(flow, at(points, start), point, place, leaves)
}

function lastText({ content, measures }: InlineFlow, end: number) {
  const item = content.items[measures.itemAt[end - 1] ?? -1]
  return item?.type === 'text' ? item.box : undefined
}
