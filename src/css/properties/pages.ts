import type { ComputedStyle, LengthPercentage } from '../computed-style.ts'
import { integer } from '../values/numbers.ts'
import { customIdent, define, either, keyword } from '../values/parser.ts'
import { position } from '../values/position.ts'
import type { Property } from './property.ts'

const breaks = (anchor: string) => `https://www.w3.org/TR/css-break-3/#${anchor}`

const between: Omit<Property<ComputedStyle['break-before']>, 'spec'> = {
  initial: 'auto',
  inherited: false,
  parse: keyword('auto', 'avoid', 'avoid-page', 'avoid-column', 'page', 'column', 'left', 'right', 'recto', 'verso'),
}

export const fragmentationProperties = {
  'break-before': { ...between, spec: breaks('break-between') },
  'break-after': { ...between, spec: breaks('break-between') },
  'break-inside': {
    initial: 'auto',
    inherited: false,
    parse: keyword('auto', 'avoid', 'avoid-page', 'avoid-column'),
    spec: breaks('break-within'),
  },
  orphans: { initial: 2, inherited: true, parse: integer({ min: 1 }), spec: breaks('widows-orphans') },
  widows: { initial: 2, inherited: true, parse: integer({ min: 1 }), spec: breaks('widows-orphans') },
  'box-decoration-break': {
    initial: 'slice',
    inherited: false,
    parse: keyword('slice', 'clone'),
    spec: breaks('break-decoration'),
  },
  page: {
    initial: '',
    // `auto` is the parent's value, which is what inheriting it comes to.
    inherited: true,
    parse: either(
      define<string>('auto', (values) =>
        values.takeKeyword('auto') ? (context) => context.parent?.page ?? '' : undefined,
      ),
      customIdent,
    ),
    spec: 'https://www.w3.org/TR/css-page-3/#using-named-pages',
  },
} satisfies { [K in keyof ComputedStyle]?: Property<ComputedStyle[K]> }

const half: LengthPercentage = { percent: 50, length: 0 }

export const imageProperties = {
  'object-fit': {
    initial: 'fill',
    inherited: false,
    parse: keyword('fill', 'contain', 'cover', 'none', 'scale-down'),
    spec: 'https://www.w3.org/TR/css-images-3/#the-object-fit',
  },
  'object-position': {
    initial: { x: half, y: half },
    inherited: false,
    parse: position,
    spec: 'https://www.w3.org/TR/css-images-3/#the-object-position',
  },
} satisfies { [K in keyof ComputedStyle]?: Property<ComputedStyle[K]> }
