import type { BlockBox } from '../box/box.ts'
import { type ComputedStyle, type LengthPercentage, resolve } from '../css/computed-style.ts'
import { type PageMarginBoxName, type PageStyle, pageMarginBoxNames } from '../css/style-sheet.ts'
import type { Pt } from '../geometry.ts'
import type { BoxFragment } from '../layout/fragment.ts'
import type { LayoutContext } from '../layout/layout.ts'
import { boxEdges, clamp, toBorderBox } from '../layout/sizing.ts'
import { layoutContent, type MarginArea, marginAreas, withoutHeight } from './margin-areas.ts'
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
  { area, containing }: MarginArea,
  { report }: MarginSetting,
  context: LayoutContext,
): BoxFragment {
  const { style } = box
  const edges = boxEdges(style, containing.width)
  const [outerX, outerY] = outerSides(name)
  const x = placeInAxis(style, horizontal, area.width, containing.width, edges.horizontal, outerX)
  const y = placeInAxis(style, vertical, area.height, containing.height, edges.vertical, outerY)
  const fragment = layoutContent(withoutHeight(box, context), containing.width, context, x.size)
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
const horizontal = ['margin-left', 'width', 'margin-right', 'min-width', 'max-width'] as const
const vertical = ['margin-top', 'height', 'margin-bottom', 'min-height', 'max-height'] as const

/**
 * CSS Paged Media 3 §5.3.2.5: an `auto` size fills the room, else `auto` margins do, sharing it where both are. Where
 * nothing is `auto` or all is too large, the margin on the `outer` side gives way. Percentages are of `base`. `size` is
 * of the border box.
 */
function placeInAxis(
  style: ComputedStyle,
  [startName, sizeName, endName, minName, maxName]: typeof horizontal | typeof vertical,
  available: Pt,
  base: Pt,
  edges: Pt,
  outer: Side,
): { start: Pt; size: Pt } {
  const used = (margin: LengthPercentage | 'auto') => (margin === 'auto' ? undefined : resolve(margin, base))
  const [start, end] = [used(style[startName]), used(style[endName])]
  const given = (value: ComputedStyle['max-width']): Pt | undefined =>
    typeof value === 'string' ? undefined : toBorderBox(style, resolve(value, base), edges)
  const filled = Math.max(edges, available - (start ?? 0) - (end ?? 0))
  const wanted = given(style[sizeName])
  const size = clamp(wanted ?? filled, given(style[minName]) ?? 0, given(style[maxName]) ?? Number.POSITIVE_INFINITY)
  const free = available - size - (start ?? 0) - (end ?? 0)
  const fills = wanted === undefined && size === filled
  const auto = free < 0 || fills ? 0 : start === undefined && end === undefined ? free / 2 : free
  const usedEnd = end ?? auto
  return { start: outer === 'start' ? available - size - usedEnd : (start ?? auto), size }
}

/** Share of the free height above the content: CSS Paged Media 3 §5.3. */
function alignment(value: ComputedStyle['vertical-align']): number {
  return value === 'middle' ? 0.5 : value === 'bottom' ? 1 : 0
}
