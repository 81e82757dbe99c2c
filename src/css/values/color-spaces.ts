/** Conversions of CSS Color 4 §10. Every space goes to and comes from linear-light sRGB; sRGB components are 0 to 1. */
export type Triple = readonly [number, number, number]

type Rows = readonly [Triple, Triple, Triple]

interface ColorSpace {
  readonly toLinear: (components: Triple) => Triple
  readonly fromLinear: (linear: Triple) => Triple
  /** Index of the component that is an angle. */
  readonly hue?: number
}

function multiply(rows: Rows, [x, y, z]: Triple): Triple {
  const line = (row: Triple) => row[0] * x + row[1] * y + row[2] * z
  return [line(rows[0]), line(rows[1]), line(rows[2])]
}

const each = (triple: Triple, change: (value: number) => number): Triple => [
  change(triple[0]),
  change(triple[1]),
  change(triple[2]),
]

const signed = (change: (value: number) => number) => (value: number) => Math.sign(value) * change(Math.abs(value))

const srgbDecode = signed((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
const srgbEncode = signed((value) => (value > 0.0031308 ? 1.055 * value ** (1 / 2.4) - 0.055 : 12.92 * value))

const srgbToXyz: Rows = [
  [506752 / 1228815, 87881 / 245763, 12673 / 70218],
  [87098 / 409605, 175762 / 245763, 12673 / 175545],
  [7918 / 409605, 87881 / 737289, 1001167 / 1053270],
]
const xyzToSrgb: Rows = [
  [12831 / 3959, -329 / 214, -1974 / 3959],
  [-851781 / 878810, 1648619 / 878810, 36519 / 878810],
  [705 / 12673, -2585 / 12673, 705 / 667],
]
const d50ToD65: Rows = [
  [0.955473421488075, -0.02309845494876471, 0.06325924320057072],
  [-0.0283697093338637, 1.0099953980813041, 0.021041441191917323],
  [0.012314014864481998, -0.020507649298898964, 1.330365926242124],
]
const d65ToD50: Rows = [
  [1.0479297925449969, 0.022946870601609652, -0.05019226628920524],
  [0.02962780877005599, 0.9904344267538799, -0.017073799063418826],
  [-0.009243040646204504, 0.015055191490298152, 0.7518742814281371],
]
const p3ToXyz: Rows = [
  [608311 / 1250200, 189793 / 714400, 198249 / 1000160],
  [35783 / 156275, 247089 / 357200, 198249 / 2500400],
  [0, 32229 / 714400, 5220557 / 5000800],
]
const xyzToP3: Rows = [
  [446124 / 178915, -333277 / 357830, -72051 / 178915],
  [-14852 / 17905, 63121 / 35810, 423 / 17905],
  [11844 / 330415, -50337 / 660830, 316169 / 330415],
]
const a98ToXyz: Rows = [
  [573536 / 994567, 263643 / 1420810, 187206 / 994567],
  [591459 / 1989134, 6239551 / 9945670, 374412 / 4972835],
  [53769 / 1989134, 351524 / 4972835, 4929758 / 4972835],
]
const xyzToA98: Rows = [
  [1829569 / 896150, -506331 / 896150, -308931 / 896150],
  [-851781 / 878810, 1648619 / 878810, 36519 / 878810],
  [16779 / 1248040, -147721 / 1248040, 1266979 / 1248040],
]
const rec2020ToXyz: Rows = [
  [63426534 / 99577255, 20160776 / 139408157, 47086771 / 278816314],
  [26158966 / 99577255, 472592308 / 697040785, 8267143 / 139408157],
  [0, 19567812 / 697040785, 295819943 / 278816314],
]
const xyzToRec2020: Rows = [
  [30757411 / 17917100, -6372589 / 17917100, -4539589 / 17917100],
  [-19765991 / 29648200, 47925759 / 29648200, 467509 / 29648200],
  [792561 / 44930125, -1921689 / 44930125, 42328811 / 44930125],
]
const prophotoToXyzD50: Rows = [
  [0.7977666449006423, 0.13518129740053308, 0.0313477341283922],
  [0.2880748288194013, 0.711835234241873, 0.00008993693872564],
  [0, 0, 0.8251046025104602],
]
const xyzD50ToProphoto: Rows = [
  [1.3457868816471583, -0.25557208737979464, -0.05110186497554526],
  [-0.5446307051249019, 1.5082477428451468, 0.02052744743642139],
  [0, 0, 1.2119675456389452],
]
const xyzToLms: Rows = [
  [0.819022437996703, 0.3619062600528904, -0.1288737815209879],
  [0.0329836539323885, 0.9292868615863434, 0.0361446663506424],
  [0.0481771893596242, 0.2642395317527308, 0.6335478284694309],
]
const lmsToXyz: Rows = [
  [1.2268798758459243, -0.5578149944602171, 0.2813910456659647],
  [-0.0405757452148008, 1.112286803280317, -0.0717110580655164],
  [-0.0763729366746601, -0.4214933324022432, 1.5869240198367816],
]
const lmsToOklab: Rows = [
  [0.210454268309314, 0.7936177747023054, -0.0040720430116193],
  [1.9779985324311684, -2.4285922420485799, 0.450593709617411],
  [0.0259040424655478, 0.7827717124575296, -0.8086757549230774],
]
const oklabToLms: Rows = [
  [1, 0.3963377773761749, 0.2158037573099136],
  [1, -0.1055613458156586, -0.0638541728258133],
  [1, -0.0894841775298119, -1.2914855480194092],
]

const xyzD65: ColorSpace = {
  toLinear: (xyz) => multiply(xyzToSrgb, xyz),
  fromLinear: (linear) => multiply(srgbToXyz, linear),
}
const xyzD50: ColorSpace = {
  toLinear: (xyz) => xyzD65.toLinear(multiply(d50ToD65, xyz)),
  fromLinear: (linear) => multiply(d65ToD50, xyzD65.fromLinear(linear)),
}
const srgb: ColorSpace = {
  toLinear: (rgb) => each(rgb, srgbDecode),
  fromLinear: (linear) => each(linear, srgbEncode),
}

/** A space with primaries of its own and a transfer function. */
function rgbSpace(
  parent: ColorSpace,
  toXyz: Rows,
  fromXyz: Rows,
  decode: (value: number) => number,
  encode: (value: number) => number,
): ColorSpace {
  return {
    toLinear: (rgb) => parent.toLinear(multiply(toXyz, each(rgb, signed(decode)))),
    fromLinear: (linear) => each(multiply(fromXyz, parent.fromLinear(linear)), signed(encode)),
  }
}

const whiteD50: Triple = [0.3457 / 0.3585, 1, (1 - 0.3457 - 0.3585) / 0.3585]
const epsilon = 216 / 24389
const kappa = 24389 / 27

/** CIE Lab over the D50 white point; L is 0 to 100. */
const lab: ColorSpace = {
  toLinear: ([l, a, b]) => {
    const fy = (l + 16) / 116
    const fx = a / 500 + fy
    const fz = fy - b / 200
    const cube = (f: number) => (f ** 3 > epsilon ? f ** 3 : (116 * f - 16) / kappa)
    const y = l > kappa * epsilon ? fy ** 3 : l / kappa
    return xyzD50.toLinear([cube(fx) * whiteD50[0], y * whiteD50[1], cube(fz) * whiteD50[2]])
  },
  fromLinear: (linear) => {
    const [x, y, z] = xyzD50.fromLinear(linear)
    const f = (value: number) => (value > epsilon ? Math.cbrt(value) : (kappa * value + 16) / 116)
    const [fx, fy, fz] = [f(x / whiteD50[0]), f(y / whiteD50[1]), f(z / whiteD50[2])]
    return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)]
  },
}

