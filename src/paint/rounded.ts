import { type ComputedStyle, type Radius, resolve } from '../css/computed-style.ts'
import { type Edges, evenEdges, grown, noEdges, type Pt, type Rect } from '../geometry.ts'
import type { Path } from './display-list.ts'
import { hair, rectangle } from './path.ts'

/** Radii of one corner, across and down. */
export interface CornerRadii {
  readonly x: Pt
  readonly y: Pt
}

/** Corners clockwise from the top left. */
export type Corners = readonly [CornerRadii, CornerRadii, CornerRadii, CornerRadii]

/** A rectangle whose corners are quarters of ellipses. */
export interface RoundedRect {
  readonly rect: Rect
  readonly corners: Corners
}

const sharp: CornerRadii = { x: 0, y: 0 }
const sharpCorners: Corners = [sharp, sharp, sharp, sharp]

export function sharpRect(rect: Rect): RoundedRect {
  return { rect, corners: sharpCorners }
}

export function isRounded({ corners }: RoundedRect): boolean {
  return corners.some(({ x, y }) => x > 0 && y > 0)
}

/** Are any corners of a box with this style round? */
export function hasRadius(style: ComputedStyle): boolean {
  return radiiOf(style).some(({ x, y }) => x !== 0 && y !== 0)
}

function radiiOf(style: ComputedStyle): readonly Radius[] {
  return [
    style['border-top-left-radius'],
    style['border-top-right-radius'],
    style['border-bottom-right-radius'],
    style['border-bottom-left-radius'],
  ]
}

/** A border box with the radii of its style: CSS Backgrounds 3 §5. */
export function roundedBorderBox(rect: Rect, style: ComputedStyle): RoundedRect {
  if (!hasRadius(style)) return sharpRect(rect)
  return roundedRect(rect, radiiOf(style))
}

/** CSS Backgrounds 3 §5.5: all radii are reduced by the same factor until none overlap. */
function withoutOverlap(corners: Corners, { width, height }: Rect): Corners {
  const [topLeft, topRight, bottomRight, bottomLeft] = corners
  const factor = Math.min(
    1,
    ratio(width, topLeft.x + topRight.x),
    ratio(height, topRight.y + bottomRight.y),
    ratio(width, bottomRight.x + bottomLeft.x),
    ratio(height, bottomLeft.y + topLeft.y),
  )
  return factor < 1 ? mapCorners(corners, ({ x, y }) => ({ x: x * factor, y: y * factor })) : corners
}

function ratio(room: Pt, needed: Pt): number {
  return needed === 0 ? 1 : room / needed
}

function mapCorners(corners: Corners, change: (corner: CornerRadii, index: number) => CornerRadii): Corners {
  return corners.map(change) as unknown as Corners
}

/** Of an outline given by radii of a style, which are percentages of `rect`; they are reduced until none overlap. */
export function roundedRect(rect: Rect, radii: readonly Radius[]): RoundedRect {
  const corners = radii.map(({ x, y }): CornerRadii => {
    const across = Math.max(0, resolve(x, rect.width))
    const down = Math.max(0, resolve(y, rect.height))
    // CSS Backgrounds 3 §5.1: a corner with either radius zero is square.
    return across === 0 || down === 0 ? sharp : { x: across, y: down }
  }) as unknown as Corners
  return { rect, corners: withoutOverlap(corners, rect) }
}

/** The curve `edges` further in: CSS Backgrounds 3 §5.2. Its radii are smaller by the edges next to them. */
export function insetRounded({ rect, corners }: RoundedRect, edges: Edges): RoundedRect {
  const across = [edges.left, edges.right, edges.right, edges.left]
  const down = [edges.top, edges.top, edges.bottom, edges.bottom]
  return {
    rect: shrunk(rect, edges),
    corners: mapCorners(corners, ({ x, y }, index) => {
      const inner = { x: Math.max(0, x - (across[index] ?? 0)), y: Math.max(0, y - (down[index] ?? 0)) }
      return inner.x === 0 || inner.y === 0 ? sharp : inner
    }),
  }
}

