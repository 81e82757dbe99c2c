import type { Styles } from '../css/style-sheet.ts'
import type { Report } from '../diagnostic.ts'
import { attribute, type Document } from '../html/element.ts'
import type { Page } from '../page/page.ts'
import type { FontSet } from '../text/font.ts'
import { reportCoarseBackgrounds, reportCoarseImages } from './coarse-images.ts'
import type { DisplayList } from './display-list.ts'
import type { Findings } from './findings.ts'
import { documentNavigation } from './navigation.ts'
import { paintPage } from './paint-page.ts'
import type { Images } from './picture.ts'
import { slicesOf } from './slices.ts'
import { documentStructure } from './structure.ts'
import { withDrawings } from './svg/paint-svg.ts'

export interface PaintContext {
  readonly document: Document
  readonly styles: Styles
  readonly report: Report
  /** Of backgrounds and borders, by URL as written. Default: none. */
  readonly images?: Images
  /** For the text of drawings. */
  readonly fonts: FontSet
  /** BCP 47, for a document whose root element has no `lang`. Default: none. */
  readonly language?: string
}

/** Fragment trees → what is drawn, what it means and where links and bookmarks lead. */
export function paint(pages: readonly Page[], context: PaintContext): DisplayList {
  const { document, styles, report, images = new Map() } = context
  const language = attribute(document.root, 'lang') || context.language || ''
  const root = pages.find(({ content }) => content !== undefined)?.content?.box
  const structure = documentStructure(root, styles, language, report)
  const navigation = documentNavigation(document.root, styles, report)
  const findings: Findings = { painted: new Set(), positions: new Map(), bookmarks: new Map(), images: new Map() }
  const slices = slicesOf(pages)
  const told = reportCoarseImages(pages, report)
  const drawing = { fonts: context.fonts, report, language }
  const drawings = { ...drawing, styles, images }
  const painted = pages.map((page, index) =>
    paintPage(page, index, { styles, structure, navigation, findings, images, slices, drawings }),
  )
  reportCoarseBackgrounds(painted, { styles, images }, told, report)
  return {
    pages: painted.map((page) => ({ ...page, operations: withDrawings(page.operations, drawing) })),
    structure: structure.tree({
      contents: findings.painted,
      links: new Set(painted.flatMap(({ links }) => links.map(({ link }) => link))),
      bboxOf: (image) => findings.images.get(image),
    }),
    outline: navigation.outline(findings.positions, findings.bookmarks),
    destinations: navigation.destinations(findings.positions),
    title: document.title,
    language,
    ...(styles.of(document.root).direction === 'rtl' && { progression: 'rtl' }),
  }
}
