import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, type PDFObject, PDFRawStream, PDFString } from 'pdf-lib'
import { contentStreams, latin1 } from '../content.ts'
import {
  allDicts,
  dictEntry,
  entry,
  inherited,
  itemsOf,
  keysOf,
  nameOf,
  numbersOf,
  type Pdf,
  type Rule,
} from '../pdf.ts'

/** ISO 19005-3 §6.1: the file's own structure. */
export const fileRules: readonly Rule[] = [
  {
    id: 'PDF/A-3 6.1.2',
    asks: 'a header, and a comment of four bytes above 127 after it',
    *check({ bytes }, target) {
      const version = target === 'a4' ? '2\\.0' : '1\\.[0-7]'
      const header = new RegExp(`^%PDF-${version}[\\r\\n]+%[\\x80-\\xff]{4}`)
      if (!header.test(latin1(bytes.subarray(0, 32)))) yield 'the file begins otherwise'
    },
  },
  {
    id: 'PDF/A-3 6.1.3 ID',
    asks: 'an identifier in the trailer',
    *check({ context }) {
      const id = itemsOf(context.trailerInfo.ID)
      const strings = id.filter((part) => part instanceof PDFHexString || part instanceof PDFString)
      if (strings.length !== 2) yield 'the trailer has no ID of two strings'
    },
  },
  {
    id: 'PDF/A-3 6.1.3 Encrypt',
    asks: 'no encryption',
    *check({ context }) {
      if (context.trailerInfo.Encrypt !== undefined) yield 'the trailer has Encrypt'
    },
  },
  {
    id: 'PDF/A-3 6.1.3 end',
    asks: 'nothing after the last %%EOF',
    *check({ bytes }) {
      if (!/%%EOF(\r\n|\r|\n)?$/.test(latin1(bytes.subarray(-64)))) yield 'the file goes on after %%EOF'
    },
  },
  {
    id: 'PDF/A-3 6.1.7.1',
    asks: 'streams as long as they say, between the right line ends',
    *check({ bytes }) {
      const text = latin1(bytes)
      for (const found of text.matchAll(/(?:^|[\r\n])(\d+) 0 obj\s*(<<[\s\S]*?>>)\s*stream(\r\n|\n|\r)?/g)) {
        const [whole, id, dict = '', lineEnd] = found
        const length = /\/Length (\d+)(?! \d+ R)/.exec(dict)?.[1]
        if (lineEnd === undefined || lineEnd === '\r') yield `\`stream\` of object ${id} is not followed by a line feed`
        if (length === undefined) continue
        const end = found.index + whole.length + Number(length)
        if (!/^\r?\n?endstream\b/.test(text.slice(end, end + 16)))
          yield `the stream of object ${id} is not ${length} bytes long`
        else if (!/^[\r\n]/.test(text.slice(end, end + 1))) yield `no line end before \`endstream\` of object ${id}`
      }
    },
  },
  {
    id: 'PDF/A-3 6.1.7.1 files',
    asks: 'streams whose data are in the file itself',
    *check(pdf) {
      for (const stream of streams(pdf)) {
        const key = ['F', 'FFilter', 'FDecodeParms'].find((name) => entry(stream.dict, name) !== undefined)
        if (key !== undefined) yield `a stream has ${key}`
      }
    },
  },
  {
    id: 'PDF/A-3 6.1.7.2',
    asks: 'the filters of PDF 1.7 without LZW',
    *check(pdf) {
      const allowed = new Set(
        'ASCIIHexDecode ASCII85Decode FlateDecode RunLengthDecode CCITTFaxDecode JBIG2Decode DCTDecode JPXDecode'.split(
          ' ',
        ),
      )
      for (const stream of streams(pdf)) {
        for (const filter of itemsOf(entry(stream.dict, 'Filter'))) {
          if (!allowed.has(nameOf(filter) ?? '')) yield `a stream is encoded by ${nameOf(filter)}`
        }
      }
    },
  },
  {
    id: 'PDF/A-3 6.1.9',
    asks: 'objects that begin and end on lines of their own',
    *check({ bytes }) {
      const text = latin1(bytes).replace(/([\r\n]stream\r?\n)[\s\S]*?(?=[\r\n]endstream)/g, '$1')
      const heads = [...text.matchAll(/(.?)\b(\d+)(\s+)\d+(\s+)obj\b(.?)/gs)]
      for (const [, before = '', id, space, other, after = ''] of heads) {
        const apart = /[\r\n]/.test(before) && /[\r\n]/.test(after)
        if (!apart || space !== ' ' || other !== ' ') yield `object ${id} does not begin as it should`
      }
      if (heads.length !== (text.match(/[\r\n]endobj[\r\n]/g)?.length ?? 0)) {
        yield 'an object has no `endobj` on a line of its own'
      }
    },
  },
  {
    id: 'PDF/A-3 6.1.12',
    asks: 'no permissions but signatures',
    *check({ catalog }) {
      const keys = keysOf(dictEntry(catalog, 'Perms')).filter((key) => key !== 'UR3' && key !== 'DocMDP')
      if (keys.length > 0) yield `Perms has ${keys.join(', ')}`
    },
  },
  {
    id: 'PDF/A-3 6.1.13 values',
    asks: 'strings, names and numbers of bounded size',
    *check(pdf) {
      for (const [, object] of pdf.objects) yield* tooLarge(object)
    },
  },
  {
    id: 'PDF/A-3 6.1.13 q',
    asks: 'at most 28 saved graphics states',
    *check(pdf) {
      for (const { name, steps } of contentStreams(pdf)) {
        const deepest = steps.reduce((most, { depth }) => Math.max(most, depth), 0)
        if (deepest > 28) yield `${deepest} of them in ${name}`
      }
    },
  },
  {
    id: 'PDF/A-3 6.1.13 pages',
    asks: 'page boundaries of 3 to 14400 units',
    *check({ pages }) {
      for (const [index, page] of pages.entries()) {
        for (const key of ['MediaBox', 'CropBox', 'TrimBox', 'BleedBox', 'ArtBox']) {
          const [left, bottom, right, top] = numbersOf(inherited(page, key))
          if (left === undefined || bottom === undefined || right === undefined || top === undefined) continue
          const sides = [Math.abs(right - left), Math.abs(top - bottom)]
          if (sides.some((side) => side < 3 || side > 14400))
            yield `the ${key} of page ${index + 1} is ${sides.join(' by ')}`
        }
      }
    },
  },
  {
    id: 'PDF/A-3 6.9',
    asks: 'optional content with names, without automatic states',
    *check({ catalog }) {
      const properties = dictEntry(catalog, 'OCProperties')
      if (properties === undefined) return
      for (const config of [entry(properties, 'D'), ...itemsOf(entry(properties, 'Configs'))]) {
        if (!(config instanceof PDFDict)) continue
        if (entry(config, 'Name') === undefined) yield 'a configuration of optional content has no Name'
        if (entry(config, 'AS') !== undefined) yield 'a configuration of optional content has AS'
      }
    },
  },
  {
    id: 'PDF/A-3 6.10',
    asks: 'no alternate presentations',
    *check({ catalog, pages }) {
      if (entry(dictEntry(catalog, 'Names'), 'AlternatePresentations') !== undefined)
        yield 'Names has AlternatePresentations'
      if (pages.some((page) => entry(page, 'PresSteps') !== undefined)) yield 'a page has PresSteps'
    },
  },
  {
    id: 'PDF/A-3 6.11',
    asks: 'no requirements on the reader',
    *check({ catalog }) {
      if (entry(catalog, 'Requirements') !== undefined) yield 'the catalog has Requirements'
    },
  },
  {
    id: 'PDF/UA-1 7.15',
    asks: 'no forms in XFA, and none at all that the reader must draw',
    *check({ catalog }) {
      const form = dictEntry(catalog, 'AcroForm')
      if (entry(form, 'XFA') !== undefined) yield 'the form has XFA'
      if (entry(form, 'NeedAppearances')?.toString() === 'true') yield 'the form asks for NeedAppearances'
      if (entry(catalog, 'NeedsRendering')?.toString() === 'true') yield 'the catalog asks for NeedsRendering'
    },
  },
  {
    id: 'PDF/UA-1 7.20 Ref',
    asks: 'no content from other files',
    *check(pdf) {
      for (const dict of allDicts(pdf)) {
        if (nameOf(entry(dict, 'Subtype')) === 'Form' && entry(dict, 'Ref') !== undefined) yield 'a form has Ref'
      }
    },
  },
]

function streams({ objects }: Pdf): readonly PDFRawStream[] {
  return objects.flatMap(([, object]) => (object instanceof PDFRawStream ? [object] : []))
}

function* tooLarge(object: PDFObject): Generator<string> {
  if (object instanceof PDFString || object instanceof PDFHexString) {
    if (object.asBytes().length > 32767) yield 'a string has more than 32767 bytes'
  } else if (object instanceof PDFName) {
    if (Buffer.byteLength(object.decodeText()) > 127)
      yield `the name ${object.decodeText().slice(0, 40)} has more than 127 bytes`
  } else if (object instanceof PDFNumber) {
    const value = object.asNumber()
    if (Math.abs(value) > (Number.isInteger(value) ? 2 ** 31 : 3.403e38)) yield `${value} is too large a number`
  } else if (object instanceof PDFArray) {
    for (const item of object.asArray()) yield* tooLarge(item)
  } else if (object instanceof PDFDict || object instanceof PDFRawStream) {
    const dict = object instanceof PDFDict ? object : object.dict
    for (const [key, value] of dict.entries()) {
      yield* tooLarge(key)
      yield* tooLarge(value)
    }
  }
}
