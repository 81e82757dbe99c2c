import { type ComputedStyle, resolve } from '../css/computed-style.ts'
import type { BasicShape, ShapeRadius } from '../css/effect-values.ts'
import { type Edges, inset, type Pt, type Rect } from '../geometry.ts'
import type { Path } from './display-list.ts'
import { transformPath } from './matrix.ts'
import { polygon } from './path.ts'
import { type BoxAreas, roundedPath, roundedRect } from './rounded.ts'
import { parsePath } from './svg/path-data.ts'

interface Outline {
  readonly path: Path
  readonly evenOdd: boolean
}

/** What `clip-path` leaves of a box; undefined when that is all. CSS Masking 1 §5.1. */
export function clipOutline(style: ComputedStyle, areas: BoxAreas): Outline | undefined {
  const clip = style['clip-path']
  if (clip === 'none' || clip.type === 'url') return undefined
  const box = areas[clip.box]
  return clip.shape === undefined ? { path: roundedPath(box), evenOdd: false } : shapeOutline(clip.shape, box.rect)
}

/** A shape in its reference box: CSS Shapes 1 §3. */
export function shapeOutline(shape: BasicShape, box: Rect): Outline {
  switch (shape.type) {
    case 'inset': {
      const rect = inset(box, insetEdges(shape.edges, box))
      return { path: roundedPath(roundedRect(rect, shape.radii ?? square)), evenOdd: false }
    }
    case 'circle':
    case 'ellipse':
      return { path: ellipse(shape, box), evenOdd: false }
    case 'polygon': {
      const points = shape.points.map(
        ({ x, y }) => [box.x + resolve(x, box.width), box.y + resolve(y, box.height)] as const,
      )
      return { path: polygon(points), evenOdd: shape.evenOdd }
    }
    case 'path': {
      const { pieces, error } = parsePath(shape.data)
      // CSS Shapes 2 §3.5: data that breaks off is no path at all.
      const path = error === undefined ? pieces.flat() : []
      return { path: transformPath(path, [px, 0, 0, px, box.x, box.y]), evenOdd: shape.evenOdd }
    }
    default:
      return shape satisfies never
  }
}

/** Points in a px. */
const px = 0.75

const square = [0, 1, 2, 3].map(() => ({ x: 0, y: 0 }))

/** §3.1: edges that leave nothing of the box are reduced in proportion until they meet. */
function insetEdges({ top, right, bottom, left }: BasicShapeEdges, { width, height }: Rect): Edges {
  const [start, end] = meeting(resolve(left, width), resolve(right, width), width)
  const [above, below] = meeting(resolve(top, height), resolve(bottom, height), height)
  return { top: above, right: end, bottom: below, left: start }
}

type BasicShapeEdges = Extract<BasicShape, { type: 'inset' }>['edges']

function meeting(start: Pt, end: Pt, room: Pt): readonly [Pt, Pt] {
  const sum = start + end
  return sum > room && sum > 0 ? [(start * room) / sum, (end * room) / sum] : [start, end]
}

/** §3.1: the sides that radii reach to are counted from the centre. */
function ellipse(shape: Extract<BasicShape, { type: 'circle' | 'ellipse' }>, box: Rect): Path {
  const x = resolve(shape.center.x, box.width)
  const y = resolve(shape.center.y, box.height)
  const across = [Math.abs(x), Math.abs(box.width - x)]
  const down = [Math.abs(y), Math.abs(box.height - y)]
  const [rx, ry] =
    shape.type === 'ellipse'
      ? [used(shape.rx, across, box.width), used(shape.ry, down, box.height)]
      : Array<Pt>(2).fill(used(shape.radius, [...across, ...down], Math.hypot(box.width, box.height) / Math.SQRT2))
  const [a = 0, b = 0] = [rx, ry]
  const rect = { x: box.x + x - a, y: box.y + y - b, width: 2 * a, height: 2 * b }
  return roundedPath(
    roundedRect(
      rect,
      [0, 1, 2, 3].map(() => ({ x: a, y: b })),
    ),
  )
}

function used(radius: ShapeRadius, sides: readonly Pt[], base: Pt): Pt {
  if (radius === 'closest-side') return Math.min(...sides)
  if (radius === 'farthest-side') return Math.max(...sides)
  return Math.max(0, resolve(radius, base))
}
