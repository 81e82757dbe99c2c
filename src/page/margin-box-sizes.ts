import type { Pt } from '../geometry.ts'

/** One of three page-margin boxes side by side, along the edge they share. Sizes are of the margin box. */
export interface FlexBox {
  /** Undefined for `auto`. */
  readonly size: Pt | undefined
  readonly min: Pt
  readonly max: Pt
  readonly minContent: Pt
  readonly maxContent: Pt
}

export interface Row<T> {
  readonly start: T | undefined
  readonly center: T | undefined
  readonly end: T | undefined
}

/**
 * Sizes of the page-margin boxes along one edge, `available` long: CSS Paged Media 3 §5.3.2. Boxes that are not
 * generated have no size.
 */
export function distributeRow(row: Row<FlexBox>, available: Pt): Row<Pt> {
  let sizes = distribute(row, available)
  for (const limit of ['max', 'min'] as const) {
    const limited = limitRow(row, sizes, limit)
    if (limited) sizes = distribute(limited, available)
  }
  return sizes
}

/** §5.3.2.4: boxes beyond their limit get the limit for a size, and all is distributed anew. Undefined when none is. */
function limitRow(row: Row<FlexBox>, sizes: Row<Pt>, limit: 'min' | 'max'): Row<FlexBox> | undefined {
  let changed = false
  const limited = (box: FlexBox | undefined, size: Pt | undefined): FlexBox | undefined => {
    if (!box || size === undefined) return box
    if (limit === 'max' ? size <= box.max : size >= box.min) return { ...box }
    changed = true
    return { ...box, size: box[limit] }
  }
  const result = {
    start: limited(row.start, sizes.start),
    center: limited(row.center, sizes.center),
    end: limited(row.end, sizes.end),
  }
  return changed ? result : undefined
}

function distribute({ start, center, end }: Row<FlexBox>, available: Pt): Row<Pt> {
  if (!center) {
    const [a, b] = sharePair(start, end, available)
    return { start: a, center: undefined, end: b }
  }
  // The centre box stays in the middle, so its neighbours count as two as large as the larger one.
  const [middle] = sharePair(center, twice(start, end), available, 1 / 3)
  const side = (available - (middle ?? 0)) / 2
  return {
    start: start && (start.size ?? side),
    center: middle,
    end: end && (end.size ?? side),
  }
}

function twice(a: FlexBox | undefined, b: FlexBox | undefined): FlexBox | undefined {
  if (!a && !b) return undefined
  const larger = (of: (box: FlexBox) => Pt): Pt => 2 * Math.max(a ? of(a) : 0, b ? of(b) : 0)
  const auto = (!a || a.size === undefined) && (!b || b.size === undefined)
  const sizeOr = (box: FlexBox, other: Pt): Pt => box.size ?? other
  const minContent = larger((box) => sizeOr(box, box.minContent))
  const maxContent = larger((box) => sizeOr(box, box.maxContent))
  const bothSized = (!a || a.size !== undefined) && (!b || b.size !== undefined)
  const size = !auto && bothSized ? maxContent : undefined
  return { size, min: 0, max: Number.POSITIVE_INFINITY, minContent, maxContent }
}

/** §5.3.2.2 and §5.3.2.3: two boxes share the room. `even` is the first one's part where both are empty. */
function sharePair(
  a: FlexBox | undefined,
  b: FlexBox | undefined,
  available: Pt,
  even = 0.5,
): readonly [Pt | undefined, Pt | undefined] {
  if (!a) return [undefined, b && (b.size ?? available)]
  if (!b) return [a.size ?? available, undefined]
  if (a.size !== undefined) return [a.size, b.size ?? Math.max(0, available - a.size)]
  if (b.size !== undefined) return [Math.max(0, available - b.size), b.size]
  const share = (free: Pt, baseA: Pt, baseB: Pt, factorA: number, factorB: number): readonly [Pt, Pt] => {
    const sum = factorA + factorB
    const part = sum === 0 ? even : factorA / sum
    return [Math.max(0, baseA + free * part), Math.max(0, baseB + free * (1 - part))]
  }
  const freeMax = available - a.maxContent - b.maxContent
  if (freeMax >= 0) return share(freeMax, a.maxContent, b.maxContent, a.maxContent, b.maxContent)
  const freeMin = available - a.minContent - b.minContent
  if (freeMin >= 0) {
    return share(freeMin, a.minContent, b.minContent, a.maxContent - a.minContent, b.maxContent - b.minContent)
  }
  return share(freeMin, a.minContent, b.minContent, a.minContent, b.minContent)
}
