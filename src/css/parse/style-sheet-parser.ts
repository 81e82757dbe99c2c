import type { AtrulePlain, CssNodePlain, RulePlain } from 'css-tree'
import parse from 'css-tree/parser'
import { parseCounterStyle } from '../at-rules/counter-style.ts'
import { type FontFaceDescriptors, parseFontFace } from '../at-rules/font-face.ts'
import { parseImport, type SheetImport } from '../at-rules/import.ts'
import { type MediaTest, parseMedia } from '../at-rules/media.ts'
import { type PageRule, parsePageRule } from '../at-rules/page-rule.ts'
import { parsePropertyRule, type RegisteredProperty } from '../at-rules/property-rule.ts'
import { supportsCondition } from '../at-rules/supports.ts'
import type { CounterStyleDescriptors } from '../counter-style.ts'
import { compileSelector, isSelector } from '../selectors/compile.ts'
import { namespaceOf } from '../selectors/namespaces.ts'
import type { Scope } from '../selectors/scope.ts'
import type { Selector } from '../selectors/selector.ts'
import { type Declaration, parseDeclarations, syntaxProblem, valueNodes } from './declarations.ts'
import { nestedRules } from './nested-rules.ts'
import { plain, rangeOf } from './plain.ts'
import type { Problem } from './problem.ts'
import { scopePrelude, selectorList } from './scope-prelude.ts'
import { unclosedBlock } from './unclosed-block.ts'

/** The name of a cascade layer from the outermost, one entry a level; `[]` for none. */
export type LayerName = readonly string[]

/** What a rule stands in. */
export interface Surroundings {
  readonly layer: LayerName
  /** All must match. */
  readonly media: readonly MediaTest[]
}

/** The rules of a sheet in order, conditional groups taken apart. */
export type SheetItem = Surroundings &
  (
    | {
        readonly type: 'style'
        readonly selectors: readonly Selector[]
        readonly declarations: readonly Declaration[]
        readonly scope?: Scope
      }
    | { readonly type: 'page'; readonly rule: PageRule }
    | { readonly type: 'font-face'; readonly face: FontFaceDescriptors }
    | { readonly type: 'counter-style'; readonly style: CounterStyleDescriptors }
    | { readonly type: 'property'; readonly property: RegisteredProperty }
    | { readonly type: 'import'; readonly target: SheetImport }
    /** Names layers, and so sets their order. */
    | { readonly type: 'layers'; readonly names: readonly LayerName[] }
    | { readonly type: 'problems'; readonly problems: readonly Problem[] }
  )

export type ParsedSheet = readonly SheetItem[]

/** Parses a whole style sheet. Problems are items among the rules, so that those in `@media screen` stay unsaid. */
export function parseStyleSheet(text: string): ParsedSheet {
  return new SheetParser(text).parse()
}

const containerHint = 'the sizes of boxes are known after styles are: ask `@media` for the size of the page'

/** Rules that only matter on screens or while a page lives. */
const screenAtRules = new Set(['keyframes', 'starting-style', 'view-transition', 'font-palette-values', 'charset'])

interface Context extends Surroundings {
  /** Selectors of the style rule around, for `&`. */
  readonly nesting: readonly Selector[] | undefined
  /** Of the `@scope` around. */
  readonly scope?: Scope
}

class SheetParser {
  private readonly text: string
  private readonly items: SheetItem[] = []
  private readonly syntaxProblems: Problem[] = []
  private readonly namespaces = new Map<string, string>()
  private anonymousLayers = 0

  constructor(text: string) {
    this.text = text
  }

  parse(): ParsedSheet {
    const sheet = plain(
      parse(this.text, {
        positions: true,
        parseAtrulePrelude: false,
        onParseError: this.onParseError,
      }),
    )
    const unclosed = unclosedBlock(this.text)
    if (unclosed !== undefined) this.syntaxProblems.push(unclosed)
    if (sheet.type === 'StyleSheet') this.rules(sheet.children, { layer: [], media: [], nesting: undefined })
    if (this.syntaxProblems.length > 0) this.problems(this.syntaxProblems, { layer: [], media: [] })
    return this.items
  }

