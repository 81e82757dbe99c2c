import type { ComputedStyle, ContentItem } from '../css/computed-style.ts'
import type { Styles } from '../css/style-sheet.ts'
import type { Report, Span } from '../diagnostic.ts'
import { attribute, type Element } from '../html/element.ts'
import type { Destination, LinkArea, OutlineItem } from './display-list.ts'
import { collapseSpace, textContent } from './text-content.ts'

/** What the document's links and headings lead to: pages are known only once all of them are painted. */
export interface Navigation {
  /** Undefined when the link leads nowhere, which has been reported. */
  targetOf(link: Element): LinkArea['target'] | undefined
  /** By the names that `targetOf` gave. */
  destinations(positions: ReadonlyMap<Element, Destination>): ReadonlyMap<string, Destination>
  outline(positions: ReadonlyMap<Element, Destination>): readonly OutlineItem[]
}

export function documentNavigation(root: Element, styles: Styles, report: Report): Navigation {
  const elements = withDescendants(root)
  const anchors = anchorsById(elements)
  const targets = new Map<Element, LinkArea['target'] | undefined>()
  const linked = new Set<string>()
  return {
    targetOf(link) {
      if (!targets.has(link)) targets.set(link, linkTarget(link, anchors, report))
      const target = targets.get(link)
      if (target?.type === 'internal') linked.add(target.name)
      return target
    },
    destinations(positions) {
      const destinations = new Map<string, Destination>()
      for (const name of linked) {
        const anchor = anchors.get(name)
        const destination = anchor && destinationOf(anchor, positions)
        if (destination !== undefined) destinations.set(name, destination)
      }
      return destinations
    },
    outline: (positions) => outlineOf(elements, styles, positions, report),
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
  const href = (attribute(link, 'href') ?? '').trim()
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

/** CSS Generated Content for Paged Media 3 §6: `bookmark-level` and `bookmark-label`. */
function outlineOf(
  elements: readonly Element[],
  styles: Styles,
  positions: ReadonlyMap<Element, Destination>,
  report: Report,
): readonly OutlineItem[] {
  const top: OutlineItem[] = []
  const open: OpenItem[] = [{ level: 0, children: top }]
  for (const element of elements) {
    const destination = positions.get(element)
    if (destination === undefined) continue // not on any page
    const style = styles.of(element)
    const level = style['bookmark-level']
    if (level === 'none') continue
    const title = bookmarkLabel(element, style, report)
    if (title === '') continue
    while ((open.at(-1) as OpenItem).level >= level) open.pop()
    const children: OutlineItem[] = []
    open.at(-1)?.children.push({ title, destination, children })
    open.push({ level, children })
  }
  return top
}

function bookmarkLabel(element: Element, style: ComputedStyle, report: Report): string {
  return collapseSpace(style['bookmark-label'].map((item) => labelPart(item, element, report)).join(''))
}

function labelPart(item: ContentItem, element: Element, report: Report): string {
  if (item.type === 'text') return item.text
  if (item.type === 'content' && item.part === 'text') return textContent(element)
  const at = element.origin.template ?? element.origin.value
  report({
    severity: 'warning',
    code: 'unsupported-bookmark-label',
    message: `\`bookmark-label\` cannot show a ${item.type} yet`,
    ...(at !== undefined && { at }),
  })
  return ''
}
