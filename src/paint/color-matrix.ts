import type { Color } from '../css/computed-style.ts'
import type { ColorFilter } from '../css/effect-values.ts'

/** From red, green and blue to each of them, and what is added: three rows of four. */
export type ColorMatrix = readonly (readonly [r: number, g: number, b: number, plus: number])[]

/** Filter Effects 1 §13, the matrices of the shorthand functions. */
export function colorMatrix(filter: ColorFilter): ColorMatrix {
  if (filter.type === 'hue-rotate') return hueMatrix((filter.angle * Math.PI) / 180)
  const { type, amount } = filter
  switch (type) {
    case 'brightness':
      return scaling(amount, 0)
    case 'contrast':
      return scaling(amount, 0.5 - 0.5 * amount)
    case 'invert':
      return scaling(1 - 2 * amount, amount)
    case 'saturate':
      return saturation(amount)
    case 'grayscale':
      return saturation(1 - amount)
    case 'sepia':
      return mixed(1 - amount, [
        [0.393, 0.769, 0.189, 0],
        [0.349, 0.686, 0.168, 0],
        [0.272, 0.534, 0.131, 0],
      ])
    default:
      return type satisfies never
  }
}

function scaling(by: number, plus: number): ColorMatrix {
  return [
    [by, 0, 0, plus],
    [0, by, 0, plus],
    [0, 0, by, plus],
  ]
}

/** What each colour adds to the lightness. */
const weights = [0.2126, 0.7152, 0.0722] as const

function saturation(amount: number): ColorMatrix {
  return mixed(amount, [
    [...weights, 0],
    [...weights, 0],
    [...weights, 0],
  ])
}

/** `part` of the identity, the rest of `matrix`. */
function mixed(part: number, matrix: ColorMatrix): ColorMatrix {
  return matrix.map((row, index) => {
    const own = (column: number) => (row[column] ?? 0) * (1 - part) + (column === index ? part : 0)
    return [own(0), own(1), own(2), 0] as const
  })
}

/** Filter Effects 1 §9.6.3. */
function hueMatrix(radians: number): ColorMatrix {
  const [cosine, sine] = [Math.cos(radians), Math.sin(radians)]
  return [
    [
      0.213 + cosine * 0.787 - sine * 0.213,
      0.715 - cosine * 0.715 - sine * 0.715,
      0.072 - cosine * 0.072 + sine * 0.928,
      0,
    ],
    [
      0.213 - cosine * 0.213 + sine * 0.143,
      0.715 + cosine * 0.285 + sine * 0.14,
      0.072 - cosine * 0.072 - sine * 0.283,
      0,
    ],
    [
      0.213 - cosine * 0.213 - sine * 0.787,
      0.715 - cosine * 0.715 + sine * 0.715,
      0.072 + cosine * 0.928 + sine * 0.072,
      0,
    ],
  ]
}

/** Filters work in sRGB; inks are converted as CSS Color 5 §9.1 does for want of a profile. */
export function mappedColor(color: Color, matrix: ColorMatrix): Color {
  const rgb = color.space === 'rgb' ? [color.r, color.g, color.b] : inkless(color)
  const [r = 0, g = 0, b = 0] = mapped(rgb as [number, number, number], matrix)
  return { space: 'rgb', r, g, b, alpha: color.alpha }
}

function inkless({ c, m, y, k }: Extract<Color, { space: 'cmyk' }>): readonly number[] {
  return [c, m, y].map((ink) => 1 - Math.min(1, ink * (1 - k) + k))
}

function mapped([r, g, b]: readonly [number, number, number], matrix: ColorMatrix): readonly number[] {
  return matrix.map(([fromR, fromG, fromB, plus]) => Math.min(1, Math.max(0, fromR * r + fromG * g + fromB * b + plus)))
}

/** Bytes of pixels, grey ones made coloured. */
export function mappedSamples(samples: Uint8Array, channels: 1 | 3, matrix: ColorMatrix): Uint8Array {
  const result = new Uint8Array((samples.length / channels) * 3)
  for (let from = 0, to = 0; from < samples.length; from += channels, to += 3) {
    const at = (channel: number) => (samples[channels === 1 ? from : from + channel] ?? 0) / 255
    mapped([at(0), at(1), at(2)], matrix).forEach((value, channel) => {
      result[to + channel] = Math.round(value * 255)
    })
  }
  return result
}
