import type { GridBox } from '../../box/box.ts'
import { type ComputedStyle, resolve } from '../../css/computed-style.ts'
import type { Pt } from '../../geometry.ts'
import type { IntrinsicSizes, LayoutContext, Space } from '../layout.ts'
import { type BoxEdges, boxEdges, type ContentHeights, contentHeights, usedWidth } from '../sizing.ts'
import { alignTracks, type TrackPlaces } from './align-tracks.ts'
import { type Axis, type AxisSpace, type ExplicitAxis, explicitAxis } from './explicit-grid.ts'
import { columnContribution } from './grid-items.ts'
import { type GridItem, placeItems } from './place-items.ts'
import { sizeTracks } from './size-tracks.ts'
import { subgridEdges, subgridPlaces } from './subgrid.ts'
import { type Container, contributors } from './subgrid-items.ts'
import { subgridAxis } from './subgrid-lines.ts'
import { type AxisConstraint, createTracks, extraContribution, type Track, totalSize } from './tracks.ts'

/** What a subgrid knows of its parent: lines, and gaps, which `normal` takes over. */
interface Parent {
  readonly lines: GridItem['lines']
  readonly gap: Readonly<Partial<Record<Axis, Pt>>>
}

interface PlacedContainer extends Container {
  readonly box: GridBox
  readonly explicit: Readonly<Record<Axis, ExplicitAxis>>
}

/** A grid before its rows are sized. */
export interface Across extends PlacedContainer {
  readonly edges: BoxEdges
  /** Of the border box. */
  readonly width: Pt
  readonly contentWidth: Pt
  readonly heights: ContentHeights
  readonly columns: TrackPlaces
}

/** CSS Grid 1 §12.1, step 1. `parent` is told apart from `space` where a subgrid's rows have no place yet. */
export function solveColumns(
  box: GridBox,
  space: Space,
  context: LayoutContext,
  parent: Parent = parentOf(space),
): Across {
  const { style } = box
  const edges = boxEdges(style, space.width)
  const width = usedWidth(style, space, edges, () => gridContentSizes(box, context))
  const contentWidth = Math.max(0, width - edges.horizontal)
  const heights = heightsOf(box, space, edges)
  const gap = {
    column: gapOf(style, 'column', contentWidth, parent),
    row: gapOf(style, 'row', heights.height, parent),
  }
  const explicit = explicitAxes(style, parent.lines, {
    column: { size: contentWidth, min: 0, max: Infinity, gap: gap.column },
    row: { size: heights.height, min: heights.min, max: heights.max, gap: gap.row },
  })
  const container = { box, explicit, gap, placed: placeItems(box, explicit) }
  const inherited = space.subgrid?.column
  const columns = inherited
    ? subgridPlaces(inherited, gap.column, subgridEdges(box, 'column', space.width))
    : ownColumns(container, contentWidth, context)
  return { ...container, edges, width, contentWidth, heights, columns }
}

function parentOf({ subgrid }: Space): Parent {
  const gap = { ...(subgrid?.column && { column: subgrid.column.gap }), ...(subgrid?.row && { row: subgrid.row.gap }) }
  return { lines: subgrid, gap }
}

/** CSS Grid 2 §9: the height of a subgrid is that of the rows that it spans. */
function heightsOf(box: GridBox, space: Space, edges: BoxEdges): ContentHeights {
  const rows = space.subgrid?.row
  if (!rows) return contentHeights(box.style, space, edges.vertical)
  const around = subgridEdges(box, 'row', space.width)
  return { height: Math.max(0, (rows.ends.at(-1) ?? 0) - around.start - around.end), min: 0, max: Infinity }
}

/** A gap in points; percentages of what is not known are 0, and so is `normal`, but in a subgrid: CSS Grid 2 §9.4. */
export function gapOf(style: ComputedStyle, axis: Axis, size: Pt | undefined, parent?: Parent): Pt {
  const gap = style[`${axis}-gap`]
  if (gap === 'normal') return (parent?.lines?.[axis] && parent.gap[axis]) ?? 0
  return Math.max(0, resolve(gap, size ?? 0))
}

function explicitAxes(
  style: ComputedStyle,
  lines: GridItem['lines'],
  spaces: Readonly<Record<Axis, AxisSpace>>,
): Readonly<Record<Axis, ExplicitAxis>> {
  const of = (axis: Axis): ExplicitAxis => {
    const inherited = lines?.[axis]
    return inherited ? subgridAxis(style, axis, inherited) : explicitAxis(style, axis, spaces[axis])
  }
  return { column: of('column'), row: of('row') }
}

function ownColumns(container: PlacedContainer, contentWidth: Pt, context: LayoutContext): TrackPlaces {
  const { gap, box } = container
  const { style } = box
  const tracks = sizeColumns(container, { size: contentWidth, minSize: 0, maxSize: Infinity, gap: gap.column }, context)
  return alignTracks(tracks, contentWidth, gap.column, style['justify-content'], style.direction === 'rtl')
}

function sizeColumns(container: PlacedContainer, axis: AxisConstraint, context: LayoutContext): Track[] {
  const { placed, explicit, box } = container
  const ranges = placed.items.map((item) => item.column)
  const tracks = createTracks(explicit.column, placed.columns, box.style['grid-auto-columns'], ranges, axis.size)
  const contributions = contributors(container, 'column', insideOf).map(({ item, range, extra }) =>
    item ? columnContribution(item.box, range, tracks, axis.gap, context, extra) : extraContribution(range, extra),
  )
  sizeTracks(tracks, contributions, axis, stretches(box.style, 'justify-content'))
  return tracks
}

/** A subgrid whose columns have no size yet. */
function insideOf({ box, lines }: GridItem, outer: PlacedContainer) {
  if (box.type !== 'grid') throw new Error('a subgrid is a grid')
  return { inner: placedContainer(box, { lines, gap: outer.gap }), edges: subgridEdges(box, 'column', 0) }
}

function placedContainer(box: GridBox, parent?: Parent): PlacedContainer {
  const { style } = box
  const gap = { column: gapOf(style, 'column', undefined, parent), row: gapOf(style, 'row', undefined, parent) }
  const known = (value: ComputedStyle['max-width']): Pt | undefined => (typeof value === 'number' ? value : undefined)
  const explicit = explicitAxes(style, parent?.lines, {
    column: {
      size: known(style.width),
      min: known(style['min-width']) ?? 0,
      max: known(style['max-width']) ?? Infinity,
      gap: gap.column,
    },
    row: { size: known(style.height), min: 0, max: Infinity, gap: 0 },
  })
  return { box, explicit, gap, placed: placeItems(box, explicit) }
}

export function stretches(style: ComputedStyle, property: 'justify-content' | 'align-content'): boolean {
  const { value } = style[property]
  return value === 'normal' || value === 'stretch'
}

const contentOwner = {}

/** Intrinsic widths of the content: the columns sized under a min-content or max-content constraint. §5.2. */
export function gridContentSizes(box: GridBox, context: LayoutContext): IntrinsicSizes {
  return context.memo(contentOwner, box, () => {
    const container = placedContainer(box)
    const gap = container.gap.column
    const sizeUnder = (constraint: 'min-content' | 'max-content'): Pt => {
      const axis: AxisConstraint = { size: undefined, minSize: 0, maxSize: Infinity, gap, constraint }
      return totalSize(sizeColumns(container, axis, context), gap)
    }
    return { min: sizeUnder('min-content'), max: sizeUnder('max-content') }
  })
}