  private readonly onParseError = (error: { message: string; offset: number }, node: unknown): void => {
    this.syntaxProblems.push(syntaxProblem(error.message, node as CssNodePlain | null, error.offset))
  }

  /** A node, or the nested rules in what the parser could not read as a declaration. */
  private recovered(node: CssNodePlain, context: Context): readonly CssNodePlain[] {
    const raw = node.type === 'Declaration' && !node.property.startsWith('--') ? node.value : node
    if (raw.type !== 'Raw') return [node]
    const found = context.nesting || context.scope ? nestedRules(node, this.text, this.onParseError) : undefined
    if (found || node.type === 'Declaration') this.dropSyntaxProblem(raw)
    return found?.flatMap((rule) => this.recovered(rule, context)) ?? [node]
  }

  private rules(nodes: readonly CssNodePlain[], context: Context): void {
    let declarations: CssNodePlain[] = []
    // CSS Nesting 1 §2.3: declarations after a nested rule stay after it.
    const flush = () => {
      if (declarations.length > 0 && context.nesting) this.declarations(declarations, context.nesting, context)
      declarations = []
    }
    for (const node of nodes.flatMap((found) => this.recovered(found, context))) {
      if (node.type === 'Declaration') {
        declarations.push(node)
        continue
      }
      flush()
      if (node.type === 'Rule') this.styleRule(node, context)
      else if (node.type === 'Atrule') this.atRule(node, context)
    }
    flush()
  }

  private declarations(nodes: readonly CssNodePlain[], selectors: readonly Selector[], context: Context): void {
    const problems: Problem[] = []
    const declarations = parseDeclarations(nodes, this.text, problems)
    if (problems.length > 0) this.problems(problems, context)
    if (declarations.length === 0) return
    const { layer, media, scope } = context
    this.items.push({ type: 'style', selectors, declarations, layer, media, ...(scope && { scope }) })
  }

  private styleRule(rule: RulePlain, context: Context): void {
    const selectors = this.selectors(rule.prelude, context)
    if (selectors) this.rules(rule.block.children, { ...context, nesting: selectors })
  }

  /** Undefined when the rule is to be dropped: Selectors 4 §3.9, one bad selector spoils the list. */
  private selectors(prelude: CssNodePlain, context: Context): readonly Selector[] | undefined {
    if (prelude.type !== 'SelectorList') {
      if (prelude.type === 'Raw') this.dropSyntaxProblem(prelude)
      this.problem(prelude, context, 'invalid-selector', 'this selector is not CSS and its rule is skipped')
      return undefined
    }
    const selectors: Selector[] = []
    for (const node of prelude.children) {
      const { nesting, scope } = context
      const relative = nesting || scope ? nestedSelector(node, nesting === undefined) : node
      const compiled = compileSelector(relative, { nesting, namespaces: { byPrefix: this.namespaces } })
      if (compiled === 'nothing') continue
      if (isSelector(compiled)) {
        selectors.push(compiled)
        continue
      }
      const unsupported = compiled.type === 'unsupported'
      const message = `${compiled.what} ${unsupported ? 'is not supported' : 'is not CSS'} and the rule is skipped`
      this.problem(node, context, unsupported ? 'unsupported-selector' : 'invalid-selector', message)
      return undefined
    }
    return selectors
  }

  private dropSyntaxProblem(node: CssNodePlain): void {
    const { start, end } = rangeOf(node)
    const index = this.syntaxProblems.findIndex((problem) => problem.start === start && problem.end === end)
    if (index >= 0) this.syntaxProblems.splice(index, 1)
  }