/** The curve `by` further out: CSS Borders 4 §4.6.1. A corner that is nearly sharp stays so, and a sharp one is not rounded. */
export function outsetRounded({ rect, corners }: RoundedRect, by: Pt): RoundedRect {
  const outer = grown(rect, by)
  return {
    rect: outer,
    corners: mapCorners(corners, ({ x, y }) => {
      if (x === 0 || y === 0) return sharp
      const coverage = 2 * Math.min(x / rect.width, y / rect.height)
      const longer = (radius: Pt): Pt => {
        if (radius > by || coverage > 1) return radius + by
        return radius + by * (1 - (1 - radius / by) ** 3 * (1 - coverage ** 3))
      }
      return { x: longer(x), y: longer(y) }
    }),
  }
}

/** `rect` less `edges`, never of negative size: then it is a line in the middle of what is left. */
function shrunk({ x, y, width, height }: Rect, edges: Edges): Rect {
  const [left, inner] = span(x, width, edges.left, edges.right)
  const [top, high] = span(y, height, edges.top, edges.bottom)
  return { x: left, y: top, width: inner, height: high }
}

function span(start: Pt, length: Pt, before: Pt, after: Pt): readonly [start: Pt, length: Pt] {
  const inner = length - before - after
  return inner >= 0 ? [start + before, inner] : [start + before + inner / 2, 0]
}

/** How far the handles of a cubic curve stand off for a quarter of a circle of radius 1. */
const handle = 0.5522847498

/**
 * Clockwise from the top left corner; a plain rectangle where nothing is round. What is round is smaller by `less`, which
 * is below zero for holes. Default: a hair.
 */
export function roundedPath(shape: RoundedRect, less: Pt = hair): Path {
  if (!isRounded(shape)) return rectangle(shape.rect)
  const shown = insetRounded(shape, evenEdges(less))
  const { x, y, width, height } = shown.rect
  const [topLeft, topRight, bottomRight, bottomLeft] = shown.corners
  const right = x + width
  const bottom = y + height
  const path: Path[number][] = [
    ['m', x + topLeft.x, y],
    ['l', right - topRight.x, y],
  ]
  const curve = (from: readonly [Pt, Pt], corner: readonly [Pt, Pt], to: readonly [Pt, Pt]) => {
    if (from[0] === to[0] && from[1] === to[1]) return
    const toward = (a: Pt, b: Pt) => a + (b - a) * handle
    path.push([
      'c',
      toward(from[0], corner[0]),
      toward(from[1], corner[1]),
      toward(to[0], corner[0]),
      toward(to[1], corner[1]),
      ...to,
    ])
  }
  curve([right - topRight.x, y], [right, y], [right, y + topRight.y])
  path.push(['l', right, bottom - bottomRight.y])
  curve([right, bottom - bottomRight.y], [right, bottom], [right - bottomRight.x, bottom])
  path.push(['l', x + bottomLeft.x, bottom])
  curve([x + bottomLeft.x, bottom], [x, bottom], [x, bottom - bottomLeft.y])
  path.push(['l', x, y + topLeft.y])
  curve([x, y + topLeft.y], [x, y], [x + topLeft.x, y])
  path.push(['z'])
  return path
}

/** The parts of a border box: CSS Box 4 §2. */
export interface BoxAreas {
  readonly 'border-box': RoundedRect
  readonly 'padding-box': RoundedRect
  readonly 'content-box': RoundedRect
}

export function boxAreas(border: RoundedRect, widths: Edges, padding: Edges = noEdges): BoxAreas {
  const inner = insetRounded(border, widths)
  return { 'border-box': border, 'padding-box': inner, 'content-box': insetRounded(inner, padding) }
}
