import type { BlockBox } from '../box/box.ts'
import { type ComputedStyle, type LengthPercentage, resolve } from '../css/computed-style.ts'
import { type PageMarginBoxName, type PageStyle, pageMarginBoxNames, type Styles } from '../css/style-sheet.ts'
import type { Pt, Rect } from '../geometry.ts'
import type { BoxFragment } from '../layout/fragment.ts'
import type { LayoutContext } from '../layout/layout.ts'
import { boxEdges, toBorderBox } from '../layout/sizing.ts'
import { layoutContent, marginAreas, withoutHeight } from './margin-areas.ts'
import { marginContent, type PageValues } from './margin-content.ts'
import type { Page } from './page.ts'
import type { PageGeometry } from './page-geometry.ts'

/** The page-margin boxes of one page; rects are measured from the sheet. */
export function pageMarginBoxes(
  style: PageStyle,
  geometry: PageGeometry,
  values: PageValues,
  { root, styles, context }: { root: BlockBox; styles: Styles; context: LayoutContext },
): Page['marginBoxes'] {
  const boxes = new Map<PageMarginBoxName, BlockBox>()
  for (const [name, boxStyle] of style.marginBoxes) {
    const box = marginContent(boxStyle, values, root, styles, context)
    if (box) boxes.set(name, box)
  }
  if (boxes.size === 0) return []
  const areas = marginAreas(style, geometry, boxes, context)
  return pageMarginBoxNames.flatMap((name) => {
    const box = boxes.get(name)
    const area = areas.get(name)
    return box && area ? [{ name, fragment: layoutMarginBox(box, area, context) }] : []
  })
}

/** Lays a page-margin box out in `area`, its margin box, with the content aligned as `vertical-align` says. */
function layoutMarginBox(box: BlockBox, area: Rect, context: LayoutContext): BoxFragment {
  const { style } = box
  const edges = boxEdges(style, area.width)
  const x = placeInAxis(style, style.width, ['margin-left', 'margin-right'], area.width, edges.horizontal)
  const y = placeInAxis(style, style.height, ['margin-top', 'margin-bottom'], area.height, edges.vertical)
  const fragment = layoutContent(withoutHeight(box, context), area.width, context, x.size)
  const shift = (y.size - fragment.rect.height) * alignment(style['vertical-align'])
  return {
    ...fragment,
    box,
    rect: { x: area.x + x.start, y: area.y + y.start, width: fragment.rect.width, height: y.size },
    children: fragment.children.map((child) => ({ ...child, rect: { ...child.rect, y: child.rect.y + shift } })),
  }
}

/** CSS Paged Media 3 §5.3.1: `auto` sizes fill the room, else `auto` margins do; both margins share what is left. */
function placeInAxis(
  style: ComputedStyle,
  value: ComputedStyle['width'],
  [startName, endName]: readonly ['margin-left', 'margin-right'] | readonly ['margin-top', 'margin-bottom'],
  available: Pt,
  edges: Pt,
): { start: Pt; size: Pt } {
  const used = (margin: LengthPercentage | 'auto'): Pt => (margin === 'auto' ? 0 : resolve(margin, available))
  const [start, end] = [used(style[startName]), used(style[endName])]
  const filled = Math.max(edges, available - start - end)
  const size = typeof value === 'string' ? filled : toBorderBox(style, resolve(value, available), edges)
  const free = Math.max(0, available - start - end - size)
  if (style[startName] !== 'auto') return { start, size }
  return { start: style[endName] === 'auto' ? free / 2 : free, size }
}

/** Share of the free height above the content: CSS Paged Media 3 §5.3. */
function alignment(value: ComputedStyle['vertical-align']): number {
  return value === 'middle' ? 0.5 : value === 'bottom' ? 1 : 0
}
