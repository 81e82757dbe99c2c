import type { CssNodePlain } from 'css-tree'
import type { Calc, Comparison, LengthPercentage } from '../computed-style.ts'
import { type ComputeContext, identifier } from './parser.ts'
import { angleOf, lengthOf } from './units.ts'

/** What a math function comes to. `scalar` is the number, or the angle in degrees. */
interface Quantity {
  readonly scalar: number
  readonly length: number
  readonly percent: number
  /** See `Calc`. Default: none. */
  readonly comparisons?: readonly Comparison[]
}

/**
 * `mixed` has both a percentage and a length, so that only sums of it can be computed before layout. `compound` is a
 * product of other powers, on its way to being divided.
 */
type Kind = 'number' | 'length' | 'percent' | 'mixed' | 'angle' | 'compound'

export interface Expression {
  readonly kind: Kind
  readonly evaluate: (context: ComputeContext) => Quantity
  /** Of lengths, percentages and angles in a compound. */
  readonly powers?: Powers
}

type Powers = readonly [length: number, percent: number, angle: number]

const simplePowers: readonly (readonly [Kind, Powers])[] = [
  ['number', [0, 0, 0]],
  ['length', [1, 0, 0]],
  ['percent', [0, 1, 0]],
  ['angle', [0, 0, 1]],
]

const zero: Quantity = { scalar: 0, length: 0, percent: 0 }
const constants: Readonly<Record<string, number>> = {
  e: Math.E,
  pi: Math.PI,
  infinity: Number.POSITIVE_INFINITY,
  '-infinity': Number.NEGATIVE_INFINITY,
  nan: Number.NaN,
}

/** Math functions of CSS Values 4 §10. */
export const mathFunctions: ReadonlySet<string> = new Set([
  'calc',
  'min',
  'max',
  'clamp',
  'round',
  'mod',
  'rem',
  'sin',
  'cos',
  'tan',
  'asin',
  'acos',
  'atan',
  'atan2',
  'pow',
  'sqrt',
  'hypot',
  'log',
  'exp',
  'abs',
  'sign',
  'progress',
])

/** A number, dimension, percentage or math function as an expression; undefined when it is none or its types clash. */
export function expression(node: CssNodePlain): Expression | undefined {
  switch (node.type) {
    case 'Number':
      return constant('number', { ...zero, scalar: Number(node.value) })
    case 'Percentage':
      return constant('percent', { ...zero, percent: Number(node.value) })
    case 'Dimension':
      return dimension(Number(node.value), identifier(node.unit))
    case 'Identifier': {
      const value = constants[node.name.toLowerCase()]
      return value === undefined ? undefined : constant('number', { ...zero, scalar: value })
    }
    case 'Parentheses':
      return sum(node.children)
    case 'Function':
      return mathFunctions.has(node.name.toLowerCase())
        ? mathFunction(node.name.toLowerCase(), node.children)
        : undefined
    default:
      return undefined
  }
}

/** The value of an expression that is a length, percentage or both. */
export function toLengthPercentage(quantity: Quantity, kind: Kind): LengthPercentage {
  if (kind === 'length') return quantity.length
  const { percent, length, comparisons } = quantity
  return (comparisons ? { percent, length, comparisons } : { percent, length }) satisfies Calc
}

function constant(kind: Kind, quantity: Quantity): Expression {
  return { kind, evaluate: () => quantity }
}

function dimension(value: number, unit: string): Expression | undefined {
  const length = lengthOf(value, unit)
  if (typeof length === 'number') return constant('length', { ...zero, length })
  if (length) return { kind: 'length', evaluate: (context) => ({ ...zero, length: length(context) }) }
  const angle = angleOf(value, unit)
  return angle === undefined ? undefined : constant('angle', { ...zero, scalar: angle })
}

/** `<calc-sum>`: products joined by `+` and `-`, which need white space around them. */
function sum(nodes: readonly CssNodePlain[]): Expression | undefined {
  let result: Expression | undefined
  let sign = 1
  let start = 0
  for (let index = 0; index <= nodes.length; index++) {
    const node = nodes[index]
    const operator = node?.type === 'Operator' ? node.value : undefined
    if (node !== undefined && operator !== ' + ' && operator !== ' - ') continue
    const term = product(nodes.slice(start, index))
    if (!term) return undefined
    result = result ? add(result, scale(term, sign)) : term
    if (!result) return undefined
    sign = operator === ' - ' ? -1 : 1
    start = index + 1
  }
  return result
}

