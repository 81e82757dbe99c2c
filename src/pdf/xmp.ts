import type { DocumentInfo } from './pdf-document.ts'
import type { Claims } from './standards.ts'

/** What a kit's metadata says of its origin, beside what every document says. */
export interface KitFacts {
  readonly series?: string
  readonly number?: string
  readonly title: string
  readonly revision?: string
  /** The name of the kit's files. */
  readonly slug: string
  readonly template: string
  /** Which of the template's documents it is: `kit.pdf`. */
  readonly document: string
  readonly paper: string
  /** What it was asked to conform to. */
  readonly standard: string
  /** Samples an inch that its pictures have at most. */
  readonly imageDpi?: string
  /** SHA-256 of the resolved data, in hexadecimal. */
  readonly dataHash: string
  /** SHA-256 of the template's files, in hexadecimal. */
  readonly templateHash: string
}

interface Schema {
  readonly prefix: string
  readonly uri: string
  readonly name: string
  readonly properties: readonly { readonly name: string; readonly type: string; readonly description: string }[]
}

const pdfua: Schema = {
  prefix: 'pdfuaid',
  uri: 'http://www.aiim.org/pdfua/ns/id/',
  name: 'PDF/UA identification',
  properties: [{ name: 'part', type: 'Integer', description: 'Part of ISO 14289 that the file conforms to' }],
}

const kit: Schema = {
  prefix: 'presskit',
  uri: 'https://www.npmjs.com/package/presskit-pdf#',
  name: 'Press kit',
  properties: [
    { name: 'series', type: 'Text', description: 'Title of the series' },
    { name: 'number', type: 'Text', description: 'Number of the episode, as printed' },
    { name: 'title', type: 'Text', description: 'Title of the episode' },
    { name: 'revision', type: 'Text', description: 'Which issue of the kit this is' },
    { name: 'slug', type: 'Text', description: 'Name of the files of the kit' },
    { name: 'template', type: 'Text', description: 'Name of the template that the kit was set with' },
    { name: 'document', type: 'Text', description: 'Which document of the template this is' },
    { name: 'paper', type: 'Text', description: 'Size of the sheet' },
    { name: 'standard', type: 'Text', description: 'What the file was asked to conform to' },
    { name: 'imageDpi', type: 'Text', description: 'Samples an inch that pictures have at most' },
    { name: 'dataHash', type: 'Text', description: 'SHA-256 of the resolved data of the kit' },
    { name: 'templateHash', type: 'Text', description: 'SHA-256 of the texts of the template' },
  ],
}

/** What `xmpPacket` wrote of a kit; undefined when there is nothing of the kind in the packet. */
export function readKitFacts(packet: string): Partial<KitFacts> | undefined {
  const found = [...packet.matchAll(/<presskit:(\w+)>([^<]*)<\/presskit:\1>/g)]
  if (found.length === 0) return undefined
  return Object.fromEntries(found.map(([, name = '', value = '']) => [name, unescapeXml(value)]))
}

