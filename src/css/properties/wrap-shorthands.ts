import type { ComputedStyle } from '../computed-style.ts'
import type { Specified, Values } from '../values/parser.ts'

type Settings = readonly (readonly [string, Specified<unknown>])[]

/** A property whose keywords stand for values of another one. */
function keywordsFor<K extends 'white-space' | 'text-wrap'>(
  name: K,
  table: Readonly<Record<string, ComputedStyle[K]>>,
  spec: string,
) {
  return {
    longhands: [name],
    spec: `https://www.w3.org/TR/css-text-4/#${spec}`,
    expand: (values: Values): Settings | undefined => {
      const word = values.peekKeyword()
      const value = word === undefined ? undefined : table[word]
      if (value === undefined) return undefined
      values.take()
      return [[name, value]]
    },
  }
}

/** The halves that CSS Text 4 §3 and §6 have for properties which are one here: the last one that is given counts. */
export const wrapShorthands = {
  'text-wrap-mode': keywordsFor('text-wrap', { wrap: 'wrap', nowrap: 'nowrap' }, 'text-wrap-mode'),
  'text-wrap-style': keywordsFor(
    'text-wrap',
    { auto: 'wrap', balance: 'balance', pretty: 'pretty', stable: 'stable' },
    'text-wrap-style',
  ),
  'white-space-collapse': keywordsFor(
    'white-space',
    { collapse: 'normal', preserve: 'pre-wrap', 'preserve-breaks': 'pre-line', 'break-spaces': 'break-spaces' },
    'white-space-collapsing',
  ),
}
