import { attribute, type Element, type Node } from '../html/element.ts'

/** The text of an element; for images their `alt`. White space is as written. */
export function textContent(element: Element): string {
  return element.children.map(nodeText).join('')
}

function nodeText(node: Node): string {
  if (node.type === 'text') return node.value
  if (node.tag === 'br') return ' '
  if (node.tag === 'img') return attribute(node, 'alt') ?? ''
  return textContent(node)
}

/** CSS Text 3 §4.1.1, for text shown outside the page: soft hyphens are gone too. */
export function collapseSpace(value: string): string {
  return value
    .replaceAll('\u00ad', '')
    .replace(/[ \t\n\r\f]+/g, ' ')
    .trim()
}
