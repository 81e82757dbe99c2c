import type { Pt } from '../../geometry.ts'
import {
  type AxisConstraint,
  flexOf,
  gutters,
  type ItemContribution,
  isFlexible,
  isIntrinsic,
  sumOf,
  type Track,
} from './tracks.ts'

/** Which size of the tracks grows. */
type Affected = 'base' | 'limit'

/** CSS Grid 1 §12.5. */
export function resolveIntrinsicSizes(
  tracks: readonly Track[],
  items: readonly ItemContribution[],
  axis: AxisConstraint,
): void {
  const spans = items.map((item) => ({ ...item, tracks: tracks.slice(item.range.start, item.range.end) }))
  const flexible = spans.filter((item) => item.tracks.some(isFlexible))
  const inflexible = spans.filter((item) => !item.tracks.some(isFlexible))
  for (const item of inflexible) if (item.tracks.length === 1) fitTrack(item, axis)
  for (const track of tracks) raiseLimit(track)
  const bySpan = new Map<number, Spanning[]>()
  for (const item of inflexible) {
    const { length } = item.tracks
    if (length > 1) bySpan.set(length, [...(bySpan.get(length) ?? []), item])
  }
  for (const span of [...bySpan.keys()].sort((a, b) => a - b)) accommodate(tracks, bySpan.get(span) ?? [], axis, false)
  if (flexible.length > 0) accommodate(tracks, flexible, axis, true)
  for (const track of tracks) if (track.limit === Infinity) track.limit = track.base
}

interface Spanning extends ItemContribution {
  readonly tracks: readonly Track[]
}

function raiseLimit(track: Track): void {
  track.limit = Math.max(track.limit, track.base)
}

/** §12.5, step 2: an item in one track. */
function fitTrack(item: Spanning, axis: AxisConstraint): void {
  const [track] = item.tracks
  if (!track) return
  const { min, max } = track
  const growLimit = (size: Pt): void => {
    track.limit = track.limit === Infinity ? size : Math.max(track.limit, size)
  }
  if (min === 'min-content') track.base = Math.max(track.base, item.minContent)
  else if (min === 'max-content') track.base = Math.max(track.base, item.maxContent)
  else if (min === 'auto') track.base = Math.max(track.base, minimumFor(item, axis))
  if (max === 'min-content') growLimit(item.minContent)
  else if (track.fitContent !== undefined) growLimit(Math.min(item.maxContent, track.fitContent))
  else if (isIntrinsic(max)) growLimit(item.maxContent)
}

/** While the container itself is measured, an `auto` minimum is the min-content contribution, within limits. */
function minimumFor(item: Spanning, { constraint, gap }: AxisConstraint): Pt {
  return constraint === undefined ? item.minimum : limited(item.minContent, item, gap)
}

/** A contribution limited by the tracks' fixed maxima and floored by the item's minimum. */
function limited(contribution: Pt, item: Spanning, gap: Pt): Pt {
  const maxima = item.tracks.map(({ max, fitContent }) => fitContent ?? (typeof max === 'number' ? max : Infinity))
  const most = maxima.reduce((sum, value) => sum + value, 0) + gutters(item.tracks, gap)
  return Math.max(item.minimum, Math.min(contribution, most))
}

/** §12.5, steps 3 and 4, for the items of one span, or for all that span flexible tracks. */
function accommodate(
  tracks: readonly Track[],
  items: readonly Spanning[],
  axis: AxisConstraint,
  flexibleOnly: boolean,
): void {
  const grow = (
    affected: Affected,
    which: (track: Track) => boolean,
    size: (item: Spanning) => Pt,
    beyond: (track: Track) => boolean,
  ): void =>
    distribute(items, affected, (track) => which(track) && (!flexibleOnly || isFlexible(track)), size, beyond, axis.gap)
  const intrinsicMax = ({ max }: Track): boolean => isIntrinsic(max)
  const largeMax = ({ max }: Track): boolean => max === 'max-content' || max === 'auto'
  const { constraint, gap } = axis
  grow(
    'base',
    ({ min }) => isIntrinsic(min),
    (item) => minimumFor(item, axis),
    intrinsicMax,
  )
  grow(
    'base',
    ({ min }) => min === 'min-content' || min === 'max-content',
    (item) => item.minContent,
    intrinsicMax,
  )
  if (constraint === 'max-content') {
    grow(
      'base',
      ({ min }) => min === 'auto' || min === 'max-content',
      (item) => limited(item.maxContent, item, gap),
      largeMax,
    )
  }
  grow(
    'base',
    ({ min }) => min === 'max-content',
    (item) => item.maxContent,
    largeMax,
  )
  for (const track of tracks) raiseLimit(track)
  if (flexibleOnly) return // a flexible maximum is no intrinsic one
  grow(
    'limit',
    intrinsicMax,
    (item) => item.minContent,
    () => true,
  )
  grow(
    'limit',
    largeMax,
    (item) => item.maxContent,
    () => true,
  )
  for (const track of tracks) track.infinitelyGrowable = false
}

