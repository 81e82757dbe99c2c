import type { Color } from '../../css/computed-style.ts'
import type { SvgPaint } from '../../css/svg-style.ts'
import type { Rect } from '../../geometry.ts'
import type { Element } from '../../html/element.ts'
import type { GlyphsOperation, Operation, Path, StrokeStyle } from '../display-list.ts'
import { invert, transformPath, transformRect } from '../matrix.ts'
import { rectangle } from '../path.ts'
import { glyphsPath } from '../text-shadow.ts'
import { computedLength, lengthOf } from './lengths.ts'
import { serverPaint } from './paint-server.ts'
import { pathLength } from './path-length.ts'
import type { Place, SvgStyles } from './scene.ts'

/** What is painted: an outline, or rows of glyphs that stand in it. */
export interface Subject {
  readonly element: Element
  readonly path: Path
  /** The object bounding box. */
  readonly bounds: Rect | undefined
  readonly glyphs?: readonly GlyphsOperation[]
}

const black: Color = { space: 'rgb', r: 0, g: 0, b: 0, alpha: 1 }

/** SVG 2 §13.3. */
export function fillOperations(subject: Subject, { svg }: SvgStyles, place: Place): readonly Operation[] {
  if (!hasArea(subject)) return []
  const evenOdd = (place.silhouette === true ? svg['clip-rule'] : svg['fill-rule']) === 'evenodd'
  if (place.silhouette === true) return painted(subject, { type: 'color', color: black }, { evenOdd })
  return paintWith(subject, svg.fill, svg['fill-opacity'], { evenOdd }, place)
}

/** A line has no inside, though PDF readers show one as thin as they can: PDF 1.7 §8.5.3.3. */
function hasArea({ path, bounds, glyphs }: Subject): boolean {
  if (glyphs !== undefined) return true
  if (bounds === undefined || bounds.width === 0 || bounds.height === 0) return false
  let lines = 0
  for (const [operator] of path) {
    if (operator === 'c') return true
    lines = operator === 'm' ? 0 : operator === 'l' ? lines + 1 : lines
    if (lines > 1) return true
  }
  return false
}

/** SVG 2 §13.5. */
export function strokeOperations(subject: Subject, { svg }: SvgStyles, place: Place): readonly Operation[] {
  if (place.silhouette === true || svg.stroke === 'none') return []
  const stroke = strokeStyle(subject, svg, place)
  if (stroke === undefined) return []
  if (svg['vector-effect'] === 'non-scaling-stroke' && subject.glyphs === undefined) {
    const back = invert(place.matrix)
    if (back === undefined) return []
    const outside = { ...subject, path: transformPath(subject.path, place.matrix) }
    const operations = paintWith(outside, svg.stroke, svg['stroke-opacity'], { stroke }, place)
    return [{ type: 'save' }, { type: 'transform', matrix: back }, ...operations, { type: 'restore' }]
  }
  return paintWith(subject, svg.stroke, svg['stroke-opacity'], { stroke }, place)
}

function strokeStyle({ element, path }: Subject, svg: SvgStyles['svg'], place: Place): StrokeStyle | undefined {
  const width = computedLength(svg['stroke-width'], place)
  if (width <= 0) return undefined
  const scale = dashScale(element, path, place)
  const dashes = svg['stroke-dasharray'].map((length) => computedLength(length, place) * scale)
  const dash = dashes.length % 2 === 0 ? dashes : [...dashes, ...dashes]
  const dashed = dash.some((length) => length > 0)
  return {
    width,
    cap: svg['stroke-linecap'],
    join: svg['stroke-linejoin'],
    miterLimit: svg['stroke-miterlimit'],
    ...(dashed && { dash, dashOffset: dashOffset(computedLength(svg['stroke-dashoffset'], place) * scale, dash) }),
  }
}

/** PDF wants an offset that is not negative; whole rounds of the pattern change nothing. */
function dashOffset(offset: number, dash: readonly number[]): number {
  const round = dash.reduce((sum, length) => sum + length, 0)
  return ((offset % round) + round) % round
}

