import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import PDFDocument from 'pdfkit'
import type { Size } from '../geometry.ts'
import type { Encryption } from './encryption.ts'
import { compression, ObjectStreams } from './object-streams.ts'
import type { Dictionary, PdfValue, Reference } from './pdf-values.ts'

/** What we use of pdfkit: its document, pages and indirect objects. Content streams and what they need are our own. */
export interface PdfDocument {
  readonly catalog: Dictionary
  /** The catalog's `Names`. */
  readonly names: Dictionary
  /** The catalog's `ViewerPreferences`. */
  readonly viewerPreferences: Dictionary
  /** A new indirect object; it must be `end`ed before `finish`. */
  ref(data?: Dictionary): Reference
  /** A finished stream, compressed unless `entries` have a filter already. */
  stream(bytes: Uint8Array, entries?: Dictionary): Reference
  /** A new last page. Its content stream begins with y running downwards from the top left corner. */
  addPage(size: Size): PdfPage
  /** The bytes of the file; the document is used up. */
  finish(): Uint8Array
}

export interface PdfPage {
  readonly dictionary: Reference
  readonly resources: Reference
  write(operators: Uint8Array): void
}

/** Entries of the document information dictionary: PDF 1.7 §14.3.3. */
export interface DocumentInfo {
  readonly Title?: string
  readonly Author?: string
  readonly Subject?: string
  readonly Keywords?: string
  readonly Creator?: string
  readonly Producer: string
  readonly CreationDate: Date
  readonly ModDate: Date
}

/** The parts of pdfkit 0.20.2 that its types leave out; tests/pdf/pdf-document.test.ts holds it to them. */
interface Internals {
  readonly _root: Reference
  readonly _offsets: readonly unknown[]
  readonly _info: Reference
  readonly page: PdfPage
  info: DocumentInfo
  ref(data: Dictionary): Reference
  addPage(options: { readonly size: readonly [number, number]; readonly margin: number }): void
  end(): void
  read(): Uint8Array
  _write(data: Uint8Array | string): void
  _finalize(): void
  endMarkings(): void
  endMetadata(): void
}

/** Below this, the filter's name takes more bytes than it saves. */
const leastToCompress = 100

/** Opens a PDF whose bytes depend on nothing but what is written to it. */
export function openDocument(info: DocumentInfo, version: '1.7' | '2.0' = '1.7', encryption?: Encryption): PdfDocument {
  const options = { autoFirstPage: false, bufferPages: true, pdfVersion: '1.7', compress: true, displayTitle: true }
  // pdfkit makes its identifier from `info` at once, and would load Helvetica for a document without `font: null`.
  const pdfkit = new PDFDocument({ ...options, info, font: null } as object) as unknown as Internals
  pdfkit.info = info
  const file = new ObjectStreams(encryption)
  pdfkit.read() // a header is written already, for a version that pdfkit knows
  file.write(Buffer.from(`%PDF-${version}\n%\xff\xff\xff\xff\n`, 'latin1'))
  pdfkit._write = (data) => file.write(data)
  pdfkit.endMarkings = () => {} // the structure tree is ours, and ended by us
  pdfkit.endMetadata = () => {} // we write the XMP ourselves: pdfkit does not escape it
  let bytes: Uint8Array | undefined
  pdfkit._finalize = () => {
    const trailer = (id: Uint8Array) => {
      const hex = Buffer.from(id).toString('hex')
      // PDF 2.0 §14.3.3: the metadata stream says it all
      const information = version === '2.0' ? '' : ` /Info ${pdfkit._info}`
      return `/Root ${pdfkit._root}${information} /ID [<${hex}> <${hex}>]`
    }
    bytes = file.finish(pdfkit._offsets.length, trailer, contentHash)
  }
  // A tree of our own: pdfkit sorts names by the locale, readers look them up by their bytes.
  const names = referenceData(pdfkit._root.data.Names)
  delete names.Dests
  return {
    catalog: pdfkit._root.data,
    names,
    viewerPreferences: referenceData(pdfkit._root.data.ViewerPreferences),
    ref: (data = {}) => pdfkit.ref(data),
    stream(bytes, entries = {}) {
      const packed = entries.Filter === undefined && bytes.length >= leastToCompress
      const stream = pdfkit.ref(packed ? { ...entries, Filter: 'FlateDecode' } : { ...entries })
      stream.compress = false
      stream.end(packed ? deflateSync(bytes, compression) : bytes)
      return stream
    },
    addPage({ width, height }) {
      pdfkit.addPage({ size: [width, height], margin: 0 })
      const { page } = pdfkit
      delete page.dictionary.data.UserUnit
      delete page.resources.data.ProcSet // obsolete: PDF 1.7 §14.2
      return page
    },
    finish() {
      pdfkit.end()
      if (bytes === undefined) throw new Error('an object of the PDF was never ended')
      return bytes
    },
  }
}

/** The file identifier of PDF 1.7 §14.4, made from all that was written. */
function contentHash(chunks: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sha256')
  for (const chunk of chunks) hash.update(chunk)
  return hash.digest().subarray(0, 16)
}

function referenceData(value: PdfValue | undefined): Dictionary {
  return (value as Reference).data
}
