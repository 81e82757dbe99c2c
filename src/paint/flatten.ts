import type { Path } from './display-list.ts'

type Curve = Extract<Path[number], readonly ['c', ...number[]]>

interface Flattening {
  /** How many straight pieces stand for a curve whose handles are this long in all. */
  readonly pieces: (length: number) => number
  /** Is a part that was left open closed, as it is when it is filled? */
  readonly closed: boolean
}

/** Calls `line` for each straight piece of a path, in order. */
export function eachLine(
  path: Path,
  { pieces, closed }: Flattening,
  line: (fromX: number, fromY: number, toX: number, toY: number) => void,
) {
  let start: readonly [number, number] = [0, 0]
  let pen = start
  const lineTo = (x: number, y: number) => {
    line(pen[0], pen[1], x, y)
    pen = [x, y]
  }
  for (const segment of path) {
    switch (segment[0]) {
      case 'm':
        if (closed) lineTo(...start)
        start = [segment[1], segment[2]]
        pen = start
        break
      case 'l':
        lineTo(segment[1], segment[2])
        break
      case 'c':
        curve(pen, segment, pieces, lineTo)
        break
      case 'z':
        lineTo(...start)
        break
      default:
        segment satisfies never
    }
  }
  if (closed) lineTo(...start)
}

function curve(
  [x0, y0]: readonly [number, number],
  [, x1, y1, x2, y2, x3, y3]: Curve,
  pieces: Flattening['pieces'],
  lineTo: (x: number, y: number) => void,
) {
  const length = Math.hypot(x1 - x0, y1 - y0) + Math.hypot(x2 - x1, y2 - y1) + Math.hypot(x3 - x2, y3 - y2)
  const count = pieces(length)
  for (let piece = 1; piece <= count; piece++) {
    const t = piece / count
    const u = 1 - t
    const along = (a: number, b: number, c: number, d: number) =>
      u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d
    lineTo(along(x0, x1, x2, x3), along(y0, y1, y2, y3))
  }
}
