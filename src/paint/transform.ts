import { type ComputedStyle, resolve } from '../css/computed-style.ts'
import type { TransformFunction } from '../css/effect-values.ts'
import type { Rect, Size } from '../geometry.ts'
import type { Matrix } from './display-list.ts'
import { identity, multiply, radians, rotation } from './matrix.ts'

/** The transformation of a box: CSS Transforms 2 §3. `box` is its reference box, on the page. */
export function transformMatrix(style: ComputedStyle, box: Rect): Matrix {
  const { translate, rotate, scale, transform } = style
  const x = box.x + resolve(style['transform-origin'].x, box.width)
  const y = box.y + resolve(style['transform-origin'].y, box.height)
  const functions: TransformFunction[] = [{ type: 'translate', x, y }]
  if (translate !== 'none') functions.push({ type: 'translate', ...translate })
  if (rotate !== 'none') functions.push({ type: 'rotate', angle: rotate })
  if (scale !== 'none') functions.push({ type: 'scale', ...scale })
  functions.push(...transform, { type: 'translate', x: -x, y: -y })
  return functions.reduce<Matrix>((matrix, step) => multiply(functionMatrix(step, box), matrix), identity)
}

/** CSS Transforms 1 §13. */
function functionMatrix(step: TransformFunction, { width, height }: Size): Matrix {
  switch (step.type) {
    case 'translate':
      return [1, 0, 0, 1, resolve(step.x, width), resolve(step.y, height)]
    case 'scale':
      return [step.x, 0, 0, step.y, 0, 0]
    case 'rotate':
      return rotation(step.angle)
    case 'skew':
      return [1, Math.tan(radians(step.y)), Math.tan(radians(step.x)), 1, 0, 0]
    case 'matrix':
      return step.values
    default:
      return step satisfies never
  }
}
