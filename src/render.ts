import { createHash } from 'node:crypto'
import { basename, extname } from 'node:path'
import { imageReferences } from './box/image-references.ts'
import { createStyles } from './css/create-styles.ts'
import type { FontFaceRule } from './css/style-sheet.ts'
import type { Diagnostic, MarkedText, Report } from './diagnostic.ts'
import { jsonLd } from './episode/json-ld.ts'
import type { Kit } from './episode/kit.ts'
import { kitYaml } from './episode/kit-yaml.ts'
import type { Document } from './html/element.ts'
import { limitDepth } from './html/limit-depth.ts'
import { markWholeFile, parseHtml } from './html/parse-html.ts'
import { loadImages } from './image/load-images.ts'
import { settlePages } from './page/settle-pages.ts'
import type { DisplayList } from './paint/display-list.ts'
import { limitResolution } from './paint/limit-resolution.ts'
import { paint } from './paint/paint.ts'
import { shortfallsOf } from './pdf/conformance.ts'
import type { Lock } from './pdf/encryption.ts'
import { type Claims, defaultStandard, type PdfStandard, standards } from './pdf/standards.ts'
import { type PdfOptions, writeLockedPdf, writePdf } from './pdf/write-pdf.ts'
import type { KitFacts } from './pdf/xmp.ts'
import type { Resources, StyleSheetSource } from './resource.ts'
import { createResources, type FileCache } from './resources.ts'
import { expandTemplate } from './template/expand-template.ts'
import type { Template } from './template/template.ts'
import { templateHash } from './template/template-hash.ts'
import type { FontSet } from './text/font.ts'
import { createFontSet } from './text/font-set.ts'
import { fontUnits } from './text/font-units.ts'

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
  /** What the PDF is to conform to. Default: `ua1+a3a`. */
  readonly standard?: PdfStandard
  /** Samples an inch that pictures have at most. Default: as many as they have. */
  readonly imageDpi?: number
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
      title: kit.data.title,
      ...(job.standard !== undefined && { standard: job.standard }),
      ...(job.imageDpi !== undefined && { imageDpi: job.imageDpi }),
    },
    report,
  )
}

/** Display list → PDF, dated and described by the kit, whose data it carries along. */
export function write(list: DisplayList, job: Job): Promise<Uint8Array> {
  return writePdf(list, pdfOptions(list, job))
}

/** The same as a copy that asks for a password. */
export function writeLocked(list: DisplayList, job: Job, lock: Lock): Promise<Uint8Array> {
  return writeLockedPdf(list, pdfOptions(list, job), lock)
}

function pdfOptions(list: DisplayList, job: Job): PdfOptions {
  const { kit, sourceDate, standard } = job
  const { data } = kit
  const author = data.studio ?? data.network
  const yaml = Buffer.from(kitYaml(kit))
  return {
    info: {
      title: list.title,
      ...(author !== null && { author }),
      ...(data.logline !== null && { subject: data.logline }),
    },
    creationDate: sourceDate === undefined ? dateOf(kit) : new Date(sourceDate * 1000),
    language: list.language || data.language,
    ...(standard !== undefined && { standard }),
    kit: factsOf(job, yaml),
    attachments: [
      {
        name: `${kit.slug}.yaml`,
        mediaType: 'application/yaml',
        relationship: 'Data',
        description: 'The data of this kit, for presskit',
        bytes: yaml,
      },
      {
        name: `${kit.slug}.jsonld`,
        mediaType: 'application/ld+json',
        relationship: 'Alternative',
        description: 'The facts of this kit in the words of schema.org',
        bytes: Buffer.from(jsonLd(kit)),
      },
    ],
  }
}

function factsOf({ kit, template, document = 'kit.pdf', paper, standard, imageDpi }: Job, yaml: Uint8Array): KitFacts {
  const { series, number, title, revision } = kit.data
  return {
    ...(series !== null && { series: series.title }),
    ...(number !== null && { number }),
    title,
    ...(revision !== null && { revision: String(revision.number) }),
    slug: kit.slug,
    template: template.name,
    document,
    paper: paper ?? kit.data.paper,
    standard: standard ?? defaultStandard,
    ...(imageDpi !== undefined && { imageDpi: String(imageDpi) }),
    dataHash: createHash('sha256').update(yaml).digest('hex'),
    templateHash: templateHash(template),
  }
}

export interface HtmlOptions {
  /** Absolute folder: relative URLs start here. */
  readonly baseDir: string
  /** Absolute folder: nothing outside of it is read. Default: `baseDir`. */
  readonly projectDir?: string
  /** The page's name in diagnostics. Default: `page.html`. */
  readonly path?: string
  /** Seconds since 1970 that the PDF is dated with. Default: the start of 2000. */
  readonly sourceDate?: number
  /** What the PDF is to conform to. Default: `ua1+a3a`. */
  readonly standard?: PdfStandard
  /** Samples an inch that pictures have at most. Default: as many as they have. */
  readonly imageDpi?: number
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
  const { sourceDate, standard } = options
  const creationDate = sourceDate === undefined ? undated : new Date(sourceDate * 1000)
  const pdf = await writePdf(list, {
    info: { title: list.title },
    creationDate,
    ...(standard !== undefined && { standard }),
  })
  return { pdf, pages: list.pages.length, diagnostics }
}

