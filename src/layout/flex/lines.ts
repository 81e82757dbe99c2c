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
}

interface FlexLines {
  readonly lines: readonly FlexLine[]
  /** Inner main size of the container. */
  readonly mainSize: Pt
}

/** CSS Flexbox 1 §9.3: the items, in order-modified document order, cut into lines and flexed. */
export function flexLines(items: readonly FlexItem[], container: FlexContainer): FlexLines {
  const { mainGap, heights } = container
  const lines = container.isMultiLine ? collectLines(items, container) : [items]
  const gaps = (line: readonly FlexItem[]): Pt => mainGap * Math.max(0, line.length - 1)
  const content = (): Pt => Math.max(0, ...lines.map((line) => gaps(line) + hypotheticalSize(line)))
  const mainSize = container.mainSize ?? clamp(content(), heights.min, heights.max)
  return {
    lines: lines.map((line) => ({ items: line, mains: resolveFlexibleLengths(line, mainSize, gaps(line)) })),
    mainSize,
  }
}

function hypotheticalSize(line: readonly FlexItem[]): Pt {
  return line.reduce((sum, item) => sum + item.hypothetical + item.mainMargins, 0)
}

/** Sums of lengths are not exact: what fits but for this, fits. */
const tolerance = 0.001

/** §9.3, step 5: as many items as fit; in rows a forced break between two items also ends the line. */
function collectLines(items: readonly FlexItem[], container: FlexContainer): readonly (readonly FlexItem[])[] {
  const { mainSize, mainGap, heights, isRow, context } = container
  const limit = (mainSize ?? heights.max) + tolerance
  const lines: FlexItem[][] = []
  let line: FlexItem[] = []
  let used = 0
  for (const item of items) {
    const before = line.at(-1)
    const size = item.hypothetical + item.mainMargins
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
