import type { Styles } from '../css/style-sheet.ts'
import type { Pt } from '../geometry.ts'
import type { Element } from '../html/element.ts'
import type { FontSet } from '../text/font.ts'

/** A decoded or passed-through picture, ready for layout and for the PDF. One object per distinct file. */
export interface Image {
  /** Stable and unique in one rendering: the hash of the file's bytes. */
  readonly id: string
  /** Natural size after orientation is applied, at 96 px an inch unless the file or `image-resolution` says otherwise. */
  readonly width: Pt
  readonly height: Pt
  /** Size in samples, after orientation: effective resolution = pixelWidth / printed inches. */
  readonly pixelWidth: number
  readonly pixelHeight: number
  readonly data: ImageData
  /** Samples in a px, when the file says. */
  readonly resolution?: number
  /** Of a drawing, which may lack a natural width, height or both. Absent: `width` and `height` are natural. */
  readonly natural?: NaturalSize
}

/** CSS Images 3 §4.1. */
export interface NaturalSize {
  readonly width?: Pt
  readonly height?: Pt
  /** Width by height. */
  readonly ratio?: number
}

/** A picture in SVG, drawn when its size is known. */
export interface SvgDrawing {
  readonly root: Element
  readonly styles: Styles
  /** Of a file with fonts of its own. Default: those of the document. */
  readonly fonts?: FontSet
  /** The pictures that it shows, by URL as written; undefined for those that could not be loaded. */
  readonly imageOf: (url: string) => Image | undefined
}

export type ImageData =
  /** The file as it is, for DCTDecode. `orientation` is the EXIF value 1 to 8, to be undone by a matrix. */
  | {
      readonly type: 'jpeg'
      readonly bytes: Uint8Array
      readonly channels: 1 | 3 | 4
      /** Samples as stored, before orientation. */
      readonly storedWidth: number
      readonly storedHeight: number
      readonly orientation: number
      /** CMYK of Adobe applications is stored inverted. */
      readonly inverted: boolean
      /** Samples are red, green and blue as they stand, which nothing in the file says. Default: no. */
      readonly plainRgb?: true
      readonly iccProfile?: Uint8Array
    }
  /** Rows from the top, 8 bits a sample, no padding; `alpha` one byte a pixel when any pixel is not opaque. */
  | {
      readonly type: 'samples'
      readonly channels: 1 | 3
      readonly samples: Uint8Array
      readonly alpha?: Uint8Array
      /** The EXIF value that was carried out when the file was read. Default: 1, none. */
      readonly applied?: number
    }
  | { readonly type: 'svg'; readonly drawing: SvgDrawing }
