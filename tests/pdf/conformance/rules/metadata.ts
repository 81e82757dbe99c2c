import { PDFRef } from 'pdf-lib'
import {
  arrayEntry,
  booleanEntry,
  dataOf,
  dictEntry,
  dictOf,
  entry,
  nameEntry,
  type Pdf,
  type Rule,
  streamEntry,
  textEntry,
} from '../pdf.ts'
import { descendants, parseXml, type XmlElement } from '../xml.ts'

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
const dc = 'http://purl.org/dc/elements/1.1/'
const pdfNs = 'http://ns.adobe.com/pdf/1.3/'
const xmp = 'http://ns.adobe.com/xap/1.0/'
const pdfaid = 'http://www.aiim.org/pdfa/ns/id/'
const pdfuaid = 'http://www.aiim.org/pdfua/ns/id/'
const extension = 'http://www.aiim.org/pdfa/ns/extension/'
const schemaNs = 'http://www.aiim.org/pdfa/ns/schema#'
const propertyNs = 'http://www.aiim.org/pdfa/ns/property#'

/** ISO 19005-3 §6.6, ISO 14289-1 §5 and §7.1 (Matterhorn checkpoints 06 and 07). */
export const metadataRules: readonly Rule[] = [
  {
    id: 'PDF/A-3 6.6.2.1',
    asks: 'a metadata stream with well-formed XMP: Matterhorn 06-001',
    *check(pdf) {
      const stream = streamEntry(pdf.catalog, 'Metadata')
      if (stream === undefined) yield 'the catalog has none'
      else if (nameEntry(stream.dict, 'Type') !== 'Metadata' || nameEntry(stream.dict, 'Subtype') !== 'XML')
        yield 'it is not marked as XML metadata'
      else if (propertiesOf(pdf) === undefined) yield 'it is not well-formed'
    },
  },
  {
    id: 'PDF/A-3 6.6.2.1 packet',
    asks: 'a packet header without `bytes` and `encoding`, in UTF-8',
    *check(pdf) {
      const header = /<\?xpacket begin=[^?]*\?>/.exec(packetOf(pdf) ?? '')?.[0]
      if (header === undefined) yield 'there is no packet header'
      else if (/\b(bytes|encoding)=/.test(header)) yield 'the packet header has one of them'
    },
  },
  {
    id: 'PDF/A-3 6.6.2.3',
    asks: 'a description of each property that XMP does not know',
    *check(pdf, target) {
      if (target === 'a4') return // part 4 asks for none
      const described = describedProperties(pdf)
      const known = new Set([dc, pdfNs, xmp, pdfaid, extension])
      for (const { namespace, name } of propertiesOf(pdf) ?? []) {
        if (!known.has(namespace) && !described.has(`${namespace}${name}`)) yield `${namespace}${name} is not described`
      }
    },
  },
  {
    id: 'PDF/A-3 6.6.2.3 schemas',
    asks: 'complete descriptions of schemas',
    *check(pdf) {
      for (const schema of schemasOf(pdf)) {
        for (const name of ['schema', 'namespaceURI', 'prefix', 'property']) {
          if (child(schema, schemaNs, name) === undefined) yield `a schema has no ${name}`
        }
        for (const property of descendants(schema).filter(
          ({ name, children }) => name === 'li' && children.some((one) => one.namespace === propertyNs),
        )) {
          for (const name of ['name', 'valueType', 'category', 'description']) {
            if (!textOf(child(property, propertyNs, name))) yield `a property has no ${name}`
          }
          if (!['internal', 'external'].includes(textOf(child(property, propertyNs, 'category'))))
            yield 'a property is neither internal nor external'
        }
      }
    },
  },
  {
    id: 'PDF/A-3 6.6.4',
    asks: 'the claim to be PDF/A of the right part and level',
    *check(pdf, target) {
      const [part, level] = { 'ua1+a3a': ['3', 'A'], a2u: ['2', 'U'], a4: ['4', 'F'] }[target] as [string, string]
      if (propertyText(pdf, pdfaid, 'part') !== part) yield `part is not ${part}`
      if (propertyText(pdf, pdfaid, 'conformance') !== level) yield `conformance is not ${level}`
      if (target === 'a4' && propertyText(pdf, pdfaid, 'rev') !== '2020') yield 'rev is not 2020'
    },
  },
  {
    id: 'PDF/A-3 6.6.3',
    asks: 'an information dictionary that says what the metadata say',
    *check(pdf, target) {
      const { Info } = pdf.context.trailerInfo
      if (target === 'a4' && Info !== undefined) yield 'part 4 allows none'
      const info = Info === undefined ? undefined : dictOf(Info instanceof PDFRef ? pdf.context.lookup(Info) : Info)
      const pairs = [
        ['Title', dc, 'title'],
        ['Author', dc, 'creator'],
        ['Subject', dc, 'description'],
        ['Keywords', pdfNs, 'Keywords'],
        ['Producer', pdfNs, 'Producer'],
        ['Creator', xmp, 'CreatorTool'],
      ] as const
      for (const [key, namespace, name] of pairs) {
        const said = textEntry(info, key)
        if (said !== undefined && said !== propertyText(pdf, namespace, name)) yield `${key} differs`
      }
      for (const [key, name] of [
        ['CreationDate', 'CreateDate'],
        ['ModDate', 'ModifyDate'],
      ] as const) {
        const said = textEntry(info, key)?.replace(/\D/g, '').slice(0, 14)
        if (said !== undefined && said !== propertyText(pdf, xmp, name)?.replace(/\D/g, '').slice(0, 14))
          yield `${key} differs`
      }
    },
  },
  {
    id: 'PDF/UA-1 5',
    asks: 'the claim to be PDF/UA-1: Matterhorn 06-002',
    *check(pdf, target) {
      const claimed = propertyText(pdf, pdfuaid, 'part')
      if (target === 'a4') {
        if (claimed !== undefined) yield 'it is claimed of a PDF 2.0'
      } else if (claimed !== '1') yield 'part is not 1'
    },
  },
  {
    id: 'PDF/UA-1 7.1 title',
    asks: 'a title, shown instead of the name of the file: Matterhorn 06-003, 07-001, 07-002',
    *check(pdf) {
      if (!propertyText(pdf, dc, 'title')) yield 'there is none in the metadata'
      if (booleanEntry(dictEntry(pdf.catalog, 'ViewerPreferences'), 'DisplayDocTitle') !== true) yield 'it is not shown'
    },
  },
  {
    id: 'PDF/A-3 6.8',
    asks: 'attached files that say what they are, and whose they are',
    *check(pdf, target) {
      if (target === 'a2u' && attachedFiles(pdf).length > 0) yield 'part 2 allows none that is no PDF/A'
      const associated = new Set(arrayEntry(pdf.catalog, 'AF').map(dictOf))
      for (const file of attachedFiles(pdf)) {
        const name = textEntry(file, 'UF') ?? textEntry(file, 'F')
        if (!textEntry(file, 'F') || !textEntry(file, 'UF')) yield `${name} has no name in F or UF`
        if (
          !['Source', 'Data', 'Alternative', 'Supplement', 'Unspecified'].includes(
            nameEntry(file, 'AFRelationship') ?? '',
          )
        )
          yield `${name} has no AFRelationship`
        const stream = streamEntry(dictEntry(file, 'EF'), 'F')
        if (!/^[\w.+-]+\/[\w.+-]+$/.test(nameEntry(stream?.dict, 'Subtype') ?? '')) yield `${name} has no media type`
        if (entry(dictEntry(stream?.dict, 'Params'), 'ModDate') === undefined) yield `${name} has no date`
        if (!associated.has(file)) yield `${name} is associated with nothing`
      }
    },
  },
]

