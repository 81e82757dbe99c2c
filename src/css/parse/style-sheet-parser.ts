import type { AtrulePlain, CssNodePlain, RulePlain } from 'css-tree'
import parse from 'css-tree/parser'
import { type CounterStyleDescriptors, parseCounterStyle } from '../at-rules/counter-style.ts'
import { type FontFaceDescriptors, parseFontFace } from '../at-rules/font-face.ts'
import { parseImport, type SheetImport } from '../at-rules/import.ts'
import { type MediaTest, parseMedia } from '../at-rules/media.ts'
import { type PageRule, parsePageRule } from '../at-rules/page-rule.ts'
import { supportsCondition } from '../at-rules/supports.ts'
import { compileSelector, isSelector } from '../selectors/compile.ts'
import type { Selector } from '../selectors/selector.ts'
import { type Declaration, parseDeclarations, syntaxProblem } from './declarations.ts'
import { nestedRules } from './nested-rules.ts'
import { plain, rangeOf } from './plain.ts'
import type { Problem } from './problem.ts'

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
    | { readonly type: 'style'; readonly selectors: readonly Selector[]; readonly declarations: readonly Declaration[] }
    | { readonly type: 'page'; readonly rule: PageRule }
    | { readonly type: 'font-face'; readonly face: FontFaceDescriptors }
    | { readonly type: 'counter-style'; readonly style: CounterStyleDescriptors }
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

/** Rules that only matter on screens or while a page lives. */
const screenAtRules = new Set(['keyframes', 'starting-style', 'view-transition', 'font-palette-values', 'charset'])

interface Context extends Surroundings {
  /** Selectors of the style rule around, for `&`. */
  readonly nesting: readonly Selector[] | undefined
}

class SheetParser {
  private readonly text: string
  private readonly items: SheetItem[] = []
  private readonly syntaxProblems: Problem[] = []
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
    const found = context.nesting ? nestedRules(node, this.text, this.onParseError) : undefined
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
    this.items.push({ type: 'style', selectors, declarations, layer: context.layer, media: context.media })
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
      const compiled = compileSelector(nestedSelector(node, context.nesting), context.nesting)
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
        this.problem(
          rule,
          context,
          'unsupported-at-rule',
          `\`@${name}\` is not supported and is skipped`,
          name.length + 1,
        )
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

  private problem(node: CssNodePlain, context: Surroundings, code: string, message: string, length?: number): void {
    const { start, end } = rangeOf(node)
    const problem: Problem = { severity: 'warning', code, message, start, end: length ? start + length : end }
    this.problems([problem], context)
  }

  private problems(problems: readonly Problem[], { layer, media }: Surroundings): void {
    this.items.push({ type: 'problems', problems, layer, media })
  }
}

/** CSS Nesting 1 §3: a nested selector without `&` is a descendant's, or starts with its own combinator. */
function nestedSelector(node: CssNodePlain, nesting: readonly Selector[] | undefined): CssNodePlain {
  if (!nesting || node.type !== 'Selector' || hasNesting(node)) return node
  const parent = { type: 'NestingSelector' } as unknown as CssNodePlain
  const [first] = node.children
  const joint: CssNodePlain[] = first?.type === 'Combinator' ? [] : [{ type: 'Combinator', name: ' ' }]
  return { ...node, children: [parent, ...joint, ...node.children] }
}

function hasNesting(node: CssNodePlain): boolean {
  if ((node.type as string) === 'NestingSelector') return true
  if (!('children' in node) || !Array.isArray(node.children)) return false
  return node.children.some(hasNesting)
}
