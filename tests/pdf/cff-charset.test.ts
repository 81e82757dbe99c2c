import { expect, test } from 'vitest'
import { cidsByGlyph } from '../../src/pdf/cff-charset.ts'

const header = [1, 0, 4, 1]
const index = (...items: number[][]) => {
  let end = 1
  const ends = items.map((item) => (end += item.length))
  return [0, items.length, 1, 1, ...ends, ...items.flat()]
}
const integer = (value: number) => [28, value >> 8, value & 255]
const names = index([65])

/** A CFF font of four glyphs; the Top DICT has offsets, so all of its integers are of one length. */
function font(ros: readonly number[], charset: readonly number[]): Uint8Array {
  const dict = (charsetAt: number, charStringsAt: number) => [
    ...ros,
    ...integer(charsetAt),
    15,
    ...integer(charStringsAt),
    17,
  ]
  const start = header.length + names.length + index(dict(0, 0)).length
  const charStrings = index([14], [14], [14], [14])
  return new Uint8Array([
    ...header,
    ...names,
    ...index(dict(start, start + charset.length)),
    ...charset,
    ...charStrings,
  ])
}

const cidKeyed = [...integer(0), ...integer(1), ...integer(0), 12, 30]

test.each([
  { format: 'one CID for each glyph', charset: [0, 0, 7, 0, 9, 1, 0], cids: [0, 7, 9, 256] },
  { format: 'short ranges', charset: [1, 0, 7, 1, 0, 20, 0], cids: [0, 7, 8, 20] },
  { format: 'long ranges', charset: [2, 0, 7, 0, 2], cids: [0, 7, 8, 9] },
])('the CIDs of a CID-keyed font: $format', ({ charset, cids }) => {
  expect(cidsByGlyph(font(cidKeyed, charset))).toEqual(cids)
})

test('a font with glyph names has no CIDs', () => {
  expect(cidsByGlyph(font([], [0, 0, 7, 0, 9, 1, 0]))).toBeUndefined()
})
