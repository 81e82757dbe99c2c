import type { Color } from '../../css/computed-style.ts'
import type { Point, Rect } from '../../geometry.ts'
import { attribute, type Element } from '../../html/element.ts'
import type { Gradient, GradientStop, Matrix, Operation } from '../display-list.ts'
import { multiply } from '../matrix.ts'
import { type Axis, fractionOf, lengthOf } from './lengths.ts'
import { elementChildren, entered, hrefOf, type Place, stylesOf, target } from './scene.ts'
import { transformAttribute } from './transform.ts'
import { viewOf } from './view-box.ts'

/** What a paint server paints with. */
export type ServerPaint =
  | { readonly type: 'color'; readonly color: Color }
  | { readonly type: 'gradient'; readonly gradient: Gradient }
  | {
      readonly type: 'pattern'
      readonly operations: readonly Operation[]
      readonly bounds: Rect
      readonly matrix: Matrix
    }

const gradients = ['linearGradient', 'radialGradient']

/**
 * The paint server that a reference names, for an element with that bounding box (undefined when it has none). Undefined
 * when there is no such server; `none` when it paints nothing.
 */
export function serverPaint(
  url: string,
  bounds: Rect | undefined,
  opacity: number,
  from: Element,
  place: Place,
): ServerPaint | 'none' | undefined {
  const server = target(url, [...gradients, 'pattern'], from, place)
  if (server === undefined) return undefined
  return server.tag === 'pattern' ? patternPaint(server, bounds, place) : gradientPaint(server, bounds, opacity, place)
}

/** An element and those it takes attributes and content from, by `href`: SVG 2 §14.1.1. */
function templates(element: Element, tags: readonly string[], place: Place): readonly Element[] {
  const chain = [element]
  for (let at: Element | undefined = element; at !== undefined; ) {
    const href = hrefOf(at)
    const next: Element | undefined = href === undefined ? undefined : target(href, tags, at, place)
    if (next === undefined || chain.includes(next)) break
    chain.push(next)
    at = next
  }
  return chain
}

/** The first element of a chain that has the attribute. */
function owner(chain: readonly Element[], name: string): Element | undefined {
  return chain.find((element) => element.attributes.has(name))
}

function inherited(chain: readonly Element[], name: string): string | undefined {
  const element = owner(chain, name)
  return element && attribute(element, name)?.trim()
}

/** From a unit square to the bounding box; undefined for a box that is no area. */
function boxMatrix(bounds: Rect | undefined): Matrix | undefined {
  if (bounds === undefined || bounds.width <= 0 || bounds.height <= 0) return undefined
  return [bounds.width, 0, 0, bounds.height, bounds.x, bounds.y]
}

/** SVG 2 §14.2. */
function gradientPaint(
  element: Element,
  bounds: Rect | undefined,
  opacity: number,
  place: Place,
): ServerPaint | 'none' | undefined {
  const chain = templates(element, gradients, place)
  const stops = gradientStops(chain, opacity, place)
  const last = stops.at(-1)
  if (last === undefined) return 'none'
  if (stops.length === 1) return { type: 'color', color: last.color }
  const inUserSpace = inherited(chain, 'gradientUnits') === 'userSpaceOnUse'
  const units = inUserSpace ? undefined : boxMatrix(bounds)
  if (!inUserSpace && units === undefined) return undefined
  const transformed = owner(chain, 'gradientTransform')
  const own = transformed === undefined ? undefined : transformAttribute(transformed, 'gradientTransform', place)
  const matrix = [own, units].reduce<Matrix>((product, next) => (next ? multiply(product, next) : product), unit)
  const length = (name: string, axis: Axis, percent: number): number => {
    const found = owner(chain, name)
    if (found !== undefined) {
      const value = inUserSpace ? lengthOf(found, name, axis, place) : fractionOf(found, name)
      if (value !== undefined) return value
    }
    if (!inUserSpace) return percent
    const { width, height } = place.viewport
    return percent * (axis === 'x' ? width : axis === 'y' ? height : Math.sqrt((width * width + height * height) / 2))
  }
  const geometry =
    element.tag === 'linearGradient'
      ? ({
          type: 'linear',
          from: { x: length('x1', 'x', 0), y: length('y1', 'y', 0) },
          to: { x: length('x2', 'x', 1), y: length('y2', 'y', 0) },
        } as const)
      : radial(chain, length)
  if (isPoint(geometry)) return { type: 'color', color: last.color }
  const spread = inherited(chain, 'spreadMethod')
  return {
    type: 'gradient',
    gradient: {
      ...geometry,
      ...(spread === 'repeat' || spread === 'reflect'
        ? { spread, stops: wholeRange(stops) }
        : { spread: 'pad', stops }),
      interpolation: 'straight',
      matrix,
    },
  }
}

