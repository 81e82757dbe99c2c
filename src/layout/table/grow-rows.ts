import type { Pt } from '../../geometry.ts'
import { sum } from './columns.ts'

/** A row, or a row group, and what its height may become. */
export interface Growing {
  height: Pt
  /** The author gave a length. */
  readonly given: boolean
  /** Of the height of all; undefined for none. */
  readonly percent?: number
}

/**
 * Makes rows higher until they come to `wanted`: CSS Tables 3 §3.10. Those with percentages come first, of `basis`, which
 * is undefined while the height of all is not known; then rows that have no height of their own, by how high they are;
 * empty ones; then all.
 */
export function growRows(rows: readonly Growing[], wanted: Pt, basis: Pt | undefined): void {
  if (basis !== undefined) growPercents(rows, wanted, basis)
  const excess = wanted - heightOf(rows)
  if (excess > 0) share(takers(rows, basis), excess)
}

function takers(rows: readonly Growing[], basis: Pt | undefined): readonly Growing[] {
  const full = rows.filter(({ height }) => height > 0)
  // Rows that are all empty leave it to the last.
  if (full.length === 0) return rows.slice(-1)
  const isOpen = ({ given, percent }: Growing) => !given && (percent === undefined || basis === undefined)
  const open = full.filter(isOpen)
  if (open.length > 0) return open
  const empty = rows.filter(isOpen)
  return empty.length > 0 ? empty : full
}

/** Up to their percentages, which never come to more than 100. */
function growPercents(rows: readonly Growing[], wanted: Pt, basis: Pt): void {
  const excess = wanted - heightOf(rows)
  let left = 100
  const missing = rows.map(({ height, percent = 0 }) => {
    const used = Math.min(percent, left)
    left -= used
    return Math.max(0, (used / 100) * basis - height)
  })
  const total = sum(missing)
  if (excess <= 0 || total === 0) return
  rows.forEach((row, i) => {
    row.height += (missing[i] ?? 0) * Math.min(1, excess / total)
  })
}

function share(rows: readonly Growing[], excess: Pt): void {
  const before = heightOf(rows)
  for (const row of rows) row.height += excess * (before > 0 ? row.height / before : 1 / rows.length)
}

function heightOf(rows: readonly Growing[]): Pt {
  let total = 0
  for (const { height } of rows) total += height
  return total
}
