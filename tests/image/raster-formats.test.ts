import sharp from 'sharp'
import { expect, test } from 'vitest'
import type { Diagnostic } from '../../src/diagnostic.ts'
import type { Image } from '../../src/image/image.ts'
import { loadImages } from '../../src/image/load-images.ts'
import { makePng, type PngParts } from './make-png.ts'

async function load(bytes: Uint8Array): Promise<{ readonly image?: Image; readonly problem?: Diagnostic }> {
  const problems: Diagnostic[] = []
  const resources = { read: async () => ({ id: 'file', path: 'file', bytes }) }
  const reference = { url: 'file', folders: [], origin: {} }
  const images = await loadImages([reference], resources, (problem) => problems.push(problem))
  const [image, problem] = [images.get('file'), problems[0]]
  return { ...(image && { image }), ...(problem && { problem }) }
}

/** Each pixel as its channels, with a slash and the alpha where any pixel is not opaque. */
function pixels(image: Image | undefined): string {
  if (image?.data.type !== 'samples') return 'no samples'
  const { samples, channels, alpha } = image.data
  return Array.from({ length: image.pixelWidth * image.pixelHeight }, (_, index) => {
    const color = samples.subarray(index * channels, (index + 1) * channels).join(' ')
    return alpha === undefined ? color : `${color}/${alpha[index]}`
  }).join(', ')
}

const fourColors = ['PLTE', 255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 0] as const

/** A chunk with the gamma in hundred thousandths. */
function gamma(value: number): readonly [string, ...number[]] {
  return ['gAMA', (value >> 24) & 255, (value >> 16) & 255, (value >> 8) & 255, value & 255]
}

test.each<PngParts & { readonly shows: string; readonly why: string }>([
  { why: 'grey, 1 bit', type: 'grey', depth: 1, width: 4, rows: [[0b10100000]], shows: '255, 0, 255, 0' },
  { why: 'grey, 2 bits', type: 'grey', depth: 2, width: 4, rows: [[0b00011011]], shows: '0, 85, 170, 255' },
  { why: 'grey, 4 bits', type: 'grey', depth: 4, width: 2, rows: [[0x3f]], shows: '51, 255' },
  {
    why: 'grey, 8 bits',
    type: 'grey',
    width: 2,
    rows: [
      [7, 255],
      [200, 255],
    ],
    shows: '7, 255, 200, 255',
  },
  { why: 'grey, 16 bits', type: 'grey', depth: 16, width: 2, rows: [[0x80, 0x80, 0xff, 0xff]], shows: '128, 255' },
  {
    why: 'one grey is transparent',
    type: 'grey',
    width: 2,
    rows: [[85, 86]],
    chunks: [['tRNS', 0, 85]],
    shows: '85 85 85/0, 86 86 86/255',
  },
  {
    why: 'one grey of 16 bits is transparent, not those that are the same in 8',
    type: 'grey',
    depth: 16,
    width: 2,
    rows: [[0x80, 0x80, 0x80, 0x81]],
    chunks: [['tRNS', 0x80, 0x80]],
    shows: '128 128 128/0, 128 128 128/255',
  },
  { why: 'grey with alpha', type: 'greyAlpha', width: 1, rows: [[100, 128]], shows: '100 100 100/128' },
  { why: 'RGB', type: 'rgb', width: 2, rows: [[255, 0, 1, 2, 3, 4]], shows: '255 0 1, 2 3 4' },
  { why: 'RGB of 16 bits', type: 'rgb', depth: 16, width: 1, rows: [[255, 255, 0, 0, 0x80, 0x80]], shows: '255 0 128' },
  {
    why: 'one colour is transparent',
    type: 'rgb',
    width: 2,
    rows: [[255, 0, 0, 254, 0, 0]],
    chunks: [['tRNS', 0, 255, 0, 0, 0, 0]],
    shows: '255 0 0/0, 254 0 0/255',
  },
  { why: 'RGB with alpha', type: 'rgbAlpha', width: 2, rows: [[9, 8, 7, 0, 1, 2, 3, 64]], shows: '9 8 7/0, 1 2 3/64' },
  {
    why: 'palette, 1 bit',
    type: 'palette',
    depth: 1,
    width: 3,
    rows: [[0b01000000]],
    chunks: [fourColors],
    shows: '255 0 0, 0 255 0, 255 0 0',
  },
  {
    why: 'palette, 4 bits',
    type: 'palette',
    depth: 4,
    width: 3,
    rows: [[0x32, 0x00]],
    chunks: [fourColors],
    shows: '255 255 0, 0 0 255, 255 0 0',
  },
  {
    why: 'palette with alpha, for its first colours only',
    type: 'palette',
    width: 3,
    rows: [[0, 1, 2]],
    chunks: [fourColors, ['tRNS', 255, 10]],
    shows: '255 0 0/255, 0 255 0/10, 0 0 255/255',
  },
  { why: 'linear light', type: 'rgb', width: 1, rows: [[128, 255, 0]], chunks: [gamma(100_000)], shows: '188 255 0' },
  { why: 'the gamma of sRGB', type: 'rgb', width: 1, rows: [[128, 9, 0]], chunks: [gamma(45_455)], shows: '128 9 0' },
  {
    why: 'a gamma that sRGB overrules',
    type: 'rgb',
    width: 1,
    rows: [[128, 9, 0]],
    chunks: [['sRGB', 0], gamma(100_000)],
    shows: '128 9 0',
  },
])('PNG: $why', async ({ shows, why: _, ...parts }) => {
  expect(pixels((await load(makePng(parts))).image)).toBe(shows)
})

