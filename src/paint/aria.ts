import { attribute, type Element } from '../html/element.ts'
import { collapseSpace, textContent } from './text-content.ts'

/** The first of the author's roles that is one of ARIA 1.2 or DPUB-ARIA 1.1, as a reader of HTML takes it. */
export function ariaRole(element: Element): string | undefined {
  return attribute(element, 'role')?.toLowerCase().match(/\S+/)?.[0]
}

/** What the author calls an element: Accessible Name 1.2 §4.3.2, steps B and D. Undefined when it has no name of its own. */
export function authorsName(element: Element): string | undefined {
  const ids = attribute(element, 'aria-labelledby')?.match(/\S+/g) ?? []
  const named = ids.flatMap((id) => findById(rootOf(element), id) ?? [])
  const name = named.length > 0 ? named.map(textContent).join(' ') : attribute(element, 'aria-label')
  const shown = name === undefined ? '' : collapseSpace(name)
  return shown === '' ? undefined : shown
}

const hidden = new WeakMap<Element, boolean>()

/** Is it, with all in it, nothing to be read? `aria-hidden`, and rules between other things. */
export function isDecoration(element: Element): boolean {
  const known = hidden.get(element)
  if (known !== undefined) return known
  const role = ariaRole(element)
  const own = attribute(element, 'aria-hidden') === 'true' || role === 'separator' || role === 'doc-pagebreak'
  const result = own || (element.parent !== null && isDecoration(element.parent))
  hidden.set(element, result)
  return result
}

/** The author says that it has no meaning but that of what is in it; of a table or list, so have its parts. */
export function isPresentational(element: Element): boolean {
  const role = ariaRole(element)
  if (role !== undefined) return role === 'presentation' || role === 'none'
  const owner = ownerTags[element.tag]
  if (owner === undefined) return false
  for (let outer = element.parent; outer !== null; outer = outer.parent) {
    if (owner.includes(outer.tag)) return isPresentational(outer)
  }
  return false
}

/** Whose part an element is. */
const ownerTags: { readonly [tag: string]: readonly string[] } = {
  li: ['ul', 'ol', 'menu'],
  dt: ['dl'],
  dd: ['dl'],
  ...Object.fromEntries(['caption', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'].map((tag) => [tag, ['table']])),
}

function rootOf(element: Element): Element {
  let root = element
  while (root.parent !== null) root = root.parent
  return root
}

function findById(element: Element, id: string): Element | undefined {
  if (attribute(element, 'id') === id) return element
  for (const child of element.children) {
    const found = child.type === 'element' ? findById(child, id) : undefined
    if (found !== undefined) return found
  }
  return undefined
}
