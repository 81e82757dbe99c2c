import { createHash } from 'node:crypto'
import type { PdfDocument } from './pdf-document.ts'
import { name, type Reference, text } from './pdf-values.ts'

/** A file to be carried along. */
export interface Attachment {
  /** ASCII, with its ending; unique in the document. */
  readonly name: string
  /** `application/yaml`. */
  readonly mediaType: string
  /** What it is to the document: ISO 19005-3 annex E. */
  readonly relationship: 'Data' | 'Alternative'
  readonly description: string
  readonly bytes: Uint8Array
}

/** Associated files of the whole document, which readers also show in their list of attachments: PDF 1.7 §7.11, ISO 19005-3 §6.8. */
export function writeAttachments(document: PdfDocument, attachments: readonly Attachment[], date: Date) {
  if (attachments.length === 0) return
  const files = attachments.map((attachment) => writeAttachment(document, attachment, date))
  document.catalog.AF = files
  const named = attachments.map((attachment, index) => [attachment.name, files[index] as Reference] as const)
  named.sort(([a], [b]) => (a < b ? -1 : 1))
  const tree = document.ref({ Names: named.flatMap(([key, file]) => [text(key), file]) })
  tree.end()
  document.names.EmbeddedFiles = tree
}

function writeAttachment(document: PdfDocument, attachment: Attachment, date: Date): Reference {
  const { mediaType, relationship, description, bytes } = attachment
  // An object of its own, as are all dictionaries with strings: see ObjectStreams.
  const params = document.ref({ Size: bytes.length, ModDate: date, CheckSum: createHash('md5').update(bytes).digest() })
  params.end()
  const stream = document.stream(bytes, { Type: 'EmbeddedFile', Subtype: name(mediaType), Params: params })
  const file = document.ref({
    Type: 'Filespec',
    F: text(attachment.name),
    UF: text(attachment.name),
    AFRelationship: relationship,
    Desc: text(description),
    EF: { F: stream, UF: stream },
  })
  file.end()
  return file
}
