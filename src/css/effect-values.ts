import type { Edges, Pt } from '../geometry.ts'
import type { Color, LengthPercentage, Position } from './basic-values.ts'

/** A function of `transform`: CSS Transforms 1 §12. Angles are in degrees, clockwise. */
export type TransformFunction =
  | ({ readonly type: 'translate' } & Translation)
  | ({ readonly type: 'scale' } & Scaling)
  | ({ readonly type: 'rotate' } & Turn)
  | { readonly type: 'skew'; readonly x: number; readonly y: number }
  /** x' = ax + cy + e, y' = bx + dy + f; e and f in points. */
  | {
      readonly type: 'matrix'
      readonly values: readonly [a: number, b: number, c: number, d: number, e: Pt, f: Pt]
    }
  /** Column by column, without perspective; the last column is in points. */
  | { readonly type: 'matrix3d'; readonly values: readonly number[] }

/** `z` is the depth, towards the reader. Default: 0. */
export interface Translation extends Position {
  readonly z?: Pt
}

export interface Scaling {
  readonly x: number
  readonly y: number
  /** Default: 1. */
  readonly z?: number
}

export interface Turn {
  readonly angle: number
  /** Default: the one that stands on the page. */
  readonly axis?: Axis
}

export type Axis = readonly [x: number, y: number, z: number]

/** Filter Effects 1 §6. */
export type FilterFunction =
  /** A `filter` of a drawing. */
  | { readonly type: 'url'; readonly url: string }
  | ColorFilter
  | { readonly type: 'opacity'; readonly amount: number }
  | ({ readonly type: 'drop-shadow' } & FilterShadow)
  /** A Gaussian blur of this standard deviation. */
  | { readonly type: 'blur'; readonly deviation: Pt }

export type ColorFilter =
  /** 1 is all of it; for brightness, contrast and saturation it changes nothing. */
  | {
      readonly type: 'brightness' | 'contrast' | 'grayscale' | 'invert' | 'saturate' | 'sepia'
      readonly amount: number
    }
  /** In degrees. */
  | { readonly type: 'hue-rotate'; readonly angle: number }

export interface FilterShadow {
  readonly color: Color
  readonly x: Pt
  readonly y: Pt
  readonly blur: Pt
}

/** CSS Masking 1 §5.1. */
export type ClipPath =
  | 'none'
  /** A `clipPath` of a drawing. */
  | { readonly type: 'url'; readonly url: string }
  /** Without a shape: the box itself, with its round corners. */
  | { readonly type: 'shape'; readonly shape: BasicShape | undefined; readonly box: ReferenceBox }

export type ReferenceBox = 'margin-box' | 'border-box' | 'padding-box' | 'content-box'

/** CSS Shapes 1 §3, `path()` of CSS Shapes 2. */
export type BasicShape =
  | {
      readonly type: 'inset'
      readonly edges: Edges<LengthPercentage>
      /** Clockwise from the top left corner. */
      readonly radii: readonly Position[] | undefined
    }
  | {
      readonly type: 'rect'
      /** From the top left corner of the reference box; 'auto' is its own edge. */
      readonly edges: Edges<LengthPercentage | 'auto'>
      readonly radii: readonly Position[] | undefined
    }
  | {
      readonly type: 'xywh'
      readonly x: LengthPercentage
      readonly y: LengthPercentage
      readonly width: LengthPercentage
      readonly height: LengthPercentage
      readonly radii: readonly Position[] | undefined
    }
  | { readonly type: 'ellipse'; readonly rx: ShapeRadius; readonly ry: ShapeRadius; readonly center: Position }
  | { readonly type: 'circle'; readonly radius: ShapeRadius; readonly center: Position }
  | { readonly type: 'polygon'; readonly evenOdd: boolean; readonly points: readonly Position[] }
  /** Path data of SVG, in px. */
  | { readonly type: 'path'; readonly evenOdd: boolean; readonly data: string }

export type ShapeRadius = LengthPercentage | 'closest-side' | 'farthest-side' | 'closest-corner' | 'farthest-corner'

/** Compositing 1 §5. */
export const blendModes = [
  'normal',
  'multiply',
  'screen',
  'overlay',
  'darken',
  'lighten',
  'color-dodge',
  'color-burn',
  'hard-light',
  'soft-light',
  'difference',
  'exclusion',
  'hue',
  'saturation',
  'color',
  'luminosity',
] as const
export type BlendModeValue = (typeof blendModes)[number]
