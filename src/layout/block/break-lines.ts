import type { BreakAppeal } from '../layout.ts'

interface BreakStyle {
  readonly orphans: number
  readonly widows: number
}

/**
 * How many of a block's `total` line boxes stay on this page when `fit` of them fit; the rest start the next page.
 * Returns 0 when the block moves whole. On a page with nothing else on it the caller keeps at least one line
 * instead, so that pagination always advances.
 * https://www.w3.org/TR/css-break-3/#widows-orphans
 */
export function linesToKeep(fit: number, total: number, { orphans, widows }: BreakStyle): number {
  if (fit >= total) return total
  const keep = Math.min(fit, total - widows) // leave enough lines for the next page…
  return keep < orphans ? 0 : keep // …unless that leaves too few on this one
}

/** The last break between two of a block's `total` lines when all of them fit, should what follows need one. */
export function lastLineBreak(total: number, style: BreakStyle): { keep: number; appeal: BreakAppeal } | undefined {
  if (total < 2) return undefined
  const keep = linesToKeep(total - 1, total, style)
  return keep > 0 ? { keep, appeal: 'perfect' } : { keep: total - 1, appeal: 'violates-orphans-widows' }
}
