import type { LengthPercentage, Position } from '../basic-values.ts'
import type { BasicShape, ShapeRadius } from '../effect-values.ts'
import { lengthPercentage } from './numbers.ts'
import {
  attempt,
  computed,
  define,
  either,
  gather,
  keyword,
  mapSpecified,
  type Parser,
  type Specified,
  string,
  type Values,
} from './parser.ts'
import { position } from './position.ts'

/** Edges of a box and radii of its corners, as `inset` and `border-radius` read them. */
export interface ShapeReaders {
  readonly edges: (values: Values) => Specified<Extract<BasicShape, { type: 'inset' }>['edges']> | undefined
  readonly radii: (values: Values) => Specified<readonly Position[]> | undefined
}

/** CSS Shapes 1 §3. */
export function basicShape(readers: ShapeReaders) {
  return define<BasicShape>(
    `inset(<length-percentage>{1,4} [round <'border-radius'>]?) | circle(<radius>? [at <position>]?) |
rect([<length-percentage> | auto]{4} [round <'border-radius'>]?) |
xywh(<length-percentage>{2} <length-percentage [0,∞]>{2} [round <'border-radius'>]?) |
ellipse(<radius>{2}? [at <position>]?) | polygon(<fill-rule>?, [<length-percentage>{2}]#) |
path(<fill-rule>?, <string>)`.replaceAll('\n', ' '),
    (values) => {
      const found = values.takeFunction('inset', 'rect', 'xywh', 'circle', 'ellipse', 'polygon', 'path')
      const shape = found && readShape(found.name, found.args, readers)
      return found?.args.done ? shape : undefined
    },
  )
}

function readShape(name: string, args: Values, readers: ShapeReaders): Specified<BasicShape> | undefined {
  switch (name) {
    case 'inset':
      return insetShape(args, readers)
    case 'rect':
      return rectShape(args, readers)
    case 'xywh':
      return xywhShape(args, readers)
    case 'circle':
      return circle(args)
    case 'ellipse':
      return ellipse(args)
    case 'polygon':
      return polygon(args)
    default:
      return path(args)
  }
}

function insetShape(args: Values, readers: ShapeReaders): Specified<BasicShape> | undefined {
  const edges = readers.edges(args)
  if (edges === undefined) return undefined
  const radii = roundCorners(args, readers)
  if (radii === undefined) return undefined
  return (context) => ({ type: 'inset', edges: computed(edges, context), radii: some(computed(radii, context)) })
}

/** Empty when nothing is said of corners. */
function roundCorners(args: Values, { radii }: ShapeReaders): Specified<readonly Position[]> | undefined {
  return args.takeKeyword('round') ? radii(args) : []
}

function some<T>(values: readonly T[]): readonly T[] | undefined {
  return values.length === 0 ? undefined : values
}

const anyLength = lengthPercentage()
const edge = either<LengthPercentage | 'auto'>(keyword('auto'), anyLength)

/** `count` values, one after the other. */
function several<T>(args: Values, count: number, parser: Parser<T>): Specified<readonly T[]> | undefined {
  const found = Array.from({ length: count }, () => attempt(parser, args))
  return found.includes(undefined) ? undefined : gather(found as Specified<T>[])
}

/** CSS Shapes 1 §3.1. */
function rectShape(args: Values, readers: ShapeReaders): Specified<BasicShape> | undefined {
  const edges = several(args, 4, edge)
  const radii = edges && roundCorners(args, readers)
  if (edges === undefined || radii === undefined) return undefined
  return (context) => {
    const [top = 0, right = 0, bottom = 0, left = 0] = computed(edges, context)
    return { type: 'rect', edges: { top, right, bottom, left }, radii: some(computed(radii, context)) }
  }
}

function xywhShape(args: Values, readers: ShapeReaders): Specified<BasicShape> | undefined {
  const corner = several(args, 2, anyLength)
  const size = corner && several(args, 2, lengthPercentage({ min: 0 }))
  const radii = size && roundCorners(args, readers)
  if (corner === undefined || size === undefined || radii === undefined) return undefined
  return (context) => {
    const [x = 0, y = 0] = computed(corner, context)
    const [width = 0, height = 0] = computed(size, context)
    return { type: 'xywh', x, y, width, height, radii: some(computed(radii, context)) }
  }
}

const radius = either<ShapeRadius>(
  keyword('closest-side', 'farthest-side', 'closest-corner', 'farthest-corner'),
  lengthPercentage({ min: 0 }),
)
const middle: Position = { x: { percent: 50, length: 0 }, y: { percent: 50, length: 0 } }

function center(args: Values): Specified<Position> | undefined {
  return args.takeKeyword('at') ? position(args) : middle
}

function circle(args: Values): Specified<BasicShape> | undefined {
  const size = attempt(radius, args) ?? 'closest-side'
  const at = center(args)
  if (at === undefined) return undefined
  return (context) => ({ type: 'circle', radius: computed(size, context), center: computed(at, context) })
}

function ellipse(args: Values): Specified<BasicShape> | undefined {
  const rx = attempt(radius, args)
  const ry = rx === undefined ? 'closest-side' : attempt(radius, args)
  const at = ry === undefined ? undefined : center(args)
  if (ry === undefined || at === undefined) return undefined
  return (context) => ({
    type: 'ellipse',
    rx: computed(rx ?? 'closest-side', context),
    ry: computed(ry, context),
    center: computed(at, context),
  })
}

/** `nonzero,` or `evenodd,`; undefined when the comma is missing. */
function fillRule(args: Values): boolean | undefined {
  const rule = args.peekKeyword()
  if (rule !== 'nonzero' && rule !== 'evenodd') return false
  args.take()
  return args.takeOperator(',') ? rule === 'evenodd' : undefined
}

function polygon(args: Values): Specified<BasicShape> | undefined {
  const evenOdd = fillRule(args)
  if (evenOdd === undefined) return undefined
  const coordinate = lengthPercentage()
  const points: Specified<Position>[] = []
  do {
    const x = coordinate(args)
    const y = x === undefined ? undefined : coordinate(args)
    if (x === undefined || y === undefined) return undefined
    const both = gather<LengthPercentage>([x, y])
    points.push(mapSpecified(both, ([across = 0, down = 0]) => ({ x: across, y: down })))
  } while (args.takeOperator(','))
  return mapSpecified(gather(points), (all) => ({ type: 'polygon', evenOdd, points: all }))
}

function path(args: Values): Specified<BasicShape> | undefined {
  const evenOdd = fillRule(args)
  const data = evenOdd === undefined ? undefined : string(args)
  if (evenOdd === undefined || data === undefined) return undefined
  return mapSpecified(data, (text) => ({ type: 'path', evenOdd, data: text }))
}
