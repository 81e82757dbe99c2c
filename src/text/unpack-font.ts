import { createRequire } from 'node:module'
import { inflateSync } from 'node:zlib'
import { packSfnt, type SfntTable } from './pack-sfnt.ts'
import { readTag } from './sfnt.ts'

/**
 * The sfnt file inside what an author may put beside a template: TrueType and OpenType as they are, the first font of
 * a collection, WOFF and WOFF2 unpacked. Undefined when the bytes are none of these, or broken.
 */
export async function unpackFont(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  try {
    switch (String.fromCharCode(...bytes.subarray(0, 4))) {
      case 'wOFF':
        return unpackWoff(bytes)
      case 'wOF2':
        return await unpackWoff2(bytes)
      case 'ttcf':
        return firstOfCollection(bytes)
      default:
        return bytes
    }
  } catch {
    // The decoders throw on truncated or corrupt files; the caller blames the file.
    return undefined
  }
}

/** WOFF 1.0 §5: tables compressed one by one with zlib, unless that would make them larger. */
function unpackWoff(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tables: SfntTable[] = []
  for (let i = 0; i < view.getUint16(12); i++) {
    const entry = 44 + i * 20
    const offset = view.getUint32(entry + 4)
    const packedLength = view.getUint32(entry + 8)
    const length = view.getUint32(entry + 12)
    const packed = bytes.subarray(offset, offset + packedLength)
    const data = packedLength < length ? inflateSync(packed) : packed
    if (data.length !== length) throw new Error('table of another length than declared')
    tables.push({ tag: readTag(view, entry), data })
  }
  return packSfnt(view.getUint32(4), tables)
}

async function unpackWoff2(bytes: Uint8Array): Promise<Uint8Array> {
  // Loaded late: the decoder is a large WebAssembly file that few kits need.
  const decompress = createRequire(import.meta.url)('wawoff2/decompress') as (data: Uint8Array) => Promise<Uint8Array>
  // A copy: the result lies in the decoder's memory.
  const sfnt = Uint8Array.from(await decompress(bytes))
  return String.fromCharCode(...sfnt.subarray(0, 4)) === 'ttcf' ? firstOfCollection(sfnt) : sfnt
}

/** The first font of a TrueType or OpenType collection, as a file of its own. */
function firstOfCollection(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const directory = view.getUint32(12)
  const tables: SfntTable[] = []
  for (let i = 0; i < view.getUint16(directory + 4); i++) {
    const entry = directory + 12 + i * 16
    const offset = view.getUint32(entry + 8)
    tables.push({
      tag: readTag(view, entry),
      data: bytes.subarray(offset, offset + view.getUint32(entry + 12)),
    })
  }
  return packSfnt(view.getUint32(directory), tables)
}
