import { inflateSync } from 'node:zlib'
import { PDFDict, PDFDocument, PDFName, PDFNumber, PDFRawStream } from 'pdf-lib'
import { expect, test } from 'vitest'
import type { Image } from '../../src/image/image.ts'
import { predicted } from '../../src/pdf/png-predictor.ts'
import { list, page, write } from './list.ts'

/** PNG 1.2 §6, the other way round. */
function restored(rows: Uint8Array, width: number, channels: number): number[] {
  const stride = width * channels
  const samples: number[] = []
  for (let at = 0; at < rows.length; at += stride + 1) {
    for (let x = 0; x < stride; x += 1) {
      const here = samples.length
      const left = x < channels ? 0 : (samples[here - channels] ?? 0)
      const up = samples[here - stride] ?? 0
      const corner = x < channels ? 0 : (samples[here - stride - channels] ?? 0)
      const guess = left + up - corner
      const near = [left, up, corner].toSorted((a, b) => Math.abs(guess - a) - Math.abs(guess - b))[0] ?? 0
      const from = [0, left, up, 0, near][rows[at] ?? 0] ?? 0
      samples.push(((rows[at + 1 + x] ?? 0) + from) & 255)
    }
  }
  return samples
}

const gradient = Uint8Array.from({ length: 64 * 64 * 3 }, (_, index) => (index * 7 + Math.floor(index / 192) * 5) & 255)

test.each([
  { samples: gradient, width: 64, channels: 3 },
  { samples: Uint8Array.of(5, 250, 3, 9, 0, 255), width: 3, channels: 1 },
  { samples: Uint8Array.of(1, 2, 3), width: 1, channels: 3 },
  { samples: new Uint8Array(), width: 0, channels: 1 },
])('differences lead back to the samples: $width pixels of $channels', ({ samples, width, channels }) => {
  expect(restored(predicted(samples, width, channels), width, channels)).toEqual([...samples])
})

/** Bytes that the samples take in a PDF. */
async function sizeOf(samples: Uint8Array): Promise<number> {
  const image: Image = {
    id: 'x',
    width: 64,
    height: 64,
    pixelWidth: 64,
    pixelHeight: 64,
    data: { type: 'samples', channels: 3, samples },
  }
  const bytes = await write(list([page([{ type: 'image', image, rect: { x: 0, y: 0, width: 9, height: 9 } }])]))
  const { context } = await PDFDocument.load(bytes)
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || object.dict.get(PDFName.of('Subtype')) !== PDFName.of('Image')) continue
    const parameters = object.dict.lookup(PDFName.of('DecodeParms'))
    const data = inflateSync(object.contents)
    const columns = parameters instanceof PDFDict ? parameters.lookup(PDFName.of('Columns'), PDFNumber).asNumber() : 0
    expect(columns === 0 ? [...data] : restored(data, columns, 3)).toEqual([...samples])
    return object.contents.length
  }
  throw new Error('there is no image')
}

test('soft transitions become small, flat colours stay so', async () => {
  expect(await sizeOf(gradient)).toBeLessThan(500)
  expect(await sizeOf(new Uint8Array(64 * 64 * 3).fill(200))).toBeLessThan(60)
})
