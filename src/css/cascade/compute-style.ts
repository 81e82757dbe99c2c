import type { Report } from '../../diagnostic.ts'
import type { ComputedStyle } from '../computed-style.ts'
import { type Declaration, parseValue, valueNodes } from '../parse/declarations.ts'
import { logicalProperties } from '../properties/logical.ts'
import { type PropertyName, properties, propertyNames } from '../properties/properties.ts'
import type { Property } from '../properties/property.ts'
import type { Setting } from '../properties/shorthand.ts'
import { type SvgPropertyName, svgProperties, svgPropertyNames } from '../properties/svg.ts'
import type { SvgStyle } from '../svg-style.ts'
import { type ComputeContext, computed, type Specified } from '../values/parser.ts'
import { mediumFontSize } from '../values/units.ts'
import { noRegistered, type RegisteredProperties, typedValues, withInitialValues } from './registered.ts'
import { type CascadeRule, compareImportantRules } from './rules.ts'
import { substituteSurroundings } from './substitutions.ts'
import { noVariables, resolveVariables, substitute, type Variables } from './variables.ts'

/** A computed style and the custom properties that are inherited with it. */
export interface StyleRecord {
  readonly style: ComputedStyle
  readonly variables: Variables
}

/** What computing a style needs besides the rules that matched. */
export interface Environment extends Pick<ComputeContext, 'viewport' | 'metrics' | 'attribute'> {
  readonly parent: StyleRecord | undefined
  readonly root: ComputedStyle | undefined
  readonly report: Report
  /** Custom properties that `@property` describes. Default: none. */
  readonly registered?: RegisteredProperties
  /** Is it an SVG element? Default: false. */
  readonly drawing?: boolean
}

/** One declaration in the running for a property. */
interface Candidate {
  readonly declaration: Declaration
  readonly rule: CascadeRule
}

/** The computed style for `rules`, weakest first. */
export function computeStyle(rules: readonly CascadeRule[], environment: Environment): StyleRecord {
  const candidates = sortCandidates(rules)
  const variables = computeVariables(candidates, environment)
  const direction = directionOf(candidates, variables, environment)
  const byProperty = new Map<string, Candidate[]>()
  for (const candidate of candidates) {
    const name = physicalName(candidate.declaration.property, direction)
    const known = byProperty.get(name)
    if (known) known.push(candidate)
    else byProperty.set(name, [candidate])
  }
  if (environment.drawing !== true) reportWithoutEffect(byProperty, environment.report)
  const style = undeclaredStyle(environment.parent?.style)
  const context: Changing<ComputeContext> = { ...contextOf(environment), style: style as unknown as ComputedStyle }
  for (const name of propertyNames) {
    if (byProperty.has(name) || dependentNames.has(name)) {
      const row = properties[name] as Property<unknown>
      const value = winningValue(row, byProperty.get(name), context.parent?.[name], variables, environment, context)
      style[name] = row.adjust ? row.adjust(value, context) : value
    }
    if (name === 'font-size') context.em = context.style[name]
    else if (name === 'font-stretch') context.fontOf = context.style
    else if (name === 'line-height') context.lineOf = context.style
  }
  return { style: Object.freeze(style) as unknown as ComputedStyle, variables }
}

const rows = propertyNames.map((name) => [name, properties[name] as Property<unknown>] as const)

/** Properties whose value hangs on that of others even where nothing is declared. */
const dependentNames: ReadonlySet<PropertyName> = new Set(
  rows.flatMap(([name, { initial, adjust }]) => (typeof initial === 'function' || adjust ? [name] : [])),
)

const inheritedNames = rows.flatMap(([name, { inherited }]) => (inherited ? [name] : []))

/** The initial values, functions where they hang on other properties. */
const initialStyle = Object.fromEntries(rows.map(([name, { initial }]) => [name, initial]))

/**
 * The style of an element without declarations, its dependent properties still to be computed. Copied as a whole and
 * not built up by property: V8 keeps an object that grows past some hundred properties as a slow and large hash table.
 */
function undeclaredStyle(parent: ComputedStyle | undefined): Partial<Record<PropertyName, unknown>> {
  const style: Partial<Record<PropertyName, unknown>> = { ...initialStyle }
  if (parent) for (const name of inheritedNames) style[name] = parent[name]
  return style
}

/** Before a style is computed: lengths in `em` are of the parent's font size. */
function contextOf(environment: Environment): Omit<ComputeContext, 'style'> {
  return {
    parent: environment.parent?.style,
    root: environment.root,
    em: environment.parent?.style['font-size'] ?? mediumFontSize,
    fontOf: environment.parent?.style,
    lineOf: environment.parent?.style,
    viewport: environment.viewport,
    metrics: environment.metrics,
    attribute: environment.attribute,
  }
}

type Changing<T> = { -readonly [K in keyof T]: T[K] }

