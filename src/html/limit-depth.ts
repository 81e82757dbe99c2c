import type { Report } from '../diagnostic.ts'
import type { Document, Element, Node } from './element.ts'

/** An element while its children are being added. */
type OpenElement = Element & { readonly children: Node[] }

/**
 * The same document with its elements on `most` levels at the most, for what comes after goes down the tree on the stack.
 * Those deeper down stand after the one they were in, as browsers have it. `document` itself when it is no deeper.
 */
export function limitDepth(document: Document, most: number, report: Report): Document {
  const deep = firstDeeper(document.root, most)
  if (!deep) return document
  const at = deep.origin.template
  report({
    severity: 'warning',
    code: 'too-deep',
    message: `elements are nested on more than ${most} levels; \`<${deep.tag}>\` and what is deeper stand one after the other`,
    ...(at && { at }),
    hint: 'look for elements that are opened in a loop and never closed',
  })
  return { ...document, root: flattened(document.root, most) }
}

/** The first element below level `most`; the root is on level 1. */
function firstDeeper(root: Element, most: number): Element | undefined {
  const waiting: [Element, number][] = [[root, 1]]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [element, level] = next
    if (level > most) return element
    for (const child of element.children.toReversed()) if (child.type === 'element') waiting.push([child, level + 1])
  }
  return undefined
}

function flattened(root: Element, most: number): Element {
  const copy: OpenElement = { ...root, children: [] }
  const waiting: { node: Node; parent: OpenElement; level: number }[] = []
  const wait = (children: readonly Node[], parent: OpenElement, level: number): void => {
    for (const node of children.toReversed()) waiting.push({ node, parent, level })
  }
  wait(root.children, copy, 2)
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, parent, level } = next
    if (node.type === 'text') {
      parent.children.push({ ...node, parent })
      continue
    }
    const element: OpenElement = { ...node, parent, children: [] }
    parent.children.push(element)
    wait(node.children, level < most ? element : parent, Math.min(level + 1, most))
  }
  return copy
}
