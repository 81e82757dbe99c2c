import type { Color, LengthPercentage } from '../computed-style.ts'
import type { DominantBaseline, SvgLengthValue, SvgPaint, SvgReference, SvgStyle } from '../svg-style.ts'
import { black, color } from '../values/color.ts'
import { lengthPercentage, number } from '../values/numbers.ts'
import {
  attempt,
  choice,
  define,
  either,
  gather,
  keyword,
  keywordSet,
  map,
  mapSpecified,
  type Parser,
  type Specified,
  string,
  url,
} from '../values/parser.ts'
import { alpha } from './effects.ts'
import type { Property } from './property.ts'

const svg = 'https://www.w3.org/TR/SVG2/'
const masking = 'https://www.w3.org/TR/css-masking-1/'

/** Points in a user unit. */
const px = 0.75

/** A length that may lack its unit: SVG 2 §9.2. */
const svgLength: Parser<LengthPercentage> = either(
  lengthPercentage(),
  map(number(), (value) => value * px),
)

const positiveLength: Parser<LengthPercentage> = either(
  lengthPercentage({ min: 0 }),
  map(number({ min: 0 }), (value) => value * px),
)

/** SVG 2 §13.2. */
const paint: Parser<SvgPaint> = define(
  'none | <color> | <url> [none | <color>]? | context-fill | context-stroke',
  (values) => {
    const word = attempt(keyword('none', 'context-fill', 'context-stroke'), values)
    if (word !== undefined) return word
    const server = attempt(url, values)
    if (server === undefined) return asPaint(color(values))
    if (values.done) return mapSpecified(server, (found) => ({ url: found }))
    const fallback = attempt(keyword('none'), values) ?? color(values)
    if (fallback === undefined) return undefined
    return mapSpecified(gather<unknown>([server, fallback]), ([found, other]) => {
      return { url: found as string, fallback: other as 'none' | Color }
    })
  },
)

function asPaint(value: Specified<Color> | undefined): Specified<SvgPaint> | undefined {
  return value === undefined ? undefined : mapSpecified(value, (found) => ({ color: found }))
}

const reference: Parser<SvgReference> = either(
  keyword('none'),
  map(url, (found) => ({ url: found })),
)

/** SVG 2 §13.5.6: separated by white space or commas. An odd number of values is repeated to an even one when painted. */
const dashes: Parser<readonly LengthPercentage[]> = define('none | [<length-percentage> | <number>]+#', (values) => {
  if (values.takeKeyword('none')) return []
  const items: Specified<LengthPercentage>[] = []
  while (!values.done) {
    const item = attempt(positiveLength, values)
    if (item === undefined) return undefined
    items.push(item)
    if (values.takeOperator(',') && values.done) return undefined
  }
  return items.length === 0 ? undefined : gather(items)
})

const paintOrder = ['fill', 'stroke', 'markers'] as const

const order: Parser<SvgStyle['paint-order']> = either(
  choice({ normal: paintOrder }),
  map(keywordSet(...paintOrder), (first) => [...first, ...paintOrder.filter((part) => !first.includes(part))]),
)

/** The names of SVG 1.1 besides those of CSS Inline 3. */
const baseline: Parser<DominantBaseline> = choice<DominantBaseline>({
  auto: 'auto',
  alphabetic: 'alphabetic',
  ideographic: 'ideographic',
  middle: 'middle',
  central: 'central',
  mathematical: 'mathematical',
  hanging: 'hanging',
  'text-top': 'text-top',
  'text-bottom': 'text-bottom',
  'text-before-edge': 'text-top',
  'text-after-edge': 'text-bottom',
})

const geometry = `${svg}geometry.html#`

const coordinate: Parser<SvgLengthValue> = either(keyword('auto'), svgLength)
const size: Parser<SvgLengthValue> = either(keyword('auto'), positiveLength)

/** SVG 2 §9.3.2. The fill rule is for clipping. */
const pathData: Parser<SvgStyle['d']> = define('none | path(<string>)', (values) => {
  if (values.takeKeyword('none')) return 'none'
  const args = values.takeFunction('path')?.args
  const data = args && string(args)
  return data === undefined || args?.done === false ? undefined : mapSpecified(data, (found) => ({ data: found }))
})

/** Sizes and places that style sheets give shapes; the attributes of these names are read when they are drawn. */
const geometryProperties = {
  x: { initial: 'auto', inherited: false, parse: coordinate, spec: `${geometry}XProperty` },
  y: { initial: 'auto', inherited: false, parse: coordinate, spec: `${geometry}YProperty` },
  cx: { initial: 'auto', inherited: false, parse: coordinate, spec: `${geometry}CxProperty` },
  cy: { initial: 'auto', inherited: false, parse: coordinate, spec: `${geometry}CyProperty` },
  r: { initial: 'auto', inherited: false, parse: size, spec: `${geometry}RProperty` },
  rx: { initial: 'auto', inherited: false, parse: size, spec: `${geometry}RxProperty` },
  ry: { initial: 'auto', inherited: false, parse: size, spec: `${geometry}RyProperty` },
  d: { initial: 'auto', inherited: false, parse: pathData, spec: `${svg}paths.html#TheDProperty` },
} as const

