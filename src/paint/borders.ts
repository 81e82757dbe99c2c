import type { BorderStyle, Color, ComputedStyle } from '../css/computed-style.ts'
import { type Edges, grown, inset, type Pt, type Rect } from '../geometry.ts'
import type { BorderSegment } from '../layout/fragment.ts'
import { type Band, bandGroups, bands, type Side, type SideName, sideNames } from './border-bands.ts'
import { paintStraightDashes } from './dashes.ts'
import type { Path } from './display-list.ts'
import { type Painter, sameColor } from './painter.ts'
import { hair, polygon, rectangle, type Vertex } from './path.ts'
import { isRounded, type RoundedRect } from './rounded.ts'
import { looksAlike, paintRoundedSides } from './rounded-borders.ts'

/** The borders of a box: CSS Backgrounds 3 §4. `widths` are the used ones: 0 where the box is cut. */
export function paintBorders(painter: Painter, outline: RoundedRect, widths: Edges, style: ComputedStyle) {
  const sides = sideNames
    .filter((name) => widths[name] > 0)
    .map(
      (name): Side => ({
        name,
        style: style[`border-${name}-style`],
        color: style[`border-${name}-color`],
        width: widths[name],
      }),
    )
    .filter((side) => side.style !== 'none' && side.style !== 'hidden' && side.color.alpha > 0)
  paintSides(painter, outline, widths, sides)
}

