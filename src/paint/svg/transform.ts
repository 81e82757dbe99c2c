import { type ComputedStyle, isTransformed } from '../../css/computed-style.ts'
import type { TransformFunction } from '../../css/effect-values.ts'
import type { Rect } from '../../geometry.ts'
import { attribute, type Element } from '../../html/element.ts'
import type { Matrix } from '../display-list.ts'
import { identity, multiply, radians, rotation, transformRect } from '../matrix.ts'
import { transformMatrix } from '../transform.ts'
import { computedLength, numberList, reportInvalid } from './lengths.ts'
import { type Place, px, stylesOf } from './scene.ts'

/** What places an element in the user space of its parent: CSS Transforms 1 §8, the property over the attribute. */
export function ownTransform(element: Element, place: Place): Matrix {
  const { style } = stylesOf(element, place)
  const attributed = style.transform.length > 0 ? identity : transformAttribute(element, 'transform', place)
  if (attributed === identity && !isTransformed(style)) return identity
  const [a, b, c, d, e, f] = attributed
  const listed: TransformFunction = { type: 'matrix', values: [a, b, c, d, e * px, f * px] }
  const whole = style.transform.length > 0 ? style : { ...style, transform: [listed] }
  const matrix = transformMatrix(whole, referenceBox(element, style, place))
  return [matrix[0], matrix[1], matrix[2], matrix[3], matrix[4] / px, matrix[5] / px]
}

/** In points: CSS Transforms 1 §6. */
function referenceBox(element: Element, style: ComputedStyle, place: Place): Rect {
  const { width, height } = place.viewport
  const view = { x: 0, y: 0, width, height }
  return transformRect(style['transform-box'] === 'view-box' ? view : ownBox(element, style, place), [
    px,
    0,
    0,
    px,
    0,
    0,
  ])
}

function ownBox(element: Element, style: ComputedStyle, place: Place): Rect {
  const bounds = place.scene.bounds(element, place) ?? { x: 0, y: 0, width: 0, height: 0 }
  const { svg } = stylesOf(element, place)
  const stroked = style['transform-box'] === 'stroke-box' || style['transform-box'] === 'border-box'
  if (!stroked || svg.stroke === 'none') return bounds
  const half = computedLength(svg['stroke-width'], place) / 2
  return { x: bounds.x - half, y: bounds.y - half, width: bounds.width + 2 * half, height: bounds.height + 2 * half }
}

/** A `transform`, `gradientTransform` or `patternTransform` attribute. */
export function transformAttribute(element: Element, name: string, place: Place): Matrix {
  const written = attribute(element, name)
  if (written === undefined) return identity
  const matrix = parseTransform(written)
  if (matrix === undefined) reportInvalid(written, name, element, place)
  return matrix ?? identity
}

/** Undefined for what is no list of transforms. */
export function parseTransform(text: string): Matrix | undefined {
  let matrix = identity
  let rest = text.trim()
  while (rest !== '' && rest !== 'none') {
    const match = /^([a-z]+)\s*\(([^()]*)\)[\s,]*/i.exec(rest)
    const numbers = match === null || /[^\d\s,.e+-]/i.test(match[2] ?? '') ? [] : numberList(match[2] ?? '')
    const step = match === null || numbers.length === 0 ? undefined : single(match[1] ?? '', numbers)
    if (match === null || step === undefined) return undefined
    matrix = multiply(step, matrix)
    rest = rest.slice(match[0].length)
  }
  return matrix
}

function single(name: string, values: readonly number[]): Matrix | undefined {
  const [a = 0, b, c] = values
  switch (name) {
    case 'matrix':
      return values.length === 6 ? (values as unknown as Matrix) : undefined
    case 'translate':
      return [1, 0, 0, 1, a, b ?? 0]
    case 'translateX':
      return [1, 0, 0, 1, a, 0]
    case 'translateY':
      return [1, 0, 0, 1, 0, a]
    case 'scale':
      return [a, 0, 0, b ?? a, 0, 0]
    case 'scaleX':
      return [a, 0, 0, 1, 0, 0]
    case 'scaleY':
      return [1, 0, 0, a, 0, 0]
    case 'rotate':
      return rotation(a, b, c)
    case 'skewX':
      return [1, 0, Math.tan(radians(a)), 1, 0, 0]
    case 'skewY':
      return [1, Math.tan(radians(a)), 0, 1, 0, 0]
    default:
      return undefined
  }
}
