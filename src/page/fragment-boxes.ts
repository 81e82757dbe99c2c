import type { Box, ReplacedBox } from '../box/box.ts'
import type { Fragment } from '../layout/fragment.ts'

/** A box that has a fragment on a page. */
interface PageBox {
  readonly box: Box | ReplacedBox
  /** It begins on this page. */
  readonly begins: boolean
}

/** The boxes of a page in document order, repeated ones left out. `seen` are those of the pages before, and grows. */
export function* pageBoxes(content: Fragment, seen: Set<object>): Generator<PageBox> {
  const stack: Fragment[] = [content]
  for (let fragment = stack.pop(); fragment; fragment = stack.pop()) {
    if (fragment.type === 'line') {
      stack.push(...fragment.children.toReversed())
      continue
    }
    if (fragment.type === 'box' && fragment.repeated) continue
    yield { box: fragment.box, begins: !seen.has(fragment.box) }
    seen.add(fragment.box)
    if (fragment.type === 'box' || fragment.type === 'inline') stack.push(...fragment.children.toReversed())
  }
}
