import type { Attribute, Element } from '../html/element.ts'

/** A length as an attribute of SVG has it: SVG 2 §4.2. */
export interface SvgLength {
  readonly value: number
  /** Lower case; empty for user units. */
  readonly unit: string
}

const pattern = /^\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*(%|[a-z]*)\s*$/i

/** User units (px) in an absolute unit. */
const absolute: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  q: 96 / 101.6,
}

/** Beyond any drawing, and far from where numbers end. */
const farthest = 1e12

/** A number, kept within reason: infinite ones would leave no place to draw at. */
export function boundedNumber(text: string): number {
  return Math.max(-farthest, Math.min(farthest, Number(text)))
}

/** Undefined for what is no length. */
export function parseSvgLength(text: string): SvgLength | undefined {
  const match = pattern.exec(text)
  return match === null ? undefined : { value: boundedNumber(match[1] ?? ''), unit: (match[2] ?? '').toLowerCase() }
}

/** In user units; undefined for a percentage, or a unit that depends on a font. */
export function absoluteLength({ value, unit }: SvgLength): number | undefined {
  const factor = absolute[unit]
  return factor === undefined ? undefined : value * factor
}

/** The part of the user space that an element's viewport shows: SVG 2 §8.6. Undefined when there is none, or a broken one. */
export function viewBoxOf(element: Element): ViewBox | undefined {
  const attribute: Attribute | undefined = element.attributes.get('viewBox')
  const numbers = attribute?.value
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  if (numbers?.length !== 4 || !numbers.every(Number.isFinite)) return undefined
  const [x = 0, y = 0, width = 0, height = 0] = numbers
  return width < 0 || height < 0 ? undefined : { x, y, width, height }
}

export interface ViewBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
