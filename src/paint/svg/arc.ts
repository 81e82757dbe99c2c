import type { Point } from '../../geometry.ts'
import type { Path } from '../display-list.ts'

export interface Arc {
  readonly rx: number
  readonly ry: number
  /** Of the ellipse, in degrees. */
  readonly angle: number
  readonly large: boolean
  readonly sweep: boolean
}

/** An elliptical arc as cubic curves, one for each quarter turn at most: SVG 2 §B.2. Empty when the ends are one point. */
export function arcCurves(from: Point, to: Point, arc: Arc): Path {
  if (from.x === to.x && from.y === to.y) return []
  let [rx, ry] = [Math.abs(arc.rx), Math.abs(arc.ry)]
  if (rx === 0 || ry === 0) return [['l', to.x, to.y]]
  const phi = (arc.angle * Math.PI) / 180
  const [cosine, sine] = [Math.cos(phi), Math.sin(phi)]
  // Step 1: the start in the ellipse's axes, from the middle between the ends.
  const [hx, hy] = [(from.x - to.x) / 2, (from.y - to.y) / 2]
  const x1 = cosine * hx + sine * hy
  const y1 = -sine * hx + cosine * hy
  // §B.2.5: radii that do not reach are scaled up.
  const reach = (x1 / rx) ** 2 + (y1 / ry) ** 2
  if (reach > 1) {
    rx *= Math.sqrt(reach)
    ry *= Math.sqrt(reach)
  }
  // Step 2: the centre.
  const square = Math.max(0, (rx * rx * ry * ry) / (rx * rx * y1 * y1 + ry * ry * x1 * x1) - 1)
  const side = (arc.large === arc.sweep ? -1 : 1) * Math.sqrt(square)
  const cx1 = (side * rx * y1) / ry
  const cy1 = (-side * ry * x1) / rx
  // Step 4: the angles.
  const start = Math.atan2((y1 - cy1) / ry, (x1 - cx1) / rx)
  const end = Math.atan2((-y1 - cy1) / ry, (-x1 - cx1) / rx)
  let turn = end - start
  if (arc.sweep && turn < 0) turn += 2 * Math.PI
  if (!arc.sweep && turn > 0) turn -= 2 * Math.PI
  const center = {
    x: cosine * cx1 - sine * cy1 + (from.x + to.x) / 2,
    y: sine * cx1 + cosine * cy1 + (from.y + to.y) / 2,
  }
  const place = (x: number, y: number): readonly [number, number] => [
    center.x + cosine * rx * x - sine * ry * y,
    center.y + sine * rx * x + cosine * ry * y,
  ]
  return unitArc(start, turn, place, to)
}

function unitArc(
  start: number,
  turn: number,
  place: (x: number, y: number) => readonly [number, number],
  to: Point,
): Path {
  const count = Math.max(1, Math.ceil(Math.abs(turn) / (Math.PI / 2) - 1e-9))
  const step = turn / count
  const handle = (4 / 3) * Math.tan(step / 4)
  return Array.from({ length: count }, (_, index): Path[number] => {
    const a = start + index * step
    const b = a + step
    const first = place(Math.cos(a) - handle * Math.sin(a), Math.sin(a) + handle * Math.cos(a))
    const second = place(Math.cos(b) + handle * Math.sin(b), Math.sin(b) - handle * Math.cos(b))
    const end = index === count - 1 ? ([to.x, to.y] as const) : place(Math.cos(b), Math.sin(b))
    return ['c', ...first, ...second, ...end]
  })
}
