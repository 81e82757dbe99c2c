import type { Color } from '../css/computed-style.ts'
import type { Edges, Pt } from '../geometry.ts'
import { bandGroups, type Side, type SideName, sideNames } from './border-bands.ts'
import { type Dashes, dashes } from './dashes.ts'
import type { Path } from './display-list.ts'
import { eachLine } from './flatten.ts'
import { type Painter, sameColor } from './painter.ts'
import { hair, polygon, type Vertex } from './path.ts'
import { insetRounded, type RoundedRect, roundedPath } from './rounded.ts'

/** Borders along a rounded outline: CSS Backgrounds 3 §5.2, §5.3. */
export function paintRoundedSides(painter: Painter, outline: RoundedRect, widths: Edges, sides: readonly Side[]) {
  const visible = sideNames.filter((name) => widths[name] > 0)
  for (const { band, names } of bandGroups(sides)) {
    const ring: Path = [
      ...roundedPath(insetBy(outline, widths, band.from)),
      ...roundedPath(insetBy(outline, widths, band.to), -hair),
    ]
    const fill = () => painter.fill(ring, band.color, true)
    if (names.length === visible.length) fill()
    else
      painter.clipped(
        names.flatMap((name) => sector(outline, widths, name)),
        fill,
      )
  }
  const dashed = sides.filter(({ style }) => style === 'dashed' || style === 'dotted')
  const [first] = dashed
  if (first === undefined) return
  const even = sideNames.every((name) => widths[name] === widths.top)
  if (dashed.length === 4 && even && dashed.every((side) => looksAlike(side, first))) {
    strokeAround(painter, outline, widths, first)
  } else for (const side of dashed) strokeSide(painter, outline, widths, side, visible.length > 1)
}

/** Could the sides run into one another without anybody seeing where? */
export function looksAlike(a: Side, b: Side): boolean {
  return a.style === b.style && a.color.alpha === 1 && sameColor(a.color, b.color)
}

function insetBy(outline: RoundedRect, { top, right, bottom, left }: Edges, part: number): RoundedRect {
  if (part === 0) return outline
  return insetRounded(outline, { top: top * part, right: right * part, bottom: bottom * part, left: left * part })
}

/**
 * The part of the box in which a side's border is painted: it ends on the lines that run from the outer corners through
 * the inner ones, as far as the corners are round.
 */
function sector({ rect, corners }: RoundedRect, widths: Edges, name: SideName): Path {
  const { x, y, width, height } = rect
  const index = sideNames.indexOf(name)
  const outer: readonly Vertex[] = [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ]
  const toInner: readonly Vertex[] = [
    [widths.left, widths.top],
    [-widths.right, widths.top],
    [-widths.right, -widths.bottom],
    [widths.left, -widths.bottom],
  ]
  const end = (corner: number): Vertex => {
    const [cornerX, cornerY] = outer[corner] as Vertex
    const [dx, dy] = toInner[corner] as Vertex
    const radii = corners[corner as 0 | 1 | 2 | 3]
    const reach = dx === 0 && dy === 0 ? 0 : Math.max(1, Math.min(times(radii.x, dx), times(radii.y, dy)))
    return [cornerX + dx * reach, cornerY + dy * reach]
  }
  const next = (index + 1) % 4
  return polygon([outer[index] as Vertex, outer[next] as Vertex, end(next), end(index)])
}

function times(radius: Pt, step: Pt): number {
  return step === 0 ? Number.POSITIVE_INFINITY : radius / Math.abs(step)
}

/** Dashes all the way round, with a whole number of them. */
function strokeAround(painter: Painter, outline: RoundedRect, widths: Edges, { style, color }: Side) {
  const path = roundedPath(insetBy(outline, widths, 1 / 2), 0)
  const width = widths.top
  const length = pathLength(path)
  const wanted = style === 'dotted' ? 2 * width : 3 * width
  const period = length / Math.max(1, Math.round(length / wanted))
  const dash = style === 'dotted' ? [0, period] : [Math.min(2 * width, period), Math.max(0, period - 2 * width)]
  painter.stroke(path, color, { width, dash, ...(style === 'dotted' && { cap: 'round' as const }) })
}

/** Dashes along one side, cut to the ring and to where the side meets its neighbours. */
function strokeSide(painter: Painter, outline: RoundedRect, widths: Edges, side: Side, neighbours: boolean) {
  const width = widths[side.name]
  const ring: Path = [...roundedPath(outline), ...roundedPath(insetBy(outline, widths, 1), -hair)]
  const path = sidePath(insetBy(outline, widths, 1 / 2), side.name)
  const pattern = dashes(side.style === 'dotted' ? 'dotted' : 'dashed', pathLength(path), width)
  const stroke = () => painter.clipped(ring, () => strokeWith(painter, path, side.color, width, pattern), true)
  if (neighbours) painter.clipped(sector(outline, widths, side.name), stroke)
  else stroke()
}

function strokeWith(painter: Painter, path: Path, color: Color, width: Pt, pattern: Dashes) {
  // A side's width may change along a corner: the ring cuts what is too much.
  painter.stroke(path, color, { width: width * 1.01, ...pattern })
}

/** One side of a rounded outline with the corners at both its ends. */
function sidePath({ rect, corners }: RoundedRect, name: SideName): Path {
  const { x, y, width, height } = rect
  const [topLeft, topRight, bottomRight, bottomLeft] = corners
  const right = x + width
  const bottom = y + height
  const k = 0.4477152502
  switch (name) {
    case 'top':
      return [
        ['m', x, y + topLeft.y],
        ['c', x, y + topLeft.y * k, x + topLeft.x * k, y, x + topLeft.x, y],
        ['l', right - topRight.x, y],
        ['c', right - topRight.x * k, y, right, y + topRight.y * k, right, y + topRight.y],
      ]
    case 'right':
      return [
        ['m', right - topRight.x, y],
        ['c', right - topRight.x * k, y, right, y + topRight.y * k, right, y + topRight.y],
        ['l', right, bottom - bottomRight.y],
        ['c', right, bottom - bottomRight.y * k, right - bottomRight.x * k, bottom, right - bottomRight.x, bottom],
      ]
    case 'bottom':
      return [
        ['m', right, bottom - bottomRight.y],
        ['c', right, bottom - bottomRight.y * k, right - bottomRight.x * k, bottom, right - bottomRight.x, bottom],
        ['l', x + bottomLeft.x, bottom],
        ['c', x + bottomLeft.x * k, bottom, x, bottom - bottomLeft.y * k, x, bottom - bottomLeft.y],
      ]
    case 'left':
      return [
        ['m', x + bottomLeft.x, bottom],
        ['c', x + bottomLeft.x * k, bottom, x, bottom - bottomLeft.y * k, x, bottom - bottomLeft.y],
        ['l', x, y + topLeft.y],
        ['c', x, y + topLeft.y * k, x + topLeft.x * k, y, x + topLeft.x, y],
      ]
    default:
      return name satisfies never
  }
}

/** Of lines and curves, the latter in small pieces. */
function pathLength(path: Path): Pt {
  let length = 0
  eachLine(path, { pieces: () => 16, closed: false }, (fromX, fromY, toX, toY) => {
    length += Math.hypot(toX - fromX, toY - fromY)
  })
  return length
}
