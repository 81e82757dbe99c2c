import { type ComputedStyle, changesSamples } from '../css/computed-style.ts'
import type { Styles } from '../css/style-sheet.ts'
import { type Origin, placeOf, type Report } from '../diagnostic.ts'
import type { Document, Element, Node } from '../html/element.ts'
import { pictureUrl } from '../image/load-svg.ts'
import type { UrlReference } from '../resource.ts'
import { imageSource, parseSourceSet } from './image-source.ts'

/**
 * Every image that a document's boxes will ask for, once each: `<img src>`, and what the styles of elements and pages
 * name. `folders` are where relative URLs of the HTML are looked up; those of a style sheet are relative to it.
 */
export function imageReferences(
  document: Document,
  styles: Styles,
  folders: readonly string[],
  report: Report,
): Iterable<UrlReference> {
  const references = new Map<string, UrlReference>()
  const add = (url: string, decoded: boolean, reference: () => UrlReference): void => {
    const known = references.get(url) ?? reference()
    references.set(url, decoded ? { ...known, decoded } : known)
  }
  const addStyled = (url: string, decoded: boolean, origin: Origin): void =>
    add(url, decoded, () => {
      const reference = styles.urlReference(url)
      return {
        url,
        folders: reference.folders.length > 0 ? reference.folders : folders,
        origin: reference.origin.template || reference.origin.value ? reference.origin : origin,
      }
    })
  const seen = new Set<ComputedStyle>()
  const addStyle = (style: ComputedStyle | undefined, changed: boolean, origin: Origin): void => {
    if (style === undefined || (!changed && seen.has(style))) return
    seen.add(style)
    for (const url of styledUrls(style)) addStyled(url, changed || changesSamples(style), origin)
  }
  for (const url of styles.pageUrls ?? []) addStyled(url, false, document.root.origin)
  const stack: { readonly node: Node; readonly inside: boolean }[] = [{ node: document.root, inside: false }]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node } = next
    if (node.type === 'text') continue
    const style = styles.of(node)
    if (style.display === 'none') continue
    const inside = next.inside || style.filter.length > 0
    const changed = inside || changesSamples(style)
    const picture = pictureUrl(node)
    if (picture !== undefined) add(picture, changed, () => ({ url: picture, folders, origin: node.origin }))
    reportSourceSet(node, report)
    const source = imageSource(node, styles.media)
    if (source !== undefined) add(source.url, changed, () => ({ url: source.url, folders, origin: source.origin }))
    for (const each of stylesOf(node, style, styles)) addStyle(each, inside, node.origin)
    for (const child of node.children.toReversed()) stack.push({ node: child, inside })
  }
  return references.values()
}

/** HTML §4.8.4.3.9: what is not understood is as if it were not written. */
function reportSourceSet(element: Element, report: Report) {
  const set = element.attributes.get('srcset')
  if (set === undefined || element.namespace !== 'html') return
  parseSourceSet(set.value, (candidate) =>
    report({
      severity: 'warning',
      code: 'invalid-attribute',
      message: `\`${candidate}\` in \`srcset\` is not understood and was left out`,
      ...placeOf(set.origins[0]?.origin ?? element.origin),
      hint: 'write a URL with its density (`2x`) or its width in samples (`800w`) behind it',
    }),
  )
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