function unescapeXml(value: string): string {
  return value.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

/** The metadata stream's XMP packet (PDF 1.7 §14.3.2), saying the same as the information dictionary. */
export function xmpPacket(info: DocumentInfo, language: string, claims: Claims, facts: KitFacts | undefined): string {
  const { ua, a } = claims
  // Part 4 knows PDF/UA's properties, and asks for no description of any others.
  const described =
    a !== undefined && a.part < 4
      ? [ua && pdfua, facts && kitSchema(facts)].filter((schema) => schema !== undefined)
      : []
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
${[
  documentProperties(info, language),
  ua !== undefined && description(pdfua, [element('pdfuaid:part', String(ua))]),
  a !== undefined && archiveProperties(a),
  facts !== undefined && kitProperties(facts),
  described.length > 0 && schemaDescriptions(described),
]
  .filter((part) => part !== false)
  .join('\n')}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`
}

function documentProperties(info: DocumentInfo, language: string): string {
  const properties = [
    element('dc:format', 'application/pdf'),
    info.Title !== undefined && element('dc:title', alternatives(info.Title)),
    info.Author !== undefined && element('dc:creator', `<rdf:Seq><rdf:li>${escapeXml(info.Author)}</rdf:li></rdf:Seq>`),
    info.Subject !== undefined && element('dc:description', alternatives(info.Subject)),
    language !== '' && element('dc:language', `<rdf:Bag><rdf:li>${escapeXml(language)}</rdf:li></rdf:Bag>`),
    info.Keywords !== undefined && element('pdf:Keywords', escapeXml(info.Keywords)),
    element('pdf:Producer', escapeXml(info.Producer)),
    info.Creator !== undefined && element('xmp:CreatorTool', escapeXml(info.Creator)),
    element('xmp:CreateDate', date(info.CreationDate)),
    element('xmp:ModifyDate', date(info.ModDate)),
  ]
  return block(
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
    properties,
  )
}

/** ISO 19005-3 §6.6.4; part 4 names the year it was published instead of a level. */
function archiveProperties({ part, level }: NonNullable<Claims['a']>): string {
  return block('xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"', [
    element('pdfaid:part', String(part)),
    part === 4 && element('pdfaid:rev', '2020'),
    level !== undefined && element('pdfaid:conformance', level),
  ])
}

/** As far as the kit uses it. */
function kitSchema(facts: KitFacts): Schema {
  return { ...kit, properties: kit.properties.filter(({ name }) => name in facts) }
}

function kitProperties(facts: KitFacts): string {
  const values: { readonly [name: string]: string | undefined } = { ...facts }
  const properties = kit.properties.map(({ name }) => {
    const value = values[name]
    return value !== undefined && element(`presskit:${name}`, escapeXml(value))
  })
  return description(kit, properties)
}

/** Extension schemas, for all properties that XMP itself does not know: ISO 19005-3 §6.6.2.3. */
function schemaDescriptions(schemas: readonly Schema[]): string {
  const namespaces = ['extension', 'schema', 'property']
    .map(
      (name) =>
        `xmlns:pdfa${name[0]?.toUpperCase()}${name.slice(1)}="http://www.aiim.org/pdfa/ns/${name}${name === 'extension' ? '/' : '#'}"`,
    )
    .join(' ')
  return block(namespaces, [element('pdfaExtension:schemas', bag(schemas.map(schemaDescription)))])
}

function schemaDescription({ name, uri, prefix, properties }: Schema): string {
  const described = properties.map((property) =>
    [
      element('pdfaProperty:name', property.name),
      element('pdfaProperty:valueType', property.type),
      element('pdfaProperty:category', prefix === 'pdfuaid' ? 'internal' : 'external'),
      element('pdfaProperty:description', property.description),
    ].join(''),
  )
  return [
    element('pdfaSchema:schema', name),
    element('pdfaSchema:namespaceURI', uri),
    element('pdfaSchema:prefix', prefix),
    element('pdfaSchema:property', sequence(described)),
  ].join('')
}

function bag(resources: readonly string[]): string {
  return `<rdf:Bag>${resources.map(item).join('')}</rdf:Bag>`
}

function sequence(resources: readonly string[]): string {
  return `<rdf:Seq>${resources.map(item).join('')}</rdf:Seq>`
}

function item(resource: string): string {
  return `<rdf:li rdf:parseType="Resource">${resource}</rdf:li>`
}

function description({ prefix, uri }: Schema, properties: readonly (string | false)[]): string {
  return block(`xmlns:${prefix}="${uri}"`, properties)
}

function block(namespaces: string, properties: readonly (string | false)[]): string {
  const kept = properties.filter((property) => property !== false)
  return `<rdf:Description rdf:about="" ${namespaces}>\n${kept.join('\n')}\n</rdf:Description>`
}

function element(name: string, content: string): string {
  return `<${name}>${content}</${name}>`
}

/** A text in the one language there is. */
function alternatives(value: string): string {
  return `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(value)}</rdf:li></rdf:Alt>`
}

/** To the second and in UTC, as pdfkit writes the same date in the information dictionary. */
function date(value: Date): string {
  return `${value.toISOString().slice(0, 19)}Z`
}

/** XML's markup characters. */
function escapeXml(value: string): string {
  return printable(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Without what XML 1.0 cannot hold: control characters, halves of surrogate pairs. */
export function printable(value: string): string {
  return value.replace(/(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '')
}
