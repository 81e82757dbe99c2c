import type { CssNodePlain } from 'css-tree'
import type { Color } from '../computed-style.ts'
import { type ColorSpaceName, convert, type HueDirection, hueIndex, isColorSpace, type Triple } from './color-spaces.ts'
import { namedColors, systemColors } from './named-colors.ts'
import { angle, plainNumber } from './numbers.ts'
import { type ComputeContext, computed, define, type Parser, type Specified, Values } from './parser.ts'

export const black: Color = { space: 'rgb', r: 0, g: 0, b: 0, alpha: 1 }
export const transparent: Color = { space: 'rgb', r: 0, g: 0, b: 0, alpha: 0 }

/** The value of `currentcolor` everywhere but on `color` itself, where it is the parent's. */
export function currentColor(context: ComputeContext): Color {
  return context.style.color ?? context.parent?.color ?? black
}

/** https://www.w3.org/TR/css-color-4/#color-syntax, with color-mix() and device-cmyk() of CSS Color 5. */
export const color: Parser<Color> = define('<color>', (values) => {
  const node = values.take()
  return node && colorOf(node)
})

function colorOf(node: CssNodePlain): Specified<Color> | undefined {
  switch (node.type) {
    case 'Hash':
      return hexColor(node.value)
    case 'Identifier':
      return keywordColor(node.name.toLowerCase())
    case 'Function':
      return functionColor(node.name.toLowerCase(), new Values(node.children))
    default:
      return undefined
  }
}

function keywordColor(name: string): Specified<Color> | undefined {
  if (name === 'transparent') return transparent
  if (name === 'currentcolor') return currentColor
  const value = Object.hasOwn(namedColors, name) ? namedColors[name] : systemColors[name]
  return value === undefined ? undefined : fromHex(value)
}

function fromHex(value: number): Color {
  return { space: 'rgb', r: (value >> 16) / 255, g: ((value >> 8) & 255) / 255, b: (value & 255) / 255, alpha: 1 }
}

