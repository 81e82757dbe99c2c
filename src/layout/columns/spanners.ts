import type { BlockBox, BlockLevelBox } from '../../box/box.ts'
import type { BlockBreakToken, BreakToken, InlineBreakToken, LayoutContext } from '../layout.ts'

/** Where the content of a multi-column container goes on. */
export type ContentToken = BlockBreakToken | InlineBreakToken

const owner = {}

/**
 * Boxes in `content` that span all of its columns: block-level ones of the same block formatting context.
 * CSS Multicol 1 §6.1.
 */
export function spannersIn(content: BlockBox, context: LayoutContext): ReadonlySet<BlockLevelBox> {
  return context.memo(owner, content.content, () => {
    const spanners = new Set<BlockLevelBox>()
    const open: BlockBox[] = [content]
    for (let box = open.pop(); box; box = open.pop()) {
      if (box.content.type !== 'blocks') continue
      for (const child of box.content.children) {
        if (child.style['column-span'] === 'all') spanners.add(child)
        else if (child.type === 'block' && !child.formattingContext) open.push(child)
      }
    }
    return spanners
  })
}

/** A spanner that comes next. */
export interface NextSpanner {
  readonly box: BlockLevelBox
  /** Its siblings. */
  readonly siblings: readonly BlockLevelBox[]
  readonly index: number
  /** Set when a part of it is on the page before. */
  readonly token: BreakToken | undefined
  /** Where the content goes on that follows it. */
  readonly after: BlockBreakToken
  /** Where the content goes on when a page ends in it. */
  readonly within: (token: BreakToken) => BlockBreakToken
}

/** The spanner that content cut at `token` goes on with, if it is one. */
export function nextSpanner(
  content: BlockBox,
  token: ContentToken | undefined,
  spanners: ReadonlySet<BlockLevelBox>,
): NextSpanner | undefined {
  const start = token ?? { type: 'block', box: content, index: 0, consumed: 0 }
  if (spanners.size === 0 || start.type !== 'block') return undefined
  return findSpanner(start, spanners)
}

function findSpanner(token: BlockBreakToken, spanners: ReadonlySet<BlockLevelBox>): NextSpanner | undefined {
  if (token.box.content.type !== 'blocks') return undefined
  const siblings = token.box.content.children
  const box = siblings[token.index]
  if (box && spanners.has(box)) {
    const { child, ...here } = token
    return {
      box,
      siblings,
      index: token.index,
      token: child,
      // Margins after it are kept, as after a forced break: they adjoin no margin of the spanner's. §6.1
      after: { ...here, index: token.index + 1, forced: true },
      within: (inner) => ({ ...here, child: inner }),
    }
  }
  if (token.child?.type !== 'block') return undefined
  const found = findSpanner(token.child, spanners)
  if (!found) return undefined
  return {
    ...found,
    after: { ...token, child: found.after },
    within: (inner) => ({ ...token, child: found.within(inner) }),
  }
}

/** Is nothing left of `content` at `token`, not even the end of a box that goes on there? */
export function isAtEnd(content: BlockBox, token: ContentToken): boolean {
  return token.type === 'block' && !token.child && token.index >= content.content.children.length
}
