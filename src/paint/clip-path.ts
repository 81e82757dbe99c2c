import { type ComputedStyle, margins, type Radius, resolve } from '../css/computed-style.ts'
import type { BasicShape, ShapeRadius } from '../css/effect-values.ts'
import { type Edges, inset, type Pt, type Rect } from '../geometry.ts'
import type { Path } from './display-list.ts'
import { transformPath } from './matrix.ts'
import { polygon } from './path.ts'
import { type BoxAreas, insetRounded, outsetRounded, type RoundedRect, roundedPath, roundedRect } from './rounded.ts'
import { parsePath } from './svg/path-data.ts'

interface Outline {
  readonly path: Path
  readonly evenOdd: boolean
}

/** What `clip-path` leaves of a box; undefined when that is all. CSS Masking 1 §5.1. */
export function clipOutline(style: ComputedStyle, areas: BoxAreas): Outline | undefined {
  const clip = style['clip-path']
  if (clip === 'none' || clip.type === 'url') return undefined
  const box = clip.box === 'margin-box' ? marginBox(areas['border-box'], style) : areas[clip.box]
  return clip.shape === undefined ? { path: roundedPath(box), evenOdd: false } : shapeOutline(clip.shape, box.rect)
}

/** With margins as far as they are lengths: what `auto` and percentages come to is not known any more. */
function marginBox({ rect, corners }: RoundedRect, style: ComputedStyle): RoundedRect {
  const { top, right, bottom, left } = margins(style)
  const length = (margin: typeof top) => (typeof margin === 'number' ? -margin : 0)
  const edges = { top: length(top), right: length(right), bottom: length(bottom), left: length(left) }
  const grows = Object.values(edges).every((edge) => edge === edges.top && edge <= 0)
  return grows ? outsetRounded({ rect, corners }, -edges.top) : insetRounded({ rect, corners }, edges)
}

/** A shape in its reference box: CSS Shapes 1 §3. */
export function shapeOutline(shape: BasicShape, box: Rect): Outline {
  switch (shape.type) {
    case 'inset':
      return roundedOutline(inset(box, insetEdges(shape.edges, box)), shape.radii)
    case 'rect':
      return roundedOutline(rectOf(shape.edges, box), shape.radii)
    case 'xywh': {
      const { x, y, width, height } = shape
      const corner = { x: box.x + resolve(x, box.width), y: box.y + resolve(y, box.height) }
      const size = { width: resolve(width, box.width), height: resolve(height, box.height) }
      return roundedOutline({ ...corner, ...size }, shape.radii)
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

/** §3.1: the right and bottom edge are counted from the left and top as well, and do not come before those. */
function rectOf({ top, right, bottom, left }: Extract<BasicShape, { type: 'rect' }>['edges'], box: Rect): Rect {
  const x = left === 'auto' ? 0 : resolve(left, box.width)
  const y = top === 'auto' ? 0 : resolve(top, box.height)
  const end = right === 'auto' ? box.width : resolve(right, box.width)
  const foot = bottom === 'auto' ? box.height : resolve(bottom, box.height)
  return { x: box.x + x, y: box.y + y, width: Math.max(0, end - x), height: Math.max(0, foot - y) }
}

function roundedOutline(rect: Rect, radii: readonly Radius[] | undefined): Outline {
  return { path: roundedPath(roundedRect(rect, radii ?? square)), evenOdd: false }
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
  const corners = [0, 1, 2, 3].map((corner) => Math.hypot(across[corner % 2] as Pt, down[corner >> 1] as Pt))
  const base = Math.hypot(box.width, box.height) / Math.SQRT2
  const [a, b] =
    shape.type === 'ellipse'
      ? [used(shape.rx, across, corners, box.width), used(shape.ry, down, corners, box.height)]
      : (Array<Pt>(2).fill(used(shape.radius, [...across, ...down], corners, base)) as [Pt, Pt])
  const rect = { x: box.x + x - a, y: box.y + y - b, width: 2 * a, height: 2 * b }
  return roundedPath(
    roundedRect(
      rect,
      [0, 1, 2, 3].map(() => ({ x: a, y: b })),
    ),
  )
}

function used(radius: ShapeRadius, sides: readonly Pt[], corners: readonly Pt[], base: Pt): Pt {
  switch (radius) {
    case 'closest-side':
      return Math.min(...sides)
    case 'farthest-side':
      return Math.max(...sides)
    case 'closest-corner':
      return Math.min(...corners)
    case 'farthest-corner':
      return Math.max(...corners)
    default:
      return Math.max(0, resolve(radius, base))
  }
}
