import type { OriginRange, Report, Source } from '../../diagnostic.ts'
import type { Size } from '../../geometry.ts'
import { elementsOf } from '../../html/document.ts'
import { attribute, type Document, type Element } from '../../html/element.ts'
import type { Resources, StyleSheetSource } from '../../resource.ts'
import { parseMedia } from '../at-rules/media.ts'
import type { Locate } from '../parse/problem.ts'
import { type ParsedSheet, parseStyleSheet, type SheetItem } from '../parse/style-sheet-parser.ts'
import { locateInOrigins, locateInSource } from './locate.ts'

/** A parsed sheet with what is needed to use it, and the sheets it imports. */
export interface LoadedSheet {
  readonly items: ParsedSheet
  readonly locate: Locate
  readonly folders: readonly string[]
  readonly imports: ReadonlyMap<SheetItem, LoadedSheet>
  /** What its `style` element stands in: the root of an `@scope` that names none. */
  readonly owner?: Element
}

interface Gathering {
  readonly paper: Size
  readonly resources?: Resources
  readonly folders?: readonly string[]
}

/** All sheets of a document but the engine's own, weakest first. */
export async function gatherSheets(
  document: Document,
  authorSheets: readonly StyleSheetSource[],
  gathering: Gathering,
  report: Report,
): Promise<readonly LoadedSheet[]> {
  const loader = new Loader(gathering, report)
  const sheets: LoadedSheet[] = []
  for (const { source, folders } of authorSheets) sheets.push(await loader.load(source, folders, []))
  for (const element of documentSheets(document.root)) {
    const sheet = await (element.tag === 'style' ? loader.styleElement(element) : loader.link(element))
    if (sheet) sheets.push(sheet)
  }
  return sheets
}

/** Sheets parsed before, by the object that holds their text: templates are read once and shared by all kits. */
const parsedSources = new WeakMap<Source, ParsedSheet>()

function parseSource(source: Source): ParsedSheet {
  const known = parsedSources.get(source) ?? parseStyleSheet(source.text)
  parsedSources.set(source, known)
  return known
}

/** `style` elements and links to style sheets, in document order. */
function documentSheets(root: Element): readonly Element[] {
  return [...elementsOf(root)].filter((element) => {
    const rel = (attribute(element, 'rel') ?? '').toLowerCase().split(/\s+/)
    const link = element.tag === 'link' && rel.includes('stylesheet') && !rel.includes('alternate')
    return element.tag === 'style' || link
  })
}

class Loader {
  private readonly gathering: Gathering
  private readonly report: Report

  constructor(gathering: Gathering, report: Report) {
    this.gathering = gathering
    this.report = report
  }

  async load(source: Source, folders: readonly string[], above: readonly string[]): Promise<LoadedSheet> {
    return this.withImports(parseSource(source), locateInSource(source), folders, above)
  }

  async styleElement(element: Element): Promise<LoadedSheet | undefined> {
    const type = attribute(element, 'type')?.trim().toLowerCase()
    if ((type && type !== 'text/css') || !this.forPaper(element)) return undefined
    let text = ''
    const origins: OriginRange[] = []
    for (const child of element.children) {
      if (child.type !== 'text') continue
      const shift = text.length
      for (const range of child.origins) origins.push({ ...range, start: range.start + shift, end: range.end + shift })
      text += child.value
    }
    const locate = locateInOrigins(origins, element.origin.template)
    const sheet = await this.withImports(parseStyleSheet(text), locate, this.gathering.folders ?? [], [])
    return element.parent ? { ...sheet, owner: element.parent } : sheet
  }

  async link(element: Element): Promise<LoadedSheet | undefined> {
    const href = attribute(element, 'href')
    if (!href || !this.forPaper(element)) return undefined
    const at = element.origin.template
    const found = await this.read(href, this.gathering.folders ?? [], element.origin, at)
    return found && this.load(found.source, found.folders, [found.id])
  }

  private forPaper(element: Element): boolean {
    return parseMedia(attribute(element, 'media') ?? '').matches(this.gathering.paper)
  }

  private async withImports(
    items: ParsedSheet,
    locate: Locate,
    folders: readonly string[],
    above: readonly string[],
  ): Promise<LoadedSheet> {
    const imports = new Map<SheetItem, LoadedSheet>()
    for (const item of items) {
      if (item.type !== 'import' || !item.target.wanted || !item.target.media.matches(this.gathering.paper)) continue
      const at = locate(item.target.start, item.target.end)
      const found = await this.read(item.target.url, folders, at ? { template: at } : {}, at)
      // A sheet that imports itself, through others or not, does so once.
      if (!found || above.includes(found.id)) continue
      imports.set(item, await this.load(found.source, found.folders, [...above, found.id]))
    }
    return { items, locate, folders, imports }
  }

  private async read(
    url: string,
    folders: readonly string[],
    origin: Element['origin'],
    at: Element['origin']['template'],
  ) {
    const { resources } = this.gathering
    if (!resources) {
      const message = `the style sheet \`${url}\` is not read here`
      this.report({ severity: 'warning', code: 'unread-style-sheet', message, ...(at ? { at } : {}) })
      return undefined
    }
    const resource = await resources.read({ url, folders, origin })
    if (!resource) return undefined
    const source = sourceOf(resource)
    return { id: resource.id, source, folders: resource.id.startsWith('data:') ? folders : [folderOf(resource.id)] }
  }
}

/** Sources of sheets read, so that the same bytes are parsed once. */
const readSources = new WeakMap<Uint8Array, Source>()

function sourceOf(resource: { readonly path: string; readonly bytes: Uint8Array }): Source {
  const known = readSources.get(resource.bytes)
  if (known) return known
  const source = { path: resource.path, text: new TextDecoder().decode(resource.bytes) }
  readSources.set(resource.bytes, source)
  return source
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'))) || '/'
}
