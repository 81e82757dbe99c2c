import { expect, test } from 'vitest'
import type { Image } from '../../src/image/image.ts'
import { crispImage } from '../../src/paint/crisp-image.ts'

function image(pixelWidth: number, pixelHeight: number): Image {
  const samples = Uint8Array.from({ length: pixelWidth * pixelHeight }, (_, index) => index)
  return { id: 'i', width: 3, height: 3, pixelWidth, pixelHeight, data: { type: 'samples', channels: 1, samples } }
}

const px = 0.75

test.each([
  { samples: 4, drawn: 20, repeats: 20, why: 'four in a px, and so 5 × 4' },
  { samples: 4, drawn: 10, repeats: 10, why: 'two and a half px, times four' },
  { samples: 4, drawn: 2000, repeats: 500, why: 'one in a px where four or two would be too many' },
  { samples: 4, drawn: 4, repeats: 1, why: 'not magnified' },
  { samples: 4, drawn: 3, repeats: 1, why: 'made smaller' },
])('each of $samples samples over $drawn px is there $repeats times: $why', ({ samples, drawn, repeats }) => {
  const crisp = crispImage(image(samples, samples), { width: drawn * px, height: drawn * px })
  expect([crisp.pixelWidth, crisp.pixelHeight]).toEqual([samples * repeats, samples * repeats])
})

test('a row of samples becomes rows of blocks', () => {
  const { data } = crispImage(image(2, 1), { width: 4 * px, height: 1 * px })
  expect(data.type === 'samples' && [...data.samples]).toEqual([...Array(8).fill(0), ...Array(8).fill(1)])
})
