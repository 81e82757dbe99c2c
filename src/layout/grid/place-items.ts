import type { BlockLevelBox, GridBox } from '../../box/box.ts'
import { orderModified } from '../../box/container-items.ts'
import type { GridLine } from '../../css/computed-style.ts'
import type { Axis, ExplicitAxis, TrackRange } from './explicit-grid.ts'
import { type Placement, placement } from './grid-lines.ts'
import type { SubgridLines } from './subgrid-axis.ts'
import { asksForSubgrid, automaticSpan, inheritedLines } from './subgrid-lines.ts'

export interface GridItem {
  readonly box: BlockLevelBox
  readonly column: TrackRange
  readonly row: TrackRange
  /** Lines that it has from this grid, where it is a subgrid. */
  readonly lines?: { readonly column?: SubgridLines; readonly row?: SubgridLines }
}

export interface PlacedGrid {
  /** In order-modified document order. */
  readonly items: readonly GridItem[]
  readonly columns: ImplicitAxis
  readonly rows: ImplicitAxis
}

/** The implicit grid in one axis: CSS Grid 1 §7.5. */
export interface ImplicitAxis {
  readonly count: number
  /** Tracks before the first of the explicit grid. */
  readonly before: number
}

interface Item {
  readonly box: BlockLevelBox
  readonly major: { start: number | undefined; readonly span: number }
  readonly minor: { start: number | undefined; readonly span: number }
}

/** CSS Grid 1 §8.5. The items flow along the minor axis: across columns for `grid-auto-flow: row`. */
export function placeItems(
  box: GridBox,
  grid: { readonly column: ExplicitAxis; readonly row: ExplicitAxis },
): PlacedGrid {
  const { axis, dense } = box.style['grid-auto-flow']
  const majorAxis: Axis = axis
  const minorAxis: Axis = axis === 'row' ? 'column' : 'row'
  const items = orderModified(box.children).map((child): Item => {
    const of = (which: Axis): Placement => within(grid[which], placementOf(child, which, grid[which]))
    return { box: child, major: { ...of(majorAxis) }, minor: { ...of(minorAxis) } }
  })
  const before = {
    major: shiftToZero(items.map((item) => item.major)),
    minor: shiftToZero(items.map((item) => item.minor)),
  }
  const cells = new Cells()
  placeDefinite(items, cells)
  placeInMajor(items, cells, dense)
  const explicitMinor = before.minor + grid[minorAxis].count
  const reach = (which: 'major' | 'minor', axis: Axis, least: number): number =>
    grid[axis].closed
      ? grid[axis].count
      : items.reduce((most, { [which]: { start = 0, span } }) => Math.max(most, start + span), least)
  const minorCount = reach('minor', minorAxis, Math.max(explicitMinor, 1))
  placeRest(items, cells, minorCount, dense)
  const majorCount = reach('major', majorAxis, before.major + grid[majorAxis].count)
  const axes = {
    [majorAxis]: { count: majorCount, before: before.major },
    [minorAxis]: { count: items.length > 0 ? minorCount : explicitMinor, before: before.minor },
  } as Record<Axis, ImplicitAxis>
  const range = (place: Item['major'], axis: Axis): TrackRange => {
    const { start = 0, span } = within(grid[axis], { start: place.start ?? 0, span: place.span })
    return { start, end: start + span }
  }
  const shift = { [majorAxis]: before.major, [minorAxis]: before.minor } as Record<Axis, number>
  return {
    items: items.map((item) => {
      const ranges = { [majorAxis]: range(item.major, majorAxis), [minorAxis]: range(item.minor, minorAxis) }
      const placed = { box: item.box, ...(ranges as Record<Axis, TrackRange>) }
      const lines = inheritedLines(placed, box.style, grid, shift)
      return lines ? { ...placed, lines } : placed
    }),
    columns: axes.column,
    rows: axes.row,
  }
}

