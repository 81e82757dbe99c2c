import { deflateSync } from 'node:zlib'
import { packSfnt, type SfntTable } from '../../src/text/pack-sfnt.ts'

export interface TinyFont {
  /** Characters with a glyph: a square from the baseline up, as wide as its advance. A space is blank. */
  readonly letters: string
  /** All lengths are in font units. Default: 1000. */
  readonly unitsPerEm?: number
  /** Of each glyph. Default: 1000. */
  readonly advance?: number
  readonly hhea?: { readonly ascent: number; readonly descent: number; readonly lineGap: number }
  readonly os2?: {
    readonly ascent: number
    readonly descent: number
    readonly lineGap: number
    readonly useTypo: boolean
    readonly xHeight?: number
    /** Its maker lets nobody embed it. Default: false. */
    readonly restricted?: boolean
  }
  /** Makes it a variable font: the range of its weights. Default: static. */
  readonly weights?: readonly [min: number, max: number]
}

/** A TrueType font made by hand, so that a test can do the sums. Glyph 0 is .notdef, 1 the first letter, and so on. */
export function tinyFont(font: TinyFont): Uint8Array {
  return packSfnt(0x00010000, tablesOf(font))
}

function tablesOf(font: TinyFont): SfntTable[] {
  const { letters, unitsPerEm = 1000, advance = 1000 } = font
  const hhea = font.hhea ?? { ascent: 800, descent: -200, lineGap: 0 }
  const count = letters.length + 1
  const square = squareOutline(advance, hhea.ascent)
  const outlines = ['\0', ...letters].map((letter) => (letter === ' ' ? new Uint8Array(0) : square))
  const offsets = outlines.map((_, i) => outlines.slice(0, i).reduce((sum, { length }) => sum + length, 0) / 2)
  const end = outlines.reduce((sum, { length }) => sum + length, 0) / 2
  return [
    {
      tag: 'head',
      data: words(
        1,
        0,
        1,
        0,
        0,
        0,
        0x5f0f,
        0x3cf5,
        0,
        unitsPerEm,
        ...zeros(8),
        0,
        0,
        advance,
        hhea.ascent,
        0,
        8,
        2,
        0,
        0,
      ),
    },
    { tag: 'hhea', data: words(1, 0, hhea.ascent, hhea.descent, hhea.lineGap, advance, ...zeros(11), count) },
    { tag: 'hmtx', data: words(...outlines.flatMap(() => [advance, 0])) },
    { tag: 'maxp', data: words(1, 0, count, 4, 1, ...zeros(11)) },
    { tag: 'cmap', data: characterMap(letters) },
    { tag: 'loca', data: words(...offsets, end) },
    { tag: 'glyf', data: Uint8Array.from(outlines.flatMap((outline) => [...outline])) },
    ...(font.weights ? [{ tag: 'fvar', data: weightAxis(font.weights) }] : []),
    ...(font.os2 ? [{ tag: 'OS/2', data: os2Table(font.os2) }] : []),
  ]
}

function os2Table(os2: NonNullable<TinyFont['os2']>): Uint8Array {
  const selection = os2.useTypo ? 0x80 : 0
  const { ascent, descent, lineGap, xHeight = 0, restricted = false } = os2
  return words(
    4,
    500,
    400,
    5,
    restricted ? 2 : 0,
    ...zeros(26),
    selection,
    0,
    0,
    ascent,
    descent,
    lineGap,
    0,
    0,
    ...zeros(4),
    xHeight,
    ...zeros(4),
  )
}

/** One axis, `wght`, by default at its lightest. */
function weightAxis([min, max]: readonly [number, number]): Uint8Array {
  const header = words(1, 0, 16, 2, 1, 20, 0, 8)
  return Uint8Array.from([...header, ...Buffer.from('wght'), ...words(min, 0, min, 0, max, 0, 0, 256)])
}

function zeros(count: number): number[] {
  return new Array<number>(count).fill(0)
}

function words(...values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 2)
  const view = new DataView(bytes.buffer)
  for (const [i, value] of values.entries()) view.setUint16(i * 2, value & 0xffff)
  return bytes
}

/** One contour of four points: up, right, down. Flags: on the curve, both coordinates as words. */
function squareOutline(width: number, height: number): Uint8Array {
  const header = words(1, 0, 0, width, height, 3, 0)
  const points = words(0, 0, width, 0, 0, height, 0, -height)
  return Uint8Array.from([...header, 1, 1, 1, 1, ...points])
}

/** Format 4 with one segment a letter. */
function characterMap(letters: string): Uint8Array {
  const codes = [...letters].map((letter, i) => ({ code: letter.charCodeAt(0), glyph: i + 1 }))
  codes.sort((a, b) => a.code - b.code)
  const ends = [...codes.map(({ code }) => code), 0xffff]
  const deltas = [...codes.map(({ code, glyph }) => glyph - code), 1]
  const count = ends.length
  const table = words(4, 16 + count * 8, 0, count * 2, 0, 0, 0, ...ends, 0, ...ends, ...deltas, ...zeros(count))
  return Uint8Array.from([...words(0, 1, 3, 1, 0, 12), ...table])
}

/** The same font as a WOFF file, its larger tables compressed. */
export function tinyWoff(font: TinyFont): Uint8Array {
  const tables = tablesOf(font)
  const packed = tables.map(({ data }) => {
    const small = deflateSync(data)
    return small.length < data.length ? new Uint8Array(small) : data
  })
  const header = new DataView(new ArrayBuffer(44 + tables.length * 20))
  header.setUint32(0, 0x774f4646)
  header.setUint32(4, 0x00010000)
  header.setUint16(12, tables.length)
  const body: number[] = []
  for (const [i, { tag, data }] of tables.entries()) {
    const entry = 44 + i * 20
    for (let at = 0; at < 4; at++) header.setUint8(entry + at, tag.charCodeAt(at))
    header.setUint32(entry + 4, header.byteLength + body.length)
    header.setUint32(entry + 8, packed[i]?.length ?? 0)
    header.setUint32(entry + 12, data.length)
    body.push(...(packed[i] ?? []))
  }
  return Uint8Array.from([...new Uint8Array(header.buffer), ...body])
}

/** A collection of one font. */
export function tinyCollection(font: TinyFont): Uint8Array {
  const sfnt = tinyFont(font)
  const shift = 16
  const file = new Uint8Array(shift + sfnt.length)
  file.set(sfnt, shift)
  const view = new DataView(file.buffer)
  file.set([0x74, 0x74, 0x63, 0x66])
  view.setUint32(4, 0x00010000)
  view.setUint32(8, 1)
  view.setUint32(12, shift)
  // Offsets in a collection count from the start of the file.
  for (let at = shift + 12; at < shift + 12 + view.getUint16(shift + 4) * 16; at += 16) {
    view.setUint32(at + 8, view.getUint32(at + 8) + shift)
  }
  return file
}
