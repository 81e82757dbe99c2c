import type { Pt } from '../../geometry.ts'
import type { LengthPercentage } from '../computed-style.ts'
import { type Expression, expression, toLengthPercentage } from './math.ts'
import {
  type ComputeContext,
  define,
  identifier,
  mapSpecified,
  type Parser,
  type Specified,
  type Values,
} from './parser.ts'
import { lengthOf } from './units.ts'

interface Range {
  /** Default: none. */
  readonly min?: number
  readonly max?: number
}

/** A plain number. One that a math function takes out of the range is clamped to it: CSS Values 4 §10.12. */
export function number({ min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }: Range = {}): Parser<number> {
  return define(rangeSyntax('number', min, max), (values) => {
    const found = takeExpression(values)
    if (found?.value.kind !== 'number') return undefined
    return inRange(found, (context) => found.value.evaluate(context).scalar, min, max)
  })
}

/** An integer. A math function's result is rounded. */
export function integer({
  min = Number.NEGATIVE_INFINITY,
  max = Number.POSITIVE_INFINITY,
}: Range = {}): Parser<number> {
  return define(rangeSyntax('integer', min, max), (values) => {
    const found = takeExpression(values)
    if (found?.value.kind !== 'number') return undefined
    const { literal } = found
    if (literal && !/^[+-]?\d+$/.test(literal)) return undefined
    return inRange(found, (context) => Math.round(found.value.evaluate(context).scalar), min, max)
  })
}

/** A percentage: 50 for 50%. */
export function percentage({
  min = Number.NEGATIVE_INFINITY,
  max = Number.POSITIVE_INFINITY,
}: Range = {}): Parser<number> {
  return define(rangeSyntax('percentage', min, max), (values) => {
    const found = takeExpression(values)
    if (found?.value.kind !== 'percent') return undefined
    return inRange(found, (context) => found.value.evaluate(context).percent, min, max)
  })
}

/** A length, or the number 0. */
export function length({ min = Number.NEGATIVE_INFINITY }: Range = {}): Parser<Pt> {
  return define(rangeSyntax('length', min), (values) => {
    const found = takeExpression(values)
    if (!found) return undefined
    if (isZero(found)) return 0
    if (found.value.kind !== 'length') return undefined
    return inRange(found, (context) => found.value.evaluate(context).length, min)
  })
}

export function lengthPercentage({ min = Number.NEGATIVE_INFINITY }: Range = {}): Parser<LengthPercentage> {
  return define(rangeSyntax('length-percentage', min), (values) => {
    const found = takeExpression(values)
    if (!found) return undefined
    if (isZero(found)) return 0
    const { kind, evaluate } = found.value
    if (kind === 'length') return inRange(found, (context) => evaluate(context).length, min)
    if (kind === 'percent' && found.literal) {
      const percent = Number(found.literal)
      return percent < min ? undefined : { percent, length: 0 }
    }
    if (kind !== 'percent' && kind !== 'mixed') return undefined
    return (context: ComputeContext) => {
      const { length, percent, ...rest } = evaluate(context)
      return toLengthPercentage({ ...rest, length: finite(length), percent: finite(percent) }, kind)
    }
  })
}

/** An angle in degrees. */
export const angle: Parser<number> = define('<angle>', (values) => {
  const found = takeExpression(values)
  if (found?.value.kind !== 'angle') return undefined
  return found.literal ? found.value.evaluate(noContext).scalar : (context) => found.value.evaluate(context).scalar
})

/** A number or a percentage, told apart; undefined for everything else. */
export function numberOrPercentage(
  values: Values,
): { readonly value: Specified<number>; readonly percent: boolean } | undefined {
  const found = takeExpression(values)
  const kind = found?.value.kind
  if (kind !== 'number' && kind !== 'percent') return undefined
  const percent = kind === 'percent'
  const value = inRange(found as Found, (context) => {
    const quantity = (found as Found).value.evaluate(context)
    return percent ? quantity.percent : quantity.scalar
  })
  return value === undefined ? undefined : { value, percent }
}

/** A number, or a percentage as its hundredth. */
export const fraction: Parser<number> = define('<number> | <percentage>', (values) => {
  const found = numberOrPercentage(values)
  return found && mapSpecified(found.value, (value) => (found.percent ? value / 100 : value))
})

interface Found {
  readonly value: Expression
  /** The number as written, when it is no math function. */
  readonly literal: string | undefined
  /** A length that depends on a font or the page. */
  readonly relative: boolean
}

/** For numbers as they are written, which cannot look at it. */
const noContext = {} as ComputeContext

function takeExpression(values: Values): Found | undefined {
  const node = values.take()
  // Constants like `pi` have a meaning only inside of math functions.
  if (!node || node.type === 'Identifier' || node.type === 'Parentheses') return undefined
  const value = expression(node)
  if (!value) return undefined
  if (node.type === 'Function' || !('value' in node)) return { value, literal: undefined, relative: true }
  const relative = node.type === 'Dimension' && typeof lengthOf(0, identifier(node.unit)) === 'function'
  return { value, literal: String(node.value), relative }
}

function isZero({ literal, value }: Found): boolean {
  return literal !== undefined && value.kind === 'number' && Number(literal) === 0
}

/** A literal out of the range is refused, a computed value is clamped to it. */
function inRange(
  { literal, relative }: Found,
  evaluate: (context: ComputeContext) => number,
  min = Number.NEGATIVE_INFINITY,
  max = Number.POSITIVE_INFINITY,
): Specified<number> | undefined {
  if (literal === undefined) {
    return (context) => Math.min(max, Math.max(min, finite(evaluate(context))))
  }
  if (Number(literal) < min || Number(literal) > max) return undefined
  return relative ? evaluate : evaluate(noContext)
}

function rangeSyntax(type: string, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY): string {
  if (min === Number.NEGATIVE_INFINITY && max === Number.POSITIVE_INFINITY) return `<${type}>`
  return `<${type} [${min === Number.NEGATIVE_INFINITY ? '-∞' : min},${max === Number.POSITIVE_INFINITY ? '∞' : max}]>`
}

/** The largest length, in points, and percentage: of the size browsers allow. */
const largest = 2 ** 24

/** CSS Values 4 §10.9.1: what is no number counts as 0, and infinity as the largest value there is. */
function finite(value: number): number {
  return Number.isNaN(value) ? 0 : Math.min(largest, Math.max(-largest, value))
}
