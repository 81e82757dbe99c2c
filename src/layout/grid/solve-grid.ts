import type { GridBox } from '../../box/box.ts'
import { margins } from '../../css/computed-style.ts'
import type { Edges, Pt } from '../../geometry.ts'
import type { BoxFragment, ReplacedFragment } from '../fragment.ts'
import type { LayoutContext, Space } from '../layout.ts'
import type { BoxEdges, ContentHeights } from '../sizing.ts'
import { areaOf, type TrackPlaces } from './align-tracks.ts'
import type { ExplicitAxis } from './explicit-grid.ts'
import { alignedOffset, itemMargins, selfAlignment } from './grid-items.ts'
import type { GridItem } from './place-items.ts'
import { type Across, solveColumns } from './solve-columns.ts'
import { type Down, layoutItem, solveRows } from './solve-rows.ts'
import { subgridOf } from './subgrid.ts'
import type { Subgrid } from './subgrid-axis.ts'
import { reportIdleSubgrid } from './subgrid-lines.ts'

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
  /** What it is told of the tracks, where it is a subgrid. */
  readonly subgrid?: Subgrid
}

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
    space.subgrid?.key,
  ].join('|')
  const known = solved.get(key)
  if (known) return known
  const result = solve(box, space, context)
  solved.set(key, result)
  return result
}

function solve(box: GridBox, space: Space, context: LayoutContext): SolvedGrid {
  reportIdleSubgrid(box, space, context)
  const across = solveColumns(box, space, context)
  const down = solveRows(across, space, context)
  const { edges, width, contentWidth, heights, columns, explicit, placed } = across
  const { contentHeight, rows } = down
  const items = placed.items.map((item, order) => ({ ...placeInArea(item, across, down, context), order }))
  const before = { column: placed.columns.before, row: placed.rows.before }
  const sizes = { edges, width, contentWidth, heights, contentHeight }
  return { ...sizes, columns, rows, rowCount: rows.starts.length, explicit, before, items }
}

/** Lays an item out in its area and aligns it there: §10. */
function placeInArea(
  item: GridItem,
  { box: container, columns, gap, contentWidth }: Across,
  { rows, gap: rowGap, shims }: Down,
  context: LayoutContext,
): Omit<SolvedItem, 'order'> {
  const { box } = item
  const across = areaOf(columns, item.column)
  const down = areaOf(rows, item.row)
  const subgrid = subgridOf(item, { places: columns, gap: gap.column }, { places: rows, gap: rowGap })
  const area = { width: across.size, height: down.size }
  const fragment = layoutItem(item, container.style, area, subgrid, context)
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
  const left = ltr ? across.start + offset : contentWidth - across.start - offset - outerWidth
  const areaLeft = ltr ? across.start : contentWidth - across.start - across.size
  const freeDown = down.size - margin.top - fragment.rect.height - margin.bottom
  const shim = shims.get(box)
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
    ...(subgrid && { subgrid }),
  }
}
