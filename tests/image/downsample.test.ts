import sharp from 'sharp'
import { expect, test } from 'vitest'
import { downsample } from '../../src/image/downsample.ts'
import type { Image } from '../../src/image/image.ts'

/** Samples of one channel, row by row. */
function grey(width: number, ...samples: number[]): Image {
  const height = samples.length / width
  const data = { type: 'samples', channels: 1, samples: Uint8Array.from(samples) } as const
  return { id: 'grey', width, height, pixelWidth: width, pixelHeight: height, data }
}

test('each sample is the mean of those that it covers', async () => {
  const image = await downsample(grey(4, 0, 100, 10, 30, 100, 200, 10, 30), { width: 2, height: 1 })
  expect(image).toMatchObject({ pixelWidth: 2, pixelHeight: 1, width: 4, height: 2 })
  expect([...(image.data.type === 'samples' ? image.data.samples : [])]).toEqual([100, 20])
})

test('samples that are covered in part count in part', async () => {
  const image = await downsample(grey(3, 0, 90, 240), { width: 2, height: 9 })
  expect([...(image.data.type === 'samples' ? image.data.samples : [])]).toEqual([30, 190])
})

test('a picture without samples to spare is left alone', async () => {
  const image = grey(2, 1, 2)
  expect(await downsample(image, { width: 2, height: 1 })).toBe(image)
})

test('a photograph stays one, lying as it is stored', async () => {
  const raw = sharp({ create: { width: 40, height: 20, channels: 3, background: { r: 200, g: 100, b: 50 } } })
  const bytes = new Uint8Array(await raw.jpeg().toBuffer())
  const data = {
    type: 'jpeg',
    bytes,
    channels: 3,
    storedWidth: 40,
    storedHeight: 20,
    orientation: 6,
    inverted: false,
  } as const
  const turned: Image = { id: 'photo', width: 15, height: 30, pixelWidth: 20, pixelHeight: 40, data }
  const image = await downsample(turned, { width: 5, height: 10 })
  expect(image).toMatchObject({
    pixelWidth: 5,
    pixelHeight: 10,
    data: { storedWidth: 10, storedHeight: 5, orientation: 6 },
  })
  const stored = image.data.type === 'jpeg' ? await sharp(image.data.bytes).metadata() : undefined
  expect(stored).toMatchObject({ format: 'jpeg', width: 10, height: 5 })
})

test('inks stay inks', async () => {
  // Black in two halves: half the ink on the left, all of it on the right.
  const rgb = Buffer.from(
    Array.from({ length: 16 * 8 }, (_, index) => (index % 16 < 8 ? [128, 128, 128] : [0, 0, 0])).flat(),
  )
  const file = await sharp(rgb, { raw: { width: 16, height: 8, channels: 3 } })
    .toColourspace('cmyk')
    .jpeg()
    .toBuffer()
  const inks = (bytes: Uint8Array) => sharp(bytes).pipelineColourspace('cmyk').toColourspace('cmyk').raw().toBuffer()
  const data = {
    type: 'jpeg',
    bytes: new Uint8Array(file),
    channels: 4,
    storedWidth: 16,
    storedHeight: 8,
    orientation: 1,
    inverted: true,
    iccProfile: Uint8Array.of(1),
  } as const
  const image = await downsample(
    { id: 'inks', width: 16, height: 8, pixelWidth: 16, pixelHeight: 8, data },
    { width: 2, height: 1 },
  )
  expect(image.data).toMatchObject({ channels: 4, storedWidth: 2, storedHeight: 1, iccProfile: Uint8Array.of(1) })
  const before = await inks(file)
  const after = image.data.type === 'jpeg' ? await inks(image.data.bytes) : Buffer.alloc(0)
  const close = (from: number, to: number) => expect(Math.abs(from - to)).toBeLessThan(12)
  for (let ink = 0; ink < 4; ink++) {
    close(after[ink] as number, before[ink] as number)
    close(after[4 + ink] as number, before[before.length - 4 + ink] as number)
  }
})
