import type { BlockBox, BlockLevelBox } from '../../box/box.ts'
import { isOutOfFlow } from '../../css/computed-style.ts'
import type { BoxFragment } from '../fragment.ts'
import { maxLines } from '../inline/clamp-lines.ts'
import type { LayoutContext, Space } from '../layout.ts'

const owner = {}

/**
 * A block of which only some lines are shown, with the blocks in it that those stand in, and nothing after them: CSS
 * Overflow 4 §6. Lines inside of other formatting contexts do not count.
 */
export function clampBlocks(box: BlockBox, space: Space, context: LayoutContext): BlockBox {
  const most = maxLines(box.style)
  if (most === Infinity || box.content.type !== 'blocks') return box
  const clamped = context.memo(owner, box, () => new Map<number, BlockBox>())
  const width = space.fixedWidth ?? space.width
  const known = clamped.get(width) ?? clamp(box, most, space, context)
  clamped.set(width, known)
  return known
}

function clamp(box: BlockBox, most: number, space: Space, context: LayoutContext): BlockBox {
  const whole: BlockBox = { ...box, style: { ...box.style, continue: 'auto' } }
  const { breakAt: _, ...around } = space
  const { fragment } = context.layout(whole, { ...around, room: Infinity, fullRoom: Infinity, fresh: false })
  const lines = new Map<BlockLevelBox, number>()
  if (fragment?.type === 'box') countLines(fragment, lines)
  const total = [...lines.values()].reduce((sum, count) => sum + count, 0)
  if (total <= most) return whole
  return cut(whole, { left: most }, lines)
}

/** Lines of each block in the formatting context. */
function countLines(fragment: BoxFragment, lines: Map<BlockLevelBox, number>): void {
  for (const child of fragment.children) {
    const { box } = fragment
    if (child.type === 'line' && box.type === 'block' && child.rect.height > 0)
      lines.set(box, (lines.get(box) ?? 0) + 1)
    else if (child.type === 'box' && child.box.type === 'block' && isInContext(child.box)) countLines(child, lines)
  }
}

function isInContext(box: BlockBox): boolean {
  return !box.formattingContext && !isOutOfFlow(box.style)
}

/** The block with as many lines as are left, which its blocks use up in order. */
function cut(box: BlockBox, state: { left: number }, lines: ReadonlyMap<BlockLevelBox, number>): BlockBox {
  if (box.content.type === 'inlines') {
    const own = lines.get(box) ?? 0
    const shown = Math.min(own, state.left)
    state.left -= shown
    return own > 0 && state.left === 0 ? { ...box, clampedAt: shown } : box
  }
  const children: BlockLevelBox[] = []
  for (const child of box.content.children) {
    if (state.left === 0) break
    children.push(child.type === 'block' && isInContext(child) ? cut(child, state, lines) : child)
  }
  return { ...box, content: { type: 'blocks', children } }
}