/** `<calc-product>`: values joined by `*` and `/`. */
function product(nodes: readonly CssNodePlain[]): Expression | undefined {
  const [first, ...rest] = nodes
  let result = first && expression(first)
  for (let index = 0; index < rest.length; index += 2) {
    const operator = rest[index]
    const operand = rest[index + 1]
    const right = operand && expression(operand)
    if (!result || !right || operator?.type !== 'Operator') return undefined
    const sign = operator.value.trim()
    if (sign === '*') result = multiply(result, right)
    else if (sign === '/') result = divide(result, right)
    else return undefined
  }
  return result
}

function add(a: Expression, b: Expression): Expression | undefined {
  const kind = sumKind(a.kind, b.kind)
  if (!kind || kind === 'compound') return undefined
  return { kind, evaluate: (context) => plus(a.evaluate(context), b.evaluate(context)) }
}

function sumKind(a: Kind, b: Kind): Kind | undefined {
  if (a === b) return a
  const relative = (kind: Kind) => kind === 'length' || kind === 'percent' || kind === 'mixed'
  return relative(a) && relative(b) ? 'mixed' : undefined
}

function scale(a: Expression, factor: number): Expression {
  return factor === 1 ? a : { kind: a.kind, evaluate: (context) => times(a.evaluate(context), factor) }
}

function multiply(a: Expression, b: Expression): Expression | undefined {
  if (b.kind === 'number') {
    return { ...a, evaluate: (context) => times(a.evaluate(context), b.evaluate(context).scalar) }
  }
  return a.kind === 'number' ? multiply(b, a) : combine(a, b, 1)
}

function divide(a: Expression, b: Expression): Expression | undefined {
  if (b.kind !== 'number') return combine(a, b, -1)
  return { ...a, evaluate: (context) => times(a.evaluate(context), 1 / b.evaluate(context).scalar) }
}

/** CSS Values 4 §10.2: types multiply, so that a length divided by a length is a number. */
function combine(a: Expression, b: Expression, sign: 1 | -1): Expression | undefined {
  const [left, right] = [powersOf(a), powersOf(b)]
  if (!left || !right) return undefined
  const sum = (index: 0 | 1 | 2) => left[index] + sign * right[index]
  const powers: Powers = [sum(0), sum(1), sum(2)]
  const kind = simplePowers.find(([, known]) => known.every((power, index) => power === powers[index]))?.[0]
  const apply = ([x = 0, y = 0]: readonly number[]) => (sign === 1 ? x * y : x / y)
  return { ...numeric(kind ?? 'compound', [a, b], apply), powers }
}

function powersOf({ kind, powers }: Expression): Powers | undefined {
  return powers ?? simplePowers.find(([name]) => name === kind)?.[1]
}

/** A product in which 0 times an infinite factor of an absent part stays 0. */
function times(a: Quantity, factor: number): Quantity {
  const part = (value: number) => (value === 0 && !Number.isFinite(factor) ? 0 : value * factor)
  const comparisons = a.comparisons?.map((each) => ({ ...each, factor: part(each.factor) }))
  const { scalar, length, percent } = a
  return { scalar: part(scalar), length: part(length), percent: part(percent), ...(comparisons && { comparisons }) }
}

function plus(a: Quantity, b: Quantity): Quantity {
  const comparisons = [...(a.comparisons ?? []), ...(b.comparisons ?? [])]
  return {
    scalar: a.scalar + b.scalar,
    length: a.length + b.length,
    percent: a.percent + b.percent,
    ...(comparisons.length > 0 && { comparisons }),
  }
}

