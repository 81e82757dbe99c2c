import type { FilterFunction, FilterShadow } from '../effect-values.ts'
import { color, currentColor } from './color.ts'
import { angle, fraction, length } from './numbers.ts'
import { attempt, computed, define, mapSpecified, type Specified, spaceList, url, type Values } from './parser.ts'

const amounts = ['brightness', 'contrast', 'grayscale', 'invert', 'opacity', 'saturate', 'sepia'] as const

/** Filter Effects 1 §6. */
const filterFunction = define<FilterFunction>(
  `<url> | ${amounts.map((name) => `${name}([<number> | <percentage>]?)`).join(' | ')} | hue-rotate(<angle>?) |
blur(<length [0,∞]>?) | drop-shadow(<color>? && <length>{2} <length [0,∞]>?)`.replaceAll('\n', ' '),
  (values) => {
    const reference = attempt(url, values)
    if (reference !== undefined) return mapSpecified(reference, (found) => ({ type: 'url', url: found }))
    const found = values.takeFunction(...amounts, 'hue-rotate', 'blur', 'drop-shadow')
    const step = found && readFilter(found.name, found.args)
    return found?.args.done ? step : undefined
  },
)

function readFilter(name: string, args: Values): Specified<FilterFunction> | undefined {
  if (name === 'drop-shadow') return dropShadow(args)
  if (name === 'blur') {
    const deviation = args.done ? 0 : length({ min: 0 })(args)
    return deviation === undefined ? undefined : mapSpecified(deviation, (by) => ({ type: 'blur', deviation: by }))
  }
  if (name === 'hue-rotate') {
    const degrees = args.done ? 0 : angle(args)
    return degrees === undefined ? undefined : mapSpecified(degrees, (turn) => ({ type: 'hue-rotate', angle: turn }))
  }
  const amount = args.done ? 1 : fraction(args)
  if (amount === undefined) return undefined
  const most = name === 'brightness' || name === 'contrast' || name === 'saturate' ? Infinity : 1
  const type = name as (typeof amounts)[number]
  return mapSpecified(amount, (value) => ({ type, amount: Math.min(most, Math.max(0, value)) }))
}

function dropShadow(args: Values): Specified<FilterFunction> | undefined {
  const before = attempt(color, args)
  const x = attempt(length(), args)
  const y = x === undefined ? undefined : attempt(length(), args)
  if (x === undefined || y === undefined) return undefined
  const blur = attempt(length({ min: 0 }), args) ?? 0
  const tint = before ?? attempt(color, args) ?? currentColor
  return (context): { readonly type: 'drop-shadow' } & FilterShadow => ({
    type: 'drop-shadow',
    color: computed(tint, context),
    x: computed(x, context),
    y: computed(y, context),
    blur: computed(blur, context),
  })
}

const functions = spaceList(filterFunction)

export const filterList = define<readonly FilterFunction[]>(`none | ${functions.syntax}`, (values) =>
  values.takeKeyword('none') ? [] : functions(values),
)
