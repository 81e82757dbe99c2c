import type { Pt } from '../../geometry.ts'
import type { Axis, TrackRange } from './explicit-grid.ts'
import type { GridItem, PlacedGrid } from './place-items.ts'
import type { AxisEdges } from './subgrid.ts'

/** A grid container whose items are placed, and the gaps that it has. */
export interface Container {
  readonly placed: PlacedGrid
  readonly gap: Readonly<Record<Axis, Pt>>
}

/** An item that contributes to the tracks of a grid, be it in a subgrid. */
export interface Contributor<C> {
  /** Undefined: only what a subgrid has around it, which its empty tracks hold too. */
  readonly item: GridItem | undefined
  /** The grid, or the subgrid, that it is an item of. */
  readonly container: C
  /** Tracks of the outermost grid. */
  readonly range: TrackRange
  /** Margin, border, padding and differences of gaps of the subgrids around, which come on top of the item's own. */
  readonly extra: Pt
}

interface Frame {
  readonly toRoot: (range: TrackRange) => TrackRange
  readonly edges: AxisEdges
  readonly rootGap: Pt
}

/**
 * The items that tracks are sized by: in place of a subgrid, those in it. CSS Grid 2 §9.3. `enter` gives the inside of
 * an item that is a subgrid, and what is around it.
 */
export function contributors<C extends Container>(
  container: C,
  axis: Axis,
  enter: (item: GridItem, container: C) => { readonly inner: C; readonly edges: AxisEdges },
  { toRoot, edges, rootGap }: Frame = {
    toRoot: (range) => range,
    edges: { start: 0, end: 0 },
    rootGap: container.gap[axis],
  },
): readonly Contributor<C>[] {
  const { placed, gap } = container
  const count = (axis === 'column' ? placed.columns : placed.rows).count
  const half = (gap[axis] - rootGap) / 2
  return placed.items.flatMap((item): readonly Contributor<C>[] => {
    const { start, end } = item[axis]
    const around = { start: start === 0 ? edges.start : half, end: end === count ? edges.end : half }
    const lines = item.lines?.[axis]
    if (!lines) return [{ item, container, range: toRoot({ start, end }), extra: around.start + around.end }]
    const { inner, edges: own } = enter(item, container)
    const outer = lines.mirrored ? { start: around.end, end: around.start } : around
    const within = { start: outer.start + own.start, end: outer.end + own.end }
    const here = (range: TrackRange): TrackRange =>
      lines.mirrored
        ? toRoot({ start: end - range.end, end: end - range.start })
        : toRoot({ start: start + range.start, end: start + range.end })
    const empty = (track: number, extra: Pt): Contributor<C> => ({
      item: undefined,
      container: inner,
      range: here({ start: track, end: track + 1 }),
      extra,
    })
    const ends =
      lines.count === 1
        ? [empty(0, within.start + within.end)]
        : [empty(0, within.start), empty(lines.count - 1, within.end)]
    return [...ends, ...contributors(inner, axis, enter, { toRoot: here, edges: within, rootGap })]
  })
}
