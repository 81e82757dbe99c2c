import { type ComputedStyle, isTransformed } from '../../css/computed-style.ts'
import { attribute, type Element } from '../../html/element.ts'
import type { Matrix } from '../display-list.ts'
import { identity, multiply, radians, rotation } from '../matrix.ts'
import { transformMatrix } from '../transform.ts'
import { numberList, reportInvalid } from './lengths.ts'
import { type Place, px, stylesOf } from './scene.ts'

/** A `transform`, `gradientTransform` or `patternTransform` attribute: CSS Transforms 1 §8. */
export function transformOf(element: Element, name: string, place: Place): Matrix {
  const { style } = stylesOf(element, place)
  if (name === 'transform' && isTransformed(style)) return styleTransform(style, place)
  const written = attribute(element, name)
  if (written === undefined) return identity
  const matrix = parseTransform(written)
  if (matrix === undefined) reportInvalid(written, name, element, place)
  return matrix ?? identity
}

/** The property wins over the attribute. Its reference box is the viewport: CSS Transforms 1 §4. */
function styleTransform(style: ComputedStyle, { viewport }: Place): Matrix {
  const box = { x: 0, y: 0, width: viewport.width * px, height: viewport.height * px }
  const [a, b, c, d, e, f] = transformMatrix(style, box)
  return [a, b, c, d, e / px, f / px]
}

/** Undefined for what is no list of transforms. */
export function parseTransform(text: string): Matrix | undefined {
  let matrix = identity
  let rest = text.trim()
  while (rest !== '' && rest !== 'none') {
    const match = /^([a-z]+)\s*\(([^()]*)\)[\s,]*/i.exec(rest)
    const step = match === null ? undefined : single(match[1] ?? '', numberList(match[2] ?? ''))
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
