import type { Element } from '../../html/element.ts'
import type { Declaration } from '../parse/declarations.ts'
import type { Locate } from '../parse/problem.ts'
import { matches } from '../selectors/match.ts'
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
  /** Some of its declarations are important, some not. */
  readonly important: boolean
  readonly normal: boolean
}

export interface SelectorRule extends CascadeRule {
  readonly selector: Selector
}

/** Rules looked up by what their subject must have, so that matching costs no more than the element's own names. */
export class RuleIndex {
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

  /** The rules that match, weakest first by origin, layer, specificity and order. */
  match(element: Element, pseudo: PseudoElementName | undefined): SelectorRule[] {
    const found: SelectorRule[] = []
    const collect = (rules: readonly SelectorRule[] | undefined) => {
      for (const rule of rules ?? []) {
        if (rule.selector.pseudo === pseudo && matches(rule.selector, element)) found.push(rule)
      }
    }
    collect(this.others)
    collect(this.byTag.get(element.namespace === 'html' ? element.tag : element.tag.toLowerCase()))
    const id = element.attributes.get('id')?.value
    if (id !== undefined) collect(this.byId.get(id))
    const classes = element.attributes.get('class')?.value
    if (classes !== undefined)
      for (const name of new Set(classes.split(/[ \t\n\f\r]+/))) collect(this.byClass.get(name))
    return found.sort(compareRules)
  }
}

/** CSS Cascade 5 §6, for normal declarations. */
export function compareRules(a: CascadeRule, b: CascadeRule): number {
  return (
    (a.origin === 'author' ? 1 : 0) - (b.origin === 'author' ? 1 : 0) ||
    (a.attached ? 1 : 0) - (b.attached ? 1 : 0) ||
    a.layer - b.layer ||
    a.specificity - b.specificity ||
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
    a.id - b.id
  )
}
