import { generateBoxes } from './box/generate-boxes.ts'
import { imageReferences } from './box/image-references.ts'
import { createStyles } from './css/create-styles.ts'
import type { Diagnostic, MarkedText, Report } from './diagnostic.ts'
import type { Kit } from './episode/kit.ts'
import { markWholeFile, parseHtml } from './html/parse-html.ts'
import { loadImages } from './image/load-images.ts'
import { createLayoutContext } from './layout/layout-box.ts'
import { paginate } from './page/paginate.ts'
import type { DisplayList } from './paint/display-list.ts'
import { paint } from './paint/paint.ts'
import { writePdf } from './pdf/write-pdf.ts'
import type { Resources, StyleSheetSource } from './resource.ts'
import { createResources, type FileCache } from './resources.ts'
import { expandTemplate } from './template/expand-template.ts'
import type { Template } from './template/template.ts'
import { createFontSet } from './text/font-set.ts'

/** One document to make of one kit. */
export interface Job {
  readonly kit: Kit
  readonly template: Template
  /** Which of the template's documents. Default: `kit.pdf`. */
  readonly document?: string
  /** Absolute. With the template's folders, all that may be read; paths in diagnostics are relative to it. */
  readonly projectDir: string
  /** Absolute folders that relative URLs in the HTML are looked up in, before those of the template. Default: none. */
  readonly folders?: readonly string[]
  /** Default: what the kit says. */
  readonly paper?: 'letter' | 'a4'
  /** Seconds since 1970 that the PDF is dated with. Default: the kit's own date. */
  readonly sourceDate?: number
  /** Files that other kits have read already. */
  readonly files?: FileCache
}

/** Renders one kit to the bytes of a PDF. Files are read on the way; nothing is written. */
export async function render(job: Job, report: Report): Promise<Uint8Array> {
  return write(await typeset(job, report), job)
}

/** Kit → display list: all of rendering but the PDF itself. */
export async function typeset(job: Job, report: Report): Promise<DisplayList> {
  const { kit, template, document = 'kit.pdf', projectDir, folders = [], files } = job
  const html = expandTemplate(template, document, kit, report) // Kit → HTML text
  return typesetHtml(
    html,
    {
      styleSheets: template.styleSheets,
      folders: [...folders, ...template.folders],
      resources: createResources(
        { roots: [projectDir, ...template.folders], projectDir, ...(files && { files }) },
        report,
      ),
      paper: job.paper ?? kit.data.paper,
      language: kit.data.language,
    },
    report,
  )
}

/** Display list → PDF, dated and described by the kit. */
export function write(list: DisplayList, { kit, sourceDate }: Job): Promise<Uint8Array> {
  const { data } = kit
  const author = data.studio ?? data.network
  return writePdf(list, {
    info: {
      title: list.title || data.title,
      ...(author !== null && { author }),
      ...(data.logline !== null && { subject: data.logline }),
    },
    creationDate: sourceDate === undefined ? dateOf(kit) : new Date(sourceDate * 1000),
    language: list.language || data.language,
  })
}

export interface HtmlOptions {
  /** Absolute folder: relative URLs start here, and nothing outside it is read. */
  readonly baseDir: string
  /** The page's name in diagnostics. Default: `page.html`. */
  readonly path?: string
  /** Seconds since 1970 that the PDF is dated with. Default: the start of 2000. */
  readonly sourceDate?: number
}

export interface RenderedHtml {
  readonly pdf: Uint8Array
  readonly pages: number
  /** In the order they were found. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Renders any HTML page with the engine that sets the kits. Whatever the page holds, there is a PDF. */
export async function renderHtml(html: string, options: HtmlOptions): Promise<RenderedHtml> {
  const { list, diagnostics } = await typesetPage(html, options)
  const { sourceDate } = options
  const creationDate = sourceDate === undefined ? undated : new Date(sourceDate * 1000)
  const pdf = await writePdf(list, { info: { title: list.title }, creationDate })
  return { pdf, pages: list.pages.length, diagnostics }
}

/** HTML page → display list. */
export async function typesetPage(
  html: string,
  { baseDir, path = 'page.html' }: HtmlOptions,
): Promise<{ readonly list: DisplayList; readonly diagnostics: readonly Diagnostic[] }> {
  const diagnostics: Diagnostic[] = []
  const report: Report = (problem) => void diagnostics.push(problem)
  const resources = createResources({ roots: [baseDir], projectDir: baseDir }, report)
  const marked = markWholeFile({ path, text: html })
  const list = await typesetHtml(marked, { styleSheets: [], folders: [baseDir], resources }, report)
  return { list, diagnostics }
}

interface Setting {
  /** The template's, before those of the page itself. */
  readonly styleSheets: readonly StyleSheetSource[]
  /** Absolute folders that relative URLs in the HTML are looked up in, best first. */
  readonly folders: readonly string[]
  readonly resources: Resources
  /** Default: `letter`. */
  readonly paper?: 'letter' | 'a4'
  /** BCP 47, for a document that does not say. Default: none. */
  readonly language?: string
}

/** The pipeline from HTML on. */
async function typesetHtml(html: MarkedText, setting: Setting, report: Report): Promise<DisplayList> {
  const { styleSheets, resources, folders } = setting
  const paper = papers[setting.paper ?? 'letter']
  const document = parseHtml(html, report) // HTML text → element tree
  const styles = await createStyles(document, styleSheets, { paper, resources, folders }, report) // element → computed style
  const fonts = await createFontSet({ faces: styles.fontFaces, resources }, report)
  const images = await loadImages(imageReferences(document, styles, folders), resources, report)
  const root = generateBoxes(document, styles, ({ url }) => images.get(url), report) // element tree → box tree
  const pages = paginate(root, styles, createLayoutContext({ fonts, report })) // box tree → one fragment tree a page
  return paint(pages, { document, styles, report, ...(setting.language && { language: setting.language }) }) // fragments → display list
}

/** CSS Paged Media 3 §7.1. */
const papers = {
  letter: { width: 612, height: 792 },
  a4: { width: (210 * 72) / 25.4, height: (297 * 72) / 25.4 },
}

/** What is dated that has no date of its own. */
const undated = new Date('2000-01-01T00:00:00Z')

/** The kit's own date, so that the same kit has the same bytes whenever it is built. */
function dateOf({ data }: Kit): Date {
  const day = data.revision?.date ?? data.dateline?.date ?? data.airSlot?.date ?? data.embargo?.date
  return day ? new Date(`${day}T00:00:00Z`) : undated
}
