import type { BlockLevelBox } from '../box/box.ts'
import { clipsOverflow } from '../css/computed-style.ts'
import type { Pt } from '../geometry.ts'
import type { LayoutResult, Space } from './layout.ts'

const tolerance: Pt = 0.001

/**
 * Is the box kept whole because it cuts off what overflows its given height? CSS Fragmentation 3 §4.1. One that grows
 * with its content breaks like any other, for nothing scrolls on paper.
 */
export function isMonolithic(box: BlockLevelBox): boolean {
  const { style } = box
  const isGiven = style.height !== 'auto' || style['max-height'] !== 'none'
  return box.type !== 'replaced' && box.type !== 'table' && isGiven && cutsOffBelow(box)
}

/** Does a box cut off what overflows it below? Overflow of the root and of the body is the page's: CSS Overflow 3 §3.3. */
export function cutsOffBelow({ style, element: { tag, parent } }: BlockLevelBox): boolean {
  return clipsOverflow(style).y && parent !== null && !(tag === 'body' && parent.parent === null)
}

/**
 * A box that is kept whole, laid out by `layout` in one piece; it moves to the next page where that gives it the room it
 * needs. Undefined when it is higher than a page, and is cut like any other.
 */
export function layoutWhole(space: Space, layout: (space: Space) => LayoutResult): LayoutResult | undefined {
  if (space.room === Infinity || space.breakAt) return undefined
  const whole = layout({ ...space, room: Infinity, fullRoom: Infinity })
  const height = whole.fragment?.rect.height ?? 0
  if (height <= space.room + tolerance) return whole
  return height <= space.fullRoom + tolerance && !space.fresh ? { fragment: undefined } : undefined
}
