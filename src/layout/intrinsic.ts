import type { BlockBox, BlockLevelBox } from '../box/box.ts'
import { type ComputedStyle, resolve } from '../css/computed-style.ts'
import type { Pt } from '../geometry.ts'
import { inlineSizes } from './inline/inline-sizes.ts'
import type { IntrinsicSizes, LayoutContext } from './layout.ts'
import { boxEdges, clamp, toBorderBox } from './sizing.ts'

/** Intrinsic widths of a block container's border box: CSS Sizing 3 §5.1. */
export function blockSizes(box: BlockBox, context: LayoutContext): IntrinsicSizes {
  const { style } = box
  // §5.2.1: percentages of padding count as 0 while the containing block's width is not known.
  const edges = boxEdges(style, 0).horizontal
  const byContent = (): IntrinsicSizes => {
    const { min, max } = contentSizes(box, context)
    return { min: min + edges, max: max + edges }
  }
  const sizes = knownSizes(style, style.width, edges, byContent) ?? byContent()
  const least = knownSizes(style, style['min-width'], edges, byContent)?.min ?? 0
  const most = knownSizes(style, style['max-width'], edges, byContent)?.max ?? Number.POSITIVE_INFINITY
  return { min: clamp(sizes.min, least, most), max: clamp(sizes.max, least, most) }
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

/** What a value comes to without looking at the containing block; undefined for `auto`, `none` and percentages. */
function knownSizes(
  style: ComputedStyle,
  value: ComputedStyle['max-width'],
  edges: Pt,
  byContent: () => IntrinsicSizes,
): IntrinsicSizes | undefined {
  switch (value) {
    case 'auto':
    case 'none':
      return undefined
    case 'min-content':
      return { min: byContent().min, max: byContent().min }
    case 'max-content':
      return { min: byContent().max, max: byContent().max }
    case 'fit-content':
      return byContent()
    default: {
      if (typeof value !== 'number' && value.percent !== 0) return undefined
      const size = toBorderBox(style, resolve(value, 0), edges)
      return { min: size, max: size }
    }
  }
}
