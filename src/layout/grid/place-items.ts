import type { BlockLevelBox, GridBox } from '../../box/box.ts'
import { orderModified } from '../../box/container-items.ts'
import type { Axis, ExplicitAxis } from './explicit-grid.ts'
import { type Placement, placement } from './grid-lines.ts'

/** Tracks of the implicit grid; `end` is excluded. */
export interface TrackRange {
  readonly start: number
  readonly end: number
}

export interface GridItem {
  readonly box: BlockLevelBox
  readonly column: TrackRange
  readonly row: TrackRange
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
    const of = (which: Axis): Placement => placement(child.style, which, grid[which])
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
  const minorCount = items.reduce(
    (most, { minor }) => Math.max(most, (minor.start ?? 0) + minor.span),
    Math.max(explicitMinor, 1),
  )
  placeRest(items, cells, minorCount, dense)
  const majorCount = items.reduce(
    (most, { major }) => Math.max(most, (major.start ?? 0) + major.span),
    before.major + grid[majorAxis].count,
  )
  const axes = {
    [majorAxis]: { count: majorCount, before: before.major },
    [minorAxis]: { count: items.length > 0 ? minorCount : explicitMinor, before: before.minor },
  } as Record<Axis, ImplicitAxis>
  const range = ({ start = 0, span }: Item['major']): TrackRange => ({ start, end: start + span })
  return {
    items: items.map((item) => ({
      box: item.box,
      [majorAxis]: range(item.major),
      [minorAxis]: range(item.minor),
    })) as unknown as readonly GridItem[],
    columns: axes.column,
    rows: axes.row,
  }
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
