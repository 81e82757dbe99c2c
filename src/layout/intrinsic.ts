import type { BlockBox, BlockLevelBox } from '../box/box.ts'
import type { ComputedStyle, SizeValue } from '../css/computed-style.ts'
import type { Pt } from '../geometry.ts'
import { inlineSizes } from './inline/inline-sizes.ts'
import type { IntrinsicSizes, LayoutContext } from './layout.ts'
import { boxEdges, clamp, toBorderBox } from './sizing.ts'

/** Intrinsic widths of a block container's border box: CSS Sizing 3 §5.1. */
export function blockSizes(box: BlockBox, context: LayoutContext): IntrinsicSizes {
  // §5.2.1: percentages of padding count as 0 while the containing block's width is not known.
  const edges = boxEdges(box.style, 0).horizontal
  const fixed = fixedSize(box.style, box.style.width, edges)
  if (fixed !== undefined) return limited(box.style, edges, { min: fixed, max: fixed }, undefined)
  const content = contentSizes(box, context)
  const sizes = { min: content.min + edges, max: content.max + edges }
  const asked = keywordSizes(box.style.width, sizes)
  return limited(box.style, edges, asked, sizes)
}

const owner = {}

/** Widths of the content box by the content alone, whatever `width`, `min-width` and `max-width` say. */
export function contentSizes(box: BlockBox, context: LayoutContext): IntrinsicSizes {
  return context.memo(owner, box, () => {
    if (box.content.type === 'inlines') return inlineSizes(box, context)
    let min = 0
    let max = 0
    for (const child of box.content.children) {
      const sizes = context.sizes(child)
      const margins = fixedMargins(child)
      min = Math.max(min, sizes.min + margins)
      max = Math.max(max, sizes.max + margins)
    }
    return { min, max }
  })
}

function fixedMargins({ style }: BlockLevelBox): Pt {
  const part = (margin: ComputedStyle['margin-left']): Pt =>
    margin === 'auto' ? 0 : typeof margin === 'number' ? margin : margin.length
  return part(style['margin-left']) + part(style['margin-right'])
}

/** The border-box width that a style gives without looking at content or containing block, or undefined. */
function fixedSize(style: ComputedStyle, value: SizeValue | 'none', edges: Pt): Pt | undefined {
  if (typeof value === 'string') return undefined
  if (typeof value === 'number') return toBorderBox(style, value, edges)
  return value.percent === 0 ? toBorderBox(style, value.length, edges) : undefined
}

function keywordSizes(value: SizeValue, sizes: IntrinsicSizes): IntrinsicSizes {
  if (value === 'min-content') return { min: sizes.min, max: sizes.min }
  if (value === 'max-content') return { min: sizes.max, max: sizes.max }
  return sizes
}

function limited(
  style: ComputedStyle,
  edges: Pt,
  sizes: IntrinsicSizes,
  content: IntrinsicSizes | undefined,
): IntrinsicSizes {
  const keyword = (value: SizeValue | 'none'): Pt | undefined =>
    value === 'min-content' ? content?.min : value === 'max-content' ? content?.max : undefined
  const min = fixedSize(style, style['min-width'], edges) ?? keyword(style['min-width']) ?? 0
  const max = fixedSize(style, style['max-width'], edges) ?? keyword(style['max-width']) ?? Infinity
  return { min: clamp(sizes.min, min, max), max: clamp(sizes.max, min, max) }
}
