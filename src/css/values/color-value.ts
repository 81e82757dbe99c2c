import type { Color } from '../computed-style.ts'
import { type ColorSpaceName, convert, hueIndex, type Triple } from './color-spaces.ts'

type Cmyk = Extract<Color, { space: 'cmyk' }>

/** A colour as it was written, or as it came out of a mixture: not clipped, and NaN where a component is `none`. */
export interface Components {
  readonly space: ColorSpaceName
  readonly components: Triple
  /** 0 to 1, NaN for `none`. */
  readonly alpha: number
}

export type RawColor = Components | Cmyk

export function rawSrgb(components: Triple, alpha: number): Components {
  return { space: 'srgb', components, alpha }
}

export function fromColor(color: Color): RawColor {
  return color.space === 'cmyk' ? color : rawSrgb([color.r, color.g, color.b], color.alpha)
}

/** Clipped to sRGB: paper has no wider gamut to promise. What is `none` counts as 0. */
export function toColor(raw: RawColor): Color {
  if (raw.space === 'cmyk') return raw
  const [r, g, b] = convert(withoutNone(raw.components), raw.space, 'srgb')
  return { space: 'rgb', r: clamp(tidy(r)), g: clamp(tidy(g)), b: clamp(tidy(b)), alpha: clamp(raw.alpha || 0) }
}

/** What each component is about, so that what is missing stays so in another space: CSS Color 4 §12.2. */
const analogous: Readonly<Record<string, readonly [string, string, string]>> = {
  lab: ['lightness', 'a', 'b'],
  oklab: ['lightness', 'a', 'b'],
  lch: ['lightness', 'chroma', 'hue'],
  oklch: ['lightness', 'chroma', 'hue'],
  hsl: ['hue', 'chroma', 'lightness'],
  hwb: ['hue', 'whiteness', 'blackness'],
}
const primaries = ['red', 'green', 'blue'] as const

/** Components in another space. Missing ones are carried over, and the hue of a grey is missing. */
export function componentsIn(raw: RawColor, space: ColorSpaceName): Triple {
  const { components, space: from } = raw.space === 'cmyk' ? rawSrgb(fromCmyk(raw), raw.alpha) : raw
  if (from === space) return components
  const found: [number, number, number] = [...convert(withoutNone(components), from, space)]
  const kinds = analogous[from] ?? primaries
  const missing = kinds.filter((_, index) => Number.isNaN(components[index]))
  ;(analogous[space] ?? primaries).forEach((kind, index) => {
    if (missing.includes(kind)) found[index] = Number.NaN
  })
  const hue = hueIndex(space)
  if (hue !== undefined && isGrey(found, space)) found[hue] = Number.NaN
  return found
}

function isGrey([first, second, third]: Triple, space: ColorSpaceName): boolean {
  if (space === 'hwb') return second + third > 100 - 1e-4
  return Math.abs(second) < (space === 'oklch' ? 4e-6 : 1e-3) || (space === 'hsl' && Number.isNaN(first))
}

/** The naive conversion of CSS Color 5 §9.1; CMYK that is not mixed stays CMYK. */
function fromCmyk({ c, m, y, k }: Cmyk): Triple {
  const part = (ink: number) => 1 - Math.min(1, ink * (1 - k) + k)
  return [part(c), part(m), part(y)]
}

function withoutNone([first, second, third]: Triple): Triple {
  return [first || 0, second || 0, third || 0]
}

/** Without the noise of conversions, so that hsl(0 100% 50%) is exactly red. */
function tidy(value: number): number {
  return Math.round(value * 1e9) / 1e9
}

export function clamp(value: number): number {
  return Math.min(1, Math.max(0, value))
}
