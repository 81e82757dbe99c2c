import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from 'pdf-lib'
import { latin1 } from './content.ts'
import { dataOf, dictOf, dictsIn, nameEntry } from './pdf.ts'

/** A file that is changed in one place, to see whether a rule notices. */
export interface Mutable {
  readonly document: PDFDocument
  readonly catalog: PDFDict
  /** The first page. */
  readonly page: PDFDict
  /** The first dictionary of this kind, be it a stream's. Throws when there is none. */
  find(fits: (dict: PDFDict) => boolean): PDFDict
  /** The first structure element of a type. */
  element(type: string): PDFDict
  /** Replaces text in the data of a stream; throws when it is not there. */
  edit(stream: PDFDict, search: string | RegExp, replacement: string): void
  /** Puts operators in front of those of the first page. */
  draw(operators: string): void
  set(dict: PDFDict, key: string, value: Plain): void
}

/** Values as they are written: `/Name`, `(string)`, numbers, booleans, null for nothing, arrays, dictionaries. */
export type Plain = PDFObject | string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain }

export async function mutated(bytes: Uint8Array, change: (file: Mutable) => void): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const { context } = document
  const dicts = () => context.enumerateIndirectObjects().flatMap(([, object]) => [...dictsIn(object)])
  const find: Mutable['find'] = (fits) => {
    const found = dicts().find(fits)
    if (found === undefined) throw new Error('there is nothing of the kind to change')
    return found
  }
  const edit: Mutable['edit'] = (stream, search, replacement) => {
    const [ref, object] = context.enumerateIndirectObjects().find(([, one]) => dictOf(one) === stream) ?? []
    if (ref === undefined || !(object instanceof PDFRawStream)) throw new Error('that is no stream')
    const before = latin1(dataOf(object))
    const after = before.replace(search, replacement)
    if (after === before) throw new Error(`${search} is not in the stream`)
    const entries = new Map(
      stream.entries().filter(([key]) => key !== PDFName.of('Filter') && key !== PDFName.of('Length')),
    )
    context.assign(ref, PDFRawStream.of(PDFDict.fromMapWithContext(entries, context), Buffer.from(after, 'latin1')))
  }
  const set: Mutable['set'] = (dict, key, value) => {
    if (value === null) dict.delete(PDFName.of(key))
    else dict.set(PDFName.of(key), plain(document, value))
  }
  const page = (document.getPages()[0] as ReturnType<PDFDocument['getPage']>).node
  change({
    document,
    catalog: document.catalog,
    page,
    find,
    element: (type) => find((dict) => nameEntry(dict, 'S') === type && dict.has(PDFName.of('P'))),
    edit,
    draw: (operators) => edit(dictOf(page.lookup(PDFName.of('Contents'))) as PDFDict, /^/, `${operators}\n`),
    set,
  })
  return document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false })
}

export function plain(document: PDFDocument, value: Plain): PDFObject {
  if (value instanceof PDFDict || value instanceof PDFArray || value instanceof PDFRef || value instanceof PDFName)
    return value
  if (value instanceof PDFString || value instanceof PDFHexString || value instanceof PDFRawStream) return value
  if (typeof value === 'string')
    return value.startsWith('/') ? PDFName.of(value.slice(1)) : PDFHexString.fromText(value.replace(/^\(|\)$/g, ''))
  if (typeof value === 'number') return document.context.obj(value)
  if (typeof value === 'boolean') return document.context.obj(value)
  if (Array.isArray(value)) {
    const array = PDFArray.withContext(document.context)
    for (const item of value) array.push(plain(document, item))
    return array
  }
  const dict = PDFDict.withContext(document.context)
  const entries = value as { readonly [key: string]: Plain }
  for (const [key, item] of Object.entries(entries)) dict.set(PDFName.of(key), plain(document, item))
  return dict
}
