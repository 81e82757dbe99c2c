import { blockBox } from './block-boxes.ts'
import type { BlockLevelBox } from './box.ts'
import { anonymousIn, type BoxSource, type Generation, type Item } from './item.ts'

/**
 * The items of a flex or grid container: each in-flow child is one, blockified, and each run of text makes one of its
 * own. A run of nothing but white space makes none, preserved or not. In document order; `order` is layout's business.
 * CSS Flexbox 1 §4, CSS Grid 1 §6.
 */
export function containerItems(
  from: BoxSource,
  items: readonly Item[],
  generation: Generation,
): readonly BlockLevelBox[] {
  const boxes: BlockLevelBox[] = []
  let run: Item[] = []
  const close = (): void => {
    const text = run
    run = []
    if (!text.every(isWhiteSpace)) boxes.push(blockBox(anonymousIn(generation, from, 'block'), text, true, generation))
  }
  for (const item of items) {
    const box = itemBox(item, generation)
    if (box === undefined) {
      run.push(item)
      continue
    }
    close()
    boxes.push(box)
  }
  close()
  return boxes
}

/** The box that an item of the container is; undefined for text. Inline boxes come only from `display: contents`. */
function itemBox(item: Item, generation: Generation): BlockLevelBox | undefined {
  if (item.type === 'block') return item.box.type === 'block' ? { ...item.box, formattingContext: true } : item.box
  if (item.type !== 'inline') return undefined
  if (item.box.type === 'atomic') return item.box.child
  if (item.box.type !== 'inline') return undefined
  const { children, edges: _, type: __, ...from } = item.box
  return blockBox(
    { ...from, style: { ...from.style, display: 'block' } },
    children.map((box): Item => ({ type: 'inline', box })),
    true,
    generation,
  )
}

function isWhiteSpace(item: Item): boolean {
  return item.type === 'inline' && item.box.type === 'text' && /^[ \t\n\r\f]*$/.test(item.box.text)
}