/** Two pixels, the second half transparent. */
const twoPixels = () =>
  sharp(Buffer.from([255, 0, 0, 255, 0, 0, 255, 128]), { raw: { width: 2, height: 1, channels: 4 } })
const opaque = '255 0 0, 0 0 255'

test.each([
  ['interlaced PNG', () => twoPixels().removeAlpha().png({ progressive: true }), opaque],
  ['lossless WebP', () => twoPixels().removeAlpha().webp({ lossless: true }), opaque],
  ['WebP with alpha', () => twoPixels().webp({ lossless: true }), '255 0 0/255, 0 0 255/128'],
  ['AVIF with alpha', () => twoPixels().avif({ lossless: true }), '255 0 0/255, 0 0 255/128'],
  ['GIF', () => twoPixels().removeAlpha().gif(), opaque],
  ['TIFF', () => twoPixels().removeAlpha().tiff({ compression: 'lzw' }), opaque],
])('%s shows its pixels as they are', async (_name, make, shows) => {
  const file = new Uint8Array(await make().toBuffer())
  const { image, problem } = await load(file)
  expect(problem).toBeUndefined()
  expect(pixels(image)).toBe(shows)
})

test.each(['webp', 'gif'] as const)('of an animated %s the first frame is shown', async (format) => {
  const frame = (background: string) =>
    sharp({ create: { width: 1, height: 1, channels: 4, background } })
      .png()
      .toBuffer()
  const frames = await Promise.all(['red', 'lime'].map(frame))
  const animated = sharp(frames, { join: { animated: true } })
  const file = await (format === 'gif' ? animated.gif() : animated.webp({ lossless: true })).toBuffer()
  expect(pixels((await load(new Uint8Array(file))).image)).toBe('255 0 0')
})

test('a colour that is not in sRGB is brought there by its profile', async () => {
  const wide = await twoPixels().removeAlpha().withIccProfile('p3').png().toBuffer()
  expect(pixels((await load(new Uint8Array(wide))).image)).toMatch(/^25[45] [01] [01], [01] [01] 25[45]$/)
})

/** Noise, so that there is something to break off in. */
const noise = () =>
  sharp(Buffer.from(Array.from({ length: 64 * 64 * 3 }, (_, index) => (index * index * 31) % 251)), {
    raw: { width: 64, height: 64, channels: 3 },
  })

test.each([
  ['PNG', () => noise().png()],
  ['JPEG', () => noise().jpeg()],
  ['WEBP', () => noise().webp()],
  ['GIF', () => noise().gif()],
  ['AVIF', () => noise().avif()],
])('a %s file that breaks off is reported, not shown in part', async (name, make) => {
  const file = await make().toBuffer()
  const { image, problem } = await load(new Uint8Array(file.subarray(0, Math.round(file.length / 2))))
  expect(image).toBeUndefined()
  expect(problem?.message).toContain(`cannot be decoded as ${name}`)
})

test.each([
  ['BM', 'is a BMP file, which is not supported'],
  ['\0\0\x01\0', 'is an icon file, which is not supported'],
  ['\0\0\0\x18ftypheic', 'is a HEIC file, which is not supported'],
  ['hello', 'is not an image of a known format'],
])('a file that begins with %j %s', async (start, message) => {
  const { problem } = await load(new Uint8Array(Buffer.from(start.padEnd(40, 'x'), 'latin1')))
  expect(problem).toMatchObject({ code: 'unsupported-image', message: `\`file\` ${message}` })
})
