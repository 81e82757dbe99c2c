import type { Pt } from '../../geometry.ts'
import { breakBetween, forcedBreak } from '../block/break-between.ts'
import { clamp } from '../sizing.ts'
import type { FlexContainer } from './container.ts'
import { resolveFlexibleLengths } from './flexible-lengths.ts'
import type { FlexItem } from './item.ts'

/** A flex line whose items have their used main sizes, of the border box, in the order of the items. */
export interface FlexLine {
  readonly items: readonly FlexItem[]
  readonly mains: readonly Pt[]
  /** The least cross size, for the items that collapse in it. Default: 0. */
  readonly strut: Pt
}

interface FlexLines {
  readonly lines: readonly FlexLine[]
  /** Inner main size of the container. */
  readonly mainSize: Pt
}

/** Of items that collapse, the cross size of the line that they would stand in: CSS Flexbox 1 §4.4. */
export type Struts = ReadonlyMap<FlexItem, Pt>

/** CSS Flexbox 1 §9.3: the items, in order-modified document order, cut into lines and flexed. */
export function flexLines(items: readonly FlexItem[], container: FlexContainer, struts: Struts): FlexLines {
  const { mainGap, heights } = container
  const collected = container.isMultiLine ? collectLines(items, container, struts) : [items]
  const lines = collected.map((line) => line.filter((item) => !struts.has(item)))
  const gaps = (line: readonly FlexItem[]): Pt => mainGap * Math.max(0, line.length - 1)
  const content = (): Pt => Math.max(0, ...lines.map((line) => gaps(line) + hypotheticalSize(line)))
  const mainSize = container.mainSize ?? clamp(content(), heights.min, heights.max)
  return {
    lines: lines.map((line, i) => ({
      items: line,
      mains: resolveFlexibleLengths(line, mainSize, gaps(line)),
      strut: Math.max(0, ...(collected[i] ?? []).map((item) => struts.get(item) ?? 0)),
    })),
    mainSize,
  }
}

function hypotheticalSize(line: readonly FlexItem[]): Pt {
  return line.reduce((sum, item) => sum + item.hypothetical + item.mainMargins, 0)
}

/** Sums of lengths are not exact: what fits but for this, fits. */
const tolerance = 0.001

/** §9.3, step 5: as many items as fit; in rows a forced break between two items also ends the line. */
function collectLines(
  items: readonly FlexItem[],
  container: FlexContainer,
  struts: Struts,
): readonly (readonly FlexItem[])[] {
  const { mainSize, mainGap, heights, isRow, context } = container
  const limit = (mainSize ?? heights.max) + tolerance
  const lines: FlexItem[][] = []
  let line: FlexItem[] = []
  let used = 0
  for (const item of items) {
    const before = line.at(-1)
    if (before !== undefined && struts.has(item)) {
      line.push(item)
      continue
    }
    const size = struts.has(item) ? -mainGap : item.hypothetical + item.mainMargins
    const isForced = isRow && before !== undefined && forcedBreak(breakBetween(before.box, item.box, context), context)
    if (before === undefined || isForced || used + mainGap + size > limit) {
      line = [item]
      lines.push(line)
      used = size
    } else {
      line.push(item)
      used += mainGap + size
    }
  }
  return lines
}
