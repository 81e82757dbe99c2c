import { orderModified } from '../../box/container-items.ts'
import type { Pt } from '../../geometry.ts'
import { clamp } from '../sizing.ts'
import { alignLines, alignmentPoint, justifyItems } from './align.ts'
import type { FlexContainer } from './container.ts'
import { baselineOf, crossSizes, isBaselineAligned, type SizedItem, type SizedLine } from './cross-sizes.ts'
import { type FlexItem, flexItem } from './item.ts'
import { flexLines, type Struts } from './lines.ts'

/** An item at its place: the top left corner of its border box, from the container's top left border edge. */
export interface PlacedItem extends SizedItem {
  readonly x: Pt
  readonly y: Pt
  /** In order-modified document order, in which items are painted. */
  readonly index: number
}

/** A flex line at its place. */
export interface PlacedLine {
  readonly items: readonly PlacedItem[]
  /** Along the cross axis, from the container's top (or left) border edge. */
  readonly start: Pt
  readonly cross: Pt
}

/** A flex container as if it stood on an endless page. */
export interface SolvedFlex {
  /** In the order of the items, which need not be that of the page. */
  readonly lines: readonly PlacedLine[]
  /** Of the border box. */
  readonly height: Pt
  readonly firstBaseline?: Pt
  readonly lastBaseline?: Pt
}

/** CSS Flexbox 1 §9: sizes and places of all items. */
export function solveFlex(container: FlexContainer): SolvedFlex {
  const { box, isRow, edges, heights } = container
  const items = orderModified(box.children).map((child) => flexItem(child, container))
  const { lines, mainSize } = flexLines(items, container, strutsOf(items, container))
  const sized = crossSizes(lines, container)
  const crossSize = container.crossSize ?? usedCrossSize(sized, container)
  const placed = placeLines(sized, mainSize, crossSize, container)
  const contentHeight = isRow ? (heights.height ?? crossSize) : mainSize
  return { lines: placed, height: contentHeight + edges.vertical, ...baselines(placed, container) }
}

/** §4.4: items that collapse are laid out like the others once, and then leave the cross size of their line. */
function strutsOf(items: readonly FlexItem[], container: FlexContainer): Struts {
  if (!items.some(isCollapsed)) return new Map()
  const { lines } = flexLines(items, container, new Map())
  const sized = crossSizes(lines, container)
  return new Map(
    lines.flatMap((line, i) => line.items.filter(isCollapsed).map((item) => [item, sized[i]?.cross ?? 0] as const)),
  )
}

function isCollapsed({ box }: FlexItem): boolean {
  return box.style.visibility === 'collapse'
}

/** §9.6, step 15. */
function usedCrossSize(lines: readonly SizedLine[], { crossGap, heights }: FlexContainer): Pt {
  return clamp(crossTotal(lines, crossGap), heights.min, heights.max)
}

function crossTotal(lines: readonly SizedLine[], gap: Pt): Pt {
  return lines.reduce((sum, line) => sum + line.cross, 0) + gap * Math.max(0, lines.length - 1)
}

/** §9.6, step 16: the lines one after the other from cross-start. */
function placeLines(
  lines: readonly SizedLine[],
  mainSize: Pt,
  crossSize: Pt,
  container: FlexContainer,
): readonly PlacedLine[] {
  const { crossGap, isMultiLine, isRow, crossReversed, edges } = container
  const free = crossSize - crossTotal(lines, crossGap)
  const { before, between } = isMultiLine ? alignLines(container, free, lines.length) : { before: 0, between: 0 }
  const left = edges.border.left + edges.padding.left
  const top = edges.border.top + edges.padding.top
  let cursor = before
  let index = 0
  return lines.map((line) => {
    const lineStart = crossReversed ? crossSize - cursor - line.cross : cursor
    cursor += line.cross + crossGap + between
    const mains = mainPositions(line.items, mainSize, container)
    const items = line.items.map((sized, i): PlacedItem => {
      const main = mains[i] ?? 0
      const cross = lineStart + crossPosition(sized, line, container)
      return { ...sized, x: left + (isRow ? main : cross), y: top + (isRow ? cross : main), index: index++ }
    })
    return { items, start: lineStart + (isRow ? top : left), cross: line.cross }
  })
}

