import { attribute, type Element } from '../html/element.ts'

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
}

/** Undefined for an element that leaves no mark in the structure. Items of lists are made of several elements: see there. */
export function roleOf(element: Element): Role | undefined {
  if (element.namespace !== 'html') return undefined
  if (element.tag === 'a') return attribute(element, 'href') === undefined ? undefined : inline('Link')
  return roles[element.tag]
}

/** Cells are kept though they be empty, so that the table stays regular: PDF/UA-1 §7.5. */
export function isKeptEmpty(role: string): boolean {
  return role === 'TD' || role === 'TH'
}
