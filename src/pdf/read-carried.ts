import { inflateSync } from 'node:zlib'
import { type KitFacts, readKitFacts } from './xmp.ts'

/** What a kit's PDF carries along beside its pages. */
export interface Carried {
  /** Undefined when presskit did not make it, or it is no kit. */
  readonly facts: Partial<KitFacts> | undefined
  readonly files: readonly CarriedFile[]
  /** Seconds since 1970 that it is dated with. */
  readonly date: number | undefined
}

export interface CarriedFile {
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/**
 * Reads what `writePdf` attached, also after another program has written the file anew: attached files and metadata are
 * streams, which stand in a PDF as they are wherever its other objects are. `locked` when the file is encrypted.
 */
export function readCarried(pdf: Uint8Array): Carried | 'locked' | 'no PDF' {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1')
  if (!text.slice(0, 1024).includes('%PDF-')) return 'no PDF'
  if (/\/Encrypt\b/.test(text.slice(text.lastIndexOf('startxref') - 100_000))) return 'locked'
  const files: CarriedFile[] = []
  let packet = ''
  for (const { entries, start } of streamsOf(text)) {
    const kind = /\/Type\s*\/(EmbeddedFile|Metadata)\b/.exec(entries)?.[1]
    const data = kind === undefined ? undefined : streamData(pdf, text, entries, start)
    if (data === undefined) continue
    if (kind === 'EmbeddedFile') files.push({ mediaType: nameIn(entries, 'Subtype'), bytes: data })
    else packet ||= metadataOfKit(data)
  }
  const created = /<xmp:CreateDate>([^<]*)</.exec(packet)?.[1]
  return {
    facts: readKitFacts(packet),
    files,
    date: created === undefined ? undefined : Math.round(Date.parse(created) / 1000),
  }
}

/** The dictionaries of all streams, and where their data start. */
function* streamsOf(text: string): Generator<{ readonly entries: string; readonly start: number }> {
  for (const found of text.matchAll(/>>\s*stream\r?\n/g)) {
    const from = text.lastIndexOf(' obj', found.index)
    yield { entries: text.slice(from, found.index), start: found.index + found[0].length }
  }
}

/** Undefined for what is broken or encoded in a way that we never write. */
function streamData(pdf: Uint8Array, text: string, entries: string, start: number): Uint8Array | undefined {
  const data = pdf.subarray(start, start + streamLength(text, entries, start))
  if (!entries.includes('/Filter')) return data
  try {
    return entries.includes('/FlateDecode') ? inflateSync(data) : undefined
  } catch {
    return undefined
  }
}

/** The length may stand in an object of its own: PDF 1.7 §7.3.8.2. */
function streamLength(text: string, entries: string, start: number): number {
  const [, length, reference] = /\/Length\s+(\d+)\b(\s+\d+\s+R)?/.exec(entries) ?? []
  if (length !== undefined && reference === undefined) return Number(length)
  const stated = new RegExp(`[\\r\\n]${length}\\s+0\\s+obj\\s+(\\d+)\\s`).exec(text)?.[1]
  return stated === undefined ? text.indexOf('endstream', start) - start : Number(stated)
}

/** There may be other packets, of pictures. */
function metadataOfKit(data: Uint8Array): string {
  const packet = Buffer.from(data).toString('utf8')
  return packet.includes('<presskit:') ? packet : ''
}

function nameIn(entries: string, key: string): string {
  const written = new RegExp(`/${key}\\s*/([^\\s/<>()[\\]]+)`).exec(entries)?.[1] ?? ''
  return written.replace(/#([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
}
