import type { Color, LengthPercentage, Position } from './basic-values.ts'
import type { ColorSpaceName, HueDirection } from './values/color-spaces.ts'

/** An `<image>` of CSS Images 4, as computed. */
export type ImageValue =
  /** `resolution`: samples in a px, when the value says (`image-set()`). */
  { readonly type: 'url'; readonly url: string; readonly resolution?: number } | GradientValue

export type GradientValue = LinearGradientValue | RadialGradientValue | ConicGradientValue

interface GradientBase {
  readonly repeating: boolean
  /** At least one of them a colour; the first and the last always are. */
  readonly stops: readonly GradientStop[]
  /** How colours are mixed between the stops. Default: as sRGB. */
  readonly interpolation?: Interpolation
}

export interface Interpolation {
  readonly space: ColorSpaceName
  readonly direction: HueDirection
}

export type GradientStop =
  /** Undefined where the author left the position out. On a conic gradient lengths are degrees. */
  | { readonly type: 'color'; readonly color: Color; readonly position: LengthPercentage | undefined }
  /** Where the middle between its neighbours is. */
  | { readonly type: 'hint'; readonly position: LengthPercentage }

export interface LinearGradientValue extends GradientBase {
  readonly type: 'linear-gradient'
  /** Degrees clockwise from the top; or the side or corner it runs to: -1 is left or top, 1 right or bottom, 0 neither. */
  readonly direction: number | { readonly x: -1 | 0 | 1; readonly y: -1 | 0 | 1 }
}

export type RadialExtent = 'closest-side' | 'closest-corner' | 'farthest-side' | 'farthest-corner'

export interface RadialGradientValue extends GradientBase {
  readonly type: 'radial-gradient'
  readonly shape: 'circle' | 'ellipse'
  /** The radii, when they are given. */
  readonly size: RadialExtent | { readonly x: LengthPercentage; readonly y: LengthPercentage }
  readonly center: Position
}

export interface ConicGradientValue extends GradientBase {
  readonly type: 'conic-gradient'
  /** Degrees clockwise from the top. */
  readonly from: number
  readonly center: Position
}
