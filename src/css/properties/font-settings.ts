import type { ComputedStyle } from '../computed-style.ts'
import { number } from '../values/numbers.ts'
import {
  attempt,
  choice,
  commaList,
  define,
  either,
  keyword,
  keywordSet,
  string,
  type Values,
} from '../values/parser.ts'
import type { Property } from './property.ts'

const spec = (anchor: string) => `https://www.w3.org/TR/css-fonts-4/#${anchor}`

/** A tag of four characters. */
function tagOf(values: Values): string | undefined {
  const tag = values.peek()?.type === 'String' ? string(values) : undefined
  return typeof tag === 'string' && /^[\x20-\x7e]{4}$/.test(tag) ? tag : undefined
}

/** An OpenType tag, then its value: a number, `on`, `off`, or nothing for 1. */
const featureSetting = define<ComputedStyle['font-feature-settings'][number]>(
  '<opentype-tag> [<integer [0,∞]> | on | off]?',
  (values) => {
    const tag = tagOf(values)
    return tag === undefined ? undefined : { tag, value: featureValue(values) }
  },
)

function featureValue(values: Values): number {
  if (values.takeKeyword('on')) return 1
  if (values.takeKeyword('off')) return 0
  const node = values.peek()
  if (node?.type !== 'Number' || !/^\+?\d+$/.test(node.value)) return 1
  values.take()
  return Number(node.value)
}

const variationSetting = define<ComputedStyle['font-variation-settings'][number]>(
  '<opentype-tag> <number>',
  (values) => {
    const tag = tagOf(values)
    const value = tag === undefined ? undefined : attempt(number(), values)
    return tag !== undefined && typeof value === 'number' ? { tag, value } : undefined
  },
)

/** At most one of each group of keywords that exclude one another. */
function oneOfEach<const K extends string>(...groups: readonly (readonly K[])[]) {
  const words = keywordSet(...groups.flat())
  return define<readonly K[]>(groups.map((group) => `[${group.join(' | ')}]`).join(' || '), (values) => {
    const found = words(values)
    if (!Array.isArray(found)) return undefined
    const clashes = groups.some((group) => group.filter((word) => found.includes(word)).length > 1)
    return clashes ? undefined : (found as readonly K[])
  })
}

const metrics = ['ex-height', 'cap-height', 'ch-width', 'ic-width', 'ic-height'] as const

/** CSS Fonts 5 §2.1: which size of the font is to be what share of the font size. Default: the x-height. */
const sizeAdjust = define<ComputedStyle['font-size-adjust']>(
  'none | [ex-height | cap-height | ch-width | ic-width | ic-height]? [from-font | <number [0,∞]>]',
  (values) => {
    if (values.takeKeyword('none')) return 'none'
    const metric = attempt(keyword(...metrics), values)
    const of = typeof metric === 'string' ? metric : 'ex-height'
    if (values.takeKeyword('from-font')) return { metric: of, value: 'from-font' }
    const value = attempt(number({ min: 0 }), values)
    return typeof value === 'number' ? { metric: of, value } : undefined
  },
)

const synthesis = { initial: 'auto', inherited: true, parse: keyword('auto', 'none') } as const

export const fontSettings = {
  'font-variant-ligatures': {
    initial: 'normal',
    inherited: true,
    parse: either<ComputedStyle['font-variant-ligatures']>(
      keyword('normal', 'none'),
      oneOfEach(
        ['common-ligatures', 'no-common-ligatures'],
        ['discretionary-ligatures', 'no-discretionary-ligatures'],
        ['historical-ligatures', 'no-historical-ligatures'],
        ['contextual', 'no-contextual'],
      ),
    ),
    spec: spec('font-variant-ligatures-prop'),
  },
  'font-variant-caps': {
    initial: 'normal',
    inherited: true,
    parse: keyword(
      'normal',
      'small-caps',
      'all-small-caps',
      'petite-caps',
      'all-petite-caps',
      'unicase',
      'titling-caps',
    ),
    spec: spec('font-variant-caps-prop'),
  },
  'font-variant-numeric': {
    initial: 'normal',
    inherited: true,
    parse: either<ComputedStyle['font-variant-numeric']>(
      keyword('normal'),
      oneOfEach(
        ['lining-nums', 'oldstyle-nums'],
        ['proportional-nums', 'tabular-nums'],
        ['diagonal-fractions', 'stacked-fractions'],
        ['ordinal'],
        ['slashed-zero'],
      ),
    ),
    spec: spec('font-variant-numeric-prop'),
  },
  'font-variant-position': {
    initial: 'normal',
    inherited: true,
    parse: keyword('normal', 'sub', 'super'),
    spec: spec('font-variant-position-prop'),
  },
  'font-variant-east-asian': {
    initial: 'normal',
    inherited: true,
    parse: either<ComputedStyle['font-variant-east-asian']>(
      keyword('normal'),
      oneOfEach(
        ['jis78', 'jis83', 'jis90', 'jis04', 'simplified', 'traditional'],
        ['full-width', 'proportional-width'],
        ['ruby'],
      ),
    ),
    spec: spec('font-variant-east-asian-prop'),
  },
  'font-variant-alternates': {
    initial: 'normal',
    inherited: true,
    parse: keyword('normal', 'historical-forms'),
    spec: spec('font-variant-alternates-prop'),
  },
  'font-feature-settings': {
    initial: [],
    inherited: true,
    parse: either<ComputedStyle['font-feature-settings']>(choice({ normal: [] }), commaList(featureSetting)),
    spec: spec('font-feature-settings-prop'),
  },
  'font-language-override': {
    initial: 'normal',
    inherited: true,
    parse: either<string>(keyword('normal'), string),
    spec: spec('font-language-override-prop'),
  },
  'font-optical-sizing': {
    initial: 'auto',
    inherited: true,
    parse: keyword('auto', 'none'),
    spec: spec('font-optical-sizing-def'),
  },
  'font-variation-settings': {
    initial: [],
    inherited: true,
    parse: either<ComputedStyle['font-variation-settings']>(choice({ normal: [] }), commaList(variationSetting)),
    spec: spec('font-variation-settings-def'),
  },
  'font-size-adjust': {
    initial: 'none',
    inherited: true,
    parse: sizeAdjust,
    spec: spec('font-size-adjust-prop'),
  },
  'font-synthesis-weight': { ...synthesis, spec: spec('font-synthesis-weight') },
  'font-synthesis-style': {
    initial: 'auto',
    inherited: true,
    parse: keyword('auto', 'none', 'oblique-only'),
    spec: spec('font-synthesis-style'),
  },
  'font-synthesis-small-caps': { ...synthesis, spec: spec('font-synthesis-small-caps') },
  'font-synthesis-position': { ...synthesis, spec: spec('font-synthesis-position') },
} satisfies { [K in keyof ComputedStyle]?: Property<ComputedStyle[K]> }
