import { isFloat, resolve } from '../../css/computed-style.ts'
import type { Pt } from '../../geometry.ts'
import { addMargin, collapsed, type MarginStrut, noStrut } from '../block/margin-strut.ts'
import type { BoxFragment, Fragment, ReplacedFragment } from '../fragment.ts'

/**
 * From the top of a fragment to the end of what is in it. A box that is cut reaches to the end of its column whatever it
 * holds, so what it holds is asked.
 */
export function contentExtent(fragment: Fragment): Pt {
  if (fragment.type !== 'box') return fragment.rect.height
  if (fragment.last || isCutAnywhere(fragment)) return Math.max(fragment.rect.height, floatsExtent(fragment))
  const bottoms = fragment.children.map((child) => child.rect.y + contentExtent(child))
  return Math.max(fragment.border.top + fragment.padding.top, ...bottoms)
}

/** Down to the end of the floats that reach out of a block, which is no formatting context then. 0 when there are none. */
function floatsExtent({ box, children }: BoxFragment): Pt {
  if (box.type !== 'block' || box.formattingContext) return 0
  return children.reduce((most, child) => {
    if (child.type === 'replaced' || child.type === 'box') {
      const extent = isFloat(child.box.style) ? contentExtent(child) : child.type === 'box' ? floatsExtent(child) : 0
      return extent > 0 ? Math.max(most, child.rect.y + extent) : most
    }
    return most
  }, 0)
}

/** The same down to the end of the last box's margin, which the end of the column may have cut. */
export function extentWithMargin(fragment: BoxFragment): Pt {
  const last = children(fragment).at(-1)
  if (!last || last.rect.height === 0) return 0
  return last.rect.y + contentExtent(last) + collapsed(lastMargins(fragment, noStrut))
}

/** Is the box cut through its own height, which can be cut at any point? A class C break point: CSS Fragmentation 3 §4.1. */
export function isCutAnywhere({ box: { style }, last }: BoxFragment): boolean {
  return !last && (style.height !== 'auto' || (style['min-height'] !== 'auto' && style['min-height'] !== 0))
}

/**
 * Where the pieces of a column's content end that cannot be cut, from its top down: each is a height at which the column
 * before might take one more of them.
 */
export function* pieceEnds(fragment: Fragment, top: Pt = 0): Generator<Pt> {
  const end = top + fragment.rect.height
  if (fragment.type !== 'box' || isWhole(fragment)) {
    yield end
    return
  }
  for (const child of fragment.children) yield* pieceEnds(child, top + child.rect.y)
  if (fragment.last) yield end
}

function isWhole({ box, children }: BoxFragment): boolean {
  return box.type === 'table-row' || box.style['break-inside'] !== 'auto' || children.length === 0
}

/** Sum of the heights that no margin, and nothing that a break could cut away, is a part of. */
export function solidHeight(fragment: Fragment): Pt {
  if (fragment.type !== 'box' || (fragment.last && isWhole(fragment))) return fragment.rect.height
  if (isCutAnywhere(fragment) || fragment.box.style.height !== 'auto') return fragment.rect.height
  if (fragment.box.type !== 'block') return 0
  return fragment.children.reduce((sum, child) => sum + solidHeight(child), 0)
}

/** The margin that would stand between two columns' content if it were in one: CSS 2.2 §8.3.1. */
export function marginBetween(above: Fragment, below: Fragment): Pt {
  return collapsed(firstMargins(below, lastMargins(above, noStrut)))
}

/** Margins of the last box in a column and of the last boxes in it, where nothing keeps them apart. */
function lastMargins(fragment: Fragment, strut: MarginStrut): MarginStrut {
  const child = children(fragment).at(-1)
  if (!child) return strut
  if (child.type === 'box' && !child.last) return lastMargins(child, strut)
  const joined = addMargin(strut, margin(child, 'margin-bottom'))
  const held = child.type !== 'box' || isHeld(child, 'bottom')
  return held ? joined : lastMargins(child, joined)
}

function firstMargins(fragment: Fragment, strut: MarginStrut): MarginStrut {
  const child = children(fragment)[0]
  if (!child) return strut
  if (child.type === 'box' && !child.first) return firstMargins(child, strut)
  const joined = addMargin(strut, margin(child, 'margin-top'))
  const held = child.type !== 'box' || isHeld(child, 'top')
  return held ? joined : firstMargins(child, joined)
}

function isHeld({ box, border, padding }: BoxFragment, side: 'top' | 'bottom'): boolean {
  return box.type !== 'block' || box.formattingContext || border[side] + padding[side] > 0
}

function children(fragment: Fragment): readonly (BoxFragment | ReplacedFragment)[] {
  if (fragment.type !== 'box') return []
  return fragment.children.filter((child) => child.type === 'box' || child.type === 'replaced')
}

function margin({ box: { style } }: BoxFragment | ReplacedFragment, side: 'margin-top' | 'margin-bottom'): Pt {
  const value = style[side]
  return value === 'auto' ? 0 : resolve(value, 0)
}
