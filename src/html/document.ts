import type { Source, Span } from '../diagnostic.ts'
import type { StyleSheetSource, UrlReference } from '../resource.ts'
import { attribute, type Document, type Element, type Text } from './element.ts'

/** The element and all elements in it, in document order. */
export function* elementsOf(root: Element): Generator<Element> {
  const waiting: Element[] = [root]
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    yield element
    for (const child of element.children.toReversed()) if (child.type === 'element') waiting.push(child)
  }
}

/** The text directly in an element. */
export function textOf(element: Element): string {
  return textsOf(element)
    .map(({ value }) => value)
    .join('')
}

function textsOf(element: Element): Text[] {
  return element.children.filter((child) => child.type === 'text')
}

/** A style sheet that a page brings with it, in document order. `media` is as written, if it is. */
export type PageStyle =
  | { readonly type: 'style'; readonly sheet: StyleSheetSource; readonly media: string | undefined }
  | { readonly type: 'link'; readonly reference: UrlReference; readonly media: string | undefined }

/** The `<style>` elements and linked style sheets of a page. `folders` are where its relative URLs are looked up. */
export function pageStyles({ root }: Document, folders: readonly string[]): readonly PageStyle[] {
  const styles: PageStyle[] = []
  for (const element of elementsOf(root)) {
    if (element.namespace === 'mathml') continue
    const media = attribute(element, 'media')
    if (element.tag === 'style') styles.push({ type: 'style', sheet: { source: sourceOf(element), folders }, media })
    const href = element.attributes.get('href')
    if (element.tag !== 'link' || !href || !isStyleSheet(element)) continue
    const origin = href.origins[0]?.origin ?? element.origin
    styles.push({ type: 'link', reference: { url: href.value.trim(), folders, origin }, media })
  }
  return styles
}

function isStyleSheet(link: Element): boolean {
  const rel = (attribute(link, 'rel') ?? '').toLowerCase().split(/\s+/)
  return rel.includes('stylesheet') && !rel.includes('alternate')
}

/**
 * The CSS of a `<style>` element as a source of its own whose offsets are those of the file it stands in, so that
 * problems in it have their line and column: what is before it there is blank here.
 */
function sourceOf(style: Element): Source {
  const css = textOf(style)
  const range = textsOf(style)[0]?.origins[0]
  const place = range?.origin.template
  if (!place) return { path: '<style>', text: css }
  return { path: place.source.path, text: `${blank(place)}${css}` }
}

function blank({ source, start }: Span): string {
  return source.text.slice(0, start).replace(/[^\r\n]/g, ' ')
}

/** `<meta name content>`: the content by the name in lower case; the first of each counts. */
export function metaOf({ root }: Document): ReadonlyMap<string, string> {
  const meta = new Map<string, string>()
  for (const element of elementsOf(root)) {
    if (element.tag !== 'meta' || element.namespace !== 'html') continue
    const name = attribute(element, 'name')?.trim().toLowerCase()
    const content = attribute(element, 'content')
    if (name && content !== undefined && !meta.has(name)) meta.set(name, content)
  }
  return meta
}
