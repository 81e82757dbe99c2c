import { createHash } from 'node:crypto'
import type { Rect } from '../geometry.ts'
import type { DisplayList, DisplayPage } from '../paint/display-list.ts'
import { usesPlainCmyk } from './cmyk.ts'
import { plainCmykProfile, srgbProfile } from './color-profiles.ts'
import { shortfallsOf, withoutBroken } from './conformance.ts'
import { writeContent } from './content-stream.ts'
import { embedFont } from './embed-font.ts'
import { ImageObjects } from './embed-image.ts'
import { createEncryption, type Encryption, type Lock } from './encryption.ts'
import { type FontEncoding, FontEncodings } from './font-encoding.ts'
import { PageResources, SharedResources } from './page-resources.ts'
import { type DocumentInfo, openDocument, type PdfDocument, type PdfPage } from './pdf-document.ts'
import { type Reference, text } from './pdf-values.ts'
import { type Claims, defaultStandard, type PdfStandard, standards } from './standards.ts'
import { type Attachment, writeAttachments } from './write-attachments.ts'
import { writeDestinations, writeLinks, writeOutline, writePageLabels } from './write-navigation.ts'
import { linkKey, type WrittenPage, writeStructure } from './write-structure.ts'
import { type KitFacts, printable, xmpPacket } from './xmp.ts'

export interface PdfOptions {
  readonly info: {
    readonly title: string
    readonly author?: string
    readonly subject?: string
    readonly keywords?: string
    /** The program the author used. Default: the producer. */
    readonly creator?: string
  }
  /** The only date in the file: given, so that the same input gives the same bytes. */
  readonly creationDate: Date
  /** BCP 47. Default: the display list's. */
  readonly language?: string
  /** Default: `ua1+a3a`. What the document itself does not meet is not claimed; `shortfallsOf` says what. */
  readonly standard?: PdfStandard
  /** Files to be carried along, where the standard allows it. Default: none. */
  readonly attachments?: readonly Attachment[]
  /** Default: it is no kit. */
  readonly kit?: KitFacts
}

/** A copy that asks for a password. It is PDF 2.0, tagged like all others, and claims to be nothing: archives take no locks. */
export async function writeLockedPdf(list: DisplayList, options: PdfOptions, lock: Lock): Promise<Uint8Array> {
  const plain: PdfOptions = { ...options, standard: 'plain' }
  const seed = createHash('sha256')
    .update(await writePdf(list, plain))
    .digest()
  return write(list, plain, createEncryption(lock, seed))
}

const producer = 'presskit'

/** Writes a tagged PDF: the same display list and options give the same bytes. */
export async function writePdf(list: DisplayList, options: PdfOptions): Promise<Uint8Array> {
  return write(list, options, undefined)
}

function write(list: DisplayList, options: PdfOptions, encryption: Encryption | undefined): Uint8Array {
  const info = documentInfo(options)
  const language = options.language ?? list.language
  const rules = standards[options.standard ?? defaultStandard]
  const { pdfVersion } = rules
  const attachments = rules.attachments ? (options.attachments ?? []) : []
  const claims = claimsWith(rules.claims, attachments.length > 0)
  const met = withoutBroken(claims, shortfallsOf({ ...list, title: info.Title ?? '', language }))
  const document = openDocument(info, encryption === undefined ? pdfVersion : '2.0', encryption)
  const encodings = new FontEncodings()
  const firstFormKey = linkKey(
    list.pages.length,
    list.pages.reduce((count, page) => count + page.links.length, 0),
  )
  const shared = new SharedResources(document, encodings, new ImageObjects(document), firstFormKey)
  if (claims.a !== undefined && list.pages.some(({ operations }) => usesPlainCmyk(operations))) {
    shared.defaultCmyk = ['ICCBased', document.stream(plainCmykProfile(), { N: 4 })]
  }
  const drawn = list.pages.map((page, index) => drawPage(document, page, shared, index))
  const fonts = embedFonts(document, encodings)
  for (const { page, resources } of drawn) resources.enter(page.resources, fonts)
  const pages = drawn.map(({ written }) => written)
  const links = writeLinks(document, list.pages, pages)
  writeStructure(document, list.structure, pages, links, shared.nextKey)
  writeOutline(document, list.outline, pages)
  // PDF 1.7 §12.2: which page of a spread stands on which side
  if (list.progression === 'rtl') document.viewerPreferences.Direction = 'R2L'
  writeDestinations(document, list.destinations, pages)
  writePageLabels(
    document,
    list.pages.map(({ label }, index) => label ?? { number: index + 1, style: 'decimal' }),
  )
  if (claims.a !== undefined) writeOutputIntent(document)
  writeAttachments(document, attachments, options.creationDate)
  writeMetadata(document, language, xmpPacket(info, language, met, options.kit))
  return document.finish()
}

