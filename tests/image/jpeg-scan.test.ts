import sharp from 'sharp'
import { expect, test } from 'vitest'
import { isWholeScan } from '../../src/image/jpeg-scan.ts'
import { loadImages } from '../../src/image/load-images.ts'

async function photograph(progressive = false): Promise<Uint8Array> {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
  const picture = sharp({ create: { width: 96, height: 96, channels: 3, background: 'red', noise } })
  return new Uint8Array(await picture.jpeg({ progressive }).toBuffer())
}

function damaged(bytes: Uint8Array, ...by: readonly number[]): Uint8Array {
  const copy = bytes.slice()
  copy.set(by, bytes.length >> 1)
  return copy
}

test('a file that is whole, in one scan or in several', async () => {
  expect(isWholeScan(await photograph())).toBe(true)
  expect(isWholeScan(await photograph(true))).toBe(true)
})

test.each([
  ['a marker that no scan has', [0xff, 0x17]],
  ['a restart out of turn', [0xff, 0xd3]],
  ['another image', [0xff, 0xd8]],
])('damage in the middle of the scan: %s', async (_what, bytes) => {
  expect(isWholeScan(damaged(await photograph(), ...bytes))).toBe(false)
})

test('a photograph that is damaged in the middle is told of, though it has an end', async () => {
  const bytes = damaged(await photograph(), 0xff, 0x17, 0xff, 0x17)
  const problems: string[] = []
  const reference = { url: 'a.jpg', folders: [], origin: {} }
  const resources = { read: async () => ({ id: '/a.jpg', path: 'a.jpg', bytes }) }
  const images = await loadImages([reference], resources, ({ code }) => void problems.push(code))
  expect([...images.keys()]).toEqual([])
  expect(problems).toEqual(['broken-image'])
})

test('a photograph whose samples are changed is decoded', async () => {
  const bytes = await photograph()
  const resources = { read: async () => ({ id: '/a.jpg', path: 'a.jpg', bytes }) }
  const load = async (decoded?: true) => {
    const reference = { url: 'a.jpg', folders: [], origin: {}, ...(decoded && { decoded }) }
    return (await loadImages([reference], resources, () => {})).get('a.jpg')?.data.type
  }
  expect([await load(), await load(true)]).toEqual(['jpeg', 'samples'])
})
