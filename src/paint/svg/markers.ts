import type { SvgReference } from '../../css/svg-style.ts'
import type { Point } from '../../geometry.ts'
import { attribute, type Element } from '../../html/element.ts'
import type { Matrix, Operation } from '../display-list.ts'
import { multiply, rotation } from '../matrix.ts'
import { rectangle } from '../path.ts'
import { computedLength, lengthOf, parsedLength } from './lengths.ts'
import type { PathPiece } from './path-data.ts'
import { elementChildren, entered, type Place, type SvgStyles, target } from './scene.ts'
import { viewOf } from './view-box.ts'

/** A vertex of a path with the directions, in degrees, that a marker turns to. */
interface Vertex extends Point {
  readonly angle: number
}

/** The markers of a shape, first to last: SVG 2 §13.7. */
export function markerOperations(
  element: Element,
  pieces: readonly PathPiece[],
  { svg }: SvgStyles,
  place: Place,
): readonly Operation[] {
  if (element.tag === 'rect' || element.tag === 'circle' || element.tag === 'ellipse') return []
  const { 'marker-start': start, 'marker-mid': mid, 'marker-end': end } = svg
  if ((start === 'none' && mid === 'none' && end === 'none') || place.silhouette === true) return []
  const vertices = verticesOf(pieces)
  const last = vertices.length - 1
  const strokeWidth = computedLength(svg['stroke-width'], place)
  const context = { fill: svg.fill, stroke: svg.stroke }
  return vertices.flatMap((vertex, index) => {
    const names: readonly (readonly [SvgReference, boolean])[] = [
      ...(index === 0 ? [[start, true] as const] : []),
      ...(index > 0 && index < last ? [[mid, false] as const] : []),
      ...(index === last ? [[end, false] as const] : []),
    ]
    return names.flatMap(([reference, first]) => {
      if (reference === 'none') return []
      const marker = target(reference.url, ['marker'], element, place)
      return marker === undefined ? [] : oneMarker(marker, vertex, first, strokeWidth, { ...place, context })
    })
  })
}

function oneMarker(
  marker: Element,
  vertex: Vertex,
  first: boolean,
  strokeWidth: number,
  outer: Place,
): readonly Operation[] {
  const place = entered(marker, outer)
  if (place === undefined) return []
  const width = lengthOf(marker, 'markerWidth', 'x', place) ?? 3
  const height = lengthOf(marker, 'markerHeight', 'y', place) ?? 3
  if (width <= 0 || height <= 0) return []
  const view = viewOf(marker, { width, height }, place)
  if (view === undefined) return []
  const scale = attribute(marker, 'markerUnits') === 'userSpaceOnUse' ? 1 : strokeWidth
  const [ax, , , dy, ex, fy] = view.matrix
  const refX = reference(marker, 'refX', 'x', view.size.width, place)
  const refY = reference(marker, 'refY', 'y', view.size.height, place)
  const standing: Matrix = [scale, 0, 0, scale, 0, 0]
  const turned = multiply(standing, rotation(markerAngle(marker, vertex, first)))
  // The reference point, in the viewport of the marker, lies on the vertex.
  const port = multiply(
    [1, 0, 0, 1, -(refX * ax + ex), -(refY * dy + fy)],
    multiply(turned, [1, 0, 0, 1, vertex.x, vertex.y]),
  )
  const whole = multiply(view.matrix, port)
  const inner: Place = { ...place, viewport: view.size, matrix: multiply(whole, place.matrix) }
  const operations = elementChildren(marker).flatMap((child) => place.scene.draw(child, inner))
  if (operations.length === 0) return []
  const clips = place.scene.styles.of(marker)['overflow-x'] !== 'visible'
  return [
    { type: 'save' },
    { type: 'transform', matrix: port },
    ...(clips ? [{ type: 'clip', path: rectangle({ x: 0, y: 0, width, height }) } as const] : []),
    { type: 'transform', matrix: view.matrix },
    ...operations,
    { type: 'restore' },
  ]
}

const keywords: Readonly<Record<string, number>> = { left: 0, top: 0, center: 0.5, right: 1, bottom: 1 }

function reference(marker: Element, name: 'refX' | 'refY', axis: 'x' | 'y', size: number, place: Place): number {
  const written = attribute(marker, name)?.trim()
  if (written === undefined) return 0
  const keyword = keywords[written]
  if (keyword !== undefined) return keyword * size
  return parsedLength(written, name, axis, marker, place) ?? 0
}

function markerAngle(marker: Element, { angle }: Vertex, first: boolean): number {
  const orient = attribute(marker, 'orient')?.trim() ?? '0'
  if (orient === 'auto') return angle
  if (orient === 'auto-start-reverse') return first ? angle + 180 : angle
  const match = /^([+-]?[\d.]+(?:e[+-]?\d+)?)(deg|grad|rad|turn)?$/i.exec(orient)
  const units: Readonly<Record<string, number>> = { deg: 1, grad: 0.9, rad: 180 / Math.PI, turn: 360 }
  return match === null ? 0 : Number(match[1]) * (units[match[2]?.toLowerCase() ?? 'deg'] ?? 1)
}

/** A vertex with the directions that lead in and out, as vectors. */
interface Corner extends Point {
  into?: Point
  out?: Point
}

/** The ends of all commands, and the directions there: SVG 2 §13.7.4. */
function verticesOf(pieces: readonly PathPiece[]): readonly Vertex[] {
  const corners: Corner[] = []
  let first: Corner | undefined
  for (const piece of pieces) {
    const head = piece[0]
    if (head === undefined) continue
    const from = corners.at(-1)
    if (head[0] === 'm') {
      first = { x: head[1], y: head[2] }
      corners.push(first)
    } else if (from !== undefined && first !== undefined) {
      const { start, end, to } = directions(from, piece, first)
      from.out = start
      const corner: Corner = { x: to.x, y: to.y, into: end }
      corners.push(corner)
      if (head[0] !== 'z') continue
      // A closed subpath goes on from its end to its start.
      if (first.out !== undefined) corner.out = first.out
      first.into ??= end
      first = corner
    }
  }
  return corners.map(({ x, y, into, out }) => ({ x, y, angle: bisector(into, out) }))
}

/** The directions at the ends of a piece. A control point on its end point gives none, the next one does. */
function directions(from: Point, piece: PathPiece, first: Point) {
  const points: Point[] = [from]
  for (const segment of piece) {
    if (segment[0] === 'z') points.push(first)
    else {
      for (let index = 1; index < segment.length; index += 2) {
        points.push({ x: segment[index] as number, y: segment[index + 1] as number })
      }
    }
  }
  const to = points.at(-1) as Point
  const differs = (a: Point) => (b: Point) => a.x !== b.x || a.y !== b.y
  const second = points.find(differs(from)) ?? from
  const before = points.findLast(differs(to)) ?? to
  return {
    to,
    start: { x: second.x - from.x, y: second.y - from.y },
    end: { x: to.x - before.x, y: to.y - before.y },
  }
}

function bisector(into: Point | undefined, out: Point | undefined): number {
  const a = into && (into.x !== 0 || into.y !== 0) ? Math.atan2(into.y, into.x) : undefined
  const b = out && (out.x !== 0 || out.y !== 0) ? Math.atan2(out.y, out.x) : undefined
  if (a === undefined || b === undefined) return degrees(a ?? b ?? 0)
  let turn = b - a
  if (turn > Math.PI) turn -= 2 * Math.PI
  if (turn < -Math.PI) turn += 2 * Math.PI
  return degrees(a + turn / 2)
}

function degrees(radians: number): number {
  return (radians * 180) / Math.PI
}
