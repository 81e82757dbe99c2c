import type { Pt } from '../geometry.ts'

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
      readonly iccProfile?: Uint8Array
    }
  /** Rows from the top, 8 bits a sample, no padding; `alpha` one byte a pixel when any pixel is not opaque. */
  | {
      readonly type: 'samples'
      readonly channels: 1 | 3
      readonly samples: Uint8Array
      readonly alpha?: Uint8Array
    }
