import type { Image } from './image.ts'

/** Of JPEG files that are encoded anew: no difference that anybody would see in print. */
const quality = 85

/** The picture in at most so many samples, as they are stored; itself when it has no more, or is a drawing. */
export async function downsample(
  image: Image,
  most: { readonly width: number; readonly height: number },
): Promise<Image> {
  const { data } = image
  if (data.type === 'svg') return image
  const turned = data.type === 'jpeg' && data.orientation >= 5
  const [width, height] = [Math.min(most.width, image.pixelWidth), Math.min(most.height, image.pixelHeight)]
  if (width === image.pixelWidth && height === image.pixelHeight) return image
  const id = `${image.id}-${width}x${height}`
  const smaller = { ...image, id, pixelWidth: width, pixelHeight: height }
  if (data.type === 'samples') {
    const from = { width: image.pixelWidth, height: image.pixelHeight }
    const samples = averaged(data.samples, data.channels, from, { width, height })
    const alpha = data.alpha && averaged(data.alpha, 1, from, { width, height })
    return { ...smaller, data: { ...data, samples, ...(alpha && { alpha }) } }
  }
  const stored = turned ? { width: height, height: width } : { width, height }
  const encoded = data.channels === 4 ? await smallerSeparation(data, stored) : await smallerJpeg(data, stored)
  return { ...smaller, data: encoded }
}

type Jpeg = Extract<Image['data'], { type: 'jpeg' }>
interface Pixels {
  readonly width: number
  readonly height: number
}

/** Decoded to sRGB (or grey), so that it needs no profile any more. */
async function smallerJpeg(jpeg: Jpeg, to: Pixels): Promise<Jpeg> {
  const { default: sharp } = await import('sharp')
  const space = jpeg.channels === 1 ? 'b-w' : 'srgb'
  const { data, info } = await sharp(jpeg.bytes).toColourspace(space).raw().toBuffer({ resolveWithObject: true })
  const channels = jpeg.channels === 1 ? 1 : 3
  const samples = averaged(data, channels, { width: info.width, height: info.height }, to)
  const bytes = await sharp(samples, { raw: { ...to, channels } })
    .toColourspace(space)
    .jpeg({ quality })
    .toBuffer()
  const { iccProfile: _iccProfile, plainRgb: _plainRgb, ...rest } = jpeg
  return { ...rest, bytes: new Uint8Array(bytes), storedWidth: to.width, storedHeight: to.height }
}

/** Inks stay inks, in the profile they had. */
async function smallerSeparation(jpeg: Jpeg, to: Pixels): Promise<Jpeg> {
  const { default: sharp } = await import('sharp')
  const inks = sharp(jpeg.bytes).pipelineColourspace('cmyk').toColourspace('cmyk')
  const { data, info } = await inks.raw().toBuffer({ resolveWithObject: true })
  const samples = averaged(data, 4, { width: info.width, height: info.height }, to)
  const bytes = await sharp(separationTiff(samples, to))
    .pipelineColourspace('cmyk')
    .toColourspace('cmyk')
    .jpeg({ quality })
    .toBuffer()
  // libjpeg stores inks inverted, as Adobe does.
  return { ...jpeg, bytes: new Uint8Array(bytes), storedWidth: to.width, storedHeight: to.height, inverted: true }
}

/** Inks as a TIFF file, because raw samples of four channels would be taken for RGB with alpha: TIFF 6.0 §16. */
function separationTiff(samples: Uint8Array, { width, height }: Pixels): Uint8Array {
  const [short, long] = [3, 4]
  const headLength = 8 + 2 + 10 * 12 + 4
  const bitsLength = 8
  const entries: readonly (readonly [tag: number, type: number, count: number, value: number])[] = [
    [256, long, 1, width],
    [257, long, 1, height],
    [258, short, 4, headLength], // bits of each sample
    [259, short, 1, 1], // not compressed
    [262, short, 1, 5], // separated
    [273, long, 1, headLength + bitsLength], // where the samples are
    [277, short, 1, 4], // samples in a pixel
    [278, long, 1, height], // all rows in one strip
    [279, long, 1, samples.length],
    [332, short, 1, 1], // the inks are CMYK
  ]
  const file = Buffer.alloc(headLength + bitsLength + samples.length)
  file.write('II*\0', 'latin1')
  file.writeUInt32LE(8, 4)
  file.writeUInt16LE(entries.length, 8)
  entries.forEach(([tag, type, count, value], index) => {
    const at = 10 + index * 12
    file.writeUInt16LE(tag, at)
    file.writeUInt16LE(type, at + 2)
    file.writeUInt32LE(count, at + 4)
    file.writeUInt32LE(value, at + 8) // a short stands in the first half
  })
  for (let channel = 0; channel < 4; channel++) file.writeUInt16LE(8, headLength + channel * 2)
  file.set(samples, headLength + bitsLength)
  return file
}

/** Each sample the mean of those it covers, by area: the same on every machine. First along rows, then along columns. */
function averaged(samples: Uint8Array, channels: number, from: Pixels, to: Pixels): Uint8Array {
  const rows = new Float32Array(to.width * from.height * channels)
  for (let x = 0; x < to.width; x += 1) {
    const shares = coverage(x, to.width, from.width)
    for (let y = 0; y < from.height; y += 1) {
      for (let channel = 0; channel < channels; channel += 1) {
        let sum = 0
        for (const [at, share] of shares) sum += (samples[(y * from.width + at) * channels + channel] as number) * share
        rows[(y * to.width + x) * channels + channel] = sum
      }
    }
  }
  const result = new Uint8Array(to.width * to.height * channels)
  const stride = to.width * channels
  for (let y = 0; y < to.height; y += 1) {
    const shares = coverage(y, to.height, from.height)
    for (let column = 0; column < stride; column += 1) {
      let sum = 0
      for (const [at, share] of shares) sum += (rows[at * stride + column] as number) * share
      result[y * stride + column] = Math.round(sum)
    }
  }
  return result
}

/** The samples of `from` that sample `index` of `to` covers, each with its share; the shares are 1 together. */
function coverage(index: number, to: number, from: number): readonly (readonly [at: number, share: number])[] {
  const start = (index * from) / to
  const end = ((index + 1) * from) / to
  const shares: (readonly [number, number])[] = []
  for (let at = Math.floor(start); at < Math.min(from, Math.ceil(end - 1e-9)); at += 1) {
    shares.push([at, ((Math.min(end, at + 1) - Math.max(start, at)) * to) / from])
  }
  return shares
}
