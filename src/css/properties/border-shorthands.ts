import type { Edges } from '../../geometry.ts'
import type { Radius } from '../computed-style.ts'
import { lengthPercentage } from '../values/numbers.ts'
import { attempt, type ComputeContext, computed, type Specified, type Values } from '../values/parser.ts'
import { decorationProperties, edges } from './decorations.ts'

type Setting = readonly [name: string, value: Specified<unknown>]

/** Clockwise from the top left, as the values of `border-radius` are. */
export const radiusLonghands = [
  'border-top-left-radius',
  'border-top-right-radius',
  'border-bottom-right-radius',
  'border-bottom-left-radius',
] as const

const radii = edges(lengthPercentage({ min: 0 }))

export function expandBorderRadius(values: Values): readonly Setting[] | undefined {
  const corners = borderRadii(values)
  if (corners === undefined) return undefined
  return radiusLonghands.map(
    (name, index): Setting => [name, (context: ComputeContext) => computed(corners, context)[index]],
  )
}

/** CSS Backgrounds 3 §5.1: radii across, then those down behind a slash. Clockwise from the top left corner. */
export function borderRadii(values: Values): Specified<readonly Radius[]> | undefined {
  const across = radii(values)
  if (across === undefined) return undefined
  const down = values.takeOperator('/') ? radii(values) : across
  if (down === undefined) return undefined
  const corners: readonly (keyof Edges)[] = ['top', 'right', 'bottom', 'left']
  return (context) => {
    const [x, y] = [computed(across, context), computed(down, context)]
    return corners.map((side): Radius => ({ x: x[side], y: y[side] }))
  }
}

export const borderImageLonghands = [
  'border-image-source',
  'border-image-slice',
  'border-image-width',
  'border-image-outset',
  'border-image-repeat',
] as const

/** CSS Backgrounds 3 §6.7: source, slice with width and outset behind slashes, and repetition, in any order. */
export function expandBorderImage(values: Values): readonly Setting[] | undefined {
  const found = new Map<(typeof borderImageLonghands)[number], Specified<unknown>>()
  while (!values.done) {
    const name = (['border-image-source', 'border-image-slice', 'border-image-repeat'] as const).find((candidate) => {
      const value = found.has(candidate) ? undefined : attempt<unknown>(decorationProperties[candidate].parse, values)
      if (value !== undefined) found.set(candidate, value)
      return value !== undefined
    })
    if (name === undefined) return undefined
    if (name === 'border-image-slice' && !readWidths(found, values)) return undefined
  }
  if (found.size === 0) return undefined
  return borderImageLonghands.map((name): Setting => [name, found.get(name) ?? decorationProperties[name].initial])
}

/** What follows the slice: `/ width`, `/ width / outset` or `/ / outset`. False when a slash is followed by neither. */
function readWidths(found: Map<string, Specified<unknown>>, values: Values): boolean {
  if (!values.takeOperator('/')) return true
  const width = attempt<unknown>(decorationProperties['border-image-width'].parse, values)
  if (width !== undefined) found.set('border-image-width', width)
  if (!values.takeOperator('/')) return width !== undefined
  const outset = attempt<unknown>(decorationProperties['border-image-outset'].parse, values)
  if (outset !== undefined) found.set('border-image-outset', outset)
  return outset !== undefined
}
