import type { Report, Span } from '../../diagnostic.ts'
import type { Size } from '../../geometry.ts'
import { elementsOf } from '../../html/document.ts'
import type { Document, Element } from '../../html/element.ts'
import type { UrlReference } from '../../resource.ts'
import type { PageRule } from '../at-rules/page-rule.ts'
import type { RegisteredProperty } from '../at-rules/property-rule.ts'
import type { CounterStyles } from '../counter-text.ts'
import { classify } from '../parse/classify.ts'
import { type Declaration, parseStyleAttribute } from '../parse/declarations.ts'
import type { Locate, Problem } from '../parse/problem.ts'
import { type LayerName, parseStyleSheet, type SheetItem } from '../parse/style-sheet-parser.ts'
import type { FontFaceRule } from '../style-sheet.ts'
import { userAgentSource } from '../user-agent/style-sheet.ts'
import { Layers } from './layers.ts'
import { locateInOrigins } from './locate.ts'
import { type CascadeRule, RuleIndex } from './rules.ts'
import type { LoadedSheet } from './sheets.ts'

/** `@page` rules with what the cascade sorts by. */
export interface CascadePageRule {
  readonly rule: PageRule
  readonly layer: number
  readonly order: number
  readonly locate: Locate
}

/** All rules of a document, ready to be asked. */
export interface Cascade {
  readonly rules: RuleIndex
  readonly styleAttributes: ReadonlyMap<Element, CascadeRule>
  readonly pageRules: readonly CascadePageRule[]
  readonly fontFaces: readonly FontFaceRule[]
  readonly counterStyles: CounterStyles
  readonly registered: ReadonlyMap<string, RegisteredProperty>
  /** Where the URLs of the sheets were written. */
  readonly urls: ReadonlyMap<string, UrlReference>
}

/** Puts the sheets together and reports their problems. */
export async function assemble(
  document: Document,
  sheets: readonly LoadedSheet[],
  paper: Size,
  report: Report,
): Promise<Cascade> {
  const assembly = new Assembly(paper)
  for (const sheet of sheets) assembly.declareLayers(sheet, [])
  for (const sheet of sheets) assembly.addSheet(sheet, [])
  assembly.addStyleAttributes(document.root)
  await assembly.reportProblems(report)
  return assembly
}

/** Ids below are those of the engine's own rules. */
const firstAuthorId = 1 << 16

let userAgentIndex: RuleIndex | undefined

/** The engine's own rules, parsed once a process. A problem in its sheet is ours. */
function userAgentRules(): RuleIndex {
  if (userAgentIndex) return userAgentIndex
  const index = new RuleIndex()
  let id = 0
  for (const item of parseStyleSheet(userAgentSource.text)) {
    if (item.type !== 'style') throw new Error(`the user agent style sheet has an item of type ${item.type}`)
    const { declarations, selectors } = item
    for (const selector of selectors) {
      const { specificity } = selector
      const common = { origin: 'user-agent', attached: false, layer: 0, specificity, locate: () => undefined } as const
      index.add({ id: id++, declarations, ...common, ...importance(declarations), selector })
    }
  }
  userAgentIndex = index
  return index
}

class Assembly implements Cascade {
  readonly rules = new RuleIndex(userAgentRules())
  readonly styleAttributes = new Map<Element, CascadeRule>()
  readonly pageRules: CascadePageRule[] = []
  readonly fontFaces: FontFaceRule[] = []
  readonly counterStyles = new Map<string, CounterStyles extends ReadonlyMap<string, infer S> ? S : never>()
  readonly registered = new Map<string, RegisteredProperty>()
  readonly urls = new Map<string, UrlReference>()
  private readonly paper: Size
  private readonly layers = new Layers()
  private readonly problems: (Problem & { readonly at: Span | undefined })[] = []
  private readonly parsedAttributes = new Map<
    string,
    ReturnType<typeof parseStyleAttribute> & { readonly id: number }
  >()
  private nextId = firstAuthorId

  constructor(paper: Size) {
    this.paper = paper
  }

  declareLayers(sheet: LoadedSheet, prefix: LayerName): void {
    for (const item of sheet.items) {
      if (!this.applies(item)) continue
      if (item.type === 'layers') for (const name of item.names) this.layers.declare([...prefix, ...name])
      const imported = item.type === 'import' ? sheet.imports.get(item) : undefined
      if (item.type !== 'import') continue
      const inner = [...prefix, ...(item.target.layer ?? [])]
      this.layers.declare(inner)
      if (imported) this.declareLayers(imported, inner)
    }
  }

