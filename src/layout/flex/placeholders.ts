import type { BlockLevelBox } from '../../box/box.ts'
import type { Pt } from '../../geometry.ts'
import type { PlaceholderFragment, StaticAlignment } from '../fragment.ts'
import { alignmentPoint, justifyItems } from './align.ts'
import type { FlexContainer } from './container.ts'
import { alignmentOf } from './item.ts'

/**
 * CSS Flexbox 1 §4.1: an absolutely positioned child would stand as if it were the only item. `height` is that of the
 * content box.
 */
export function placeholders(container: FlexContainer, height: Pt): readonly PlaceholderFragment[] {
  const { box, edges, width } = container
  const { border, padding } = edges
  const rect = { x: border.left + padding.left, y: border.top + padding.top, width, height: Math.max(0, height) }
  return (box.outOfFlow ?? []).map((child) => ({
    type: 'placeholder',
    box: child,
    rect,
    align: staticAlignment(child, container),
  }))
}

function staticAlignment(child: BlockLevelBox, container: FlexContainer): NonNullable<PlaceholderFragment['align']> {
  const { isRow, mainReversed } = container
  const before = justifyItems(container, 1, 1).before
  const main = sideOf(mainReversed ? 1 - before : before)
  const cross = sideOf(alignmentPoint(alignmentOf(child, container).value, child.style.direction, container))
  return isRow ? { x: main, y: cross } : { x: cross, y: main }
}

function sideOf(point: number): StaticAlignment {
  if (point === 0) return 'start'
  return point === 1 ? 'end' : 'center'
}
