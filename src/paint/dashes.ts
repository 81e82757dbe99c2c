import type { Color } from '../css/computed-style.ts'
import type { Pt, Rect } from '../geometry.ts'
import type { Painter } from './painter.ts'
import { rectangle, type Vertex } from './path.ts'
import { roundedPath } from './rounded.ts'

/** A stroke's dash pattern. */
export interface Dashes {
  readonly dash?: readonly Pt[]
  readonly cap?: 'round'
}

type DashStyle = 'dashed' | 'dotted'

/** Dashes or dots for a curve of `length`, with whole ones at both ends and gaps as near as can be to the wanted ones. */
export function dashes(style: DashStyle, length: Pt, width: Pt): Dashes {
  const dash = dashLength(style, width)
  const gap = evenGap(length, dash, width)
  if (gap === undefined) return {}
  // Dots are round: dashes of no length with round caps.
  return style === 'dotted' ? { dash: [0, dash + gap], cap: 'round' } : { dash: [dash, gap] }
}

function dashLength(style: DashStyle, width: Pt): Pt {
  return style === 'dotted' ? width : 2 * width
}

/** A line from left to right, or from top to bottom. */
interface StraightLine {
  /** In the middle of its thickness. */
  readonly start: Vertex
  readonly across: boolean
  readonly length: Pt
  readonly width: Pt
}

/** Dashes are rectangles, painted one by one: those are exact wherever edges are not smoothed. */
export function paintStraightDashes(painter: Painter, line: StraightLine, style: DashStyle, color: Color) {
  const rects = dashRects(line, style)
  if (style === 'dashed' || rects.length === 1) for (const rect of rects) painter.fill(rectangle(rect), color)
  else painter.fill(rects.flatMap(disc), color)
}

function dashRects({ start: [x, y], across, length, width }: StraightLine, style: DashStyle): readonly Rect[] {
  const wanted = dashLength(style, width)
  const gap = evenGap(length, wanted, width)
  const dash = gap === undefined ? length : wanted
  const count = gap === undefined ? 1 : Math.round((length + gap) / (dash + gap))
  return Array.from({ length: count }, (_, index) => {
    const along = index * (dash + (gap ?? 0))
    return across
      ? { x: x + along, y: y - width / 2, width: dash, height: width }
      : { x: x - width / 2, y: y + along, width, height: dash }
  })
}

function disc(rect: Rect) {
  const radius = { x: rect.width / 2, y: rect.height / 2 }
  return roundedPath({ rect, corners: [radius, radius, radius, radius] })
}

/** The gap nearest to `wanted` that makes dashes come out even; undefined when the line is too short for two dashes. */
function evenGap(length: Pt, dash: Pt, wanted: Pt): Pt | undefined {
  const fewer = Math.floor((length + wanted) / (dash + wanted))
  const gaps = [fewer, fewer + 1]
    .filter((count) => count >= 2)
    .map((count) => (length - count * dash) / (count - 1))
    .filter((gap) => gap > 0)
  if (gaps.length === 0) return undefined
  return gaps.reduce((best, gap) => (Math.abs(gap - wanted) < Math.abs(best - wanted) ? gap : best))
}
