import { elementsOf } from '../html/document.ts'
import { attribute, type Element } from '../html/element.ts'
import { authorsName } from './aria.ts'
import { collapseSpace, textContent } from './text-content.ts'

const aroundLinks = new WeakMap<Element, Element | null>()

/** The `a` with a `href` that an element is or stands in. */
export function linkAround(element: Element): Element | undefined {
  const known = aroundLinks.get(element)
  if (known !== undefined) return known ?? undefined
  const isLink = element.namespace === 'html' && element.tag === 'a' && attribute(element, 'href') !== undefined
  const link = isLink ? element : element.parent === null ? undefined : linkAround(element.parent)
  aroundLinks.set(element, link ?? null)
  return link
}

/** The links in a drawing of the page. */
export function linksInDrawing(drawing: Element): readonly Element[] {
  if (drawing.tag !== 'svg') return []
  return [...elementsOf(drawing)].filter(({ tag, namespace, attributes }) => {
    return tag === 'a' && namespace === 'svg' && (attributes.has('href') || attributes.has('xlink:href'))
  })
}

/** What a screen reader says for a link: its label, its text, the text of its images, or else where it leads. */
export function linkContents(element: Element): string {
  const label = authorsName(element) ?? attribute(element, 'title') ?? ''
  return collapseSpace(label) || collapseSpace(textContent(element)) || (attribute(element, 'href') ?? '')
}
