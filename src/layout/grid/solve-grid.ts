import type { BlockLevelBox, GridBox } from '../../box/box.ts'
import { type ComputedStyle, margins, resolve } from '../../css/computed-style.ts'
import type { Edges, Pt } from '../../geometry.ts'
import type { BoxFragment, ReplacedFragment } from '../fragment.ts'
import type { IntrinsicSizes, LayoutContext, Space } from '../layout.ts'
import { type BoxEdges, boxEdges, type ContentHeights, clamp, contentHeights, usedWidth } from '../sizing.ts'
import { alignTracks, areaOf, type TrackPlaces } from './align-tracks.ts'
import { baselineShims, type Shims } from './baselines.ts'
import { type AxisSpace, type ExplicitAxis, explicitAxis } from './explicit-grid.ts'
import {
  alignedOffset,
  columnContribution,
  itemMargins,
  itemSpace,
  rowContribution,
  selfAlignment,
} from './grid-items.ts'
import { type GridItem, type PlacedGrid, placeItems } from './place-items.ts'
import { sizeTracks } from './size-tracks.ts'
import { type AxisConstraint, createTracks, type Track, totalSize } from './tracks.ts'

/** A grid laid out as if nothing could break. Places are measured from the container's content box. */
export interface SolvedGrid {
  readonly edges: BoxEdges
  /** Of the border box. */
  readonly width: Pt
  readonly contentWidth: Pt
  readonly heights: ContentHeights
  readonly contentHeight: Pt
  readonly columns: TrackPlaces
  readonly rows: TrackPlaces
  readonly rowCount: number
  readonly explicit: { readonly column: ExplicitAxis; readonly row: ExplicitAxis }
  /** How many implicit tracks come before the explicit ones. */
  readonly before: { readonly column: number; readonly row: number }
  /** In order-modified document order. */
  readonly items: readonly SolvedItem[]
}

export interface SolvedItem extends GridItem {
  /** Its place in order-modified document order, in which items are painted. */
  readonly order: number
  /** The grid area. */
  readonly area: { readonly x: Pt; readonly y: Pt; readonly width: Pt; readonly height: Pt }
  readonly margin: Edges
  /** Left edge of the border box. */
  readonly x: Pt
  /** Top edge of the border box. */
  readonly y: Pt
  readonly fragment: BoxFragment | ReplacedFragment
}

export const unbroken = { room: Infinity, fullRoom: Infinity, fresh: false } as const

const owner = {}

/** CSS Grid 1 §12.1, once for each space it is asked for. */
export function solveGrid(box: GridBox, space: Space, context: LayoutContext): SolvedGrid {
  const solved = context.memo(owner, box, () => new Map<string, SolvedGrid>())
  const key = [
    space.width,
    space.availableWidth,
    space.height,
    space.fixedWidth,
    space.fixedHeight,
    space.autoWidth,
  ].join('|')
  const known = solved.get(key)
  if (known) return known
  const result = solve(box, space, context)
  solved.set(key, result)
  return result
}

function solve(box: GridBox, space: Space, context: LayoutContext): SolvedGrid {
  const { style } = box
  const edges = boxEdges(style, space.width)
  const width = usedWidth(style, space, edges, () => gridContentSizes(box, context))
  const contentWidth = Math.max(0, width - edges.horizontal)
  const heights = contentHeights(style, space, edges.vertical)
  const gap = { column: gapOf(style, 'column', contentWidth), row: gapOf(style, 'row', heights.height) }
  const explicit = {
    column: explicitAxis(style, 'column', { size: contentWidth, min: 0, max: Infinity, gap: gap.column }),
    row: explicitAxis(style, 'row', { size: heights.height, min: heights.min, max: heights.max, gap: gap.row }),
  }
  const placed = placeItems(box, explicit)
  const columnTracks = sizeColumns(
    box,
    placed,
    explicit.column,
    { size: contentWidth, minSize: 0, maxSize: Infinity, gap: gap.column },
    context,
  )
  const columns = alignTracks(
    columnTracks,
    contentWidth,
    gap.column,
    style['justify-content'],
    style.direction === 'rtl',
  )
  const sizing: RowSizing = { box, placed, explicit: explicit.row, columns, context }
  const first = sizeRows(sizing, { size: heights.height, minSize: heights.min, maxSize: heights.max, gap: gap.row })
  const contentHeight = heights.height ?? clamp(totalSize(first.tracks, gap.row), heights.min, heights.max)
  const again = heights.height === undefined && hasPercentages(style)
  // §7.2.1, CSS Box Alignment 3 §8.3: percentages are of the height that came out without them.
  const rowGap = again ? gapOf(style, 'row', contentHeight) : gap.row
  const { tracks, shims } = again
    ? sizeRows(sizing, { size: contentHeight, minSize: 0, maxSize: Infinity, gap: rowGap })
    : first
  const rows = alignTracks(tracks, contentHeight, rowGap, style['align-content'], false)
  const frame: Frame = { columns, rows, contentWidth, shims }
  const items = placed.items.map((item, order) => ({ ...placeInArea(box, item, frame, context), order }))
  const before = { column: placed.columns.before, row: placed.rows.before }
  const sizes = { edges, width, contentWidth, heights, contentHeight }
  return { ...sizes, columns, rows, rowCount: tracks.length, explicit, before, items }
}

/** A gap in points; `normal` is 0, and so are percentages of what is not known. */
function gapOf(style: ComputedStyle, axis: 'column' | 'row', size: Pt | undefined): Pt {
  const gap = style[`${axis}-gap`]
  return gap === 'normal' ? 0 : Math.max(0, resolve(gap, size ?? 0))
}

function hasPercentages(style: ComputedStyle): boolean {
  return JSON.stringify([style['grid-template-rows'], style['grid-auto-rows'], style['row-gap']]).includes('"percent"')
}

