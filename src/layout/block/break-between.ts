import type { BlockLevelBox, TablePartBox } from '../../box/box.ts'
import { orderModified } from '../../box/container-items.ts'
import { type BreakValue, isOutOfFlow } from '../../css/computed-style.ts'
import type { BreakAppeal, ForcedBreak, LayoutContext } from '../layout.ts'
import { breakAppeals } from '../layout.ts'

type Part = BlockLevelBox | TablePartBox

const beforeOwner = {}
const afterOwner = {}

/**
 * What happens between two siblings: the values of all boxes that meet there, the later in the flow winning among forced
 * ones, and any forced one over `avoid`. CSS Fragmentation 3 §4.1.
 */
export function breakBetween(before: BlockLevelBox, after: BlockLevelBox, context: LayoutContext): BreakValue {
  const value = combine(breakAfter(before, context), breakBefore(after, context), context)
  // CSS Paged Media 3 §9.1: a page has one name, so where the name changes a new one begins.
  return forcedBreak(value, context) === undefined && endPage(before, context) !== startPage(after, context)
    ? 'page'
    : value
}

const startPageOwner = {}
const endPageOwner = {}

/** The name of the page that a box begins on: CSS Paged Media 3 §9.1, the start page value. */
function startPage(box: BlockLevelBox, context: LayoutContext): string {
  return context.memo(startPageOwner, box, () => startChain(box).at(-1)?.style.page ?? '')
}

/** The box, its first child, and so on: the last of them has the start page value. */
export function startChain(box: BlockLevelBox): readonly Part[] {
  return edgeChain(box, firstBlock)
}

function endPage(box: BlockLevelBox, context: LayoutContext): string {
  return context.memo(endPageOwner, box, () => edgeChain(box, lastBlock).at(-1)?.style.page ?? '')
}

function combine(earlier: BreakValue, later: BreakValue, context: LayoutContext): BreakValue {
  if (forcedBreak(later, context)) return later
  if (forcedBreak(earlier, context)) return earlier
  return avoidsBreak(later, context) ? later : earlier
}

/** `break-before` of a box and of its first children, which pass theirs up: CSS Fragmentation 3 §3.1. */
export function breakBefore(box: BlockLevelBox, context: LayoutContext): BreakValue {
  return context.memo(beforeOwner, box, () => {
    const chain = edgeChain(box, firstPart)
    return valuesOf(chain, 'break-before').reduce((earlier, later) => combine(earlier, later, context))
  })
}

/** `break-after` of a box and of its last children. */
export function breakAfter(box: BlockLevelBox, context: LayoutContext): BreakValue {
  return context.memo(afterOwner, box, () => {
    const values = valuesOf(edgeChain(box, lastPart), 'break-after').reverse()
    return values.reduce((earlier, later) => combine(earlier, later, context))
  })
}

/** What a chain of boxes says, the outermost first. Column breaks are of the columns around them only. */
function valuesOf(chain: readonly Part[], name: 'break-before' | 'break-after'): BreakValue[] {
  const innermost = chain.findIndex((part) => part.type === 'block' && part.columns === 'container')
  return chain.map(({ style: { [name]: value } }, index) => {
    const inside = innermost >= 0 && index > innermost
    return inside && (value === 'column' || value === 'always' || value === 'avoid-column') ? 'auto' : value
  })
}

/** The box, its first (or last) child, the child's first child and so on, down to what holds no blocks. */
function edgeChain(box: BlockLevelBox, next: (box: Part) => Part | undefined): Part[] {
  const chain: Part[] = []
  for (let part: Part | undefined = box; part; part = next(part)) chain.push(part)
  return chain
}

function firstBlock(box: Part): Part | undefined {
  return box.type === 'block' ? firstPart(box) : undefined
}

function lastBlock(box: Part): Part | undefined {
  return box.type === 'block' ? lastPart(box) : undefined
}

function isInFlow({ style }: BlockLevelBox): boolean {
  return !isOutOfFlow(style)
}

function firstPart(box: Part): Part | undefined {
  if (box.type === 'block' && box.content.type === 'blocks') return box.content.children.find(isInFlow)
  if (box.type === 'table') return box.groups[0]
  if (box.type === 'flex' || box.type === 'grid') return orderModified(box.children)[0]
  return box.type === 'table-group' ? box.rows[0] : undefined
}

function lastPart(box: Part): Part | undefined {
  if (box.type === 'block' && box.content.type === 'blocks') return box.content.children.findLast(isInFlow)
  if (box.type === 'table') return box.groups.at(-1)
  if (box.type === 'flex' || box.type === 'grid') return orderModified(box.children).at(-1)
  return box.type === 'table-group' ? box.rows.at(-1) : undefined
}

/** Where a value forces what follows to, or undefined. Where there are no columns, `column` forces nothing. */
export function forcedBreak(value: BreakValue, context?: LayoutContext): ForcedBreak | undefined {
  switch (value) {
    case 'column':
      return context?.columns && value
    case 'always': // CSS Fragmentation 4 §3.1: of the nearest columns, or of pages
      return context?.columns ? 'column' : 'page'
    case 'all':
      return 'page'
    case 'page':
    case 'left':
    case 'right':
    case 'recto':
    case 'verso':
      return value
    default:
      return undefined
  }
}

export function avoidsBreak(value: BreakValue, context?: LayoutContext): boolean {
  return value === 'avoid' || value === (context?.columns ? 'avoid-column' : 'avoid-page')
}

/** The appeal of a break that may also break a rule whose breaking is `worst`. */
export function atMost(worst: BreakAppeal, appeal: BreakAppeal): BreakAppeal {
  return rank(worst) < rank(appeal) ? worst : appeal
}

export function rank(appeal: BreakAppeal): number {
  return breakAppeals.indexOf(appeal)
}