/** Borders whose outer edge is `outline`. */
export function paintSides(painter: Painter, outline: RoundedRect, widths: Edges, sides: readonly Side[]) {
  if (sides.length === 0) return
  if (isRounded(outline)) {
    paintRoundedSides(painter, outline, widths, sides)
    return
  }
  const { rect } = outline
  const frame = { outer: corners(rect), inner: corners(inset(rect, widths)) }
  paintBands(painter, frame, widths, sides)
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

/** Everything but dashes. Rectangles are painted one by one: whoever does not smooth edges gets only those to the pixel. */
function paintBands(painter: Painter, frame: Frame, widths: Edges, sides: readonly Side[]) {
  const groups = bandGroups(sides)
  for (const [index, { band, names }] of groups.entries()) {
    if (names.length === 4) painter.fill(ring(frame, band), band.color, true)
    else if (band.color.alpha === 1 && names.every((name) => isPlain(name, names, widths))) {
      for (const name of names) painter.fill(sideRectangle(frame, name, band), band.color)
    } else {
      const later = groups.slice(index + 1).flatMap((group) => (isOpaque(group.band) ? group.names : []))
      const covered = isOpaque(band) ? [...names, ...later] : []
      painter.fill(
        names.flatMap((name) => sidePath(frame, name, band, covered)),
        band.color,
      )
    }
  }
}

/** Does it hide what is below it, in all of the border's thickness? */
function isOpaque({ from, to, color }: Band): boolean {
  return from === 0 && to === 1 && color.alpha === 1
}

/** Does a side meet only sides that are painted with it, or none, so that no joins can be seen? */
function isPlain(name: SideName, names: readonly SideName[], widths: Edges): boolean {
  return sideNames.every((other) => !areNeighbours(name, other) || names.includes(other) || widths[other] === 0)
}

/** One side, corners and all. */
function sideRectangle(frame: Frame, name: SideName, { from, to }: Band): Path {
  const index = sideNames.indexOf(name)
  const [startX, startY] = corner(frame, index, from)
  const [endX, endY] = corner(frame, index + 2, from)
  const [inX, inY] = corner(frame, index, to)
  const across = name === 'top' || name === 'bottom'
  const [x1, y1, x2, y2] = across ? [startX, startY, endX, inY] : [startX, startY, inX, endY]
  return rectangle({
    x: Math.min(x1, x2),
    y: Math.min(y1, y2),
    width: Math.abs(x2 - x1),
    height: Math.abs(y2 - y1),
  })
}

function between([ax, ay]: Vertex, [bx, by]: Vertex, part: number): Vertex {
  if (part === 0) return [ax, ay]
  if (part === 1) return [bx, by]
  return [ax + (bx - ax) * part, ay + (by - ay) * part]
}

function corner(frame: Frame, index: number, depth: number): Vertex {
  return between(frame.outer[index % 4] as Vertex, frame.inner[index % 4] as Vertex, depth)
}

/**
 * One side, mitred where it meets its neighbours, but for those that cover their half of the corner themselves. It is a
 * hair smaller than it should be: readers that do not smooth edges paint every pixel that a slanted shape touches.
 */
function sidePath(frame: Frame, name: SideName, { from, to }: Pick<Band, 'from' | 'to'>, covered: readonly SideName[]) {
  const index = sideNames.indexOf(name)
  const [alongX, alongY] = directions[name]
  // Inwards is a quarter turn clockwise from along.
  const moved = ([x, y]: Vertex, along: Pt, inwards: Pt): Vertex => [
    x + along * alongX - inwards * alongY,
    y + along * alongY + inwards * alongX,
  ]
  const end = (at: number, neighbour: number): readonly [Vertex, Vertex] => {
    const outer = corner(frame, at, from)
    const inner = corner(frame, at, to)
    if (!covered.includes(sideNames[neighbour % 4] as SideName)) return [outer, inner]
    return [outer, alongX === 0 ? [inner[0], outer[1]] : [outer[0], inner[1]]]
  }
  const [startOuter, startInner] = end(index, index + 3)
  const [endOuter, endInner] = end(index + 1, index + 1)
  return polygon([
    moved(startOuter, 2 * hair, hair),
    moved(endOuter, -2 * hair, hair),
    moved(endInner, -2 * hair, -hair),
    moved(startInner, 2 * hair, -hair),
  ])
}

/** Clockwise round the box. */
const directions: Readonly<Record<SideName, Vertex>> = { top: [1, 0], right: [0, 1], bottom: [-1, 0], left: [0, -1] }

/** All four sides; to be filled even-odd. */
function ring(frame: Frame, { from, to }: Band): Path {
  return [...rectangle(grown(atDepth(frame, from), -hair)), ...rectangle(grown(atDepth(frame, to), hair))]
}

function atDepth(frame: Frame, depth: number): Rect {
  const [x, y] = corner(frame, 0, depth)
  const [right, bottom] = corner(frame, 2, depth)
  return { x, y, width: right - x, height: bottom - y }
}

/** Dashes and dots run along the middle of the side, corner to corner, and are cut to its mitres unless they fit there. */
function paintDashedSide(painter: Painter, frame: Frame, side: Side, width: Pt, fits: boolean) {
  const index = sideNames.indexOf(side.name)
  const [start, end] = [index, index + 1].map((at) => middle(frame, at, side.name)) as [Vertex, Vertex]
  const paint = () => paintDashedLine(painter, start, end, width, side.style, side.color)
  if (fits) paint()
  else painter.clipped(sidePath(frame, side.name, { from: 0, to: 1 }, []), paint)
}

/** An end of a side's centre line: at the box's outer edge, half way into the border. */
function middle(frame: Frame, index: number, name: SideName): Vertex {
  const outer = frame.outer[index % 4] as Vertex
  const half = corner(frame, index, 1 / 2)
  return name === 'top' || name === 'bottom' ? [outer[0], half[1]] : [half[0], outer[1]]
}

function paintDashedLine(painter: Painter, from: Vertex, to: Vertex, width: Pt, style: BorderStyle, color: Color) {
  const across = from[1] === to[1]
  const start: Vertex = [Math.min(from[0], to[0]), Math.min(from[1], to[1])]
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  paintStraightDashes(painter, { start, across, length, width }, style === 'dotted' ? 'dotted' : 'dashed', color)
}

/** Collapsed borders of a table: CSS 2.2 §17.6.2. Solid ones that let something through are painted at once. */
export function paintBorderSegments(painter: Painter, segments: readonly BorderSegment[], origin: Vertex) {
  const solid: { readonly color: Color; readonly path: Path[number][] }[] = []
  for (const segment of segments) {
    if (segment.style !== 'solid') continue
    const path = rectangle(segmentRect(segment, origin, 0, 1))
    if (segment.color.alpha === 1) {
      painter.fill(path, segment.color)
      continue
    }
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
    width: segment.width,
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
