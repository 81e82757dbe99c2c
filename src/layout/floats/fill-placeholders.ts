import type { Point } from '../../geometry.ts'
import type { Fragment } from '../fragment.ts'
import type { FloatFragment } from './floats.ts'

/**
 * Puts floats into the places that were kept for them among `children`, the content of a box whose corner is at `corner`,
 * and in boxes without height inside it: in no others do floats wait. `left` are those that belong elsewhere.
 */
export function fillPlaceholders(
  children: readonly Fragment[],
  corner: Point,
  floats: readonly FloatFragment[],
): { readonly children: readonly Fragment[]; readonly left: readonly FloatFragment[] } {
  let left = floats
  const filled = children.map((child): Fragment => {
    if (left.length === 0) return child
    if (child.type === 'placeholder') {
      const found = left.find(({ box }) => box === child.box)
      if (!found) return child
      left = left.filter((float) => float !== found)
      return { ...found.fragment, rect: { ...found.fragment.rect, x: found.x - corner.x, y: found.y - corner.y } }
    }
    if (child.type !== 'box' || child.rect.height > 0) return child
    const inner = fillPlaceholders(child.children, { x: corner.x + child.rect.x, y: corner.y + child.rect.y }, left)
    left = inner.left
    return { ...child, children: inner.children }
  })
  return { children: filled, left }
}
