import { crc32, deflateSync } from 'node:zlib'

/** The colour types of PNG 3 §11.2.1. */
export const colorTypes = { grey: 0, rgb: 2, palette: 3, greyAlpha: 4, rgbAlpha: 6 } as const

export interface PngParts {
  readonly width: number
  readonly depth?: 1 | 2 | 4 | 8 | 16
  readonly type: keyof typeof colorTypes
  /** As they are packed in the file, one array a row. */
  readonly rows: readonly (readonly number[])[]
  /** Before the samples, in this order. */
  readonly chunks?: readonly (readonly [type: string, ...bytes: number[]])[]
}

/** A PNG file by hand. */
export function makePng({ width, depth = 8, type, rows, chunks = [] }: PngParts): Uint8Array {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(rows.length, 4)
  head.set([depth, colorTypes[type]], 8)
  const unfiltered = Buffer.from(rows.flatMap((row) => [0, ...row]))
  return Uint8Array.from(
    Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      chunk('IHDR', head),
      ...chunks.map(([name, ...bytes]) => chunk(name, Buffer.from(bytes))),
      chunk('IDAT', deflateSync(unfiltered)),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  )
}

function chunk(type: string, data: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(content))
  return Buffer.concat([length, content, sum])
}
