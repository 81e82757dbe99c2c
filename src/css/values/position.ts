import type { Calc, LengthPercentage, Position } from '../computed-style.ts'
import { lengthPercentage } from './numbers.ts'
import { attempt, computed, define, mapSpecified, type Parser, type Specified, type Values } from './parser.ts'

const horizontal: Readonly<Record<string, number>> = { left: 0, right: 100 }
const vertical: Readonly<Record<string, number>> = { top: 0, bottom: 100 }

/** One component: its axis when the keyword tells, and where it is. */
interface Component {
  readonly isKeyword: boolean
  readonly axis: 'x' | 'y' | undefined
  readonly value: Specified<LengthPercentage>
}

/** `<position>` of CSS Values 4 §8.3: one, two or four components. */
export const position: Parser<Position> = define('<position>', (values) => {
  const start = values.position
  const four = fourComponents(values)
  if (four) return four
  values.position = start
  const first = component(values)
  if (!first) return undefined
  const second = component(values)
  const center: Component = { isKeyword: true, axis: undefined, value: { percent: 50, length: 0 } }
  return arrange(first, second ?? center, second !== undefined)
})

function component(values: Values): Component | undefined {
  const name = values.peekKeyword()
  if (name !== undefined) {
    const x = horizontal[name]
    const y = vertical[name]
    const percent = x ?? y ?? (name === 'center' ? 50 : undefined)
    if (percent === undefined) return undefined
    values.take()
    return {
      isKeyword: true,
      axis: x !== undefined ? 'x' : y !== undefined ? 'y' : undefined,
      value: { percent, length: 0 },
    }
  }
  const value = attempt(lengthPercentage(), values)
  return value === undefined ? undefined : { isKeyword: false, axis: undefined, value }
}

function arrange(a: Component, b: Component, two: boolean): Specified<Position> | undefined {
  if (a.axis !== undefined && a.axis === b.axis) return undefined
  const swapped = a.axis === 'y' || (b.axis === 'x' && two)
  // A length is of the axis it stands for: `10px left` is none.
  if (swapped && !(a.isKeyword && b.isKeyword)) return undefined
  const [x, y] = swapped ? [b.value, a.value] : [a.value, b.value]
  if (typeof x !== 'function' && typeof y !== 'function') return { x, y }
  return (context) => ({ x: computed(x, context), y: computed(y, context) })
}

/** `right 10px bottom 20%`: offsets from the sides named. */
function fourComponents(values: Values): Specified<Position> | undefined {
  const sides: { axis: 'x' | 'y'; far: boolean; offset: Specified<LengthPercentage> }[] = []
  for (let index = 0; index < 2; index++) {
    const name = values.peekKeyword() ?? ''
    const axis = name in horizontal ? 'x' : name in vertical ? 'y' : undefined
    if (axis === undefined) return undefined
    values.take()
    const offset = attempt(lengthPercentage(), values)
    if (offset === undefined) return undefined
    sides.push({ axis, far: name === 'right' || name === 'bottom', offset })
  }
  const x = sides.find((side) => side.axis === 'x')
  const y = sides.find((side) => side.axis === 'y')
  if (!x || !y) return undefined
  return (context) => ({
    x: fromSide(computed(x.offset, context), x.far),
    y: fromSide(computed(y.offset, context), y.far),
  })
}

function fromSide(offset: LengthPercentage, far: boolean): LengthPercentage {
  if (!far) return offset
  return typeof offset === 'number'
    ? { percent: 100, length: -offset }
    : { percent: 100 - offset.percent, length: -offset.length, ...negated(offset) }
}

function negated({ comparisons }: Calc): Pick<Calc, 'comparisons'> {
  return comparisons ? { comparisons: comparisons.map((each) => ({ ...each, factor: -each.factor })) } : {}
}

/** `<bg-position>` of CSS Backgrounds 3 §2.6: as `<position>`, and three components, one side without its offset. */
export const backgroundPosition: Parser<Position> = define('<bg-position>', (values) => {
  const start = values.position
  const three = sidesWithOffsets(values)
  if (three) return three
  values.position = start
  return position(values)
})

/** Two sides, at least one of them with an offset; `center` takes none. */
function sidesWithOffsets(values: Values): Specified<Position> | undefined {
  const parts: { readonly axis: 'x' | 'y' | undefined; readonly value: Specified<LengthPercentage> }[] = []
  let offsets = 0
  for (let index = 0; index < 2; index++) {
    const name = values.peekKeyword() ?? ''
    const axis = name in horizontal ? 'x' : name in vertical ? 'y' : undefined
    if (axis === undefined && name !== 'center') return undefined
    values.take()
    const offset = axis && attempt(lengthPercentage(), values)
    if (offset !== undefined) offsets++
    parts.push({ axis, value: sidePosition(name, offset) })
  }
  const [a, b] = parts
  if (!a || !b || offsets === 0 || (a.axis === b.axis && a.axis !== undefined)) return undefined
  const [x, y] = a.axis === 'y' || b.axis === 'x' ? [b.value, a.value] : [a.value, b.value]
  return (context) => ({ x: computed(x, context), y: computed(y, context) })
}

function sidePosition(name: string, offset: Specified<LengthPercentage> = 0): Specified<LengthPercentage> {
  if (name === 'center') return { percent: 50, length: 0 }
  return mapSpecified(offset, (value) => fromSide(value, name === 'right' || name === 'bottom'))
}

/** One axis of a position: `right 10px`. CSS Backgrounds 4 §2.6. */
export function axisPosition(axis: 'x' | 'y'): Parser<LengthPercentage> {
  const [near, far] = axis === 'x' ? ['left', 'right'] : ['top', 'bottom']
  return define(`[center | [[${near} | ${far}]? <length-percentage>?]!]`, (values) => {
    const name = values.peekKeyword()
    if (name === undefined) return lengthPercentage()(values)
    if (name !== 'center' && name !== near && name !== far) return undefined
    values.take()
    return sidePosition(name, name === 'center' ? undefined : attempt(lengthPercentage(), values))
  })
}
