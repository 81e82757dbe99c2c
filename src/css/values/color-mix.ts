import type { Color } from '../computed-style.ts'
import { type ColorSpaceName, convert, type HueDirection, hueIndex, isColorSpace } from './color-spaces.ts'
import { type Components, clamp, componentsIn, fromColor, type RawColor, rawSrgb, toColor } from './color-value.ts'
import { numberOrPercentage } from './numbers.ts'
import { attempt, computed, type Parser, type Specified, type Values } from './parser.ts'

interface Interpolation {
  readonly space: ColorSpaceName
  readonly direction: HueDirection
}

/** `second` is the share of the second colour, `alpha` what the result is thinned by. */
interface Shares {
  readonly second: number
  readonly alpha: number
}

/** https://www.w3.org/TR/css-color-5/#color-mix */
export function readColorMix(args: Values, color: Parser<RawColor>): Specified<RawColor> | undefined {
  const interpolation = readInterpolation(args)
  const first = interpolation && mixPart(args, color)
  if (!first || !args.takeOperator(',')) return undefined
  const second = mixPart(args, color)
  if (!second || !args.done) return undefined
  if (first.share === 0 && second.share === 0) return undefined
  return (context) => {
    const shares = mixShares(
      first.share && computed(first.share, context),
      second.share && computed(second.share, context),
    )
    return mixed(computed(first.color, context), computed(second.color, context), shares, interpolation)
  }
}

function readInterpolation(args: Values): Interpolation | undefined {
  if (!args.takeKeyword('in')) return { space: 'oklab', direction: 'shorter' }
  const space = args.peekKeyword() ?? ''
  if (!isColorSpace(space)) return undefined
  args.take()
  const word = args.peekKeyword()
  if (word === undefined) return args.takeOperator(',') ? { space, direction: 'shorter' } : undefined
  if (word !== 'shorter' && word !== 'longer' && word !== 'increasing' && word !== 'decreasing') return undefined
  args.take()
  if (hueIndex(space) === undefined || !args.takeKeyword('hue')) return undefined
  return args.takeOperator(',') ? { space, direction: word } : undefined
}

interface MixPart {
  readonly color: Specified<RawColor>
  /** From 0 to 1; undefined when not said. */
  readonly share: Specified<number> | undefined
}

/** A colour with its percentage before or after it. */
function mixPart(args: Values, color: Parser<RawColor>): MixPart | undefined {
  const before = mixShare(args)
  const found = attempt(color, args)
  const share = before ?? mixShare(args)
  if (found === undefined || share === 'invalid') return undefined
  return { color: found, share }
}

function mixShare(args: Values): Specified<number> | 'invalid' | undefined {
  const start = args.position
  const found = numberOrPercentage(args)
  if (!found?.percent) {
    args.position = start
    return undefined
  }
  const { value } = found
  if (typeof value === 'function') return (context) => Math.min(1, Math.max(0, value(context) / 100))
  return value < 0 || value > 100 ? 'invalid' : value / 100
}

/** CSS Color 5 §3.2: percentages normalised; a sum below 100% makes the result more transparent. */
function mixShares(first: number | undefined, second: number | undefined): Shares {
  const p1 = first ?? (second === undefined ? 0.5 : 1 - second)
  const p2 = second ?? 1 - p1
  const sum = p1 + p2
  return { second: sum === 0 ? 0.5 : p2 / sum, alpha: Math.min(1, sum) }
}

/** What two colours come to, for a gradient. */
export function mix(first: Color, second: Color, shares: Shares, interpolation: Interpolation): Color {
  return toColor(mixed(fromColor(first), fromColor(second), shares, interpolation))
}

/** CSS Color 4 §12: with alpha premultiplied; a component that one colour lacks is the other's. */
function mixed(first: RawColor, second: RawColor, shares: Shares, { space, direction }: Interpolation): Components {
  const t = shares.second
  const [a, b] = [componentsIn(first, space), componentsIn(second, space)]
  const [alphaA, alphaB] = present(first.alpha, second.alpha)
  const alpha = alphaA * (1 - t) + alphaB * t
  const hue = hueIndex(space)
  const part = (index: 0 | 1 | 2) => {
    if (Number.isNaN(a[index]) && Number.isNaN(b[index])) return Number.NaN
    const [x, y] = present(a[index], b[index])
    if (index === hue) return mixHues(x, y, t, direction)
    return alpha === 0 ? x * (1 - t) + y * t : (x * alphaA * (1 - t) + y * alphaB * t) / alpha
  }
  return { space, components: [part(0), part(1), part(2)], alpha: alpha * shares.alpha }
}

/** Both values, what is missing filled in from the other. */
function present(a: number, b: number): readonly [number, number] {
  if (Number.isNaN(a)) return [b || 0, b || 0]
  return [a, Number.isNaN(b) ? a : b]
}

/** CSS Color 4 §12.4. */
function mixHues(from: number, to: number, t: number, direction: HueDirection): number {
  const turned = (degrees: number) => ((degrees % 360) + 360) % 360
  const x = turned(from)
  let difference = turned(to) - x
  if (direction === 'shorter') difference += difference > 180 ? -360 : difference < -180 ? 360 : 0
  if (direction === 'longer') {
    if (difference > 0 && difference < 180) difference -= 360
    else if (difference > -180 && difference <= 0) difference += 360
  }
  if (direction === 'increasing' && difference < 0) difference += 360
  if (direction === 'decreasing' && difference > 0) difference -= 360
  return x + difference * t
}

/** `contrast-color()` of CSS Color 5 §5: white or black, whichever is told from the colour more easily. */
export function contrastColor(background: RawColor): RawColor {
  const [r, g, b] = componentsIn(background, 'srgb')
  const [, luminance] = convert([clamp(r || 0), clamp(g || 0), clamp(b || 0)], 'srgb', 'xyz')
  const [onWhite, onBlack] = [1.05 / (luminance + 0.05), (luminance + 0.05) / 0.05]
  return onBlack > onWhite ? rawSrgb([0, 0, 0], 1) : rawSrgb([1, 1, 1], 1)
}
