import type { ComputedStyle, CounterReset } from '../css/computed-style.ts'
import { attribute, type Element } from '../html/element.ts'
import { isFootnote } from './taken-out.ts'

/**
 * The counters in scope while the element tree is walked in document order: CSS Lists 3 §4. `enter` an element before its
 * content, `leave` it after; a counter lives for the element that made it, its later siblings and all their descendants.
 */
export class Counters {
  /** Values of each counter, the innermost last. */
  readonly #values: Map<string, number[]>
  /** For each open element, the counters its children have made. */
  readonly #scopes: Set<string>[]
  /** Of each `list-item` counter, does it count down? */
  readonly #countsDown: boolean[] = []
  readonly #reversedStart: (owner: Element, name: string) => number

  /**
   * `values` are those of the counters made outside, the innermost last. Default: none. `reversedStart` says where a
   * counter begins that has its value from what it counts. Default: at 0.
   */
  constructor(
    values: ReadonlyMap<string, readonly number[]> = new Map(),
    reversedStart: (owner: Element, name: string) => number = () => 0,
  ) {
    this.#reversedStart = reversedStart
    this.#values = new Map([...values].map(([name, list]) => [name, [...list]]))
    this.#scopes = [new Set()]
  }

  /** All counters in scope, with values from the outermost to the innermost. */
  snapshot(): ReadonlyMap<string, readonly number[]> {
    const inScope = [...this.#values].filter(([, values]) => values.length > 0)
    return new Map(inScope.map(([name, values]) => [name, [...values]]))
  }

  /** The same counters as they are here; what is done to them there leaves these alone. */
  copy(): Counters {
    return new Counters(this.#values)
  }

  enter(element: Element | undefined, style: ComputedStyle): void {
    for (const reset of [...style['counter-reset'], ...listStart(element)]) {
      this.#create(reset.name, this.#startOf(reset, element), reset.reversed !== undefined)
    }
    const increments = style['counter-increment']
    // CSS Lists 3 §4.6: every list item counts itself, unless it says how.
    if (style.display === 'list-item' && !increments.some(({ name }) => name === 'list-item')) {
      this.#add('list-item', this.#countsDown[this.values('list-item').length - 1] ? -1 : 1)
    }
    for (const { name, value } of increments) this.#add(name, value)
    // CSS Generated Content for Paged Media 3 §2.6: so does every footnote.
    if (isFootnote(style) && !increments.some(({ name }) => name === 'footnote')) {
      // Paragraphs have one numbering, so nobody's counter is the document's.
      if (!this.has('footnote')) this.#create('footnote', 0, false, this.#scopes[0])
      this.#add('footnote', 1)
    }
    for (const { name, value } of [...itemValue(element), ...style['counter-set']]) this.set(name, value)
    this.#scopes.push(new Set())
  }

  /** The value of the innermost counter of that name. */
  set(name: string, value: number): void {
    const values = this.#instantiate(name)
    values[values.length - 1] = value
  }

  leave(): void {
    for (const name of this.#scopes.pop() ?? []) this.#values.get(name)?.pop()
  }

  /** Values from the outermost to the innermost; a counter nobody has made is 0. */
  values(name: string): readonly number[] {
    const values = this.#values.get(name)
    return values === undefined || values.length === 0 ? [0] : values
  }

  has(name: string): boolean {
    return (this.#values.get(name)?.length ?? 0) > 0
  }

  #startOf({ name, value, reversed }: CounterReset, element: Element | undefined): number {
    return reversed === 'to-last' && element !== undefined ? this.#reversedStart(element, name) : value
  }

  #create(name: string, value: number, countsDown = false, scope = this.#scopes.at(-1)): void {
    const values = this.#values.get(name) ?? []
    // A sibling's counter of that name ends here.
    if (scope?.has(name)) values.pop()
    scope?.add(name)
    values.push(value)
    if (name === 'list-item') this.#countsDown[values.length - 1] = countsDown
    this.#values.set(name, values)
  }

  #add(name: string, value: number): void {
    const values = this.#instantiate(name)
    values[values.length - 1] = (values.at(-1) ?? 0) + value
  }

  #instantiate(name: string): number[] {
    if (!this.has(name)) this.#create(name, 0)
    return this.#values.get(name) ?? []
  }
}

/** `<ol start>` and `<ol reversed>`, which counts down to 1: HTML §4.4.5. */
function listStart(element: Element | undefined): CounterReset[] {
  if (element?.tag !== 'ol') return []
  const start = integer(attribute(element, 'start'))
  const items = element.children.filter((child) => child.type === 'element' && child.tag === 'li').length
  if (element.attributes.has('reversed')) {
    return [{ name: 'list-item', value: (start ?? items) + 1, reversed: 'from-value' }]
  }
  return start === undefined ? [] : [{ name: 'list-item', value: start - 1 }]
}

/** `<li value>`. */
function itemValue(element: Element | undefined): { name: string; value: number }[] {
  if (element?.tag !== 'li') return []
  const value = integer(attribute(element, 'value'))
  return value === undefined ? [] : [{ name: 'list-item', value }]
}

function integer(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*[+-]?\d+/.test(text) ? Number.parseInt(text, 10) : undefined
}
