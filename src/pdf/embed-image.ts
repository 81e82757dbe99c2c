import { deflateSync } from 'node:zlib'
import type { Image, ImageData } from '../image/image.ts'
import type { Matrix } from '../paint/display-list.ts'
import { profileChannels } from './color-profiles.ts'
import { compression } from './object-streams.ts'
import type { PdfDocument } from './pdf-document.ts'
import type { Dictionary, PdfValue, Reference } from './pdf-values.ts'
import { predicted } from './png-predictor.ts'

/** The images of a document, each embedded once, when it first comes up. */
export class ImageObjects {
  readonly #document: PdfDocument
  readonly #objects = new Map<string, { readonly name: string; readonly reference: Reference }>()

  constructor(document: PdfDocument) {
    this.#document = document
  }

  /** Its name in the resources of each page, and the object. */
  of(image: Image): { readonly name: string; readonly reference: Reference } {
    let object = this.#objects.get(image.id)
    if (object === undefined) {
      object = { name: `I${this.#objects.size + 1}`, reference: embedImage(this.#document, image) }
      this.#objects.set(image.id, object)
    }
    return object
  }
}

/** An image XObject: PDF 1.7 §8.9.5. */
function embedImage(document: PdfDocument, image: Image): Reference {
  const { data } = image
  if (data.type === 'svg') throw new Error('a drawing is painted, not embedded')
  return data.type === 'jpeg' ? embedJpeg(document, data) : embedSamples(document, image, data)
}

function embedJpeg(document: PdfDocument, data: Extract<ImageData, { type: 'jpeg' }>): Reference {
  return document.stream(data.bytes, {
    ...imageEntries(data.storedWidth, data.storedHeight, jpegColorSpace(document, data)),
    Filter: 'DCTDecode',
    ...(data.plainRgb && { DecodeParms: { ColorTransform: 0 } }), // PDF 1.7 §7.4.8
    ...(data.inverted && { Decode: [1, 0, 1, 0, 1, 0, 1, 0] }),
  })
}

function jpegColorSpace(document: PdfDocument, data: Extract<ImageData, { type: 'jpeg' }>): PdfValue {
  const device = ({ 1: 'DeviceGray', 3: 'DeviceRGB', 4: 'DeviceCMYK' } as const)[data.channels]
  // A profile that does not fit would make all readers guess.
  if (data.iccProfile === undefined || profileChannels(data.iccProfile) !== data.channels) return device
  return ['ICCBased', document.stream(data.iccProfile, { N: data.channels, Alternate: device })]
}

function embedSamples(document: PdfDocument, image: Image, data: Extract<ImageData, { type: 'samples' }>): Reference {
  const { pixelWidth: width, pixelHeight: height } = image
  const entries = imageEntries(width, height, data.channels === 1 ? 'DeviceGray' : 'DeviceRGB')
  if (data.alpha !== undefined) {
    entries.SMask = samplesStream(document, data.alpha, 1, imageEntries(width, height, 'DeviceGray'))
  }
  return samplesStream(document, data.samples, data.channels, entries)
}

/** Up to here, samples are compressed in both ways to see which is smaller; above it that would take too long. */
const mostToTryTwice = 1_000_000

/** Photographs and gradients are smaller as differences, flat colours mostly are not. */
function samplesStream(document: PdfDocument, samples: Uint8Array, channels: number, entries: Dictionary): Reference {
  const width = entries.Width as number
  const differences = deflateSync(predicted(samples, width, channels), compression)
  const plain = samples.length <= mostToTryTwice ? deflateSync(samples, compression) : undefined
  if (plain !== undefined && plain.length <= differences.length) {
    return document.stream(plain, { ...entries, Filter: 'FlateDecode' })
  }
  const parameters = { Predictor: 15, Colors: channels, BitsPerComponent: 8, Columns: width }
  return document.stream(differences, { ...entries, Filter: 'FlateDecode', DecodeParms: parameters })
}

function imageEntries(width: number, height: number, colorSpace: PdfValue): Dictionary {
  return {
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    ColorSpace: colorSpace,
    BitsPerComponent: 8,
  }
}

/**
 * Where the stored image goes in the unit square (y downwards from the top left corner) for it to stand upright: the
 * eight orientations of Exif 2.32 §4.6.4. The PDF's image space is y upwards, so the stored top row is at y = 1.
 */
export function orientationMatrix(image: Image): Matrix {
  const orientation = image.data.type === 'jpeg' ? image.data.orientation : 1
  return orientations[orientation] ?? upright
}

const upright: Matrix = [1, 0, 0, -1, 0, 1]
const orientations: { readonly [orientation: number]: Matrix } = {
  1: upright,
  2: [-1, 0, 0, -1, 1, 1], // mirrored left to right
  3: [-1, 0, 0, 1, 1, 0], // turned by half
  4: [1, 0, 0, 1, 0, 0], // mirrored top to bottom
  5: [0, 1, -1, 0, 1, 0], // mirrored along the main diagonal
  6: [0, 1, 1, 0, 0, 0], // to be turned clockwise
  7: [0, -1, 1, 0, 0, 1], // mirrored along the other diagonal
  8: [0, -1, -1, 0, 1, 1], // to be turned anticlockwise
}
