import type { BlockBox, BlockLevelBox } from '../../box/box.ts'
import type { Pt } from '../../geometry.ts'
import type { LineFragment } from '../fragment.ts'
import { layoutLines } from '../inline/layout-lines.ts'
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

const lineOwner = {}

/** The marker of a list item that begins with a table or an image: on a line of its own, which takes no room. */
export function markerLine(item: BlockBox, width: Pt, context: LayoutContext): LineFragment | undefined {
  const empty = context.memo(
    lineOwner,
    item,
    () => ({ ...item, content: { type: 'inlines', children: [] } }) as BlockBox,
  )
  return layoutLines(empty, width, 0, context)[0]?.fragment
}
