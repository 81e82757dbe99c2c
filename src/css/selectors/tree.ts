import type { Element } from '../../html/element.ts'

/** Where an element stands among its siblings; counted once a parent. Indexes are from 0. */
interface Place {
  readonly index: number
  readonly siblings: readonly Element[]
  /** Among siblings of its tag. */
  readonly typeIndex: number
  readonly typeCount: number
}

const places = new WeakMap<Element, Place>()
const elementChildren = new WeakMap<Element, readonly Element[]>()

export function childElements(element: Element): readonly Element[] {
  let children = elementChildren.get(element)
  if (!children) {
    children = element.children.filter((child) => child.type === 'element')
    elementChildren.set(element, children)
  }
  return children
}

export function placeOf(element: Element): Place {
  const known = places.get(element)
  if (known) return known
  const siblings = element.parent ? childElements(element.parent) : [element]
  const byType = new Map<string, Element[]>()
  for (const sibling of siblings) {
    const same = byType.get(sibling.tag)
    if (same) same.push(sibling)
    else byType.set(sibling.tag, [sibling])
  }
  const typeIndexes = new Map<string, number>()
  siblings.forEach((sibling, index) => {
    const typeIndex = typeIndexes.get(sibling.tag) ?? 0
    typeIndexes.set(sibling.tag, typeIndex + 1)
    places.set(sibling, { index, siblings, typeIndex, typeCount: byType.get(sibling.tag)?.length ?? 1 })
  })
  return places.get(element) ?? { index: 0, siblings, typeIndex: 0, typeCount: 1 }
}

export function previousElement(element: Element): Element | undefined {
  const { index, siblings } = placeOf(element)
  return siblings[index - 1]
}

/** Strong right-to-left characters: Hebrew, Arabic and their neighbours. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
const letter = /\p{L}/u

/** The directionality of an element: https://html.spec.whatwg.org/multipage/dom.html#the-directionality */
export function directionOf(element: Element): 'ltr' | 'rtl' {
  for (let current: Element | null = element; current; current = current.parent) {
    const dir = current.attributes.get('dir')?.value.toLowerCase()
    if (dir === 'ltr' || dir === 'rtl') return dir
    if (dir === 'auto' || (current.tag === 'bdi' && dir === undefined)) return firstStrong(current) ?? 'ltr'
  }
  return 'ltr'
}

function firstStrong(element: Element): 'ltr' | 'rtl' | undefined {
  for (const child of element.children) {
    if (child.type === 'element') {
      if (child.tag === 'bdi' || child.tag === 'script' || child.tag === 'style' || child.attributes.has('dir'))
        continue
      const found = firstStrong(child)
      if (found) return found
      continue
    }
    for (const character of child.value) {
      if (rightToLeft.test(character)) return 'rtl'
      if (letter.test(character)) return 'ltr'
    }
  }
  return undefined
}
