import type { BlockBox, BlockContent, BlockLevelBox, InlineLevelBox } from './box.ts'
import { anonymousIn, type BoxSource, type Generation, type Item } from './item.ts'
import { transformText } from './transform-text.ts'
import { collapseWhiteSpace, isCollapsible } from './white-space.ts'

/** A block container around `items`, which have no table parts left. */
export function blockBox(
  from: BoxSource,
  items: readonly Item[],
  formattingContext: boolean,
  generation: Generation,
): BlockBox {
  return { ...from, type: 'block', content: blockContent(from, items, generation), formattingContext }
}

/**
 * Only blocks or only inline content: where both meet, each run of inline content gets an anonymous block box
 * (CSS 2.2 §9.2.1.1). White space between blocks makes none.
 */
function blockContent(from: BoxSource, items: readonly Item[], generation: Generation): BlockContent {
  if (!items.some((item) => item.type === 'block')) {
    return { type: 'inlines', children: inlineContent(items) }
  }
  const children: BlockLevelBox[] = []
  let run: Item[] = []
  const close = (): void => {
    const inlines = run.every(isSpace) ? [] : inlineContent(run)
    run = []
    if (inlines.length === 0) return
    const source = anonymousIn(generation, from, 'block')
    children.push({
      ...source,
      type: 'block',
      content: { type: 'inlines', children: inlines },
      formattingContext: false,
    })
  }
  for (const item of items) {
    if (item.type === 'block') {
      close()
      children.push(item.box)
    } else {
      run.push(item)
    }
  }
  close()
  return { type: 'blocks', children }
}

function isSpace(item: Item): boolean {
  return item.type === 'inline' && item.box.type === 'text' && isCollapsible(item.box.text, item.box.style)
}

/** The finished content of one inline formatting context. */
function inlineContent(items: readonly Item[]): readonly InlineLevelBox[] {
  const boxes = items.flatMap((item) => (item.type === 'inline' ? [item.box] : []))
  return transformText(collapseWhiteSpace(boxes))
}

/**
 * The inline box of an element. Blocks inside it break it: the parts before and after become inline boxes of their own
 * around them (CSS 2.2 §9.2.1.1).
 */
export function inlineItems(from: BoxSource, items: readonly Item[]): readonly Item[] {
  const blockCount = items.filter((item) => item.type === 'block').length
  if (blockCount === 0) return [inlineItem(from, items)]
  const result: Item[] = []
  let run: Item[] = []
  let seen = 0
  const close = (): void => {
    const part = inlineItem(from, run)
    const edges = { start: seen === 0, end: seen === blockCount }
    if (run.length > 0 || edges.start || edges.end) result.push({ type: 'inline', box: { ...part.box, edges } })
    run = []
  }
  for (const item of items) {
    if (item.type === 'block') {
      close()
      seen++
      result.push(item)
    } else {
      run.push(item)
    }
  }
  close()
  return result
}

function inlineItem(from: BoxSource, items: readonly Item[]) {
  const children = items.flatMap((item) => (item.type === 'inline' ? [item.box] : []))
  return { type: 'inline', box: { ...from, type: 'inline', children } } as const
}
