import type { Color, MaskComposite } from '../css/computed-style.ts'
import type { Rect } from '../geometry.ts'
import type { GroupOperation, Operation } from './display-list.ts'
import { rectangle } from './path.ts'

export type Mask = NonNullable<GroupOperation['mask']>

/** Masks one in the other: what all of them show. */
export type Masks = readonly Mask[]

/**
 * A layer of a mask on what all below it come to: CSS Masking 1 §6.8, the operators of Compositing 1 §9.1. Undefined is a
 * mask that shows nothing.
 */
export function composed(
  layer: Mask | undefined,
  below: Masks | undefined,
  operator: MaskComposite,
  bounds: Rect,
): Masks | undefined {
  if (operator === 'intersect') return layer && below && [layer, ...below]
  if (layer === undefined) return operator === 'subtract' ? undefined : below
  if (below === undefined) return [layer]
  const lower = single(below, bounds)
  switch (operator) {
    case 'add':
      return [{ kind: 'alpha', operations: [...covering(lower), ...covering(layer)], bounds }]
    case 'subtract':
      return [layer, { kind: 'luminance', operations: [paper(white, bounds), shown(lower, black)], bounds }]
    case 'exclude': {
      // Of white on what is there already, the difference is what one has and the other has not.
      const other: Operation = { ...shown(layer, white), blend: 'difference' }
      return [{ kind: 'luminance', operations: [paper(black, bounds), shown(lower, white), other], bounds }]
    }
    default:
      return operator satisfies never
  }
}

/** One mask for several; rarely wanted, since not every reader follows masks in masks. */
function single([first, ...rest]: Masks, bounds: Rect): Mask {
  if (first === undefined) return { kind: 'alpha', operations: [paper(black, bounds)], bounds }
  if (rest.length === 0) return first
  const mask = single(rest, bounds)
  const group: Operation = { type: 'group', operations: covering(first), bounds, opacity: 1, mask }
  return { kind: 'alpha', operations: [group], bounds }
}

/** Paints with the mask's coverage for alpha, in whatever colour. */
function covering(mask: Mask): readonly Operation[] {
  if (mask.kind === 'luminance') return [shown(mask, black)]
  return [{ type: 'save' }, ...mask.operations, { type: 'restore' }]
}

/** A sheet of one colour seen through a mask. */
function shown(mask: Mask, color: Color): GroupOperation {
  return { type: 'group', operations: [paper(color, mask.bounds)], bounds: mask.bounds, opacity: 1, mask }
}

function paper(color: Color, bounds: Rect): Operation {
  return { type: 'fill', path: rectangle(bounds), color }
}

const black: Color = { space: 'rgb', r: 0, g: 0, b: 0, alpha: 1 }
const white: Color = { space: 'rgb', r: 1, g: 1, b: 1, alpha: 1 }