/** Where nothing says how many tracks a subgrid spans, its list of line names does: CSS Grid 2 §9.1. */
function placementOf({ style, type }: BlockLevelBox, axis: Axis, grid: ExplicitAxis): Placement {
  const asked = placement(style, axis, grid)
  const ends = [style[`grid-${axis}-start`], style[`grid-${axis}-end`]]
  const says = (line: GridLine): boolean => line !== 'auto' && line.type === 'span'
  const isAutomatic = type === 'grid' && ends.includes('auto') && !ends.some(says) && asksForSubgrid(style, axis)
  if (!isAutomatic) return asked
  const span = automaticSpan(style, axis)
  const endsAt = asked.start !== undefined && ends[0] === 'auto' ? asked.start + asked.span : undefined
  return { start: endsAt === undefined ? asked.start : endsAt - span, span }
}

/** A subgrid has no implicit tracks; what is placed outside of it stands in its first or last track. CSS Grid 2 §9.2. */
function within({ closed, count }: ExplicitAxis, { start, span }: Placement): Placement {
  if (!closed) return { start, span }
  if (start === undefined) return { start, span: Math.min(span, count) }
  const first = Math.max(0, Math.min(start, count - 1))
  return { start: first, span: Math.max(1, Math.min(start + span, count) - first) }
}

/** Moves all placements so that none begins before track 0, and returns by how much. */
function shiftToZero(places: readonly { start: number | undefined }[]): number {
  const least = places.reduce((min, { start }) => Math.min(min, start ?? 0), 0)
  if (least < 0) for (const place of places) if (place.start !== undefined) place.start -= least
  return least < 0 ? -least : 0
}

/** Step 1: items with a place in both axes. */
function placeDefinite(items: readonly Item[], cells: Cells): void {
  for (const item of items) if (item.major.start !== undefined && item.minor.start !== undefined) cells.occupy(item)
}

/** Step 2: items locked to a place in the major axis. */
function placeInMajor(items: readonly Item[], cells: Cells, dense: boolean): void {
  const cursors = new Map<number, number>()
  for (const item of items) {
    const { major, minor } = item
    if (major.start === undefined || minor.start !== undefined) continue
    let at = dense ? 0 : (cursors.get(major.start) ?? 0)
    while (!cells.isFree(major.start, major.span, at, minor.span)) at++
    minor.start = at
    cells.occupy(item)
    cursors.set(major.start, at + minor.span)
  }
}

/** Step 4: everything else, where the cursor stands. `count` is the number of tracks in the minor axis. */
function placeRest(items: readonly Item[], cells: Cells, count: number, dense: boolean): void {
  let cursor = { major: 0, minor: 0 }
  let open = 0 // major tracks before this one are full
  for (const item of items) {
    const { major, minor } = item
    if (major.start !== undefined) continue
    if (dense) {
      while (cells.isFull(open, count)) open++
      cursor = { major: open, minor: 0 }
    }
    if (minor.start !== undefined) {
      if (!dense && minor.start < cursor.minor) cursor.major++
      cursor.minor = minor.start
      while (!cells.isFree(cursor.major, major.span, cursor.minor, minor.span)) cursor.major++
    } else {
      while (cursor.minor + minor.span > count || !cells.isFree(cursor.major, major.span, cursor.minor, minor.span)) {
        cursor.minor++
        if (cursor.minor + minor.span <= count) continue
        cursor.minor = 0
        cursor.major++
      }
      minor.start = cursor.minor
    }
    major.start = cursor.major
    cells.occupy(item)
  }
}

/** Which cells of the grid are taken. */
class Cells {
  readonly #taken = new Map<number, Set<number>>()

  isFree(major: number, majorSpan: number, minor: number, minorSpan: number): boolean {
    for (let y = major; y < major + majorSpan; y++) {
      const line = this.#taken.get(y)
      if (line) for (let x = minor; x < minor + minorSpan; x++) if (line.has(x)) return false
    }
    return true
  }

  isFull(major: number, count: number): boolean {
    return (this.#taken.get(major)?.size ?? 0) >= count
  }

  occupy({ major, minor }: Item): void {
    const { start: top = 0 } = major
    const { start: left = 0 } = minor
    for (let y = top; y < top + major.span; y++) {
      const line = this.#taken.get(y) ?? new Set<number>()
      this.#taken.set(y, line)
      for (let x = left; x < left + minor.span; x++) line.add(x)
    }
  }
}
