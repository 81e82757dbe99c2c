import { type ComputedStyle, type LengthPercentage, resolve } from '../../css/computed-style.ts'
import type { Pt } from '../../geometry.ts'

/** One axis of an absolutely positioned box. `start` is left or top. Lengths are in points; undefined is `auto`. */
export interface Axis {
  /** Of the containing block's padding box. */
  readonly extent: Pt
  readonly start: Pt | undefined
  readonly end: Pt | undefined
  readonly marginStart: Pt | undefined
  readonly marginEnd: Pt | undefined
}

export function horizontalAxis(style: ComputedStyle, width: Pt): Axis {
  return {
    extent: width,
    start: used(style.left, width),
    end: used(style.right, width),
    marginStart: used(style['margin-left'], width),
    marginEnd: used(style['margin-right'], width),
  }
}

/** Percentages of margins are of the width, on this axis too. */
export function verticalAxis(style: ComputedStyle, width: Pt, height: Pt): Axis {
  return {
    extent: height,
    start: used(style.top, height),
    end: used(style.bottom, height),
    marginStart: used(style['margin-top'], width),
    marginEnd: used(style['margin-bottom'], width),
  }
}

function used(value: LengthPercentage | 'auto', base: Pt): Pt | undefined {
  return value === 'auto' ? undefined : resolve(value, base)
}

/** Where a box would have stood in the flow: CSS 2.2 §10.3.7, the static position. Margin edges, in the containing block. */
export interface StaticPosition {
  readonly start: Pt
  readonly end: Pt
  /** Which of them the box keeps to. */
  readonly align: 'start' | 'center' | 'end'
}

/** Room for the border box when its size is `auto`. */
export function available({ extent, start, end, marginStart, marginEnd }: Axis, still: StaticPosition): Pt {
  const margins = (marginStart ?? 0) + (marginEnd ?? 0)
  if (start === undefined && end === undefined) {
    const room = still.align === 'end' ? still.end : extent - still.start
    return Math.max(0, room - margins)
  }
  return Math.max(0, extent - (start ?? 0) - (end ?? 0) - margins)
}

/**
 * Start of the border box, once its size is known: CSS 2.2 §10.3.7 and §10.6.4. Where too much is asked for, the end
 * yields, or the start in a containing block of right-to-left text. `auto` margins share what
 * is left, but not what is missing: CSS Positioned Layout 3 §4.3.
 */
export function startOf(
  { extent, start, end, marginStart, marginEnd }: Axis,
  size: Pt,
  still: StaticPosition,
  endYields: boolean,
): Pt {
  const before = marginStart ?? 0
  const after = marginEnd ?? 0
  if (start === undefined && end === undefined) {
    if (still.align === 'start') return still.start + before
    if (still.align === 'end') return still.end - after - size
    return (still.start + still.end + before - after - size) / 2
  }
  if (end === undefined) return (start ?? 0) + before
  if (start === undefined) return extent - end - after - size
  const free = extent - start - end - before - after - size
  if (marginStart === undefined && marginEnd === undefined) {
    if (free >= 0) return start + free / 2
    return endYields ? start : start + free
  }
  if (marginStart === undefined) return start + free
  if (marginEnd === undefined || endYields) return start + before
  return start + before + free
}