/** How much longer the path is than its author says: SVG 2 §9.6.1. */
function dashScale(element: Element, path: Path, place: Place): number {
  const claimed = lengthOf(element, 'pathLength', 'other', place)
  return claimed === undefined || claimed <= 0 ? 1 : pathLength(path) / claimed
}

interface Manner {
  readonly evenOdd?: boolean
  readonly stroke?: StrokeStyle
}

type Flat = Exclude<SvgPaint, 'context-fill' | 'context-stroke'>

function paintWith(
  subject: Subject,
  paint: SvgPaint,
  opacity: number,
  manner: Manner,
  place: Place,
): readonly Operation[] {
  const flat = withoutContext(paint, place)
  if (flat === 'none' || opacity === 0) return []
  if ('color' in flat) return painted(subject, { type: 'color', color: faded(flat.color, opacity) }, manner)
  const server = serverPaint(flat.url, subject.bounds, opacity, subject.element, place)
  if (server === 'none') return []
  if (server === undefined) {
    if (flat.fallback === undefined || flat.fallback === 'none') return []
    return painted(subject, { type: 'color', color: faded(flat.fallback, opacity) }, manner)
  }
  const operations = painted(subject, server, manner)
  if (server.type !== 'pattern' || opacity === 1) return operations
  return [{ type: 'group', operations, opacity, bounds: visibleArea(place) }]
}

function withoutContext(paint: SvgPaint, { context }: Place): Flat {
  if (paint !== 'context-fill' && paint !== 'context-stroke') return paint
  const found = paint === 'context-fill' ? context?.fill : context?.stroke
  return found === undefined || found === 'context-fill' || found === 'context-stroke' ? 'none' : found
}

function faded(color: Color, opacity: number): Color {
  return opacity === 1 ? color : { ...color, alpha: color.alpha * opacity }
}

function painted(
  { element, bounds: box, path, glyphs }: Subject,
  paint: Exclude<ReturnType<typeof serverPaint>, 'none' | undefined>,
  { evenOdd = false, stroke }: Manner,
): readonly Operation[] {
  if (paint.type === 'color') {
    const { color } = paint
    if (color.alpha === 0) return []
    if (glyphs !== undefined) return glyphs.map((row) => ({ ...row, color, ...(stroke && { stroke }) }))
    if (stroke !== undefined) return [{ type: 'stroke', path, color, ...stroke }]
    return [{ type: 'fill', path, color, ...(evenOdd && { evenOdd }) }]
  }
  if (stroke !== undefined && glyphs !== undefined) {
    // Some readers line glyphs in black where they are to be lined with a pattern: so their outlines are, and they are unseen.
    const outlined = painted({ element, bounds: box, path: glyphs.flatMap(glyphsPath) }, paint, { stroke })
    return [...outlined, ...glyphs.filter(isRead).map(unseen)]
  }
  const common = {
    path,
    ...(evenOdd && { evenOdd }),
    ...(stroke && { stroke }),
    ...(glyphs && { glyphs }),
  }
  if (paint.type === 'gradient') return [{ type: 'shade', gradient: paint.gradient, ...common }]
  const { operations, bounds, matrix } = paint
  return [{ type: 'tile', operations, bounds, step: bounds, matrix, ...common }]
}

function isRead({ glyphs }: GlyphsOperation): boolean {
  return glyphs.some(({ text }) => text !== '')
}

function unseen(row: GlyphsOperation): GlyphsOperation {
  return { ...row, glyphs: row.glyphs.map((glyph) => ({ shownAt: { x: glyph.x, y: glyph.y }, ...glyph })) }
}

/** The part of an element's user space that can be seen: it holds all that is worth painting. */
export function visibleArea({ matrix, canvas }: Place): Rect {
  const back = invert(matrix)
  return back === undefined ? { x: 0, y: 0, width: 0, height: 0 } : transformRect(canvas, back)
}

/** The path of a rectangle, for what glyphs stand in. */
export function boundsPath(bounds: Rect): Path {
  return rectangle(bounds)
}
