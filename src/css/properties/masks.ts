import type { BackgroundSize, ComputedStyle, MaskComposite, MaskMode } from '../computed-style.ts'
import type { ImageValue } from '../image-value.ts'
import { image } from '../values/image.ts'
import { attempt, commaList, either, gather, keyword, map, type Specified, url, type Values } from '../values/parser.ts'
import { backgroundPosition } from '../values/position.ts'
import { backgroundRepeat, backgroundSize, boxEdge } from './backgrounds.ts'
import type { Property } from './property.ts'

const spec = (anchor: string) => `https://www.w3.org/TR/css-masking-1/#the-${anchor}`

/** A reference to a `mask` of a drawing is an image to the notation, told apart by its fragment. */
const maskImage = either<ImageValue | 'none'>(
  keyword('none'),
  map(url, (found) => ({ type: 'url' as const, url: found })),
  image,
)
const mode = keyword<MaskMode>('match-source', 'alpha', 'luminance')
const composite = keyword<MaskComposite>('add', 'subtract', 'intersect', 'exclude')
const clip = either(boxEdge, keyword('no-clip'))
const auto: BackgroundSize = { width: 'auto', height: 'auto' }
const corner = { x: { percent: 0, length: 0 }, y: { percent: 0, length: 0 } }

/** CSS Masking 1 §6: a list for each, a value for each layer. */
export const maskProperties = {
  'mask-image': { initial: ['none'], inherited: false, parse: commaList(maskImage), spec: spec('mask-image') },
  'mask-mode': { initial: ['match-source'], inherited: false, parse: commaList(mode), spec: spec('mask-mode') },
  'mask-position': {
    initial: [corner],
    inherited: false,
    parse: commaList(backgroundPosition),
    spec: spec('mask-position'),
  },
  'mask-size': { initial: [auto], inherited: false, parse: commaList(backgroundSize), spec: spec('mask-size') },
  'mask-repeat': {
    initial: [{ x: 'repeat', y: 'repeat' }],
    inherited: false,
    parse: commaList(backgroundRepeat),
    spec: spec('mask-repeat'),
  },
  'mask-origin': { initial: ['border-box'], inherited: false, parse: commaList(boxEdge), spec: spec('mask-origin') },
  'mask-clip': { initial: ['border-box'], inherited: false, parse: commaList(clip), spec: spec('mask-clip') },
  'mask-composite': { initial: ['add'], inherited: false, parse: commaList(composite), spec: spec('mask-composite') },
} as const satisfies { [K in keyof ComputedStyle]?: Property<ComputedStyle[K]> }

export const maskLonghands = Object.keys(maskProperties) as readonly (keyof typeof maskProperties)[]
type Longhand = (typeof maskLonghands)[number]

/** `mask`: layers between commas, the parts of each in any order; what is left out is initial. CSS Masking 1 §6.9. */
export function expandMask(values: Values): readonly (readonly [string, Specified<unknown>])[] | undefined {
  const layers: Map<Longhand, Specified<unknown>>[] = []
  do {
    const layer = new Map<Longhand, Specified<unknown>>()
    while (!values.done && readPart(layer, values));
    if (layer.size === 0) return undefined
    layers.push(layer)
  } while (values.takeOperator(','))
  return maskLonghands.map((name) => {
    const [first] = maskProperties[name].initial
    return [name, gather(layers.map((layer) => layer.get(name) ?? first))] as const
  })
}

function readPart(layer: Map<Longhand, Specified<unknown>>, values: Values): boolean {
  const simple = [
    ['mask-image', maskImage],
    ['mask-repeat', backgroundRepeat],
    ['mask-composite', composite],
    ['mask-mode', mode],
    ['mask-position', backgroundPosition],
  ] as const
  for (const [name, parser] of simple) {
    const value = layer.has(name) ? undefined : attempt<unknown>(parser, values)
    if (value === undefined) continue
    layer.set(name, value)
    if (name !== 'mask-position' || !values.takeOperator('/')) return true
    const size = backgroundSize(values)
    if (size === undefined) return false
    layer.set('mask-size', size)
    return true
  }
  return readBox(layer, values)
}

/** One box is both, a second one what the mask is cut to. */
function readBox(layer: Map<Longhand, Specified<unknown>>, values: Values): boolean {
  const box = attempt<unknown>(clip, values)
  if (box === undefined) return false
  if (!layer.has('mask-origin') && box !== 'no-clip') layer.set('mask-origin', box)
  layer.set('mask-clip', box)
  return true
}
