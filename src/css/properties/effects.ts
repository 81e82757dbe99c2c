import type { ComputedStyle } from '../computed-style.ts'
import { blendModes, type ClipPath, type ReferenceBox } from '../effect-values.ts'
import { basicShape } from '../values/basic-shape.ts'
import { filterList } from '../values/filter.ts'
import { fraction, lengthPercentage } from '../values/numbers.ts'
import {
  attempt,
  choice,
  commaList,
  computed,
  define,
  keyword,
  map,
  mapSpecified,
  type Parser,
  url,
} from '../values/parser.ts'
import { rotate, scale, transformList, transformOrigin, translate } from '../values/transform.ts'
import { borderRadii } from './border-shorthands.ts'
import { edges } from './decorations.ts'
import type { Property } from './property.ts'

const transforms = (anchor: string) => `https://www.w3.org/TR/css-transforms-2/#${anchor}`
const compositing = (anchor: string) => `https://www.w3.org/TR/compositing-1/#${anchor}`

/** A number or percentage, brought between 0 and 1. */
export const alpha: Parser<number> = map(fraction, (value) => Math.min(1, Math.max(0, value)))

const shape = basicShape({ edges: edges(lengthPercentage()), radii: borderRadii })

/** Boxes of drawings are those of boxes in CSS that come closest: CSS Masking 1 §5.1. */
const referenceBox = choice<ReferenceBox>({
  'margin-box': 'margin-box',
  'border-box': 'border-box',
  'padding-box': 'padding-box',
  'content-box': 'content-box',
  'fill-box': 'content-box',
  'stroke-box': 'border-box',
  'view-box': 'border-box',
})

const clipPath = define<ClipPath>(`none | <url> | [<basic-shape> || <geometry-box>]: ${shape.syntax}`, (values) => {
  if (values.takeKeyword('none')) return 'none'
  const reference = attempt(url, values)
  if (reference !== undefined) return mapSpecified(reference, (found) => ({ type: 'url', url: found }))
  const before = attempt(referenceBox, values)
  const found = attempt(shape, values)
  const box = before ?? attempt(referenceBox, values)
  if (found === undefined && box === undefined) return undefined
  return (context) => ({
    type: 'shape',
    shape: found && computed(found, context),
    box: box === undefined ? 'border-box' : computed(box, context),
  })
})

export const effectProperties = {
  opacity: {
    initial: 1,
    inherited: false,
    parse: alpha,
    spec: 'https://www.w3.org/TR/css-color-4/#transparency',
  },
  'mix-blend-mode': {
    initial: 'normal',
    inherited: false,
    parse: keyword(...blendModes),
    spec: compositing('mix-blend-mode'),
  },
  'background-blend-mode': {
    initial: ['normal'],
    inherited: false,
    parse: commaList(keyword(...blendModes)),
    spec: compositing('background-blend-mode'),
  },
  isolation: {
    initial: 'auto',
    inherited: false,
    parse: keyword('auto', 'isolate'),
    spec: compositing('isolation'),
  },
  'clip-path': {
    initial: 'none',
    inherited: false,
    parse: clipPath,
    spec: 'https://www.w3.org/TR/css-masking-1/#the-clip-path',
  },
  filter: {
    initial: [],
    inherited: false,
    parse: filterList,
    spec: 'https://www.w3.org/TR/filter-effects-1/#FilterProperty',
  },
  transform: { initial: [], inherited: false, parse: transformList, spec: transforms('transform-functions') },
  'transform-origin': {
    initial: { x: { percent: 50, length: 0 }, y: { percent: 50, length: 0 } },
    inherited: false,
    parse: transformOrigin,
    spec: 'https://www.w3.org/TR/css-transforms-1/#transform-origin-property',
  },
  'transform-box': {
    initial: 'view-box',
    inherited: false,
    parse: keyword('content-box', 'border-box', 'fill-box', 'stroke-box', 'view-box'),
    spec: 'https://www.w3.org/TR/css-transforms-1/#transform-box',
  },
  translate: { initial: 'none', inherited: false, parse: translate, spec: transforms('individual-transforms') },
  rotate: { initial: 'none', inherited: false, parse: rotate, spec: transforms('individual-transforms') },
  scale: { initial: 'none', inherited: false, parse: scale, spec: transforms('individual-transforms') },
} satisfies { [K in keyof ComputedStyle]?: Property<ComputedStyle[K]> }