const painting = `${svg}painting.html#`

/** Properties that only SVG elements have. */
export const svgProperties = {
  ...geometryProperties,
  fill: { initial: { color: black }, inherited: true, parse: paint, spec: `${painting}FillProperty` },
  'fill-rule': {
    initial: 'nonzero',
    inherited: true,
    parse: keyword('nonzero', 'evenodd'),
    spec: `${painting}FillRuleProperty`,
  },
  'fill-opacity': { initial: 1, inherited: true, parse: alpha, spec: `${painting}FillOpacityProperty` },
  stroke: { initial: 'none', inherited: true, parse: paint, spec: `${painting}StrokeProperty` },
  'stroke-opacity': { initial: 1, inherited: true, parse: alpha, spec: `${painting}StrokeOpacityProperty` },
  'stroke-width': { initial: px, inherited: true, parse: positiveLength, spec: `${painting}StrokeWidthProperty` },
  'stroke-linecap': {
    initial: 'butt',
    inherited: true,
    parse: keyword('butt', 'round', 'square'),
    spec: `${painting}StrokeLinecapProperty`,
  },
  'stroke-linejoin': {
    initial: 'miter',
    inherited: true,
    parse: keyword('miter', 'round', 'bevel'),
    spec: `${painting}StrokeLinejoinProperty`,
  },
  'stroke-miterlimit': {
    initial: 4,
    inherited: true,
    parse: number({ min: 1 }),
    spec: `${painting}StrokeMiterlimitProperty`,
  },
  'stroke-dasharray': { initial: [], inherited: true, parse: dashes, spec: `${painting}StrokeDasharrayProperty` },
  'stroke-dashoffset': { initial: 0, inherited: true, parse: svgLength, spec: `${painting}StrokeDashoffsetProperty` },
  'paint-order': { initial: paintOrder, inherited: true, parse: order, spec: `${painting}PaintOrderProperty` },
  'marker-start': { initial: 'none', inherited: true, parse: reference, spec: `${painting}MarkerStartProperty` },
  'marker-mid': { initial: 'none', inherited: true, parse: reference, spec: `${painting}MarkerMidProperty` },
  'marker-end': { initial: 'none', inherited: true, parse: reference, spec: `${painting}MarkerEndProperty` },
  'vector-effect': {
    initial: 'none',
    inherited: false,
    parse: keyword('none', 'non-scaling-stroke'),
    spec: `${svg}coords.html#VectorEffects`,
  },
  'stop-color': { initial: black, inherited: false, parse: color, spec: `${svg}pservers.html#StopColorProperty` },
  'stop-opacity': { initial: 1, inherited: false, parse: alpha, spec: `${svg}pservers.html#StopOpacityProperty` },
  'text-anchor': {
    initial: 'start',
    inherited: true,
    parse: keyword('start', 'middle', 'end'),
    spec: `${svg}text.html#TextAnchorProperty`,
  },
  'dominant-baseline': {
    initial: 'auto',
    inherited: true,
    parse: baseline,
    spec: 'https://www.w3.org/TR/css-inline-3/#dominant-baseline-property',
  },
  'alignment-baseline': {
    initial: 'baseline',
    inherited: false,
    parse: either(keyword('baseline'), baseline),
    spec: 'https://www.w3.org/TR/css-inline-3/#alignment-baseline-property',
  },
  'baseline-shift': {
    initial: 'baseline',
    inherited: false,
    parse: either(keyword('baseline', 'sub', 'super'), svgLength),
    spec: 'https://www.w3.org/TR/css-inline-3/#baseline-shift-property',
  },
  'clip-rule': {
    initial: 'nonzero',
    inherited: true,
    parse: keyword('nonzero', 'evenodd'),
    spec: `${masking}#the-clip-rule`,
  },
  'flood-color': {
    initial: black,
    inherited: false,
    parse: color,
    spec: 'https://www.w3.org/TR/filter-effects-1/#FloodColorProperty',
  },
  'flood-opacity': {
    initial: 1,
    inherited: false,
    parse: alpha,
    spec: 'https://www.w3.org/TR/filter-effects-1/#FloodOpacityProperty',
  },
  'mask-type': {
    initial: 'luminance',
    inherited: false,
    parse: keyword('luminance', 'alpha'),
    spec: `${masking}#the-mask-type`,
  },
} as const satisfies { readonly [K in keyof SvgStyle]: Property<SvgStyle[K]> }

export type SvgPropertyName = keyof SvgStyle

/** Those that attributes of the same name set in the cascade: SVG 2 §6.6. */
export const svgAttributeNames = Object.keys(svgProperties).filter((name) => !Object.hasOwn(geometryProperties, name))

export const svgPropertyNames = Object.keys(svgProperties) as readonly SvgPropertyName[]

/** The row for a property of SVG, or undefined. */
export function svgRow(name: string): Property<unknown> | undefined {
  return Object.hasOwn(svgProperties, name) ? (svgProperties[name as SvgPropertyName] as Property<unknown>) : undefined
}