/** Oklab; L is 0 to 1. */
const oklab: ColorSpace = {
  toLinear: (components) => {
    const lms = each(multiply(oklabToLms, components), (value) => value ** 3)
    return xyzD65.toLinear(multiply(lmsToXyz, lms))
  },
  fromLinear: (linear) => multiply(lmsToOklab, each(multiply(xyzToLms, xyzD65.fromLinear(linear)), Math.cbrt)),
}

/** Lightness, chroma and hue of a Lab-like space. */
function polar(space: ColorSpace): ColorSpace {
  return {
    hue: 2,
    toLinear: ([l, c, h]) => {
      const angle = (h * Math.PI) / 180
      return space.toLinear([l, c * Math.cos(angle), c * Math.sin(angle)])
    },
    fromLinear: (linear) => {
      const [l, a, b] = space.fromLinear(linear)
      return [l, Math.hypot(a, b), positiveHue((Math.atan2(b, a) * 180) / Math.PI)]
    },
  }
}

/** Hue in degrees, saturation and lightness 0 to 100: https://www.w3.org/TR/css-color-4/#hsl-to-rgb */
const hsl: ColorSpace = {
  hue: 0,
  toLinear: ([h, s, l]) => {
    const [saturation, lightness] = [s / 100, l / 100]
    const component = (n: number) => {
      const k = (n + positiveHue(h) / 30) % 12
      const a = saturation * Math.min(lightness, 1 - lightness)
      return lightness - a * Math.max(-1, Math.min(k - 3, 9 - k, 1))
    }
    return srgb.toLinear([component(0), component(8), component(4)])
  },
  fromLinear: (linear) => {
    const rgb = srgb.fromLinear(linear)
    const max = Math.max(...rgb)
    const min = Math.min(...rgb)
    const lightness = (max + min) / 2
    const chroma = max - min
    if (chroma < 1e-9) return [0, 0, lightness * 100]
    const saturation = chroma / (1 - Math.abs(2 * lightness - 1))
    return [hueOf(rgb, max, chroma), saturation * 100, lightness * 100]
  },
}

