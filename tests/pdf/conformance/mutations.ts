import { PDFArray, PDFDict, PDFName, PDFRawStream, PDFString } from 'pdf-lib'
import { type Mutable, plain } from './mutate.ts'
import { dictEntry, dictOf, entry, itemsOf, nameEntry } from './pdf.ts'

type Change = (file: Mutable) => void
type ByteChange = (bytes: Buffer) => Buffer

/** For each rule, files that break it and nothing else need notice: changes of objects. */
export const mutations: { readonly [rule: string]: readonly Change[] } = {
  'PDF/A-3 6.1.3 ID': [({ document }) => delete document.context.trailerInfo.ID],
  'PDF/A-3 6.1.3 Encrypt': [
    ({ document }) => (document.context.trailerInfo.Encrypt = document.context.obj({ Filter: 'Standard' })),
  ],
  'PDF/A-3 6.1.7.1 files': [({ set, find }) => set(find(isStream('Form')), 'F', '(elsewhere.bin)')],
  'PDF/A-3 6.1.7.2': [({ set, find }) => set(find(isStream('Image')), 'Filter', '/LZWDecode')],
  'PDF/A-3 6.1.12': [({ set, catalog }) => set(catalog, 'Perms', { Other: 1 })],
  'PDF/A-3 6.1.13 values': [
    ({ set, element }) => set(element('P'), 'T', `(${'x'.repeat(40_000)})`),
    ({ set, catalog }) => set(catalog, 'x'.repeat(128), 1),
    ({ set, catalog }) => set(catalog, 'Large', 2 ** 32),
  ],
  'PDF/A-3 6.1.13 q': [({ draw }) => draw(`${'q '.repeat(29)}${'Q '.repeat(29)}`)],
  'PDF/A-3 6.1.13 pages': [({ set, page }) => set(page, 'MediaBox', [0, 0, 2, 200])],
  'PDF/A-3 6.9': [
    ({ set, catalog }) => set(catalog, 'OCProperties', { OCGs: [], D: { Order: [] } }),
    ({ set, catalog }) => set(catalog, 'OCProperties', { OCGs: [], D: { Name: '(All)', AS: [] } }),
  ],
  'PDF/A-3 6.10': [
    ({ set, page }) => set(page, 'PresSteps', {}),
    ({ set, catalog }) => set(dictEntry(catalog, 'Names') as PDFDict, 'AlternatePresentations', {}),
  ],
  'PDF/A-3 6.11': [({ set, catalog }) => set(catalog, 'Requirements', [])],
  'PDF/UA-1 7.15': [
    ({ set, catalog }) => set(catalog, 'AcroForm', { Fields: [], XFA: '(x)' }),
    ({ set, catalog }) => set(catalog, 'AcroForm', { Fields: [], NeedAppearances: true }),
    ({ set, catalog }) => set(catalog, 'NeedsRendering', true),
  ],
  'PDF/UA-1 7.20 Ref': [({ set, find }) => set(find(isStream('Form')), 'Ref', { F: '(other.pdf)', Page: 0 })],

  'PDF/A-3 6.2.2 operators': [({ draw }) => draw('1 oops')],
  'PDF/A-3 6.2.2 resources': [({ draw }) => draw('/None gs')],
  'PDF/A-3 6.2.3': [
    ({ set, catalog }) => set(catalog, 'OutputIntents', null),
    ({ set, find }) => set(find(intent), 'DestOutputProfile', null),
    ({ set, find }) => set(find(intent), 'S', '/GTS_PDFX'),
    ({ edit, find }) => edit(profileOf(find(intent)), 'mntr', 'link'),
    ({ set, find }) => set(profileOf(find(intent)), 'N', 4),
  ],
  'PDF/A-3 6.2.4.2': [
    ({ set, find }) => set(dictOf(itemsOf(entry(find(has('DefaultCMYK')), 'DefaultCMYK'))[1]) as PDFDict, 'N', 3),
    ({ edit, find }) =>
      edit(dictOf(itemsOf(entry(find(has('DefaultCMYK')), 'DefaultCMYK'))[1]) as PDFDict, 'acsp', 'none'),
  ],
  'PDF/A-3 6.2.4.3': [
    (file) => forEachDict(file, has('DefaultCMYK'), (dict) => dict.delete(PDFName.of('DefaultCMYK'))),
    ({ edit, find }) => edit(profileOf(find(intent)), 'RGB ', 'CMYK'),
  ],
  'PDF/A-3 6.2.5': [
    ({ set, find }) => set(find(isState), 'TR', '/Identity'),
    ({ set, find }) => set(find(isState), 'TR2', '/Identity'),
    ({ set, find }) => set(find(isState), 'HTP', [0, 0]),
    ({ set, find }) => set(find(isState), 'HT', { HalftoneType: 6 }),
  ],
  'PDF/A-3 6.2.6': [
    ({ set, find }) => set(find(isState), 'RI', '/Pretty'),
    ({ draw }) => draw('/Pretty ri'),
    ({ set, find }) => set(find(isStream('Image')), 'Intent', '/Pretty'),
  ],
  'PDF/A-3 6.2.8': [
    ({ set, find }) => set(find(isStream('Image')), 'Interpolate', true),
    ({ set, find }) => set(find(isStream('Image')), 'Alternates', []),
    ({ set, find }) => set(find(isStream('Image')), 'OPI', {}),
    ({ set, find }) => set(find(isStream('Image')), 'BitsPerComponent', 3),
  ],
  'PDF/A-3 6.2.9': [
    ({ set, find }) => set(find(isStream('Form')), 'OPI', {}),
    ({ set, find }) => set(find(isStream('Form')), 'Subtype2', '/PS'),
    ({ set, find }) => set(find(isStream('Image')), 'Subtype', '/PS'),
  ],
  'PDF/A-3 6.2.10': [({ set, find }) => set(find(isState), 'BM', '/Sparkle')],

  'PDF/A-3 6.2.11.2': [
    ({ set, find }) => set(find(isFont('Type0')), 'BaseFont', null),
    ({ set, find }) => set(find(isFont('Type0')), 'Type', '/Fount'),
    ({ set, find }) => set(find(isFont('Type0')), 'Subtype', '/Type9'),
  ],
  'PDF/A-3 6.2.11.3.1': [
    ({ set, find }) => set(dictEntry(find(isFont('CIDFontType0')), 'CIDSystemInfo') as PDFDict, 'Ordering', '(Japan1)'),
  ],
  'PDF/A-3 6.2.11.3.2': [({ set, find }) => set(find(isFont('CIDFontType2')), 'CIDToGIDMap', null)],
  'PDF/A-3 6.2.11.3.3': [
    ({ set, find }) =>
      set(
        find((dict) => nameEntry(dict, 'Type') === 'CMap'),
        'WMode',
        1,
      ),
    ({ set, find }) => set(find(isFont('Type0')), 'Encoding', '/GBK-EUC-H'),
  ],
  'PDF/A-3 6.2.11.4.1': [({ set, find }) => set(find(has('FontFile2')), 'FontFile2', null)],
  'PDF/A-3 6.2.11.4.1 glyphs': [
    (file) => rewriteMap(file, (map) => map.fill(0xff)),
    ({ edit, find }) =>
      edit(
        find((dict) => nameEntry(dict, 'Type') === 'CMap'),
        /(<0001>) \d+/,
        '$1 60000',
      ),
  ],
  'PDF/A-3 6.2.11.4.2': [
    (file) =>
      file.set(
        file.find(has('FontFile2')),
        'CIDSet',
        file.document.context.register(file.document.context.stream(Buffer.from([0x80]))),
      ),
  ],
  'PDF/A-3 6.2.11.5': [
    ({ set, find }) => set(find(isFont('CIDFontType2')), 'W', [1, Array.from({ length: 200 }, () => 333)]),
  ],
  'PDF/A-3 6.2.11.7.2': [
    ({ set, find }) => set(find(isFont('Type0')), 'ToUnicode', null),
    (file) => file.edit(toUnicode(file), /<0001> <[^>]*>/, '<0fff> <0041>'),
  ],
  'PDF/A-3 6.2.11.7.2 values': [
    (file) => file.edit(toUnicode(file), /(<0001>) <[^>]*>/, '$1 <feff>'),
    (file) => file.edit(toUnicode(file), /(<0001>) <[^>]*>/, '$1 <0000>'),
  ],
  'PDF/A-3 6.2.11.7.3': [(file) => file.edit(toUnicode(file), /(<0001>) <[^>]*>/, '$1 <e000>')],
  'PDF/A-3 6.2.11.8': [(file) => rewriteMap(file, (map) => map.fill(0))],

  'PDF/A-3 6.3.1': [({ set, find }) => set(find(isLink), 'Subtype', '/Movie')],
  'PDF/A-3 6.3.2': [({ set, find }) => set(find(isLink), 'F', null), ({ set, find }) => set(find(isLink), 'F', 6)],
  'PDF/A-3 6.3.3': [({ set, find }) => set(find(isLink), 'Subtype', '/Stamp')],
  'PDF/A-3 6.5.1': [
    ({ set, find }) => set(find(isLink), 'A', { S: '/JavaScript', JS: '(1)' }),
    ({ set, find }) => set(find(isLink), 'A', { S: '/Named', N: '/Print' }),
    ({ set, catalog }) => set(dictEntry(catalog, 'Names') as PDFDict, 'JavaScript', { Names: [] }),
  ],
  'PDF/A-3 6.5.2': [({ set, catalog }) => set(catalog, 'AA', {}), ({ set, page }) => set(page, 'AA', {})],
  'PDF/UA-1 7.18.1': [
    ({ set, find }) => set(find(isLink), 'StructParent', null),
    ({ set, find }) =>
      set(
        find((dict) => nameEntry(dict, 'Type') === 'OBJR' || hasObjr(dict)),
        'K',
        null,
      ),
  ],
  'PDF/UA-1 7.18.3': [({ set, page }) => set(page, 'Tabs', '/R')],
  'PDF/UA-1 7.18.5 Link': [({ set, element }) => set(element('Link'), 'S', '/Span')],
  'PDF/UA-1 7.18.5 Contents': [({ set, find }) => set(find(isLink), 'Contents', null)],
  'PDF/UA-1 7.18.5 target': [
    ({ set, find }) =>
      set(
        find((dict) => isLink(dict) && entry(dict, 'Dest') !== undefined),
        'Dest',
        '(nowhere)',
      ),
    ({ set, find }) => set(find(isLink), 'A', { S: '/URI' }),
  ],

  'PDF/A-3 6.6.2.1': [
    ({ set, catalog }) => set(catalog, 'Metadata', null),
    ({ edit, catalog }) => edit(packet(catalog), '</rdf:RDF>', ''),
    ({ edit, catalog }) => edit(packet(catalog), '<dc:title>', '<dc:title>&'),
    ({ set, catalog }) => set(packet(catalog), 'Subtype', '/JSON'),
  ],
  'PDF/A-3 6.6.2.1 packet': [
    ({ edit, catalog }) => edit(packet(catalog), ' id="', ' bytes="9" id="'),
    ({ edit, catalog }) => edit(packet(catalog), /<\?xpacket begin[^>]*>/, ''),
  ],
  'PDF/A-3 6.6.2.3': [
    ({ edit, catalog }) => edit(packet(catalog), /<pdfaProperty:name>part</, '<pdfaProperty:name>other<'),
  ],
  'PDF/A-3 6.6.2.3 schemas': [
    ({ edit, catalog }) => edit(packet(catalog), /<pdfaSchema:prefix>pdfuaid<\/pdfaSchema:prefix>/, ''),
    ({ edit, catalog }) => edit(packet(catalog), '<pdfaProperty:valueType>Integer</pdfaProperty:valueType>', ''),
    ({ edit, catalog }) => edit(packet(catalog), '>internal<', '>mine<'),
  ],
  'PDF/A-3 6.6.4': [
    ({ edit, catalog }) => edit(packet(catalog), '<pdfaid:part>3', '<pdfaid:part>1'),
    ({ edit, catalog }) => edit(packet(catalog), '<pdfaid:conformance>A', '<pdfaid:conformance>B'),
  ],
  'PDF/A-3 6.6.3': [
    ({ edit, catalog }) => edit(packet(catalog), /(<dc:title>.*?x-default">)[^<]*/, '$1Other'),
    ({ edit, catalog }) => edit(packet(catalog), /(<xmp:CreateDate>)\d{4}/, '$11999'),
  ],
  'PDF/UA-1 5': [({ edit, catalog }) => edit(packet(catalog), '<pdfuaid:part>1</pdfuaid:part>', '')],
  'PDF/UA-1 7.1 title': [
    ({ edit, catalog }) => edit(packet(catalog), /<dc:title>.*?<\/dc:title>/s, ''),
    ({ set, catalog }) => set(dictEntry(catalog, 'ViewerPreferences') as PDFDict, 'DisplayDocTitle', false),
  ],
  'PDF/A-3 6.8': ['UF', 'F', 'AFRelationship', 'AF', 'Subtype', 'ModDate'].map(
    (missing) => (file: Mutable) => attach(file, missing),
  ),

  'PDF/UA-1 7.1 marked': [
    ({ set, catalog }) => set(catalog, 'MarkInfo', null),
    ({ set, catalog }) => set(catalog, 'MarkInfo', { Marked: true, Suspects: true }),
    ({ set, catalog }) => set(catalog, 'StructTreeRoot', null),
  ],
  'PDF/UA-1 7.1 content': [
    ({ draw }) => draw('0 0 5 5 re f'),
    ({ draw }) => draw('/Artifact <</Type /Layout>> BDC /Span <</MCID 900>> BDC EMC EMC'),
  ],
  'PDF/UA-1 7.1 marks': [
    ({ draw }) => draw('/Artifact <</Type /Layout>> BDC'),
    ({ draw }) => draw('BT /Artifact <</Type /Layout>> BDC ET EMC'),
  ],
  'PDF/UA-1 7.1 parents': [
    ({ draw }) => draw('/Span <</MCID 900>> BDC EMC'),
    ({ draw }) => draw('/Span <</MCID 0>> BDC EMC'),
    ({ set, page }) => set(page, 'StructParents', 999),
    ({ set, element }) => set(element('P'), 'K', 901),
  ],
  'PDF/UA-1 7.1 roles': [
    ({ set, element }) => set(element('P'), 'S', '/Paragraph'),
    ({ set, catalog }) => set(dictEntry(catalog, 'StructTreeRoot') as PDFDict, 'RoleMap', { P: '/Span' }),
  ],
  'PDF/UA-1 7.2': [
    ({ set, catalog }) => set(catalog, 'Lang', null),
    ({ set, element }) => set(element('P'), 'Lang', '(no language)'),
    ({ draw }) => draw('/Span <</Lang (??)>> BDC EMC'),
  ],
  'PDF/UA-1 7.3': [({ set, element }) => set(element('Figure'), 'Alt', null)],
  'PDF/UA-1 7.3 BBox': [({ set, element }) => set(element('Figure'), 'A', null)],
  'PDF/UA-1 7.4.2': [
    ({ set, element }) => set(element('H1'), 'S', '/H3'),
    ({ set, element }) => set(element('H2'), 'S', '/H4'),
  ],
  'PDF/UA-1 7.4.4': [({ set, element }) => set(element('H2'), 'S', '/H')],
  'PDF/UA-1 7.5 parts': [
    ({ set, element }) => set(element('TR'), 'S', '/Div'),
    ({ set, element }) => set(element('TBody'), 'S', '/THead'),
    ({ set, element }) => set(element('P'), 'S', '/TD'),
  ],
  'PDF/UA-1 7.5 grid': [
    ({ set, element }) => set(element('TD'), 'A', { O: '/Table', ColSpan: 9 }),
    ({ set, element }) => set(element('TD'), 'A', { O: '/Table', RowSpan: 9 }),
  ],
  'PDF/UA-1 7.5 headers': [
    ({ set, element }) => set(element('TH'), 'A', { O: '/Table' }),
    ({ set, element }) => set(element('TD'), 'A', { O: '/Table', Headers: ['(none)'] }),
  ],
  'PDF/UA-1 7.5 spans': [(file) => forEachDict(file, has('Headers'), (dict) => dict.delete(PDFName.of('Headers')))],
  'PDF/UA-1 7.6 parts': [
    ({ set, element }) => set(element('LBody'), 'S', '/P'),
    ({ set, element }) => set(element('L'), 'S', '/Div'),
  ],
  'PDF/UA-1 7.6 numbering': [({ set, element }) => set(element('L'), 'A', null)],
  'PDF/UA-1 7.7': [({ set, element }) => set(element('P'), 'S', '/Formula')],
  'PDF/UA-1 7.8': [
    ({ draw }) => draw('/Artifact BMC EMC'),
    ({ draw }) => draw('/Artifact <</Type /Layout /Subtype /Header>> BDC EMC'),
  ],
  'PDF/UA-1 7.9': [
    ({ set, element }) => set(element('Note'), 'ID', null),
    ({ set, element }) => set(element('P'), 'S', '/Note'),
  ],
  'PDF/UA-1 7.1 contents lists': [
    ({ set, element }) => set(element('TOCI'), 'S', '/LI'),
    ({ set, element }) => set(element('P'), 'S', '/TOCI'),
  ],
  'PDF/UA-1 7.1 tree': [
    ({ set, element, catalog }) => set(element('P'), 'P', catalog),
    ({ set, catalog }) => set(dictEntry(catalog, 'StructTreeRoot') as PDFDict, 'K', []),
  ],
  'PDF/UA-1 7.20': [
    (file) => {
      const { edit, page } = file
      edit(dictOf(page.lookup(PDFName.of('Contents'))) as PDFDict, /(\/F\d+ Do)/, '$1 $1')
    },
  ],
}

/** Changes of the bytes of a file, for rules about how it is written. */
export const byteMutations: { readonly [rule: string]: readonly ByteChange[] } = {
  'PDF/A-3 6.1.2': [
    (bytes) => replaced(bytes, '%\xff\xff\xff\xff', '%plain'),
    (bytes) => replaced(bytes, '%PDF-1.7', '%PDF-2.0'),
  ],
  'PDF/A-3 6.1.3 end': [(bytes) => Buffer.concat([bytes, Buffer.from('more\n')])],
  'PDF/A-3 6.1.7.1': [
    (bytes) => replaced(bytes, '\nendstream', ' endstream'),
    (bytes) =>
      replaced(
        bytes,
        /\/Length (\d)(\d*)(?=[\s\S]*?stream)/,
        (_: string, first: string, rest: string) => `/Length ${first === '9' ? 8 : Number(first) + 1}${rest}`,
      ),
  ],
  'PDF/A-3 6.1.9': [
    (bytes) => replaced(bytes, / 0 obj\n/, ' 0 obj '),
    (bytes) => replaced(bytes, '\nendobj\n', ' endobj '),
  ],
}

function replaced(
  bytes: Buffer,
  search: string | RegExp,
  replacement: string | ((...found: string[]) => string),
): Buffer {
  const before = bytes.toString('latin1')
  const after = before.replace(search, replacement as string)
  if (after === before) throw new Error(`${search} is not in the file`)
  return Buffer.from(after, 'latin1')
}

function isStream(subtype: string) {
  return (dict: PDFDict) => nameEntry(dict, 'Subtype') === subtype && entry(dict, 'Length') !== undefined
}

function isFont(subtype: string) {
  return (dict: PDFDict) => nameEntry(dict, 'Type') === 'Font' && nameEntry(dict, 'Subtype') === subtype
}

function isState(dict: PDFDict): boolean {
  return entry(dict, 'ca') !== undefined
}

function isLink(dict: PDFDict): boolean {
  return nameEntry(dict, 'Subtype') === 'Link'
}

function hasObjr(dict: PDFDict): boolean {
  return itemsOf(entry(dict, 'K')).some((kid) => kid instanceof PDFDict && nameEntry(kid, 'Type') === 'OBJR')
}

function has(key: string) {
  return (dict: PDFDict) => entry(dict, key) !== undefined
}

function intent(dict: PDFDict): boolean {
  return nameEntry(dict, 'Type') === 'OutputIntent'
}

function profileOf(dict: PDFDict): PDFDict {
  return dictEntry(dict, 'DestOutputProfile') as PDFDict
}

function packet(catalog: PDFDict): PDFDict {
  return dictEntry(catalog, 'Metadata') as PDFDict
}

function toUnicode({ find }: Mutable): PDFDict {
  return dictEntry(find(isFont('Type0')), 'ToUnicode') as PDFDict
}

/** Everywhere, also in dictionaries within others. */
function forEachDict({ document }: Mutable, fits: (dict: PDFDict) => boolean, change: (dict: PDFDict) => void) {
  const visit = (value: unknown) => {
    if (value instanceof PDFArray) for (const item of value.asArray()) visit(item)
    const dict = value instanceof PDFRawStream ? value.dict : value
    if (!(dict instanceof PDFDict)) return
    for (const [, inner] of dict.entries()) visit(inner)
    if (fits(dict)) change(dict)
  }
  for (const [, object] of document.context.enumerateIndirectObjects()) visit(object)
}

/** The map from character codes to glyphs, in the length it has. */
function rewriteMap({ document, find, set }: Mutable, change: (map: Buffer) => void) {
  const font = find(isFont('CIDFontType2'))
  const map = Buffer.alloc(2000)
  change(map)
  set(font, 'CIDToGIDMap', document.context.register(document.context.stream(map)))
}

/** A file attached as it should be, but for one thing. */
function attach(file: Mutable, missing: string) {
  const { document, catalog, set } = file
  const { context } = document
  const params = missing === 'ModDate' ? {} : { ModDate: PDFString.of('D:20000101000000Z') }
  const type = missing === 'Subtype' ? {} : { Subtype: PDFName.of('text/plain') }
  const stream = context.register(
    context.stream('data', { Type: 'EmbeddedFile', Params: context.obj(params), ...type }),
  )
  const all = { F: '(a.txt)', UF: '(a.txt)', AFRelationship: '/Data' }
  const kept = Object.fromEntries(Object.entries(all).filter(([key]) => key !== missing))
  const dict = plain(document, { Type: '/Filespec', ...kept, EF: { F: stream } })
  const ref = context.register(dict)
  if (missing !== 'AF') set(catalog, 'AF', [ref])
}
