import type { Element } from '../../html/element.ts'

/** One simple selector, ready to be asked. `scope` is what `:scope` and the `:has()` anchor mean. */
export type Test = (element: Element, scope: Element | undefined) => boolean

export type Combinator = ' ' | '>' | '+' | '~'

export interface Compound {
  readonly tests: readonly Test[]
  /** How it hangs on the compound to its left; undefined for the leftmost. */
  readonly combinator: Combinator | undefined
}

export type PseudoElementName =
  | '::before'
  | '::after'
  | '::marker'
  | '::first-line'
  | '::first-letter'
  | '::footnote-call'
  | '::footnote-marker'

/** One complex selector. */
export interface Selector {
  /** From the right, the subject first. */
  readonly compounds: readonly Compound[]
  /** Undefined when it selects elements. */
  readonly pseudo: PseudoElementName | undefined
  readonly specificity: number
  /** What every subject has, to look rules up by; undefined when nothing is sure. */
  readonly key: { readonly type: 'id' | 'class' | 'tag'; readonly name: string } | undefined
}

/** A specificity as one number that compares like the triple of Selectors 4 §17. */
export function specificity(ids: number, classes: number, types: number): number {
  return (Math.min(ids, 1023) << 20) | (Math.min(classes, 1023) << 10) | Math.min(types, 1023)
}
