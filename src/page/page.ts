import type { PageKey, PageMarginBoxName, PageStyle } from '../css/style-sheet.ts'
import type { Rect } from '../geometry.ts'
import type { BoxFragment } from '../layout/fragment.ts'

/** One finished page. Rectangles are measured from the sheet's top left corner. */
export interface Page {
  readonly key: PageKey
  /** Value of the `page` counter, from 1 unless reset. */
  readonly number: number
  readonly style: PageStyle
  /** The page area (the sheet less margins, border and padding of the page box). */
  readonly area: Rect
  /** Fragment of the root element; its rect is measured from the sheet. Undefined on a blank page. */
  readonly content: BoxFragment | undefined
  /** The footnote area; its rect is measured from the sheet. Absent when there are no footnotes. */
  readonly footnotes?: BoxFragment
  readonly marginBoxes: readonly { readonly name: PageMarginBoxName; readonly fragment: BoxFragment }[]
}