function attachedFiles(pdf: Pdf) {
  return pdf.objects.flatMap(([, object]) => {
    const dict = dictOf(object)
    return dict !== undefined && entry(dict, 'EF') !== undefined ? [dict] : []
  })
}

function packetOf(pdf: Pdf): string | undefined {
  const stream = streamEntry(pdf.catalog, 'Metadata')
  return stream === undefined ? undefined : Buffer.from(dataOf(stream)).toString('utf8')
}

/** The properties of the packet; undefined when it is not well-formed. */
function propertiesOf(pdf: Pdf): readonly XmlElement[] | undefined {
  const packet = packetOf(pdf)
  if (packet === undefined) return undefined
  try {
    return descendants(parseXml(packet))
      .filter(
        ({ namespace, name, attributes }) =>
          namespace === rdf && name === 'Description' && attributes.has(`{${rdf}}about`),
      )
      .flatMap(({ children }) => children)
  } catch {
    return undefined
  }
}

/** A property's text: that of its first item when it has several. */
function propertyText(pdf: Pdf, namespace: string, name: string): string | undefined {
  const property = propertiesOf(pdf)?.find((one) => one.namespace === namespace && one.name === name)
  if (property === undefined) return undefined
  const item = descendants(property).find((one) => one.namespace === rdf && one.name === 'li')
  return textOf(item ?? property)
}

function schemasOf(pdf: Pdf): readonly XmlElement[] {
  const schemas =
    propertiesOf(pdf)?.filter(({ namespace, name }) => namespace === extension && name === 'schemas') ?? []
  return schemas
    .flatMap(descendants)
    .filter(({ name, children }) => name === 'li' && children.some((one) => one.namespace === schemaNs))
}

function describedProperties(pdf: Pdf): ReadonlySet<string> {
  return new Set(
    schemasOf(pdf).flatMap((schema) => {
      const uri = textOf(child(schema, schemaNs, 'namespaceURI'))
      const names = descendants(schema).filter(({ namespace, name }) => namespace === propertyNs && name === 'name')
      return names.map((name) => uri + textOf(name))
    }),
  )
}

function child(element: XmlElement, namespace: string, name: string): XmlElement | undefined {
  return element.children.find((one) => one.namespace === namespace && one.name === name)
}

function textOf(element: XmlElement | undefined): string {
  return element?.text ?? ''
}
