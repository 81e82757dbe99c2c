/** A table of an sfnt file to be. */
export interface SfntTable {
  /** Four characters. */
  readonly tag: string
  readonly data: Uint8Array
}

/** Where the checksum of the whole file is made up for, in `head`. */
const checksumAdjustmentOffset = 8
const fileChecksum = 0xb1b0afba

/** An sfnt file: the directory sorted by tag, then the tables on multiples of four bytes. OpenType 1.9, §Font file. */
export function packSfnt(version: number, tables: readonly SfntTable[]): Uint8Array {
  const sorted = [...tables].sort((a, b) => (a.tag < b.tag ? -1 : 1))
  const start = 12 + sorted.length * 16
  const file = new Uint8Array(start + sorted.reduce((sum, { data }) => sum + aligned(data.length), 0))
  const view = new DataView(file.buffer)
  const exponent = Math.floor(Math.log2(Math.max(1, sorted.length)))
  view.setUint32(0, version)
  view.setUint16(4, sorted.length)
  view.setUint16(6, 16 << exponent)
  view.setUint16(8, exponent)
  view.setUint16(10, sorted.length * 16 - (16 << exponent))
  let offset = start
  let head: number | undefined
  for (const [i, { tag, data }] of sorted.entries()) {
    const entry = 12 + i * 16
    for (let at = 0; at < 4; at++) view.setUint8(entry + at, tag.charCodeAt(at))
    file.set(data, offset)
    if (tag === 'head' && data.length >= 12) {
      head = offset
      view.setUint32(offset + checksumAdjustmentOffset, 0)
    }
    view.setUint32(entry + 4, checksum(view, offset, aligned(data.length)))
    view.setUint32(entry + 8, offset)
    view.setUint32(entry + 12, data.length)
    offset += aligned(data.length)
  }
  if (head !== undefined) view.setUint32(head + checksumAdjustmentOffset, fileChecksum - checksum(view, 0, file.length))
  return file
}

function aligned(length: number): number {
  return (length + 3) & ~3
}

function checksum(view: DataView, start: number, length: number): number {
  let sum = 0
  for (let at = start; at < start + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0
  return sum
}
