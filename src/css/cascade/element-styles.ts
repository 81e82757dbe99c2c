import { placeOf, type Report } from '../../diagnostic.ts'
import type { Size } from '../../geometry.ts'
import type { Element } from '../../html/element.ts'
import type { ComputedStyle } from '../computed-style.ts'
import { type Declaration, parseStyleAttribute } from '../parse/declarations.ts'
import type { PseudoElementName } from '../selectors/selector.ts'
import type { SvgStyle } from '../svg-style.ts'
import { presentationalHints } from '../user-agent/presentational-hints.ts'
import type { FontUnits } from '../values/parser.ts'
import { type Cascade, importance } from './assemble.ts'
import { computeStyle, computeSvgStyle, type StyleRecord } from './compute-style.ts'
import type { RegisteredProperties } from './registered.ts'
import { type CascadeRule, compareRules } from './rules.ts'

export interface StyleEnvironment {
  readonly viewport: Size
  readonly metrics: FontUnits
  /** Custom properties that `@property` describes. */
  readonly registered: RegisteredProperties
  readonly report: Report
}

export interface ElementStyles {
  of(element: Element): ComputedStyle
  pseudo(element: Element, name: PseudoElementName): ComputedStyle | undefined
  svg(element: Element): SvgStyle
  recordOf(element: Element): StyleRecord
}

/** Styles by parent and by what matched: elements that agree in both share one object. */
type Shared = WeakMap<StyleRecord, Map<string, StyleRecord>>

export function createElementStyles(cascade: Cascade, environment: StyleEnvironment): ElementStyles {
  const records = new Map<Element, StyleRecord>()
  const pseudos = new Map<Element, Map<PseudoElementName, ComputedStyle | undefined>>()
  const shared: Shared = new WeakMap()
  const hints = new Hints(environment.report)
  let root: StyleRecord | undefined

  const compute = (rules: readonly CascadeRule[], element: Element, parent: StyleRecord | undefined): StyleRecord => {
    const attribute = attributeOf(element)
    const make = () =>
      computeStyle(rules, {
        ...{ ...environment, parent, root: root?.style, attribute },
        drawing: element.namespace === 'svg',
      })
    if (!parent) return make()
    const key = sharingKey(rules, attribute)
    const siblings = shared.get(parent) ?? new Map<string, StyleRecord>()
    const record = siblings.get(key) ?? make()
    shared.set(parent, siblings.set(key, record))
    return record
  }

  const ownRecord = (element: Element): StyleRecord => {
    const known = records.get(element)
    if (known) return known
    const parent = element.parent ? records.get(element.parent) : undefined
    const rules = withAttributes(cascade.rules.match(element.original ?? element, undefined), element, cascade, hints)
    const record = compute(rules, element, parent)
    if (!element.parent) root = record
    records.set(element, record)
    return record
  }

  const recordOf = (element: Element): StyleRecord => {
    const known = records.get(element)
    if (known) return known
    // From the root down, without recursion: documents may be nested deeper than the stack.
    const path: Element[] = []
    for (let current: Element | null = element; current && !records.has(current); current = current.parent) {
      path.push(current)
    }
    for (const ancestor of path.reverse()) ownRecord(ancestor)
    return ownRecord(element)
  }

  const pseudo = (element: Element, name: PseudoElementName): ComputedStyle | undefined => {
    const known = pseudos.get(element) ?? new Map<PseudoElementName, ComputedStyle | undefined>()
    if (known.has(name)) return known.get(name)
    const rules = cascade.rules.match(element, name)
    const result = rules.length === 0 ? undefined : generated(name, compute(rules, element, recordOf(element)).style)
    pseudos.set(element, known.set(name, result))
    return result
  }

  const svgStyles = new Map<Element, SvgStyle>()
  const svg = (element: Element): SvgStyle => {
    let style: SvgStyle | undefined
    const path: Element[] = []
    for (let at: Element | null = element; at && !style; at = at.parent) {
      style = svgStyles.get(at)
      if (!style) path.push(at)
    }
    for (const each of path.reverse()) {
      const rules = withAttributes(cascade.rules.match(each.original ?? each, undefined), each, cascade, hints)
      const parent = each.parent ? recordOf(each.parent) : undefined
      style = computeSvgStyle(rules, recordOf(each), style, {
        ...environment,
        parent,
        root: root?.style,
        attribute: attributeOf(each),
      })
      svgStyles.set(each, style)
    }
    return style as SvgStyle
  }

  return { of: (element) => recordOf(element).style, pseudo, svg, recordOf }
}

function attributeOf(element: Element): (name: string) => string | undefined {
  return (name) => element.attributes.get(name)?.value ?? element.attributes.get(name.toLowerCase())?.value
}

/** The style of a pseudo-element that exists; else undefined. CSS Pseudo-Elements 4 §4. */
function generated(name: PseudoElementName, style: ComputedStyle): ComputedStyle | undefined {
  if (name === '::first-line' || name === '::first-letter') return style
  const exists = name === '::marker' ? style.content !== 'none' : typeof style.content !== 'string'
  return exists && style.display !== 'none' ? style : undefined
}

/** Adds the style attribute and the presentational attributes to the rules that matched. */
function withAttributes(matched: CascadeRule[], element: Element, cascade: Cascade, hints: Hints): CascadeRule[] {
  const attached = cascade.styleAttributes.get(element.original ?? element)
  const hint = hints.of(element)
  if (!attached && !hint) return matched
  if (attached) matched.push(attached)
  if (hint) matched.push(hint)
  return matched.sort(compareRules)
}

/** Equal for elements whose declarations, and whose attributes named in `attr()`, are equal. */
function sharingKey(rules: readonly CascadeRule[], attribute: (name: string) => string | undefined): string {
  let key = ''
  for (const rule of rules) {
    key += `${rule.id},`
    for (const { attributes = [] } of rule.declarations) {
      for (const name of attributes) key += `${name}=${JSON.stringify(attribute(name) ?? null)},`
    }
  }
  return key
}

/** Presentational hints as rules: equal ones share their id. */
class Hints {
  private readonly rules = new Map<string, { readonly rule: CascadeRule; readonly refused: readonly string[] }>()
  private readonly report: Report

  constructor(report: Report) {
    this.report = report
  }

  of(element: Element): CascadeRule | undefined {
    const text = presentationalHints(element)
    if (text === '') return undefined
    const { rule, refused } = this.rules.get(text) ?? this.make(text)
    // A broken attribute of HTML is no problem worth a word: it says to ignore it.
    if (element.namespace === 'svg') for (const name of refused) reportAttribute(element, name, this.report)
    return rule
  }

  private make(text: string) {
    const { declarations, problems } = parseStyleAttribute(text)
    const refused = problems.flatMap((problem) => (problem.refused ? [problem.refused.property] : []))
    const made = { rule: hintRule(declarations, -1 - this.rules.size), refused }
    this.rules.set(text, made)
    return made
  }
}

/** SVG 2 §6.6: a presentation attribute is parsed as a value of its property. */
function reportAttribute(element: Element, name: string, report: Report) {
  const written = element.attributes.get(name)
  if (written === undefined) return
  report({
    severity: 'warning',
    code: 'invalid-svg-attribute',
    message: `\`${written.value}\` of the attribute \`${name}\` is not understood and has no effect`,
    ...placeOf(written.origins[0]?.origin ?? element.origin),
  })
}

function hintRule(declarations: readonly Declaration[], id: number): CascadeRule {
  const common = { origin: 'author', attached: false, layer: -1, specificity: 0, locate: () => undefined } as const
  return { id, declarations, ...common, ...importance(declarations) }
}