const unit: Matrix = [1, 0, 0, 1, 0, 0]

type Geometry =
  | { readonly type: 'linear'; readonly from: Point; readonly to: Point }
  | {
      readonly type: 'radial'
      readonly from: Point & { readonly radius: number }
      readonly to: Point & { readonly radius: number }
    }

/** The focal point is the centre when it is not given. */
function radial(chain: readonly Element[], length: (name: string, axis: Axis, percent: number) => number): Geometry {
  const to = { x: length('cx', 'x', 0.5), y: length('cy', 'y', 0.5), radius: length('r', 'other', 0.5) }
  const from = {
    x: owner(chain, 'fx') ? length('fx', 'x', 0.5) : to.x,
    y: owner(chain, 'fy') ? length('fy', 'y', 0.5) : to.y,
    radius: length('fr', 'other', 0),
  }
  return { type: 'radial', from, to }
}

/** Then the last colour is everywhere. */
function isPoint(geometry: Geometry): boolean {
  if (geometry.type === 'radial') return geometry.to.radius <= 0
  return geometry.from.x === geometry.to.x && geometry.from.y === geometry.to.y
}

/** Those of the first element that has any; offsets never go back: SVG 2 §14.2.4. */
function gradientStops(chain: readonly Element[], opacity: number, place: Place): readonly GradientStop[] {
  const isStop = ({ tag }: Element) => tag === 'stop'
  const holder = chain.find((element) => elementChildren(element).some(isStop))
  const stops: GradientStop[] = []
  for (const stop of holder === undefined ? [] : elementChildren(holder).filter(isStop)) {
    const { svg } = stylesOf(stop, place)
    const written = Math.min(1, Math.max(0, fractionOf(stop, 'offset') ?? 0))
    const offset = Math.max(written, stops.at(-1)?.offset ?? 0)
    const color = svg['stop-color']
    stops.push({ offset, color: { ...color, alpha: color.alpha * svg['stop-opacity'] * opacity } })
  }
  return stops
}

/** What is repeated goes from offset 0 to 1, wherever the stops are. */
function wholeRange(stops: readonly GradientStop[]): readonly GradientStop[] {
  const [first, last] = [stops[0] as GradientStop, stops.at(-1) as GradientStop]
  return [
    ...(first.offset > 0 ? [{ ...first, offset: 0 }] : []),
    ...stops,
    ...(last.offset < 1 ? [{ ...last, offset: 1 }] : []),
  ]
}

/** SVG 2 §14.3. */
function patternPaint(element: Element, bounds: Rect | undefined, place: Place): ServerPaint | 'none' | undefined {
  const chain = templates(element, ['pattern'], place)
  const inUserSpace = inherited(chain, 'patternUnits') === 'userSpaceOnUse'
  const contentInBox = inherited(chain, 'patternContentUnits') === 'objectBoundingBox'
  const box = boxMatrix(bounds)
  if (box === undefined && (!inUserSpace || contentInBox)) return undefined
  const length = (name: string, axis: Axis): number => {
    const found = owner(chain, name)
    if (found === undefined) return 0
    return (inUserSpace ? lengthOf(found, name, axis, place) : fractionOf(found, name)) ?? 0
  }
  const tile = { x: length('x', 'x'), y: length('y', 'y'), width: length('width', 'x'), height: length('height', 'y') }
  const [a, , , d, e, f] = inUserSpace || box === undefined ? unit : box
  const area: Rect = { x: tile.x * a + e, y: tile.y * d + f, width: tile.width * a, height: tile.height * d }
  if (area.width <= 0 || area.height <= 0) return 'none'
  const inside = entered(element, place)
  if (inside === undefined) return 'none'
  const holder = chain.find((each) => elementChildren(each).length > 0) ?? element
  const transformed = owner(chain, 'patternTransform')
  const matrix = transformed === undefined ? unit : transformAttribute(transformed, 'patternTransform', place)
  const boxed = owner(chain, 'viewBox')
  const view = boxed && viewOf(boxed, area, place)
  // The content begins at the corner of the tile.
  const inBox: Matrix = contentInBox && box ? [box[0], 0, 0, box[3], 0, 0] : unit
  const content = multiply(view?.matrix ?? inBox, [1, 0, 0, 1, area.x, area.y])
  // What is drawn may lie outside the page and still be seen, tile after tile.
  const inner: Place = {
    ...inside,
    viewport: view?.size ?? place.viewport,
    matrix: content,
    canvas: area,
  }
  const operations = elementChildren(holder).flatMap((child) => place.scene.draw(child, inner))
  if (operations.length === 0) return 'none'
  return {
    type: 'pattern',
    operations: [{ type: 'transform', matrix: content }, ...operations],
    bounds: area,
    matrix,
  }
}
