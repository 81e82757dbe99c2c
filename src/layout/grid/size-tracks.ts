import type { Pt } from '../../geometry.ts'
import { resolveIntrinsicSizes } from './intrinsic-tracks.ts'
import {
  type AxisConstraint,
  flexOf,
  gutters,
  type ItemContribution,
  isFlexible,
  sumOf,
  type Track,
  totalSize,
} from './tracks.ts'

/** Sizes the tracks in one axis, in place: CSS Grid 1 §12.3. */
export function sizeTracks(
  tracks: Track[],
  items: readonly ItemContribution[],
  axis: AxisConstraint,
  stretches: boolean,
): void {
  resolveIntrinsicSizes(tracks, items, axis)
  maximizeTracks(tracks, axis)
  expandFlexibleTracks(tracks, items, axis)
  if (stretches) stretchAutoTracks(tracks, axis)
}

/** §12.6: free space goes to the tracks in equal parts, up to their growth limits. */
function maximizeTracks(tracks: Track[], axis: AxisConstraint): void {
  const { size, gap, constraint, maxSize } = axis
  if (constraint === 'min-content') return
  if (size !== undefined) {
    grow(tracks, size - totalSize(tracks, gap))
    return
  }
  const bases = tracks.map((track) => track.base)
  grow(tracks, Infinity)
  if (totalSize(tracks, gap) <= maxSize) return
  tracks.forEach((track, index) => {
    track.base = bases[index] ?? 0
  })
  grow(tracks, maxSize - totalSize(tracks, gap))
}

function grow(tracks: readonly Track[], free: Pt): void {
  if (free === Infinity) {
    for (const track of tracks) track.base = Math.max(track.base, track.limit)
    return
  }
  let left = free
  let open = tracks.filter((track) => track.limit > track.base)
  while (left > 1e-9 && open.length > 0) {
    const share = left / open.length
    for (const track of open) {
      const part = Math.min(share, track.limit - track.base)
      track.base += part
      left -= part
    }
    open = open.filter((track) => track.limit - track.base > 1e-9)
  }
}

/** §12.7. */
function expandFlexibleTracks(tracks: Track[], items: readonly ItemContribution[], axis: AxisConstraint): void {
  if (!tracks.some(isFlexible) || axis.constraint === 'min-content') return
  const { size, gap, minSize, maxSize } = axis
  if (size !== undefined) {
    applyFlex(tracks, flexFraction(tracks, size, gap))
    return
  }
  let fraction = indefiniteFraction(tracks, items, gap)
  const total = totalWith(tracks, fraction) + gutters(tracks, gap)
  if (total < minSize) fraction = flexFraction(tracks, minSize, gap)
  else if (total > maxSize) fraction = flexFraction(tracks, maxSize, gap)
  applyFlex(tracks, fraction)
}

function applyFlex(tracks: readonly Track[], fraction: Pt): void {
  for (const track of tracks) if (isFlexible(track)) track.base = Math.max(track.base, fraction * flexOf(track))
}

function totalWith(tracks: readonly Track[], fraction: Pt): Pt {
  return sumOf(tracks, (track) => (isFlexible(track) ? Math.max(track.base, fraction * flexOf(track)) : track.base))
}

function indefiniteFraction(tracks: readonly Track[], items: readonly ItemContribution[], gap: Pt): Pt {
  let fraction = 0
  for (const track of tracks) {
    if (isFlexible(track)) fraction = Math.max(fraction, track.base / Math.max(1, flexOf(track)))
  }
  for (const { range, maxContent } of items) {
    const spanned = tracks.slice(range.start, range.end)
    if (spanned.some(isFlexible)) fraction = Math.max(fraction, flexFraction(spanned, maxContent, gap))
  }
  return fraction
}

/** §12.7.1: the size of an `fr` when these tracks fill `space`. */
function flexFraction(tracks: readonly Track[], space: Pt, gap: Pt): Pt {
  const available = space - gutters(tracks, gap)
  const inflexible = new Set(tracks.filter((track) => !isFlexible(track)))
  for (;;) {
    const leftover = available - sumOf([...inflexible], (track) => track.base)
    const flexible = tracks.filter((track) => !inflexible.has(track))
    const fraction = Math.max(0, leftover) / Math.max(1, sumOf(flexible, flexOf))
    const tooLarge = flexible.filter((track) => fraction * flexOf(track) < track.base)
    if (tooLarge.length === 0) return fraction
    for (const track of tooLarge) inflexible.add(track)
  }
}

/** §12.8: for `normal` and `stretch`, what is left goes to the tracks whose maximum is `auto`. */
function stretchAutoTracks(tracks: readonly Track[], { size, minSize, gap, constraint }: AxisConstraint): void {
  if (constraint !== undefined) return
  const space = size ?? minSize
  const free = space - totalSize(tracks, gap)
  const stretched = tracks.filter((track) => track.max === 'auto' && !track.collapsed)
  if (free > 0) for (const track of stretched) track.base += free / stretched.length
}
