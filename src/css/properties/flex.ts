import type { ComputedStyle } from '../computed-style.ts'
import { lengthPercentage, number } from '../values/numbers.ts'
import { either, keyword } from '../values/parser.ts'
import type { Property } from './property.ts'

const spec = (anchor: string) => `https://www.w3.org/TR/css-flexbox-1/#${anchor}`

export const flexProperties = {
  'flex-direction': {
    initial: 'row',
    inherited: false,
    parse: keyword('row', 'row-reverse', 'column', 'column-reverse'),
    spec: spec('flex-direction-property'),
  },
  'flex-wrap': {
    initial: 'nowrap',
    inherited: false,
    parse: keyword('nowrap', 'wrap', 'wrap-reverse'),
    spec: spec('flex-wrap-property'),
  },
  'flex-grow': { initial: 0, inherited: false, parse: number({ min: 0 }), spec: spec('flex-grow-property') },
  'flex-shrink': { initial: 1, inherited: false, parse: number({ min: 0 }), spec: spec('flex-shrink-property') },
  'flex-basis': {
    initial: 'auto',
    inherited: false,
    parse: either<ComputedStyle['flex-basis']>(
      keyword('auto', 'content', 'min-content', 'max-content', 'fit-content'),
      lengthPercentage({ min: 0 }),
    ),
    spec: spec('flex-basis-property'),
  },
} satisfies { [K in keyof ComputedStyle]?: Property<ComputedStyle[K]> }
