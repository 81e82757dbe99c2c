import type { BlockLevelBox } from '../../box/box.ts'
import { type Alignment, type ComputedStyle, margins, resolve, scrolls } from '../../css/computed-style.ts'
import type { Edges, Pt } from '../../geometry.ts'
import type { BoxFragment, ReplacedFragment } from '../fragment.ts'
import { contentSizes } from '../intrinsic.ts'
import type { IntrinsicSizes, LayoutContext, Space } from '../layout.ts'
import { type BoxEdges, boxEdges, clamp, contentHeights, toBorderBox, usedMargin } from '../sizing.ts'
import type { FlexContainer } from './container.ts'

/** A flex item before it is flexed. Sizes are of the border box. */
export interface FlexItem {
  readonly box: BlockLevelBox
  readonly edges: BoxEdges
  /** With `auto` as 0. */
  readonly margin: Edges
  readonly isAuto: Edges<boolean>
  /** `align-self`, with `auto` replaced by the container's `align-items`: never `auto`, `normal` is `stretch`. */
  readonly alignment: Alignment
  /** Margins along the main axis, added up. */
  readonly mainMargins: Pt
  readonly crossMargins: Pt
  /** Flex base size. */
  readonly base: Pt
  /** The base size within `min` and `max`. */
  readonly hypothetical: Pt
  readonly min: Pt
  readonly max: Pt
  /** Padding and border along the main axis. */
  readonly mainEdges: Pt
}

/** CSS Flexbox 1 §9.2, step 3: the flex base size and hypothetical main size of an item. */
export function flexItem(box: BlockLevelBox, container: FlexContainer): FlexItem {
  const { isRow, width } = container
  const edges = boxEdges(box.style, width)
  const all = margins(box.style)
  const margin = eachSide(all, (value) => usedMargin(value, width))
  const isAuto = eachSide(all, (value) => value === 'auto')
  const horizontal = margin.left + margin.right
  const vertical = margin.top + margin.bottom
  const start: Measured = {
    box,
    edges,
    margin,
    isAuto,
    alignment: alignmentOf(box, container),
    mainMargins: isRow ? horizontal : vertical,
    crossMargins: isRow ? vertical : horizontal,
    mainEdges: isRow ? edges.horizontal : edges.vertical,
  }
  const sizes = isRow ? rowSizes(start, container) : columnSizes(start, container)
  const base = Math.max(sizes.base, start.mainEdges)
  const min = Math.max(sizes.min, start.mainEdges)
  return { ...start, base, min, max: sizes.max, hypothetical: clamp(base, min, sizes.max) }
}

type Measured = Omit<FlexItem, 'base' | 'hypothetical' | 'min' | 'max'>

function eachSide<T, U>({ top, right, bottom, left }: Edges<T>, change: (value: T) => U): Edges<U> {
  return { top: change(top), right: change(right), bottom: change(bottom), left: change(left) }
}

/** `align-self`, or the container's `align-items`. */
export function alignmentOf({ style }: BlockLevelBox, { box }: FlexContainer): Alignment {
  const own = style['align-self'].value === 'auto' ? box.style['align-items'] : style['align-self']
  return own.value === 'normal' || own.value === 'auto' ? { value: 'stretch', safe: false } : own
}

/** CSS Flexbox 1 §8.3: `stretch` needs a cross size that is `auto` and no `auto` margin in the cross axis. */
export function isStretched({ box, isAuto, alignment }: Measured, { isRow }: FlexContainer): boolean {
  if (alignment.value !== 'stretch') return false
  return isRow
    ? box.style.height === 'auto' && !isAuto.top && !isAuto.bottom
    : box.style.width === 'auto' && !isAuto.left && !isAuto.right
}

interface MainSizes {
  readonly base: Pt
  readonly min: Pt
  readonly max: Pt
}

function rowSizes(item: Measured, container: FlexContainer): MainSizes {
  const { style } = item.box
  const basis = style['flex-basis'] === 'auto' ? style.width : style['flex-basis']
  const base = horizontalSize(basis, item, container) ?? contentWidth(item, container)
  const max = horizontalSize(style['max-width'], item, container) ?? Infinity
  const min = horizontalSize(style['min-width'], item, container) ?? automaticWidth(item, max, container)
  return { base, min, max }
}

/** §9.2, step 3 B and E: the width that the content asks for. */
function contentWidth(item: Measured, container: FlexContainer): Pt {
  if (item.box.type !== 'replaced') {
    return widthByRatio(item, definiteHeight(item, container)) ?? naturalWidths(item, container.context).max
  }
  const fixedHeight = definiteCrossSize(item, container)
  const auto = withAutoWidth(item.box, container.context)
  return measure(auto, { ...itemSpace(container), ...(fixedHeight !== undefined && { fixedHeight }) }, container).width
}

