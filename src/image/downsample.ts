import type { Image } from './image.ts'

/** Of JPEG files that are encoded anew: no difference that anybody would see in print. */
const quality = 85

/**
 * The picture in at most so many samples, as they are stored; itself when it has no more, or is of a kind that is left
 * alone: drawings, and photographs separated for print.
 */
export async function downsample(
  image: Image,
  most: { readonly width: number; readonly height: number },
): Promise<Image> {
  const { data } = image
  if (data.type === 'svg' || (data.type === 'jpeg' && data.channels === 4)) return image
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
  return { ...smaller, data: await smallerJpeg(data, stored) }
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
  const { iccProfile: _iccProfile, ...rest } = jpeg
  return { ...rest, bytes: new Uint8Array(bytes), storedWidth: to.width, storedHeight: to.height }
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
