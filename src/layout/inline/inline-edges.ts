import type { BlockLevelBox, InlineBox } from '../../box/box.ts'
import { borderWidths, margins, padding, resolve } from '../../css/computed-style.ts'
import type { Edges, Pt } from '../../geometry.ts'

/** What surrounds the content of an inline box, all four sides, as if it were in one piece. */
export interface InlineEdges {
  readonly margin: Edges
  readonly border: Edges
  readonly padding: Edges
}

/** Used edges of an inline box; percentages are of `width`, the containing block's. `auto` margins are 0: CSS 2.2 §10.3.1. */
export function inlineEdges(box: InlineBox, width: Pt): InlineEdges {
  return { margin: usedMargins(box, width), border: borderWidths(box.style), padding: padding(box.style, width) }
}

/** Margins with `auto` as 0: those of inline boxes and of what sits in a line (CSS 2.2 §10.3.9). */
export function usedMargins(box: InlineBox | BlockLevelBox, width: Pt): Edges {
  const { top, right, bottom, left } = margins(box.style)
  const used = (value: typeof top): Pt => (value === 'auto' ? 0 : resolve(value, width))
  return { top: used(top), right: used(right), bottom: used(bottom), left: used(left) }
}

/** Does the box begin (or end) here, or did a block inside an inline box cut it in two? CSS 2.2 §9.2.1.1. */
export function hasEdge(box: InlineBox, which: 'start' | 'end'): boolean {
  return box.edges?.[which] ?? true
}

/** The side on which the box begins or ends. */
export function sideOf(box: InlineBox, which: 'start' | 'end'): 'left' | 'right' {
  return (which === 'start') === (box.style.direction === 'ltr') ? 'left' : 'right'
}

/** Room the edge takes in the line. */
export function edgeWidth(box: InlineBox, which: 'start' | 'end', width: Pt): Pt {
  if (!hasEdge(box, which)) return 0
  const edges = inlineEdges(box, width)
  const side = sideOf(box, which)
  return edges.margin[side] + edges.border[side] + edges.padding[side]
}

/** Would an edge make an otherwise empty line count? CSS 2.2 §9.4.2: any margin, border or padding that is not 0. */
export function edgeCounts(box: InlineBox, which: 'start' | 'end', width: Pt): boolean {
  if (!hasEdge(box, which)) return false
  const { margin, border, padding } = inlineEdges(box, width)
  const side = sideOf(box, which)
  return margin[side] !== 0 || border[side] !== 0 || padding[side] !== 0
}