  addSheet(sheet: LoadedSheet, prefix: LayerName): void {
    for (const item of sheet.items) if (this.applies(item)) this.addItem(item, sheet, prefix)
  }

  private applies(item: SheetItem): boolean {
    return item.media.every((test) => test(this.paper))
  }

  private addItem(item: SheetItem, sheet: LoadedSheet, prefix: LayerName): void {
    const layer = this.layers.rank([...prefix, ...item.layer])
    const { locate } = sheet
    switch (item.type) {
      case 'style':
        for (const selector of item.selectors) {
          const { specificity } = selector
          const { declarations, scope } = item
          const scoped = scope && { scope, ...(sheet.owner && { owner: sheet.owner }) }
          const common = { origin: 'author', attached: false, layer, specificity, locate, ...scoped } as const
          this.rules.add({ id: this.nextId++, declarations, ...common, ...importance(declarations), selector })
        }
        this.noteUrls(item.declarations, sheet)
        return
      case 'page':
        this.pageRules.push({ rule: item.rule, layer, order: this.nextId++, locate })
        this.noteUrls(item.rule.declarations, sheet)
        for (const box of item.rule.marginBoxes) this.noteUrls(box.declarations, sheet)
        return
      case 'font-face': {
        const { sources, start, end, ...face } = item.face
        const at = locate(start, end)
        const origin = at ? { template: at } : {}
        const { folders } = sheet
        this.fontFaces.push({ ...face, sources: sources.map((source) => ({ ...source, folders, origin })), origin })
        return
      }
      case 'counter-style':
        this.counterStyles.set(item.style.name, item.style)
        return
      case 'property':
        this.registered.set(item.property.name, item.property)
        return
      case 'import': {
        const imported = sheet.imports.get(item)
        if (imported) this.addSheet(imported, [...prefix, ...(item.target.layer ?? [])])
        return
      }
      case 'problems':
        for (const problem of item.problems) this.problems.push({ ...problem, at: locate(problem.start, problem.end) })
        return
      case 'layers':
        return
      default:
        item satisfies never
    }
  }

  private noteUrls(
    declarations: readonly Declaration[],
    { locate, folders }: Pick<LoadedSheet, 'locate' | 'folders'>,
  ): void {
    for (const { urls = [], start, end } of declarations) {
      for (const url of urls) {
        const known = this.urls.get(url)
        const at = locate(start, end)
        const all = [...new Set([...(known?.folders ?? []), ...folders])]
        this.urls.set(url, { url, folders: all, origin: known?.origin ?? (at ? { template: at } : {}) })
      }
    }
  }

  addStyleAttributes(root: Element): void {
    for (const element of elementsOf(root)) {
      const written = element.attributes.get('style')
      if (!written) continue
      const { declarations, problems, id } = this.parseAttribute(written.value)
      const locate = locateInOrigins(written.origins, element.origin.template)
      for (const problem of problems) this.problems.push({ ...problem, at: locate(problem.start, problem.end) })
      if (declarations.length === 0) continue
      this.noteUrls(declarations, { locate, folders: [] })
      const common = { origin: 'author', attached: true, layer: 0, specificity: 0, locate } as const
      this.styleAttributes.set(element, { id, declarations, ...common, ...importance(declarations) })
    }
  }

  /** Equal attributes share their declarations and their id, and so their styles. */
  private parseAttribute(text: string) {
    const known = this.parsedAttributes.get(text)
    if (known) return known
    const parsed = { ...parseStyleAttribute(text), id: this.nextId++ }
    this.parsedAttributes.set(text, parsed)
    return parsed
  }

  async reportProblems(report: Report): Promise<void> {
    const classified = await classify(this.problems)
    classified.forEach((problem, index) => {
      const at = this.problems[index]?.at
      const { severity, code, message, hint } = problem
      report({ severity, code, message, ...(at ? { at } : {}), ...(hint === undefined ? {} : { hint }) })
    })
  }
}

/** Which kinds of declarations there are, so that sorting need not look. */
export function importance(declarations: readonly Declaration[]): {
  readonly important: boolean
  readonly normal: boolean
} {
  return {
    important: declarations.some((declaration) => declaration.important),
    normal: declarations.some((declaration) => !declaration.important),
  }
}