/** §12.5.1: extra space goes to the tracks that items span; each takes the largest share that one item asks of it. */
function distribute(
  items: readonly Spanning[],
  affected: Affected,
  which: (track: Track) => boolean,
  sizeOf: (item: Spanning) => Pt,
  beyond: (track: Track) => boolean,
  gap: Pt,
): void {
  const planned = new Map<Track, Pt>()
  for (const item of items) {
    const growing = item.tracks.filter(which)
    if (growing.length === 0) continue
    const space = Math.max(
      0,
      sizeOf(item) - sumOf(item.tracks, (track) => sizeNow(track, affected)) - gutters(item.tracks, gap),
    )
    for (const [track, increase] of incurred(space, item, growing, affected, beyond)) {
      planned.set(track, Math.max(planned.get(track) ?? 0, increase))
    }
    // Where an item asks for nothing, an infinite growth limit still becomes a finite one.
    if (affected === 'limit') for (const track of growing) if (!planned.has(track)) planned.set(track, 0)
  }
  for (const [track, increase] of planned) {
    if (affected === 'base') {
      track.base += increase
      continue
    }
    if (track.limit === Infinity) track.infinitelyGrowable = true
    track.limit = sizeNow(track, 'limit') + increase
  }
}

function sizeNow(track: Track, affected: Affected): Pt {
  if (affected === 'base') return track.base
  return track.limit === Infinity ? track.base : track.limit
}

/** What one item makes each track grow by. */
function incurred(
  space: Pt,
  item: Spanning,
  growing: readonly Track[],
  affected: Affected,
  beyond: (track: Track) => boolean,
): ReadonlyMap<Track, Pt> {
  const increases = new Map<Track, Pt>()
  const limitOf = (track: Track): Pt => {
    if (affected === 'base') return Math.min(track.limit, track.fitContent ?? Infinity)
    const limit = track.infinitelyGrowable || track.limit === Infinity ? Infinity : track.limit
    return Math.min(limit, track.fitContent ?? Infinity)
  }
  let left = share(space, growing, affected, limitOf, increases)
  if (left <= 0) return increases
  if (affected === 'base') {
    // Beside flexible tracks all others count as fixed.
    const others = growing.some(isFlexible) ? [] : item.tracks.filter((track) => !growing.includes(track))
    left = share(left, others, affected, limitOf, increases)
    if (left <= 0) return increases
    const preferred = growing.filter(beyond)
    share(left, preferred.length > 0 ? preferred : growing, affected, () => Infinity, increases)
    return increases
  }
  const open = growing.filter((track) => track.fitContent === undefined)
  share(left, open, affected, () => Infinity, increases)
  return increases
}

/** Shares space in equal parts (by flex factors among flexible tracks), none beyond its limit; returns what is left. */
function share(
  space: Pt,
  tracks: readonly Track[],
  affected: Affected,
  limitOf: (track: Track) => Pt,
  increases: Map<Track, Pt>,
): Pt {
  const roomOf = (track: Track): Pt => limitOf(track) - sizeNow(track, affected) - (increases.get(track) ?? 0)
  const factors = sumOf(tracks, flexOf)
  const weight = (track: Track): number => (factors > 0 ? flexOf(track) : 1)
  let left = space
  let open = tracks.filter((track) => roomOf(track) > 1e-9 && weight(track) > 0)
  while (left > 1e-9 && open.length > 0) {
    const unit = left / sumOf(open, weight)
    for (const track of open) {
      const part = Math.min(unit * weight(track), roomOf(track))
      increases.set(track, (increases.get(track) ?? 0) + part)
      left -= part
    }
    open = open.filter((track) => roomOf(track) > 1e-9)
  }
  return left
}
