import type { Destination, DisplayPage, LinkArea, OutlineItem, PageLabel } from '../paint/display-list.ts'
import type { PdfDocument } from './pdf-document.ts'
import { type Dictionary, type PdfValue, type Reference, text } from './pdf-values.ts'
import { linkKey, type WrittenLink, type WrittenPage } from './write-structure.ts'

/** The outline: PDF 1.7 §12.3.3. */
export function writeOutline(document: PdfDocument, outline: readonly OutlineItem[], pages: readonly WrittenPage[]) {
  if (outline.length === 0) return
  const root = document.ref({ Type: 'Outlines' })
  writeItems(document, outline, root, pages)
  root.end()
  document.catalog.Outlines = root
  document.catalog.PageMode = 'UseOutlines'
}

/** Writes items below `parent` and enters them there. Returns how many are visible, those below included. */
function writeItems(
  document: PdfDocument,
  items: readonly OutlineItem[],
  parent: Reference,
  pages: readonly WrittenPage[],
): number {
  const references = items.map((item) =>
    document.ref({ Title: text(item.title), Parent: parent, Dest: destination(item.destination, pages) }),
  )
  let count = items.length
  items.forEach((item, index) => {
    const reference = references[index] as Reference
    reference.data.Prev = references[index - 1]
    reference.data.Next = references[index + 1]
    if (item.children.length > 0) {
      const inside = writeItems(document, item.children, reference, pages)
      if (item.closed) reference.data.Count = -inside
      else count += inside
    }
    reference.end()
  })
  parent.data.First = references[0]
  parent.data.Last = references.at(-1)
  parent.data.Count = count
  return count
}

/** What pages are called: PDF 1.7 §12.4.2. Nothing is written where all pages are called by their place. */
export function writePageLabels(document: PdfDocument, labels: readonly PageLabel[]) {
  const ranges: PdfValue[] = []
  labels.forEach((label, index) => {
    const before = labels[index - 1]
    const goesOn = before !== undefined && before.style === label.style && before.number + 1 === label.number
    if (!goesOn) ranges.push(index, pageLabel(label))
  })
  const [first] = labels
  if (ranges.length === 2 && first?.number === 1 && first.style === 'decimal') return
  if (ranges.length > 0) document.catalog.PageLabels = { Nums: ranges }
}

/** Numbers begin at 1; others are written out. */
function pageLabel({ number, style }: PageLabel): Dictionary {
  if (number < 1) return { P: text(String(number)) }
  return { S: labelStyles[style], St: number === 1 ? undefined : number }
}

const labelStyles = {
  decimal: 'D',
  'upper-roman': 'R',
  'lower-roman': 'r',
  'upper-alpha': 'A',
  'lower-alpha': 'a',
} as const satisfies Record<PageLabel['style'], string>

/** Named destinations: PDF 1.7 §12.3.2.3, in a name tree of one node. */
export function writeDestinations(
  document: PdfDocument,
  destinations: ReadonlyMap<string, Destination>,
  pages: readonly WrittenPage[],
) {
  if (destinations.size === 0) return
  const entries = [...destinations].map(
    ([name, target]) => [destinationName(name), destination(target, pages)] as const,
  )
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  const tree = document.ref({ Names: entries.flatMap(([name, target]) => [text(name), target]) })
  tree.end()
  document.names.Dests = tree
}

/** Names are looked up by their bytes, so they are ASCII: others as they stand in a URL's fragment. */
function destinationName(id: string): string {
  return encodeURIComponent(id)
}

/** An explicit destination (§12.3.2.2) that keeps the reader's magnification. */
function destination({ page, x, y }: Destination, pages: readonly WrittenPage[]): PdfValue {
  const target = pages[page] as WrittenPage
  return [target.dictionary, 'XYZ', x, target.height - y, null]
}

/** Link annotations: PDF 1.7 §12.5.6.5. Call in page order. */
export function writeLinks(
  document: PdfDocument,
  displayPages: readonly DisplayPage[],
  pages: readonly WrittenPage[],
): readonly WrittenLink[] {
  const links: WrittenLink[] = []
  displayPages.forEach(({ links: areas }, index) => {
    const page = pages[index] as WrittenPage
    const annotations = areas.map((area) => {
      const annotation = writeLink(document, area, page, linkKey(pages.length, links.length))
      links.push({ link: area.link, page, annotation })
      return annotation
    })
    if (annotations.length > 0) page.dictionary.data.Annots = annotations
  })
  return links
}

function writeLink(document: PdfDocument, area: LinkArea, page: WrittenPage, structParent: number): Reference {
  const { x, y, width, height } = area.rect
  const { target } = area
  const annotation = document.ref({
    Type: 'Annot',
    Subtype: 'Link',
    Rect: [x, page.height - y - height, x + width, page.height - y],
    Border: [0, 0, 0],
    F: 4, // printed, as PDF/A asks
    Contents: text(area.contents),
    StructParent: structParent,
    ...(target.type === 'uri'
      ? { A: { S: 'URI', URI: text(asciiUri(target.uri)) } }
      : { Dest: text(destinationName(target.name)) }),
  })
  annotation.end()
  return annotation
}

/** URIs are ASCII (PDF 1.7 §12.6.4.7): everything else percent-encoded, what is encoded already left alone. */
function asciiUri(uri: string): string {
  return uri.replace(/[^\x21-\x7e]+/gu, encodeURIComponent)
}
