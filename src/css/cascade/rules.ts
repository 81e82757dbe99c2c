import type { Element } from '../../html/element.ts'
import type { Declaration } from '../parse/declarations.ts'
import type { Locate } from '../parse/problem.ts'
import { matches } from '../selectors/match.ts'
import { type Scope, scopeProximity } from '../selectors/scope.ts'
import type { PseudoElementName, Selector } from '../selectors/selector.ts'

/** Cascade origins of CSS Cascade 5 §6.1. Presentational hints are the author's, below all sheets. */
export type CascadeOrigin = 'user-agent' | 'author'

/** Declarations with what the cascade sorts by. */
export interface CascadeRule {
  /** Unique in one cascade. */
  readonly id: number
  readonly origin: CascadeOrigin
  /** Style attributes beat layers and specificity. */
  readonly attached: boolean
  /** Of its cascade layer; unlayered rules have the highest. Presentational hints have -1. */
  readonly layer: number
  readonly specificity: number
  readonly declarations: readonly Declaration[]
  readonly locate: Locate
  /** Generations up to the scoping root that it matches by. Default: it has none, which is the farthest. */
  readonly proximity?: number
  /** Some of its declarations are important, some not. */
  readonly important: boolean
  readonly normal: boolean
}

export interface SelectorRule extends CascadeRule {
  readonly selector: Selector
  /** Of the `@scope` around. */
  readonly scope?: Scope
  /** What the `style` element stands in that has the rule. */
  readonly owner?: Element
}

/** Rules looked up by what their subject must have, so that matching costs no more than the element's own names. */
class RuleBuckets {
  private readonly byId = new Map<string, SelectorRule[]>()
  private readonly byClass = new Map<string, SelectorRule[]>()
  private readonly byTag = new Map<string, SelectorRule[]>()
  private readonly others: SelectorRule[] = []

  add(rule: SelectorRule): void {
    const { key } = rule.selector
    if (!key) {
      this.others.push(rule)
      return
    }
    const index = key.type === 'id' ? this.byId : key.type === 'class' ? this.byClass : this.byTag
    const known = index.get(key.name)
    if (known) known.push(rule)
    else index.set(key.name, [rule])
  }

  match(element: Element, found: SelectorRule[]): void {
    const collect = (rules: readonly SelectorRule[] | undefined) => {
      for (const rule of rules ?? []) {
        const { selector, scope, owner } = rule
        if (!scope) {
          if (matches(selector, element)) found.push(rule)
          continue
        }
        const proximity = scopeProximity(scope, selector, element, owner)
        if (proximity !== undefined) found.push({ ...rule, proximity })
      }
    }
    collect(this.others)
    collect(this.byTag.get(element.namespace === 'html' ? element.tag : element.tag.toLowerCase()))
    const id = this.byId.size > 0 ? element.attributes.get('id')?.value : undefined
    if (id !== undefined) collect(this.byId.get(id))
    const classes = this.byClass.size > 0 ? element.attributes.get('class')?.value : undefined
    if (classes === undefined) return
    if (!/\s/.test(classes)) collect(this.byClass.get(classes))
    else for (const name of new Set(classes.split(/[ \t\n\f\r]+/))) collect(this.byClass.get(name))
  }
}

/** All rules of a document, or those of one origin. */
export class RuleIndex {
  private readonly buckets = new Map<PseudoElementName | undefined, RuleBuckets>()
  private readonly below: RuleIndex | undefined

  /** `below` has the rules of a weaker origin. */
  constructor(below?: RuleIndex) {
    this.below = below
  }

  add(rule: SelectorRule): void {
    const { pseudo } = rule.selector
    const buckets = this.buckets.get(pseudo) ?? new RuleBuckets()
    this.buckets.set(pseudo, buckets)
    buckets.add(rule)
  }

  /** The rules that match, weakest first by origin, layer, specificity and order. */
  match(element: Element, pseudo: PseudoElementName | undefined): SelectorRule[] {
    const found: SelectorRule[] = []
    this.collect(element, pseudo, found)
    return found.length > 1 ? found.sort(compareRules) : found
  }

  private collect(element: Element, pseudo: PseudoElementName | undefined, found: SelectorRule[]): void {
    this.below?.collect(element, pseudo, found)
    this.buckets.get(pseudo)?.match(element, found)
  }
}

/** CSS Cascade 5 §6, for normal declarations. */
export function compareRules(a: CascadeRule, b: CascadeRule): number {
  return (
    (a.origin === 'author' ? 1 : 0) - (b.origin === 'author' ? 1 : 0) ||
    (a.attached ? 1 : 0) - (b.attached ? 1 : 0) ||
    a.layer - b.layer ||
    a.specificity - b.specificity ||
    compareProximity(a, b) ||
    a.id - b.id
  )
}

/** The same for important declarations: origins and layers the other way round. */
export function compareImportantRules(a: CascadeRule, b: CascadeRule): number {
  return (
    (a.origin === 'author' ? 0 : 1) - (b.origin === 'author' ? 0 : 1) ||
    (a.attached ? 1 : 0) - (b.attached ? 1 : 0) ||
    b.layer - a.layer ||
    a.specificity - b.specificity ||
    compareProximity(a, b) ||
    a.id - b.id
  )
}

/** CSS Cascade 6 §2.1: nearer scoping roots are stronger. */
function compareProximity(a: CascadeRule, b: CascadeRule): number {
  if (a.proximity === b.proximity) return 0
  return (b.proximity ?? Number.MAX_SAFE_INTEGER) - (a.proximity ?? Number.MAX_SAFE_INTEGER)
}
