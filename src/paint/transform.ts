import { type ComputedStyle, resolve } from '../css/computed-style.ts'
import type { TransformFunction } from '../css/effect-values.ts'
import type { Rect, Size } from '../geometry.ts'
import type { Matrix } from './display-list.ts'
import { identity, multiply, radians, rotation } from './matrix.ts'
import {
  flattened,
  inSpace,
  multiply3d,
  rotation3d,
  type SpaceMatrix,
  scaling3d,
  translation3d,
} from './space-matrix.ts'

/** The transformation of a box: CSS Transforms 2 §3. `box` is its reference box, on the page. */
export function transformMatrix(style: ComputedStyle, box: Rect): Matrix {
  const { translate, rotate, scale, transform } = style
  const x = box.x + resolve(style['transform-origin'].x, box.width)
  const y = box.y + resolve(style['transform-origin'].y, box.height)
  const functions: TransformFunction[] = []
  if (translate !== 'none') functions.push({ type: 'translate', ...translate })
  if (rotate !== 'none') functions.push({ type: 'rotate', ...rotate })
  if (scale !== 'none') functions.push({ type: 'scale', ...scale })
  functions.push(...transform)
  return multiply(multiply([1, 0, 0, 1, -x, -y], combined(functions, box)), [1, 0, 0, 1, x, y])
}

/** The last function is applied first. What leaves the page's plane is seen from right above it: §2. */
function combined(functions: readonly TransformFunction[], box: Size): Matrix {
  if (!functions.some(leavesPlane)) {
    return functions.reduce<Matrix>((matrix, step) => multiply(functionMatrix(step, box), matrix), identity)
  }
  const start = inSpace(identity)
  return flattened(functions.reduce((matrix, step) => multiply3d(spaceMatrix(step, box), matrix), start))
}

function leavesPlane(step: TransformFunction): boolean {
  return step.type === 'matrix3d' || (step.type === 'rotate' && step.axis !== undefined)
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
    case 'matrix3d':
      return flattened(step.values)
    default:
      return step satisfies never
  }
}

/** CSS Transforms 2 §12. */
function spaceMatrix(step: TransformFunction, box: Size): SpaceMatrix {
  switch (step.type) {
    case 'translate':
      return translation3d(resolve(step.x, box.width), resolve(step.y, box.height), step.z ?? 0)
    case 'scale':
      return scaling3d(step.x, step.y, step.z ?? 1)
    case 'rotate':
      return step.axis === undefined ? inSpace(rotation(step.angle)) : rotation3d(step.angle, step.axis)
    case 'matrix3d':
      return step.values
    default:
      return inSpace(functionMatrix(step, box))
  }
}
