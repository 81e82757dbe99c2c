import type { Origin, OriginRange } from '../diagnostic.ts'

export interface Attribute {
  readonly name: string
  readonly value: string
  /** In order, without overlaps; what lies between them came from nowhere an author wrote. */
  readonly origins: readonly OriginRange[]
}

export interface Element {
  readonly type: 'element'
  /** Lower case for HTML, as written for SVG. */
  readonly tag: string
  readonly namespace: 'html' | 'svg' | 'mathml'
  readonly attributes: ReadonlyMap<string, Attribute>
  readonly parent: Element | null
  readonly children: readonly Node[]
  /** The element that this one copies, in what a `use` of SVG shows: rules match that, values are inherited here. */
  readonly original?: Element
  /** The start tag; for an element the parser implied, that of its parent. */
  readonly origin: Origin
}

export interface Text {
  readonly type: 'text'
  readonly value: string
  readonly origins: readonly OriginRange[]
  readonly parent: Element
}

/** Comments and doctypes are gone. */
export type Node = Element | Text

/** A parsed page. `root` is the `html` element. */
export interface Document {
  readonly root: Element
  /** The text of `<title>`, white space collapsed. Empty when there is none. */
  readonly title: string
}

/** The value of an attribute, or undefined. */
export function attribute(element: Element, name: string): string | undefined {
  return element.attributes.get(name)?.value
}
