import type { Pt } from '../../geometry.ts'
import { rank } from '../block/break-between.ts'
import { isCutAnywhere, marginBetween, pieceEnds, solidHeight } from './extent.ts'
import { type ColumnContent, type ColumnRow, fillColumns, rowExtent } from './fill-columns.ts'

/** Sums of many lengths differ in their last bits. */
const tolerance: Pt = 0.001

/** How often content is laid out to find its height, by how many multi-column containers are around it. */
const trials = [24, 10, 5, 3]

/** Is all of the content that is to be balanced in `count` columns of `height`, without leaving them? */
export function fits(row: ColumnRow, height: Pt, count: number): boolean {
  const ended = row.token === undefined || (row.forced !== undefined && row.forced !== 'column')
  const floatsEnd = !row.token?.floats?.length // a spanner stands below the floats before it
  return ended && floatsEnd && row.columns.length <= count && rowExtent(row) <= height + tolerance
}

/**
 * The same content as in `row`, which fits into columns of `height`, in `count` columns of the least height that holds it:
 * CSS Multicol 1 §7.1. From a height that is too small, goes to the next one that could change anything, until it fits.
 */
export function balanceColumns(content: ColumnContent, row: ColumnRow, height: Pt, count: number): ColumnRow {
  let best = Math.min(height, rowExtent(row, 'wanted'))
  let left = trials[(content.context.columns?.depth ?? 1) - 1] ?? 0
  if (left === 0) return row
  /** Undefined when the content fits, which is noted; else what columns of that height hold. */
  const attempt = (tried: Pt): ColumnRow | undefined => {
    left--
    const found = fillColumns(content, tried, count + 1, true)
    if (!found) throw new Error('columns that are fresh take something')
    const wanted = rowExtent(found, 'wanted')
    const isWorse = rank(found.worst) < rank(row.worst) // orphans, widows and `avoid` hold in columns too
    if (isWorse || !fits(found, tried, count) || wanted > tried + tolerance) return found
    best = Math.min(best, wanted)
    return undefined
  }
  const searchUp = (start: Pt, most: number): void => {
    for (let tried = start, steps = most; tried < best - tolerance && steps > 0; steps--) {
      const tooSmall = attempt(tried)
      if (!tooSmall) return
      const next = nextHeight(tooSmall, tried, count)
      if (next === Infinity || steps === 1 || tooSmall.columns.some(({ fragment }) => isContinuous(fragment))) {
        searchBetween(tried)
        return
      }
      tried = next
    }
  }
  /** Content that can be cut anywhere has no next height: halves what is between one that is too small and the best. */
  const searchBetween = (tooSmall: Pt): void => {
    for (let low = tooSmall; left > 0 && best - low > tolerance; ) {
      const middle = (low + best) / 2
      if (attempt(middle)) low = middle
    }
  }
  const average = row.columns.reduce((sum, { wanted }) => sum + wanted, 0) / count
  searchUp(average, Math.ceil(left / 2))
  // Margins are cut where columns break, so the columns may be lower than the average with margins.
  const solid = row.columns.reduce((sum, { fragment }) => sum + solidHeight(fragment), 0) / count
  if (best <= average + tolerance) searchUp(solid, left)
  const balanced = fillColumns(content, best, count, true)
  // What overflows a box of a given height has no part in the extents.
  return balanced && fits(balanced, best, count) ? balanced : row
}

function isContinuous(fragment: ColumnRow['columns'][number]['fragment']): boolean {
  const last = fragment.children.at(-1)
  return isCutAnywhere(fragment) || (last?.type === 'box' && isContinuous(last))
}

/** The least height above `height` at which a column could take more than in `row`. Infinity when none could. */
function nextHeight(row: ColumnRow, height: Pt, count: number): Pt {
  const overflowing = rowExtent(row)
  if (overflowing > height + tolerance) return overflowing // a piece that cannot be cut
  const wanted = rowExtent(row, 'wanted')
  let least = wanted > height + tolerance && row.columns.length <= count ? wanted : Infinity
  for (const [index, { fragment, extent, forced }] of row.columns.entries()) {
    const next = row.columns[index + 1]
    if (!next || forced) continue
    const above = extent + marginBetween(fragment, next.fragment)
    for (const end of pieceEnds(next.fragment)) {
      if (above + end <= height + tolerance) continue
      least = Math.min(least, above + end)
      break
    }
  }
  return least
}
