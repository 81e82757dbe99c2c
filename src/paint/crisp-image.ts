import type { Size } from '../geometry.ts'
import type { Image } from '../image/image.ts'

/**
 * Samples in a CSS px (0.75 pt) that a magnified image is spelled out to, best first. They are powers of 2, so that a
 * reader that shows a px as a pixel takes the mean of equal samples, which no rounding changes.
 */
const densities = [4, 2, 1]
const mostSamples = 4_000_000
/** What each sample is repeated at most when the image is large even at the last density. */
const mostRepeats = 16
const px = 0.75

const made = new WeakMap<Image, Map<string, Image>>()

/**
 * An image whose samples stay squares when it is magnified: CSS Images 3 §5.3, `pixelated`. PDF readers smooth as they
 * like, so each sample is repeated. One that is not magnified, or a JPEG file, is left alone.
 */
export function crispImage(image: Image, drawn: Size): Image {
  if (image.data.type !== 'samples') return image
  const [across, down] = repeats(image, drawn)
  if (across <= 1 && down <= 1) return image
  const known = made.get(image) ?? new Map<string, Image>()
  made.set(image, known)
  const key = `${across}x${down}`
  const crisp = known.get(key) ?? magnified(image, across, down)
  known.set(key, crisp)
  return crisp
}

/** How often each sample is repeated, across and down. */
function repeats({ pixelWidth, pixelHeight }: Image, drawn: Size): readonly [across: number, down: number] {
  const [wide, high] = [drawn.width / px, drawn.height / px]
  const density = densities.find((candidate) => wide * high * candidate ** 2 <= mostSamples)
  const times = (length: number, samples: number) => {
    if (length <= samples) return 1
    const whole = Math.max(1, Math.round((length / samples) * (density ?? 1)))
    return density === undefined ? Math.min(mostRepeats, whole) : whole
  }
  return [times(wide, pixelWidth), times(high, pixelHeight)]
}

function magnified(image: Image, across: number, down: number): Image {
  const { data, pixelWidth, pixelHeight } = image
  if (data.type !== 'samples') return image
  const plane = (samples: Uint8Array, channels: number) =>
    magnifiedPlane(samples, pixelWidth, pixelHeight, channels, across, down)
  return {
    ...image,
    id: `${image.id}-${across}x${down}`,
    pixelWidth: pixelWidth * across,
    pixelHeight: pixelHeight * down,
    data: {
      ...data,
      samples: plane(data.samples, data.channels),
      ...(data.alpha !== undefined && { alpha: plane(data.alpha, 1) }),
    },
  }
}

function magnifiedPlane(
  samples: Uint8Array,
  width: number,
  height: number,
  channels: number,
  across: number,
  down: number,
): Uint8Array {
  const stride = width * across * channels
  const result = new Uint8Array(stride * height * down)
  for (let y = 0; y < height; y++) {
    const row = y * down * stride
    for (let x = 0; x < width; x++) {
      const sample = samples.subarray((y * width + x) * channels, (y * width + x + 1) * channels)
      for (let copy = 0; copy < across; copy++) result.set(sample, row + (x * across + copy) * channels)
    }
    for (let copy = 1; copy < down; copy++) result.copyWithin(row + copy * stride, row, row + stride)
  }
  return result
}
