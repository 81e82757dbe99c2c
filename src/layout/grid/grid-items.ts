import type { BlockLevelBox } from '../../box/box.ts'
import {
  type Alignment,
  type ComputedStyle,
  hasPercentage,
  margins,
  type SizeValue,
  scrolls,
} from '../../css/computed-style.ts'
import type { Edges, Pt } from '../../geometry.ts'
import type { LayoutContext, Space } from '../layout.ts'
import { boxEdges, clamp, contentHeights, toBorderBox, usedMargin } from '../sizing.ts'
import type { TrackRange } from './explicit-grid.ts'
import type { Subgrid } from './subgrid-axis.ts'
import type { ItemContribution } from './tracks.ts'
import { gutters, isFlexible, type Track } from './tracks.ts'

/** The grid area that contains an item; `height` is undefined while rows are not sized. */
export interface Area {
  readonly width: Pt
  readonly height: Pt | undefined
}

/** Margins in points; percentages are of the area's width, `auto` is 0. */
export function itemMargins(style: ComputedStyle, width: Pt): Edges {
  return {
    top: usedMargin(style['margin-top'], width),
    right: usedMargin(style['margin-right'], width),
    bottom: usedMargin(style['margin-bottom'], width),
    left: usedMargin(style['margin-left'], width),
  }
}

/** `justify-self` or `align-self`, with `auto` as the container says; `normal` is what it means for the box: §6.2. */
export function selfAlignment(box: BlockLevelBox, container: ComputedStyle, axis: 'justify' | 'align'): Alignment {
  const own = box.style[`${axis}-self`]
  const used = own.value === 'auto' ? container[`${axis}-items`] : own
  if (used.value !== 'normal') return used
  if (box.type === 'replaced') return { value: 'start', safe: false }
  // With a ratio, the height follows the width, as that of a block does.
  const byRatio = box.style['aspect-ratio'] !== 'auto' && (axis === 'align' || box.style.height !== 'auto')
  return { value: byRatio ? 'start' : 'stretch', safe: false }
}

/** What an item is laid out in: §6.2, §11. Stretched where its size and margins are not `auto`-free. */
export function itemSpace(
  box: BlockLevelBox,
  container: ComputedStyle,
  area: Area,
  limits: Pick<Space, 'room' | 'fullRoom' | 'fresh'>,
  subgrid?: Subgrid,
): Space {
  const { style } = box
  const used = itemMargins(style, area.width)
  const asked = margins(style)
  const wide =
    style.width === 'auto' &&
    asked.left !== 'auto' &&
    asked.right !== 'auto' &&
    selfAlignment(box, container, 'justify').value === 'stretch'
  const tall = area.height !== undefined && stretchesDown(box, container)
  // Tables and images take no more than they need unless they are told a width.
  const told = subgrid?.column !== undefined || (wide && (box.type === 'table' || box.type === 'replaced'))
  const space: Space = {
    width: area.width,
    ...(area.height !== undefined && { height: area.height }),
    autoWidth: wide ? 'fill' : 'fit',
    ...limits,
    ...(told && { fixedWidth: Math.max(0, area.width - used.left - used.right) }),
    ...(subgrid && { subgrid }),
  }
  // CSS Grid 2 §9: a subgrid fills its area, whatever size it has.
  if (subgrid?.row && area.height !== undefined) {
    return { ...space, fixedHeight: Math.max(0, area.height - used.top - used.bottom) }
  }
  return tall ? { ...space, fixedHeight: stretchedHeight(style, space, used) } : space
}

/** Does the height of the area become that of the item? */
export function stretchesDown({ style, ...box }: BlockLevelBox, container: ComputedStyle): boolean {
  const { top, bottom } = margins(style)
  if (style.height !== 'auto' || top === 'auto' || bottom === 'auto') return false
  return selfAlignment({ style, ...box } as BlockLevelBox, container, 'align').value === 'stretch'
}

function stretchedHeight(style: ComputedStyle, space: Space, used: Edges): Pt {
  const { vertical } = boxEdges(style, space.width)
  const { min, max } = contentHeights(style, space, vertical)
  return clamp((space.height ?? 0) - used.top - used.bottom, min + vertical, max + vertical)
}

