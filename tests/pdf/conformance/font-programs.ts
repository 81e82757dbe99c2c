/** What an embedded font program holds. */
export interface FontProgram {
  readonly glyphCount: number
  /** In thousandths of the em; undefined when the program does not say in a place that is read here. */
  width(glyph: number): number | undefined
  /** The glyph of a CID, in a program with CIDs of its own; undefined where there is none. */
  glyphOfCid(cid: number): number | undefined
}

/** TrueType tables as far as a PDF needs them: OpenType `head`, `hhea`, `hmtx`, `maxp`. Undefined when one is missing. */
export function readTrueType(data: Uint8Array): FontProgram | undefined {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const tables = new Map<string, number>()
  for (let at = 12; at < 12 + view.getUint16(4) * 16; at += 16) {
    tables.set(Buffer.from(data.subarray(at, at + 4)).toString('latin1'), view.getUint32(at + 8))
  }
  const [head, hhea, hmtx, maxp] = ['head', 'hhea', 'hmtx', 'maxp'].map((tag) => tables.get(tag))
  if (head === undefined || hhea === undefined || hmtx === undefined || maxp === undefined) return undefined
  if (!tables.has('glyf') || !tables.has('loca')) return undefined
  const unitsPerEm = view.getUint16(head + 18)
  const metrics = view.getUint16(hhea + 34)
  const glyphCount = view.getUint16(maxp + 4)
  return {
    glyphCount,
    width: (glyph) => (view.getUint16(hmtx + Math.min(glyph, metrics - 1) * 4) * 1000) / unitsPerEm,
    glyphOfCid: (cid) => (cid < glyphCount ? cid : undefined),
  }
}

/** A CFF program: Adobe technical notes 5176 and 5177. Widths are read where a glyph states its own. */
export function readCff(data: Uint8Array): FontProgram {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const names = readIndex(view, view.getUint8(2))
  const [top] = readIndex(view, names.end).items
  const dict = readDict(view, top?.[0] ?? 0, top?.[1] ?? 0)
  const strings = readIndex(view, dict.get(17)?.[0] ?? 0)
  const glyphCount = strings.items.length
  const cidKeyed = dict.has(0x0c1e)
  const charset = cidKeyed ? charsetOf(view, dict.get(15)?.[0] ?? 0, glyphCount) : undefined
  const [, at = 0] = dict.get(18) ?? []
  const [size = 0] = dict.get(18) ?? []
  const privateDict = cidKeyed ? undefined : readDict(view, at, at + size)
  return {
    glyphCount,
    width(glyph) {
      const [start, end] = strings.items[glyph] ?? [0, 0]
      if (privateDict === undefined) return undefined
      return statedWidth(data.subarray(start, end), privateDict.get(20)?.[0] ?? 0, privateDict.get(21)?.[0] ?? 0)
    },
    glyphOfCid(cid) {
      if (charset === undefined) return cid < glyphCount ? cid : undefined
      const glyph = charset.indexOf(cid)
      return glyph < 0 ? undefined : glyph
    },
  }
}

/** Note 5177 §3.1: an odd number of operands before the first stem or move has the width before them. */
function statedWidth(program: Uint8Array, usual: number, nominal: number): number | undefined {
  const operands: number[] = []
  for (let at = 0; at < program.length; ) {
    const byte = program[at] as number
    if (byte < 32 && byte !== 28) {
      const even = [1, 3, 18, 23, 21, 19, 20].includes(byte) // stems and rmoveto take pairs
      if (even || byte === 22 || byte === 4 || byte === 14) {
        const expected = even ? operands.length % 2 === 1 : operands.length > (byte === 14 ? 0 : 1)
        const stated = byte === 21 ? operands.length > 2 : expected
        return stated ? nominal + (operands[0] ?? 0) : usual
      }
      return undefined // a subroutine: its operands are not followed
    }
    if (byte === 28) {
      operands.push((((program[at + 1] ?? 0) << 24) >> 16) | (program[at + 2] ?? 0))
      at += 3
    } else if (byte === 255) {
      const whole = (((program[at + 1] ?? 0) << 24) >> 16) | (program[at + 2] ?? 0)
      operands.push(whole + (((program[at + 3] ?? 0) << 8) | (program[at + 4] ?? 0)) / 65536)
      at += 5
    } else if (byte <= 246) {
      operands.push(byte - 139)
      at += 1
    } else {
      const next = program[at + 1] ?? 0
      operands.push(byte <= 250 ? (byte - 247) * 256 + next + 108 : -(byte - 251) * 256 - next - 108)
      at += 2
    }
  }
  return undefined
}

function readIndex(view: DataView, offset: number) {
  const count = view.getUint16(offset)
  if (count === 0) return { items: [] as (readonly [number, number])[], end: offset + 2 }
  const size = view.getUint8(offset + 2)
  const base = offset + 2 + (count + 1) * size
  const offsets = Array.from({ length: count + 1 }, (_, index) => {
    let value = 0
    for (let byte = 0; byte < size; byte += 1) value = value * 256 + view.getUint8(offset + 3 + index * size + byte)
    return base + value
  })
  const items = offsets.slice(1).map((end, index) => [offsets[index] as number, end] as const)
  return { items, end: offsets.at(-1) as number }
}

function readDict(view: DataView, start: number, end: number): ReadonlyMap<number, readonly number[]> {
  const entries = new Map<number, readonly number[]>()
  let operands: number[] = []
  for (let at = start; at < end; ) {
    const byte = view.getUint8(at)
    if (byte <= 21) {
      const operator = byte === 12 ? 0x0c00 | view.getUint8(at + 1) : byte
      entries.set(operator, operands)
      operands = []
      at += byte === 12 ? 2 : 1
    } else if (byte === 30) {
      const start = at + 1
      do at += 1
      while ((view.getUint8(at) & 15) !== 15)
      at += 1
      operands.push(realNumber(view, start, at))
    } else if (byte === 28 || byte === 29) {
      operands.push(byte === 28 ? view.getInt16(at + 1) : view.getInt32(at + 1))
      at += byte === 28 ? 3 : 5
    } else if (byte <= 246) {
      operands.push(byte - 139)
      at += 1
    } else {
      const next = view.getUint8(at + 1)
      operands.push(byte <= 250 ? (byte - 247) * 256 + next + 108 : -(byte - 251) * 256 - next - 108)
      at += 2
    }
  }
  return entries
}

function realNumber(view: DataView, start: number, end: number): number {
  let written = ''
  for (let at = start; at < end; at += 1) {
    for (const nibble of [view.getUint8(at) >> 4, view.getUint8(at) & 15]) written += '0123456789.EE -'[nibble] ?? ''
  }
  return Number.parseFloat(written)
}

function charsetOf(view: DataView, offset: number, glyphCount: number): readonly number[] {
  const cids = [0]
  const format = view.getUint8(offset)
  for (let at = offset + 1; cids.length < glyphCount; ) {
    const first = view.getUint16(at)
    const more = format === 0 ? 0 : format === 1 ? view.getUint8(at + 2) : view.getUint16(at + 2)
    at += 2 + format
    for (let index = 0; index <= more; index += 1) cids.push(first + index)
  }
  return cids
}
