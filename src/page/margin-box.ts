import type { BlockBox } from '../box/box.ts'
import { type ComputedStyle, type LengthPercentage, resolve } from '../css/computed-style.ts'
import { type PageMarginBoxName, type PageStyle, pageMarginBoxNames } from '../css/style-sheet.ts'
import type { Pt, Rect } from '../geometry.ts'
import type { BoxFragment } from '../layout/fragment.ts'
import type { LayoutContext } from '../layout/layout.ts'
import { boxEdges, toBorderBox } from '../layout/sizing.ts'
import { layoutContent, marginAreas, withoutHeight } from './margin-areas.ts'
import { type MarginSetting, marginContent, type PageValues } from './margin-content.ts'
import type { Page } from './page.ts'
import type { PageGeometry } from './page-geometry.ts'

/** The page-margin boxes of one page; rects are measured from the sheet. */
export function pageMarginBoxes(
  style: PageStyle,
  geometry: PageGeometry,
  values: PageValues,
  setting: MarginSetting,
  context: LayoutContext,
): Page['marginBoxes'] {
  const boxes = new Map<PageMarginBoxName, BlockBox>()
  for (const [name, boxStyle] of style.marginBoxes) {
    const box = marginContent(boxStyle, values, setting)
    if (box) boxes.set(name, box)
  }
  if (boxes.size === 0) return []
  const areas = marginAreas(style, geometry, boxes, context)
  return pageMarginBoxNames.flatMap((name) => {
    const box = boxes.get(name)
    const area = areas.get(name)
    return box && area ? [{ name, fragment: layoutMarginBox(name, box, area, setting, context) }] : []
  })
}

/** Lays a page-margin box out in `area`, its margin box, with the content aligned as `vertical-align` says. */
function layoutMarginBox(
  name: PageMarginBoxName,
  box: BlockBox,
  area: Rect,
  { report }: MarginSetting,
  context: LayoutContext,
): BoxFragment {
  const { style } = box
  const edges = boxEdges(style, area.width)
  const [outerX, outerY] = outerSides(name)
  const x = placeInAxis(style, ['margin-left', 'width', 'margin-right'], area.width, edges.horizontal, outerX)
  const y = placeInAxis(style, ['margin-top', 'height', 'margin-bottom'], area.height, edges.vertical, outerY)
  const fragment = layoutContent(withoutHeight(box, context), area.width, context, x.size)
  const { height } = fragment.rect
  if (height > y.size + tolerance && fragment.children.length > 0) {
    const message = `\`@${name}\` is ${y.size.toFixed(1)}pt high, and what it shows ${height.toFixed(1)}pt`
    const hint = 'make the margin of the page larger, or the text smaller or shorter'
    report({ severity: 'warning', code: 'overflow-page-margin', message, hint })
  }
  const shift = (y.size - height) * alignment(style['vertical-align'])
  return {
    ...fragment,
    box,
    rect: { x: area.x + x.start, y: area.y + y.start, width: fragment.rect.width, height: y.size },
    children: fragment.children.map((child) => ({ ...child, rect: { ...child.rect, y: child.rect.y + shift } })),
  }
}

const tolerance: Pt = 0.01

/** The sides of a page-margin box that look away from the page area, across and down. */
function outerSides(name: PageMarginBoxName): readonly [x: Side, y: Side] {
  const x = /^left|left-corner$/.test(name) ? 'start' : 'end'
  return [x, name.startsWith('top') ? 'start' : 'end']
}

type Side = 'start' | 'end'
type AxisNames = readonly ['margin-left', 'width', 'margin-right'] | readonly ['margin-top', 'height', 'margin-bottom']

/**
 * CSS Paged Media 3 §5.3.2.5: an `auto` size fills the room, else `auto` margins do, sharing it where both are. Where
 * nothing is `auto` or all is too large, the margin on the `outer` side gives way. `size` is of the border box.
 */
function placeInAxis(
  style: ComputedStyle,
  [startName, sizeName, endName]: AxisNames,
  available: Pt,
  edges: Pt,
  outer: Side,
): { start: Pt; size: Pt } {
  const used = (margin: LengthPercentage | 'auto') => (margin === 'auto' ? undefined : resolve(margin, available))
  const [start, end] = [used(style[startName]), used(style[endName])]
  const value = style[sizeName]
  const filled = Math.max(edges, available - (start ?? 0) - (end ?? 0))
  const size = typeof value === 'string' ? filled : toBorderBox(style, resolve(value, available), edges)
  const free = available - size - (start ?? 0) - (end ?? 0)
  const auto = free < 0 || typeof value === 'string' ? 0 : start === undefined && end === undefined ? free / 2 : free
  const usedEnd = end ?? auto
  return { start: outer === 'start' ? available - size - usedEnd : (start ?? auto), size }
}

/** Share of the free height above the content: CSS Paged Media 3 §5.3. */
function alignment(value: ComputedStyle['vertical-align']): number {
  return value === 'middle' ? 0.5 : value === 'bottom' ? 1 : 0
}