/** §4.5: the content-based minimum size of an item in a row. */
function automaticWidth(item: Measured, max: Pt, container: FlexContainer): Pt {
  const { box } = item
  if (scrolls(box.style)) return 0
  const specified = horizontalSize(box.style.width, item, container) ?? Infinity
  const content = box.type === 'replaced' ? imageWidth(item, container) : naturalWidths(item, container.context).min
  return Math.min(specified, content, max)
}

/** An image's width by its height, where that is known; else its own, as far as limits of its height let it. */
function imageWidth(item: Measured, container: FlexContainer): Pt {
  const natural = naturalSize(item)
  const height = definiteHeight(item, container) ?? limitHeight(natural.height, item, container)
  return widthByRatio(item, height) ?? natural.width
}

function columnSizes(item: Measured, container: FlexContainer): MainSizes {
  const { style } = item.box
  const basis = style['flex-basis'] === 'auto' ? style.height : style['flex-basis']
  const base = verticalSize(basis, item, container) ?? contentHeight(item, container)
  const max = verticalSize(style['max-height'], item, container) ?? Infinity
  const min = verticalSize(style['min-height'], item, container) ?? automaticHeight(item, max, container)
  return { base, min, max }
}

/** §9.2, step 3 E: the height of the content, as wide as the item is going to be. */
function contentHeight(item: Measured, container: FlexContainer): Pt {
  const byRatio = item.box.type === 'replaced' ? undefined : heightByRatio(item, definiteWidth(item, container))
  return byRatio ?? naturalHeight(item, container)
}

function naturalHeight(item: Measured, container: FlexContainer): Pt {
  const auto = withAutoHeight(item.box, container.context)
  return measure(auto, { ...itemSpace(container), ...columnWidth(item, container) }, container).height
}

/** §4.5, in a column. */
function automaticHeight(item: Measured, max: Pt, container: FlexContainer): Pt {
  const { box } = item
  if (scrolls(box.style)) return 0
  const specified = verticalSize(box.style.height, item, container) ?? Infinity
  const content = box.type === 'replaced' ? imageHeight(item, container) : naturalHeight(item, container)
  return Math.min(specified, content, max)
}

/** An image's height by its width, where that is known; else its own, as far as limits of its width let it. */
function imageHeight(item: Measured, container: FlexContainer): Pt {
  const natural = naturalSize(item)
  const width = definiteWidth(item, container) ?? limitWidth(natural.width, item, container)
  return heightByRatio(item, width) ?? natural.height
}

/**
 * The width of a column's item for its layout: `fixedWidth` where it is known before; an image takes its own from its
 * height. `main` is the used height, once there is one.
 */
export function columnWidth(item: Measured, container: FlexContainer, main?: Pt): Pick<Space, 'fixedWidth'> {
  const definite = definiteWidth(item, container)
  if (definite !== undefined) return { fixedWidth: definite }
  if (item.box.type === 'replaced') return {}
  const { min, max } = naturalWidths(item, container.context)
  const byRatio = widthByRatio(item, main ?? verticalSize(item.box.style.height, item, container))
  const fitted = byRatio ?? Math.min(Math.max(min, container.width - item.crossMargins), max)
  return { fixedWidth: limitWidth(fitted, item, container) }
}

function definiteCrossSize(item: Measured, container: FlexContainer): Pt | undefined {
  return container.isRow ? definiteHeight(item, container) : definiteWidth(item, container)
}

/** The width that the style gives, or that the item is stretched to in the only line: §9.8, 1. */
function definiteWidth(item: Measured, container: FlexContainer): Pt | undefined {
  const given = horizontalSize(item.box.style.width, item, container)
  const stretched = !container.isMultiLine && isStretched(item, container)
  const width = given ?? (stretched ? container.width - item.crossMargins : undefined)
  return width === undefined ? undefined : limitWidth(width, item, container)
}

function definiteHeight(item: Measured, container: FlexContainer): Pt | undefined {
  const given = verticalSize(item.box.style.height, item, container)
  const { crossSize, isMultiLine } = container
  const stretched = crossSize !== undefined && !isMultiLine && isStretched(item, container)
  const height = given ?? (stretched ? crossSize - item.crossMargins : undefined)
  return height === undefined ? undefined : limitHeight(height, item, container)
}

/** A cross size within `min-width` and `max-width`. */
export function limitWidth(width: Pt, item: Measured, container: FlexContainer): Pt {
  const { style } = item.box
  const min = horizontalSize(style['min-width'], item, container) ?? 0
  const max = horizontalSize(style['max-width'], item, container) ?? Infinity
  return Math.max(clamp(width, min, max), item.edges.horizontal)
}

/** A cross size within `min-height` and `max-height`. */
export function limitHeight(height: Pt, item: Measured, container: FlexContainer): Pt {
  const { vertical } = item.edges
  const { min, max } = contentHeights(item.box.style, itemSpace(container), vertical)
  return clamp(Math.max(height, vertical), min + vertical, max + vertical)
}