function stretches(style: ComputedStyle, property: 'justify-content' | 'align-content'): boolean {
  const { value } = style[property]
  return value === 'normal' || value === 'stretch'
}

function sizeColumns(
  { style }: GridBox,
  { items, columns }: PlacedGrid,
  explicit: ExplicitAxis,
  axis: AxisConstraint,
  context: LayoutContext,
): Track[] {
  const ranges = items.map((item) => item.column)
  const tracks = createTracks(explicit, columns, style['grid-auto-columns'], ranges, axis.size)
  const contributions = items.map((item) => columnContribution(item.box, item.column, tracks, axis.gap, context))
  sizeTracks(tracks, contributions, axis, stretches(style, 'justify-content'))
  return tracks
}

interface RowSizing {
  readonly box: GridBox
  readonly placed: PlacedGrid
  readonly explicit: ExplicitAxis
  readonly columns: TrackPlaces
  readonly context: LayoutContext
}

function sizeRows(
  { box, placed, explicit, columns, context }: RowSizing,
  axis: AxisConstraint,
): { tracks: Track[]; shims: Shims } {
  const { style } = box
  const { items } = placed
  const ranges = items.map((item) => item.row)
  const tracks = createTracks(explicit, placed.rows, style['grid-auto-rows'], ranges, axis.size)
  const laid = items.map((item) => {
    const { size: width } = areaOf(columns, item.column)
    const fragment = layoutItem(item.box, box, { width, height: undefined }, context)
    return { ...item, fragment, margin: itemMargins(item.box.style, width), width }
  })
  const shims = baselineShims(box, laid)
  const contributions = laid.map(({ box: child, row, fragment, width }) =>
    rowContribution(child, row, tracks, axis.gap, {
      height: fragment.rect.height,
      width,
      shim: shims.get(child)?.size ?? 0,
    }),
  )
  sizeTracks(tracks, contributions, axis, stretches(style, 'align-content'))
  return { tracks, shims }
}

function layoutItem(
  item: BlockLevelBox,
  { style }: GridBox,
  area: { readonly width: Pt; readonly height: Pt | undefined },
  context: LayoutContext,
): BoxFragment | ReplacedFragment {
  const { fragment } = context.layout(item, itemSpace(item, style, area, unbroken))
  if (!fragment) throw new Error('a box with endless room has a fragment')
  return fragment
}

interface Frame {
  readonly columns: TrackPlaces
  readonly rows: TrackPlaces
  readonly contentWidth: Pt
  readonly shims: Shims
}

/** Lays an item out in its area and aligns it there: §10. */
function placeInArea(
  container: GridBox,
  item: GridItem,
  frame: Frame,
  context: LayoutContext,
): Omit<SolvedItem, 'order'> {
  const { box } = item
  const across = areaOf(frame.columns, item.column)
  const down = areaOf(frame.rows, item.row)
  const fragment = layoutItem(box, container, { width: across.size, height: down.size }, context)
  const margin = itemMargins(box.style, across.size)
  const asked = margins(box.style)
  const { direction } = container.style
  const directions = { container: direction, item: box.style.direction }
  const ltr = direction === 'ltr'
  const [startAuto, endAuto] = ltr
    ? [asked.left === 'auto', asked.right === 'auto']
    : [asked.right === 'auto', asked.left === 'auto']
  const outerWidth = margin.left + fragment.rect.width + margin.right
  const offset = alignedOffset(
    selfAlignment(box, container.style, 'justify'),
    across.size - outerWidth,
    { start: startAuto, end: endAuto },
    directions,
  )
  const left = ltr ? across.start + offset : frame.contentWidth - across.start - offset - outerWidth
  const areaLeft = ltr ? across.start : frame.contentWidth - across.start - across.size
  const freeDown = down.size - margin.top - fragment.rect.height - margin.bottom
  const shim = frame.shims.get(box)
  const top = shim
    ? shim.last
      ? freeDown - shim.size
      : shim.size
    : alignedOffset(
        selfAlignment(box, container.style, 'align'),
        freeDown,
        { start: asked.top === 'auto', end: asked.bottom === 'auto' },
        { container: 'ltr', item: 'ltr' },
      )
  return {
    ...item,
    area: { x: areaLeft, y: down.start, width: across.size, height: down.size },
    margin,
    x: left + margin.left,
    y: down.start + top + margin.top,
    fragment,
  }
}

const contentOwner = {}

/** Intrinsic widths of the content: the columns sized under a min-content or max-content constraint. §5.2. */
export function gridContentSizes(box: GridBox, context: LayoutContext): IntrinsicSizes {
  return context.memo(contentOwner, box, () => {
    const { style } = box
    const gap = gapOf(style, 'column', undefined)
    const known = (value: ComputedStyle['max-width']): Pt | undefined => (typeof value === 'number' ? value : undefined)
    const columnSpace: AxisSpace = {
      size: known(style.width),
      min: known(style['min-width']) ?? 0,
      max: known(style['max-width']) ?? Infinity,
      gap,
    }
    const rowSpace: AxisSpace = { size: known(style.height), min: 0, max: Infinity, gap: 0 }
    const explicit = {
      column: explicitAxis(style, 'column', columnSpace),
      row: explicitAxis(style, 'row', rowSpace),
    }
    const placed = placeItems(box, explicit)
    const sizeUnder = (constraint: 'min-content' | 'max-content'): Pt => {
      const axis: AxisConstraint = { size: undefined, minSize: 0, maxSize: Infinity, gap, constraint }
      return totalSize(sizeColumns(box, placed, explicit.column, axis, context), gap)
    }
    return { min: sizeUnder('min-content'), max: sizeUnder('max-content') }
  })
}
