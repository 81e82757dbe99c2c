import type { LengthPercentage, Position } from '../basic-values.ts'
import type {
  GradientStop,
  GradientValue,
  Interpolation,
  LinearGradientValue,
  RadialExtent,
  RadialGradientValue,
} from '../image-value.ts'
import { color } from './color.ts'
import { hueIndex, isColorSpace } from './color-spaces.ts'
import { angle, length, lengthPercentage, percentage } from './numbers.ts'
import {
  attempt,
  computed,
  define,
  either,
  gather,
  keyword,
  map,
  mapSpecified,
  type Parser,
  type Specified,
  type Values,
} from './parser.ts'
import { position } from './position.ts'

const names = ['linear-gradient', 'radial-gradient', 'conic-gradient'] as const

/** `<gradient>` of CSS Images 4 §3. */
export const gradient: Parser<GradientValue> = define('<gradient>', (values) => {
  const found = values.takeFunction(...names, ...names.map((name) => `repeating-${name}`))
  if (!found) return undefined
  const repeating = found.name.startsWith('repeating-')
  const { args } = found
  switch (found.name.replace('repeating-', '')) {
    case 'linear-gradient':
      return linear(args, repeating)
    case 'radial-gradient':
      return radial(args, repeating)
    default:
      return conic(args, repeating)
  }
})

/** What stands before the stops: the geometry and the interpolation, in any order; then a comma if there was anything. */
function header<T>(args: Values, readGeometry: (args: Values) => Specified<T> | undefined): Header<T> | undefined {
  const before = readInterpolation(args)
  const start = args.position
  const geometry = readGeometry(args)
  if (geometry === undefined) args.position = start
  const interpolation = before ?? readInterpolation(args)
  if (args.position > 0 && !args.takeOperator(',')) return undefined
  return { geometry, ...(interpolation && interpolation.space !== 'srgb' && { interpolation }) }
}

/** `in oklch longer hue`: CSS Color 4 §12.1. */
function readInterpolation(args: Values): Interpolation | undefined {
  const start = args.position
  if (!args.takeKeyword('in')) return undefined
  const space = args.peekKeyword() ?? ''
  if (isColorSpace(space)) {
    args.take()
    const word = args.peekKeyword()
    if (word !== 'shorter' && word !== 'longer' && word !== 'increasing' && word !== 'decreasing') {
      return { space, direction: 'shorter' }
    }
    args.take()
    if (hueIndex(space) !== undefined && args.takeKeyword('hue')) return { space, direction: word }
  }
  args.position = start
  return undefined
}

interface Header<T> {
  readonly geometry: Specified<T> | undefined
  readonly interpolation?: Interpolation
}

function linear(args: Values, repeating: boolean): Specified<GradientValue> | undefined {
  const head = header(args, readDirection)
  const stops = head && readStops(args, lengthPercentage())
  if (!head || !stops) return undefined
  const { geometry = 180, ...rest } = head
  return (context) => ({
    type: 'linear-gradient',
    repeating,
    ...rest,
    direction: computed(geometry, context),
    stops: computed(stops, context),
  })
}

/** An angle, or `to` a side or corner: §3.1.1. */
function readDirection(args: Values): Specified<LinearGradientValue['direction']> | undefined {
  if (!args.takeKeyword('to')) return angleOrZero(args)
  let x: -1 | 0 | 1 = 0
  let y: -1 | 0 | 1 = 0
  for (let count = 0; count < 2; count++) {
    if (x === 0 && args.takeKeyword('left')) x = -1
    else if (x === 0 && args.takeKeyword('right')) x = 1
    else if (y === 0 && args.takeKeyword('top')) y = -1
    else if (y === 0 && args.takeKeyword('bottom')) y = 1
  }
  return x === 0 && y === 0 ? undefined : { x, y }
}

const angleOrZero: Parser<number> = either(
  define('0', (values) => {
    const node = values.take()
    return node?.type === 'Number' && Number(node.value) === 0 ? 0 : undefined
  }),
  angle,
)

type RadialGeometry = Pick<RadialGradientValue, 'shape' | 'size' | 'center'>

const middle: Position = { x: { percent: 50, length: 0 }, y: { percent: 50, length: 0 } }

