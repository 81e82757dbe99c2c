import type { ContentItem } from '../css/computed-style.ts'
import type { BoxFragment } from '../layout/fragment.ts'
import { pageBoxes } from './fragment-boxes.ts'

type Which = Extract<ContentItem, { type: 'string' }>['which']

/** Named strings as one page sees them. */
export type StringOf = (name: string, which: Which) => string

interface Assigned {
  readonly entry: string
  readonly first: string
  readonly last: string
  /** The page begins with the element that set it. */
  readonly atStart: boolean
}

/** Named strings from page to page: CSS Generated Content for Paged Media 3 §2. */
export class PageStrings {
  /** Values at the end of the pages so far. */
  #values = new Map<string, string>()
  #seen = new Set<object>()

  /** Moves on to the next page. */
  next(content: BoxFragment | undefined): StringOf {
    const before = new Map(this.#values)
    const assigned = new Map<string, Assigned>()
    let atStart = true
    for (const { box, begins } of content ? pageBoxes(content, this.#seen) : []) {
      for (const [name, value] of (begins && box.strings) || []) {
        const earlier = assigned.get(name)
        const entry = before.get(name) ?? ''
        assigned.set(name, earlier ? { ...earlier, last: value } : { entry, first: value, last: value, atStart })
        this.#values.set(name, value)
      }
      if (box.type === 'text' || box.type === 'replaced' || box.type === 'atomic') atStart = false
    }
    return (name, which) => {
      const found = assigned.get(name)
      return found ? pick(found, which) : (before.get(name) ?? '')
    }
  }
}

function pick({ entry, first, last, atStart }: Assigned, which: Which): string {
  switch (which) {
    case 'first':
      return first
    case 'start':
      return atStart ? first : entry
    case 'last':
      return last
    case 'first-except':
      return ''
    default:
      return which satisfies never
  }
}
