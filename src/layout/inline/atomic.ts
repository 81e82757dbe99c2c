import type { AtomicInline } from '../../box/box.ts'
import { scrolls } from '../../css/computed-style.ts'
import type { Edges, Pt } from '../../geometry.ts'
import type { BoxFragment, ReplacedFragment } from '../fragment.ts'
import type { LayoutContext } from '../layout.ts'
import { usedMargins } from './inline-edges.ts'

/** An inline-block, inline-table or image, laid out and ready to stand in a line. */
export interface LaidAtomic {
  readonly box: AtomicInline
  readonly fragment: BoxFragment | ReplacedFragment
  readonly margin: Edges
  /** Of the margin box. */
  readonly width: Pt
  /** From the baseline to the margin box's top and bottom. */
  readonly above: Pt
  readonly below: Pt
}

/**
 * Lays out the box in a line's atomic inline; `width` and `height` are those of the containing block, undefined where its
 * content decides. Nothing in it breaks over pages.
 */
export function layoutAtomic(box: AtomicInline, width: Pt, height: Pt | undefined, context: LayoutContext): LaidAtomic {
  const { fragment } = context.layout(box.child, {
    width,
    ...(height !== undefined && { height }),
    room: Infinity,
    fullRoom: Infinity,
    fresh: false,
    autoWidth: 'fit',
  })
  if (fragment === undefined) throw new Error('a box with endless room has a fragment')
  const margin = usedMargins(box.child, width)
  const total = margin.top + fragment.rect.height + margin.bottom
  const baseline = baselineOf(fragment)
  const above = baseline === undefined ? total : margin.top + baseline
  return {
    box,
    fragment,
    margin,
    width: margin.left + fragment.rect.width + margin.right,
    above,
    below: total - above,
  }
}

/**
 * CSS 2.2 §10.8.1: the baseline of an inline-table is that of its first row, the baseline of an inline-block that of its
 * last line, unless it cuts off what overflows it; flex and grid containers have their first (CSS Box Alignment 3 §9.1). Undefined where the bottom margin
 * edge stands for it. From the border box's top.
 */
function baselineOf(fragment: BoxFragment | ReplacedFragment): Pt | undefined {
  if (fragment.type === 'replaced') return undefined
  if (fragment.box.type === 'block' && scrolls(fragment.box.style)) return undefined
  return fragment.box.type === 'block' ? fragment.lastBaseline : fragment.firstBaseline
}