/** Contributions of an item to the columns it spans: §12.5. `extra` is what subgrids around it add. */
export function columnContribution(
  box: BlockLevelBox,
  range: TrackRange,
  tracks: readonly Track[],
  gap: Pt,
  context: LayoutContext,
  extra: Pt = 0,
): ItemContribution {
  const { style } = box
  const { min, max } = context.sizes(box)
  const edges = boxEdges(style, 0).horizontal
  const used = itemMargins(style, 0)
  const outer = used.left + used.right + extra
  const minimum = minimumSize(style, 'width', { content: min, largest: max, edges, outer }, range, tracks, gap)
  return { range, minContent: min + outer, maxContent: max + outer, minimum: minimum + outer }
}

/** Contributions of an item to the rows it spans, laid out at the width of its area to a border box of `height`. */
export function rowContribution(
  { style }: BlockLevelBox,
  range: TrackRange,
  tracks: readonly Track[],
  gap: Pt,
  { height, width, extra }: { readonly height: Pt; readonly width: Pt; readonly extra: Pt },
): ItemContribution {
  const edges = boxEdges(style, width).vertical
  const used = itemMargins(style, width)
  const outer = used.top + used.bottom + extra
  const minimum = minimumSize(style, 'height', { content: height, largest: height, edges, outer }, range, tracks, gap)
  return { range, minContent: height + outer, maxContent: height + outer, minimum: minimum + outer }
}

interface Measured {
  /** Border boxes of the min-content and max-content contributions. */
  readonly content: Pt
  readonly largest: Pt
  readonly edges: Pt
  /** Margins. */
  readonly outer: Pt
}

/** The minimum contribution's border box: §12.5, minimum contribution, and §6.6. */
function minimumSize(
  style: ComputedStyle,
  dimension: 'width' | 'height',
  measured: Measured,
  range: TrackRange,
  tracks: readonly Track[],
  gap: Pt,
): Pt {
  const { content, largest, edges, outer } = measured
  if (!dependsOnArea(style[dimension])) return content
  const asked = style[`min-${dimension}`]
  switch (asked) {
    case 'auto':
      break
    case 'min-content':
    case 'fit-content':
      return content
    case 'max-content':
      return largest
    case 'stretch':
      return edges
    default:
      return typeof asked === 'number' ? toBorderBox(style, asked, edges) : edges
  }
  // §6.6: what is cut off may be cut off more.
  if (scrolls(style)) return edges
  const spanned = tracks.slice(range.start, range.end)
  const eligible = spanned.some(({ min }) => min === 'auto') && !(spanned.length > 1 && spanned.some(isFlexible))
  if (!eligible) return edges
  const maxima = spanned.map(({ max }) => (typeof max === 'number' ? max : Infinity))
  const most = maxima.reduce((sum, value) => sum + value, 0) + gutters(spanned, gap) - outer
  return Math.max(edges, Math.min(content, most))
}

function dependsOnArea(size: SizeValue): boolean {
  return size === 'auto' || (typeof size === 'object' && hasPercentage(size))
}

/** Distance of an item's margin box from the start of its area. `free` is what its margin box leaves. */
export function alignedOffset(
  { value, safe }: Alignment,
  free: Pt,
  autos: { readonly start: boolean; readonly end: boolean },
  directions: { readonly container: 'ltr' | 'rtl'; readonly item: 'ltr' | 'rtl' },
): Pt {
  // §10.2: auto margins take positive free space before anything else does.
  if (autos.start || autos.end) return free <= 0 || !autos.start ? 0 : autos.end ? free / 2 : free
  if (free < 0 && safe) return 0
  const opposite = directions.item !== directions.container
  switch (value) {
    case 'center':
      return free / 2
    case 'end':
    case 'flex-end':
    case 'last baseline':
      return free
    case 'self-end':
      return opposite ? 0 : free
    case 'self-start':
      return opposite ? free : 0
    case 'left':
      return directions.container === 'ltr' ? 0 : free
    case 'right':
      return directions.container === 'ltr' ? free : 0
    default:
      return 0
  }
}