/** All declarations, weakest first: normal ones, then important ones. CSS Cascade 5 §6.1. */
function sortCandidates(rules: readonly CascadeRule[]): Candidate[] {
  const candidates: Candidate[] = []
  for (const rule of rules) {
    if (!rule.normal) continue
    for (const declaration of rule.declarations) if (!declaration.important) candidates.push({ declaration, rule })
  }
  const important = rules.filter((rule) => rule.important).sort(compareImportantRules)
  for (const rule of important) {
    for (const declaration of rule.declarations) if (declaration.important) candidates.push({ declaration, rule })
  }
  return candidates
}

/** Custom properties of CSS Variables 1, those that sheets describe with their types. */
function computeVariables(candidates: readonly Candidate[], environment: Environment): Variables {
  const inherited = environment.parent?.variables ?? noVariables
  const registered = environment.registered ?? noRegistered
  const base = registered.size === 0 ? inherited : withInitialValues(inherited, registered)
  const declared = declaredVariables(candidates, inherited, registered)
  if (declared.size === 0) return base
  const resolved = resolveVariables(base, declared)
  if (![...declared.keys()].some((name) => registered.has(name))) return resolved
  const fontSizes = candidates.filter(({ declaration }) => declaration.property === 'font-size')
  const context = { ...contextOf(environment), style: {} as ComputedStyle }
  const row = properties['font-size'] as Property<unknown>
  const parentSize = context.parent?.['font-size']
  const em = winningValue(row, fontSizes, parentSize, resolved, environment, context) as number
  return typedValues(resolved, declared.keys(), base, registered, { ...context, em })
}

/** What the cascade leaves of custom properties, as written; undefined values are `initial`. */
function declaredVariables(
  candidates: readonly Candidate[],
  inherited: Variables,
  registered: RegisteredProperties,
): ReadonlyMap<string, string | undefined> {
  const byName = new Map<string, Candidate[]>()
  for (const candidate of candidates) {
    const { property } = candidate.declaration
    if (!property.startsWith('--')) continue
    const known = byName.get(property)
    if (known) known.push(candidate)
    else byName.set(property, [candidate])
  }
  const declared = new Map<string, string | undefined>()
  for (const [name, all] of byName) {
    const found = cascadedVariable(all)
    if (found === 'initial') declared.set(name, registered.get(name)?.initial)
    else if (found === 'inherit' && registered.get(name)?.inherits === false) declared.set(name, inherited.get(name))
    else if (typeof found === 'object') declared.set(name, found.text)
  }
  return declared
}

/** The winner among the declarations of one custom property; `unset` says nothing about it. */
function cascadedVariable(
  candidates: readonly Candidate[],
): { readonly text: string } | 'initial' | 'inherit' | 'unset' {
  for (let running = candidates; running.length > 0; ) {
    const winner = running.at(-1)
    if (winner?.declaration.value.type === 'custom') return winner.declaration.value
    if (winner?.declaration.value.type !== 'wide') break
    const { keyword } = winner.declaration.value
    if (keyword === 'initial' || keyword === 'inherit' || keyword === 'unset') return keyword
    running = rolledBack(running, winner.rule, keyword)
  }
  return 'unset'
}

/** The direction that logical properties go by. */
function directionOf(candidates: readonly Candidate[], variables: Variables, environment: Environment): 'ltr' | 'rtl' {
  const own = candidates.filter(({ declaration }) => declaration.property === 'direction')
  const parent = environment.parent?.style.direction ?? 'ltr'
  if (own.length === 0) return parent
  const context = { parent: environment.parent?.style } as ComputeContext
  const row = properties.direction as Property<unknown>
  return winningValue(row, own, environment.parent?.style.direction, variables, environment, context) as 'ltr' | 'rtl'
}

function physicalName(property: string, direction: 'ltr' | 'rtl'): string {
  return Object.hasOwn(logicalProperties, property) ? (logicalProperties[property]?.[direction] ?? property) : property
}

/** The filters of drawings are for drawings, though CSS lets them be used on any element; nothing sticks on paper. */
function reportWithoutEffect(byProperty: ReadonlyMap<string, readonly Candidate[]>, report: Report): void {
  for (const { declaration, rule } of byProperty.get('filter') ?? []) {
    const { value } = declaration
    const steps = value.type === 'value' && Array.isArray(value.value) ? (value.value as ComputedStyle['filter']) : []
    const reference = steps.find(({ type }) => type === 'url')
    if (reference?.type !== 'url') continue
    const at = rule.locate(declaration.start, declaration.end)
    const message = `\`filter: url(${reference.url})\` is not supported outside of SVG and has no effect`
    report({ severity: 'warning', code: 'unsupported-value', message, ...(at ? { at } : {}) })
  }
  for (const { declaration, rule } of byProperty.get('position') ?? []) {
    if (declaration.value.type !== 'value' || declaration.value.value !== 'sticky') continue
    const at = rule.locate(declaration.start, declaration.end)
    const message = '`position: sticky` stays where it is: nothing scrolls on paper'
    const hint = '`position: fixed` is on every page, `position: running()` in page-margin boxes'
    report({ severity: 'warning', code: 'unsupported-value', message, ...(at ? { at } : {}), hint })
  }
}

