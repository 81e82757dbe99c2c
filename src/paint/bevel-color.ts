import type { Color } from '../css/computed-style.ts'

/** How far the brightest component moves for the shaded side of a border that looks cut or raised. */
const shade = 0.33

/** Less contrast than this between the colour and its shade, and the lit side is lightened as well. */
const leastContrast = 1.75

/**
 * The colours of the lit and the shaded side of `groove`, `ridge`, `inset` and `outset`, which CSS Backgrounds 3 §4.2
 * leaves open. As browsers do: the colour itself is lit, unless it is too dark to be told from its shade.
 */
export function bevelColors(color: Color): { readonly light: Color; readonly dark: Color } {
  if (color.space === 'cmyk') {
    const dark = { ...color, k: color.k + (1 - color.k) * shade }
    return { light: color.k > 1 - shade ? { ...color, k: color.k - shade } : color, dark }
  }
  const brightest = Math.max(color.r, color.g, color.b)
  const dark = scaled(color, brightest === 0 ? 0 : Math.max(0, brightest - shade) / brightest)
  if (contrast(color, dark) >= leastContrast) return { light: color, dark }
  if (brightest === 0) return { light: { ...color, r: shade, g: shade, b: shade }, dark }
  return { light: scaled(color, Math.min(1, brightest + shade) / brightest), dark }
}

type Rgb = Extract<Color, { space: 'rgb' }>

function scaled(color: Rgb, by: number): Rgb {
  return { ...color, r: color.r * by, g: color.g * by, b: color.b * by }
}

/** WCAG 2.2, contrast ratio. */
function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance({ r, g, b }: Rgb): number {
  const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}
