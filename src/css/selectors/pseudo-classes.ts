import type { Element } from '../../html/element.ts'
import { languageOf } from '../../html/language.ts'
import { formStates } from './form-states.ts'
import { matches } from './match.ts'
import type { Selector, Test } from './selector.ts'
import { childElements, directionOf, placeOf } from './tree.ts'

/** States that a printed page is never in; they match nothing, and need no warning. */
export const dynamicPseudoClasses: ReadonlySet<string> = new Set([
  'active',
  'autofill',
  'blank',
  'buffering',
  'current',
  'focus',
  'focus-visible',
  'focus-within',
  'fullscreen',
  'future',
  'hover',
  'has-slotted',
  'host',
  'invalid',
  'local-link',
  'modal',
  'muted',
  'past',
  'paused',
  'picture-in-picture',
  'playing',
  'popover-open',
  'seeking',
  'stalled',
  'target',
  'target-after',
  'target-before',
  'target-current',
  'target-within',
  'user-invalid',
  'user-valid',
  'valid',
  'visited',
  'volume-locked',
])

function isLink(element: Element): boolean {
  return (element.tag === 'a' || element.tag === 'area') && element.attributes.has('href')
}

/** Pseudo-classes without arguments: Selectors 4 §8 to §13. */
export const plainPseudoClasses: Readonly<Record<string, Test>> = {
  root: (element) => element.parent === null,
  scope: (element, scope) => (scope ? element === scope : element.parent === null),
  empty: (element) => element.children.every((child) => child.type === 'text' && child.value === ''),
  'first-child': (element) => placeOf(element).index === 0,
  'last-child': (element) => placeOf(element).index === placeOf(element).siblings.length - 1,
  'only-child': (element) => placeOf(element).siblings.length === 1,
  'first-of-type': (element) => placeOf(element).typeIndex === 0,
  'last-of-type': (element) => placeOf(element).typeIndex === placeOf(element).typeCount - 1,
  'only-of-type': (element) => placeOf(element).typeCount === 1,
  link: isLink,
  'any-link': isLink,
  defined: () => true,
  ...formStates,
}

/** The siblings that a selector of `:nth-child(… of S)` counts, with their places: counted once a parent. */
function countedPlaces(filter: readonly Selector[]) {
  const counts = new WeakMap<Element, ReadonlyMap<Element, number>>()
  const count = (element: Element): ReadonlyMap<Element, number> => {
    const { siblings } = placeOf(element)
    const found = siblings.filter((sibling) => filter.some((selector) => matches(selector, sibling)))
    return new Map(found.map((sibling, index) => [sibling, index]))
  }
  return (element: Element): ReadonlyMap<Element, number> => {
    const owner = element.parent ?? element
    const known = counts.get(owner) ?? count(element)
    counts.set(owner, known)
    return known
  }
}

/** Does `index`, from 1, equal step × n + offset for some n ≥ 0? */
export function isNth(index: number, step: number, offset: number): boolean {
  const difference = index - offset
  return step === 0 ? difference === 0 : difference % step === 0 && difference / step >= 0
}

/** `:nth-child()` and its kin. `filter` is the list after `of`. */
export function nthTest(name: string, step: number, offset: number, filter: readonly Selector[] | undefined): Test {
  const last = name.includes('last')
  if (name.endsWith('of-type')) {
    return (element) => {
      const { typeIndex, typeCount } = placeOf(element)
      return isNth(last ? typeCount - typeIndex : typeIndex + 1, step, offset)
    }
  }
  if (!filter) {
    return (element) => {
      const { index, siblings } = placeOf(element)
      return isNth(last ? siblings.length - index : index + 1, step, offset)
    }
  }
  const placesIn = countedPlaces(filter)
  return (element) => {
    const counted = placesIn(element)
    const index = counted.get(element)
    return index !== undefined && isNth(last ? counted.size - index : index + 1, step, offset)
  }
}

/** `:lang()`: extended filtering of RFC 4647 §3.3.2. */
export function langTest(ranges: readonly string[]): Test {
  return (element) => {
    const language = languageOf(element)
    return ranges.some((range) => matchesRange(language, range))
  }
}

function matchesRange(language: string, range: string): boolean {
  if (range === '') return language === ''
  if (language === '') return false
  const [first, ...wanted] = range.toLowerCase().split('-')
  const [primary, ...subtags] = language.toLowerCase().split('-')
  if (first !== '*' && first !== primary) return false
  let index = 0
  for (const part of wanted) {
    if (part === '*') continue
    while (index < subtags.length && subtags[index] !== part) {
      if (subtags[index]?.length === 1) return false
      index++
    }
    if (index === subtags.length) return false
    index++
  }
  return true
}

export function dirTest(direction: string): Test {
  return (element) => directionOf(element) === direction
}

/** A selector of `:has()`, with the combinator that leads it. */
export interface RelativeSelector {
  readonly combinator: ' ' | '>' | '+' | '~'
  readonly selector: Selector
}

/** The element that a `:has()` is being asked of, for the leftmost compounds of its selectors. */
export interface Anchor {
  element: Element | undefined
}

/** `:has()`. The leftmost compound of each selector hangs on the anchor. */
export function hasTest(relatives: readonly RelativeSelector[], anchor: Anchor): Test {
  return (element, scope) => {
    anchor.element = element
    return relatives.some(({ combinator, selector }) => {
      const found = (candidate: Element) => matches(selector, candidate, scope)
      if (combinator === ' ' || combinator === '>') return someDescendant(element, found)
      const { index, siblings } = placeOf(element)
      return siblings.slice(index + 1).some((sibling) => found(sibling) || someDescendant(sibling, found))
    })
  }
}

function someDescendant(element: Element, test: (element: Element) => boolean): boolean {
  return childElements(element).some((child) => test(child) || someDescendant(child, test))
}