/** The properties that only SVG elements have, for an element whose other ones are computed already. */
export function computeSvgStyle(
  rules: readonly CascadeRule[],
  own: StyleRecord,
  parent: SvgStyle | undefined,
  environment: Environment,
): SvgStyle {
  const candidates = sortCandidates(rules)
  const { style: done } = own
  const context = { ...contextOf(environment), style: done, em: done['font-size'], fontOf: done, lineOf: done }
  const style: Partial<Record<SvgPropertyName, unknown>> = {}
  for (const name of svgPropertyNames) {
    const row = svgProperties[name] as Property<unknown>
    const running = candidates.filter(({ declaration }) => declaration.property === name)
    style[name] = winningValue(row, running, parent?.[name], own.variables, environment, context)
  }
  return Object.freeze(style) as unknown as SvgStyle
}

/** The cascaded value made a computed one; CSS Cascade 5 §7. */
function winningValue(
  row: Property<unknown>,
  candidates: readonly Candidate[] | undefined,
  inherited: unknown,
  variables: Variables,
  environment: Environment,
  context: ComputeContext,
): unknown {
  const inherit = () => (inherited === undefined ? computed(row.initial, context) : inherited)
  const unset = () => (row.inherited ? inherit() : computed(row.initial, context))
  for (let running = candidates ?? []; running.length > 0; ) {
    const winner = running.at(-1)
    if (!winner) break
    const { declaration } = winner
    const { value } = declaration
    switch (value.type) {
      case 'value':
        return computed(value.value, context)
      case 'pending': {
        const found = substituted(winner, variables, environment)
        if (found === 'unset') return unset()
        if (found.type === 'value') return computed(found.value, context)
        if (found.keyword === 'initial') return computed(row.initial, context)
        return found.keyword === 'inherit' ? inherit() : unset()
      }
      case 'wide':
        if (value.keyword === 'inherit') return inherit()
        if (value.keyword === 'initial') return computed(row.initial, context)
        if (value.keyword === 'unset') return unset()
        running = rolledBack(running, winner.rule, value.keyword)
        continue
      case 'custom':
        return unset()
      default:
        value satisfies never
    }
  }
  return unset()
}

/** CSS Cascade 5 §7.3: without the declarations of the same origin, or of the same layer of it. */
function rolledBack(
  candidates: readonly Candidate[],
  from: CascadeRule,
  keyword: 'revert' | 'revert-layer',
): readonly Candidate[] {
  return candidates.filter(({ rule }) => {
    if (rule.origin !== from.origin) return rule.origin === 'user-agent'
    if (keyword === 'revert') return false
    return rule.layer !== from.layer || rule.attached !== from.attached
  })
}

type Substituted =
  | { readonly type: 'value'; readonly value: Specified<unknown> }
  | { readonly type: 'wide'; readonly keyword: string }

/** A value with `var()`, variables replaced and parsed; `unset` when that is no value of it (§3 of CSS Variables 1). */
function substituted(
  { declaration, rule }: Candidate,
  variables: Variables,
  environment: Environment,
): Substituted | 'unset' {
  if (declaration.value.type !== 'pending') return 'unset'
  const { property, text } = declaration.value
  const withValues = substitute(text, (variable) => variables.get(variable))
  const replaced = withValues === undefined ? undefined : substituteSurroundings(withValues, environment.attribute)
  const wide = replaced?.replaceAll('/**/', '').trim().toLowerCase()
  if (wide && /^(?:inherit|initial|unset|revert|revert-layer)$/.test(wide)) return { type: 'wide', keyword: wide }
  const settings = replaced === undefined ? undefined : parsedSettings(property, replaced)
  const setting = settings?.find(([longhand]) => longhand === declaration.property)
  if (setting) return { type: 'value', value: setting[1] }
  reportInvalid(declaration, rule, property, replaced, environment.report)
  return 'unset'
}

/** Results of parsing by property and text: the same few variables are used all over a document. */
const settingsCache = new Map<string, readonly Setting[] | undefined>()
const settingsCacheSize = 2000

function parsedSettings(property: string, text: string): readonly Setting[] | undefined {
  const key = `${property}:${text}`
  if (settingsCache.has(key)) return settingsCache.get(key)
  if (settingsCache.size >= settingsCacheSize) settingsCache.clear()
  const nodes = valueNodes(text)
  const settings = nodes && parseValue(property, nodes)
  settingsCache.set(key, settings)
  return settings
}

function reportInvalid(
  declaration: Declaration,
  rule: CascadeRule,
  property: string,
  replaced: string | undefined,
  report: Report,
): void {
  const at = rule.locate(declaration.start, declaration.end)
  const written = declaration.value.type === 'pending' ? declaration.value.text : ''
  const text = replaced?.replaceAll('/**/', '').trim()
  const message =
    text === undefined
      ? `${/\battr\(/i.test(written) ? 'an attribute' : 'a variable'} in \`${property}\` has no value here`
      : `\`${text}\` is not a value of \`${property}\`, once variables are replaced`
  report({ severity: 'warning', code: 'invalid-value', message, ...(at ? { at } : {}) })
}