/** PDF/A-4 has a level of its own for files with others in them: ISO 19005-4 annex B. */
function claimsWith(claims: Claims, attachments: boolean): Claims {
  return claims.a?.part === 4 && attachments ? { ...claims, a: { part: 4, level: 'F' } } : claims
}

function documentInfo({ info, creationDate }: PdfOptions): DocumentInfo {
  return {
    ...(info.title !== '' && { Title: printable(info.title) }),
    ...(info.author !== undefined && { Author: printable(info.author) }),
    ...(info.subject !== undefined && { Subject: printable(info.subject) }),
    ...(info.keywords !== undefined && { Keywords: printable(info.keywords) }),
    Creator: printable(info.creator ?? producer),
    Producer: producer,
    CreationDate: creationDate,
    ModDate: creationDate,
  }
}

interface DrawnPage {
  readonly page: PdfPage
  readonly resources: PageResources
  readonly written: WrittenPage
}

function drawPage(document: PdfDocument, display: DisplayPage, shared: SharedResources, index: number): DrawnPage {
  const page = document.addPage(display.size)
  const resources = new PageResources(shared)
  const { operators, pieces } = writeContent(display.operations, resources, display.size.height)
  if (operators !== '') page.write(Buffer.from(operators))
  const { data } = page.dictionary
  data.Tabs = 'S' // the tab order is that of the structure: PDF/UA-1 §7.18.3
  if (pieces.length > 0) data.StructParents = index
  if (display.boxes) {
    const { height } = display.size
    const box = ({ x, y, width, height: tall }: Rect) => [x, height - y - tall, x + width, height - y]
    data.TrimBox = box(display.boxes.trim)
    data.BleedBox = box(display.boxes.bleed)
  }
  if (display.quarterTurns !== undefined) data.Rotate = display.quarterTurns * 90
  if (resources.transparent) data.Group = { S: 'Transparency', CS: 'DeviceRGB' }
  return { page, resources, written: { dictionary: page.dictionary, height: display.size.height, pieces } }
}

/** In the order in which the fonts came up; pages name them already. */
function embedFonts(document: PdfDocument, encodings: FontEncodings) {
  const embedded = new Map<FontEncoding, Reference>()
  for (const encoding of encodings.all) embedded.set(encoding, embedFont(document, encoding))
  return embedded
}

/** What colours mean that have no profile of their own: PDF 1.7 §14.11.5, ISO 19005-3 §6.2.3. */
function writeOutputIntent(document: PdfDocument) {
  const intent = document.ref({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: text('sRGB'),
    Info: text('sRGB IEC61966-2.1'),
    DestOutputProfile: document.stream(srgbProfile(), { N: 3 }),
  })
  intent.end()
  document.catalog.OutputIntents = [intent]
}

function writeMetadata(document: PdfDocument, language: string, packet: string) {
  const metadata = document.ref({ Type: 'Metadata', Subtype: 'XML' })
  metadata.compress = false // readable without a PDF library, as PDF/A asks
  metadata.end(Buffer.from(packet))
  document.catalog.Metadata = metadata
  if (language !== '') document.catalog.Lang = text(language)
}
