import type { BorderStyle, ComputedStyle } from '../css/computed-style.ts'
import { type Edges, evenEdges, type Point, type Pt, type Rect } from '../geometry.ts'
import type { Fragment } from '../layout/fragment.ts'
import { sideNames } from './border-bands.ts'
import { paintSides } from './borders.ts'
import type { Painter } from './painter.ts'
import { insetRounded, outsetRounded, roundedBorderBox } from './rounded.ts'

/**
 * The outlines of a fragment and what is in it, in tree order, on top of all of it. Atomic inlines and flex items have painted theirs;
 * what is `skipped` does so itself.
 */
export function paintOutlines(
  painter: Painter,
  fragment: Fragment,
  origin: Point,
  skipped: (fragment: Fragment) => boolean,
) {
  if (skipped(fragment)) return
  const at = { ...fragment.rect, x: fragment.rect.x + origin.x, y: fragment.rect.y + origin.y }
  switch (fragment.type) {
    case 'box':
      if (fragment.wrapper !== true) paintOutline(painter, fragment.box.style, at)
      if (fragment.box.type === 'flex' || fragment.box.type === 'grid') return
      break
    case 'replaced':
      paintOutline(painter, fragment.box.style, at)
      return
    case 'inline':
      if (fragment.box.type === 'atomic') return
      paintOutline(painter, fragment.box.style, at)
      break
    case 'line':
      break
    default:
      return
  }
  for (const child of fragment.children) paintOutlines(painter, child, at, skipped)
}

/** The line around a box's border edge that takes no room: CSS UI 4 §3. */
function paintOutline(painter: Painter, style: ComputedStyle, rect: Rect) {
  const width = style['outline-width']
  const color = style['outline-color']
  if (width === 0 || color.alpha === 0 || style.visibility !== 'visible') return
  const away = width + style['outline-offset']
  const border = roundedBorderBox(rect, style)
  const outer = away >= 0 ? outsetRounded(border, away) : insetRounded(border, insetEdges(-away, rect, width))
  const shown: BorderStyle = style['outline-style'] === 'auto' ? 'solid' : style['outline-style']
  paintSides(
    painter,
    outer,
    evenEdges(width),
    sideNames.map((name) => ({ name, style: shown, color, width })),
  )
}

/** §3.4: an offset into the box does not make the outline smaller than its own lines, in either dimension. */
function insetEdges(by: Pt, rect: Rect, width: Pt): Edges {
  const across = Math.min(by, rect.width / 2 - width)
  const down = Math.min(by, rect.height / 2 - width)
  return { top: down, right: across, bottom: down, left: across }
}
