import type { InlineBox } from '../../box/box.ts'
import { type ComputedStyle, noIndent } from '../../css/computed-style.ts'
import type { Pt } from '../../geometry.ts'
import type { Fragment, LineFragment } from '../fragment.ts'
import type { LayoutContext } from '../layout.ts'
import type { InlineRoot } from './inline-content.ts'
import { inlineFlow } from './inline-flow.ts'
import { setParagraph } from './set-paragraph.ts'

/** Wider than any marker. Not infinite, so that percentages stay numbers. */
const endless: Pt = 1e6

/** A list marker on a line of its own: all of it is kept, also the space that it ends in. Its left edge is at 0. */
export function layoutMarker(marker: InlineBox, item: InlineRoot, context: LayoutContext): LineFragment | undefined {
  const style: ComputedStyle = {
    ...item.style,
    'text-align': 'left',
    'text-align-last': 'auto',
    'text-indent': noIndent,
  }
  const flow = inlineFlow({ style, element: item.element, children: [marker] }, endless, context, true)
  return setParagraph(flow, 0)[0]?.fragment
}

/**
 * Hangs a marker beside the line, with its end at the line's start and on the same baseline: CSS Lists 3 §3.5. It takes
 * no room in the line.
 */
export function attachMarker(
  line: LineFragment,
  marker: LineFragment | undefined,
  direction: 'ltr' | 'rtl',
): LineFragment {
  if (marker === undefined) return line
  const width = marker.children.reduce((end, { rect }) => Math.max(end, rect.x + rect.width), 0)
  const x = direction === 'ltr' ? -width : line.rect.width
  const y = line.baseline - marker.baseline
  return { ...line, children: [...marker.children.map((child) => moved(child, x, y)), ...line.children] }
}

function moved<F extends Fragment>(fragment: F, x: Pt, y: Pt): F {
  return { ...fragment, rect: { ...fragment.rect, x: fragment.rect.x + x, y: fragment.rect.y + y } }
}
