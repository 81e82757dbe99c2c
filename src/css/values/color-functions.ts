import type { CssNodePlain } from 'css-tree'
import { type ColorSpaceName, hueIndex, isColorSpace, type Triple } from './color-spaces.ts'
import { type Components, clamp, componentsIn, type RawColor } from './color-value.ts'
import { angle, numberOrPercentage } from './numbers.ts'
import { attempt, computed, mapSpecified, type Parser, type Specified, Values } from './parser.ts'

/** How the components of a colour function are written. */
interface Notation {
  readonly space: ColorSpaceName
  /** What 100% of each component is; of a hue, nothing. */
  readonly percents: Triple
  /** What the numbers of the notation are times, to be those of the space. Default: 1. */
  readonly scale?: number
  /** Names of the components in a relative colour. */
  readonly channels: readonly [string, string, string]
  /** Commas between the components are allowed, `none` and mixed types are not: the notations of CSS 2 and Color 3. */
  readonly legacy?: 'numbers or percentages' | 'percentages'
  /** The least and largest of each component: CSS Color 4 §4 and on. Default: none. */
  readonly limits?: readonly [Limit, Limit, Limit]
}

type Limit = readonly [least: number, most: number]

const any: Limit = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
const positive: Limit = [0, Number.POSITIVE_INFINITY]

const rgb: Notation = {
  space: 'srgb',
  percents: [1, 1, 1],
  scale: 1 / 255,
  channels: ['r', 'g', 'b'],
  legacy: 'numbers or percentages',
  limits: [
    [0, 1],
    [0, 1],
    [0, 1],
  ],
}
const hsl: Notation = {
  space: 'hsl',
  percents: [0, 100, 100],
  channels: ['h', 's', 'l'],
  legacy: 'percentages',
  limits: [any, positive, any],
}

const notations: Readonly<Record<string, Notation>> = {
  rgb,
  rgba: rgb,
  hsl,
  hsla: hsl,
  hwb: { space: 'hwb', percents: [0, 100, 100], channels: ['h', 'w', 'b'] },
  lab: { space: 'lab', percents: [100, 125, 125], channels: ['l', 'a', 'b'], limits: [[0, 100], any, any] },
  lch: { space: 'lch', percents: [100, 150, 0], channels: ['l', 'c', 'h'], limits: [[0, 100], positive, any] },
  oklab: { space: 'oklab', percents: [1, 0.4, 0.4], channels: ['l', 'a', 'b'], limits: [[0, 1], any, any] },
  oklch: { space: 'oklch', percents: [1, 0.4, 0], channels: ['l', 'c', 'h'], limits: [[0, 1], positive, any] },
}

/** The functions that have their components one after the other: CSS Color 4 §4 to §10, relative ones of CSS Color 5 §4. */
export function readColorFunction(
  name: string,
  args: Values,
  color: Parser<RawColor>,
): Specified<RawColor> | undefined {
  if (name === 'device-cmyk') return deviceCmyk(args)
  if (name !== 'color' && name !== 'alpha' && !Object.hasOwn(notations, name)) return undefined
  const origin = args.takeKeyword('from') ? color(args) : undefined
  if (name === 'alpha') return origin && withAlpha(origin, args)
  if (origin === undefined && args.position > 0) return undefined
  const notation = name === 'color' ? colorSpace(args) : notations[name]
  if (!notation) return undefined
  return origin === undefined ? components(args, notation) : relative(origin, args, notation)
}

function colorSpace(args: Values): Notation | undefined {
  const node = args.take()
  const space = node?.type === 'Identifier' ? node.name.toLowerCase() : ''
  if (!isColorSpace(space) || Object.hasOwn(notations, space)) return undefined
  const channels = space.startsWith('xyz') ? (['x', 'y', 'z'] as const) : (['r', 'g', 'b'] as const)
  return { space, percents: [1, 1, 1], channels }
}

interface Component {
  /** In the unit of the space; NaN for `none`. */
  readonly value: Specified<number>
  readonly type: 'number' | 'percentage' | 'none'
}

/** `fallback` is the alpha of a colour that names none. Default: 1. */
function components(args: Values, notation: Notation, fallback = 1): Specified<Components> | undefined {
  const { space, legacy, limits } = notation
  const hue = hueIndex(space)
  const read: Component[] = []
  let commas = false
  for (let index = 0; index < 3; index++) {
    if (index === 1) commas = legacy !== undefined && args.takeOperator(',')
    else if (index === 2 && commas && !args.takeOperator(',')) return undefined
    const component = index === hue ? readHue(args) : readComponent(args, notation, notation.percents[index] ?? 0)
    if (component === undefined) return undefined
    read.push(component)
  }
  if (commas && !isLegacy(read, legacy, hue)) return undefined
  const alpha = readAlpha(args, commas ? ',' : '/', fallback)
  if (alpha === undefined || !args.done) return undefined
  const within = (value: number, [least, most]: Limit) => Math.min(most, Math.max(least, value))
  return resolved([...read.map(({ value }) => value), alpha], ([first = 0, second = 0, third = 0, opacity = 1]) => {
    const triple: Triple = [first, second, third]
    const limited = limits ? triple.map((value, index) => within(value, limits[index] ?? any)) : triple
    return { space, components: limited as unknown as Triple, alpha: opacity }
  })
}