/** A width that the style gives; undefined for `auto`, `none` and `content`. */
function horizontalSize(
  value: ComputedStyle['max-width'] | 'content',
  item: Measured,
  container: FlexContainer,
): Pt | undefined {
  switch (value) {
    case 'auto':
    case 'none':
    case 'content':
      return undefined
    case 'min-content':
      return naturalWidths(item, container.context).min
    case 'max-content':
      return naturalWidths(item, container.context).max
    case 'stretch':
      return container.width - item.margin.left - item.margin.right
    case 'fit-content': {
      const { min, max } = naturalWidths(item, container.context)
      return Math.min(Math.max(min, container.width - item.margin.left - item.margin.right), max)
    }
    default:
      return toBorderBox(item.box.style, resolve(value, container.width), item.edges.horizontal)
  }
}

/** The same for heights: keywords are as high as the content, percentages of what is not known are `auto`. */
function verticalSize(
  value: ComputedStyle['max-height'] | 'content',
  item: Measured,
  { heights: { height } }: FlexContainer,
): Pt | undefined {
  if (typeof value === 'string') return undefined
  if (typeof value !== 'number' && height === undefined) return undefined
  return toBorderBox(item.box.style, resolve(value, height ?? 0), item.edges.vertical)
}

/** Intrinsic widths of the border box by the content alone. */
function naturalWidths({ box, edges }: Measured, context: LayoutContext): IntrinsicSizes {
  if (box.type === 'block') {
    const { min, max } = contentSizes(box, context)
    return { min: min + edges.horizontal, max: max + edges.horizontal }
  }
  const { min, max } = context.sizes(withAutoWidth(box, context))
  const percentages = edges.horizontal - boxEdges(box.style, 0).horizontal
  return { min: min + percentages, max: max + percentages }
}

/** Of an image's border box. */
function naturalSize({ box, edges }: Measured): { readonly width: Pt; readonly height: Pt } {
  const image = box.type === 'replaced' ? box.image : undefined
  return { width: (image?.width ?? 0) + edges.horizontal, height: (image?.height ?? 0) + edges.vertical }
}

/** CSS Sizing 4 §5.1: the preferred aspect ratio, and whether it is that of the border box. */
function preferredRatio({ box }: Measured): { readonly ratio: number; readonly ofBorderBox: boolean } | undefined {
  const { 'aspect-ratio': preferred, 'box-sizing': sizing } = box.style
  const image = box.type === 'replaced' ? box.image : undefined
  if (image && image.width > 0 && image.height > 0 && (preferred === 'auto' || preferred.auto)) {
    return { ratio: image.width / image.height, ofBorderBox: false }
  }
  if (preferred === 'auto') return undefined
  return { ratio: preferred.ratio, ofBorderBox: sizing === 'border-box' && !preferred.auto }
}

function widthByRatio(item: Measured, height: Pt | undefined): Pt | undefined {
  const preferred = preferredRatio(item)
  if (!preferred || height === undefined) return undefined
  const { horizontal, vertical } = item.edges
  return preferred.ofBorderBox ? height * preferred.ratio : (height - vertical) * preferred.ratio + horizontal
}

function heightByRatio(item: Measured, width: Pt | undefined): Pt | undefined {
  const preferred = preferredRatio(item)
  if (!preferred || width === undefined) return undefined
  const { horizontal, vertical } = item.edges
  return preferred.ofBorderBox ? width / preferred.ratio : (width - horizontal) / preferred.ratio + vertical
}

const autoWidthOwner = {}
const autoHeightOwner = {}

function withAutoWidth<B extends BlockLevelBox>(box: B, context: LayoutContext): B {
  const { style } = box
  if (style.width === 'auto' && style['min-width'] === 'auto' && style['max-width'] === 'none') return box
  const auto = { width: 'auto', 'min-width': 'auto', 'max-width': 'none' } as const
  return context.memo(autoWidthOwner, box, () => ({ ...box, style: { ...style, ...auto } }))
}

function withAutoHeight<B extends BlockLevelBox>(box: B, context: LayoutContext): B {
  const { style } = box
  if (style.height === 'auto' && style['min-height'] === 'auto' && style['max-height'] === 'none') return box
  const auto = { height: 'auto', 'min-height': 'auto', 'max-height': 'none' } as const
  return context.memo(autoHeightOwner, box, () => ({ ...box, style: { ...style, ...auto } }))
}

/** The space of an item in which nothing breaks. Its containing block is the container's content box. */
export function itemSpace({ width, heights: { height } }: FlexContainer): Space {
  return {
    width,
    ...(height !== undefined && { height }),
    room: Infinity,
    fullRoom: Infinity,
    fresh: false,
    autoWidth: 'fit',
  }
}

/** Lays an item out whole. */
export function layoutWhole(
  box: BlockLevelBox,
  space: Space,
  { context }: FlexContainer,
): BoxFragment | ReplacedFragment {
  const { fragment } = context.layout(box, space)
  if (fragment === undefined) throw new Error('a box with endless room has a fragment')
  return fragment
}

function measure(box: BlockLevelBox, space: Space, container: FlexContainer): { width: Pt; height: Pt } {
  return layoutWhole(box, space, container).rect
}