/** Hue in degrees, whiteness and blackness 0 to 100. */
const hwb: ColorSpace = {
  hue: 0,
  toLinear: ([h, w, b]) => {
    const [white, black] = [w / 100, b / 100]
    if (white + black >= 1) {
      const gray = white / (white + black)
      return srgb.toLinear([gray, gray, gray])
    }
    const rgb = srgb.fromLinear(hsl.toLinear([h, 100, 50]))
    return srgb.toLinear(each(rgb, (value) => value * (1 - white - black) + white))
  },
  fromLinear: (linear) => {
    const rgb = srgb.fromLinear(linear)
    return [hsl.fromLinear(linear)[0], Math.min(...rgb) * 100, (1 - Math.max(...rgb)) * 100]
  },
}

function hueOf([r, g, b]: Triple, max: number, chroma: number): number {
  if (max === r) return positiveHue(((g - b) / chroma) * 60)
  return max === g ? ((b - r) / chroma + 2) * 60 : ((r - g) / chroma + 4) * 60
}

function positiveHue(degrees: number): number {
  return ((degrees % 360) + 360) % 360
}

const rec2020Alpha = 1.09929682680944
const rec2020Beta = 0.018053968510807

export const colorSpaces = {
  srgb,
  'srgb-linear': { toLinear: (rgb) => rgb, fromLinear: (linear) => linear },
  'display-p3': rgbSpace(xyzD65, p3ToXyz, xyzToP3, srgbDecode, srgbEncode),
  'display-p3-linear': rgbSpace(
    xyzD65,
    p3ToXyz,
    xyzToP3,
    (value) => value,
    (value) => value,
  ),
  'a98-rgb': rgbSpace(
    xyzD65,
    a98ToXyz,
    xyzToA98,
    (value) => value ** (563 / 256),
    (value) => value ** (256 / 563),
  ),
  'prophoto-rgb': rgbSpace(
    xyzD50,
    prophotoToXyzD50,
    xyzD50ToProphoto,
    (value) => (value <= 16 / 512 ? value / 16 : value ** 1.8),
    (value) => (value >= 1 / 512 ? value ** (1 / 1.8) : 16 * value),
  ),
  rec2020: rgbSpace(
    xyzD65,
    rec2020ToXyz,
    xyzToRec2020,
    (value) => (value < rec2020Beta * 4.5 ? value / 4.5 : ((value + rec2020Alpha - 1) / rec2020Alpha) ** (1 / 0.45)),
    (value) => (value > rec2020Beta ? rec2020Alpha * value ** 0.45 - (rec2020Alpha - 1) : 4.5 * value),
  ),
  xyz: xyzD65,
  'xyz-d65': xyzD65,
  'xyz-d50': xyzD50,
  lab,
  oklab,
  lch: polar(lab),
  oklch: polar(oklab),
  hsl,
  hwb,
} as const satisfies Record<string, ColorSpace>

export type ColorSpaceName = keyof typeof colorSpaces

/** The way round the circle from one hue to another: CSS Color 4 §12.4. */
export type HueDirection = 'shorter' | 'longer' | 'increasing' | 'decreasing'

export function isColorSpace(name: string): name is ColorSpaceName {
  return Object.hasOwn(colorSpaces, name)
}

/** Index of the hue component of a polar space, or undefined. */
export function hueIndex(name: ColorSpaceName): number | undefined {
  return (colorSpaces[name] as ColorSpace).hue
}

/** Components in one space as components in another. Results are not clipped. */
export function convert(components: Triple, from: ColorSpaceName, to: ColorSpaceName): Triple {
  return from === to ? components : colorSpaces[to].fromLinear(colorSpaces[from].toLinear(components))
}