/** §9.5, step 12: border edges along the main axis, from the left or top of the content box. */
function mainPositions(items: readonly SizedItem[], mainSize: Pt, container: FlexContainer): readonly Pt[] {
  const { isRow, mainReversed, mainGap } = container
  const used = items.reduce((sum, { item, main }) => sum + main + item.mainMargins, 0)
  const free = mainSize - used - mainGap * Math.max(0, items.length - 1)
  const [first, second] = isRow ? (['left', 'right'] as const) : (['top', 'bottom'] as const)
  const [start, end] = mainReversed ? [second, first] : [first, second]
  const autos = items.reduce((sum, { item: { isAuto } }) => sum + (isAuto[start] ? 1 : 0) + (isAuto[end] ? 1 : 0), 0)
  const share = autos > 0 && free > 0 ? free / autos : 0
  const { before, between } = justifyItems(container, share > 0 ? 0 : free, items.length)
  let cursor = before
  return items.map(({ item: { margin, isAuto }, main }) => {
    cursor += margin[start] + (isAuto[start] ? share : 0)
    const position = mainReversed ? mainSize - cursor - main : cursor
    cursor += main + margin[end] + (isAuto[end] ? share : 0) + mainGap + between
    return position
  })
}

/** §9.6, steps 13 and 14: the border edge along the cross axis, from the line's left or top. */
function crossPosition(sized: SizedItem, line: SizedLine, container: FlexContainer): Pt {
  const { isRow, box } = container
  const { item, cross } = sized
  const [near, far] = isRow ? (['top', 'bottom'] as const) : (['left', 'right'] as const)
  const free = line.cross - cross - item.crossMargins
  const nearMargin = item.margin[near]
  const autos = (item.isAuto[near] ? 1 : 0) + (item.isAuto[far] ? 1 : 0)
  if (autos > 0) {
    if (free > 0) return nearMargin + (item.isAuto[near] ? free / autos : 0)
    // Too large: the block-start or inline-start margin is 0, the other one takes what is left.
    const startsFar = !isRow && box.style.direction === 'rtl'
    return startsFar ? nearMargin + free : nearMargin
  }
  if (isBaselineAligned(item, 'baseline', container)) return baselinePosition(sized, line, 'baseline', container)
  if (isBaselineAligned(item, 'last baseline', container)) {
    return baselinePosition(sized, line, 'last baseline', container)
  }
  const { value, safe } = item.alignment
  const isSafe = safe && free < 0
  return nearMargin + free * alignmentPoint(isSafe ? 'start' : value, item.box.style.direction, container)
}

/** The group as a whole lies at the start of the line, or at its end for last baselines. */
function baselinePosition(
  { fragment }: SizedItem,
  line: SizedLine,
  which: 'baseline' | 'last baseline',
  container: FlexContainer,
): Pt {
  const { above, below } = line.groups[which]
  const atFar = (which === 'last baseline') !== container.crossReversed
  return (atFar ? line.cross - below : above) - baselineOf(fragment, which)
}

/** §8.5: baselines of the container, from its top border edge. */
function baselines(
  lines: readonly PlacedLine[],
  container: FlexContainer,
): Pick<SolvedFlex, 'firstBaseline' | 'lastBaseline'> {
  const at = (placed: PlacedItem | undefined, which: 'baseline' | 'last baseline'): Pt | undefined =>
    placed && placed.y + baselineOf(placed.fragment, which)
  const first = lines[0]?.items ?? []
  const last = lines.at(-1)?.items ?? []
  const shared = (line: readonly PlacedItem[], which: 'baseline' | 'last baseline') =>
    line.find(({ item }) => isBaselineAligned(item, which, container))
  const firstBaseline = at(shared(first, 'baseline') ?? first[0], 'baseline')
  const lastBaseline = at(shared(last, 'last baseline') ?? last.at(-1), 'last baseline')
  return {
    ...(firstBaseline !== undefined && { firstBaseline }),
    ...(lastBaseline !== undefined && { lastBaseline }),
  }
}
