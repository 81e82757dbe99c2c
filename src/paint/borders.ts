import type { BorderStyle, Color, ComputedStyle } from '../css/computed-style.ts'
import { type Edges, inset, type Pt, type Rect } from '../geometry.ts'
import type { BorderSegment } from '../layout/fragment.ts'
import { bevelColors } from './bevel-color.ts'
import { dashes } from './dashes.ts'
import type { Path } from './display-list.ts'
import { type Painter, sameColor } from './painter.ts'
import { line, polygon, rectangle, type Vertex } from './path.ts'

type SideName = keyof Edges
const sideNames = ['top', 'right', 'bottom', 'left'] as const

interface Side {
  readonly name: SideName
  readonly style: BorderStyle
  readonly color: Color
}

/** Part of a border's thickness in one colour: 0 is the outer edge, 1 the inner. */
interface Band {
  readonly from: number
  readonly to: number
  readonly color: Color
}

/** The borders of a box: CSS Backgrounds 3 §4. `widths` are the used ones: 0 where the box is cut. */
export function paintBorders(painter: Painter, rect: Rect, widths: Edges, style: ComputedStyle) {
  const sides = sideNames
    .filter((name) => widths[name] > 0)
    .map((name): Side => ({ name, style: style[`border-${name}-style`], color: style[`border-${name}-color`] }))
    .filter((side) => side.style !== 'none' && side.style !== 'hidden' && side.color.alpha > 0)
  if (sides.length === 0) return
  const frame = { outer: corners(rect), inner: corners(inset(rect, widths)) }
  paintBands(painter, frame, sides)
  for (const side of sides) {
    if (side.style !== 'dashed' && side.style !== 'dotted') continue
    const neighbours = sides.filter((other) => areNeighbours(side.name, other.name))
    const alike = neighbours.every((other) => looksAlike(side, other) && widths[side.name] === widths[other.name])
    paintDashedSide(painter, frame, side, widths[side.name], alike)
  }
}

function areNeighbours(a: SideName, b: SideName): boolean {
  return (sideNames.indexOf(a) - sideNames.indexOf(b)) % 2 !== 0
}

/** Could the sides run into one another without anybody seeing where? */
function looksAlike(a: Side, b: Side): boolean {
  return a.style === b.style && a.color.alpha === 1 && sameColor(a.color, b.color)
}

/** Corners clockwise from the top left; side `n` runs from corner n to the next. */
interface Frame {
  readonly outer: readonly Vertex[]
  readonly inner: readonly Vertex[]
}

function corners({ x, y, width, height }: Rect): readonly Vertex[] {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ]
}

/** Everything but dashes. Bands of one colour are painted at once, so that no seam shows where sides meet. */
function paintBands(painter: Painter, frame: Frame, sides: readonly Side[]) {
  const groups: { readonly band: Band; readonly names: SideName[] }[] = []
  for (const side of sides) {
    for (const band of bands(side)) {
      const group = groups.find(
        ({ band: known }) => known.from === band.from && known.to === band.to && sameColor(known.color, band.color),
      )
      if (group === undefined) groups.push({ band, names: [side.name] })
      else group.names.push(side.name)
    }
  }
  for (const { band, names } of groups) {
    if (names.length === 4) painter.fill(ring(frame, band), band.color, true)
    else
      painter.fill(
        names.flatMap((name) => sidePath(frame, name, band)),
        band.color,
      )
  }
}

function bands({ name, style, color }: Side): readonly Band[] {
  switch (style) {
    case 'solid':
      return [{ from: 0, to: 1, color }]
    case 'double':
      return [
        { from: 0, to: 1 / 3, color },
        { from: 2 / 3, to: 1, color },
      ]
    case 'inset':
    case 'outset':
      return [{ from: 0, to: 1, color: lit(name, style === 'outset', color) }]
    case 'groove':
    case 'ridge':
      return [
        { from: 0, to: 1 / 2, color: lit(name, style === 'ridge', color) },
        { from: 1 / 2, to: 1, color: lit(name, style === 'groove', color) },
      ]
    default:
      return []
  }
}

/** The light comes from the top left: there, what stands out is light and what is sunk in is dark. */
function lit(name: SideName, raised: boolean, color: Color): Color {
  const { light, dark } = bevelColors(color)
  return (name === 'top' || name === 'left') === raised ? light : dark
}

function between([ax, ay]: Vertex, [bx, by]: Vertex, part: number): Vertex {
  if (part === 0) return [ax, ay]
  if (part === 1) return [bx, by]
  return [ax + (bx - ax) * part, ay + (by - ay) * part]
}

