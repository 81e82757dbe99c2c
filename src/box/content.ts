import type { ComputedStyle, ContentItem } from '../css/computed-style.ts'
import type { OriginRange } from '../diagnostic.ts'
import type { Element, Node } from '../html/element.ts'
import type { InlineLevelBox, TextRun } from './box.ts'
import { anonymousIn, type BoxSource, type Generation } from './item.ts'

/** The boxes of generated content: `content` of ::before, ::after and ::marker (Generated Content 3 §2). */
export function contentBoxes(
  from: BoxSource,
  content: readonly ContentItem[],
  generation: Generation,
): readonly InlineLevelBox[] {
  const boxes: InlineLevelBox[] = []
  let text = ''
  const close = (): void => {
    if (text !== '') boxes.push(textRun(from, text, [], generation))
    text = ''
  }
  for (const item of content) {
    if (item.type === 'image') {
      close()
      boxes.push(imageBox(from, item.url, generation))
    } else {
      text += contentText(item, from, generation)
    }
  }
  close()
  return boxes
}

/** Text of a style's own; non-inherited properties stay with the box around it. */
export function textRun(
  parent: BoxSource,
  text: string,
  origins: readonly OriginRange[],
  generation: Generation,
): TextRun {
  return { ...anonymousIn(generation, parent, 'inline'), type: 'text', text, origins }
}

/** The values of `string-set` on an element: Generated Content for Paged Media 3 §2. */
export function namedStrings(
  from: BoxSource,
  style: ComputedStyle,
  generation: Generation,
): ReadonlyMap<string, string> | undefined {
  const sets = style['string-set']
  if (sets.length === 0) return undefined
  return new Map(
    sets.map(({ name, value }) => [
      name,
      value
        .map((item) => contentText(item, from, generation))
        .join('')
        .trim(),
    ]),
  )
}

/** What `item` comes to as plain text where `from` stands in the document. Pages are not known yet. */
function contentText(item: ContentItem, from: BoxSource, generation: Generation): string {
  const { counters, styles } = generation
  switch (item.type) {
    case 'text':
      return item.text
    case 'counter': {
      warnOfPageCounter(item.name, from, generation)
      return styles.counterText(item.style, counters.values(item.name).at(-1) ?? 0)
    }
    case 'counters':
      return counters
        .values(item.name)
        .map((value) => styles.counterText(item.style, value))
        .join(item.separator)
    case 'quote':
      return quoteText(item.kind, from.style, generation)
    case 'content':
      return elementText(item.part, from.element, generation)
    case 'string':
      generation.report({
        severity: 'warning',
        code: 'unsupported-content',
        message: `\`string(${item.name})\` has a value in page-margin boxes only`,
        ...place(from.element),
      })
      return ''
    case 'image':
      return ''
    default:
      return item satisfies never
  }
}

function warnOfPageCounter(name: string, from: BoxSource, { counters, report }: Generation): void {
  if ((name !== 'page' && name !== 'pages') || counters.has(name)) return
  report({
    severity: 'warning',
    code: 'unsupported-content',
    message: `\`counter(${name})\` has a value in page-margin boxes only`,
    ...place(from.element),
    hint: 'move it to a box such as `@page { @bottom-center { content: … } }`',
  })
}

const place = (element: Element) => (element.origin.template === undefined ? {} : { at: element.origin.template })

/** Generated Content 3 §3.1: the marks of the depth that the quote opens or closes; the last pair serves all deeper ones. */
function quoteText(
  kind: (ContentItem & { type: 'quote' })['kind'],
  style: ComputedStyle,
  generation: Generation,
): string {
  const pairs = style.quotes === 'auto' ? autoQuotes : style.quotes === 'none' ? [] : style.quotes
  const pair = (depth: number) => pairs[Math.min(depth, pairs.length - 1)] ?? ['', '']
  switch (kind) {
    case 'open-quote':
      return pair(generation.quoteDepth++)[0]
    case 'no-open-quote':
      generation.quoteDepth++
      return ''
    case 'close-quote':
    case 'no-close-quote':
      if (generation.quoteDepth === 0) return ''
      generation.quoteDepth--
      return kind === 'close-quote' ? pair(generation.quoteDepth)[1] : ''
    default:
      return kind satisfies never
  }
}

const autoQuotes: readonly (readonly [string, string])[] = [
  ['“', '”'],
  ['‘', '’'],
]

function elementText(part: string, element: Element, generation: Generation): string {
  const text = textOf(element)
    .replace(/[ \t\n\r\f]+/g, ' ')
    .trim()
  if (part === 'text') return text
  if (part === 'first-letter') return text.match(/^\p{P}*\p{L}\p{P}*/u)?.[0] ?? text.slice(0, 1)
  const name = part === 'before' ? '::before' : '::after'
  const style = generation.styles.pseudo(element, name)
  if (style === undefined || typeof style.content === 'string') return ''
  const from = { style, element, anonymous: false }
  return style.content.map((item) => contentText(item, from, generation)).join('')
}

/** All text in an element, as written. */
function textOf(element: Element): string {
  const stack: Node[] = [element]
  let text = ''
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'text') text += node.value
    else stack.push(...node.children.toReversed())
  }
  return text
}

function imageBox(from: BoxSource, url: string, generation: Generation): InlineLevelBox {
  const source = anonymousIn(generation, from, 'inline')
  const image = generation.imageOf({ url, element: from.element })
  const child = { ...source, type: 'replaced', image, alt: '' } as const
  return { ...source, type: 'atomic', child }
}