function radial(args: Values, repeating: boolean): Specified<GradientValue> | undefined {
  const head = header(args, readRadialGeometry)
  const stops = head && readStops(args, lengthPercentage())
  if (!head || !stops) return undefined
  const { geometry = { shape: 'ellipse', size: 'farthest-corner', center: middle }, ...rest } = head
  return (context) => ({
    type: 'radial-gradient',
    repeating,
    ...rest,
    ...computed(geometry, context),
    stops: computed(stops, context),
  })
}

const shape = keyword('circle', 'ellipse')
const extent = keyword<RadialExtent>('closest-side', 'closest-corner', 'farthest-side', 'farthest-corner')

/** Shape and size in any order, then `at` a position: §3.2.1. */
function readRadialGeometry(args: Values): Specified<RadialGeometry> | undefined {
  const before = takeWord(shape, args)
  const size = readRadialSize(args)
  const named = before ?? takeWord(shape, args)
  const center = readCenter(args)
  // One radius is a circle's, two are an ellipse's.
  if (!center || (size?.shape && named && size.shape !== named)) return undefined
  if (!named && !size && center === middle) return undefined
  const { value = 'farthest-corner' } = size ?? {}
  return (context) => ({
    shape: named ?? size?.shape ?? 'ellipse',
    size: computed(value as Specified<RadialGradientValue['size']>, context),
    center: computed(center, context),
  })
}

function takeWord<K extends string>(words: Parser<K>, args: Values): K | undefined {
  return attempt(words, args) as K | undefined
}

/** The size, and the shape that it implies. */
function readRadialSize(
  args: Values,
): { readonly value: Specified<RadialGradientValue['size']>; readonly shape?: 'circle' | 'ellipse' } | undefined {
  const word = takeWord(extent, args)
  if (word) return { value: word }
  const x = attempt(lengthPercentage({ min: 0 }), args)
  if (x === undefined) return undefined
  const y = attempt(lengthPercentage({ min: 0 }), args)
  if (y !== undefined)
    return { value: (context) => ({ x: computed(x, context), y: computed(y, context) }), shape: 'ellipse' }
  args.position--
  const radius = length({ min: 0 })(args)
  return radius === undefined ? undefined : { value: mapSpecified(radius, (r) => ({ x: r, y: r })), shape: 'circle' }
}

/** The middle when it is not given. */
function readCenter(args: Values): Specified<Position> | undefined {
  return args.takeKeyword('at') ? position(args) : middle
}

function conic(args: Values, repeating: boolean): Specified<GradientValue> | undefined {
  const head = header(args, (values) => {
    const from = values.takeKeyword('from') ? angleOrZero(values) : 0
    const center = readCenter(values)
    if (from === undefined || !center || values.position === 0) return undefined
    return (context) => ({ from: computed(from, context), center: computed(center, context) })
  })
  const stops = head && readStops(args, anglePercentage)
  if (!head || !stops) return undefined
  const { geometry = { from: 0, center: middle }, ...rest } = head
  return (context) => ({
    type: 'conic-gradient',
    repeating,
    ...rest,
    ...computed(geometry, context),
    stops: computed(stops, context),
  })
}

const anglePercentage: Parser<LengthPercentage> = either<LengthPercentage>(
  angleOrZero,
  map(percentage(), (percent) => ({ percent, length: 0 })),
)

/** Colours with none, one or two positions, and hints between them: §3.4. */
function readStops(args: Values, place: Parser<LengthPercentage>): Specified<readonly GradientStop[]> | undefined {
  const stops: Specified<GradientStop>[] = []
  let hinted = true // no hint at the start, nor two in a row
  do {
    const places = readPlaces(args, place)
    const found = attempt(color, args)
    if (found === undefined) {
      const [at] = places
      if (hinted || at === undefined || places.length > 1) return undefined
      stops.push((context) => ({ type: 'hint', position: computed(at, context) }))
    } else {
      const all = places.length > 0 ? places : readPlaces(args, place)
      for (const at of all.length > 0 ? all : [undefined]) {
        stops.push((context) => ({
          type: 'color',
          color: computed(found, context),
          position: at === undefined ? undefined : computed(at, context),
        }))
      }
    }
    hinted = found === undefined
  } while (args.takeOperator(','))
  return hinted || !args.done ? undefined : gather(stops)
}

function readPlaces(args: Values, place: Parser<LengthPercentage>): readonly Specified<LengthPercentage>[] {
  const first = attempt(place, args)
  if (first === undefined) return []
  const second = attempt(place, args)
  return second === undefined ? [first] : [first, second]
}
