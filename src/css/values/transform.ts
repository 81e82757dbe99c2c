import type { Pt } from '../../geometry.ts'
import type { ComputedStyle, LengthPercentage, Position } from '../computed-style.ts'
import type { Axis, Scaling, TransformFunction, Translation } from '../effect-values.ts'
import { angle, fraction, length, lengthPercentage, number } from './numbers.ts'
import {
  attempt,
  choice,
  computed,
  define,
  either,
  gather,
  mapSpecified,
  type Specified,
  spaceList,
  type Values,
} from './parser.ts'

const anyLength = lengthPercentage()
const depth = length()
const plain = number()

/** Transform functions take 0 without a unit too: CSS Transforms 1 §12. */
const turn = define<number>('<angle> | <zero>', (values) => {
  const found = attempt(angle, values)
  if (found !== undefined) return found
  return attempt(plain, values) === 0 ? 0 : undefined
})

/** CSS Transforms 1 §12, and those of CSS Transforms 2 without perspective. */
const transformFunction = define<TransformFunction>(
  `matrix(<number>#{6}) | translate(<length-percentage>, <length-percentage>?) | translateX(<length-percentage>) |
translateY(<length-percentage>) | scale([<number> | <percentage>]#{1,2}) | scaleX() | scaleY() | rotate(<angle>) |
skew(<angle>, <angle>?) | skewX() | skewY() | translate3d() | translateZ() | scale3d() | scaleZ() | rotateX() |
rotateY() | rotateZ() | rotate3d(<number>#{3}, <angle>) | matrix3d(<number>#{16})`.replaceAll('\n', ' '),
  (values) => {
    const node = values.peek()
    if (node?.type !== 'Function') return undefined
    const name = node.name.toLowerCase()
    const args = values.takeFunction(name)?.args
    const found = args && readFunction(name, args)
    return args?.done ? found : undefined
  },
)

function readFunction(name: string, args: Values): Specified<TransformFunction> | undefined {
  switch (name) {
    case 'matrix':
      return asMatrix(list(args, [plain, plain, plain, plain, plain, plain]))
    case 'translate':
      return translation(list(args, [anyLength, anyLength], 1), ([x, y = 0]) => ({ x: x ?? 0, y }))
    case 'translatex':
      return translation(list(args, [anyLength]), ([x = 0]) => ({ x, y: 0 }))
    case 'translatey':
      return translation(list(args, [anyLength]), ([y = 0]) => ({ x: 0, y }))
    case 'translate3d':
      return translation(list<LengthPercentage>(args, [anyLength, anyLength, depth]), ([x = 0, y = 0, z]) => ({
        x,
        y,
        z: z as Pt,
      }))
    case 'translatez':
      return translation(list(args, [depth]), ([z]) => ({ x: 0, y: 0, z: z as Pt }))
    case 'scale':
      return scaling(list(args, [fraction, fraction], 1), ([x = 1, y = x]) => ({ x, y }))
    case 'scalex':
      return scaling(list(args, [fraction]), ([x = 1]) => ({ x, y: 1 }))
    case 'scaley':
      return scaling(list(args, [fraction]), ([y = 1]) => ({ x: 1, y }))
    case 'scale3d':
      return scaling(list(args, [fraction, fraction, fraction]), ([x = 1, y = 1, z = 1]) => ({ x, y, z }))
    case 'scalez':
      return scaling(list(args, [fraction]), ([z = 1]) => ({ x: 1, y: 1, z }))
    case 'rotate':
    case 'rotatez':
      return changed(list(args, [turn]), ([degrees = 0]) => ({ type: 'rotate', angle: degrees }))
    case 'rotatex':
      return changed(list(args, [turn]), ([degrees = 0]) => ({ type: 'rotate', angle: degrees, axis: [1, 0, 0] }))
    case 'rotatey':
      return changed(list(args, [turn]), ([degrees = 0]) => ({ type: 'rotate', angle: degrees, axis: [0, 1, 0] }))
    case 'rotate3d':
      return changed(list(args, [plain, plain, plain, turn]), ([x = 0, y = 0, z = 0, degrees = 0]) => {
        return { type: 'rotate', angle: degrees, axis: [x, y, z] }
      })
    case 'matrix3d':
      return asMatrix3d(list(args, Array(16).fill(plain)))
    case 'skew':
      return changed(list(args, [turn, turn], 1), ([x = 0, y = 0]) => ({ type: 'skew', x, y }))
    case 'skewx':
      return changed(list(args, [turn]), ([x = 0]) => ({ type: 'skew', x, y: 0 }))
    case 'skewy':
      return changed(list(args, [turn]), ([y = 0]) => ({ type: 'skew', x: 0, y }))
    default:
      return undefined
  }
}

type Reader<T> = (values: Values) => Specified<T> | undefined

/** Arguments between commas, at least `least` of them. */
function list<T>(
  args: Values,
  readers: readonly Reader<T>[],
  least = readers.length,
): Specified<readonly T[]> | undefined {
  const found: Specified<T>[] = []
  for (const read of readers) {
    if (found.length > 0 && !args.takeOperator(',')) break
    const value = read(args)
    if (value === undefined) return undefined
    found.push(value)
  }
  return found.length >= least ? gather(found) : undefined
}

