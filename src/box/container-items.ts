import { blockBox } from './block-boxes.ts'
import type { BlockLevelBox, FlexBox } from './box.ts'
import { anonymousIn, type BoxSource, type Generation, type Item } from './item.ts'

/** A flex or grid container's items, and what is no item, for it is positioned absolutely: CSS Flexbox 1 §4.1. */
export function containerContent(
  from: BoxSource,
  items: readonly Item[],
  generation: Generation,
): Pick<FlexBox, 'children' | 'outOfFlow'> {
  const outOfFlow = items.flatMap((item) =>
    item.type === 'inline' && item.box.type === 'out-of-flow' ? [item.box.child] : [],
  )
  const inFlow = items.filter((item) => item.type !== 'inline' || item.box.type !== 'out-of-flow')
  return { children: containerItems(from, inFlow, generation), ...(outOfFlow.length > 0 && { outOfFlow }) }
}

/**
 * The items of a flex or grid container: each in-flow child is one, blockified, and each run of text makes one of its
 * own. A run of nothing but white space makes none, preserved or not. In document order; `order` is layout's business.
 * CSS Flexbox 1 §4, CSS Grid 1 §6.
 */
function containerItems(from: BoxSource, items: readonly Item[], generation: Generation): readonly BlockLevelBox[] {
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

/** Boxes in order-modified document order: CSS Display 4 §3.1. */
export function orderModified(boxes: readonly BlockLevelBox[]): readonly BlockLevelBox[] {
  if (boxes.every((box) => box.style.order === boxes[0]?.style.order)) return boxes
  return boxes.toSorted((a, b) => a.style.order - b.style.order)
}
