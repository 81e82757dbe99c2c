import type { Image, ImageData } from './image.ts'

type Samples = Extract<ImageData, { type: 'samples' }>

/** Samples rearranged so that they show what an EXIF orientation asks for: Exif 2.32 §4.6.4. */
export function orientedSamples(image: Image, data: Samples, orientation: number): Samples {
  const { pixelWidth, pixelHeight } = image
  const plane = (samples: Uint8Array, channels: number) =>
    orientedPlane(samples, pixelWidth, pixelHeight, channels, orientation)
  return {
    ...data,
    samples: plane(data.samples, data.channels),
    ...(data.alpha !== undefined && { alpha: plane(data.alpha, 1) }),
  }
}

function orientedPlane(
  samples: Uint8Array,
  width: number,
  height: number,
  channels: number,
  orientation: number,
): Uint8Array {
  const swapped = orientation >= 5
  const across = swapped ? height : width
  const down = swapped ? width : height
  const result = new Uint8Array(samples.length)
  for (let y = 0; y < down; y++) {
    for (let x = 0; x < across; x++) {
      const [fromX, fromY] = storedPlace(x, y, width, height, orientation)
      const from = (fromY * width + fromX) * channels
      result.set(samples.subarray(from, from + channels), (y * across + x) * channels)
    }
  }
  return result
}

/** Where the sample is stored that is shown at `x`, `y`. */
function storedPlace(
  x: number,
  y: number,
  width: number,
  height: number,
  orientation: number,
): readonly [number, number] {
  switch (orientation) {
    case 2:
      return [width - 1 - x, y]
    case 3:
      return [width - 1 - x, height - 1 - y]
    case 4:
      return [x, height - 1 - y]
    case 5:
      return [y, x]
    case 6:
      return [y, height - 1 - x]
    case 7:
      return [width - 1 - y, height - 1 - x]
    case 8:
      return [width - 1 - y, x]
    default:
      return [x, y]
  }
}
