import { type ComputedStyle, isOutOfFlow } from '../css/computed-style.ts'
import { type PropertyName, properties, propertyNames } from '../css/properties/properties.ts'
import type { BlockBox, BlockLevelBox, InlineLevelBox } from './box.ts'
import type { BoxSource, Generation } from './item.ts'
import { transformText } from './transform-text.ts'

/** Gives a block container its inline content as it looks on the first line: CSS Pseudo-Elements 4 §2.1. */
export function withFirstLine(from: BoxSource, box: BlockBox, { styles }: Generation): BlockBox {
  if (from.pseudo !== undefined || from.anonymous) return box
  const style = styles.pseudo(from.element, '::first-line')
  if (style === undefined) return box
  const plain = styles.anonymous(style, 'inline')
  return inBlock(box, { style, base: from.style, wrapper: wrapperStyle(style, plain), restyled: new Map() })
}

interface FirstLine {
  readonly style: ComputedStyle
  /** Of the block container: what its content inherits where the pseudo-element does not stand between. */
  readonly base: ComputedStyle
  /** Of the box around the whole line. */
  readonly wrapper: ComputedStyle
  readonly restyled: Map<ComputedStyle, ComputedStyle>
}

/** The line may be that of the first child: §2.1.1. One that has been given its own keeps that. */
function inBlock(box: BlockBox, line: FirstLine): BlockBox {
  const { content } = box
  if (content.type === 'blocks') {
    const index = content.children.findIndex((child) => !isOutOfFlow(child.style))
    const first = content.children[index]
    if (first?.type !== 'block' || first.columns !== undefined) return box
    const children = content.children.map((child, at): BlockLevelBox => (at === index ? inBlock(first, line) : child))
    return { ...box, content: { ...content, children } }
  }
  if (box.firstLine) return box
  const { wrapper } = line
  const restyled = content.children.map((child) => restyle(child, line))
  const transformed = transformText(restyled)
  const children = textLength(transformed) === textLength(restyled) ? transformed : restyled
  const around = { style: wrapper, element: box.element, anonymous: true, type: 'inline', children } as const
  return { ...box, firstLine: { style: styleOn(box.style, line), children: [around] } }
}

/** Of what is not inherited, these apply to ::first-line: §2.1.2. */
const applicable = [
  'background-color',
  'background-image',
  'text-decoration-line',
  'text-decoration-style',
  'text-decoration-color',
  'text-decoration-thickness',
  'vertical-align',
] as const satisfies readonly PropertyName[]

function wrapperStyle(style: ComputedStyle, plain: ComputedStyle): ComputedStyle {
  const own = Object.fromEntries(applicable.map((name) => [name, style[name]]))
  return Object.freeze({ ...plain, ...own })
}

const inheritedNames = propertyNames.filter((name) => properties[name].inherited)

/** What a box has from the block container by inheritance, it has from the first line there. */
function styleOn(style: ComputedStyle, { style: line, base, restyled }: FirstLine): ComputedStyle {
  const known = restyled.get(style)
  if (known) return known
  const changed = inheritedNames.filter((name) => style[name] === base[name] && line[name] !== base[name])
  const own = Object.fromEntries(changed.map((name) => [name, line[name]]))
  const result = Object.freeze({ ...style, ...own })
  restyled.set(style, result)
  return result
}

function restyle(box: InlineLevelBox, line: FirstLine): InlineLevelBox {
  switch (box.type) {
    case 'text':
      return { ...box, style: styleOn(box.style, line), standsFor: box }
    case 'inline':
      return {
        ...box,
        style: styleOn(box.style, line),
        children: box.children.map((child) => restyle(child, line)),
        standsFor: box,
      }
    case 'line-break':
      return { ...box, style: styleOn(box.style, line) }
    case 'atomic':
    case 'out-of-flow':
      return box
    default:
      return box satisfies never
  }
}

function textLength(boxes: readonly InlineLevelBox[]): number {
  return boxes.reduce((sum, box) => {
    if (box.type === 'text') return sum + box.text.length
    return box.type === 'inline' ? sum + textLength(box.children) : sum
  }, 0)
}
