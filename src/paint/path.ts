import type { Pt, Rect } from '../geometry.ts'
import type { Path } from './display-list.ts'

/**
 * Readers that do not smooth edges paint every pixel that a shape touches, unless it is an upright rectangle. A shape
 * that is this much smaller, which nobody can see, does not touch the pixels that it only ends at.
 */
export const hair: Pt = 0.001

export type Vertex = readonly [x: Pt, y: Pt]

/** A closed polygon. */
export function polygon(vertices: readonly Vertex[]): Path {
  return [...vertices.map(([x, y], index) => [index === 0 ? 'm' : 'l', x, y] as const), ['z'] as const] satisfies Path
}

/** Clockwise from the top left corner. */
export function rectangle({ x, y, width, height }: Rect): Path {
  return polygon([
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ])
}
