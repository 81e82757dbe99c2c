import type { BackgroundRepeat, BackgroundSize, BoxEdge, ComputedStyle, LengthPercentage } from '../computed-style.ts'
import type { ImageValue } from '../image-value.ts'
import { color, transparent } from '../values/color.ts'
import { image } from '../values/image.ts'
import { lengthPercentage } from '../values/numbers.ts'
import { attempt, commaList, computed, define, either, keyword, map, type Parser } from '../values/parser.ts'
import { axisPosition } from '../values/position.ts'
import type { Property } from './property.ts'

const spec = (anchor: string) => `https://www.w3.org/TR/css-backgrounds-3/#${anchor}`

const repetition = keyword<BackgroundRepeat>('repeat', 'no-repeat', 'space', 'round')

/** CSS Backgrounds 3 §2.4: one keyword for both directions, or one each. */
export const backgroundRepeat = either<ComputedStyle['background-repeat'][number]>(
  map(keyword('repeat-x', 'repeat-y'), (word) =>
    word === 'repeat-x' ? ({ x: 'repeat', y: 'no-repeat' } as const) : ({ x: 'no-repeat', y: 'repeat' } as const),
  ),
  define('[repeat | no-repeat | space | round]{1,2}', (values) => {
    const x = attempt(repetition, values) as BackgroundRepeat | undefined
    if (x === undefined) return undefined
    return { x, y: (attempt(repetition, values) as BackgroundRepeat | undefined) ?? x }
  }),
)

const sizePart = either<LengthPercentage | 'auto'>(keyword('auto'), lengthPercentage({ min: 0 }))

/** CSS Backgrounds 3 §2.9: the height is `auto` when left out. */
export const backgroundSize: Parser<BackgroundSize> = either<BackgroundSize>(
  keyword('cover', 'contain'),
  define('[<length-percentage [0,∞]> | auto]{1,2}', (values) => {
    const width = attempt(sizePart, values)
    if (width === undefined) return undefined
    const height = attempt(sizePart, values) ?? 'auto'
    return (context) => ({ width: computed(width, context), height: computed(height, context) })
  }),
)

export const backgroundImage = either<ImageValue | 'none'>(keyword('none'), image)
export const backgroundAttachment = keyword('scroll', 'fixed', 'local')
export const boxEdge = keyword<BoxEdge>('border-box', 'padding-box', 'content-box')

export const backgroundClip = either(boxEdge, keyword('text'))

export const backgroundProperties = {
  'background-color': { initial: transparent, inherited: false, parse: color, spec: spec('background-color') },
  'background-image': {
    initial: ['none'],
    inherited: false,
    parse: commaList(backgroundImage),
    spec: spec('background-image'),
  },
  'background-position-x': {
    initial: [{ percent: 0, length: 0 }],
    inherited: false,
    parse: commaList(axisPosition('x')),
    spec: 'https://www.w3.org/TR/css-backgrounds-4/#background-position-longhands',
  },
  'background-position-y': {
    initial: [{ percent: 0, length: 0 }],
    inherited: false,
    parse: commaList(axisPosition('y')),
    spec: 'https://www.w3.org/TR/css-backgrounds-4/#background-position-longhands',
  },
  'background-size': {
    initial: [{ width: 'auto', height: 'auto' }],
    inherited: false,
    parse: commaList(backgroundSize),
    spec: spec('background-size'),
  },
  'background-repeat': {
    initial: [{ x: 'repeat', y: 'repeat' }],
    inherited: false,
    parse: commaList(backgroundRepeat),
    spec: spec('background-repeat'),
  },
  'background-attachment': {
    initial: ['scroll'],
    inherited: false,
    parse: commaList(backgroundAttachment),
    spec: spec('background-attachment'),
  },
  'background-origin': {
    initial: ['padding-box'],
    inherited: false,
    parse: commaList(boxEdge),
    spec: spec('background-origin'),
  },
  'background-clip': {
    initial: ['border-box'],
    inherited: false,
    parse: commaList(backgroundClip),
    spec: spec('background-clip'),
  },
} satisfies { [K in keyof ComputedStyle]?: Property<ComputedStyle[K]> }
