import type { Pt } from '../../geometry.ts'
import { clamp } from '../sizing.ts'
import type { FlexItem } from './item.ts'

/** An item that is being flexed. */
interface Flexing {
  readonly item: FlexItem
  /** Its main size so far, of the border box. */
  target: Pt
  frozen: boolean
}

/**
 * CSS Flexbox 1 §9.7: the used main sizes of a line's items, of their border boxes, in order. `size` is the inner main
 * size of the container, `gaps` all that stands between the items.
 */
export function resolveFlexibleLengths(items: readonly FlexItem[], size: Pt, gaps: Pt): readonly Pt[] {
  const available = size - gaps
  const hypothetical = items.reduce((sum, item) => sum + item.hypothetical + item.mainMargins, 0)
  const grows = hypothetical < available
  const line = items.map((item): Flexing => {
    const factor = grows ? item.box.style['flex-grow'] : item.box.style['flex-shrink']
    const stays = grows ? item.base > item.hypothetical : item.base < item.hypothetical
    const frozen = factor === 0 || stays
    return { item, target: frozen ? item.hypothetical : item.base, frozen }
  })
  const initial = freeSpace(line, available)
  while (line.some((flexing) => !flexing.frozen)) {
    share(line, grows, sharedSpace(line, grows, available, initial))
    freezeViolations(line)
  }
  return line.map(({ target }) => target)
}

/** What is left when frozen items have their target size and the others their base size. */
function freeSpace(line: readonly Flexing[], available: Pt): Pt {
  const taken = line.reduce(
    (sum, { item, target, frozen }) => sum + (frozen ? target : item.base) + item.mainMargins,
    0,
  )
  return available - taken
}

/** §9.7, step 4 b: factors that come to less than 1 take only that part of the space there was at first. */
function sharedSpace(line: readonly Flexing[], grows: boolean, available: Pt, initial: Pt): Pt {
  const remaining = freeSpace(line, available)
  const factors = line.reduce((sum, { item, frozen }) => {
    return frozen ? sum : sum + item.box.style[grows ? 'flex-grow' : 'flex-shrink']
  }, 0)
  const part = initial * factors
  return factors < 1 && Math.abs(part) < Math.abs(remaining) ? part : remaining
}

/** §9.7, step 4 c: by the grow factors; by the shrink factors times the inner base sizes. */
function share(line: readonly Flexing[], grows: boolean, space: Pt): void {
  const weight = ({ item: { box, base, mainEdges } }: Flexing): number =>
    grows ? box.style['flex-grow'] : box.style['flex-shrink'] * (base - mainEdges)
  const open = line.filter(({ frozen }) => !frozen)
  const total = open.reduce((sum, flexing) => sum + weight(flexing), 0)
  for (const flexing of open) {
    flexing.target = flexing.item.base + (total > 0 ? (space * weight(flexing)) / total : 0)
  }
}

/** §9.7, step 4 d and e: clamps the items, and freezes all, or those that were too small, or those that were too large. */
function freezeViolations(line: readonly Flexing[]): void {
  const open = line.filter(({ frozen }) => !frozen)
  const violations = open.map((flexing) => {
    const { min, max } = flexing.item
    const clamped = clamp(flexing.target, min, max)
    const violation = clamped - flexing.target
    flexing.target = clamped
    return violation
  })
  const total = violations.reduce((sum, violation) => sum + violation, 0)
  open.forEach((flexing, index) => {
    const violation = violations[index] ?? 0
    const isFrozen = total > 0 ? violation > 0 : total < 0 ? violation < 0 : true
    if (isFrozen) flexing.frozen = true
  })
}
