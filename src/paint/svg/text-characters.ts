import { attribute, type Element } from '../../html/element.ts'
import { type Axis, numberList, parsedLength } from './lengths.ts'
import type { Place } from './scene.ts'

/** A character of a `text` element, after white space is collapsed, with what its author says of its place. */
export interface TextCharacter {
  readonly text: string
  /** The innermost element that holds it. */
  readonly element: Element
  /** The `textPath` that it stands on. */
  readonly path: Element | undefined
  /** Absolute places begin a new chunk: SVG 2 §11.5. */
  readonly x: number | undefined
  readonly y: number | undefined
  readonly dx: number
  readonly dy: number
  /** Degrees. */
  readonly rotate: number
}

interface Scope {
  readonly element: Element
  /** Index of its first character. */
  readonly start: number
  readonly lists: Readonly<Record<'x' | 'y' | 'dx' | 'dy' | 'rotate', readonly number[]>>
}

const content = new Set(['text', 'tspan', 'textPath', 'a', 'tref'])

/** The characters of a `text` element: SVG 2 §11.4. */
export function textCharacters(text: Element, place: Place): readonly TextCharacter[] {
  const collector = new Collector(place)
  collector.element(text, [], undefined)
  return collector.finish()
}

class Collector {
  readonly #place: Place
  readonly #characters: TextCharacter[] = []
  /** The last character is a space that more spaces would be collapsed into. */
  #afterSpace = true

  constructor(place: Place) {
    this.#place = place
  }

  element(element: Element, outer: readonly Scope[], path: Element | undefined) {
    const { styles } = this.#place.scene
    if (styles.of(element).display === 'none') return
    const start = this.#characters.length
    const scopes = [...outer, { element, start, lists: this.#lists(element) }]
    const on = element.tag === 'textPath' ? element : path
    for (const child of element.children) {
      if (child.type === 'text') this.#text(child.value, element, scopes, on)
      else if (content.has(child.tag)) this.element(child, scopes, on)
    }
  }

  /** A space at the very end vanishes like those at the start. */
  finish(): readonly TextCharacter[] {
    const last = this.#characters.at(-1)
    if (last?.text === ' ' && this.#afterSpace) this.#characters.pop()
    return this.#characters
  }

  #lists(element: Element): Scope['lists'] {
    const list = (name: string, axis: Axis) =>
      (attribute(element, name) ?? '')
        .split(/[\s,]+/)
        .filter((part) => part !== '')
        .map((part) => parsedLength(part, name, axis, element, this.#place) ?? 0)
    if (element.tag === 'textPath') return { x: [], y: [], dx: [], dy: [], rotate: [] }
    return {
      x: list('x', 'x'),
      y: list('y', 'y'),
      dx: list('dx', 'x'),
      dy: list('dy', 'y'),
      rotate: numberList(attribute(element, 'rotate') ?? ''),
    }
  }

  /** CSS Text 3 §4.1.1, with line feeds as spaces. */
  #text(value: string, element: Element, scopes: readonly Scope[], path: Element | undefined) {
    const mode = this.#place.scene.styles.of(element)['white-space']
    const preserved = mode === 'pre' || mode === 'pre-wrap' || mode === 'break-spaces'
    for (const character of value) {
      const space = /[\t\n\r ]/.test(character)
      if (space && !preserved && this.#afterSpace) continue
      this.#afterSpace = space && !preserved
      this.#add(space ? ' ' : character, element, scopes, path)
    }
  }

  #add(text: string, element: Element, scopes: readonly Scope[], path: Element | undefined) {
    const index = this.#characters.length
    const found = (name: 'x' | 'y' | 'dx' | 'dy') => {
      for (const { start, lists } of scopes.toReversed()) {
        const value = lists[name][index - start]
        if (value !== undefined) return value
      }
      return undefined
    }
    this.#characters.push({
      text,
      element,
      path,
      x: found('x'),
      y: found('y'),
      dx: found('dx') ?? 0,
      dy: found('dy') ?? 0,
      rotate: rotationAt(scopes, index),
    })
  }
}

/** The last angle of a list holds for all characters that follow in its element. */
function rotationAt(scopes: readonly Scope[], index: number): number {
  for (const { start, lists } of scopes.toReversed()) {
    const { rotate } = lists
    if (rotate.length > 0) return rotate[Math.min(index - start, rotate.length - 1)] ?? 0
  }
  return 0
}
