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
    const items = box.children.map((child) => contribution(child, isRow, context))
    if (items.length === 0) return { min: 0, max: 0 }
    const widest = (which: 'min' | 'max'): Pt => Math.max(...items.map((item) => item[which]))
    if (!isRow) return { min: widest('min'), max: widest('max') }
    const gap = box.style['column-gap']
    const gaps = (gap === 'normal' ? 0 : resolve(gap, 0)) * (items.length - 1)
    const total = (which: 'min' | 'max'): Pt => items.reduce((sum, item) => sum + item[which], gaps)
    // §9.9.1: items that may wrap stand each on a line of its own at worst.
    const min = box.style['flex-wrap'] === 'nowrap' ? total('min') : widest('min')
    return { min, max: Math.max(min, total('max')) }
  })
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
