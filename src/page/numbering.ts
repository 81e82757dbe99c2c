import type { Box, ReplacedBox } from '../box/box.ts'
import type { ComputedStyle } from '../css/computed-style.ts'
import type { BoxFragment } from '../layout/fragment.ts'
import { pageBoxes } from './fragment-boxes.ts'

/** Values of counters where a page's margin boxes stand. */
export type PageCounters = ReadonlyMap<string, number>

/**
 * Counters in the page context: CSS Paged Media 3 §6. The document's own counters are seen with the values they have at
 * the end of the page, without nesting.
 */
export class PageNumbering {
  #values = new Map<string, number>([['page', 0]])
  #seen = new Set<object>()
  /** Counters that the styles of pages change. */
  #ofPages = new Set<string>(['page'])

  /** Moves on to the next page. Returns its number. */
  next(style: ComputedStyle, content: readonly BoxFragment[]): number {
    this.#reset(style)
    // §6.1: `page` counts by itself, unless the page's style says how.
    if (!style['counter-increment'].some(({ name }) => name === 'page')) this.#add('page', 1)
    for (const { name, value } of style['counter-increment']) this.#add(name, value)
    for (const { name, value } of style['counter-set']) this.#values.set(name, value)
    for (const property of ['counter-reset', 'counter-increment', 'counter-set'] as const) {
      for (const { name } of style[property]) this.#ofPages.add(name)
    }
    for (const fragment of content) this.#count(fragment)
    return this.#values.get('page') ?? 0
  }

  /** What a page's margin boxes see. */
  counters(): PageCounters {
    return new Map(this.#values)
  }

  /** What content on the page sees of the page context's counters. */
  ofPage(): PageCounters {
    return new Map([...this.#values].filter(([name]) => this.#ofPages.has(name)))
  }

  #count(fragment: BoxFragment): void {
    for (const { box, begins } of pageBoxes(fragment, this.#seen)) {
      if (!begins || !countsFor(box)) continue
      this.#reset(box.style)
      for (const { name, value } of box.style['counter-increment']) this.#add(name, value)
      for (const { name, value } of box.style['counter-set']) this.#values.set(name, value)
    }
  }

  #reset(style: ComputedStyle): void {
    for (const { name, value } of style['counter-reset']) this.#values.set(name, value)
  }

  #add(name: string, value: number): void {
    this.#values.set(name, (this.#values.get(name) ?? 0) + value)
  }
}

/** One box of each element counts: not the line's box around an inline-block, nor later parts of a broken inline box. */
function countsFor(box: Box | ReplacedBox): boolean {
  if (box.anonymous || box.type === 'atomic' || box.type === 'text') return false
  return box.type !== 'inline' || box.edges === undefined || box.edges.start
}
