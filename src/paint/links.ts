import { attribute, type Element } from '../html/element.ts'

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
