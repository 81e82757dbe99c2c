import type { LengthPercentage } from '../computed-style.ts'
import { lengthPercentage } from './numbers.ts'
import { attempt, computed, define, type Parser, type Specified, type Values } from './parser.ts'

export interface Position {
  readonly x: LengthPercentage
  readonly y: LengthPercentage
}

const horizontal: Readonly<Record<string, number>> = { left: 0, right: 100 }
const vertical: Readonly<Record<string, number>> = { top: 0, bottom: 100 }

/** One component: its axis when the keyword tells, and where it is. */
interface Component {
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
  const center: Component = { axis: undefined, value: { percent: 50, length: 0 } }
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
    return { axis: x !== undefined ? 'x' : y !== undefined ? 'y' : undefined, value: { percent, length: 0 } }
  }
  const value = attempt(lengthPercentage(), values)
  return value === undefined ? undefined : { axis: undefined, value }
}

function arrange(a: Component, b: Component, two: boolean): Specified<Position> | undefined {
  if (a.axis !== undefined && a.axis === b.axis) return undefined
  const swapped = a.axis === 'y' || (b.axis === 'x' && two)
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
    : { percent: 100 - offset.percent, length: -offset.length }
}