  private atRule(rule: AtrulePlain, context: Context): void {
    const name = rule.name.toLowerCase()
    const prelude = this.prelude(rule)
    const surroundings = { layer: context.layer, media: context.media }
    const block = rule.block?.children ?? []
    switch (name) {
      case 'media':
        this.mediaRule(rule, prelude, context)
        return
      case 'supports':
        this.supportsRule(rule, prelude, context)
        return
      case 'layer':
        this.layerRule(rule, prelude, context)
        return
      case 'property':
        this.collect(context, (problems) => {
          const property = parsePropertyRule(prelude, block, this.text, problems, rangeOf(rule))
          if (property) this.items.push({ type: 'property', property, ...surroundings })
        })
        return
      case 'scope':
        this.scopeRule(rule, prelude, context)
        return
      case 'namespace':
        this.namespaceRule(rule, prelude, context)
        return
      case 'import':
        this.importRule(rule, prelude, context)
        return
      case 'page':
        this.collect(context, (problems) => {
          const page = parsePageRule(prelude, block, this.text, problems, rangeOf(rule))
          if (page) this.items.push({ type: 'page', rule: page, ...surroundings })
        })
        return
      case 'font-face':
        this.collect(context, (problems) => {
          const face = parseFontFace(block, this.text, problems, rangeOf(rule))
          if (face) this.items.push({ type: 'font-face', face, ...surroundings })
        })
        return
      case 'counter-style':
        this.collect(context, (problems) => {
          const style = parseCounterStyle(prelude, block, this.text, problems, rangeOf(rule))
          if (style) this.items.push({ type: 'counter-style', style, ...surroundings })
        })
        return
      default:
        if (screenAtRules.has(name) || name.startsWith('-')) return
        this.problem(rule, context, 'unsupported-at-rule', `\`@${name}\` is not supported and is skipped`, {
          length: name.length + 1,
          ...(name === 'container' && { hint: containerHint }),
        })
    }
  }

