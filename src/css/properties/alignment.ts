import type { Alignment, ComputedStyle, ContentAlignment, LengthPercentage } from '../computed-style.ts'
import { integer, lengthPercentage } from '../values/numbers.ts'
import { attempt, define, either, keyword, type Parser } from '../values/parser.ts'
import type { Property } from './property.ts'

/** CSS Box Alignment 3: shared by flex, grid and multi-column layout. */
const spec = (anchor: string) => `https://www.w3.org/TR/css-align-3/#${anchor}`

const distributions = ['space-between', 'space-around', 'space-evenly', 'stretch'] as const
const contentPositions = ['center', 'start', 'end', 'flex-start', 'flex-end'] as const
const selfPositions = ['center', 'start', 'end', 'self-start', 'self-end', 'flex-start', 'flex-end'] as const
const sides = ['left', 'right'] as const

/** `[ safe | unsafe ]? <position>`: §4.4. */
function position<K extends string>(names: readonly K[]): Parser<{ readonly value: K; readonly safe: boolean }> {
  return define(`[safe | unsafe]? [${names.join(' | ')}]`, (values) => {
    const overflow = values.takeKeyword('safe') ? 'safe' : values.takeKeyword('unsafe') ? 'unsafe' : undefined
    const value = keyword(...names)(values)
    return value === undefined || typeof value === 'function' ? undefined : { value, safe: overflow === 'safe' }
  })
}

/** Keywords that take no `safe`. */
function plain<K extends string>(...names: readonly K[]): Parser<{ readonly value: K; readonly safe: false }> {
  return define(names.join(' | '), (values) => {
    const value = keyword(...names)(values)
    return value === undefined || typeof value === 'function' ? undefined : { value, safe: false }
  })
}

/** `[ first | last ]? baseline`: §4.2. */
const baseline = define<{ readonly value: 'baseline' | 'last baseline'; readonly safe: false }>(
  '[first | last]? baseline',
  (values) => {
    const last = values.takeKeyword('last')
    if (!last) values.takeKeyword('first')
    return values.takeKeyword('baseline') ? { value: last ? 'last baseline' : 'baseline', safe: false } : undefined
  },
)

const alignItems = either<Alignment>(plain('normal', 'stretch'), baseline, position(selfPositions))
const justifyItems = either<Alignment>(plain('normal', 'stretch'), baseline, position([...selfPositions, ...sides]))

/** `legacy` alone does nothing without an ancestor that has a side with it: §6.1. The side may stand before it too. */
const legacy = define<Alignment>('legacy && [left | right | center]?', (values) => {
  const side = keyword('left', 'right', 'center')
  const before = attempt(side, values)
  if (!values.takeKeyword('legacy')) return undefined
  const found = before ?? attempt(side, values)
  return typeof found === 'string' ? { value: found, safe: false } : { value: 'normal', safe: false }
})

const gap: Omit<Property<LengthPercentage | 'normal'>, 'spec'> = {
  initial: 'normal',
  inherited: false,
  parse: either<LengthPercentage | 'normal'>(keyword('normal'), lengthPercentage({ min: 0 })),
}

const normal = { value: 'normal', safe: false } as const
const auto = { value: 'auto', safe: false } as const

export const alignmentProperties = {
  'align-content': {
    initial: normal,
    inherited: false,
    parse: either<ContentAlignment>(plain('normal', ...distributions), baseline, position(contentPositions)),
    spec: spec('align-justify-content'),
  },
  'justify-content': {
    initial: normal,
    inherited: false,
    parse: either<ContentAlignment>(plain('normal', ...distributions), position([...contentPositions, ...sides])),
    spec: spec('align-justify-content'),
  },
  'align-items': { initial: normal, inherited: false, parse: alignItems, spec: spec('align-items-property') },
  'justify-items': {
    initial: normal,
    inherited: false,
    parse: either<Alignment>(legacy, justifyItems),
    spec: spec('justify-items-property'),
  },
  'align-self': {
    initial: auto,
    inherited: false,
    parse: either<Alignment>(plain('auto'), alignItems),
    spec: spec('align-self-property'),
  },
  'justify-self': {
    initial: auto,
    inherited: false,
    parse: either<Alignment>(plain('auto'), justifyItems),
    spec: spec('justify-self-property'),
  },
  'row-gap': { ...gap, spec: spec('column-row-gap') },
  'column-gap': { ...gap, spec: spec('column-row-gap') },
  order: {
    initial: 0,
    inherited: false,
    parse: integer(),
    spec: 'https://www.w3.org/TR/css-display-4/#order-property',
  },
} satisfies { [K in keyof ComputedStyle]?: Property<ComputedStyle[K]> }
