import type { InlineBox } from './box.ts'
import { contentBoxes, textRun } from './content.ts'
import type { BoxSource, Generation } from './item.ts'

/** The marker of a list item, or undefined when it has none: CSS Lists 3 §3.2. */
export function markerBox(item: BoxSource, generation: Generation): InlineBox | undefined {
  const { element } = item
  const style = generation.styles.pseudo(element, '::marker') ?? generation.styles.anonymous(item.style, 'inline')
  const from: BoxSource = { style, element, anonymous: false, pseudo: '::marker' }
  if (style.content === 'none') return undefined
  if (style.content !== 'normal') {
    return { ...from, type: 'inline', children: contentBoxes(from, style.content, generation) }
  }
  const image = item.style['list-style-image']
  if (image !== 'none' && generation.imageOf({ url: image, element }) !== undefined) {
    const children = contentBoxes(from, [{ type: 'image', url: image }], generation)
    return { ...from, type: 'inline', children: [...children, textRun(from, ' ', [], generation)] }
  }
  const text = markerText(item, generation)
  return text === '' ? undefined : { ...from, type: 'inline', children: [textRun(from, text, [], generation)] }
}

function markerText(item: BoxSource, { styles, counters }: Generation): string {
  const type = item.style['list-style-type']
  if (typeof type !== 'string') return type.text
  if (type === 'none') return ''
  const { prefix, suffix } = styles.markerAffixes(type)
  return prefix + styles.counterText(type, counters.values('list-item').at(-1) ?? 0) + suffix
}
