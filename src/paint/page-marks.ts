import type { ComputedStyle } from '../css/computed-style.ts'
import type { PageStyle } from '../css/style-sheet.ts'
import type { Pt, Rect, Size } from '../geometry.ts'
import { usedBleed } from '../page/page-geometry.ts'
import type { DisplayPage, Mark, Path } from './display-list.ts'
import type { Painter } from './painter.ts'

/** What stands around the bleed of a page with marks, for them: a quarter of an inch. */
const slugWidth: Pt = 18
/** Between the bleed, or the trim where there is none, and its crop marks, so that a cut a hair off shows none of them. */
const markGap: Pt = 3
const markWidth: Pt = 0.25
const black = { space: 'rgb', r: 0, g: 0, b: 0, alpha: 1 } as const
const pageArtifact: Mark = { type: 'artifact', kind: 'Page' }

/** A page with what is around it: all in points from the top left corner of the sheet it is printed on. */
export interface PrintSheet {
  readonly size: Size
  readonly boxes: NonNullable<DisplayPage['boxes']>
}

/**
 * The page, its bleed around it, and around that the printer's slug area where there are marks: CSS Paged Media 3 §7.2 has
 * them outside of the page box, and PDF 1.7 §14.11.2.1 outside of the bleed box.
 */
export function printSheet({ width, height, style }: PageStyle): PrintSheet {
  const bleed = usedBleed(style)
  const outside = bleed + (style.marks.length > 0 ? slugWidth : 0)
  const around = (distance: Pt): Rect => ({
    x: outside - distance,
    y: outside - distance,
    width: width + 2 * distance,
    height: height + 2 * distance,
  })
  const { width: across, height: down } = around(outside)
  return { size: { width: across, height: down }, boxes: { trim: around(0), bleed: around(bleed) } }
}

/** Crop marks at the corners, crosses in the middle of the sides, all of them outside of the bleed: §7.2. */
export function paintMarks(painter: Painter, { marks }: ComputedStyle, { size, boxes: { trim, bleed } }: PrintSheet) {
  const stroke = { width: markWidth }
  const line = (x: Pt, y: Pt, toX: Pt, toY: Pt) =>
    painter.stroke(
      [
        ['m', x, y],
        ['l', toX, toY],
      ],
      black,
      stroke,
    )
  painter.mark = pageArtifact
  const reach = slugWidth - markGap
  if (marks.includes('crop')) {
    for (const y of [trim.y, trim.y + trim.height]) {
      line(0, y, reach, y)
      line(size.width - reach, y, size.width, y)
    }
    for (const x of [trim.x, trim.x + trim.width]) {
      line(x, 0, x, reach)
      line(x, size.height - reach, x, size.height)
    }
  }
  if (!marks.includes('cross')) return
  const half = slugWidth / 2
  const middles = [
    [size.width / 2, half],
    [size.width / 2, bleed.y + bleed.height + half],
    [half, size.height / 2],
    [bleed.x + bleed.width + half, size.height / 2],
  ] as const
  const arm = half - markGap
  for (const [x, y] of middles) {
    line(x - arm, y, x + arm, y)
    line(x, y - arm, x, y + arm)
    painter.stroke(circle(x, y, arm / 2), black, stroke)
  }
}

/** Four Bézier curves come within 0.03% of a circle. */
function circle(x: Pt, y: Pt, radius: Pt): Path {
  const k = radius * 0.5523
  return [
    ['m', x + radius, y],
    ['c', x + radius, y + k, x + k, y + radius, x, y + radius],
    ['c', x - k, y + radius, x - radius, y + k, x - radius, y],
    ['c', x - radius, y - k, x - k, y - radius, x, y - radius],
    ['c', x + k, y - radius, x + radius, y - k, x + radius, y],
    ['z'],
  ]
}