/** `min()`, `max()` and `clamp()` of lengths and percentages together: left to layout. */
function comparison(name: string, args: readonly Expression[]): Expression | undefined {
  if (args.some(({ kind }) => kind !== 'length' && kind !== 'percent' && kind !== 'mixed')) return undefined
  const compare = (type: 'min' | 'max', of: readonly LengthPercentage[]): Quantity => {
    return { ...zero, comparisons: [{ type, factor: 1, of }] }
  }
  return {
    kind: 'mixed',
    evaluate: (context) => {
      const values = args.map((arg) => toLengthPercentage(arg.evaluate(context), arg.kind))
      if (name === 'min' || name === 'max') return compare(name, values)
      const [low = 0, ...rest] = values
      return compare('max', [low, toLengthPercentage(compare('min', rest), 'mixed')])
    },
  }
}

function mathFunction(name: string, nodes: readonly CssNodePlain[]): Expression | undefined {
  if (name === 'calc') return sum(nodes)
  const groups = splitAtCommas(nodes)
  if (name === 'clamp' && groups.length === 3) return clamp(groups)
  const strategy = name === 'round' ? roundingStrategy(groups) : 'nearest'
  if (!roundings.has(strategy)) return undefined
  const args: Expression[] = []
  for (const group of groups) {
    const arg = sum(group)
    if (!arg || arg.kind === 'compound') return undefined
    args.push(arg)
  }
  return applied(name, args, strategy)
}

/** CSS Values 4 §10.1.1: `none` in `clamp()` is no bound. */
function clamp([low = [], value = [], high = []]: readonly CssNodePlain[][]): Expression | undefined {
  const isNone = ([node, ...rest]: readonly CssNodePlain[]) =>
    rest.length === 0 && node?.type === 'Identifier' && node.name.toLowerCase() === 'none'
  const [least, middle, most] = [isNone(low) ? undefined : sum(low), sum(value), isNone(high) ? undefined : sum(high)]
  if (!middle || (!least && !isNone(low)) || (!most && !isNone(high))) return undefined
  if (!least) return most ? applied('min', [middle, most]) : middle
  return most ? applied('clamp', [least, middle, most]) : applied('max', [least, middle])
}

function applied(name: string, args: readonly Expression[], strategy = 'nearest'): Expression | undefined {
  const [first] = args
  const rule = functionRules[name]
  if (!first || !rule || args.length < rule.min || args.length > rule.max) return undefined
  if (rule.type === 'same') {
    if (first.kind === 'mixed' || args.some((arg) => arg.kind !== first.kind)) {
      return name === 'min' || name === 'max' || name === 'clamp' ? comparison(name, args) : undefined
    }
    // The step of `round()` may only be left out among numbers: §10.3.
    if (name === 'round' && args.length === 1 && first.kind !== 'number') return undefined
    return numeric(rule.result ?? first.kind, args, (values) => rule.apply(values, strategy))
  }
  if (args.some((arg) => arg.kind !== 'number' && !(rule.type === 'angle' && arg.kind === 'angle'))) return undefined
  const toRadians = first.kind === 'angle' ? Math.PI / 180 : 1
  return numeric(rule.result ?? 'number', args, (values) =>
    rule.apply(rule.type === 'angle' ? values.map((value) => value * toRadians) : values, strategy),
  )
}

interface FunctionRule {
  /** What the arguments are: of one kind, numbers, or angles (plain numbers are radians). */
  readonly type: 'same' | 'number' | 'angle'
  readonly min: number
  readonly max: number
  /** Default: the kind of the arguments, or a number. */
  readonly result?: Kind
  readonly apply: (values: readonly number[], strategy: string) => number
}

const at = (values: readonly number[], index: number, fallback = 0) => values[index] ?? fallback
const degrees = (radians: number) => (radians * 180) / Math.PI

