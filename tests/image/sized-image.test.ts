import { expect, test } from 'vitest'
import type { Image } from '../../src/image/image.ts'
import { sizedImage } from '../../src/image/sized-image.ts'

/** Two samples across, three down; each is told by its grey. */
const image: Image = {
  id: 'six',
  width: 1.5,
  height: 2.25,
  pixelWidth: 2,
  pixelHeight: 3,
  data: { type: 'samples', channels: 1, samples: Uint8Array.from([1, 2, 3, 4, 5, 6]) },
}

const turned = (quarterTurns: 0 | 1 | 2 | 3, flip = false) =>
  sizedImage(image, {
    'image-orientation': { quarterTurns, flip },
    'image-resolution': { fromImage: false, resolution: 1 },
  })

test('an image at twice the resolution is half as large', () => {
  const half = sizedImage(image, {
    'image-orientation': 'from-image',
    'image-resolution': { fromImage: false, resolution: 2 },
  })
  expect(half).toMatchObject({ id: 'six', width: 0.75, height: 1.125, pixelWidth: 2 })
})

test.each([
  { turns: 1 as const, flip: false, samples: [5, 3, 1, 6, 4, 2], why: 'a quarter clockwise' },
  { turns: 2 as const, flip: false, samples: [6, 5, 4, 3, 2, 1], why: 'upside down' },
  { turns: 3 as const, flip: false, samples: [2, 4, 6, 1, 3, 5], why: 'a quarter anticlockwise' },
  { turns: 0 as const, flip: true, samples: [2, 1, 4, 3, 6, 5], why: 'mirrored' },
  { turns: 1 as const, flip: true, samples: [1, 3, 5, 2, 4, 6], why: 'turned, then mirrored' },
])('image-orientation: $why', ({ turns, flip, samples }) => {
  const { data, pixelWidth } = turned(turns, flip)
  expect(data.type === 'samples' && [...data.samples]).toEqual(samples)
  expect(pixelWidth).toBe(turns % 2 === 1 ? 3 : 2)
})

test('a JPEG file is turned by its orientation alone', () => {
  const jpeg: Image = {
    ...image,
    id: 'jpeg',
    width: 2.25,
    height: 1.5,
    pixelWidth: 3,
    pixelHeight: 2,
    data: {
      type: 'jpeg',
      bytes: new Uint8Array(),
      channels: 1,
      storedWidth: 2,
      storedHeight: 3,
      orientation: 6,
      inverted: false,
    },
  }
  const plain = sizedImage(jpeg, {
    'image-orientation': 'none',
    'image-resolution': { fromImage: false, resolution: 1 },
  })
  expect(plain).toMatchObject({ pixelWidth: 2, pixelHeight: 3, width: 1.5, height: 2.25, data: { orientation: 1 } })
})

const turnedWhenRead: Image = {
  ...image,
  pixelWidth: 3,
  pixelHeight: 2,
  data: { type: 'samples', channels: 1, samples: Uint8Array.from([5, 3, 1, 6, 4, 2]), applied: 6 },
}

test('image-orientation: none shows the samples as they are stored, though they were turned when they were read', () => {
  const plain = sizedImage(turnedWhenRead, {
    'image-orientation': 'none',
    'image-resolution': { fromImage: false, resolution: 1 },
  })
  expect(plain).toMatchObject({ pixelWidth: 2, pixelHeight: 3 })
  expect(plain.data.type === 'samples' && [...plain.data.samples]).toEqual([1, 2, 3, 4, 5, 6])
})

test.each([
  { resolution: 3, otherwise: 2, width: 0.5, why: 'the file says' },
  { resolution: undefined, otherwise: 2, width: 0.75, why: 'it does not, and the style does' },
])('image-resolution: from-image, when $why', ({ resolution, otherwise, width }) => {
  const from = { ...image, ...(resolution !== undefined && { resolution }) }
  const style = {
    'image-orientation': 'from-image',
    'image-resolution': { fromImage: true, resolution: otherwise },
  } as const
  expect(sizedImage(from, style).width).toBe(width)
})