function hexColor(digits: string): Color | undefined {
  if (!/^(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.test(digits)) return undefined
  const full = digits.length < 6 ? digits.replace(/./g, '$&$&') : digits
  const byte = (index: number) => Number.parseInt(full.slice(index, index + 2), 16) / 255
  return { space: 'rgb', r: byte(0), g: byte(2), b: byte(4), alpha: full.length === 8 ? byte(6) : 1 }
}

function functionColor(name: string, args: Values): Specified<Color> | undefined {
  switch (name) {
    case 'rgb':
    case 'rgba':
      return components(args, 'srgb', { percents: [1, 1, 1], numberScale: 1 / 255, legacy: true })
    case 'hsl':
    case 'hsla':
      return components(args, 'hsl', { percents: [0, 100, 100], legacy: true })
    case 'hwb':
      return components(args, 'hwb', { percents: [0, 100, 100] })
    case 'lab':
      return components(args, 'lab', { percents: [100, 125, 125] })
    case 'lch':
      return components(args, 'lch', { percents: [100, 150, 0] })
    case 'oklab':
      return components(args, 'oklab', { percents: [1, 0.4, 0.4] })
    case 'oklch':
      return components(args, 'oklch', { percents: [1, 0.4, 0] })
    case 'color':
      return colorFunction(args)
    case 'color-mix':
      return colorMix(args)
    case 'device-cmyk':
      return deviceCmyk(args)
    case 'light-dark':
      return lightDark(args)
    default:
      return undefined
  }
}

interface Notation {
  /** What 100% of each component is; 0 where percentages are not allowed. */
  readonly percents: Triple
  /** Default: 1. */
  readonly numberScale?: number
  /** Commas between the components are allowed. */
  readonly legacy?: boolean
}

function components(args: Values, space: ColorSpaceName, notation: Notation): Specified<Color> | undefined {
  const read: number[] = []
  const hue = hueIndex(space)
  let commas = false
  for (let index = 0; index < 3; index++) {
    if (index === 1) commas = notation.legacy === true && args.takeOperator(',')
    else if (index === 2 && commas && !args.takeOperator(',')) return undefined
    const component = index === hue ? readHue(args) : readComponent(args, notation.percents[index] ?? 0, notation)
    if (component === undefined) return undefined
    read.push(component)
  }
  const alpha = readAlpha(args, commas ? ',' : '/')
  if (alpha === undefined || !args.done) return undefined
  return toRgb([read[0] ?? 0, read[1] ?? 0, read[2] ?? 0], space, alpha)
}

function readHue(args: Values): number | undefined {
  if (args.takeKeyword('none')) return 0
  const start = args.position
  const plain = plainNumber(args)
  if (plain) return plain.percent ? undefined : plain.value
  args.position = start
  const degrees = angle(args)
  return typeof degrees === 'number' ? degrees : undefined
}

function readComponent(args: Values, percent: number, { numberScale = 1 }: Notation): number | undefined {
  if (args.takeKeyword('none')) return 0
  const found = plainNumber(args)
  if (!found) return undefined
  if (!found.percent) return found.value * numberScale
  return percent === 0 ? undefined : (found.value / 100) * percent
}

/** 1 when there is none. */
function readAlpha(args: Values, separator: string): number | undefined {
  if (!args.takeOperator(separator)) return args.done ? 1 : undefined
  if (args.takeKeyword('none')) return 0
  const found = plainNumber(args)
  return found && clamp(found.percent ? found.value / 100 : found.value)
}

/** Clipped to sRGB: paper has no wider gamut to promise. */
function toRgb(value: Triple, space: ColorSpaceName, alpha: number): Color {
  const [r, g, b] = convert(value, space, 'srgb')
  return { space: 'rgb', r: clamp(tidy(r)), g: clamp(tidy(g)), b: clamp(tidy(b)), alpha }
}

/** Without the noise of conversions, so that hsl(0 100% 50%) is exactly red. */
function tidy(value: number): number {
  return Math.round(value * 1e9) / 1e9
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value))
}

function colorFunction(args: Values): Specified<Color> | undefined {
  const node = args.take()
  const space = node?.type === 'Identifier' ? node.name.toLowerCase() : ''
  if (!isColorSpace(space) || ['lab', 'oklab', 'lch', 'oklch', 'hsl', 'hwb'].includes(space)) return undefined
  return components(args, space, { percents: [1, 1, 1] })
}

/** Left as it is: the press, not the screen, knows these inks. Older sheets put commas between the numbers. */
function deviceCmyk(args: Values): Color | undefined {
  const inks: number[] = []
  let commas = false
  for (let index = 0; index < 4; index++) {
    if (index === 1) commas = args.takeOperator(',')
    else if (index > 1 && commas && !args.takeOperator(',')) return undefined
    const ink = readComponent(args, 1, { percents: [1, 1, 1] })
    if (ink === undefined) return undefined
    inks.push(clamp(ink))
  }
  const alpha = readAlpha(args, commas ? ',' : '/')
  if (alpha === undefined || !args.done) return undefined
  const [c = 0, m = 0, y = 0, k = 0] = inks
  return { space: 'cmyk', c, m, y, k, alpha }
}

/** Paper is light. */
function lightDark(args: Values): Specified<Color> | undefined {
  const light = color(args)
  if (!light || !args.takeOperator(',') || !color(args) || !args.done) return undefined
  return light
}