const functionRules: Readonly<Record<string, FunctionRule>> = {
  min: { type: 'same', min: 1, max: Number.POSITIVE_INFINITY, apply: (values) => Math.min(...values) },
  max: { type: 'same', min: 1, max: Number.POSITIVE_INFINITY, apply: (values) => Math.max(...values) },
  clamp: { type: 'same', min: 3, max: 3, apply: (v) => Math.max(at(v, 0), Math.min(at(v, 1), at(v, 2))) },
  round: { type: 'same', min: 1, max: 2, apply: (v, strategy) => round(strategy, at(v, 0), at(v, 1, 1)) },
  mod: { type: 'same', min: 2, max: 2, apply: (v) => at(v, 0) - at(v, 1) * Math.floor(at(v, 0) / at(v, 1)) },
  rem: { type: 'same', min: 2, max: 2, apply: (v) => at(v, 0) % at(v, 1) },
  abs: { type: 'same', min: 1, max: 1, apply: (v) => Math.abs(at(v, 0)) },
  sign: { type: 'same', min: 1, max: 1, result: 'number', apply: (v) => Math.sign(at(v, 0)) },
  progress: { type: 'same', min: 3, max: 3, result: 'number', apply: (v) => progress(at(v, 0), at(v, 1), at(v, 2)) },
  hypot: { type: 'same', min: 1, max: Number.POSITIVE_INFINITY, apply: (values) => Math.hypot(...values) },
  sin: { type: 'angle', min: 1, max: 1, apply: (v) => Math.sin(at(v, 0)) },
  cos: { type: 'angle', min: 1, max: 1, apply: (v) => Math.cos(at(v, 0)) },
  tan: { type: 'angle', min: 1, max: 1, apply: (v) => Math.tan(at(v, 0)) },
  asin: { type: 'number', min: 1, max: 1, result: 'angle', apply: (v) => degrees(Math.asin(at(v, 0))) },
  acos: { type: 'number', min: 1, max: 1, result: 'angle', apply: (v) => degrees(Math.acos(at(v, 0))) },
  atan: { type: 'number', min: 1, max: 1, result: 'angle', apply: (v) => degrees(Math.atan(at(v, 0))) },
  atan2: { type: 'same', min: 2, max: 2, result: 'angle', apply: (v) => degrees(Math.atan2(at(v, 0), at(v, 1))) },
  pow: { type: 'number', min: 2, max: 2, apply: (v) => at(v, 0) ** at(v, 1) },
  sqrt: { type: 'number', min: 1, max: 1, apply: (v) => Math.sqrt(at(v, 0)) },
  log: { type: 'number', min: 1, max: 2, apply: (v) => Math.log(at(v, 0)) / (v.length > 1 ? Math.log(at(v, 1)) : 1) },
  exp: { type: 'number', min: 1, max: 1, apply: (v) => Math.exp(at(v, 0)) },
}

/** A function over the plain numbers of its arguments, which are all of one kind. */
function numeric(kind: Kind, args: readonly Expression[], apply: (values: readonly number[]) => number): Expression {
  return {
    kind,
    evaluate: (context) => {
      const value = apply(args.map((arg) => partOf(arg.evaluate(context), arg.kind)))
      if (kind === 'length') return { ...zero, length: value }
      return kind === 'percent' ? { ...zero, percent: value } : { ...zero, scalar: value }
    },
  }
}

function partOf(quantity: Quantity, kind: Kind): number {
  if (kind === 'length') return quantity.length
  return kind === 'percent' ? quantity.percent : quantity.scalar
}

const roundings: ReadonlySet<string> = new Set(['nearest', 'up', 'down', 'to-zero'])

/** Takes the strategy of `round()` off its arguments. */
function roundingStrategy(groups: CssNodePlain[][]): string {
  const node = groups[0]?.[0]
  if (groups[0]?.length !== 1 || node?.type !== 'Identifier' || node.name.toLowerCase() in constants) return 'nearest'
  groups.shift()
  return node.name.toLowerCase()
}

/** CSS Values 4 §10.3: rounding to a multiple of `step`; half goes up. */
function round(strategy: string, value: number, step: number): number {
  const units = value / step
  if (strategy === 'up') return Math.ceil(units) * step
  if (strategy === 'down') return Math.floor(units) * step
  return (strategy === 'to-zero' ? Math.trunc(units) : Math.floor(units + 0.5)) * step
}

/** CSS Values 5 §5.7: how far a value has come from a start to an end; within 0 and 1. */
function progress(value: number, start: number, end: number): number {
  return start === end ? 0 : Math.min(1, Math.max(0, (value - start) / (end - start)))
}

function splitAtCommas(nodes: readonly CssNodePlain[]): CssNodePlain[][] {
  const groups: CssNodePlain[][] = [[]]
  for (const node of nodes) {
    if (node.type === 'Operator' && node.value === ',') groups.push([])
    else groups.at(-1)?.push(node)
  }
  return groups
}
