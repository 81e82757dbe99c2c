import type { ComputedStyle } from '../computed-style.ts'
import { angle, lengthPercentage, number, percentage } from '../values/numbers.ts'
import {
  attempt,
  choice,
  commaList,
  define,
  either,
  identifier,
  keyword,
  map,
  type Parser,
  string,
  wideKeywords,
} from '../values/parser.ts'
import { mediumFontSize } from '../values/units.ts'
import { fontSettings } from './font-settings.ts'
import type { Property } from './property.ts'

const spec = (anchor: string) => `https://www.w3.org/TR/css-fonts-4/#${anchor}`

/** One family: a string, or identifiers joined by a space. Generic families in lower case. */
export const fontFamily: Parser<string> = define('<family-name> | <generic-family>', (values) => {
  if (values.peek()?.type === 'String') return string(values)
  const words: string[] = []
  for (let node = values.peek(); node?.type === 'Identifier'; node = values.peek()) {
    values.take()
    words.push(identifier(node.name))
  }
  const [word] = words
  if (word === undefined || (words.length === 1 && wideKeywords.has(word.toLowerCase()))) return undefined
  return words.length === 1 && genericFamilies.has(word.toLowerCase()) ? word.toLowerCase() : words.join(' ')
})

const genericFamilies: ReadonlySet<string> = new Set([
  'serif',
  'sans-serif',
  'monospace',
  'cursive',
  'fantasy',
  'system-ui',
  'ui-serif',
  'ui-sans-serif',
  'ui-monospace',
  'ui-rounded',
  'math',
  'emoji',
  'fangsong',
])

/** Against `medium`, for HTML's seven sizes too: https://www.w3.org/TR/css-fonts-4/#absolute-size-mapping */
const absoluteSizes: Readonly<Record<string, number>> = {
  'xx-small': (mediumFontSize * 3) / 5,
  'x-small': (mediumFontSize * 3) / 4,
  small: (mediumFontSize * 8) / 9,
  medium: mediumFontSize,
  large: (mediumFontSize * 6) / 5,
  'x-large': (mediumFontSize * 3) / 2,
  'xx-large': mediumFontSize * 2,
  'xxx-large': mediumFontSize * 3,
}

export const fontSize = either(
  choice<number>({
    ...absoluteSizes,
    larger: (context) => context.em * 1.2,
    smaller: (context) => context.em / 1.2,
  }),
  define<number>('<length-percentage [0,∞]>', (values) => {
    const size = lengthPercentage({ min: 0 })(values)
    if (size === undefined || typeof size === 'number') return size
    return (context) => {
      const value = typeof size === 'function' ? size(context) : size
      return Math.max(0, typeof value === 'number' ? value : value.length + (value.percent / 100) * context.em)
    }
  }),
)

/** CSS Fonts 4 §2.2.1: relative weights. */
function bolder(weight: number): number {
  if (weight < 350) return 400
  if (weight < 550) return 700
  return Math.max(900, weight)
}

function lighter(weight: number): number {
  if (weight < 100) return weight
  if (weight < 550) return 100
  return weight < 750 ? 400 : 700
}

export const fontWeight = either(
  choice<number>({
    normal: 400,
    bold: 700,
    bolder: (context) => bolder(context.parent?.['font-weight'] ?? 400),
    lighter: (context) => lighter(context.parent?.['font-weight'] ?? 400),
  }),
  number({ min: 1, max: 1000 }),
)

const stretchKeywords = {
  'ultra-condensed': 50,
  'extra-condensed': 62.5,
  condensed: 75,
  'semi-condensed': 87.5,
  normal: 100,
  'semi-expanded': 112.5,
  expanded: 125,
  'extra-expanded': 150,
  'ultra-expanded': 200,
}

export const stretchKeyword = choice<number>(stretchKeywords)

/** Line height of CSS Inline 3 §5.2: percentages are of the font size. */
export const lineHeight = either<ComputedStyle['line-height']>(
  keyword('normal'),
  map(number({ min: 0 }), (multiple) => ({ multiple })),
  define<ComputedStyle['line-height']>('<length-percentage [0,∞]>', (values) => {
    const height = lengthPercentage({ min: 0 })(values)
    if (height === undefined || typeof height === 'number') return height
    return (context) => {
      const value = typeof height === 'function' ? height(context) : height
      return Math.max(0, typeof value === 'number' ? value : value.length + (value.percent / 100) * context.em)
    }
  }),
)

/** CSS Fonts 4 §2.4: `oblique` may have an angle. Synthesised slants have one of their own; of 0, the text is upright. */
const fontStyle = define<'normal' | 'italic' | 'oblique'>(
  'normal | italic | oblique <angle [-90deg,90deg]>?',
  (values) => {
    const name = keyword('normal', 'italic', 'oblique')(values)
    if (name !== 'oblique') return name
    const slant = attempt(angle, values)
    if (typeof slant !== 'number') return 'oblique'
    if (Math.abs(slant) > 90) return undefined
    return slant === 0 ? 'normal' : 'oblique'
  },
)

export const fontProperties = {
  'font-family': {
    initial: ['serif'],
    inherited: true,
    parse: commaList(fontFamily),
    spec: spec('font-family-prop'),
  },
  'font-size': { initial: mediumFontSize, inherited: true, parse: fontSize, spec: spec('font-size-prop') },
  'font-style': { initial: 'normal', inherited: true, parse: fontStyle, spec: spec('font-style-prop') },
  'font-weight': { initial: 400, inherited: true, parse: fontWeight, spec: spec('font-weight-prop') },
  'font-stretch': {
    initial: 100,
    inherited: true,
    parse: either(stretchKeyword, percentage({ min: 0 })),
    spec: spec('font-stretch-prop'),
  },
  'line-height': {
    initial: 'normal',
    inherited: true,
    parse: lineHeight,
    spec: 'https://www.w3.org/TR/css-inline-3/#line-height-property',
  },
  'font-kerning': {
    initial: 'auto',
    inherited: true,
    parse: keyword('auto', 'normal', 'none'),
    spec: spec('font-kerning-prop'),
  },
  ...fontSettings,
} satisfies { [K in keyof ComputedStyle]?: Property<ComputedStyle[K]> }
