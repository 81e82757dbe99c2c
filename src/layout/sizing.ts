import {
  borderWidths,
  type ComputedStyle,
  hasPercentage,
  type LengthPercentage,
  padding,
  resolve,
  scrolls,
} from '../css/computed-style.ts'
import type { Edges, Pt } from '../geometry.ts'
import { heightByRatio, widthByRatio } from './aspect-ratio.ts'
import type { IntrinsicSizes, Space } from './layout.ts'

/** Border and padding of a box, and their sums. */
export interface BoxEdges {
  readonly border: Edges
  readonly padding: Edges
  readonly horizontal: Pt
  readonly vertical: Pt
}

/** Border and padding in points; `width` is the content width of the containing block. */
export function boxEdges(style: ComputedStyle, width: Pt): BoxEdges {
  const border = borderWidths(style)
  const pad = padding(style, width)
  return {
    border,
    padding: pad,
    horizontal: border.left + border.right + pad.left + pad.right,
    vertical: border.top + border.bottom + pad.top + pad.bottom,
  }
}

/** A margin in points, `auto` being 0: CSS 2.2 §10.6.3. Percentages of all four sides are of `width`. */
export function usedMargin(margin: LengthPercentage | 'auto', width: Pt): Pt {
  return margin === 'auto' ? 0 : resolve(margin, width)
}

/**
 * Width of the border box of a block container: CSS 2.2 §10.3.3 and §10.4, with the keywords of CSS Sizing 3 §3.2.
 * Margins that are `auto` count as 0 here; `inlineOffset` gives them their share. `contentSizes` are of the content alone.
 */
export function usedWidth(style: ComputedStyle, space: Space, edges: BoxEdges, contentSizes: () => IntrinsicSizes): Pt {
  if (space.fixedWidth !== undefined) return Math.max(space.fixedWidth, edges.horizontal)
  const margins = usedMargin(style['margin-left'], space.width) + usedMargin(style['margin-right'], space.width)
  const available = space.availableWidth ?? space.width - margins
  const minContent = (): Pt => contentSizes().min + edges.horizontal
  const maxContent = (): Pt => contentSizes().max + edges.horizontal
  const fitted = (): Pt => Math.min(Math.max(minContent(), available), maxContent()) // §10.3.5
  // CSS Sizing 4 §5.1: a ratio makes a width of the height that is given, and limits of its limits.
  const heights = style['aspect-ratio'] === 'auto' ? undefined : contentHeights(style, space, edges.vertical)
  const byRatio = (height: Pt | undefined): Pt | undefined =>
    height === undefined || height === Infinity ? undefined : widthByRatio(style, height, edges)
  const byHeight = byRatio(heights?.height)
  const transferred = (width: Pt): Pt =>
    heights ? clamp(width, byRatio(heights.min || undefined) ?? 0, byRatio(heights.max) ?? Infinity) : width
  const borderBox = (value: ComputedStyle['max-width']): Pt => {
    switch (value) {
      case 'none':
        return Infinity
      case 'auto':
        return byHeight ?? transferred(space.autoWidth === 'fill' ? available : fitted())
      case 'min-content':
        return minContent()
      case 'max-content':
        return maxContent()
      case 'fit-content':
        return fitted()
      case 'stretch':
        return available
      default:
        return toBorderBox(style, resolve(value, space.width), edges.horizontal)
    }
  }
  const min = style['min-width'] === 'auto' ? 0 : borderBox(style['min-width'])
  return Math.max(Math.min(borderBox(style.width), borderBox(style['max-width'])), min, edges.horizontal)
}

/** Content heights that the style asks for. `height` is undefined when the content decides. */
export interface ContentHeights {
  readonly height: Pt | undefined
  readonly min: Pt
  readonly max: Pt
}

/** CSS 2.2 §10.5 to §10.7. Percentages of an indefinite containing block are as if not given, those of a minimum are 0. */
export function contentHeights(style: ComputedStyle, space: Space, vertical: Pt): ContentHeights {
  if (space.fixedHeight !== undefined) {
    return { height: Math.max(0, space.fixedHeight - vertical), min: 0, max: Infinity }
  }
  const margins = (): Pt =>
    usedMargin(style['margin-top'], space.width) + usedMargin(style['margin-bottom'], space.width)
  const content = (value: ComputedStyle['max-height'], isMin = false): Pt | undefined => {
    if (value === 'stretch' && space.height !== undefined) return Math.max(0, space.height - margins() - vertical)
    if (typeof value === 'string') return undefined
    if (space.height === undefined && !isMin && hasPercentage(value)) return undefined
    return Math.max(0, toBorderBox(style, resolve(value, space.height ?? 0), vertical) - vertical)
  }
  const min = content(style['min-height'], true) ?? 0
  const max = Math.max(min, content(style['max-height']) ?? Infinity)
  const height = content(style.height)
  return { height: height === undefined ? undefined : clamp(height, min, max), min, max }
}

/**
 * Distance from the left content edge of the containing block to the left border edge of a block of border-box width
 * `used`: CSS 2.2 §10.3.3, where `auto` margins take what is left, and one margin yields when too much is asked for.
 */
export function inlineOffset(style: ComputedStyle, width: Pt, used: Pt, direction: 'ltr' | 'rtl'): Pt {
  const left = style['margin-left']
  const right = style['margin-right']
  const marginLeft = usedMargin(left, width)
  const marginRight = usedMargin(right, width)
  const free = width - used - marginLeft - marginRight
  const autos = (left === 'auto' ? 1 : 0) + (right === 'auto' ? 1 : 0)
  if (autos > 0 && free > 0) return left === 'auto' ? free / autos : marginLeft
  return direction === 'ltr' ? marginLeft : width - used - marginRight
}

/** A width or height of the style, less or with border and padding as `box-sizing` says, as a border-box size. */
export function toBorderBox(style: ComputedStyle, size: Pt, edges: Pt): Pt {
  return style['box-sizing'] === 'border-box' ? Math.max(size, edges) : Math.max(0, size) + edges
}

/** CSS 2.2 §10.4: the minimum wins. */
export function clamp(value: Pt, min: Pt, max: Pt): Pt {
  return Math.max(min, Math.min(value, max))
}

/**
 * Content heights of a box that is `width` wide. Where the ratio decides, the content makes the box higher all the same,
 * unless it scrolls or has a minimum of its own: §5.1.2.
 */
export function heightsByRatio(
  style: ComputedStyle,
  heights: ContentHeights,
  width: Pt,
  edges: BoxEdges,
): ContentHeights {
  const wanted = heights.height === undefined ? heightByRatio(style, width, edges) : undefined
  if (wanted === undefined) return heights
  const height = clamp(wanted, heights.min, heights.max)
  const grows = style['min-height'] === 'auto' && !scrolls(style)
  return grows ? { ...heights, min: height } : { ...heights, height }
}
