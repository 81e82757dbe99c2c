import { attribute, type Element } from '../html/element.ts'
import { ariaRole, isPresentational } from './aria.ts'

/** How an element's structure type behaves. `flow`: holds blocks only, so bare text in it gets a P of its own. */
export type Kind = 'flow' | 'block' | 'inline'

export interface Role {
  readonly role: string
  readonly kind: Kind
}

const flow = (role: string): Role => ({ role, kind: 'flow' })
const block = (role: string): Role => ({ role, kind: 'block' })
const inline = (role: string): Role => ({ role, kind: 'inline' })

/** The standard structure types (PDF 1.7 §14.8.4) of HTML's elements. All others leave no mark of their own. */
const roles: { readonly [tag: string]: Role } = {
  section: flow('Sect'),
  article: flow('Sect'),
  aside: flow('Sect'),
  blockquote: flow('BlockQuote'),
  figure: flow('Div'),
  figcaption: block('Caption'),
  p: block('P'),
  pre: block('P'),
  h1: block('H1'),
  h2: block('H2'),
  h3: block('H3'),
  h4: block('H4'),
  h5: block('H5'),
  h6: block('H6'),
  ul: flow('L'),
  ol: flow('L'),
  menu: flow('L'),
  dl: flow('L'),
  table: flow('Table'),
  caption: block('Caption'),
  thead: flow('THead'),
  tbody: flow('TBody'),
  tfoot: flow('TFoot'),
  tr: flow('TR'),
  th: block('TH'),
  td: block('TD'),
  q: inline('Quote'),
  code: inline('Code'),
}

/** Those of ARIA 1.2 and DPUB-ARIA 1.1 that say more than HTML's elements do. */
const ariaRoles: { readonly [role: string]: Role } = {
  paragraph: block('P'),
  blockquote: flow('BlockQuote'),
  caption: block('Caption'),
  code: inline('Code'),
  figure: flow('Div'),
  group: flow('Div'),
  img: inline('Figure'),
  image: inline('Figure'),
  math: inline('Formula'),
  list: flow('L'),
  directory: flow('L'),
  table: flow('Table'),
  rowgroup: flow('TBody'),
  row: flow('TR'),
  cell: block('TD'),
  columnheader: block('TH'),
  rowheader: block('TH'),
  article: flow('Sect'),
  complementary: flow('Sect'),
  contentinfo: flow('Sect'),
  region: flow('Sect'),
  note: block('Note'),
  'doc-footnote': block('Note'),
  'doc-endnote': block('Note'),
  'doc-index': flow('Index'),
  'doc-subtitle': block('P'),
  'doc-part': flow('Part'),
}

/** Undefined for an element that leaves no mark in the structure. Items of lists are made of several elements: see there. */
export function roleOf(element: Element): Role | undefined {
  if (element.namespace !== 'html' || isPresentational(element)) return undefined
  const written = ariaRole(element)
  if (written === 'heading') return block(`H${headingLevel(element)}`)
  if (isList(element) && isInContents(element)) return flow('TOC')
  const said = written === undefined ? undefined : ariaRoles[written]
  if (said !== undefined) return said
  if (written?.startsWith('doc-') === true && roles[element.tag] === undefined) return sectionRole(element)
  if (element.tag === 'a') return attribute(element, 'href') === undefined ? undefined : inline('Link')
  if (element.tag === 'abbr') return attribute(element, 'title') === undefined ? undefined : inline('Span')
  return roles[element.tag]
}

function isList({ tag }: Element): boolean {
  return tag === 'ul' || tag === 'ol' || tag === 'menu'
}

/** ARIA 1.2 §6.6.3: 2 unless said otherwise. */
function headingLevel(element: Element): number {
  const level = Number(attribute(element, 'aria-level') ?? 2)
  return Number.isInteger(level) && level >= 1 ? Math.min(level, 6) : 2
}

/** The parts of a book that DPUB-ARIA tells apart are sections to a PDF; what is within a line stays as it is. */
function sectionRole({ tag }: Element): Role | undefined {
  return ['div', 'nav', 'header', 'footer', 'main'].includes(tag) ? flow('Sect') : undefined
}

/** Does the element stand in a contents list? That is what the author calls one, or a `nav` of links into the document. */
export function isInContents(element: Element): boolean {
  for (let outer: Element | null = element; outer !== null; outer = outer.parent) {
    const role = ariaRole(outer)
    if (role === 'doc-toc' || (role === undefined && outer.tag === 'nav' && leadsInside(outer))) return true
  }
  return false
}

const insideLeaders = new WeakMap<Element, boolean>()

function leadsInside(nav: Element): boolean {
  const known = insideLeaders.get(nav)
  if (known !== undefined) return known
  const targets = linkTargets(nav)
  const result = targets.length > 0 && targets.every((href) => href.startsWith('#'))
  insideLeaders.set(nav, result)
  return result
}

function linkTargets(element: Element): readonly string[] {
  return element.children.flatMap((child) => {
    if (child.type !== 'element') return []
    const href = child.tag === 'a' ? attribute(child, 'href') : undefined
    return [...(href === undefined ? [] : [href.trim()]), ...linkTargets(child)]
  })
}

/** Cells are kept though they be empty, so that the table stays regular: PDF/UA-1 §7.5. */
export function isKeptEmpty(role: string): boolean {
  return role === 'TD' || role === 'TH'
}