/** Several numbers made one value: now, if none has to wait for the element. */
function resolved<T>(numbers: readonly Specified<number>[], make: (numbers: readonly number[]) => T): Specified<T> {
  const waits = numbers.some((value) => typeof value === 'function')
  return waits ? (context) => make(numbers.map((value) => computed(value, context))) : make(numbers as number[])
}

/** CSS Color 4 §5.1 and §7.1: what may stand between commas. */
function isLegacy(read: readonly Component[], legacy: Notation['legacy'], hue: number | undefined): boolean {
  const types = new Set(read.filter((_, index) => index !== hue).map(({ type }) => type))
  if (types.has('none') || types.size > 1 || read.some(({ type }) => type === 'none')) return false
  return legacy === 'numbers or percentages' || types.has('percentage')
}

function readHue(args: Values): Component | undefined {
  if (args.takeKeyword('none')) return { value: Number.NaN, type: 'none' }
  const degrees = attempt(angle, args)
  if (degrees !== undefined) return { value: degrees, type: 'number' }
  const found = numberOrPercentage(args)
  return found && !found.percent ? { value: found.value, type: 'number' } : undefined
}

function readComponent(args: Values, { scale = 1 }: Notation, percent: number): Component | undefined {
  if (args.takeKeyword('none')) return { value: Number.NaN, type: 'none' }
  const found = numberOrPercentage(args)
  if (!found) return undefined
  const factor = found.percent ? percent / 100 : scale
  return { value: mapSpecified(found.value, (value) => value * factor), type: found.percent ? 'percentage' : 'number' }
}

function readAlpha(args: Values, separator: string, fallback: number): Specified<number> | undefined {
  if (!args.takeOperator(separator)) return args.done ? fallback : undefined
  if (separator === '/' && args.takeKeyword('none')) return Number.NaN
  const found = numberOrPercentage(args)
  return found && mapSpecified(found.value, (value) => clamp(found.percent ? value / 100 : value))
}

/**
 * CSS Color 5 §4: the components of the origin colour, in the notation's own units, stand where their names do. What
 * is left may go out of its limits.
 */
function relative(origin: Specified<RawColor>, args: Values, notation: Notation): Specified<Components> | undefined {
  const nodes = args.nodes.slice(args.position)
  const { legacy: _legacy, limits: _limits, ...plain } = notation
  const make = (color: RawColor) => {
    const { channels, scale = 1 } = notation
    const found = componentsIn(color, notation.space)
    const named = new Map(channels.map((name, index) => [name, (found[index] ?? 0) / scale]))
    named.set('alpha', color.alpha)
    const written = nodes.map((node) => withNumbers(node, named, false))
    return components(new Values(written), plain, color.alpha)
  }
  // Whether it is a colour does not depend on the origin.
  if (make({ space: 'srgb', components: [0.5, 0.25, 0.75], alpha: 1 }) === undefined) return undefined
  return (context) => computed(make(computed(origin, context)) as Specified<Components>, context)
}

/** `node` with numbers for the names in it; a missing component is `none`, and 0 within a calculation. */
function withNumbers(node: CssNodePlain, named: ReadonlyMap<string, number>, inside: boolean): CssNodePlain {
  if (node.type === 'Identifier') {
    const value = named.get(node.name.toLowerCase())
    if (value === undefined) return node
    if (Number.isNaN(value) && !inside) return { type: 'Identifier', name: 'none' }
    return { type: 'Number', value: String(value || 0) }
  }
  if (node.type !== 'Function' && node.type !== 'Parentheses') return node
  return { ...node, children: node.children.map((child) => withNumbers(child, named, true)) }
}

/** `alpha(from <color> / <alpha>)`: CSS Color 5 §4.2. */
function withAlpha(origin: Specified<RawColor>, args: Values): Specified<RawColor> | undefined {
  const nodes = args.nodes.slice(args.position)
  const alphaOf = (alpha: number) => {
    const values = new Values(nodes.map((node) => withNumbers(node, new Map([['alpha', alpha]]), false)))
    const found = readAlpha(values, '/', alpha)
    return values.done ? found : undefined
  }
  if (alphaOf(1) === undefined) return undefined
  return (context) => {
    const color = computed(origin, context)
    return { ...color, alpha: computed(alphaOf(color.alpha) as Specified<number>, context) }
  }
}

/** Left as it is: the press, not the screen, knows these inks. Older sheets put commas between the numbers. */
function deviceCmyk(args: Values): Specified<RawColor> | undefined {
  const inks: Specified<number>[] = []
  let commas = false
  for (let index = 0; index < 4; index++) {
    if (index === 1) commas = args.takeOperator(',')
    else if (index > 1 && commas && !args.takeOperator(',')) return undefined
    const found = args.takeKeyword('none') ? { value: 0, percent: false } : numberOrPercentage(args)
    if (found === undefined) return undefined
    inks.push(mapSpecified(found.value, (ink) => clamp(found.percent ? ink / 100 : ink)))
  }
  const alpha = readAlpha(args, commas ? ',' : '/', 1)
  if (alpha === undefined || !args.done) return undefined
  return resolved([...inks, alpha], ([c = 0, m = 0, y = 0, k = 0, opacity = 1]) => {
    return { space: 'cmyk', c, m, y, k, alpha: opacity || 0 }
  })
}