function changed<T>(
  values: Specified<readonly T[]> | undefined,
  change: (values: readonly T[]) => TransformFunction,
): Specified<TransformFunction> | undefined {
  return values && mapSpecified(values, change)
}

function translation(
  values: Specified<readonly LengthPercentage[]> | undefined,
  change: (values: readonly LengthPercentage[]) => Translation,
) {
  return changed(values, (all) => ({ type: 'translate', ...change(all) }))
}

function scaling(values: Specified<readonly number[]> | undefined, change: (values: readonly number[]) => Scaling) {
  return changed(values, (all) => ({ type: 'scale', ...change(all) }))
}

/** Points in a px. */
const px = 0.75

function asMatrix(values: Specified<readonly number[]> | undefined) {
  return changed(values, ([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]) => {
    return { type: 'matrix', values: [a, b, c, d, e * px, f * px] }
  })
}

/** The rows for perspective must be those of the identity: what they do to a plane cannot be drawn. */
function asMatrix3d(values: Specified<readonly number[]> | undefined) {
  if (values === undefined || typeof values === 'function') return undefined
  if (values[3] !== 0 || values[7] !== 0 || values[11] !== 0 || values[15] !== 1) return undefined
  const scaled = values.map((value, index) => (index >= 12 && index < 15 ? value * px : value))
  return { type: 'matrix3d', values: scaled } as const
}

const functions = spaceList(transformFunction)

export const transformList = define<ComputedStyle['transform']>(`none | ${functions.syntax}`, (values) =>
  values.takeKeyword('none') ? [] : functions(values),
)

/** CSS Transforms 2 §5. */
export const translate = define<ComputedStyle['translate']>('none | <length-percentage>{1,2} <length>?', (values) => {
  if (values.takeKeyword('none')) return 'none'
  const x = anyLength(values)
  if (x === undefined) return undefined
  const y = attempt(anyLength, values) ?? 0
  const z = values.done ? 0 : depth(values)
  if (z === undefined) return undefined
  return (context) => ({ x: computed(x, context), y: computed(y, context), z: computed(z, context) })
})

export const scale = define<ComputedStyle['scale']>('none | [<number> | <percentage>]{1,3}', (values) => {
  if (values.takeKeyword('none')) return 'none'
  const fractions = spaceList(fraction, { max: 3 })(values)
  return fractions && mapSpecified(fractions, ([x = 1, y = x, z = 1]) => ({ x, y, z }))
})

/** Default: around the axis that stands on the page. */
export const rotate = define<ComputedStyle['rotate']>('none | [[x | y | z | <number>{3}]? && <angle>]', (values) => {
  if (values.takeKeyword('none')) return 'none'
  const before = attempt(axis, values)
  const degrees = angle(values)
  const around = before ?? attempt(axis, values)
  if (degrees === undefined) return undefined
  return (context) => {
    const turned = { angle: computed(degrees, context) }
    return around === undefined ? turned : { ...turned, axis: computed(around, context) }
  }
})

const axis = either<Axis>(
  choice<Axis>({ x: [1, 0, 0], y: [0, 1, 0], z: [0, 0, 1] }),
  define('<number>{3}', (values) => {
    const numbers = [plain(values), plain(values), plain(values)]
    if (numbers.includes(undefined)) return undefined
    return mapSpecified(gather(numbers as Specified<number>[]), ([x = 0, y = 0, z = 0]): Axis => [x, y, z])
  }),
)

/** CSS Transforms 1 §5: one or two components of a position, then a depth that does nothing. */
export const transformOrigin = define<Position>('[<position> of one or two values] <length>?', (values) => {
  const first = component(values)
  if (first === undefined) return undefined
  const second = component(values)
  if (!values.done && depth(values) === undefined) return undefined
  if (second === undefined) return first.axis === 'y' ? place(middle, first) : place(first, middle)
  if (first.axis !== undefined && first.axis === second.axis) return undefined
  if (first.axis !== 'y' && second.axis !== 'x') return place(first, second)
  // Only keywords may change places: `top 10px` is none.
  const keywords = [first, second].every((each) => Object.values(sides).includes(each))
  return keywords ? place(second, first) : undefined
})

interface Component {
  readonly axis: 'x' | 'y' | undefined
  readonly value: Specified<LengthPercentage>
}

const middle: Component = { axis: undefined, value: { percent: 50, length: 0 } }

const sides: Readonly<Record<string, Component>> = {
  left: { axis: 'x', value: 0 },
  right: { axis: 'x', value: { percent: 100, length: 0 } },
  top: { axis: 'y', value: 0 },
  bottom: { axis: 'y', value: { percent: 100, length: 0 } },
  center: middle,
}

function component(values: Values): Component | undefined {
  const name = values.peekKeyword()
  if (name !== undefined && Object.hasOwn(sides, name)) {
    values.take()
    return sides[name]
  }
  const value = attempt(anyLength, values)
  return value === undefined ? undefined : { axis: undefined, value }
}

function place(x: Component, y: Component): Specified<Position> {
  return (context) => ({ x: computed(x.value, context), y: computed(y.value, context) })
}
