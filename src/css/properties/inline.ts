import type { ComputedStyle, InitialLetter } from '../computed-style.ts'
import { integer, number } from '../values/numbers.ts'
import { attempt, choice, define, either, keyword, map, string } from '../values/parser.ts'
import type { Property } from './property.ts'

const overflow = (anchor: string) => `https://www.w3.org/TR/css-overflow-4/#${anchor}`
const inline = (anchor: string) => `https://www.w3.org/TR/css-inline-3/#${anchor}`

/** In any order, each once at most; `allow-end` and `force-end` exclude one another: CSS Text 4 §8.2.1. */
const hangingPunctuation = define<ComputedStyle['hanging-punctuation']>(
  'none | [first || [force-end | allow-end] || last]',
  (values) => {
    if (values.takeKeyword('none')) return []
    const words: ComputedStyle['hanging-punctuation'][number][] = []
    for (let word = values.peekKeyword(); word !== undefined; word = values.peekKeyword()) {
      const found = (['first', 'force-end', 'allow-end', 'last'] as const).find((name) => name === word)
      const clashes = found?.endsWith('-end') ? words.some((other) => other.endsWith('-end')) : false
      if (found === undefined || clashes || words.includes(found)) return undefined
      words.push(found)
      values.take()
    }
    return words.length === 0 ? undefined : words
  },
)

/** The number of lines it is high, and the line its baseline is on: as many as it is high, if nothing else is said. */
const initialLetter = define<ComputedStyle['initial-letter']>(
  'normal | <number [1,∞]> <integer [1,∞]> | <number [1,∞]> && [drop | raise]?',
  (values) => {
    if (values.takeKeyword('normal')) return 'normal'
    const before = attempt(keyword('drop', 'raise'), values)
    const size = attempt(number({ min: 1 }), values)
    if (typeof size !== 'number') return undefined
    const sink = before === undefined ? attempt(integer({ min: 1 }), values) : undefined
    if (typeof sink === 'number') return { size, sink }
    const word = before ?? attempt(keyword('drop', 'raise'), values)
    return { size, sink: word === 'raise' ? 1 : Math.max(1, Math.floor(size)) } satisfies InitialLetter
  },
)

export const inlineProperties = {
  'text-overflow': {
    initial: 'clip',
    inherited: false,
    parse: either<ComputedStyle['text-overflow']>(
      keyword('clip', 'ellipsis'),
      map(string, (text) => ({ text })),
    ),
    spec: overflow('text-overflow'),
  },
  'max-lines': {
    initial: 'none',
    inherited: false,
    parse: either<ComputedStyle['max-lines']>(keyword('none'), integer({ min: 1 })),
    spec: overflow('max-lines'),
  },
  continue: {
    initial: 'auto',
    inherited: false,
    parse: either<ComputedStyle['continue']>(
      keyword('auto', 'discard'),
      // Of a box without a height of its own, which is all that lines are counted in, the three are alike.
      choice({ collapse: 'discard', '-webkit-legacy': 'discard' }),
    ),
    spec: overflow('continue'),
  },
  'block-ellipsis': {
    initial: 'no-ellipsis',
    inherited: true,
    parse: either<ComputedStyle['block-ellipsis']>(
      keyword('no-ellipsis', 'auto'),
      map(string, (text) => ({ text })),
    ),
    spec: overflow('block-ellipsis'),
  },
  'hanging-punctuation': {
    initial: [],
    inherited: true,
    parse: hangingPunctuation,
    spec: 'https://www.w3.org/TR/css-text-4/#hanging-punctuation-property',
  },
  'initial-letter': {
    initial: 'normal',
    inherited: false,
    parse: initialLetter,
    spec: inline('sizing-drop-initials'),
  },
} satisfies { [K in keyof ComputedStyle]?: Property<ComputedStyle[K]> }
