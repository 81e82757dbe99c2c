import type { BlockBox, BlockLevelBox } from '../../box/box.ts'
import type { LayoutContext } from '../layout.ts'

const markerOwner = {}

/** A list item's first block carries its marker down to the first line. A block that has one of its own keeps that. */
export function withMarker(
  child: BlockLevelBox,
  marker: NonNullable<BlockBox['marker']>,
  context: LayoutContext,
): BlockLevelBox {
  if (child.type !== 'block' || child.marker) return child
  return context.memo(markerOwner, child, () => ({ ...child, marker }))
}
