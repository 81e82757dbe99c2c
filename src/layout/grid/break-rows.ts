import { atMost, avoidsBreak, breakAfter, breakBefore, forcedBreak, rank } from '../block/break-between.ts'
import type { BreakAppeal, ForcedBreak, LayoutContext } from '../layout.ts'
import type { PageItem, PageRows } from './page-rows.ts'
import type { SolvedGrid, SolvedItem } from './solve-grid.ts'

/** A break above a row, forced by an item that begins there or one that ends above: CSS Fragmentation 3 §3.1. */
export function forcedBefore(page: PageRows, row: number, context: LayoutContext): ForcedBreak | undefined {
  if (page.space.room === Infinity) return undefined
  for (const { item } of page.begin(row)) {
    const forced = forcedBreak(breakBefore(item.box, context), context)
    if (forced) return forced
  }
  for (const item of endingAt(page.grid, row, context)) {
    const forced = forcedBreak(breakAfter(item.box, context), context)
    if (forced) return forced
  }
  return undefined
}

/** The best break above one of the rows up to `last`, the latest of equals; undefined when there is none below row `start`. */
export function bestBreak(
  page: PageRows,
  last: number,
  placed: readonly PageItem[],
  context: LayoutContext,
): { readonly row: number; readonly appeal: BreakAppeal } | undefined {
  let best: { row: number; appeal: BreakAppeal } | undefined
  const end = Math.min(last, page.grid.rowCount - 1)
  for (let row = end; row > page.start; row--) {
    const appeal = appealBefore(page, row, placed, context)
    if (!best || rank(appeal) > rank(best.appeal)) best = { row, appeal }
    if (appeal === 'perfect') break
  }
  return best
}

/** CSS Fragmentation 3 §4.4, for the break point above a row. */
function appealBefore(page: PageRows, row: number, placed: readonly PageItem[], context: LayoutContext): BreakAppeal {
  const below = page.begin(row).some(({ item }) => avoidsBreak(breakBefore(item.box, context), context))
  const above = endingAt(page.grid, row, context).some((item) => avoidsBreak(breakAfter(item.box, context), context))
  let appeal: BreakAppeal = below || above ? 'violates-avoid' : 'perfect'
  for (const { item, result } of placed) {
    if (item.row.start >= row || item.row.end <= row) continue
    const inside = item.box.style['break-inside']
    if (!result.fragment) appeal = 'last-resort'
    else if (item.box.type === 'replaced' || (inside !== 'auto' && avoidsBreak(inside, context))) {
      appeal = atMost('violates-avoid', appeal)
    } else if (result.token) appeal = atMost(result.appeal ?? 'perfect', appeal)
  }
  return appeal
}

const owner = {}

/** Items whose last row is the one above `row`. */
function endingAt(grid: SolvedGrid, row: number, context: LayoutContext): readonly SolvedItem[] {
  const byEnd = context.memo(owner, grid, () => {
    const rows = new Map<number, SolvedItem[]>()
    for (const item of grid.items) rows.set(item.row.end, [...(rows.get(item.row.end) ?? []), item])
    return rows
  })
  return byEnd.get(row) ?? []
}
