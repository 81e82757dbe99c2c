import { createHash } from 'node:crypto'
import { type Diagnostic, placeOf, type Report } from '../diagnostic.ts'
import type { Resource, Resources, UrlReference } from '../resource.ts'
import type { Image } from './image.ts'
import { readJpegHeader } from './jpeg.ts'
import { isWholeScan } from './jpeg-scan.ts'
import { loadSvg } from './load-svg.ts'
import { correctGamma } from './png-gamma.ts'
import { otherFormat, sniff } from './sniff.ts'

/** Points in a CSS px. */
const px = 0.75

/** Images decoded before, by the bytes they were decoded from: kits of a series share their logos. */
const decoded = new WeakMap<Uint8Array, Promise<Image | Problem>>()
const decodedPlain = new WeakMap<Uint8Array, Promise<Image | Problem>>()

type Problem = Required<Pick<Diagnostic, 'code' | 'message' | 'hint'>>

/**
 * Reads and decodes the images a document refers to. The map is by URL as written; an image that is missing or broken is
 * reported where it is referred to, and is not in the map.
 */
export async function loadImages(
  references: Iterable<UrlReference>,
  resources: Resources,
  report: Report,
): Promise<ReadonlyMap<string, Image>> {
  return load(references, resources, report, [])
}

/** `above` are the drawings that the references stand in, by id: one that shows itself does so no more. */
async function load(
  references: Iterable<UrlReference>,
  resources: Resources,
  report: Report,
  above: readonly string[],
): Promise<ReadonlyMap<string, Image>> {
  const images = new Map<string, Image>()
  const byId = new Map<string, Image>()
  const drawing = async (resource: Resource) => {
    const id = hash(resource.bytes)
    if (above.includes(id)) return undefined
    const inner = (found: Iterable<UrlReference>) => load(found, resources, report, [...above, id])
    return byId.get(id) ?? loadSvg(id, resource, inner, resources, report)
  }
  for (const reference of references) {
    if (images.has(reference.url)) continue
    const resource = await resources.read(reference)
    if (!resource) continue
    const decodes = reference.decoded === true
    const image = sniff(resource.bytes) === 'svg' ? await drawing(resource) : await decodedOnce(resource.bytes, decodes)
    if (image === undefined) continue
    if ('code' in image) {
      const message = `\`${resource.path}\` ${image.message}`
      report({ severity: 'error', ...image, message, ...placeOf(reference.origin) })
      continue
    }
    // The same picture under two names is one object, so that the PDF holds it once.
    if (!byId.has(image.id)) byId.set(image.id, image)
    images.set(reference.url, byId.get(image.id) as Image)
  }
  return images
}

/** `plain` leaves no JPEG file as it is. */
function decodedOnce(bytes: Uint8Array, plain: boolean): Promise<Image | Problem> {
  const known = plain ? decodedPlain : decoded
  const decoding = known.get(bytes) ?? decode(bytes, plain)
  known.set(bytes, decoding)
  return decoding
}

async function decode(bytes: Uint8Array, plain: boolean): Promise<Image | Problem> {
  const format = sniff(bytes)
  if (format === undefined) {
    const other = otherFormat(bytes)
    return {
      code: 'unsupported-image',
      message: other === undefined ? 'is not an image of a known format' : `is ${other}, which is not supported`,
      hint: 'use SVG, JPEG, PNG, WebP, AVIF, GIF or TIFF',
    }
  }
  return (format === 'jpeg' && !plain && passJpegThrough(bytes)) || decodeSamples(bytes, format)
}

/** A JPEG file that a PDF reader can decode as it is: PDF 1.7 §7.4.8. */
function passJpegThrough(bytes: Uint8Array): Image | undefined {
  const header = readJpegHeader(bytes)
  if (header?.precision !== 8 || header.process > 2 || !header.complete || !isWholeScan(bytes)) return undefined
  const { width, height, channels, orientation, adobe, plainRgb, dpi, iccProfile } = header
  if (channels !== 1 && channels !== 3 && channels !== 4) return undefined
  const turned = orientation >= 5 // EXIF 5 to 8 swap width and height
  const pixelWidth = turned ? height : width
  const pixelHeight = turned ? width : height
  return {
    id: hash(bytes),
    width: pixelWidth * px,
    height: pixelHeight * px,
    pixelWidth,
    pixelHeight,
    ...(dpi !== undefined && { resolution: dpi / 96 }),
    data: {
      type: 'jpeg',
      bytes,
      channels,
      storedWidth: width,
      storedHeight: height,
      orientation,
      inverted: adobe && channels === 4,
      ...(plainRgb && { plainRgb }),
      ...(iccProfile && { iccProfile }),
    },
  }
}

/** Everything else becomes 8-bit samples in grey or sRGB, orientation applied. Of an animation, the first frame. */
async function decodeSamples(bytes: Uint8Array, format: string): Promise<Image | Problem> {
  try {
    const { default: sharp } = await import('sharp')
    // libjpeg only warns of what is damaged, and goes on with something.
    const failOn = format === 'jpeg' && !isWholeScan(bytes) ? 'warning' : 'error'
    const picture = sharp(bytes, { failOn })
    const { space, hasAlpha, orientation, density } = await picture.metadata()
    const grey = (space === 'b-w' || space === 'grey16') && !hasAlpha
    const { data, info } = await picture
      .autoOrient()
      .toColourspace(grey ? 'b-w' : 'srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
    const { width, height } = info
    const interleaved = new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    const colors = splitAlpha(interleaved, info.channels)
    if (format === 'png') correctGamma(colors.samples, bytes)
    return {
      id: format === 'jpeg' ? `${hash(bytes)}-samples` : hash(bytes),
      width: width * px,
      height: height * px,
      pixelWidth: width,
      pixelHeight: height,
      ...(density !== undefined && { resolution: density / 96 }),
      data: {
        type: 'samples',
        ...colors,
        ...(orientation !== undefined && orientation > 1 && { applied: orientation }),
      },
    }
  } catch (cause) {
    const reason = (cause as Error).message.split('\n')[0]
    return {
      code: 'broken-image',
      message: `cannot be decoded as ${format.toUpperCase()}: ${reason}`,
      hint: 'open it in an image editor and save it again',
    }
  }
}

/** Interleaved samples to colour and, when any pixel is not opaque, alpha. */
function splitAlpha(
  interleaved: Uint8Array,
  stride: number,
): { readonly channels: 1 | 3; readonly samples: Uint8Array; readonly alpha?: Uint8Array } {
  if (stride === 1 || stride === 3) return { channels: stride, samples: interleaved }
  const channels = stride === 2 ? 1 : 3
  const pixels = interleaved.length / stride
  const samples = new Uint8Array(pixels * channels)
  const alpha = new Uint8Array(pixels)
  let opaque = true
  for (let pixel = 0; pixel < pixels; pixel++) {
    const from = pixel * stride
    for (let channel = 0; channel < channels; channel++) {
      samples[pixel * channels + channel] = interleaved[from + channel] as number
    }
    const coverage = interleaved[from + channels] as number
    alpha[pixel] = coverage
    if (coverage !== 255) opaque = false
  }
  return opaque ? { channels, samples } : { channels, samples, alpha }
}

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 32)
}
