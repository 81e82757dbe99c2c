import { borderWidths, type ComputedStyle, type LengthPercentage, padding, resolve } from '../css/computed-style.ts'
import type { PageStyle } from '../css/style-sheet.ts'
import { type Edges, inset, type Pt, type Rect, type Size } from '../geometry.ts'
import { boxEdges } from '../layout/sizing.ts'

/** The page box of CSS Paged Media 3 §4.1. Rectangles are measured from the sheet's top left corner. */
export interface PageGeometry {
  /** Of the sheet: what `size` says, unless the page box has a size of its own. */
  readonly sheet: Size
  readonly margin: Edges
  /** The border box. */
  readonly box: Rect
  /** The content box: where the document goes. */
  readonly area: Rect
}

/**
 * Percentages of the page box are of the sheet's width on the left and right, and of its height above and below: §5.1.
 * A page box whose width or height is over-constrained makes its sheet larger or smaller: §5.2.
 */
export function pageGeometry({ width, height, style }: PageStyle): PageGeometry {
  const edges = boxEdges(style, width)
  const horizontal = pageAxis(style, ['margin-left', 'width', 'margin-right'], width, edges.horizontal)
  const vertical = pageAxis(style, ['margin-top', 'height', 'margin-bottom'], height, edges.vertical)
  const sheet = { width: horizontal.total, height: vertical.total }
  const margin = { top: vertical.start, right: horizontal.end, bottom: vertical.end, left: horizontal.start }
  const box = inset({ x: 0, y: 0, ...sheet }, margin)
  return { sheet, margin, box, area: inset(inset(box, borderWidths(style)), padding(style, width)) }
}

/** How far what is printed reaches beyond the page: §7.3, where `auto` is 6pt if there are crop marks. */
export function usedBleed({ bleed, marks }: ComputedStyle): Pt {
  if (bleed !== 'auto') return Math.max(0, bleed)
  return marks.includes('crop') ? 6 : 0
}

interface Axis {
  readonly start: Pt
  readonly end: Pt
  /** Margins, borders, padding and content together. */
  readonly total: Pt
}

type AxisNames = readonly ['margin-left', 'width', 'margin-right'] | readonly ['margin-top', 'height', 'margin-bottom']

/** §5.2: one axis of the page box, `available` being the sheet's; `edges` are its border and padding. */
function pageAxis(style: ComputedStyle, [startName, sizeName, endName]: AxisNames, available: Pt, edges: Pt): Axis {
  const margin = (value: LengthPercentage | 'auto') => (value === 'auto' ? undefined : resolve(value, available))
  const [start, end] = [margin(style[startName]), margin(style[endName])]
  const inner = (value: ComputedStyle['max-width']): Pt | undefined => {
    if (typeof value === 'string') return undefined
    const size = resolve(value, available)
    return Math.max(0, style['box-sizing'] === 'border-box' ? size - edges : size)
  }
  const limits = sizeName === 'width' ? (['max-width', 'min-width'] as const) : (['max-height', 'min-height'] as const)
  const filled = Math.max(0, available - edges - (start ?? 0) - (end ?? 0))
  const wanted = inner(style[sizeName])
  const size = Math.max(
    inner(style[limits[1]]) ?? 0,
    Math.min(wanted ?? filled, inner(style[limits[0]]) ?? Number.POSITIVE_INFINITY),
  )
  const free = available - edges - size - (start ?? 0) - (end ?? 0)
  // `auto` margins take what is left, and share it where both are.
  const share = start === undefined && end === undefined ? free / 2 : free
  const used = { start: start ?? share, end: end ?? share }
  const fits = wanted === undefined && size === filled
  return { ...used, total: fits ? available : used.start + edges + size + used.end }
}
