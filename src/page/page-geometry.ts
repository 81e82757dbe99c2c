import { borderWidths, type LengthPercentage, margins, padding, resolve } from '../css/computed-style.ts'
import type { PageStyle } from '../css/style-sheet.ts'
import { type Edges, inset, type Pt, type Rect } from '../geometry.ts'

/** The page box of CSS Paged Media 3 §4.1. Rectangles are measured from the sheet's top left corner. */
export interface PageGeometry {
  readonly margin: Edges
  /** The border box. */
  readonly box: Rect
  /** The content box: where the document goes. */
  readonly area: Rect
}

/** Percentages of the page box are of the sheet's width on the left and right, and of its height above and below: §5.1. */
export function pageGeometry({ width, height, style }: PageStyle): PageGeometry {
  const sheet = { x: 0, y: 0, width, height }
  const used = (margin: LengthPercentage | 'auto', base: Pt): Pt => (margin === 'auto' ? 0 : resolve(margin, base))
  const wanted = margins(style)
  const margin = {
    top: used(wanted.top, height),
    right: used(wanted.right, width),
    bottom: used(wanted.bottom, height),
    left: used(wanted.left, width),
  }
  const box = inset(sheet, margin)
  return { margin, box, area: inset(inset(box, borderWidths(style)), padding(style, width)) }
}
