import type { Styles } from '../css/style-sheet.ts'
import type { Report } from '../diagnostic.ts'
import { attribute, type Document } from '../html/element.ts'
import type { Page } from '../page/page.ts'
import type { DisplayList } from './display-list.ts'
import type { Findings } from './findings.ts'
import { documentNavigation } from './navigation.ts'
import { paintPage } from './paint-page.ts'
import { documentStructure } from './structure.ts'

export interface PaintContext {
  readonly document: Document
  readonly styles: Styles
  readonly report: Report
  /** BCP 47. Default: the root element's `lang`. */
  readonly language?: string
}

/** Fragment trees → what is drawn, what it means and where links and bookmarks lead. */
export function paint(pages: readonly Page[], context: PaintContext): DisplayList {
  const { document, styles, report } = context
  const language = context.language ?? attribute(document.root, 'lang') ?? ''
  const root = pages.find(({ content }) => content !== undefined)?.content?.box
  const structure = documentStructure(root, styles, language, report)
  const navigation = documentNavigation(document.root, styles, report)
  const findings: Findings = { painted: new Set(), positions: new Map(), images: new Map() }
  const painted = pages.map((page, index) => paintPage(page, index, { styles, structure, navigation, findings }))
  return {
    pages: painted,
    structure: structure.tree({
      contents: findings.painted,
      links: new Set(painted.flatMap(({ links }) => links.map(({ link }) => link))),
      bboxOf: (image) => findings.images.get(image),
    }),
    outline: navigation.outline(findings.positions),
    destinations: navigation.destinations(findings.positions),
    title: document.title,
    language,
  }
}
