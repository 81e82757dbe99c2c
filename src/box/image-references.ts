import type { ComputedStyle } from '../css/computed-style.ts'
import type { Styles } from '../css/style-sheet.ts'
import type { Origin } from '../diagnostic.ts'
import type { Document, Element, Node } from '../html/element.ts'
import { pictureUrl } from '../image/load-svg.ts'
import type { UrlReference } from '../resource.ts'
import { imageSource } from './image-source.ts'

/**
 * Every image that a document's boxes will ask for, once each: `<img src>`, and what the styles of elements and pages
 * name. `folders` are where relative URLs of the HTML are looked up; those of a style sheet are relative to it.
 */
export function imageReferences(
  document: Document,
  styles: Styles,
  folders: readonly string[],
): Iterable<UrlReference> {
  const references = new Map<string, UrlReference>()
  const addStyled = (url: string, origin: Origin): void => {
    if (references.has(url)) return
    const reference = styles.urlReference(url)
    references.set(url, {
      url,
      folders: reference.folders.length > 0 ? reference.folders : folders,
      origin: reference.origin.template || reference.origin.value ? reference.origin : origin,
    })
  }
  const seen = new Set<ComputedStyle>()
  const addStyle = (style: ComputedStyle | undefined, origin: Origin): void => {
    if (style === undefined || seen.has(style)) return
    seen.add(style)
    for (const url of styledUrls(style)) addStyled(url, origin)
  }
  for (const url of styles.pageUrls ?? []) addStyled(url, document.root.origin)
  const stack: Node[] = [document.root]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'text') continue
    const style = styles.of(node)
    if (style.display === 'none') continue
    const picture = pictureUrl(node)
    if (picture !== undefined && !references.has(picture)) {
      references.set(picture, { url: picture, folders, origin: node.origin })
    }
    const source = imageSource(node, styles.media)
    if (source !== undefined && !references.has(source.url)) {
      references.set(source.url, { url: source.url, folders, origin: source.origin })
    }
    for (const each of stylesOf(node, style, styles)) addStyle(each, node.origin)
    for (const child of node.children.toReversed()) stack.push(child)
  }
  return references.values()
}

/** Of an element and of the pseudo-elements that it can have: each asked for is computed, since we have rules for all. */
function stylesOf(element: Element, style: ComputedStyle, { pseudo }: Styles): readonly (ComputedStyle | undefined)[] {
  const found = [style, pseudo(element, '::before'), pseudo(element, '::after')]
  if (found.some((each) => each?.display === 'list-item')) found.push(pseudo(element, '::marker'))
  if (style.float === 'footnote') found.push(pseudo(element, '::footnote-call'), pseudo(element, '::footnote-marker'))
  return found
}

function styledUrls(style: ComputedStyle): readonly string[] {
  const urls: string[] = []
  for (const image of [...style['background-image'], style['border-image-source'], ...style['mask-image']]) {
    if (image !== 'none' && image.type === 'url' && !image.url.startsWith('#')) urls.push(image.url)
  }
  if (style.display === 'list-item' && style['list-style-image'] !== 'none') urls.push(style['list-style-image'])
  if (typeof style.content !== 'string') {
    for (const item of style.content) if (item.type === 'image') urls.push(item.url)
  }
  return urls
}
