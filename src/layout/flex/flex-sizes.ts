import type { BlockLevelBox, FlexBox } from '../../box/box.ts'
import { type ComputedStyle, resolve } from '../../css/computed-style.ts'
import type { Pt } from '../../geometry.ts'
import { boxSizes } from '../intrinsic.ts'
import type { IntrinsicSizes, LayoutContext } from '../layout.ts'
import { boxEdges, clamp, toBorderBox } from '../sizing.ts'

/** Intrinsic widths of a flex container's border box. */
export function flexSizes(box: FlexBox, context: LayoutContext): IntrinsicSizes {
  return boxSizes(box.style, () => flexContentSizes(box, context))
}

const owner = {}

/** Intrinsic widths of a flex container's content: CSS Flexbox 1 §9.9. */
export function flexContentSizes(box: FlexBox, context: LayoutContext): IntrinsicSizes {
  return context.memo(owner, box, () => {
    const isRow = isRowDirection(box)
    // §4.4: what collapses takes no room along a row.
    const children = isRow ? box.children.filter(({ style }) => style.visibility !== 'collapse') : box.children
    const items = children.map((child) => contribution(child, isRow, context))
    if (items.length === 0) return { min: 0, max: 0 }
    const widest = (which: 'min' | 'max'): Pt => Math.max(...items.map((item) => item[which]))
    if (!isRow) {
      const limit = box.style['flex-wrap'] === 'nowrap' ? undefined : contentHeight(box.style)
      if (limit === undefined) return { min: widest('min'), max: widest('max') }
      const columns = (which: 'min' | 'max') => wrappedWidth(box, items, which, limit, widest(which), context)
      return { min: columns('min'), max: columns('max') }
    }
    const gaps = fixedGap(box.style['column-gap']) * (items.length - 1)
    const total = (which: 'min' | 'max'): Pt => items.reduce((sum, item) => sum + item[which], gaps)
    // §9.9.1: items that may wrap stand each on a line of its own at worst.
    const min = box.style['flex-wrap'] === 'nowrap' ? total('min') : widest('min')
    return { min, max: Math.max(min, total('max')) }
  })
}

/** The height that columns wrap at, where a length gives it. */
function contentHeight(style: ComputedStyle): Pt | undefined {
  const limits = [style.height, style['max-height']].flatMap((value) => (typeof value === 'number' ? [value] : []))
  if (limits.length === 0) return undefined
  const { vertical } = boxEdges(style, 0)
  return toBorderBox(style, Math.min(...limits), vertical) - vertical
}

/** §9.9.2: the columns of a `column wrap` container side by side, every item laid out in the width of the widest. */
function wrappedWidth(
  { children, style }: FlexBox,
  items: readonly IntrinsicSizes[],
  which: 'min' | 'max',
  limit: Pt,
  available: Pt,
  context: LayoutContext,
): Pt {
  const gap = (axis: 'row' | 'column') => fixedGap(style[`${axis}-gap`])
  const columns: Pt[] = []
  let filled = Infinity
  for (const [i, child] of children.entries()) {
    const height = outerHeight(child, available, context)
    const width = items[i]?.[which] ?? 0
    if (filled + gap('row') + height > limit) {
      columns.push(width)
      filled = height
    } else {
      columns[columns.length - 1] = Math.max(columns.at(-1) ?? 0, width)
      filled += gap('row') + height
    }
  }
  return columns.reduce((sum, width) => sum + width, gap('column') * (columns.length - 1))
}

function outerHeight(child: BlockLevelBox, width: Pt, context: LayoutContext): Pt {
  const { style } = child
  const unbroken = { room: Infinity, fullRoom: Infinity, fresh: false, autoWidth: 'fit', width } as const
  const basis = style['flex-basis']
  const edges = boxEdges(style, width).vertical
  const height =
    typeof basis === 'number'
      ? toBorderBox(style, basis, edges)
      : (context.layout(child, unbroken).fragment?.rect.height ?? 0)
  return height + fixedMargin(style['margin-top']) + fixedMargin(style['margin-bottom'])
}

function fixedGap(gap: ComputedStyle['row-gap']): Pt {
  return gap === 'normal' ? 0 : resolve(gap, 0)
}

/**
 * §9.9.3: what an item adds, margins included. In a row its size is at most its flex base size when it cannot grow, and
 * at least that when it cannot shrink.
 */
function contribution(box: BlockLevelBox, isRow: boolean, context: LayoutContext): IntrinsicSizes {
  const { style } = box
  const sizes = context.sizes(box)
  const margins = fixedMargin(style['margin-left']) + fixedMargin(style['margin-right'])
  const basis = isRow ? fixedBasis(style) : undefined
  if (basis === undefined) return { min: sizes.min + margins, max: sizes.max + margins }
  const least = style['flex-shrink'] === 0 ? basis : 0
  const most = style['flex-grow'] === 0 ? basis : Infinity
  const minimum = fixedWidth(style, style['min-width']) ?? (style.width === 'auto' ? sizes.min : 0)
  const maximum = fixedWidth(style, style['max-width']) ?? Infinity
  const within = (size: Pt): Pt => clamp(clamp(size, least, most), minimum, maximum) + margins
  return { min: within(sizes.min), max: within(sizes.max) }
}

/** The flex base size where a length gives it. */
function fixedBasis(style: ComputedStyle): Pt | undefined {
  return fixedWidth(style, style['flex-basis'] === 'auto' ? style.width : style['flex-basis'])
}

function fixedWidth(style: ComputedStyle, value: ComputedStyle['max-width'] | 'content'): Pt | undefined {
  return typeof value === 'number' ? toBorderBox(style, value, boxEdges(style, 0).horizontal) : undefined
}

function fixedMargin(margin: ComputedStyle['margin-left']): Pt {
  return margin === 'auto' ? 0 : resolve(margin, 0)
}

export function isRowDirection({ style }: FlexBox): boolean {
  return style['flex-direction'].startsWith('row')
}
