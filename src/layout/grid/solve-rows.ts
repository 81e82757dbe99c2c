import type { ComputedStyle } from '../../css/computed-style.ts'
import type { Edges, Pt } from '../../geometry.ts'
import type { BoxFragment, ReplacedFragment } from '../fragment.ts'
import type { LayoutContext, Space } from '../layout.ts'
import { clamp } from '../sizing.ts'
import { alignTracks, areaOf, type TrackPlaces } from './align-tracks.ts'
import { baselineShims, type Shims } from './baselines.ts'
import { type Area, itemMargins, itemSpace, rowContribution, selfAlignment } from './grid-items.ts'
import type { GridItem } from './place-items.ts'
import { sizeTracks } from './size-tracks.ts'
import { type Across, gapOf, solveColumns, stretches } from './solve-columns.ts'
import { subgridEdges, subgridOf, subgridPlaces } from './subgrid.ts'
import type { Subgrid } from './subgrid-axis.ts'
import { contributors } from './subgrid-items.ts'
import { type AxisConstraint, createTracks, extraContribution, type Track, totalSize } from './tracks.ts'

export const unbroken = { room: Infinity, fullRoom: Infinity, fresh: false } as const

/** The rows of a grid. */
export interface Down {
  readonly contentHeight: Pt
  readonly rows: TrackPlaces
  readonly gap: Pt
  readonly shims: Shims
}

/** CSS Grid 1 §12.1, step 2. */
export function solveRows(across: Across, { subgrid, width }: Space, context: LayoutContext): Down {
  const { box, heights, gap } = across
  const inherited = subgrid?.row
  if (inherited) {
    const rows = subgridPlaces(inherited, gap.row, subgridEdges(box, 'row', width))
    return { contentHeight: heights.height ?? 0, rows, gap: gap.row, shims: shimsIn(across, context) }
  }
  const { style } = box
  const first = sizeRows(across, rowAxis(across), context)
  const contentHeight = heights.height ?? clamp(totalSize(first, gap.row), heights.min, heights.max)
  const again = heights.height === undefined && hasPercentages(style)
  // §7.2.1, CSS Box Alignment 3 §8.3: percentages are of the height that came out without them.
  const rowGap = again ? gapOf(style, 'row', contentHeight) : gap.row
  const tracks = again
    ? sizeRows(across, { size: contentHeight, minSize: 0, maxSize: Infinity, gap: rowGap }, context)
    : first
  const rows = alignTracks(tracks, contentHeight, rowGap, style['align-content'], false)
  return { contentHeight, rows, gap: rowGap, shims: shimsIn(across, context) }
}

function rowAxis({ heights, gap }: Across): AxisConstraint {
  return { size: heights.height, minSize: heights.min, maxSize: heights.max, gap: gap.row }
}

function hasPercentages(style: ComputedStyle): boolean {
  return JSON.stringify([style['grid-template-rows'], style['grid-auto-rows'], style['row-gap']]).includes('"percent"')
}

function sizeRows(across: Across, axis: AxisConstraint, context: LayoutContext): Track[] {
  const { box, placed, explicit } = across
  const ranges = placed.items.map((item) => item.row)
  const tracks = createTracks(explicit.row, placed.rows, box.style['grid-auto-rows'], ranges, axis.size)
  const enter = (item: GridItem, outer: Across) => insideOf(item, outer, context)
  const shimsOf = new Map<Across, Shims>()
  const contributions = contributors(across, 'row', enter).map(({ item, container, range, extra }) => {
    if (!item) return extraContribution(range, extra)
    const shims = shimsOf.get(container) ?? shimsIn(container, context)
    shimsOf.set(container, shims)
    const { fragment, width } = layAcross(item, container, context)
    return rowContribution(item.box, range, tracks, axis.gap, {
      height: fragment.rect.height,
      width,
      extra: extra + (shims.get(item.box)?.size ?? 0),
    })
  })
  sizeTracks(tracks, contributions, axis, stretches(box.style, 'align-content'))
  return tracks
}

/** A subgrid whose rows have no size yet. */
function insideOf(item: GridItem, outer: Across, context: LayoutContext) {
  const { box, lines } = item
  if (box.type !== 'grid') throw new Error('a subgrid is a grid')
  const { size: width } = areaOf(outer.columns, item.column)
  const subgrid = subgridOf(item, { places: outer.columns, gap: outer.gap.column }, undefined)
  const space = itemSpace(box, outer.box.style, { width, height: undefined }, unbroken, subgrid)
  return {
    inner: solveColumns(box, space, context, { lines, gap: outer.gap }),
    edges: subgridEdges(box, 'row', width),
  }
}

interface LaidAcross extends GridItem {
  readonly width: Pt
  readonly margin: Edges
  readonly fragment: BoxFragment | ReplacedFragment
}

/** An item as high as its content, in the columns that it spans. */
function layAcross(item: GridItem, { box, columns, gap }: Across, context: LayoutContext): LaidAcross {
  const { size: width } = areaOf(columns, item.column)
  const subgrid = subgridOf(item, { places: columns, gap: gap.column }, undefined)
  const fragment = layoutItem(item, box.style, { width, height: undefined }, subgrid, context)
  return { ...item, fragment, margin: itemMargins(item.box.style, width), width }
}

/** Items of subgrids are aligned with one another, not yet with those around. */
function shimsIn(across: Across, context: LayoutContext): Shims {
  const { box, placed } = across
  const items = placed.items.filter(
    (item) => !item.lines?.row && selfAlignment(item.box, box.style, 'align').value.endsWith('baseline'),
  )
  return baselineShims(
    box,
    items.map((item) => layAcross(item, across, context)),
  )
}

export function layoutItem(
  { box }: GridItem,
  container: ComputedStyle,
  area: Area,
  subgrid: Subgrid | undefined,
  context: LayoutContext,
): BoxFragment | ReplacedFragment {
  const { fragment } = context.layout(box, itemSpace(box, container, area, unbroken, subgrid))
  if (!fragment) throw new Error('a box with endless room has a fragment')
  return fragment
}
