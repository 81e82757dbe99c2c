import type { Pt } from '../../geometry.ts'
import type { BorderSegment } from '../fragment.ts'
import { type Edge, type EdgeGrid, isStronger, type PlacedRow, widest } from './collapsed-edges.ts'

type MaybeEdge = Edge | undefined

/** The borders of one page by where they are seen: `across[k][c]` above its row k, `down[k][c]` left of column c. */
interface Lines {
  readonly across: readonly (readonly MaybeEdge[])[]
  readonly down: readonly (readonly MaybeEdge[])[]
  readonly xs: readonly Pt[]
  readonly ys: readonly Pt[]
}

/** Where the borders around a corner of the grid meet: which of them goes through, and how much room they take there. */
interface Joint {
  readonly through: 'left' | 'right' | 'above' | 'below' | undefined
  readonly strongest: MaybeEdge
  readonly width: Pt
  readonly height: Pt
}

/**
 * The collapsed borders of `rows`, as straight pieces. `xs` are the starts of the columns, and the end of the last. Where
 * borders meet the strongest goes through, as in CSS 2.2 §17.6.2.1; neighbours that look the same become one segment.
 */
export function borderSegments(grid: EdgeGrid, rows: readonly PlacedRow[], xs: readonly Pt[]): BorderSegment[] {
  if (rows.length === 0) return []
  const lines = linesOf(grid, rows, xs)
  const joints = lines.ys.map((_, k) => lines.xs.map((_, c) => joint(lines, k, c)))
  const jointAt = (k: number, c: number) => joints[k]?.[c] as Joint
  const down = lines.xs.map((x, c) =>
    lines.down.map(
      (edges, k): Piece => ({
        edge: edges[c],
        from: { x, y: (lines.ys[k] as Pt) + reach(edges[c], jointAt(k, c), 'below', 'height') },
        to: { x, y: (lines.ys[k + 1] as Pt) - reach(edges[c], jointAt(k + 1, c), 'above', 'height') },
      }),
    ),
  )
  const across = lines.across.map((edges, k) =>
    lines.xs.slice(1).map((x, c): Piece => {
      const y = lines.ys[k] as Pt
      const from = { x: (lines.xs[c] as Pt) + reach(edges[c], jointAt(k, c), 'right', 'width'), y }
      return { edge: edges[c], from, to: { x: x - reach(edges[c], jointAt(k, c + 1), 'left', 'width'), y } }
    }),
  )
  return [...down, ...across].flatMap(joinSegments)
}

/** How far from the corner a border begins: before it when it goes through. Double lines of one look cross there. */
function reach(
  edge: MaybeEdge,
  { through, strongest, ...size }: Joint,
  side: Joint['through'],
  extent: 'width' | 'height',
): Pt {
  const crosses = edge?.style === 'double' && strongest !== undefined && isSame(edge, strongest)
  return (through === side || crosses ? -1 : 1) * (size[extent] / 2)
}

function joint({ across, down }: Lines, k: number, c: number): Joint {
  const [left, right] = [across[k]?.[c - 1], across[k]?.[c]]
  const [above, below] = [down[k - 1]?.[c], down[k]?.[c]]
  let through: Joint['through']
  let best: MaybeEdge
  for (const [side, edge] of [
    ['left', left],
    ['right', right],
    ['above', above],
    ['below', below],
  ] as const) {
    if (edge === undefined || (best !== undefined && !isStronger(edge, best))) continue
    through = side
    best = edge
  }
  return { through, strongest: best, width: widest([above, below]), height: widest([left, right]) }
}

/** From left to right, whichever way the table runs. */
function linesOf({ horizontal, vertical }: EdgeGrid, rows: readonly PlacedRow[], xs: readonly Pt[]): Lines {
  const isMirrored = (xs[0] ?? 0) > (xs.at(-1) ?? 0)
  const visual = <T>(values: readonly T[]): readonly T[] => (isMirrored ? values.toReversed() : values)
  const columns = Math.max(0, xs.length - 1)
  const full = (edges: readonly MaybeEdge[] | undefined, count: number) =>
    visual(Array.from({ length: count }, (_, c) => edges?.[c]))
  const across = rows.map(({ index, begins }, i) => {
    if (!begins) return full(undefined, columns)
    const previous = rows[i - 1]
    const own = horizontal[index] ?? []
    // After a page break or a repeated header the row meets another one than in the table: the stronger line wins.
    const met = previous === undefined ? [] : (horizontal[previous.index + 1] ?? [])
    return full(
      own.map((edge, c) => stronger(edge, met[c])),
      columns,
    )
  })
  const last = rows.at(-1) as PlacedRow
  return {
    across: [...across, full(last.ends ? horizontal[last.index + 1] : undefined, columns)],
    down: rows.map(({ index }) => full(vertical[index], xs.length)),
    xs: visual(xs),
    ys: [...rows.map(({ top }) => top), last.bottom],
  }
}

function stronger(a: MaybeEdge, b: MaybeEdge): MaybeEdge {
  if (a === undefined || b === undefined) return a ?? b
  return isStronger(b, a) ? b : a
}

interface Piece {
  readonly edge: MaybeEdge
  readonly from: BorderSegment['from']
  readonly to: BorderSegment['to']
}

function joinSegments(pieces: readonly Piece[]): BorderSegment[] {
  const segments: BorderSegment[] = []
  let open: Piece | undefined
  for (const piece of pieces) {
    if (piece.edge === undefined || piece.edge.width === 0 || isEmpty(piece)) {
      if (!isEmpty(piece)) open = undefined
      continue
    }
    if (open?.edge !== undefined && isSame(open.edge, piece.edge) && touches(open.to, piece.from)) {
      open = { ...open, to: piece.to }
      segments[segments.length - 1] = segment(open)
    } else {
      open = piece
      segments.push(segment(piece))
    }
  }
  return segments
}

/** Nothing is left of it beside the corners, or its column collapses. */
const isEmpty = ({ from, to }: Piece) => to.x - from.x + to.y - from.y < tolerance

const touches = (a: Piece['to'], b: Piece['from']) => Math.abs(a.x - b.x) + Math.abs(a.y - b.y) < tolerance

const tolerance: Pt = 0.001

/** CSS 2.2 §17.6.2: where borders collapse, `inset` looks like `ridge` and `outset` like `groove`. */
function segment({ edge, from, to }: Piece): BorderSegment {
  const { width, style, color } = edge as Edge
  return { width, color, style: style === 'inset' ? 'ridge' : style === 'outset' ? 'groove' : style, from, to }
}

const isSame = (a: Edge, b: Edge): boolean => a.width === b.width && a.style === b.style && a.color === b.color
