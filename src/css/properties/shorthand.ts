import { attempt, type Specified, type Values } from '../values/parser.ts'
import { logicalProperties } from './logical.ts'
import { propertyRow } from './properties.ts'
import type { Property } from './property.ts'

/** A longhand or logical property of a shorthand, and its value. */
export type Setting = readonly [name: string, value: Specified<unknown>]

/** A property that sets others. */
export interface Shorthand {
  readonly longhands: readonly string[]
  /** Undefined when the value is none it can take. */
  readonly expand: (values: Values) => readonly Setting[] | undefined
  readonly spec: string
}

/** `name` as a longhand: physical or logical. Both sides of a logical pair parse alike. */
export function longhand(name: string): Property<unknown> {
  const physical = logicalProperties[name]?.ltr ?? name
  return propertyRow(physical) as Property<unknown>
}

export function read(name: string, values: Values): Specified<unknown> | undefined {
  return attempt<unknown>(longhand(name).parse, values)
}

export function initial(name: string): Specified<unknown> {
  return longhand(name).initial
}

/** One to four values, clockwise from the top: CSS Box 4 §4.2. */
export function fourSides(names: readonly [string, string, string, string], spec: string): Shorthand {
  return {
    longhands: names,
    spec,
    expand: (values) => {
      const [topName] = names
      const top = read(topName, values)
      if (top === undefined) return undefined
      const right = read(topName, values) ?? top
      const bottom = read(topName, values) ?? top
      const left = read(topName, values) ?? right
      const sides = [top, right, bottom, left]
      return names.map((name, index) => [name, sides[index]])
    },
  }
}

/** One value for both, or one each: `margin-inline`. */
export function twoSides(names: readonly [string, string], spec: string): Shorthand {
  return {
    longhands: names,
    spec,
    expand: (values) => {
      const start = read(names[0], values)
      if (start === undefined) return undefined
      return [
        [names[0], start],
        [names[1], read(names[0], values) ?? start],
      ]
    },
  }
}

/** A value for the block axis and one for the inline axis, which copies it when left out: CSS Box Alignment 3 §5.4, §6.5, §8. */
export function placePair([block, inline]: readonly [string, string], spec: string): Shorthand {
  return {
    longhands: [block, inline],
    spec,
    expand: (values) => {
      const first = read(block, values)
      if (first === undefined) return undefined
      const second = values.done ? copied(first, inline) : read(inline, values)
      if (second === undefined) return undefined
      return [
        [block, first],
        [inline, second],
      ]
    },
  }
}

/** `justify-content` takes no baseline and starts instead: CSS Box Alignment 3 §5.4. */
function copied(value: Specified<unknown>, inline: string): Specified<unknown> {
  const baseline = JSON.stringify(value)?.includes('baseline')
  return inline === 'justify-content' && baseline ? { value: 'start', safe: false } : value
}

/** Each of the longhands at most once, in any order; those left out are initial. */
export function anyOrder(
  names: readonly string[],
  spec: string,
  { also = [] }: { readonly also?: readonly string[] } = {},
): Shorthand {
  return {
    longhands: [...names, ...also],
    spec,
    expand: (values) => {
      const found = new Map<string, Specified<unknown>>()
      while (!values.done) {
        const name = names.find((candidate) => {
          if (found.has(candidate)) return false
          const value = read(candidate, values)
          if (value !== undefined) found.set(candidate, value)
          return value !== undefined
        })
        if (name === undefined) return undefined
      }
      if (found.size === 0) return undefined
      return [...names, ...also].map((name) => [name, found.has(name) ? found.get(name) : initial(name)])
    },
  }
}

/** `border`, or the borders of some sides: the same width, style and colour for each. */
export function borders(
  sides: readonly string[],
  spec: string,
  { resets = [] }: { readonly resets?: readonly string[] } = {},
): Shorthand {
  const parts = ['width', 'style', 'color']
  const [first] = sides
  const one = anyOrder(
    parts.map((part) => `${first}-${part}`),
    spec,
  )
  return {
    longhands: [...sides.flatMap((side) => parts.map((part) => `${side}-${part}`)), ...resets],
    spec,
    expand: (values) => {
      const settings = one.expand(values)
      if (!settings) return undefined
      return [
        ...sides.flatMap((side) => settings.map(([, value], i): Setting => [`${side}-${parts[i]}`, value])),
        ...resets.map((name): Setting => [name, initial(name)]),
      ]
    },
  }
}
