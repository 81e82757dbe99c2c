import type { Pt } from '../../geometry.ts'
import type { BoxFragment, ReplacedFragment } from '../fragment.ts'
import type { Space } from '../layout.ts'
import { clamp } from '../sizing.ts'
import type { FlexContainer } from './container.ts'
import { columnWidth, type FlexItem, isStretched, itemSpace, layoutWhole, limitHeight, limitWidth } from './item.ts'
import type { FlexLine } from './lines.ts'

/** An item laid out with its used sizes. */
export interface SizedItem {
  readonly item: FlexItem
  readonly fragment: BoxFragment | ReplacedFragment
  /** The space that gave `fragment`. */
  readonly space: Space
  /** Of the border box. */
  readonly main: Pt
  readonly cross: Pt
}

export interface SizedLine {
  readonly items: readonly SizedItem[]
  readonly cross: Pt
  readonly groups: BaselineGroups
}

type WhichBaseline = 'baseline' | 'last baseline'

/** How far the items of a line that share a baseline reach above and below it, margins included; both 0 for none. */
type BaselineGroups = Readonly<Record<WhichBaseline, { readonly above: Pt; readonly below: Pt }>>

/** CSS Flexbox 1 §9.4: the cross sizes of the lines and of the items in them. */
export function crossSizes(lines: readonly FlexLine[], container: FlexContainer): readonly SizedLine[] {
  const measured = lines.map(({ items, mains }) =>
    items.map((item, i) => hypotheticalItem(item, mains[i] ?? 0, container)),
  )
  const groups = measured.map((items): BaselineGroups => {
    return {
      baseline: baselineGroup(items, 'baseline', container),
      'last baseline': baselineGroup(items, 'last baseline', container),
    }
  })
  const natural = measured.map((items, i) =>
    Math.max(lines[i]?.strut ?? 0, lineCrossSize(items, groups[i] as BaselineGroups, container)),
  )
  const crosses = stretchLines(natural, container)
  return measured.map((items, i) => {
    const cross = crosses[i] ?? 0
    return {
      cross,
      items: items.map((sized) => stretchItem(sized, cross, container)),
      groups: groups[i] as BaselineGroups,
    }
  })
}

/** §9.4, step 7: as if it were a block with its used main size; `auto` fits the content. */
function hypotheticalItem(item: FlexItem, main: Pt, container: FlexContainer): SizedItem {
  const space: Space = container.isRow
    ? { ...itemSpace(container), fixedWidth: main }
    : { ...itemSpace(container), ...columnWidth(item, container, main) }
  if (container.isRow) return sizedItem(item, main, space, container)
  // §9.8: what is as high as its content in a container of no given height has no definite height either.
  const natural = sizedItem(item, main, space, container)
  if (container.mainSize === undefined && Math.abs(natural.fragment.rect.height - main) < tolerance) return natural
  return sizedItem(item, main, { ...space, fixedHeight: main }, container)
}

const tolerance = 0.001

function sizedItem(item: FlexItem, main: Pt, space: Space, container: FlexContainer): SizedItem {
  const fragment = layoutWhole(item.box, space, container)
  const { width, height } = fragment.rect
  return { item, fragment, space, main, cross: container.isRow ? height : width }
}

/** §9.4, step 8. */
function lineCrossSize(items: readonly SizedItem[], groups: BaselineGroups, container: FlexContainer): Pt {
  const { crossSize, isMultiLine, heights, isRow } = container
  if (!isMultiLine && crossSize !== undefined) return crossSize
  const { baseline: first, 'last baseline': last } = groups
  const outer = items.map(({ item, cross }) => cross + item.crossMargins)
  const size = Math.max(0, first.above + first.below, last.above + last.below, ...outer)
  return isMultiLine || !isRow ? size : clamp(size, heights.min, heights.max)
}

/** §9.4, step 9: `align-content: stretch` shares out what the lines leave of a definite cross size. */
function stretchLines(lines: readonly Pt[], { box, isMultiLine, crossSize, crossGap, isRow, heights }: FlexContainer) {
  const { value } = box.style['align-content']
  if (!isMultiLine || (value !== 'stretch' && value !== 'normal')) return lines
  const used = lines.reduce((sum, line) => sum + line, 0) + crossGap * Math.max(0, lines.length - 1)
  const free = (crossSize ?? (isRow ? heights.min : used)) - used
  return free > 0 ? lines.map((line) => line + free / lines.length) : lines
}

/** §9.4, step 11. The content is laid out again, now that percentages of its height can be told. */
function stretchItem(sized: SizedItem, lineCross: Pt, container: FlexContainer): SizedItem {
  const { item, main, space } = sized
  if (!isStretched(item, container)) return sized
  const cross = lineCross - item.crossMargins
  return container.isRow
    ? sizedItem(item, main, { ...space, fixedHeight: limitHeight(cross, item, container) }, container)
    : sizedItem(item, main, { ...space, fixedWidth: limitWidth(cross, item, container) }, container)
}

function baselineGroup(
  items: readonly SizedItem[],
  which: WhichBaseline,
  container: FlexContainer,
): BaselineGroups[WhichBaseline] {
  let above = -Infinity
  let below = -Infinity
  for (const sized of items) {
    if (!isBaselineAligned(sized.item, which, container)) continue
    const { item, fragment } = sized
    const baseline = baselineOf(fragment, which)
    above = Math.max(above, item.margin.top + baseline)
    below = Math.max(below, fragment.rect.height - baseline + item.margin.bottom)
  }
  return above === -Infinity ? { above: 0, below: 0 } : { above, below }
}

/** §8.3: in a row, and without an `auto` margin in the cross axis. */
export function isBaselineAligned(
  { alignment, isAuto }: FlexItem,
  which: WhichBaseline,
  { isRow }: FlexContainer,
): boolean {
  return isRow && alignment.value === which && !isAuto.top && !isAuto.bottom
}

/** From the top border edge; the bottom border edge where the item has none: CSS Box Alignment 3 §9.1. */
export function baselineOf(fragment: BoxFragment | ReplacedFragment, which: WhichBaseline): Pt {
  if (fragment.type === 'replaced') return fragment.rect.height
  const baseline = which === 'baseline' ? fragment.firstBaseline : (fragment.lastBaseline ?? fragment.firstBaseline)
  return baseline ?? fragment.rect.height
}
