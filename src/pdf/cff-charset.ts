/** Operators of a Top DICT: Adobe technical note 5176, table 9. */
const charsetOperator = 15
const charStringsOperator = 17
const rosOperator = (12 << 8) | 30

/**
 * The CIDs of a CID-keyed CFF font by glyph, from which PDF readers find its glyphs (PDF 1.7 §9.7.4.2). Undefined for a
 * font with names instead: there, CIDs are the glyphs' numbers.
 */
export function cidsByGlyph(cff: Uint8Array): readonly number[] | undefined {
  const view = new DataView(cff.buffer, cff.byteOffset, cff.byteLength)
  const names = readIndex(view, view.getUint8(2))
  const dicts = readIndex(view, names.end)
  const [start, end] = dicts.items[0] ?? [0, 0]
  const dict = readDict(view, start, end)
  if (!dict.has(rosOperator)) return undefined
  const glyphCount = readIndex(view, dict.get(charStringsOperator)?.[0] ?? 0).items.length
  const charset = dict.get(charsetOperator)?.[0] ?? 0
  // The predefined charsets 0 to 2 are not for CID-keyed fonts; such a font means the identity.
  return charset <= 2 ? undefined : readCharset(view, charset, glyphCount)
}

/** Note 5176 §13: ranges of CIDs, or one CID for each glyph; glyph 0 is .notdef and not listed. */
function readCharset(view: DataView, offset: number, glyphCount: number): readonly number[] {
  const format = view.getUint8(offset)
  const cids = [0]
  let at = offset + 1
  while (cids.length < glyphCount) {
    const first = view.getUint16(at)
    const more = format === 0 ? 0 : format === 1 ? view.getUint8(at + 2) : view.getUint16(at + 2)
    at += 2 + format
    for (let index = 0; index <= more && cids.length < glyphCount; index += 1) cids.push(first + index)
  }
  return cids
}

interface Index {
  /** Start and end (excluded) of each object. */
  readonly items: readonly (readonly [start: number, end: number])[]
  readonly end: number
}

/** Note 5176 §5. */
function readIndex(view: DataView, offset: number): Index {
  const count = view.getUint16(offset)
  if (count === 0) return { items: [], end: offset + 2 }
  const size = view.getUint8(offset + 2)
  const data = offset + 3 + (count + 1) * size - 1 // offsets count from 1
  const offsetOf = (index: number) => {
    let value = 0
    for (let byte = 0; byte < size; byte += 1) value = value * 256 + view.getUint8(offset + 3 + index * size + byte)
    return data + value
  }
  const items = Array.from({ length: count }, (_, index) => [offsetOf(index), offsetOf(index + 1)] as const)
  return { items, end: offsetOf(count) }
}

/** Note 5176 §4: operands come before their operator. Real numbers are skipped: no operator we ask for has any. */
function readDict(view: DataView, start: number, end: number): ReadonlyMap<number, readonly number[]> {
  const entries = new Map<number, readonly number[]>()
  let operands: number[] = []
  for (let at = start; at < end; ) {
    const byte = view.getUint8(at)
    if (byte <= 21) {
      const long = byte === 12
      entries.set(long ? (byte << 8) | view.getUint8(at + 1) : byte, operands)
      operands = []
      at += long ? 2 : 1
    } else if (byte === 30) {
      at += 1
      while ((view.getUint8(at) & 15) !== 15) at += 1
      at += 1
    } else {
      const [value, length] = readInteger(view, at, byte)
      operands.push(value)
      at += length
    }
  }
  return entries
}

/** Note 5176, table 3. */
function readInteger(view: DataView, at: number, byte: number): readonly [value: number, length: number] {
  if (byte === 28) return [view.getInt16(at + 1), 3]
  if (byte === 29) return [view.getInt32(at + 1), 5]
  if (byte <= 246) return [byte - 139, 1]
  const next = view.getUint8(at + 1)
  return byte <= 250 ? [(byte - 247) * 256 + next + 108, 2] : [-(byte - 251) * 256 - next - 108, 2]
}
