import type { TrackBreadth, TrackSize } from '../../css/computed-style.ts'
import { resolve } from '../../css/computed-style.ts'
import type { Pt } from '../../geometry.ts'
import { definite, type ExplicitAxis, type TrackRange } from './explicit-grid.ts'
import type { ImplicitAxis } from './place-items.ts'

/** A row or column while the track sizing algorithm works on it: CSS Grid 1 §12.3. */
export interface Track {
  readonly min: TrackBreadth
  readonly max: TrackBreadth
  /** The argument of `fit-content()`. */
  readonly fitContent: Pt | undefined
  /** An empty track of `repeat(auto-fit)`: no size, and one gutter for the two beside it. */
  readonly collapsed: boolean
  base: Pt
  limit: Pt
  infinitelyGrowable: boolean
}

/** What the tracks of one axis need to know of an item. Sizes are of the margin box: CSS Grid 1 §12.5. */
export interface ItemContribution {
  readonly range: TrackRange
  readonly minContent: Pt
  readonly maxContent: Pt
  /** The least it can take: its automatic minimum size where its size is `auto`. */
  readonly minimum: Pt
}

/** What stands around the items of a subgrid takes room in its tracks even where they hold nothing: CSS Grid 2 §9.3. */
export function extraContribution(range: TrackRange, extra: Pt): ItemContribution {
  return { range, minContent: extra, maxContent: extra, minimum: extra }
}

/** What a container gives its tracks in one axis. */
export interface AxisConstraint {
  /** Content size; under a constraint or undefined, percentages are `auto`. */
  readonly size: Pt | undefined
  /** Of the container's content, for sizes that are not definite. Default: none. */
  readonly minSize: Pt
  readonly maxSize: Pt
  readonly gap: Pt
  /** The container is being measured: CSS Sizing 3 §5. */
  readonly constraint?: 'min-content' | 'max-content'
}

const collapsedSize: TrackSize = { min: 0, max: 0 }
const automatic: TrackSize = { min: 'auto', max: 'auto' }

/** The tracks of the implicit grid with the sizes they are asked to have: §7.2, §7.6, §12.4. */
export function createTracks(
  explicit: ExplicitAxis,
  { count, before }: ImplicitAxis,
  auto: readonly TrackSize[],
  ranges: readonly TrackRange[],
  size: Pt | undefined,
): Track[] {
  const used = explicit.autoFit && usedTracks(ranges)
  return Array.from({ length: count }, (_, index) => {
    const place = index - before
    const { autoFit } = explicit
    const collapsed = autoFit !== undefined && place >= autoFit.from && place < autoFit.to && !used?.has(index)
    return initialTrack(collapsed ? collapsedSize : sizeOf(place, explicit, auto), collapsed, size)
  })
}

function usedTracks(ranges: readonly TrackRange[]): ReadonlySet<number> {
  const used = new Set<number>()
  for (const { start, end } of ranges) for (let index = start; index < end; index++) used.add(index)
  return used
}

/** Implicit tracks repeat `grid-auto-*` forwards after the explicit grid and backwards before it: §7.6. */
function sizeOf(place: number, { sizes, count }: ExplicitAxis, auto: readonly TrackSize[]): TrackSize {
  const listed = sizes[place]
  if (listed) return listed
  // Tracks that only areas make are sized like implicit ones.
  const index =
    place < 0 ? auto.length - 1 - ((-place - 1) % auto.length) : (place - Math.min(count, sizes.length)) % auto.length
  return auto[index] ?? automatic
}

/** §12.4. Percentages of a size that is not known are `auto`: §7.2.1. */
function initialTrack(asked: TrackSize, collapsed: boolean, size: Pt | undefined): Track {
  const known = (breadth: TrackBreadth): TrackBreadth =>
    typeof breadth === 'object' && 'percent' in breadth
      ? size === undefined && isPercentage(breadth)
        ? 'auto'
        : Math.max(0, resolve(breadth, size ?? 0))
      : breadth
  const fit = asked.fitContent
  const min = known(asked.min)
  const max = known(asked.max)
  const base = definite(min, 0) ?? 0
  return {
    min,
    max,
    fitContent: fit === undefined || (size === undefined && isPercentage(fit)) ? undefined : resolve(fit, size ?? 0),
    collapsed,
    base,
    limit: Math.max(base, definite(max, 0) ?? Infinity),
    infinitelyGrowable: false,
  }
}

function isPercentage(value: TrackBreadth): boolean {
  return typeof value === 'object' && 'percent' in value && (value.percent !== 0 || value.comparisons !== undefined)
}

export function isIntrinsic(breadth: TrackBreadth): breadth is 'auto' | 'min-content' | 'max-content' {
  return typeof breadth === 'string'
}

/** The flex factor, or 0. */
export function flexOf({ max }: Track): number {
  return typeof max === 'object' && 'fr' in max ? max.fr : 0
}

export function isFlexible({ max }: Track): boolean {
  return typeof max === 'object' && 'fr' in max
}

/** The gutters between the first and last of these tracks; those of collapsed tracks coincide: §7.2.3.2. */
export function gutters(tracks: readonly Track[], gap: Pt): Pt {
  const shown = tracks.reduce((count, track) => count + (track.collapsed ? 0 : 1), 0)
  return Math.max(0, shown - 1) * gap
}

export function sumOf<T>(values: readonly T[], of: (value: T) => Pt): Pt {
  return values.reduce((sum, value) => sum + of(value), 0)
}

/** Sizes of all tracks and the gutters between them. */
export function totalSize(tracks: readonly Track[], gap: Pt): Pt {
  return sumOf(tracks, (track) => track.base) + gutters(tracks, gap)
}
