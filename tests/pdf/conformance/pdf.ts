import {
  decodePDFRawStream,
  PDFArray,
  PDFBool,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  type PDFRef,
  PDFString,
} from 'pdf-lib'

/**
 * A PDF as another library than the one that wrote it reads it. Nothing in this folder uses the writer's code, so that a
 * mistake in what we take the standards to say does not cancel out.
 */
export interface Pdf {
  readonly bytes: Uint8Array
  readonly context: PDFContext
  readonly catalog: PDFDict
  readonly pages: readonly PDFDict[]
  readonly objects: readonly (readonly [PDFRef, PDFObject])[]
}

export async function openPdf(bytes: Uint8Array): Promise<Pdf> {
  const document = await PDFDocument.load(bytes, {
    updateMetadata: false,
    throwOnInvalidObject: true,
    ignoreEncryption: true,
  })
  const { context, catalog } = document
  return {
    bytes,
    context,
    catalog,
    pages: document.getPages().map(({ node }) => node),
    objects: context.enumerateIndirectObjects(),
  }
}

/** The value of an entry, references followed; undefined when there is none. */
export function entry(dict: PDFDict | undefined, key: string): PDFObject | undefined {
  return dict?.lookup(PDFName.of(key))
}

export function dictOf(value: PDFObject | undefined): PDFDict | undefined {
  if (value instanceof PDFRawStream) return value.dict
  return value instanceof PDFDict ? value : undefined
}

export function dictEntry(dict: PDFDict | undefined, key: string): PDFDict | undefined {
  return dictOf(entry(dict, key))
}

export function streamEntry(dict: PDFDict | undefined, key: string): PDFRawStream | undefined {
  const value = entry(dict, key)
  return value instanceof PDFRawStream ? value : undefined
}

export function nameEntry(dict: PDFDict | undefined, key: string): string | undefined {
  return nameOf(entry(dict, key))
}

export function nameOf(value: PDFObject | undefined): string | undefined {
  return value instanceof PDFName ? value.decodeText() : undefined
}

export function numberEntry(dict: PDFDict | undefined, key: string): number | undefined {
  const value = entry(dict, key)
  return value instanceof PDFNumber ? value.asNumber() : undefined
}

export function booleanEntry(dict: PDFDict | undefined, key: string): boolean | undefined {
  const value = entry(dict, key)
  return value instanceof PDFBool ? value.asBoolean() : undefined
}

export function textEntry(dict: PDFDict | undefined, key: string): string | undefined {
  return textOf(entry(dict, key))
}

export function textOf(value: PDFObject | undefined): string | undefined {
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined
}

/** The items of an array, references followed; of a single value, that value alone; of nothing, none. */
export function itemsOf(value: PDFObject | undefined): readonly PDFObject[] {
  if (value === undefined) return []
  if (!(value instanceof PDFArray)) return [value]
  return Array.from({ length: value.size() }, (_, index) => value.lookup(index) as PDFObject)
}

export function arrayEntry(dict: PDFDict | undefined, key: string): readonly PDFObject[] {
  return itemsOf(entry(dict, key))
}

export function numbersOf(value: PDFObject | undefined): readonly number[] {
  return itemsOf(value).flatMap((item) => (item instanceof PDFNumber ? [item.asNumber()] : []))
}

export function keysOf(dict: PDFDict | undefined): readonly string[] {
  return dict?.keys().map((key) => key.decodeText()) ?? []
}

export function dataOf(stream: PDFRawStream): Uint8Array {
  return decodePDFRawStream(stream).decode()
}

/** A page's entry, or that of the nearest node of the page tree above it. */
export function inherited(page: PDFDict, key: string): PDFObject | undefined {
  for (let node: PDFDict | undefined = page; node !== undefined; node = dictEntry(node, 'Parent')) {
    const value = entry(node, key)
    if (value !== undefined) return value
  }
  return undefined
}

/** All dictionaries of a file, those of streams and those within others too. */
export function* allDicts(pdf: Pdf): Generator<PDFDict> {
  for (const [, object] of pdf.objects) yield* dictsIn(object)
}

export function* dictsIn(object: PDFObject): Generator<PDFDict> {
  const dict = dictOf(object)
  if (dict !== undefined) {
    yield dict
    for (const [, value] of dict.entries()) yield* dictsIn(value)
  }
  if (object instanceof PDFArray) for (const item of object.asArray()) yield* dictsIn(item)
}

/** Pairs of a number or name tree: PDF 1.7 §7.9.6, §7.9.7. */
export function* treePairs(
  node: PDFDict | undefined,
  leaf: 'Nums' | 'Names',
): Generator<readonly [PDFObject, PDFObject]> {
  const items = arrayEntry(node, leaf)
  for (let at = 0; at + 1 < items.length; at += 2) yield [items[at] as PDFObject, items[at + 1] as PDFObject]
  for (const kid of arrayEntry(node, 'Kids')) yield* treePairs(dictOf(kid), leaf)
}

/** What a file is to be: PDF/UA-1 and PDF/A-3a, PDF/UA-1 and PDF/A-2u, or PDF/A-4f. */
export type Target = 'ua1+a3a' | 'a2u' | 'a4'

/** One of the things that a standard asks for. The clauses are those of part 3; parts 2 and 4 have the like. */
export interface Rule {
  /** The clause: `PDF/A-3 6.2.3`, `PDF/UA-1 7.1`, with Matterhorn's condition where there is one. */
  readonly id: string
  readonly asks: string
  /** What is wrong, a sentence for each place. */
  check(pdf: Pdf, target: Target): Iterable<string>
}
