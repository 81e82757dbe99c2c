import type { BlockBox } from '../box/box.ts'
import type { ComputedStyle } from '../css/computed-style.ts'
import { resolve } from '../css/computed-style.ts'
import type { PageMarginBoxName, PageStyle } from '../css/style-sheet.ts'
import type { Pt, Rect } from '../geometry.ts'
import type { LayoutContext } from '../layout/layout.ts'
import { boxEdges, toBorderBox, usedMargin } from '../layout/sizing.ts'
import { distributeRow, type FlexBox, type Row } from './margin-box-sizes.ts'
import type { PageGeometry } from './page-geometry.ts'

export type MarginBoxes = ReadonlyMap<PageMarginBoxName, BlockBox>

/** Where the margin box of a page-margin box goes, and its containing block; measured from the sheet. */
export interface MarginArea {
  readonly area: Rect
  /** What percentages are of: a corner, or the page's margin between two corners. */
  readonly containing: Rect
}

type NamedArea = readonly [PageMarginBoxName, MarginArea]

/**
 * CSS Paged Media 3 §5.3: corners are as large as the page's margins that meet there; the others share an edge by
 * threes.
 */
export function marginAreas(
  { width, height }: PageStyle,
  { margin }: PageGeometry,
  boxes: MarginBoxes,
  context: LayoutContext,
): ReadonlyMap<PageMarginBoxName, MarginArea> {
  const right = width - margin.right
  const bottom = height - margin.bottom
  const top: Rect = { x: margin.left, y: 0, width: Math.max(0, right - margin.left), height: margin.top }
  const left: Rect = { x: 0, y: margin.top, width: margin.left, height: Math.max(0, bottom - margin.top) }
  const rows: readonly { names: EdgeNames; strip: Rect; vertical: boolean }[] = [
    { names: ['top-left', 'top-center', 'top-right'], strip: top, vertical: false },
    {
      names: ['bottom-left', 'bottom-center', 'bottom-right'],
      strip: { ...top, y: bottom, height: margin.bottom },
      vertical: false,
    },
    { names: ['left-top', 'left-middle', 'left-bottom'], strip: left, vertical: true },
    {
      names: ['right-top', 'right-middle', 'right-bottom'],
      strip: { ...left, x: right, width: margin.right },
      vertical: true,
    },
  ]
  const corner = (area: Rect): MarginArea => ({ area, containing: area })
  return new Map<PageMarginBoxName, MarginArea>([
    ['top-left-corner', corner({ x: 0, y: 0, width: margin.left, height: margin.top })],
    ['top-right-corner', corner({ x: right, y: 0, width: margin.right, height: margin.top })],
    ['bottom-left-corner', corner({ x: 0, y: bottom, width: margin.left, height: margin.bottom })],
    ['bottom-right-corner', corner({ x: right, y: bottom, width: margin.right, height: margin.bottom })],
    ...rows.flatMap(({ names, strip, vertical }) => edgeAreas(names, strip, vertical, boxes, context)),
  ])
}

type EdgeNames = readonly [PageMarginBoxName, PageMarginBoxName, PageMarginBoxName]

/** Places of up to three boxes along one edge: at its start, in its middle, at its end. */
function edgeAreas(
  [first, second, third]: EdgeNames,
  strip: Rect,
  vertical: boolean,
  boxes: MarginBoxes,
  context: LayoutContext,
): readonly NamedArea[] {
  const flex = (name: PageMarginBoxName): FlexBox | undefined => {
    const box = boxes.get(name)
    return box && (vertical ? flexHeight(box, strip, context) : flexWidth(box, strip, context))
  }
  const available = vertical ? strip.height : strip.width
  const row: Row<FlexBox> = { start: flex(first), center: flex(second), end: flex(third) }
  const { start, center, end } = distributeRow(row, available)
  const area = (name: PageMarginBoxName, from: Pt, size: Pt): NamedArea => {
    const own = vertical ? { ...strip, y: strip.y + from, height: size } : { ...strip, x: strip.x + from, width: size }
    return [name, { area: own, containing: strip }]
  }
  const areas: NamedArea[] = []
  if (start !== undefined) areas.push(area(first, 0, start))
  if (center !== undefined) areas.push(area(second, (available - center) / 2, center))
  if (end !== undefined) areas.push(area(third, available - end, end))
  return areas
}

function flexWidth(box: BlockBox, strip: Rect, context: LayoutContext): FlexBox {
  const { style } = box
  const margins = usedMargin(style['margin-left'], strip.width) + usedMargin(style['margin-right'], strip.width)
  const edges = boxEdges(style, strip.width).horizontal
  const outer = (value: ComputedStyle['max-width']) => outerSize(style, value, strip.width, edges, margins)
  const content = context.sizes(withoutWidth(box, context))
  return {
    size: outer(style.width),
    min: outer(style['min-width']) ?? 0,
    max: outer(style['max-width']) ?? Number.POSITIVE_INFINITY,
    minContent: content.min + margins,
    maxContent: content.max + margins,
  }
}

/** A height has one content size: that of the content when it is as wide as the page's margin lets it be. */
function flexHeight(box: BlockBox, strip: Rect, context: LayoutContext): FlexBox {
  const { style } = box
  const margins = usedMargin(style['margin-top'], strip.width) + usedMargin(style['margin-bottom'], strip.width)
  const edges = boxEdges(style, strip.width).vertical
  const outer = (value: ComputedStyle['max-height']) => outerSize(style, value, strip.height, edges, margins)
  const content = layoutContent(withoutHeight(box, context), strip.width, context).rect.height + margins
  return {
    size: outer(style.height),
    min: outer(style['min-height']) ?? 0,
    max: outer(style['max-height']) ?? Number.POSITIVE_INFINITY,
    minContent: content,
    maxContent: content,
  }
}

/** A width or height of the style as a margin-box size; undefined for keywords. */
function outerSize(
  style: ComputedStyle,
  value: ComputedStyle['max-width'],
  base: Pt,
  edges: Pt,
  margins: Pt,
): Pt | undefined {
  return typeof value === 'string' ? undefined : toBorderBox(style, resolve(value, base), edges) + margins
}

/** A page-margin box's content in a containing block `width` wide, unbroken. `borderBox` imposes the border-box width. */
export function layoutContent(box: BlockBox, width: Pt, context: LayoutContext, borderBox?: Pt) {
  const { fragment } = context.layout(box, {
    width,
    room: Number.POSITIVE_INFINITY,
    fullRoom: Number.POSITIVE_INFINITY,
    fresh: true,
    autoWidth: 'fill',
    ...(borderBox !== undefined && { fixedWidth: borderBox }),
  })
  if (fragment?.type !== 'box') throw new Error('a page-margin box without limits was not laid out')
  return fragment
}

const widthOwner = {}
const heightOwner = {}

/** The box as if its style gave no width: for its intrinsic sizes. */
function withoutWidth(box: BlockBox, context: LayoutContext): BlockBox {
  const style: ComputedStyle = { ...box.style, width: 'auto', 'min-width': 0, 'max-width': 'none' }
  return context.memo(widthOwner, box, () => ({ ...box, style }))
}

/** The box as if its style gave no height. */
export function withoutHeight(box: BlockBox, context: LayoutContext): BlockBox {
  const style: ComputedStyle = { ...box.style, height: 'auto', 'min-height': 0, 'max-height': 'none' }
  return context.memo(heightOwner, box, () => ({ ...box, style }))
}
