import type { PageStyle } from '../css/style-sheet.ts'
import type { Pt, Rect, Size } from '../geometry.ts'
import type { DisplayPage, Mark, Path } from './display-list.ts'
import type { Painter } from './painter.ts'

/** Printers cut within this distance of the trim, so no more of the bleed than this is announced to them. */
const announcedBleed: Pt = 10
const markWidth: Pt = 0.25
const black = { space: 'rgb', r: 0, g: 0, b: 0, alpha: 1 } as const
const pageArtifact: Mark = { type: 'artifact', kind: 'Page' }

/** CSS Paged Media 3 §7.3: `auto` is 6pt where there are crop marks. */
export function usedBleed({ style }: PageStyle): Pt {
  if (style.bleed !== 'auto') return Math.max(0, style.bleed)
  return style.marks.includes('crop') ? 6 : 0
}

/** The sheet with its bleed, and its boxes in it. */
export function sheetWithBleed({ width, height }: Size, bleed: Pt): Pick<DisplayPage, 'size' | 'boxes'> {
  if (bleed === 0) return { size: { width, height } }
  const around = (distance: Pt): Rect => ({
    x: bleed - distance,
    y: bleed - distance,
    width: width + 2 * distance,
    height: height + 2 * distance,
  })
  return {
    size: { width: width + 2 * bleed, height: height + 2 * bleed },
    boxes: { trim: around(0), bleed: around(Math.min(bleed, announcedBleed)) },
  }
}

/** Crop marks at the corners, crosses in the middle of the sides, all of them in the bleed: §7.2. */
export function paintMarks(painter: Painter, { width, height, style }: PageStyle, bleed: Pt) {
  if (bleed === 0 || style.marks.length === 0) return
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
  const [right, bottom] = [width + bleed, height + bleed]
  const reach = bleed / 2
  if (style.marks.includes('crop')) {
    for (const y of [bleed, bottom]) {
      line(0, y, reach, y)
      line(right + bleed - reach, y, right + bleed, y)
    }
    for (const x of [bleed, right]) {
      line(x, 0, x, reach)
      line(x, bottom + bleed - reach, x, bottom + bleed)
    }
  }
  if (!style.marks.includes('cross')) return
  const middles = [
    [bleed + width / 2, reach],
    [bleed + width / 2, bottom + bleed - reach],
    [reach, bleed + height / 2],
    [right + bleed - reach, bleed + height / 2],
  ] as const
  for (const [x, y] of middles) {
    line(x - reach * 0.8, y, x + reach * 0.8, y)
    line(x, y - reach * 0.8, x, y + reach * 0.8)
    painter.stroke(circle(x, y, reach * 0.4), black, stroke)
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
