import { attribute, type Element } from '../../html/element.ts'
import type { Path } from '../display-list.ts'
import { lengthOf, numberList, reportInvalid } from './lengths.ts'
import { type PathPiece, parsePath } from './path-data.ts'
import { type Place, stylesOf } from './scene.ts'

/** The outline of a shape: SVG 2 §9 and §10, by command. Empty when nothing of it is to be drawn. */
export function shapePieces(element: Element, place: Place): readonly PathPiece[] {
  switch (element.tag) {
    case 'path':
      return path(element, place)
    case 'rect':
      return rect(element, place)
    case 'circle': {
      const r = lengthOf(element, 'r', 'other', place) ?? 0
      return ellipse(element, r, r, place)
    }
    case 'ellipse': {
      const rx = lengthOf(element, 'rx', 'x', place)
      const ry = lengthOf(element, 'ry', 'y', place)
      return ellipse(element, rx ?? ry ?? 0, ry ?? rx ?? 0, place)
    }
    case 'line':
      return line(element, place)
    case 'polyline':
      return polyline(element, place)
    case 'polygon': {
      const pieces = polyline(element, place)
      return pieces.length === 0 ? [] : [...pieces, [['z']]]
    }
    default:
      return []
  }
}

export function isShape({ tag }: Element): boolean {
  return ['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon'].includes(tag)
}

export function shapePath(element: Element, place: Place): Path {
  return shapePieces(element, place).flat()
}

function path(element: Element, place: Place): readonly PathPiece[] {
  const styled = stylesOf(element, place).svg.d
  const data = styled === 'auto' ? attribute(element, 'd') : styled === 'none' ? undefined : styled.data
  if (data === undefined) return []
  const { pieces, error } = parsePath(data)
  if (error !== undefined) reportInvalid(data.slice(error, error + 20) || data, 'd', element, place)
  return pieces
}

function rect(element: Element, place: Place): readonly PathPiece[] {
  const x = lengthOf(element, 'x', 'x', place) ?? 0
  const y = lengthOf(element, 'y', 'y', place) ?? 0
  const width = lengthOf(element, 'width', 'x', place) ?? 0
  const height = lengthOf(element, 'height', 'y', place) ?? 0
  if (width <= 0 || height <= 0) return []
  const [across, down] = [radius(element, 'rx', 'x', place), radius(element, 'ry', 'y', place)]
  const rx = Math.min(across ?? down ?? 0, width / 2)
  const ry = Math.min(down ?? across ?? 0, height / 2)
  const [right, bottom] = [x + width, y + height]
  if (rx === 0 || ry === 0) {
    return [[['m', x, y]], [['l', right, y]], [['l', right, bottom]], [['l', x, bottom]], [['z']]]
  }
  const [kx, ky] = [rx * (1 - kappa), ry * (1 - kappa)]
  return [
    [['m', x + rx, y]],
    [['l', right - rx, y]],
    [['c', right - kx, y, right, y + ky, right, y + ry]],
    [['l', right, bottom - ry]],
    [['c', right, bottom - ky, right - kx, bottom, right - rx, bottom]],
    [['l', x + rx, bottom]],
    [['c', x + kx, bottom, x, bottom - ky, x, bottom - ry]],
    [['l', x, y + ry]],
    [['c', x, y + ky, x + kx, y, x + rx, y]],
    [['z']],
  ]
}

/** Handle of a quarter circle of radius 1. */
const kappa = (4 / 3) * (Math.SQRT2 - 1)

function radius(element: Element, name: 'rx' | 'ry', axis: 'x' | 'y', place: Place): number | undefined {
  const value = lengthOf(element, name, axis, place)
  return value !== undefined && value >= 0 ? value : undefined
}

function ellipse(element: Element, rx: number, ry: number, place: Place): readonly PathPiece[] {
  const x = lengthOf(element, 'cx', 'x', place) ?? 0
  const y = lengthOf(element, 'cy', 'y', place) ?? 0
  if (rx <= 0 || ry <= 0) return []
  const [kx, ky] = [rx * kappa, ry * kappa]
  return [
    [['m', x + rx, y]],
    [['c', x + rx, y + ky, x + kx, y + ry, x, y + ry]],
    [['c', x - kx, y + ry, x - rx, y + ky, x - rx, y]],
    [['c', x - rx, y - ky, x - kx, y - ry, x, y - ry]],
    [['c', x + kx, y - ry, x + rx, y - ky, x + rx, y]],
    [['z']],
  ]
}

function line(element: Element, place: Place): readonly PathPiece[] {
  const at = (name: string, axis: 'x' | 'y') => lengthOf(element, name, axis, place) ?? 0
  return [[['m', at('x1', 'x'), at('y1', 'y')]], [['l', at('x2', 'x'), at('y2', 'y')]]]
}

/** An odd number at the end is left out: SVG 2 §10.6. */
function polyline(element: Element, place: Place): readonly PathPiece[] {
  const points = attribute(element, 'points') ?? ''
  const numbers = numberList(points)
  if (numbers.length % 2 !== 0 || /[^\d\s,.e+-]/i.test(points)) reportInvalid(points, 'points', element, place)
  const pieces: PathPiece[] = []
  for (let index = 0; index + 1 < numbers.length; index += 2) {
    pieces.push([[index === 0 ? 'm' : 'l', numbers[index] as number, numbers[index + 1] as number]])
  }
  return pieces
}