/** https://www.w3.org/TR/css-color-5/#color-mix */
function colorMix(args: Values): Specified<Color> | undefined {
  let space: ColorSpaceName = 'oklab'
  let direction: HueDirection = 'shorter'
  if (args.takeKeyword('in')) {
    const name = args.peekKeyword() ?? ''
    if (!isColorSpace(name)) return undefined
    args.take()
    space = name
    const word = args.peekKeyword()
    if (word === 'shorter' || word === 'longer' || word === 'increasing' || word === 'decreasing') {
      args.take()
      if (hueIndex(space) === undefined || !args.takeKeyword('hue')) return undefined
      direction = word
    }
    if (!args.takeOperator(',')) return undefined
  }
  const first = mixPart(args)
  if (!first || !args.takeOperator(',')) return undefined
  const second = mixPart(args)
  if (!second || !args.done) return undefined
  const shares = mixShares(first.share, second.share)
  if (!shares) return undefined
  return (context) => mix(computed(first.color, context), computed(second.color, context), shares, { space, direction })
}

function mixPart(args: Values): { readonly color: Specified<Color>; readonly share: number | undefined } | undefined {
  const before = mixShare(args)
  const value = color(args)
  const share = before ?? mixShare(args)
  return value && { color: value, share }
}

function mixShare(args: Values): number | undefined {
  if (args.peek()?.type !== 'Percentage') return undefined
  const found = plainNumber(args)
  return found && found.value >= 0 && found.value <= 100 ? found.value / 100 : undefined
}

/** CSS Color 5 §3.2: percentages normalised; a sum below 100% makes the result more transparent. */
function mixShares(first: number | undefined, second: number | undefined) {
  const p1 = first ?? (second === undefined ? 0.5 : 1 - second)
  const p2 = second ?? 1 - p1
  const sum = p1 + p2
  return sum === 0 ? undefined : { second: p2 / sum, alpha: Math.min(1, sum) }
}

/** What two colours come to: `second` is the share of the second one, `alpha` what the result is thinned by. */
export function mix(
  first: Color,
  second: Color,
  shares: { readonly second: number; readonly alpha: number },
  { space, direction }: { readonly space: ColorSpaceName; readonly direction: HueDirection },
): Color {
  const t = shares.second
  const alpha = first.alpha * (1 - t) + second.alpha * t
  const [a, b] = [convert(rgbOf(first), 'srgb', space), convert(rgbOf(second), 'srgb', space)]
  const hue = hueIndex(space)
  const blended = [0, 1, 2].map((index) => {
    const [x, y] = [a[index] ?? 0, b[index] ?? 0]
    if (index === hue) return mixHues(x, y, t, direction, hueless(a, space), hueless(b, space))
    return alpha === 0 ? 0 : (x * first.alpha * (1 - t) + y * second.alpha * t) / alpha
  })
  return toRgb([blended[0] ?? 0, blended[1] ?? 0, blended[2] ?? 0], space, alpha * shares.alpha)
}

/** A grey, whose hue says nothing. */
function hueless(value: Triple, space: ColorSpaceName): boolean {
  const chroma = space === 'hwb' ? 100 - value[1] - value[2] : value[1]
  return Math.abs(chroma) < 1e-6
}

/** CSS Color 4 §12.4. A colour without hue takes the other's. */
function mixHues(x: number, y: number, t: number, direction: HueDirection, noX: boolean, noY: boolean): number {
  if (noX) return y
  if (noY) return x
  let difference = y - x
  if (direction === 'shorter') difference += difference > 180 ? -360 : difference < -180 ? 360 : 0
  if (direction === 'longer') {
    if (difference > 0 && difference < 180) difference -= 360
    else if (difference > -180 && difference <= 0) difference += 360
  }
  if (direction === 'increasing' && difference < 0) difference += 360
  if (direction === 'decreasing' && difference > 0) difference -= 360
  return x + difference * t
}

/** The naive conversion of CSS Color 5 §9.1 for mixing; CMYK that is not mixed stays CMYK. */
function rgbOf(value: Color): Triple {
  if (value.space === 'rgb') return [value.r, value.g, value.b]
  const part = (ink: number) => 1 - Math.min(1, ink * (1 - value.k) + value.k)
  return [part(value.c), part(value.m), part(value.y)]
}
