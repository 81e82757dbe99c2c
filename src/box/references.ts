import type { Element } from '../html/element.ts'
import type { PseudoElement } from './box.ts'

/** What generated content may say of places known only once the document is paginated: what the pass before found. */
export interface References {
  /** Number of pages. */
  readonly pages: number
  /** Counters of the page that an element, or its pseudo-element, begins on; undefined when it is on none. */
  pageCounters(element: Element, pseudo: PseudoElement | undefined): ReadonlyMap<string, number> | undefined
  /** The number of a footnote where each page counts its own; undefined where the document counts them. */
  footnoteNumber(element: Element): number | undefined
  /** Elements by their id. */
  readonly targets: ReadonlyMap<string, Target>
}

/** What a cross-reference may show of the element it leads to. */
export interface Target {
  readonly element: Element
  /** Values of each counter there, the innermost last. */
  readonly counters: ReadonlyMap<string, readonly number[]>
  /** Texts of its ::before and ::after. */
  before: string
  after: string
}

/** One place in the flow that shows something of another place, and what it showed. */
export interface Use {
  /** As the author wrote it: `target-counter(#end, page)`. */
  readonly what: string
  readonly element: Element
  readonly text: string
}

const firstPage = new Map([['page', 1]])

/** Before the first pass: every page is page 1 of 1. */
export const noReferences: References = {
  pages: 1,
  pageCounters: () => firstPage,
  footnoteNumber: () => undefined,
  targets: new Map(),
}
