import type { DisplayList, DisplayPage } from '../paint/display-list.ts'
import { writeContent } from './content-stream.ts'
import { embedFont } from './embed-font.ts'
import { ImageObjects } from './embed-image.ts'
import { type FontEncoding, FontEncodings } from './font-encoding.ts'
import { PageResources, SharedResources } from './page-resources.ts'
import { type DocumentInfo, openDocument, type PdfDocument, type PdfPage } from './pdf-document.ts'
import { type Reference, text } from './pdf-values.ts'
import { writeDestinations, writeLinks, writeOutline } from './write-navigation.ts'
import { type WrittenPage, writeStructure } from './write-structure.ts'
import { xmpPacket } from './xmp.ts'

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
}

const producer = 'presskit'

/** Writes a tagged PDF 1.7: the same display list and options give the same bytes. */
export async function writePdf(list: DisplayList, options: PdfOptions): Promise<Uint8Array> {
  const info = documentInfo(options)
  const language = options.language ?? list.language
  const document = openDocument(info)
  const encodings = new FontEncodings()
  const shared = new SharedResources(document, encodings, new ImageObjects(document))
  const drawn = list.pages.map((page, index) => drawPage(document, page, shared, index))
  const fonts = embedFonts(document, encodings)
  for (const { page, resources } of drawn) resources.enter(page.resources, fonts)
  const pages = drawn.map(({ written }) => written)
  const links = writeLinks(document, list.pages, pages)
  writeStructure(document, list.structure, pages, links)
  writeOutline(document, list.outline, pages)
  writeDestinations(document, list.destinations, pages)
  writeMetadata(document, info, language)
  return document.finish()
}

function documentInfo({ info, creationDate }: PdfOptions): DocumentInfo {
  return {
    ...(info.title !== '' && { Title: info.title }),
    ...(info.author !== undefined && { Author: info.author }),
    ...(info.subject !== undefined && { Subject: info.subject }),
    ...(info.keywords !== undefined && { Keywords: info.keywords }),
    Creator: info.creator ?? producer,
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
  const { operators, contentIds } = writeContent(display.operations, resources)
  if (operators !== '') page.write(Buffer.from(operators))
  const { data } = page.dictionary
  data.Tabs = 'S' // the tab order is that of the structure: PDF/UA-1 §7.18.3
  if (contentIds.length > 0) data.StructParents = index
  if (resources.transparent) data.Group = { S: 'Transparency', CS: 'DeviceRGB' }
  return { page, resources, written: { dictionary: page.dictionary, height: display.size.height, contentIds } }
}

/** In the order in which the fonts came up; pages name them already. */
function embedFonts(document: PdfDocument, encodings: FontEncodings) {
  const embedded = new Map<FontEncoding, Reference>()
  for (const encoding of encodings.all) embedded.set(encoding, embedFont(document, encoding))
  return embedded
}

function writeMetadata(document: PdfDocument, info: DocumentInfo, language: string) {
  const metadata = document.ref({ Type: 'Metadata', Subtype: 'XML' })
  metadata.compress = false // readable without a PDF library, as PDF/A asks
  metadata.end(Buffer.from(xmpPacket(info, language)))
  document.catalog.Metadata = metadata
  if (language !== '') document.catalog.Lang = text(language)
}
