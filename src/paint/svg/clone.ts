import type { Element, Node } from '../../html/element.ts'

/** What an element shows of another: a copy that inherits from `parent`. SVG 2 §5.6. */
export function cloneInto(element: Element, parent: Element): Element {
  const children: Node[] = []
  const copy: Element = { ...element, parent, children, original: element.original ?? element }
  for (const child of element.children) {
    children.push(child.type === 'element' ? cloneInto(child, copy) : { ...child, parent: copy })
  }
  return copy
}

const clones = new WeakMap<Element, Element>()

/** The copy that a `use` shows; the same each time it is asked for. */
export function shadowOf(use: Element, element: Element): Element {
  const known = clones.get(use)
  if (known !== undefined && known.original === (element.original ?? element)) return known
  const made = cloneInto(element, use)
  clones.set(use, made)
  return made
}
