import type { BoxEdge, LengthPercentage } from '../computed-style.ts'
import { color } from '../values/color.ts'
import { attempt, gather, mapSpecified, type Specified, type Values } from '../values/parser.ts'
import { backgroundPosition } from '../values/position.ts'
import {
  backgroundAttachment,
  backgroundClip,
  backgroundImage,
  backgroundProperties,
  backgroundRepeat,
  backgroundSize,
} from './backgrounds.ts'

type Setting = readonly [name: string, value: Specified<unknown>]

export const backgroundLonghands = Object.keys(backgroundProperties) as readonly (keyof typeof backgroundProperties)[]
type Longhand = (typeof backgroundLonghands)[number]

/** What one layer says; the rest is initial. */
type Layer = Map<Longhand, Specified<unknown>>

/** CSS Backgrounds 3 §2.10: layers between commas, the colour in the last one. */
export function expandBackground(values: Values): readonly Setting[] | undefined {
  const layers: Layer[] = []
  do {
    const layer = readLayer(values)
    if (!layer || layers.at(-1)?.has('background-color')) return undefined
    layers.push(layer)
  } while (values.takeOperator(','))
  return backgroundLonghands.map((name): Setting => {
    const { initial } = backgroundProperties[name]
    if (name === 'background-color') return [name, layers.at(-1)?.get(name) ?? initial]
    const [first] = initial as readonly unknown[]
    return [name, gather(layers.map((layer) => layer.get(name) ?? first))]
  })
}

/** The parts of a layer in any order, each once; a second box is the one to clip to. */
function readLayer(values: Values): Layer | undefined {
  const layer: Layer = new Map()
  while (!values.done && values.peek()?.type !== 'Operator') {
    if (!readPart(layer, values)) return undefined
  }
  return layer.size > 0 ? layer : undefined
}

function readPart(layer: Layer, values: Values): boolean {
  const simple = [
    ['background-image', backgroundImage],
    ['background-repeat', backgroundRepeat],
    ['background-attachment', backgroundAttachment],
    ['background-color', color],
  ] as const
  for (const [name, parser] of simple) {
    const value = layer.has(name) ? undefined : attempt<unknown>(parser, values)
    if (value === undefined) continue
    layer.set(name, value)
    return true
  }
  const box = attempt<BoxEdge | 'text'>(backgroundClip, values)
  if (box === 'text') {
    layer.set('background-clip', box)
    return true
  }
  if (box !== undefined) {
    const second = layer.has('background-origin')
    if (second && layer.get('background-clip') !== layer.get('background-origin')) return false
    if (!second) layer.set('background-origin', box)
    layer.set('background-clip', box)
    return true
  }
  return !layer.has('background-position-x') && readPosition(layer, values)
}

/** A position, and the size behind a slash. */
function readPosition(layer: Layer, values: Values): boolean {
  const settings = expandPosition(values)
  if (!settings) return false
  const [[, x], [, y]] = settings
  layer.set('background-position-x', x)
  layer.set('background-position-y', y)
  if (!values.takeOperator('/')) return true
  const size = backgroundSize(values)
  if (size === undefined) return false
  layer.set('background-size', size)
  return true
}

function expandPosition(values: Values): readonly [Setting, Setting] | undefined {
  const found = attempt(backgroundPosition, values)
  if (found === undefined) return undefined
  return [
    ['background-position-x', axisOf(found, 'x')],
    ['background-position-y', axisOf(found, 'y')],
  ]
}

type Found = NonNullable<ReturnType<typeof backgroundPosition>>

function axisOf(position: Found, axis: 'x' | 'y'): Specified<LengthPercentage> {
  return mapSpecified(position, (place) => place[axis])
}

/** `background-position`: a place for each layer. */
export function expandBackgroundPosition(values: Values): readonly Setting[] | undefined {
  const places: Found[] = []
  do {
    const found = attempt(backgroundPosition, values)
    if (found === undefined) return undefined
    places.push(found)
  } while (values.takeOperator(','))
  return (['x', 'y'] as const).map((axis) => [
    `background-position-${axis}`,
    gather(places.map((place) => axisOf(place, axis))),
  ])
}
