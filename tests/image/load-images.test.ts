import sharp from 'sharp'
import { expect, test } from 'vitest'
import type { Diagnostic } from '../../src/diagnostic.ts'
import { loadImages } from '../../src/image/load-images.ts'
import type { Resources, UrlReference } from '../../src/resource.ts'

/** Files by URL. */
function filesOf(files: Record<string, Uint8Array>): Resources {
  return {
    async read({ url }) {
      const bytes = files[url]
      return bytes && { id: url, path: url, bytes }
    },
  }
}

async function load(...files: Uint8Array[]) {
  const problems: Diagnostic[] = []
  const named = Object.fromEntries(files.map((bytes, index) => [`image${index}`, bytes]))
  const references: UrlReference[] = Object.keys(named).map((url) => ({ url, folders: [], origin: {} }))
  const images = await loadImages(references, filesOf(named), (problem) => problems.push(problem))
  return { images: references.map(({ url }) => images.get(url)), problems }
}

/** A picture of 4 by 2 pixels. */
function picture(background = { r: 200, g: 100, b: 50 }) {
  return sharp({ create: { width: 4, height: 2, channels: 3, background } })
}

test('a JPEG file goes through as it is, at 96 px an inch', async () => {
  const file = new Uint8Array(await picture().jpeg().toBuffer())
  const { images } = await load(file)
  expect(images[0]).toMatchObject({
    width: 3,
    height: 1.5,
    pixelWidth: 4,
    pixelHeight: 2,
    data: { type: 'jpeg', bytes: file, channels: 3, orientation: 1, inverted: false },
  })
})

test('a JPEG photographed on its side has its sides swapped, and its samples untouched', async () => {
  const file = new Uint8Array(await picture().withMetadata({ orientation: 6 }).jpeg().toBuffer())
  const { images } = await load(file)
  expect(images[0]).toMatchObject({
    width: 1.5,
    height: 3,
    pixelWidth: 2,
    pixelHeight: 4,
    data: { storedWidth: 4, storedHeight: 2, orientation: 6 },
  })
})

test('grey and CMYK JPEG files keep their channels and their profile', async () => {
  const grey = new Uint8Array(await picture().toColourspace('b-w').jpeg().toBuffer())
  const cmyk = new Uint8Array(await picture().toColourspace('cmyk').withIccProfile('cmyk').jpeg().toBuffer())
  const { images } = await load(grey, cmyk)
  expect(images[0]?.data).toMatchObject({ type: 'jpeg', channels: 1 })
  expect(images[1]?.data).toMatchObject({ type: 'jpeg', channels: 4, inverted: true })
  expect(images[1]?.data).toHaveProperty('iccProfile')
})

test('an opaque PNG becomes RGB samples without alpha', async () => {
  const { images } = await load(new Uint8Array(await picture().ensureAlpha().png().toBuffer()))
  const data = images[0]?.data
  expect(data).toMatchObject({ type: 'samples', channels: 3 })
  expect(data?.type === 'samples' && [...data.samples.subarray(0, 6)]).toEqual([200, 100, 50, 200, 100, 50])
  expect(data).not.toHaveProperty('alpha')
})

test('a translucent PNG has one byte of alpha a pixel', async () => {
  const { images } = await load(new Uint8Array(await picture().ensureAlpha(0.5).png({ palette: false }).toBuffer()))
  const data = images[0]?.data
  expect(data?.type === 'samples' && data.alpha && [...data.alpha]).toEqual(Array(8).fill(127))
  expect(data?.type === 'samples' && data.samples.length).toBe(24)
})

test('grey PNG files, of 8 and 16 bits, become one channel of 8', async () => {
  const grey = await picture({ r: 120, g: 120, b: 120 }).toColourspace('b-w').png().toBuffer()
  const deep = await sharp(grey).toColourspace('grey16').png().toBuffer()
  const { images } = await load(new Uint8Array(grey), new Uint8Array(deep))
  for (const image of images) {
    expect(image?.data).toMatchObject({ type: 'samples', channels: 1, samples: new Uint8Array(8).fill(120) })
  }
})

test('the same file under two names is one image', async () => {
  const file = await picture().png().toBuffer()
  const { images } = await load(new Uint8Array(file), new Uint8Array(file))
  expect(images[0]).toBe(images[1])
})

test('broken and unknown files are reported, and the others load', async () => {
  const good = await picture().png().toBuffer()
  const { images, problems } = await load(
    new Uint8Array(good.subarray(0, 40)),
    new Uint8Array(Buffer.from('hello')),
    new Uint8Array(Buffer.from('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><g>')),
    new Uint8Array((await picture().jpeg().toBuffer()).subarray(0, 100)),
    new Uint8Array(good),
  )
  expect(images.map((image) => image !== undefined)).toEqual([false, false, true, false, true])
  expect(problems.map(({ code }) => code)).toEqual(['broken-image', 'unsupported-image', 'svg-syntax', 'broken-image'])
})
