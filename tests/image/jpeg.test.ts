import sharp from 'sharp'
import { expect, test } from 'vitest'
import { readJpegHeader } from '../../src/image/jpeg.ts'

const plain = () => sharp({ create: { width: 4, height: 2, channels: 3, background: 'red' } })

async function header(picture = plain()) {
  return readJpegHeader(new Uint8Array(await picture.jpeg().toBuffer()))
}

/** A file of nothing but a frame and the start of a scan. */
function frameOf(components: string, ...before: number[]): Uint8Array {
  const parts = [...components].flatMap((name) => [name.charCodeAt(0), 0x11, 0])
  const frame = [0xff, 0xc0, 0, 8 + parts.length, 8, 0, 2, 0, 4, components.length, ...parts]
  return Uint8Array.from([0xff, 0xd8, ...before, ...frame, 0xff, 0xda, 0, 2, 0xff, 0xd9])
}

const jfif = [0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]

test('resolution comes from EXIF, in inches or centimetres', async () => {
  expect(await header(plain().withMetadata({ density: 300 }))).toMatchObject({ dpi: 300 })
})

test('JFIF without a unit gives no resolution', () => {
  expect(readJpegHeader(frameOf('\x01\x02\x03', ...jfif))).not.toHaveProperty('dpi')
})

test.each([
  { components: '\x01\x02\x03', before: jfif, plainRgb: false, why: 'JFIF is always YCbCr' },
  { components: 'RGB', before: [], plainRgb: true, why: 'the components say so' },
  { components: 'RGB', before: jfif, plainRgb: false, why: 'the marker counts more' },
])('components $components, plain RGB: $plainRgb ($why)', ({ components, before, plainRgb }) => {
  expect(readJpegHeader(frameOf(components, ...before))).toMatchObject({ plainRgb, complete: true })
})

test('an end marker in what comes before the image is not its end', () => {
  const thumbnail = [0xff, 0xe1, 0, 4, 0xff, 0xd9]
  const file = frameOf('\x01\x02\x03', ...thumbnail)
  expect(readJpegHeader(file.subarray(0, -2))).toMatchObject({ complete: false })
})
