import { expect, test } from 'vitest'
import type { Image } from '../../src/image/image.ts'
import { orientationMatrix } from '../../src/pdf/embed-image.ts'

/** The places of a stored image's top left and top right corner, in the unit square of the upright one. */
function topCorners(orientation: number): string {
  const [a, b, c, d, e, f] = orientationMatrix(jpeg(orientation))
  const place = (x: number, y: number) =>
    `${b * x + d * y + f === 0 ? 'top' : 'bottom'} ${a * x + c * y + e === 0 ? 'left' : 'right'}`
  return `${place(0, 1)}, ${place(1, 1)}` // in image space, y = 1 is the top
}

function jpeg(orientation: number): Image {
  const bytes = new Uint8Array()
  return {
    id: 'photo',
    width: 1,
    height: 1,
    pixelWidth: 1,
    pixelHeight: 1,
    data: { type: 'jpeg', bytes, channels: 3, storedWidth: 1, storedHeight: 1, orientation, inverted: false },
  }
}

test.each([
  { orientation: 1, corners: 'top left, top right' },
  { orientation: 2, corners: 'top right, top left' },
  { orientation: 3, corners: 'bottom right, bottom left' },
  { orientation: 4, corners: 'bottom left, bottom right' },
  { orientation: 5, corners: 'top left, bottom left' },
  { orientation: 6, corners: 'top right, bottom right' },
  { orientation: 7, corners: 'bottom right, top right' },
  { orientation: 8, corners: 'bottom left, top left' },
])('Exif orientation $orientation: the stored top edge runs from $corners', ({ orientation, corners }) => {
  expect(topCorners(orientation)).toBe(corners)
})
