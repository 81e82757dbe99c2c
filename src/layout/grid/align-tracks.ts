import type { ContentAlignment } from '../../css/computed-style.ts'
import type { Pt } from '../../geometry.ts'
import type { TrackRange } from './explicit-grid.ts'
import { type Track, totalSize } from './tracks.ts'

/** Where the tracks of one axis lie, from the content edge at their start. */
export interface TrackPlaces {
  readonly starts: readonly Pt[]
  readonly ends: readonly Pt[]
}

/** CSS Grid 1 §10.5, CSS Box Alignment 3 §5: the tracks in `space`. `reversed` when the axis runs from the right. */
export function alignTracks(
  tracks: readonly Track[],
  space: Pt,
  gap: Pt,
  alignment: ContentAlignment,
  reversed: boolean,
): TrackPlaces {
  const free = space - totalSize(tracks, gap)
  const count = tracks.reduce((shown, track) => shown + (track.collapsed ? 0 : 1), 0)
  const { offset, between } = shares(alignment, free, count, reversed)
  const starts: Pt[] = []
  const ends: Pt[] = []
  let at = offset
  let left = count
  for (const track of tracks) {
    starts.push(at)
    at += track.base
    ends.push(at)
    if (track.collapsed) continue
    left--
    if (left > 0) at += gap + between
  }
  return { starts, ends }
}

/** What goes before the first track and, besides the gap, between two. */
function shares(
  { value, safe }: ContentAlignment,
  free: Pt,
  count: number,
  reversed: boolean,
): { offset: Pt; between: Pt } {
  const atStart = { offset: 0, between: 0 }
  if (free < 0 && (safe || value.startsWith('space-'))) return atStart
  switch (value) {
    case 'center':
      return { offset: free / 2, between: 0 }
    case 'end':
    case 'flex-end':
    case 'last baseline':
      return { offset: free, between: 0 }
    case 'left':
      return reversed ? { offset: free, between: 0 } : atStart
    case 'right':
      return reversed ? atStart : { offset: free, between: 0 }
    case 'space-between':
      return count > 1 ? { offset: 0, between: free / (count - 1) } : atStart
    case 'space-around':
      return count > 0 ? { offset: free / count / 2, between: free / count } : atStart
    case 'space-evenly':
      return { offset: free / (count + 1), between: free / (count + 1) }
    default:
      return atStart
  }
}

/** The start and size of the area between two lines; gutters and shares beyond its tracks are not part of it. */
export function areaOf({ starts, ends }: TrackPlaces, { start, end }: TrackRange): { start: Pt; size: Pt } {
  const from = starts[start] ?? 0
  return { start: from, size: Math.max(0, (ends[end - 1] ?? from) - from) }
}
