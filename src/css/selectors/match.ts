import type { Element } from '../../html/element.ts'
import type { Compound, Selector } from './selector.ts'
import { placeOf, previousElement } from './tree.ts'

/** Does the element, or for a pseudo-element its originating element, match? */
export function matches(selector: Selector, element: Element, scope?: Element): boolean {
  return matchFrom(selector.compounds, 0, element, scope)
}

/** Matches from the right: the compound at `index` on `element`, the ones to its left on what its combinator allows. */
function matchFrom(
  compounds: readonly Compound[],
  index: number,
  element: Element,
  scope: Element | undefined,
): boolean {
  const compound = compounds[index]
  if (!compound?.tests.every((test) => test(element, scope))) return false
  switch (compound.combinator) {
    case undefined:
      return true
    case '>':
      return element.parent !== null && matchFrom(compounds, index + 1, element.parent, scope)
    case ' ':
      for (let parent = element.parent; parent; parent = parent.parent) {
        if (matchFrom(compounds, index + 1, parent, scope)) return true
      }
      return false
    case '+': {
      const previous = previousElement(element)
      return previous !== undefined && matchFrom(compounds, index + 1, previous, scope)
    }
    case '~': {
      const { index: place, siblings } = placeOf(element)
      for (let before = place - 1; before >= 0; before--) {
        const sibling = siblings[before]
        if (sibling && matchFrom(compounds, index + 1, sibling, scope)) return true
      }
      return false
    }
    default:
      compound.combinator satisfies never
      return false
  }
}
