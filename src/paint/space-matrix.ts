import type { Matrix } from './display-list.ts'
import { radians } from './matrix.ts'

/** Sixteen numbers, column by column, without perspective: CSS Transforms 2 §12. */
export type SpaceMatrix = readonly number[]

/** What happens in the plane of the page, seen in space. */
export function inSpace([a, b, c, d, e, f]: Matrix): SpaceMatrix {
  return [a, b, 0, 0, c, d, 0, 0, 0, 0, 1, 0, e, f, 0, 1]
}

/** What is left of it for one who looks at the page from right above: depth goes. */
export function flattened(matrix: SpaceMatrix): Matrix {
  return [0, 1, 4, 5, 12, 13].map((index) => matrix[index] ?? 0) as unknown as Matrix
}

/** First `a`, then `b`. */
export function multiply3d(a: SpaceMatrix, b: SpaceMatrix): SpaceMatrix {
  return Array.from({ length: 16 }, (_, index) => {
    const column = index - (index % 4)
    const row = index % 4
    return [0, 1, 2, 3].reduce((sum, k) => sum + (a[column + k] ?? 0) * (b[4 * k + row] ?? 0), 0)
  })
}

export function translation3d(x: number, y: number, z: number): SpaceMatrix {
  return [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, x, y, z, 1]
}

export function scaling3d(x: number, y: number, z: number): SpaceMatrix {
  return [x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0, 0, 0, 0, 1]
}

/** Around an axis of any length; no axis, no turn. */
export function rotation3d(degrees: number, axis: readonly [number, number, number]): SpaceMatrix {
  const length = Math.hypot(...axis)
  if (length === 0) return scaling3d(1, 1, 1)
  const [x, y, z] = axis.map((part) => part / length) as [number, number, number]
  const sine = Math.sin(radians(degrees))
  const cosine = Math.cos(radians(degrees))
  const rest = 1 - cosine
  return [
    ...[rest * x * x + cosine, rest * x * y + sine * z, rest * x * z - sine * y, 0],
    ...[rest * x * y - sine * z, rest * y * y + cosine, rest * y * z + sine * x, 0],
    ...[rest * x * z + sine * y, rest * y * z - sine * x, rest * z * z + cosine, 0],
    ...[0, 0, 0, 1],
  ]
}