  private prelude(rule: AtrulePlain): string {
    return rule.prelude?.type === 'Raw' ? rule.prelude.value.replace(/\/\*.*?\*\//gs, ' ').trim() : ''
  }

  private collect(context: Context, read: (problems: Problem[]) => void): void {
    const problems: Problem[] = []
    read(problems)
    if (problems.length > 0) this.problems(problems, context)
  }

  private mediaRule(rule: AtrulePlain, prelude: string, context: Context): void {
    const { matches, wrong } = parseMedia(prelude)
    for (const part of wrong) this.wrongMedia(rule, context, part)
    this.rules(rule.block?.children ?? [], { ...context, media: [...context.media, matches] })
  }

  private wrongMedia(rule: AtrulePlain, context: Context, part: string): void {
    this.problem(rule.prelude ?? rule, context, 'invalid-media', `\`${part}\` is not a media query and never matches`)
  }

  private supportsRule(rule: AtrulePlain, prelude: string, context: Context): void {
    const truth = supportsCondition(prelude)
    if (truth === undefined) {
      this.problem(rule, context, 'invalid-supports', `\`${prelude}\` is not a condition of \`@supports\``)
    }
    if (truth) this.rules(rule.block?.children ?? [], context)
  }

  /** `@scope (roots) to (limits)`: the rules in it are about a part of the document. CSS Cascade 6 §2.5. */
  private scopeRule(rule: AtrulePlain, prelude: string, context: Context): void {
    const { nesting, scope: outer } = context
    const written = scopePrelude(prelude)
    const read = (text: string, within: Pick<Context, 'nesting' | 'scope'>) =>
      this.selectors(selectorList(text, rule), { ...context, ...within })
    const roots = written?.roots === undefined ? undefined : read(written.roots, { nesting })
    const inner: Scope = { roots, limits: [], outer }
    const limits = written?.limits === undefined ? [] : read(written.limits, { nesting: undefined, scope: inner })
    if (!written) this.problem(rule, context, 'invalid-scope', `\`${prelude}\` is not a scope and the rule is skipped`)
    if (!written || !limits || (written.roots !== undefined && !roots)) return
    this.rules(rule.block?.children ?? [], { ...context, nesting: undefined, scope: { ...inner, limits } })
  }

  /** CSS Namespaces 3 §3: before all rules but `@import` and `@layer`. */
  private namespaceRule(rule: AtrulePlain, prelude: string, context: Context): void {
    const [first, second] = valueNodes(prelude) ?? []
    const name = second === undefined ? undefined : first
    const address = second ?? first
    const uri = address?.type === 'String' || address?.type === 'Url' ? address.value : undefined
    const early = this.items.every((item) => ['import', 'layers', 'problems'].includes(item.type))
    if (uri === undefined || (name && name.type !== 'Identifier') || !early) {
      this.problem(rule, context, 'invalid-namespace', `\`${prelude}\` is no namespace, or comes after other rules`)
    } else this.namespaces.set(name?.type === 'Identifier' ? name.name : '', namespaceOf(uri))
  }

  private layerRule(rule: AtrulePlain, prelude: string, context: Context): void {
    const names = prelude === '' ? [] : prelude.split(',').map((name) => [...context.layer, ...name.trim().split('.')])
    const { media } = context
    if (!rule.block) {
      this.items.push({ type: 'layers', names, layer: context.layer, media })
      return
    }
    const layer = names[0] ?? [...context.layer, this.anonymousLayer()]
    this.items.push({ type: 'layers', names: [layer], layer: context.layer, media })
    this.rules(rule.block.children, { ...context, layer })
  }

  /** A name that no sheet can write. */
  private anonymousLayer(): string {
    return `(${this.anonymousLayers++})`
  }

  private importRule(rule: AtrulePlain, prelude: string, context: Context): void {
    const early = this.items.every((item) => ['import', 'layers', 'problems'].includes(item.type))
    const target =
      early && context.layer.length === 0 ? parseImport(prelude, rangeOf(rule), () => this.anonymousLayer()) : undefined
    for (const part of target?.media.wrong ?? []) this.wrongMedia(rule, context, part)
    if (target) this.items.push({ type: 'import', target, layer: context.layer, media: context.media })
    else {
      const message = early
        ? `\`${prelude}\` cannot be imported`
        : '`@import` must come before all rules and is skipped'
      this.problem(rule, context, 'invalid-import', message)
    }
  }

  private problem(
    node: CssNodePlain,
    context: Surroundings,
    code: string,
    message: string,
    { length, hint }: { readonly length?: number; readonly hint?: string } = {},
  ): void {
    const { start, end } = rangeOf(node)
    const problem: Problem = { severity: 'warning', code, message, start, end: length ? start + length : end }
    this.problems([hint === undefined ? problem : { ...problem, hint }], context)
  }

  private problems(problems: readonly Problem[], { layer, media }: Surroundings): void {
    this.items.push({ type: 'problems', problems, layer, media })
  }
}

/**
 * CSS Nesting 1 §3: a nested selector without `&` is a descendant's, or starts with its own combinator. In `@scope` so
 * is one without `:scope`: CSS Cascade 6 §2.5.1.
 */
function nestedSelector(node: CssNodePlain, scoped: boolean): CssNodePlain {
  if (node.type !== 'Selector' || hasNesting(node, scoped)) return node
  const parent = { type: 'NestingSelector' } as unknown as CssNodePlain
  const [first] = node.children
  const joint: CssNodePlain[] = first?.type === 'Combinator' ? [] : [{ type: 'Combinator', name: ' ' }]
  return { ...node, children: [parent, ...joint, ...node.children] }
}

function hasNesting(node: CssNodePlain, scoped: boolean): boolean {
  if ((node.type as string) === 'NestingSelector') return true
  if (scoped && node.type === 'PseudoClassSelector' && node.name.toLowerCase() === 'scope') return true
  if (!('children' in node) || !Array.isArray(node.children)) return false
  return node.children.some((child) => hasNesting(child, scoped))
}
