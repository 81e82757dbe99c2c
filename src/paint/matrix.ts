import type { Point, Rect } from '../geometry.ts'
import type { Matrix, Path } from './display-list.ts'

export const identity: Matrix = [1, 0, 0, 1, 0, 0]

/** First `a`, then `b`. */
export function multiply(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[1] * b[2],
    a[0] * b[1] + a[1] * b[3],
    a[2] * b[0] + a[3] * b[2],
    a[2] * b[1] + a[3] * b[3],
    a[4] * b[0] + a[5] * b[2] + b[4],
    a[4] * b[1] + a[5] * b[3] + b[5],
  ]
}

/** Clockwise, around a point. */
export function rotation(degrees: number, x = 0, y = 0): Matrix {
  // A quarter turn is exact.
  const quarter = degrees % 90 === 0
  const sine = quarter ? Math.round(Math.sin(radians(degrees))) : Math.sin(radians(degrees))
  const cosine = quarter ? Math.round(Math.cos(radians(degrees))) : Math.cos(radians(degrees))
  return [cosine, sine, -sine, cosine, x - cosine * x + sine * y, y - sine * x - cosine * y]
}

export function radians(degrees: number): number {
  return (degrees * Math.PI) / 180
}

/** Undefined for a matrix that flattens the plane. */
export function invert([a, b, c, d, e, f]: Matrix): Matrix | undefined {
  const determinant = a * d - b * c
  if (determinant === 0 || !Number.isFinite(determinant)) return undefined
  return [
    d / determinant,
    -b / determinant,
    -c / determinant,
    a / determinant,
    (c * f - d * e) / determinant,
    (b * e - a * f) / determinant,
  ]
}

export function transformPoint({ x, y }: Point, [a, b, c, d, e, f]: Matrix): Point {
  return { x: a * x + c * y + e, y: b * x + d * y + f }
}

/** The upright rectangle around the transformed one. */
export function transformRect({ x, y, width, height }: Rect, matrix: Matrix): Rect {
  const corners = [
    { x, y },
    { x: x + width, y },
    { x, y: y + height },
    { x: x + width, y: y + height },
  ]
  return boundsOf(corners.map((corner) => transformPoint(corner, matrix))) as Rect
}

export function transformPath(path: Path, matrix: Matrix): Path {
  const place = (x: number, y: number) => transformPoint({ x, y }, matrix)
  return path.map((segment): Path[number] => {
    switch (segment[0]) {
      case 'm':
      case 'l': {
        const { x, y } = place(segment[1], segment[2])
        return [segment[0], x, y]
      }
      case 'c': {
        const [first, second, end] = [
          place(segment[1], segment[2]),
          place(segment[3], segment[4]),
          place(segment[5], segment[6]),
        ]
        return ['c', first.x, first.y, second.x, second.y, end.x, end.y]
      }
      default:
        return segment
    }
  })
}

/** The smallest upright rectangle that holds the points; undefined when there are none. */
export function boundsOf(points: Iterable<Point>): Rect | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y } of points) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x)
    bottom = Math.max(bottom, y)
  }
  return left > right ? undefined : { x: left, y: top, width: right - left, height: bottom - top }
}

/** The rectangle that holds both. */
export function union(a: Rect | undefined, b: Rect | undefined): Rect | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return boundsOf(
    [a, b].flatMap(({ x, y, width, height }) => [
      { x, y },
      { x: x + width, y: y + height },
    ]),
  )
}

/** Tight bounds of a path, without its stroke; undefined when it has no point. */
export function pathBounds(path: Path): Rect | undefined {
  const points: Point[] = []
  let at: Point = { x: 0, y: 0 }
  for (const segment of path) {
    if (segment[0] === 'z') continue
    if (segment[0] === 'c') points.push(...curveExtremes(at, segment))
    at = { x: segment.at(-2) as number, y: segment.at(-1) as number }
    points.push(at)
  }
  return boundsOf(points)
}

type Curve = Extract<Path[number], readonly ['c', ...unknown[]]>

/** Points of a cubic curve, other than its ends, where it turns back in x or in y. */
function curveExtremes(start: Point, [, x1, y1, x2, y2, x3, y3]: Curve): readonly Point[] {
  const at = (t: number): Point => ({ x: cubic(start.x, x1, x2, x3, t), y: cubic(start.y, y1, y2, y3, t) })
  return [...turns(start.x, x1, x2, x3), ...turns(start.y, y1, y2, y3)].map(at)
}

function cubic(a: number, b: number, c: number, d: number, t: number): number {
  const s = 1 - t
  return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d
}

/** Where the derivative of a cubic is zero, between 0 and 1. */
function turns(p0: number, p1: number, p2: number, p3: number): readonly number[] {
  const a = -p0 + 3 * p1 - 3 * p2 + p3
  const b = 2 * (p0 - 2 * p1 + p2)
  const c = p1 - p0
  if (Math.abs(a) < 1e-12) return Math.abs(b) < 1e-12 ? [] : [-c / b].filter(inside)
  const root = b * b - 4 * a * c
  if (root < 0) return []
  return [(-b + Math.sqrt(root)) / (2 * a), (-b - Math.sqrt(root)) / (2 * a)].filter(inside)
}

function inside(t: number): boolean {
  return t > 0 && t < 1
}
