import type { ComputedStyle } from '../css/computed-style.ts'
import type { Image } from './image.ts'
import { orientedSamples } from './oriented-samples.ts'

/** Points in a CSS px. */
const px = 0.75

type ImageStyle = Pick<ComputedStyle, 'image-resolution' | 'image-orientation'>

const made = new WeakMap<Image, Map<string, Image>>()

/**
 * The image with the natural size and the orientation that a style gives it: CSS Images 4 §6. `given`, in samples
 * a px, counts more than the style's. Drawings have neither.
 */
export function sizedImage(image: Image, style: ImageStyle, given?: number): Image {
  if (image.data.type !== 'jpeg' && image.data.type !== 'samples') return image
  const turned = oriented(image, style['image-orientation'])
  const styled = style['image-resolution']
  const resolution = given ?? (styled.fromImage ? image.resolution : undefined) ?? styled.resolution
  if (resolution === 1) return turned
  return remembered(turned, `resolution ${resolution}`, () => ({
    ...turned,
    width: (turned.pixelWidth / resolution) * px,
    height: (turned.pixelHeight / resolution) * px,
  }))
}

/** By quarter turns: the EXIF value, without and with a flip after them. */
const orientationCodes = [
  [1, 2],
  [6, 5],
  [3, 4],
  [8, 7],
] as const

/** Turned as the style says instead of as the file does. */
function oriented(image: Image, orientation: ImageStyle['image-orientation']): Image {
  if (orientation === 'from-image') return image
  const { quarterTurns, flip } = orientation === 'none' ? { quarterTurns: 0, flip: false } : orientation
  const code = orientationCodes[quarterTurns as 0 | 1 | 2 | 3][flip ? 1 : 0]
  const { data } = image
  const was = data.type === 'jpeg' ? data.orientation : data.type === 'samples' ? (data.applied ?? 1) : 1
  if (code === was) return image
  return remembered(image, `orientation ${code}`, () => {
    const turned = { ...sides(image, code >= 5 !== was >= 5), id: `${image.id}-${code}` }
    if (data.type !== 'samples') return { ...turned, data: { ...data, orientation: code } }
    const stored = sides(image, was >= 5)
    return { ...turned, data: orientedSamples(stored, orientedSamples(image, data, undoing[was] ?? was), code) }
  })
}

/** The codes that undo others; the rest undo themselves. */
const undoing: Readonly<Record<number, number>> = { 6: 8, 8: 6 }

/** EXIF 5 to 8 swap width and height. */
function sides(image: Image, swapped: boolean): Image {
  if (!swapped) return image
  const { width, height, pixelWidth, pixelHeight } = image
  return { ...image, width: height, height: width, pixelWidth: pixelHeight, pixelHeight: pixelWidth }
}

/** One object for one change, so that the PDF holds it once. */
function remembered(image: Image, change: string, make: () => Image): Image {
  const known = made.get(image) ?? new Map<string, Image>()
  made.set(image, known)
  const result = known.get(change) ?? make()
  known.set(change, result)
  return result
}
