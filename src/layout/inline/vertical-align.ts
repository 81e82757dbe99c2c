import { type ComputedStyle, resolve } from '../../css/computed-style.ts'
import type { Pt } from '../../geometry.ts'
import type { InlineMetrics } from './inline-metrics.ts'

/** Extent of a box above and below its baseline. */
interface Bounds {
  readonly above: Pt
  readonly below: Pt
}

/** The root inline box, or an inline box aligned to the line's top or bottom, with all that is aligned to it. */
export interface AlignedSubtree {
  readonly align: 'root' | 'top' | 'bottom'
  /** Highest and lowest point, from the subtree's own baseline down. */
  top: Pt
  bottom: Pt
  /** Of the subtree's baseline, from the root's baseline down. */
  baseline: Pt
}

export function newSubtree(align: AlignedSubtree['align']): AlignedSubtree {
  return { align, top: Infinity, bottom: -Infinity, baseline: 0 }
}

/** Makes room in the subtree for a box whose baseline is `baseline` below that of the subtree. */
export function grow(subtree: AlignedSubtree, baseline: Pt, { above, below }: Bounds): void {
  subtree.top = Math.min(subtree.top, baseline - above)
  subtree.bottom = Math.max(subtree.bottom, baseline + below)
}

/** How far subscripts sink and superscripts rise, in em of the parent: CSS Inline 3 §3.3.2. */
const subscriptShift = 1 / 5
const superscriptShift = 1 / 3

/**
 * How far the baseline of a box is below that of its parent: CSS 2.2 §10.8.1. Undefined for `top` and `bottom`, which
 * depend on the line as a whole.
 */
export function baselineShift(
  style: ComputedStyle,
  bounds: Bounds,
  lineHeight: Pt,
  parent: { readonly metrics: InlineMetrics; readonly fontSize: Pt },
): Pt | undefined {
  const value = style['vertical-align']
  switch (value) {
    case 'baseline':
      return 0
    case 'sub':
      return parent.fontSize * subscriptShift
    case 'super':
      return -parent.fontSize * superscriptShift
    case 'middle':
      return (bounds.above - bounds.below) / 2 - parent.metrics.xHeight / 2
    case 'text-top':
      return bounds.above - parent.metrics.ascent
    case 'text-bottom':
      return parent.metrics.descent - bounds.below
    case 'top':
    case 'bottom':
      return undefined
    default:
      return -resolve(value, lineHeight)
  }
}

/**
 * Sets the baselines of all subtrees and returns the line's top and bottom, from the root's baseline down. Subtrees at
 * the top make the line grow downwards, those at the bottom upwards: CSS 2.2 §10.8.
 */
export function alignSubtrees(root: AlignedSubtree, others: readonly AlignedSubtree[]): { top: Pt; bottom: Pt } {
  let { top, bottom } = root
  const height = (subtree: AlignedSubtree): Pt => subtree.bottom - subtree.top
  for (const subtree of others) if (subtree.align === 'top') bottom = Math.max(bottom, top + height(subtree))
  for (const subtree of others) if (subtree.align === 'bottom') top = Math.min(top, bottom - height(subtree))
  for (const subtree of others) {
    subtree.baseline = subtree.align === 'top' ? top - subtree.top : bottom - subtree.bottom
  }
  return { top, bottom }
}
