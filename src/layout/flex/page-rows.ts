import type { BlockLevelBox, TableBox, TableGroup, TableRow } from '../../box/box.ts'
import type { BreakValue } from '../../css/computed-style.ts'
import type { Pt } from '../../geometry.ts'
import { avoidsBreak, breakBetween, forcedBreak } from '../block/break-between.ts'
import type { BreakAppeal, ForcedBreak, LayoutContext } from '../layout.ts'
import type { FlexContainer } from './container.ts'
import type { PlacedItem, SolvedFlex } from './solve.ts'

/** What pages are broken between: a flex line of a row, an item of a column. CSS Flexbox 1 §10. */
export interface FlexRow {
  readonly items: readonly PlacedItem[]
  /** From the container's top border edge, as on an endless page; margins included. */
  readonly top: Pt
  readonly bottom: Pt
  /** Columns side by side stay together. */
  readonly monolithic: boolean
}

/** The rows from the top of the page down, whatever `wrap-reverse` or `column-reverse` make of the order. */
export function flexRows({ lines }: SolvedFlex, { isRow }: FlexContainer): readonly FlexRow[] {
  const filled = lines.filter(({ items }) => items.length > 0)
  if (isRow) {
    return filled
      .map(({ items, start, cross }): FlexRow => {
        const { bottom } = extent(items)
        return { items, top: start, bottom: Math.max(start + cross, bottom), monolithic: false }
      })
      .toSorted((a, b) => a.top - b.top)
  }
  if (filled.length > 1) {
    const items = filled.flatMap((line) => line.items)
    return [{ items, ...extent(items), monolithic: true }]
  }
  return filled
    .flatMap((line) => line.items)
    .map((item): FlexRow => ({ items: [item], ...extent([item]), monolithic: false }))
    .toSorted((a, b) => a.top - b.top)
}

/** From the highest to the lowest margin edge. */
function extent(items: readonly PlacedItem[]): { readonly top: Pt; readonly bottom: Pt } {
  return {
    top: Math.min(...items.map(({ item, y }) => y - item.margin.top)),
    bottom: Math.max(...items.map(({ item, y, fragment }) => y + fragment.rect.height + item.margin.bottom)),
  }
}

/** What the style says of the break between two rows: the values of all items that meet there. */
function breakBetweenRows(above: FlexRow, below: FlexRow, context: LayoutContext): BreakValue {
  const last = above.items.at(-1)?.item.box
  const first = below.items[0]?.item.box
  if (!last || !first) return 'auto'
  const values = [
    ...above.items.map(({ item }) => breakBetween(item.box, first, context)),
    ...below.items.map(({ item }) => breakBetween(last, item.box, context)),
  ]
  const forced = values.find((value) => forcedBreak(value, context))
  return forced ?? values.find((value) => avoidsBreak(value, context)) ?? 'auto'
}

export function appealBetween(above: FlexRow, below: FlexRow, context: LayoutContext): BreakAppeal {
  return avoidsBreak(breakBetweenRows(above, below, context), context) ? 'violates-avoid' : 'perfect'
}

export function forcedBetween(above: FlexRow, below: FlexRow, context: LayoutContext): ForcedBreak | undefined {
  return forcedBreak(breakBetweenRows(above, below, context), context)
}

const owner = {}

/** Does anything inside the box ask for a new page? */
export function forcesBreakInside(box: BlockLevelBox, context: LayoutContext): boolean {
  return context.memo(owner, box, () => {
    const stack: BlockLevelBox[] = [...childrenOf(box)]
    for (let next = stack.pop(); next; next = stack.pop()) {
      if (isForced(next, context)) return true
      if (next.type === 'table' && tableParts(next).some((part) => isForced(part, context))) return true
      stack.push(...childrenOf(next))
    }
    return false
  })
}

function isForced({ style }: BlockLevelBox | TableGroup | TableRow, context: LayoutContext): boolean {
  return [style['break-before'], style['break-after']].some((value) => forcedBreak(value, context) !== undefined)
}

function tableParts({ groups }: TableBox): readonly (TableGroup | TableRow)[] {
  return groups.flatMap((group) => [group, ...group.rows])
}

function childrenOf(box: BlockLevelBox): readonly BlockLevelBox[] {
  if (box.type === 'block') return box.content.type === 'blocks' ? box.content.children : []
  return box.type === 'flex' || box.type === 'grid' ? box.children : []
}
