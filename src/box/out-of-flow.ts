import type { ComputedStyle } from '../css/computed-style.ts'
import { blockified } from '../css/properties/boxes.ts'
import type { BoxSource, Item } from './item.ts'

const blockifiedStyles = new WeakMap<ComputedStyle, ComputedStyle>()

/** CSS 2.2 §9.7: the style of a float or an absolutely positioned box, as the block that it is. */
export function blockifiedStyle(style: ComputedStyle): ComputedStyle {
  const display = blockified(style.display)
  if (display === style.display) return style
  const known = blockifiedStyles.get(style) ?? Object.freeze({ ...style, display })
  blockifiedStyles.set(style, known)
  return known
}

/** A block that is taken out of the flow, as it stands among text. Other items are left as they are. */
export function outOfFlow(from: BoxSource, item: Item): Item {
  if (item.type !== 'block') return item
  const child = item.box.type === 'block' ? { ...item.box, formattingContext: true } : item.box
  const inlineLevel = from.style.display.startsWith('inline')
  return { type: 'inline', box: { ...from, type: 'out-of-flow', child, inlineLevel } }
}
