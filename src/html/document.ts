import type { Element } from './element.ts'

/** The element and all elements in it, in document order. */
export function* elementsOf(root: Element): Generator<Element> {
  const waiting: Element[] = [root]
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    yield element
    for (const child of element.children.toReversed()) if (child.type === 'element') waiting.push(child)
  }
}

/** The text directly in an element. */
export function textOf(element: Element): string {
  return element.children.map((child) => (child.type === 'text' ? child.value : '')).join('')
}
