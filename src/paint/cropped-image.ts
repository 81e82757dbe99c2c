import type { Rect, Size } from '../geometry.ts'
import type { Image } from '../image/image.ts'

const made = new WeakMap<Image, Map<string, Image>>()

/**
 * A part of an image as an image of its own, so that no reader smooths what lies beside it into its edges. `size` is that
 * of the image in the units of `part`. Undefined where the part does not end between samples, or there are none.
 */
export function croppedImage(image: Image, part: Rect, size: Size): Image | undefined {
  if (image.data.type !== 'samples' || size.width <= 0 || size.height <= 0) return undefined
  const across = image.pixelWidth / size.width
  const down = image.pixelHeight / size.height
  const exact = [part.x * across, part.y * down, part.width * across, part.height * down]
  const [x = 0, y = 0, width = 0, height = 0] = exact.map(Math.round)
  const rounded = [x, y, width, height]
  if (width === 0 || height === 0 || exact.some((value, index) => Math.abs(value - (rounded[index] ?? 0)) > 1e-4)) {
    return undefined
  }
  const known = made.get(image) ?? new Map<string, Image>()
  made.set(image, known)
  const key = rounded.join(' ')
  const cropped = known.get(key) ?? crop(image, x, y, width, height)
  known.set(key, cropped)
  return cropped
}

function crop(image: Image, x: number, y: number, width: number, height: number): Image {
  const { data } = image
  if (data.type !== 'samples') return image
  const plane = (samples: Uint8Array, channels: number) => {
    const result = new Uint8Array(width * height * channels)
    for (let row = 0; row < height; row++) {
      const from = ((y + row) * image.pixelWidth + x) * channels
      result.set(samples.subarray(from, from + width * channels), row * width * channels)
    }
    return result
  }
  return {
    ...image,
    id: `${image.id}-${x}-${y}-${width}-${height}`,
    width: (image.width * width) / image.pixelWidth,
    height: (image.height * height) / image.pixelHeight,
    pixelWidth: width,
    pixelHeight: height,
    data: {
      ...data,
      samples: plane(data.samples, data.channels),
      ...(data.alpha !== undefined && { alpha: plane(data.alpha, 1) }),
    },
  }
}
