import type { Element } from '../../html/element.ts'
import { matches } from './match.ts'
import type { Selector } from './selector.ts'

/** The parts of a document that an `@scope` rule is about: CSS Cascade 6 §2.5. */
export interface Scope {
  /** Selectors of the scoping roots. Undefined: what the `style` element stands in, or the whole document. */
  readonly roots: readonly Selector[] | undefined
  /** Selectors of what is out of the scope again, with all that is in it. */
  readonly limits: readonly Selector[]
  /** The scope that this one is written in. */
  readonly outer: Scope | undefined
}

interface ScopingRoot {
  readonly root: Element
  /** Generations from the root down to the element: 0 for the root itself. */
  readonly distance: number
}

/** The scoping roots that an element is in scope of, nearest first. `owner` is what the `style` element stands in. */
export function scopingRoots(scope: Scope, element: Element, owner: Element | undefined): readonly ScopingRoot[] {
  const { roots, limits, outer } = scope
  const found: ScopingRoot[] = []
  let distance = 0
  for (let root: Element | null = element; root; root = root.parent, distance++) {
    if (!isRoot(root, roots, outer, owner)) continue
    if (limits.length === 0 || !isCutOff(element, root, limits)) found.push({ root, distance })
  }
  return found
}

function isRoot(
  element: Element,
  roots: readonly Selector[] | undefined,
  outer: Scope | undefined,
  owner: Element | undefined,
): boolean {
  if (!roots) return owner ? element === owner : element.parent === null
  if (!outer) return roots.some((selector) => matches(selector, element))
  return scopingRoots(outer, element, owner).some(({ root }) =>
    roots.some((selector) => matches(selector, element, root)),
  )
}

/** Does a limit stand between the root and the element, or on one of them? */
function isCutOff(element: Element, root: Element, limits: readonly Selector[]): boolean {
  for (let at: Element | null = element; at; at = at.parent) {
    const here = at
    if (limits.some((selector) => matches(selector, here, root))) return true
    if (at === root) return false
  }
  return false
}

/** How near the scoping root is by which a selector matches; undefined when it matches in none. */
export function scopeProximity(
  scope: Scope,
  selector: Selector,
  element: Element,
  owner: Element | undefined,
): number | undefined {
  return scopingRoots(scope, element, owner).find(({ root }) => matches(selector, element, root))?.distance
}
