import type { ContentItem } from '../css/computed-style.ts'
import type { Styles } from '../css/style-sheet.ts'
import type { Document, Element, Node } from '../html/element.ts'
import type { UrlReference } from '../resource.ts'

/**
 * Every image that a document's boxes will ask for, once each: `<img src>`, `content: url()` and `list-style-image`.
 * `folders` are where relative URLs are looked up.
 */
export function imageReferences(
  document: Document,
  styles: Styles,
  folders: readonly string[],
): Iterable<UrlReference> {
  const references = new Map<string, UrlReference>()
  const add = (url: string, element: Element): void => {
    const origin = element.attributes.get('src')?.origins[0]?.origin ?? element.origin
    if (!references.has(url)) references.set(url, { url, folders, origin })
  }
  const stack: Node[] = [document.root]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'text') continue
    for (const url of imageUrls(node, styles)) add(url, node)
    for (const child of node.children.toReversed()) stack.push(child)
  }
  return references.values()
}

function imageUrls(element: Element, styles: Styles): readonly string[] {
  const style = styles.of(element)
  if (style.display === 'none') return []
  const urls: string[] = []
  const src = element.attributes.get('src')?.value
  if (element.tag === 'img' && src !== undefined && src !== '') urls.push(src)
  if (style.display === 'list-item' && style['list-style-image'] !== 'none') urls.push(style['list-style-image'])
  for (const name of ['::before', '::after', '::marker'] as const) {
    const content = styles.pseudo(element, name)?.content
    if (Array.isArray(content))
      for (const item of content as readonly ContentItem[]) if (item.type === 'image') urls.push(item.url)
  }
  return urls
}
