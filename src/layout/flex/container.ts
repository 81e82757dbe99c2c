import type { FlexBox } from '../../box/box.ts'
import { resolve } from '../../css/computed-style.ts'
import type { Pt } from '../../geometry.ts'
import type { LayoutContext, Space } from '../layout.ts'
import { type BoxEdges, boxEdges, type ContentHeights, contentHeights, usedWidth } from '../sizing.ts'
import { flexContentSizes, isRowDirection } from './flex-sizes.ts'

/** What is known of a flex container before its items are. Sizes are of its content box. */
export interface FlexContainer {
  readonly box: FlexBox
  readonly context: LayoutContext
  readonly edges: BoxEdges
  /** Border-box width. */
  readonly borderWidth: Pt
  readonly width: Pt
  readonly heights: ContentHeights
  /** The main axis is horizontal. */
  readonly isRow: boolean
  /** Main-start is on the right, or at the bottom. */
  readonly mainReversed: boolean
  /** Cross-start is at the bottom, or on the right. */
  readonly crossReversed: boolean
  readonly isMultiLine: boolean
  /** Undefined when the items decide. */
  readonly mainSize: Pt | undefined
  readonly crossSize: Pt | undefined
  readonly mainGap: Pt
  readonly crossGap: Pt
}

export function flexContainer(box: FlexBox, space: Space, context: LayoutContext): FlexContainer {
  const { style } = box
  const edges = boxEdges(style, space.width)
  const borderWidth = usedWidth(style, space, edges, () => flexContentSizes(box, context))
  const width = Math.max(0, borderWidth - edges.horizontal)
  const heights = contentHeights(style, space, edges.vertical)
  const isRow = isRowDirection(box)
  const isRightToLeft = style.direction === 'rtl'
  const isWrapReversed = style['flex-wrap'] === 'wrap-reverse'
  const isReversed = style['flex-direction'].endsWith('-reverse')
  const { columnGap, rowGap } = usedGaps(box, width, heights.height)
  return {
    box,
    context,
    edges,
    borderWidth,
    width,
    heights,
    isRow,
    mainReversed: isRow ? isReversed !== isRightToLeft : isReversed,
    crossReversed: isRow ? isWrapReversed : isWrapReversed !== isRightToLeft,
    isMultiLine: style['flex-wrap'] !== 'nowrap',
    mainSize: isRow ? width : heights.height,
    crossSize: isRow ? heights.height : width,
    mainGap: isRow ? columnGap : rowGap,
    crossGap: isRow ? rowGap : columnGap,
  }
}

/** CSS Box Alignment 3 §8: percentages are of the content box, and 0 where its size is not known. */
function usedGaps({ style }: FlexBox, width: Pt, height: Pt | undefined): { columnGap: Pt; rowGap: Pt } {
  const { 'column-gap': column, 'row-gap': row } = style
  return {
    columnGap: column === 'normal' ? 0 : Math.max(0, resolve(column, width)),
    rowGap: row === 'normal' ? 0 : Math.max(0, resolve(row, height ?? 0)),
  }
}
