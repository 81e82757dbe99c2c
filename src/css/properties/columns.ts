import type { ComputedStyle } from '../computed-style.ts'
import { color, currentColor } from '../values/color.ts'
import { integer, length } from '../values/numbers.ts'
import { choice, either, keyword } from '../values/parser.ts'
import type { Property } from './property.ts'

const spec = (anchor: string) => `https://www.w3.org/TR/css-multicol-1/#${anchor}`

/** CSS Multi-column Layout 1. `column-gap` stands with the alignment properties. */
export const columnProperties = {
  'column-width': {
    initial: 'auto',
    inherited: false,
    parse: either<number | 'auto'>(keyword('auto'), length({ min: 0 })),
    spec: spec('cw'),
  },
  'column-count': {
    initial: 'auto',
    inherited: false,
    parse: either<number | 'auto'>(keyword('auto'), integer({ min: 1 })),
    spec: spec('cc'),
  },
  'column-rule-style': {
    initial: 'none',
    inherited: false,
    parse: keyword('none', 'hidden', 'solid', 'dashed', 'dotted', 'double', 'groove', 'ridge', 'inset', 'outset'),
    spec: spec('crs'),
  },
  // After the style: a width is 0 where there is none. §4.4
  'column-rule-width': {
    initial: 2.25,
    inherited: false,
    parse: either(choice({ thin: 0.75, medium: 2.25, thick: 3.75 }), length({ min: 0 })),
    spec: spec('crw'),
    adjust: (width, { style }) =>
      style['column-rule-style'] === 'none' || style['column-rule-style'] === 'hidden' ? 0 : width,
  },
  'column-rule-color': { initial: currentColor, inherited: false, parse: color, spec: spec('crc') },
  'column-span': { initial: 'none', inherited: false, parse: keyword('none', 'all'), spec: spec('column-span') },
  'column-fill': {
    initial: 'balance',
    inherited: false,
    parse: keyword('auto', 'balance', 'balance-all'),
    spec: spec('cf'),
  },
} satisfies { [K in keyof ComputedStyle]?: Property<ComputedStyle[K]> }
