import type { ReplacedBox } from '../box/box.ts'
import type { Element } from '../html/element.ts'
import type { Destination, StructureElement } from './display-list.ts'

/** What painting finds out on the way, over all pages. */
export interface Findings {
  /** Content ids that have been painted. */
  readonly painted: Set<number>
  /** The first fragment of each element. */
  readonly positions: Map<Element, Destination>
  /** Texts of the elements' bookmarks. */
  readonly bookmarks: Map<Element, string>
  /** The first fragments of images, and of elements that the author calls by an ARIA role. */
  readonly images: Map<ReplacedBox | Element, NonNullable<StructureElement['bbox']>>
}
