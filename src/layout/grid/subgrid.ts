import type { BlockLevelBox } from '../../box/box.ts'
import type { Pt } from '../../geometry.ts'
import { boxEdges } from '../sizing.ts'
import type { TrackPlaces } from './align-tracks.ts'
import type { Axis, TrackRange } from './explicit-grid.ts'
import { itemMargins } from './grid-items.ts'
import type { GridItem } from './place-items.ts'
import type { Subgrid, SubgridAxis, SubgridLines } from './subgrid-axis.ts'

/** Tracks of the parent, and the gap between them that it asks for. */
export interface ParentAxis {
  readonly places: TrackPlaces
  readonly gap: Pt
}

/** What a subgrid is told of its parent's tracks; `row` is undefined while rows are not sized. */
export function subgridOf(
  { lines, ...item }: GridItem,
  column: ParentAxis,
  row: ParentAxis | undefined,
): Subgrid | undefined {
  if (!lines) return undefined
  const of = (axis: SubgridLines | undefined, range: TrackRange, parent: ParentAxis): SubgridAxis | undefined =>
    axis && { ...axis, ...spanned(parent.places, range, axis.mirrored), gap: parent.gap }
  const across = of(lines.column, item.column, column)
  const down = row && of(lines.row, item.row, row)
  const told = { ...(across && { column: across }), ...(down && { row: down }) }
  const key = JSON.stringify([across, down], (_, value) => (value instanceof Map ? [...value] : value))
  return across || down ? { ...told, key } : undefined
}

/** The tracks of a range, from the start of its area. */
function spanned({ starts, ends }: TrackPlaces, { start, end }: TrackRange, mirrored: boolean): TrackPlaces {
  const first = starts[start] ?? 0
  const last = ends[end - 1] ?? first
  const from = starts.slice(start, end)
  const to = ends.slice(start, end)
  return mirrored
    ? { starts: to.map((at) => last - at).reverse(), ends: from.map((at) => last - at).reverse() }
    : { starts: from.map((at) => at - first), ends: to.map((at) => at - first) }
}

/** Margin, border and padding of a subgrid at the start and end of an axis. */
export interface AxisEdges {
  readonly start: Pt
  readonly end: Pt
}

/** Percentages are of `width`, that of the subgrid's area; 0 while it is not known. */
export function subgridEdges({ style }: BlockLevelBox, axis: Axis, width: Pt): AxisEdges {
  const { border, padding } = boxEdges(style, width)
  const margin = itemMargins(style, width)
  const at = (side: 'top' | 'right' | 'bottom' | 'left'): Pt => margin[side] + border[side] + padding[side]
  if (axis === 'row') return { start: at('top'), end: at('bottom') }
  return style.direction === 'rtl' ? { start: at('right'), end: at('left') } : { start: at('left'), end: at('right') }
}

/**
 * The tracks as they lie in the subgrid's content box: those at its ends are less by margin, border and padding, and a
 * gap of its own is centred on the parent's. §9.3, §9.4.
 */
export function subgridPlaces({ starts, ends, gap }: SubgridAxis, ownGap: Pt, edges: AxisEdges): TrackPlaces {
  const half = (ownGap - gap) / 2
  const last = starts.length - 1
  const from = starts.map((at, i) => (i === 0 ? 0 : at + half - edges.start))
  const to = ends.map((at, i) => at - edges.start - (i === last ? edges.end : half))
  return { starts: from, ends: to.map((at, i) => Math.max(at, from[i] ?? 0)) }
}
