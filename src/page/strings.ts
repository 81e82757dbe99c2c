import type { RunningElement } from '../box/box.ts'
import type { NamedValue } from '../box/item.ts'
import type { BoxFragment } from '../layout/fragment.ts'
import { type PageBox, pageBoxes } from './fragment-boxes.ts'

/** Named strings and running elements as one page sees them; undefined when nothing has that name. */
export interface PageNames {
  readonly string: (name: string, which: NamedValue) => string | undefined
  readonly element: (name: string, which: NamedValue) => RunningElement | undefined
}

/** Named strings and running elements from page to page: CSS Generated Content for Paged Media 3 §1. */
export class Naming {
  readonly #strings = new NamedValues<string>()
  readonly #elements = new NamedValues<RunningElement>()
  readonly #seen = new Set<object>()

  /** Moves on to the next page. */
  next(content: readonly BoxFragment[]): PageNames {
    this.#strings.turn()
    this.#elements.turn()
    let atStart = true
    for (const fragment of content) {
      for (const page of pageBoxes(fragment, this.#seen)) {
        this.#note(page, atStart)
        const { type } = page.box
        if (type === 'text' || type === 'replaced' || type === 'atomic') atStart = false
      }
    }
    return { string: this.#strings.ofPage(), element: this.#elements.ofPage() }
  }

  #note({ box, begins, ends }: PageBox, atStart: boolean): void {
    if (begins) {
      for (const running of box.running?.before ?? []) this.#elements.assign(running.name, running, atStart)
      for (const [name, value] of box.strings ?? []) this.#strings.assign(name, value, atStart)
    }
    if (ends) for (const running of box.running?.after ?? []) this.#elements.assign(running.name, running, false)
  }
}

interface Assigned<T> {
  readonly entry: T | undefined
  readonly first: T
  readonly last: T
  /** The page begins with the element that set it. */
  readonly atStart: boolean
}

class NamedValues<T> {
  /** Values at the end of the pages so far. */
  readonly #values = new Map<string, T>()
  #assigned = new Map<string, Assigned<T>>()

  turn(): void {
    this.#assigned = new Map()
  }

  assign(name: string, value: T, atStart: boolean): void {
    const earlier = this.#assigned.get(name)
    const entry = this.#values.get(name)
    this.#assigned.set(name, earlier ? { ...earlier, last: value } : { entry, first: value, last: value, atStart })
    this.#values.set(name, value)
  }

  /** What this page's margin boxes see, whatever the pages after it assign. */
  ofPage(): (name: string, which: NamedValue) => T | undefined {
    const assigned = this.#assigned
    const values = new Map(this.#values)
    return (name, which) => {
      const found = assigned.get(name)
      return found ? pick(found, which) : values.get(name)
    }
  }
}

function pick<T>({ entry, first, last, atStart }: Assigned<T>, which: NamedValue): T | undefined {
  switch (which) {
    case 'first':
      return first
    case 'start':
      return atStart ? first : entry
    case 'last':
      return last
    case 'first-except':
      return undefined
    default:
      return which satisfies never
  }
}