function corner(frame: Frame, index: number, depth: number): Vertex {
  return between(frame.outer[index % 4] as Vertex, frame.inner[index % 4] as Vertex, depth)
}

/** One side, mitred where it meets its neighbours. */
function sidePath(frame: Frame, name: SideName, { from, to }: Pick<Band, 'from' | 'to'>): Path {
  const index = sideNames.indexOf(name)
  return polygon([
    corner(frame, index, from),
    corner(frame, index + 1, from),
    corner(frame, index + 1, to),
    corner(frame, index, to),
  ])
}

/** All four sides; to be filled even-odd. */
function ring(frame: Frame, { from, to }: Band): Path {
  return [from, to].flatMap((depth) => polygon([0, 1, 2, 3].map((index) => corner(frame, index, depth))))
}

/** Dashes and dots run along the middle of the side, corner to corner, and are cut to its mitres unless they fit there. */
function paintDashedSide(painter: Painter, frame: Frame, side: Side, width: Pt, fits: boolean) {
  const index = sideNames.indexOf(side.name)
  const [start, end] = [index, index + 1].map((at) => middle(frame, at, side.name)) as [Vertex, Vertex]
  const paint = () => paintDashedLine(painter, start, end, width, side.style, side.color)
  if (fits) paint()
  else painter.clipped(sidePath(frame, side.name, { from: 0, to: 1 }), paint)
}

/** An end of a side's centre line: at the box's outer edge, half way into the border. */
function middle(frame: Frame, index: number, name: SideName): Vertex {
  const outer = frame.outer[index % 4] as Vertex
  const half = corner(frame, index, 1 / 2)
  return name === 'top' || name === 'bottom' ? [outer[0], half[1]] : [half[0], outer[1]]
}

function paintDashedLine(painter: Painter, from: Vertex, to: Vertex, width: Pt, style: BorderStyle, color: Color) {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  const { inset: shortened, ...dash } = dashes(style === 'dotted' ? 'dotted' : 'dashed', length, width)
  const path = line(toward(from, to, shortened, length), toward(to, from, shortened, length))
  painter.stroke(path, color, { width, ...dash })
}

function toward(from: Vertex, to: Vertex, distance: Pt, length: Pt): Vertex {
  return length === 0 ? from : between(from, to, distance / length)
}

/** Collapsed borders of a table: CSS 2.2 §17.6.2. Neighbouring solid ones of one colour are painted at once. */
export function paintBorderSegments(painter: Painter, segments: readonly BorderSegment[], origin: Vertex) {
  const solid: { readonly color: Color; readonly path: Path[number][] }[] = []
  for (const segment of segments) {
    if (segment.style !== 'solid') continue
    const path = rectangle(segmentRect(segment, origin, 0, 1))
    const group = solid.find(({ color }) => sameColor(color, segment.color))
    if (group === undefined) solid.push({ color: segment.color, path: [...path] })
    else group.path.push(...path)
  }
  for (const { color, path } of solid) painter.fill(path, color)
  for (const segment of segments) if (segment.style !== 'solid') paintSegment(painter, segment, origin)
}

function paintSegment(painter: Painter, segment: BorderSegment, [x, y]: Vertex) {
  const style = segment.style as BorderStyle
  if (style === 'dashed' || style === 'dotted') {
    const from: Vertex = [segment.from.x + x, segment.from.y + y]
    const to: Vertex = [segment.to.x + x, segment.to.y + y]
    paintDashedLine(painter, from, to, segment.width, style, segment.color)
    return
  }
  const horizontal = segment.from.y === segment.to.y
  for (const { from, to, color } of bands({
    name: horizontal ? 'top' : 'left',
    style: collapsed(style),
    color: segment.color,
  })) {
    painter.fillRect(segmentRect(segment, [x, y], from, to), color)
  }
}

/** CSS 2.2 §17.6.3: where borders collapse, `inset` looks like `ridge` and `outset` like `groove`. */
function collapsed(style: BorderStyle): BorderStyle {
  if (style === 'inset') return 'ridge'
  return style === 'outset' ? 'groove' : style
}

/** The part of a segment between two depths of its thickness. */
function segmentRect({ from, to, width }: BorderSegment, [x, y]: Vertex, start: number, end: number): Rect {
  const thickness = width * (end - start)
  const offset = width * (start - 1 / 2)
  return from.y === to.y
    ? { x: Math.min(from.x, to.x) + x, y: from.y + offset + y, width: Math.abs(to.x - from.x), height: thickness }
    : { x: from.x + offset + x, y: Math.min(from.y, to.y) + y, width: thickness, height: Math.abs(to.y - from.y) }
}
