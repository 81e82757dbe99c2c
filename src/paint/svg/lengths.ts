import { type LengthPercentage, resolve } from '../../css/computed-style.ts'
import type { Size } from '../../geometry.ts'
import { attribute, type Element } from '../../html/element.ts'
import { absoluteLength, boundedNumber, parseSvgLength, type SvgLength } from '../../image/svg-length.ts'
import { fontSize, type Place, px, stylesOf, userUnits } from './scene.ts'

/** Which side of the viewport a percentage is of: SVG 2 §8.9. */
export type Axis = 'x' | 'y' | 'other'

/** A length attribute in user units; undefined when it is absent or none. */
export function lengthOf(element: Element, name: string, axis: Axis, place: Place): number | undefined {
  const styled = styledLength(element, name, axis, place)
  if (styled !== undefined) return styled
  const written = attribute(element, name)
  if (written === undefined || written.trim() === 'auto') return undefined
  return parsedLength(written, name, axis, element, place)
}

const boxes = ['x', 'y', 'width', 'height'] as const

/** The geometry that style sheets may give an element as well: SVG 2 §7. */
const geometry: Readonly<
  Record<string, readonly ('x' | 'y' | 'width' | 'height' | 'cx' | 'cy' | 'r' | 'rx' | 'ry')[]>
> = {
  circle: ['cx', 'cy', 'r'],
  ellipse: ['cx', 'cy', 'rx', 'ry'],
  rect: [...boxes, 'rx', 'ry'],
  image: boxes,
  foreignObject: boxes,
  svg: boxes,
  symbol: boxes,
  use: boxes,
}

/** Undefined when no style says it, or the element does not take it. */
function styledLength(element: Element, name: string, axis: Axis, place: Place): number | undefined {
  const property = geometry[element.tag]?.find((known) => known === name)
  if (property === undefined) return undefined
  const { style, svg } = stylesOf(element, place)
  const value = property === 'width' || property === 'height' ? style[property] : svg[property]
  return typeof value === 'string' ? undefined : computedLength(value, place, axis)
}

/** One length of a list, or of an attribute. */
export function parsedLength(
  text: string,
  name: string,
  axis: Axis,
  element: Element,
  place: Place,
): number | undefined {
  const length = parseSvgLength(text)
  const units = length && toUserUnits(length, axis, element, place)
  if (units === undefined) reportInvalid(text, name, element, place)
  return units
}

export function reportInvalid(text: string, name: string, element: Element, place: Place) {
  const message = `\`${text.trim().slice(0, 60)}\` is not a value of \`${name}\``
  place.scene.report({ severity: 'warning', code: 'invalid-svg-attribute', message }, element, name)
}

function toUserUnits(length: SvgLength, axis: Axis, element: Element, place: Place): number | undefined {
  const { value, unit } = length
  if (unit === '%') return (value / 100) * percentageBase(axis, place.viewport)
  const absolute = absoluteLength(length)
  if (absolute !== undefined) return absolute
  const em = fontSize(element, place)
  const root = userUnits(place.scene.styles.of(outermost(element))['font-size'])
  const factors: Readonly<Record<string, number>> = {
    em,
    ex: xHeight(element, place) * em,
    ch: em / 2,
    rem: root,
    vw: place.viewport.width / 100,
    vh: place.viewport.height / 100,
  }
  const factor = factors[unit]
  return factor === undefined ? undefined : value * factor
}

function xHeight(element: Element, { scene }: Place): number {
  return scene.fonts.match(scene.styles.of(element))[0]?.metrics.xHeight ?? 0.5
}

function outermost(element: Element): Element {
  let at = element
  while (at.parent !== null) at = at.parent
  return at
}

export function percentageBase(axis: Axis, { width, height }: Size): number {
  if (axis === 'x') return width
  return axis === 'y' ? height : Math.sqrt((width * width + height * height) / 2)
}

/** A computed length in user units. */
export function computedLength(value: LengthPercentage, place: Place, axis: Axis = 'other'): number {
  return userUnits(resolve(value, percentageBase(axis, place.viewport) * px))
}

/** A number or percentage as a fraction, as of a bounding box; undefined when it is absent or none. */
export function fractionOf(element: Element, name: string): number | undefined {
  const written = attribute(element, name)
  const length = written === undefined ? undefined : parseSvgLength(written)
  if (length === undefined) return undefined
  return length.unit === '%' ? length.value / 100 : absoluteLength(length)
}

/** Numbers between white space and commas: SVG 2 §4.2. */
export function numberList(text: string): readonly number[] {
  return [...text.matchAll(/[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/gi)].map(([found]) => boundedNumber(found))
}
