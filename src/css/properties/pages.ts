import type { ComputedStyle, LengthPercentage } from '../computed-style.ts'
import { angle, integer, length } from '../values/numbers.ts'
import {
  attempt,
  choice,
  customIdent,
  define,
  either,
  keyword,
  keywordSet,
  mapSpecified,
  type Parser,
} from '../values/parser.ts'
import { position } from '../values/position.ts'
import { resolution } from '../values/resolution.ts'
import type { Property } from './property.ts'

const breaks = (anchor: string) => `https://www.w3.org/TR/css-break-3/#${anchor}`

const between: Omit<Property<ComputedStyle['break-before']>, 'spec'> = {
  initial: 'auto',
  inherited: false,
  parse: keyword(
    ...(['auto', 'avoid', 'avoid-page', 'avoid-column', 'always', 'all', 'page', 'column'] as const),
    ...(['left', 'right', 'recto', 'verso'] as const),
  ),
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
  'margin-break': {
    initial: 'auto',
    inherited: false,
    parse: keyword('auto', 'keep', 'discard'),
    spec: 'https://www.w3.org/TR/css-break-4/#break-margins',
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
  marks: {
    initial: [],
    inherited: false,
    parse: either<ComputedStyle['marks']>(choice({ none: [] }), keywordSet('crop', 'cross')),
    spec: 'https://www.w3.org/TR/css-page-3/#marks',
  },
  bleed: {
    initial: 'auto',
    inherited: false,
    parse: either<ComputedStyle['bleed']>(keyword('auto'), length()),
    spec: 'https://www.w3.org/TR/css-page-3/#bleed',
  },
  'page-orientation': {
    initial: 'upright',
    inherited: false,
    parse: keyword('upright', 'rotate-left', 'rotate-right'),
    spec: 'https://www.w3.org/TR/css-page-3/#page-orientation-prop',
  },
} satisfies { [K in keyof ComputedStyle]?: Property<ComputedStyle[K]> }

/** CSS Images 3 (2012) §5.2 has turns of a right angle, and a mirror. */
const turned: Parser<ComputedStyle['image-orientation']> = define('<angle> && flip?', (values) => {
  const before = values.takeKeyword('flip')
  const degrees = attempt(angle, values)
  const flip = before || values.takeKeyword('flip')
  if (degrees === undefined && !flip) return undefined
  return mapSpecified(degrees ?? 0, (value) => ({
    quarterTurns: (((Math.round(value / 90) % 4) + 4) % 4) as 0 | 1 | 2 | 3,
    flip,
  }))
})

/** CSS Images 4 §6.2. `snap` rounds to the dots of a device, which a PDF has none of. */
const imageResolution: Parser<ComputedStyle['image-resolution']> = define(
  '[from-image || <resolution>] && snap?',
  (values) => {
    let [fromImage, snap] = [false, false]
    let given: number | undefined
    while (!values.done) {
      if (!fromImage && values.takeKeyword('from-image')) fromImage = true
      else if (!snap && values.takeKeyword('snap')) snap = true
      else {
        const found = given === undefined ? attempt(resolution, values) : undefined
        if (typeof found !== 'number') return undefined
        given = found
      }
    }
    return fromImage || given !== undefined ? { fromImage, resolution: given ?? 1 } : undefined
  },
)

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
  'image-rendering': {
    initial: 'auto',
    inherited: true,
    parse: either<ComputedStyle['image-rendering']>(
      keyword('auto', 'smooth', 'high-quality', 'crisp-edges', 'pixelated'),
      // The names before CSS Images 3.
      choice({ optimizespeed: 'pixelated', optimizequality: 'smooth', '-webkit-optimize-contrast': 'crisp-edges' }),
    ),
    spec: 'https://www.w3.org/TR/css-images-3/#the-image-rendering',
  },
  'image-orientation': {
    initial: 'from-image',
    inherited: true,
    parse: either<ComputedStyle['image-orientation']>(keyword('from-image', 'none'), turned),
    spec: 'https://www.w3.org/TR/css-images-3/#the-image-orientation',
  },
  'image-resolution': {
    initial: { fromImage: false, resolution: 1 },
    inherited: true,
    parse: imageResolution,
    spec: 'https://www.w3.org/TR/css-images-4/#the-image-resolution',
  },
} satisfies { [K in keyof ComputedStyle]?: Property<ComputedStyle[K]> }
