import { deflateSync } from 'node:zlib'
import type { Encryption } from './encryption.ts'

/** Objects in one object stream: enough to compress well, few enough that looking one up stays cheap. */
const objectsPerStream = 200

/** A quarter faster than the default, and as small to a few bytes in a thousand. */
export const compression = { level: 5 }

type Entry =
  | { readonly type: 'offset'; readonly offset: number }
  | { readonly type: 'packed'; readonly stream: number; readonly index: number }

interface OpenObject {
  readonly id: number
  value?: string
  /** Of a stream. */
  chunks?: Uint8Array[]
}

/**
 * Collects a file written as `N 0 obj`, value, [stream], `endobj`, and packs all objects that are no streams into
 * object streams with a cross-reference stream (PDF 1.7 §7.5.7, §7.5.8): structure is many small objects, which this
 * makes about a tenth of their size.
 */
export class ObjectStreams {
  readonly #chunks: Uint8Array[] = []
  #length = 0
  readonly #entries: (Entry | undefined)[] = []
  #plain: { readonly id: number; readonly value: string }[] = []
  #open: OpenObject | undefined
  readonly #encryption: Encryption | undefined

  /** With `encryption`, all streams are encrypted, and with them the objects in object streams. */
  constructor(encryption?: Encryption) {
    this.#encryption = encryption
  }

  get length(): number {
    return this.#length
  }

  /** One of the pieces that an object is written in; a line feed follows strings. */
  write(data: Uint8Array | string): void {
    const open = this.#open
    if (typeof data !== 'string') {
      if (open?.chunks === undefined) this.#push(data)
      else open.chunks.push(data)
    } else if (open === undefined) this.#beginObject(data)
    else if (open.value === undefined) open.value = data
    else if (data === 'stream') open.chunks = []
    else if (data === 'endobj') this.#endObject(open)
  }

  /** The whole file. `id` is asked for when all else is written, so that it can be made from it. */
  finish(
    objectCount: number,
    trailer: (id: Uint8Array) => string,
    fileId: (chunks: readonly Uint8Array[]) => Uint8Array,
  ) {
    let last = objectCount
    for (let at = 0; at < this.#plain.length; at += objectsPerStream) {
      last += 1
      this.#objectStream(last, this.#plain.slice(at, at + objectsPerStream))
    }
    this.#plain = []
    const encrypt = this.#encryptionDictionary(last + 1)
    this.#crossReferences(last + (encrypt === '' ? 1 : 2), `${trailer(fileId(this.#chunks))}${encrypt}`)
    return concatenate(this.#chunks, this.#length)
  }

  #beginObject(head: string) {
    const id = /^(\d+) 0 obj$/.exec(head)?.[1]
    if (id === undefined) this.#line(head)
    else this.#open = { id: Number(id) }
  }

  #endObject({ id, value = 'null', chunks }: OpenObject) {
    if (chunks === undefined) this.#plain.push({ id, value: value.replaceAll('\n', ' ') })
    else this.#writtenStream(id, value, chunks)
    this.#open = undefined
  }

  /** Strings in the dictionary of a stream would have to be encrypted by themselves, so there must be none. */
  #writtenStream(id: number, value: string, chunks: readonly Uint8Array[]) {
    this.#entries[id] = { type: 'offset', offset: this.#length }
    const encrypted = this.#encryption?.encrypt(Buffer.concat(chunks))
    if (encrypted !== undefined && /\(|<[^<]/.test(value.replaceAll('<<', '')))
      throw new Error(`object ${id} has a string`)
    const head = encrypted === undefined ? value : value.replace(/\/Length \d+/, `/Length ${encrypted.length}`)
    this.#line(`${id} 0 obj\n${head}\nstream`)
    for (const chunk of encrypted === undefined ? chunks : [encrypted]) this.#push(chunk)
    this.#line('\nendstream\nendobj')
  }

  #objectStream(id: number, objects: readonly { readonly id: number; readonly value: string }[]) {
    let offset = 0
    const heads: string[] = []
    objects.forEach((object, index) => {
      this.#entries[object.id] = { type: 'packed', stream: id, index }
      heads.push(`${object.id} ${offset}`)
      offset += object.value.length + 1
    })
    const head = `${heads.join(' ')}\n`
    const body = Buffer.from(head + objects.map((object) => object.value).join('\n'), 'latin1')
    const packed = deflateSync(body, compression)
    const bytes = this.#encryption?.encrypt(packed) ?? packed
    this.#stream(id, `/Type /ObjStm /N ${objects.length} /First ${head.length}`, bytes)
  }

  /** An object that is not encrypted itself. Returns the entry for the trailer. */
  #encryptionDictionary(id: number): string {
    if (this.#encryption === undefined) return ''
    this.#entries[id] = { type: 'offset', offset: this.#length }
    this.#line(`${id} 0 obj\n${this.#encryption.dictionary}\nendobj`)
    return ` /Encrypt ${id} 0 R`
  }

  #crossReferences(id: number, trailer: string) {
    const start = this.#length
    this.#entries[id] = { type: 'offset', offset: start }
    const columns = 7 // type 1 byte, offset or stream 4, generation or index 2
    const rows = Buffer.alloc((id + 1) * (columns + 1))
    let above: Uint8Array = new Uint8Array(columns)
    for (let index = 0; index <= id; index += 1) {
      const row = crossReference(this.#entries[index])
      const at = index * (columns + 1)
      rows[at] = 2 // PNG predictor Up: rows differ little from the ones above
      row.forEach((byte, column) => {
        rows[at + 1 + column] = byte - (above[column] ?? 0)
      })
      above = row
    }
    const predictor = `/DecodeParms << /Predictor 12 /Columns ${columns} >>`
    this.#stream(id, `/Type /XRef /Size ${id + 1} /W [1 4 2] ${predictor} ${trailer}`, deflateSync(rows, compression))
    this.#line(`startxref\n${start}\n%%EOF`)
  }

  #stream(id: number, entries: string, bytes: Uint8Array) {
    this.#entries[id] = { type: 'offset', offset: this.#length }
    this.#line(`${id} 0 obj\n<< ${entries} /Filter /FlateDecode /Length ${bytes.length} >>\nstream`)
    this.#push(bytes)
    this.#line('\nendstream\nendobj')
  }

  #line(text: string) {
    this.#push(Buffer.from(`${text}\n`, 'latin1'))
  }

  #push(chunk: Uint8Array) {
    this.#chunks.push(chunk)
    this.#length += chunk.length
  }
}

/** One row of the cross-reference stream: PDF 1.7 table 18. */
function crossReference(entry: Entry | undefined): Uint8Array {
  const row = Buffer.alloc(7)
  if (entry === undefined) {
    row.writeUInt16BE(65535, 5) // object 0, the head of the list of free objects
  } else if (entry.type === 'offset') {
    row[0] = 1
    row.writeUInt32BE(entry.offset, 1)
  } else {
    row[0] = 2
    row.writeUInt32BE(entry.stream, 1)
    row.writeUInt16BE(entry.index, 5)
  }
  return row
}

function concatenate(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}
