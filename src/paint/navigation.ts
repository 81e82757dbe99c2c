import type { Styles } from '../css/style-sheet.ts'
import type { Report, Span } from '../diagnostic.ts'
import { attribute, type Element } from '../html/element.ts'
import type { Destination, LinkArea, OutlineItem } from './display-list.ts'

/** What the document's links and headings lead to: pages are known only once all of them are painted. */
export interface Navigation {
  /** Undefined when the link leads nowhere, which has been reported. */
  targetOf(link: Element): LinkArea['target'] | undefined
  /** Of all elements with an `id`, so that others can link into the PDF: `kit.pdf#cast`. */
  destinations(positions: ReadonlyMap<Element, Destination>): ReadonlyMap<string, Destination>
  /** `bookmarks` are the texts of those that have one. */
  outline(positions: ReadonlyMap<Element, Destination>, bookmarks: ReadonlyMap<Element, string>): readonly OutlineItem[]
}

export function documentNavigation(root: Element, styles: Styles, report: Report): Navigation {
  const elements = withDescendants(root)
  const anchors = anchorsById(elements)
  const targets = new Map<Element, LinkArea['target'] | undefined>()
  return {
    targetOf(link) {
      if (!targets.has(link)) targets.set(link, linkTarget(link, anchors, report))
      return targets.get(link)
    },
    destinations(positions) {
      const destinations = new Map<string, Destination>()
      for (const [name, anchor] of anchors) {
        const destination = destinationOf(anchor, positions)
        if (destination !== undefined) destinations.set(name, destination)
      }
      return destinations
    },
    outline: (positions, bookmarks) => outlineOf(elements, styles, positions, bookmarks),
  }
}

/** In document order. */
function withDescendants(root: Element): readonly Element[] {
  const elements: Element[] = []
  const waiting = [root]
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    elements.push(element)
    for (const child of element.children.toReversed()) if (child.type === 'element') waiting.push(child)
  }
  return elements
}

/** HTML: the first element with an id has it; else an `a` may have it as its name. */
function anchorsById(elements: readonly Element[]): ReadonlyMap<string, Element> {
  const anchors = new Map<string, Element>()
  const names = elements
    .filter(({ tag }) => tag === 'a')
    .map((element) => [attribute(element, 'name'), element] as const)
  const ids = elements.map((element) => [attribute(element, 'id'), element] as const)
  for (const [name, element] of [...ids, ...names]) {
    if (name !== undefined && name !== '' && !anchors.has(name)) anchors.set(name, element)
  }
  return anchors
}

function linkTarget(
  link: Element,
  anchors: ReadonlyMap<string, Element>,
  report: Report,
): LinkArea['target'] | undefined {
  const href = (attribute(link, 'href') ?? attribute(link, 'xlink:href') ?? '').trim()
  if (/^(https?|mailto|tel|sms|ftp):/i.test(href)) return { type: 'uri', uri: href }
  const at = hrefSpan(link)
  if (!href.startsWith('#')) {
    report({
      severity: 'warning',
      code: 'unsupported-link',
      message: `link to \`${href}\` leads nowhere in a PDF`,
      ...(at !== undefined && { at }),
      hint: 'begin with `https:`, `mailto:` or `tel:`, or with `#` and an `id` of this page',
    })
    return undefined
  }
  const name = [href.slice(1), decoded(href.slice(1))].find((id) => anchors.has(id))
  if (name !== undefined) return { type: 'internal', name }
  // HTML §7.4.6.4: the top of the document, which is what a placeholder of a link asks for.
  if (/^#(top)?$/i.test(href)) return undefined
  report({
    severity: 'warning',
    code: 'missing-anchor',
    message: `nothing here has the id \`${href.slice(1)}\``,
    ...(at !== undefined && { at }),
  })
  return undefined
}

function hrefSpan(link: Element): Span | undefined {
  const origin = link.attributes.get('href')?.origins[0]?.origin
  return origin?.value ?? origin?.template ?? link.origin.template ?? link.origin.value
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment // a lone `%` stands for itself
  }
}

/** Where an element is; one without a fragment is where its content is, or what is around it. */
function destinationOf(element: Element, positions: ReadonlyMap<Element, Destination>): Destination | undefined {
  for (const inner of withDescendants(element)) {
    const position = positions.get(inner)
    if (position !== undefined) return position
  }
  for (let outer = element.parent; outer !== null; outer = outer.parent) {
    const position = positions.get(outer)
    if (position !== undefined) return position
  }
  return undefined
}

interface OpenItem {
  readonly level: number
  readonly children: OutlineItem[]
}

/** CSS Content 3 §5: `bookmark-level` and `bookmark-state`. */
function outlineOf(
  elements: readonly Element[],
  styles: Styles,
  positions: ReadonlyMap<Element, Destination>,
  bookmarks: ReadonlyMap<Element, string>,
): readonly OutlineItem[] {
  const top: OutlineItem[] = []
  const open: OpenItem[] = [{ level: 0, children: top }]
  for (const element of elements) {
    const destination = positions.get(element)
    const title = bookmarks.get(element)
    if (destination === undefined || title === undefined || title === '') continue
    const style = styles.of(element)
    const level = style['bookmark-level']
    if (level === 'none') continue
    while ((open.at(-1) as OpenItem).level >= level) open.pop()
    const children: OutlineItem[] = []
    const closed = style['bookmark-state'] === 'closed'
    open.at(-1)?.children.push({ title, destination, children, ...(closed && { closed }) })
    open.push({ level, children })
  }
  return top
}
