import type { ComputedStyle } from '../computed-style.ts'
import { length } from '../values/numbers.ts'
import { attempt, computed, define, gather, keyword } from '../values/parser.ts'
import type { Property } from './property.ts'

const nonNegative = length({ min: 0 })

const spacing = define<ComputedStyle['border-spacing']>('<length [0,∞]>{1,2}', (values) => {
  const horizontal = nonNegative(values)
  if (horizontal === undefined) return undefined
  const vertical = attempt(nonNegative, values) ?? horizontal
  const both = gather([horizontal, vertical])
  const pair = ([h = 0, v = h]: readonly number[]) => ({ horizontal: h, vertical: v })
  return typeof both === 'function' ? (context) => pair(computed(both, context)) : pair(both)
})

export const tableProperties = {
  'table-layout': {
    initial: 'auto',
    inherited: false,
    parse: keyword('auto', 'fixed'),
    spec: 'https://www.w3.org/TR/css-tables-3/#table-layout-property',
  },
  'border-collapse': {
    initial: 'separate',
    inherited: true,
    parse: keyword('separate', 'collapse'),
    spec: 'https://www.w3.org/TR/css-tables-3/#border-collapse-property',
  },
  'border-spacing': {
    initial: { horizontal: 0, vertical: 0 },
    inherited: true,
    parse: spacing,
    spec: 'https://www.w3.org/TR/css-tables-3/#border-spacing-property',
  },
  'caption-side': {
    initial: 'top',
    inherited: true,
    parse: keyword('top', 'bottom'),
    spec: 'https://www.w3.org/TR/css-tables-3/#caption-side-property',
  },
  'empty-cells': {
    initial: 'show',
    inherited: true,
    parse: keyword('show', 'hide'),
    spec: 'https://www.w3.org/TR/css-tables-3/#empty-cell-rendering',
  },
} satisfies { [K in keyof ComputedStyle]?: Property<ComputedStyle[K]> }
