import type { Box, ReplacedBox } from '../box/box.ts'
import type { Fragment } from '../layout/fragment.ts'

/** A box that has a fragment on a page. */
export interface PageBox {
  readonly box: Box | ReplacedBox
  /** It begins on this page. */
  readonly begins: boolean
  /** It ends on this page. */
  readonly ends: boolean
}

/** The boxes of a page in document order, repeated ones left out. `seen` are those of the pages before, and grows. */
export function* pageBoxes(content: Fragment, seen: Set<object>): Generator<PageBox> {
  const stack: Fragment[] = [content]
  for (let fragment = stack.pop(); fragment; fragment = stack.pop()) {
    if (fragment.type === 'line') {
      stack.push(...fragment.children.toReversed())
      continue
    }
    if ((fragment.type === 'box' && fragment.repeated) || fragment.type === 'placeholder') continue
    const { box } = fragment
    const known = ('standsFor' in box && box.standsFor) || box
    yield { box, begins: !seen.has(known), ends: isLast(fragment) }
    seen.add(known)
    if (fragment.type === 'box' || fragment.type === 'inline') stack.push(...fragment.children.toReversed())
  }
}

function isLast(fragment: Exclude<Fragment, { type: 'line' | 'placeholder' }>): boolean {
  if (fragment.type === 'text') return fragment.end >= fragment.box.text.length
  return 'last' in fragment ? fragment.last : true
}
