import type { ComputedStyle } from '../css/computed-style.ts'
import type { Styles } from '../css/style-sheet.ts'
import type { Element } from '../html/element.ts'

/**
 * The value that a reversed counter begins with where the author gives none: it counts down to the size of its last step,
 * or to what an element in its scope sets it to. `owner` makes the counter.
 * https://www.w3.org/TR/css-lists-3/#instantiating-counters
 */
export function reversedStart(owner: Element, name: string, styles: Styles): number {
  let total = 0
  let lastStep = 0
  for (const style of stylesInScope(owner, name, styles)) {
    const step = stepOf(style, name)
    if (step !== 0) lastStep = step
    const set = style['counter-set'].find((change) => change.name === name)
    if (set !== undefined) return total + set.value + lastStep
    total += step
  }
  return total + lastStep
}

/** How far an element counts down. List items do by one, unless they say how: §4.6. */
function stepOf(style: ComputedStyle, name: string): number {
  const increments = style['counter-increment'].filter((change) => change.name === name)
  if (increments.length > 0) return -increments.reduce((sum, { value }) => sum + value, 0)
  return name === 'list-item' && style.display === 'list-item' ? 1 : 0
}

/** Of what may count, in document order: the owner, what is in it, its later siblings and what is in them. */
function* stylesInScope(owner: Element, name: string, styles: Styles): Generator<ComputedStyle> {
  yield styles.of(owner)
  yield* stylesInside(owner, name, styles)
  const { parent } = owner
  const siblings = parent?.children ?? []
  yield* stylesOfSiblings(siblings.slice(siblings.indexOf(owner) + 1), name, styles)
}

function* stylesInside(element: Element, name: string, styles: Styles): Generator<ComputedStyle> {
  const before = styles.pseudo(element, '::before')
  if (before !== undefined) yield before
  yield* stylesOfSiblings(element.children, name, styles)
  const after = styles.pseudo(element, '::after')
  if (after !== undefined) yield after
}

/** An element with a counter of that name of its own ends the scope for its later siblings too. */
function* stylesOfSiblings(nodes: Element['children'], name: string, styles: Styles): Generator<ComputedStyle> {
  for (const node of nodes) {
    if (node.type !== 'element') continue
    const style = styles.of(node)
    if (style.display === 'none') continue
    if (style['counter-reset'].some((reset) => reset.name === name)) return
    yield style
    yield* stylesInside(node, name, styles)
  }
}