/** HTML page → display list. */
export async function typesetPage(
  html: string,
  { baseDir, projectDir = baseDir, path = 'page.html', standard, imageDpi }: HtmlOptions,
): Promise<{ readonly list: DisplayList; readonly diagnostics: readonly Diagnostic[] }> {
  const diagnostics: Diagnostic[] = []
  const report: Report = (problem) => void diagnostics.push(problem)
  const resources = createResources({ roots: [projectDir], projectDir }, report)
  const marked = markWholeFile({ path, text: html })
  const list = await typesetHtml(
    marked,
    {
      styleSheets: [],
      folders: [baseDir],
      resources,
      title: nameOf(path),
      ...(standard !== undefined && { standard }),
      ...(imageDpi !== undefined && { imageDpi }),
    },
    report,
  )
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
  /** Of a document that has neither a title nor a heading. */
  readonly title: string
  /** Default: `ua1+a3a`. */
  readonly standard?: PdfStandard
  readonly imageDpi?: number
}

/** How many levels of elements are set as they are, and how many where the stack is too small even for these. */
const levels = { most: 1024, least: 100 }

/** The pipeline from HTML on. */
async function typesetHtml(html: MarkedText, setting: Setting, report: Report): Promise<DisplayList> {
  const whole = parseHtml(html, report) // HTML text → element tree
  const document = limitDepth(whole, levels.most, report)
  const problems: Diagnostic[] = []
  try {
    const list = await typesetDocument(document, setting, (problem) => void problems.push(problem))
    for (const problem of problems) report(problem)
    return list
  } catch (error) {
    if (!isStackOverflow(error)) throw error
    return typesetDocument(limitDepth(document, levels.least, report), setting, report)
  }
}

/** Boxes, layout and painting go down the tree on the stack; tables and what shrinks to its content take most of it. */
function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && error.message.includes('call stack')
}

async function typesetDocument(document: Document, setting: Setting, report: Report): Promise<DisplayList> {
  const { styleSheets, resources, folders } = setting
  const paper = papers[setting.paper ?? 'letter']
  let loading: Promise<FontSet> | undefined
  const fontsOf = (faces: readonly FontFaceRule[]) => {
    loading ??= createFontSet({ faces, resources }, report)
    return loading
  }
  const units = async (faces: readonly FontFaceRule[]) => fontUnits(await fontsOf(faces))
  const styleOptions = { paper, resources, folders, fontUnits: units }
  const styles = await createStyles(document, styleSheets, styleOptions, report) // element → computed style
  const fonts = await fontsOf(styles.fontFaces)
  const images = await loadImages(imageReferences(document, styles, folders, report), resources, report)
  const layoutable = { document, styles, fonts, imageOf: ({ url }: { readonly url: string }) => images.get(url) }
  const pages = settlePages(layoutable, report) // element tree → box tree → one fragment tree a page
  const list = paint(pages, {
    document,
    styles,
    images,
    fonts,
    report,
    ...(setting.language && { language: setting.language }),
  }) // fragments → display list
  const named = { ...list, title: list.title || (list.outline[0]?.title ?? setting.title) }
  reportShortfalls(named, standards[setting.standard ?? defaultStandard].claims, document, report)
  return setting.imageDpi === undefined ? named : limitResolution(named, setting.imageDpi)
}

/** What keeps the PDF from being what it is meant to be. Images without a text have been reported one by one. */
function reportShortfalls(list: DisplayList, claims: Claims, { root }: Document, report: Report) {
  const at = root.origin.template ?? root.origin.value
  for (const { code, message, hint, breaks } of shortfallsOf(list)) {
    const lost = breaks.filter((claim) => claims[claim] !== undefined).map((claim) => standardNames[claim])
    if (code === 'missing-alt' || lost.length === 0) continue
    report({
      severity: 'warning',
      code,
      message,
      ...(at !== undefined && { at }),
      hint: `${hint}; the PDF is not ${lost.join(' and ')}`,
    })
  }
}

const standardNames = { ua: 'PDF/UA', a: 'PDF/A' }

/** CSS Paged Media 3 §7.1. */
const papers = {
  letter: { width: 612, height: 792 },
  a4: { width: (210 * 72) / 25.4, height: (297 * 72) / 25.4 },
}

/** `pages/press.html` is called `press`, as browsers would have it. */
function nameOf(path: string): string {
  return basename(path, extname(path)) || path
}

/** What is dated that has no date of its own. */
const undated = new Date('2000-01-01T00:00:00Z')

/** The kit's own date, so that the same kit has the same bytes whenever it is built. */
function dateOf({ data }: Kit): Date {
  const day = data.revision?.date ?? data.dateline?.date ?? data.airSlot?.date ?? data.embargo?.date
  return day ? new Date(`${day}T00:00:00Z`) : undated
}
