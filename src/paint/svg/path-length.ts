import type { Point } from '../../geometry.ts'
import type { Path } from '../display-list.ts'

/** A point of a path, and the direction there, in radians. */
export interface PathPoint extends Point {
  readonly angle: number
}

interface Line {
  readonly from: Point
  readonly to: Point
  readonly length: number
}

/** Pieces that a curve is measured by. */
const curveSteps = 32

export function pathLength(path: Path): number {
  return lines(path).reduce((sum, { length }) => sum + length, 0)
}

/** The point at a distance along the path; undefined before its start and past its end. */
export function pointAlong(path: Path): (distance: number) => PathPoint | undefined {
  const all = lines(path)
  return (distance) => {
    let left = distance
    for (const { from, to, length } of all) {
      if (left >= 0 && left <= length) {
        const t = left / length
        const angle = Math.atan2(to.y - from.y, to.x - from.x)
        return { x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t, angle }
      }
      left -= length
    }
    return undefined
  }
}

function lines(path: Path): readonly Line[] {
  const found: Line[] = []
  let at: Point = { x: 0, y: 0 }
  let start = at
  const add = (to: Point) => {
    const length = Math.hypot(to.x - at.x, to.y - at.y)
    if (length > 0) found.push({ from: at, to, length })
    at = to
  }
  for (const segment of path) {
    if (segment[0] === 'm') {
      at = { x: segment[1], y: segment[2] }
      start = at
    } else if (segment[0] === 'l') add({ x: segment[1], y: segment[2] })
    else if (segment[0] === 'z') add(start)
    else for (const point of curvePoints(at, segment)) add(point)
  }
  return found
}

function curvePoints({ x, y }: Point, [, x1, y1, x2, y2, x3, y3]: Extract<Path[number], readonly ['c', ...unknown[]]>) {
  return Array.from({ length: curveSteps }, (_, index): Point => {
    const t = (index + 1) / curveSteps
    const s = 1 - t
    const [a, b, c, d] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t]
    return { x: a * x + b * x1 + c * x2 + d * x3, y: a * y + b * y1 + c * y2 + d * y3 }
  })
}
