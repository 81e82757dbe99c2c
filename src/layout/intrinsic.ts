import type { BlockBox, BlockLevelBox } from '../box/box.ts'
import { type ComputedStyle, hasPercentage, isAbsolute, isFloat, resolve } from '../css/computed-style.ts'
import type { Pt } from '../geometry.ts'
import { widthByRatio } from './aspect-ratio.ts'
import { columnSizes } from './columns/used-columns.ts'
import { inlineSizes } from './inline/inline-sizes.ts'
import type { IntrinsicSizes, LayoutContext } from './layout.ts'
import { boxEdges, clamp, toBorderBox } from './sizing.ts'

/** Intrinsic widths of a block container's border box: CSS Sizing 3 §5.1. */
export function blockSizes(box: BlockBox, context: LayoutContext): IntrinsicSizes {
  return boxSizes(box.style, () => contentSizes(box, context))
}

/** Intrinsic widths of the border box of a container whose content is `content` wide. */
export function boxSizes(style: ComputedStyle, content: () => IntrinsicSizes): IntrinsicSizes {
  // §5.2.1: percentages of padding count as 0 while the containing block's width is not known.
  const edges = boxEdges(style, 0).horizontal
  const byContent = (): IntrinsicSizes => {
    const { min, max } = content()
    return { min: min + edges, max: max + edges }
  }
  const sizes = knownSizes(style, style.width, edges, byContent) ?? sizesByRatio(style) ?? byContent()
  const least = knownSizes(style, style['min-width'], edges, byContent)?.min ?? 0
  const most = knownSizes(style, style['max-width'], edges, byContent)?.max ?? Number.POSITIVE_INFINITY
  return { min: clamp(sizes.min, least, most), max: clamp(sizes.max, least, most) }
}

/** CSS Sizing 4 §5.1: a height that is given makes a width. */
function sizesByRatio(style: ComputedStyle): IntrinsicSizes | undefined {
  if (style['aspect-ratio'] === 'auto' || typeof style.height !== 'number') return undefined
  const edges = boxEdges(style, 0)
  const width = widthByRatio(style, toBorderBox(style, style.height, edges.vertical) - edges.vertical, edges)
  return width === undefined ? undefined : { min: width, max: width }
}

const owner = {}

/** Widths of the content box by the content alone, whatever `width`, `min-width` and `max-width` say. */
export function contentSizes(box: BlockBox, context: LayoutContext): IntrinsicSizes {
  return context.memo(owner, box, () => {
    if (box.content.type === 'inlines') return inlineSizes(box, context)
    const sizes = stackedSizes(box.content.children, context)
    return box.columns === 'container' ? columnSizes(box.style, sizes) : sizes
  })
}

/** Blocks stand one below the other, floats beside one another and beside what is a formatting context of its own. */
function stackedSizes(children: readonly BlockLevelBox[], context: LayoutContext): IntrinsicSizes {
  let min = 0
  let max = 0
  /** Widths of the floats side by side, on both sides. */
  let floats = { left: 0, right: 0 }
  for (const child of children) {
    const { style } = child
    if (isAbsolute(style)) continue
    const sizes = context.sizes(child)
    const margins = { left: fixedPart(style['margin-left']), right: fixedPart(style['margin-right']) }
    if (style.clear === 'left' || style.clear === 'both') floats = { ...floats, left: 0 }
    if (style.clear === 'right' || style.clear === 'both') floats = { ...floats, right: 0 }
    min = Math.max(min, sizes.min + margins.left + margins.right)
    if (isFloat(style)) {
      const side = style.float === 'left' ? 'left' : 'right'
      floats = { ...floats, [side]: floats[side] + Math.max(0, sizes.max + margins.left + margins.right) }
      max = Math.max(max, floats.left + floats.right)
      continue
    }
    const apart = child.type !== 'block' || child.formattingContext
    const left = apart && floats.left > 0 ? Math.max(margins.left, floats.left) : margins.left
    const right = apart && floats.right > 0 ? Math.max(margins.right, floats.right) : margins.right
    max = Math.max(max, sizes.max + left + right)
    floats = { left: 0, right: 0 }
  }
  return { min, max }
}

function fixedPart(margin: ComputedStyle['margin-left']): Pt {
  return margin === 'auto' ? 0 : resolve(margin, 0)
}

/** What a value comes to without looking at the containing block; undefined for `auto`, `none`, `stretch` and percentages. */
function knownSizes(
  style: ComputedStyle,
  value: ComputedStyle['max-width'],
  edges: Pt,
  byContent: () => IntrinsicSizes,
): IntrinsicSizes | undefined {
  switch (value) {
    case 'auto':
    case 'none':
    case 'stretch':
      return undefined
    case 'min-content':
      return { min: byContent().min, max: byContent().min }
    case 'max-content':
      return { min: byContent().max, max: byContent().max }
    case 'fit-content':
      return byContent()
    default: {
      if (hasPercentage(value)) return undefined
      const size = toBorderBox(style, resolve(value, 0), edges)
      return { min: size, max: size }
    }
  }
}
