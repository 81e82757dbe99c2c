import { type ComputedStyle, type ContentItem, noIndent } from '../css/computed-style.ts'
import type { OriginRange } from '../diagnostic.ts'
import type { Element, Node } from '../html/element.ts'
import { languageOf } from '../html/language.ts'
import { sizedImage } from '../image/sized-image.ts'
import { quotesOf } from '../template/quotation-marks.ts'
import type { InlineLevelBox, TextRun } from './box.ts'
import { firstLetterOf } from './first-letter.ts'
import { anonymousIn, type BoxSource, type Generation } from './item.ts'
import { noReferences, type Target } from './references.ts'

/** The boxes of generated content: `content` of ::before, ::after and ::marker (Generated Content 3 §2). */
export function contentBoxes(
  from: BoxSource,
  content: readonly ContentItem[],
  generation: Generation,
): readonly InlineLevelBox[] {
  const leader = content.findIndex((item) => item.type === 'leader' && item.pattern.trim() !== '')
  if (leader < 0) return plainBoxes(from, content, generation)
  // What follows a leader stays with it: a page number alone on a line would have nothing to lead to.
  const rest = anonymousIn(generation, from, 'inline')
  const together: BoxSource = { ...rest, style: noWrap(rest.style) }
  const children = plainBoxes(together, content.slice(leader), generation)
  return [...plainBoxes(from, content.slice(0, leader), generation), { ...together, type: 'inline', children }]
}

const noWraps = new WeakMap<ComputedStyle, ComputedStyle>()

/** The style, but for line breaks, which it forbids. */
function noWrap(style: ComputedStyle): ComputedStyle {
  const known = noWraps.get(style)
  if (known) return known
  const keepsSpaces = /^(?:pre|break)/.test(style['white-space']) && style['white-space'] !== 'pre-line'
  const result = Object.freeze({ ...style, 'white-space': keepsSpaces ? ('pre' as const) : ('nowrap' as const) })
  noWraps.set(style, result)
  return result
}

function plainBoxes(
  from: BoxSource,
  content: readonly ContentItem[],
  generation: Generation,
): readonly InlineLevelBox[] {
  const boxes: InlineLevelBox[] = []
  const alternative = alternativeText(from, content, generation)
  let text = ''
  /** It stands for all of the content, so the first piece says it and the others nothing. */
  const spoken = (): string | undefined => (boxes.length === 0 ? alternative : alternative && '')
  const close = (): void => {
    const alt = spoken()
    const run = textRun(from, text, [], generation)
    if (text !== '') boxes.push(alt === undefined ? run : { ...run, alternative: alt })
    text = ''
  }
  for (const item of content) {
    if (item.type === 'image') {
      close()
      boxes.push(imageBox(from, item, spoken() ?? '', generation))
    } else if (item.type === 'leader') {
      close()
      const leader = leaderBox(from, item.pattern, generation)
      if (leader) boxes.push(leader)
    } else {
      text += contentText(item, from, generation)
    }
  }
  close()
  return boxes
}

/** What is read in place of generated content, as its counters stand before it. Undefined when it says itself. */
export function alternativeText(
  from: BoxSource,
  content: readonly ContentItem[],
  generation: Generation,
): string | undefined {
  const alternative = content.find((item) => item.type === 'alternative')
  if (alternative === undefined) return undefined
  const aside = { ...generation } // quotation marks that are only read nest nothing
  return alternative.items.map((item) => contentText(item, from, aside)).join('')
}

/** A pattern to be repeated until the line is full: CSS Content 3 §2.5. An empty one makes none. */
function leaderBox(from: BoxSource, pattern: string, generation: Generation): InlineLevelBox | undefined {
  if (pattern.replaceAll('\u200b', '') === '') return undefined
  const block = anonymousIn(generation, from, 'inline-block')
  const style = Object.freeze({ ...block.style, 'white-space': 'pre' as const, 'text-indent': noIndent })
  const source: BoxSource = { ...block, style }
  const child = {
    ...source,
    type: 'block',
    formattingContext: true,
    content: { type: 'inlines', children: [textRun(source, pattern, [], generation)] },
  } as const
  return { ...source, type: 'atomic', leader: true, child }
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

/** The text of an element's bookmark: CSS Content 3 §5. Undefined when it makes none. */
export function bookmarkLabel(from: BoxSource, generation: Generation): string | undefined {
  const { style } = from
  if (style['bookmark-level'] === 'none') return undefined
  return style['bookmark-label']
    .map((item) => contentText(item, from, generation))
    .join('')
    .replaceAll('\u00ad', '')
    .replace(/[ \t\n\r\f]+/g, ' ')
    .trim()
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

/** What `item` comes to as plain text where `from` stands in the document. */
function contentText(item: ContentItem, from: BoxSource, generation: Generation): string {
  const { counters, styles } = generation
  switch (item.type) {
    case 'text':
      return item.text
    case 'counter':
      return counters.has(item.name)
        ? styles.counterText(item.style, counters.values(item.name).at(-1) ?? 0)
        : pageCounter(item.name, item.style, from, generation)
    case 'counters':
      return counters
        .values(item.name)
        .map((value) => styles.counterText(item.style, value))
        .join(item.separator)
    case 'quote':
      return quoteText(item.kind, from.style, languageOf(from.element), generation)
    case 'content':
      return elementText(item.part, from, generation)
    case 'string':
      if (generation.strings) return generation.strings(item.name, item.which)
      return marginBoxesOnly(`string(${item.name})`, from, generation)
    case 'element':
      return marginBoxesOnly(`element(${item.name})`, from, generation)
    case 'target-counter':
      return targetCounter(item, from, generation)
    case 'target-text':
      return targetText(item, from, generation)
    case 'image':
    case 'leader':
    case 'alternative':
      return ''
    default:
      return item satisfies never
  }
}

function marginBoxesOnly(what: string, from: BoxSource, { report }: Generation): string {
  report({
    severity: 'warning',
    code: 'unsupported-content',
    message: `\`${what}\` has a value in page-margin boxes only`,
    ...place(from.element),
    hint: 'move it to a box such as `@page { @bottom-center { content: … } }`',
  })
  return ''
}

/** A counter that no element has made may be one of the page: CSS Paged Media 3 §6. */
function pageCounter(name: string, style: string, from: BoxSource, generation: Generation): string {
  const { references, styles } = generation
  const value = name === 'pages' ? references.pages : references.pageCounters(from.element, from.pseudo)?.get(name)
  const text = styles.counterText(style, value ?? 0)
  if (value !== undefined) generation.uses.push({ what: `counter(${name})`, element: from.element, text })
  return text
}

/** CSS Content 3 §2.6: a reference to nowhere shows nothing. */
function targetOf(url: string, what: string, from: BoxSource, generation: Generation): Target | undefined {
  const id = url.startsWith('#') ? url.slice(1) : ''
  const { targets } = generation.references
  return targets.get(id) ?? targets.get(decoded(id)) ?? missingTarget(url, what, from, generation)
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return id // a lone `%` stands for itself
  }
}

function missingTarget(url: string, what: string, from: BoxSource, { report, references }: Generation): undefined {
  if (references === noReferences) return undefined // the first pass knows no target yet
  report({
    severity: 'warning',
    code: 'missing-anchor',
    message: url.startsWith('#')
      ? `\`${what}\` finds nothing with the id \`${url.slice(1)}\``
      : `\`${what}\` can only look inside this document, and \`${url}\` is not`,
    ...place(from.element),
    hint: 'give it `#` and an `id` of this page',
  })
  return undefined
}

function targetCounter(
  { url, name, separator, style }: ContentItem & { type: 'target-counter' },
  from: BoxSource,
  generation: Generation,
): string {
  const { styles, references, uses } = generation
  const what = `${separator === undefined ? 'target-counter' : 'target-counters'}(${url}, ${name})`
  const target = targetOf(url, what, from, generation)
  const own = target?.counters.get(name) ?? []
  const ofPage =
    name === 'pages' ? references.pages : target && references.pageCounters(target.element, undefined)?.get(name)
  const values = own.length > 0 ? own : [ofPage ?? 0]
  const shown = separator === undefined ? values.slice(-1) : values
  const guess = references === noReferences
  const text = target || guess ? shown.map((value) => styles.counterText(style, value)).join(separator ?? '') : ''
  uses.push({ what, element: from.element, text })
  return text
}

function targetText(
  { url, part }: ContentItem & { type: 'target-text' },
  from: BoxSource,
  generation: Generation,
): string {
  const what = `target-text(${url})`
  const target = targetOf(url, what, from, generation)
  const text = target ? textOfTarget(target, part) : ''
  generation.uses.push({ what, element: from.element, text })
  return text
}

function textOfTarget(
  { element, before, after }: Target,
  part: (ContentItem & { type: 'target-text' })['part'],
): string {
  if (part === 'before') return before
  if (part === 'after') return after
  const text = collapsedText(element)
  return part === 'first-letter' ? firstLetterOf(text) : text
}

/** The text of what a pseudo-element generates, noted for references to its element. */
export function textOfBoxes(boxes: readonly InlineLevelBox[]): string {
  return boxes
    .map((box) => (box.type === 'text' ? box.text : box.type === 'inline' ? textOfBoxes(box.children) : ''))
    .join('')
}

const place = (element: Element) => (element.origin.template === undefined ? {} : { at: element.origin.template })

/** Generated Content 3 §3.1: the marks of the depth that the quote opens or closes; the last pair serves all deeper ones. */
function quoteText(
  kind: (ContentItem & { type: 'quote' })['kind'],
  style: ComputedStyle,
  language: string,
  generation: Generation,
): string {
  const pairs = style.quotes === 'auto' ? autoQuotes(language) : style.quotes === 'none' ? [] : style.quotes
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

/** Generated Content 3 §3.1: by the language of the text around them. */
function autoQuotes(language: string): readonly (readonly [string, string])[] {
  const [open, close, openInner, closeInner] = quotesOf(language)
  return [
    [open, close],
    [openInner, closeInner],
  ]
}

function elementText(part: string, { element }: BoxSource, generation: Generation): string {
  const text = collapsedText(element)
  if (part === 'text') return text
  if (part === 'first-letter') return firstLetterOf(text)
  const name = part === 'before' ? '::before' : '::after'
  const style = generation.styles.pseudo(element, name)
  if (style === undefined || typeof style.content === 'string') return ''
  const from: BoxSource = { style, element, anonymous: false, pseudo: name }
  // The document's counters and quotes move on only when the box itself is generated.
  const trial = { ...generation, counters: generation.counters.copy() }
  trial.counters.enter(undefined, style)
  return style.content.map((item) => contentText(item, from, trial)).join('')
}

/** The text in an element, in one line. */
export function collapsedText(element: Element): string {
  return textOf(element)
    .replace(/[ \t\n\r\f]+/g, ' ')
    .trim()
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

function imageBox(
  from: BoxSource,
  { url, resolution }: ContentItem & { type: 'image' },
  alt: string,
  generation: Generation,
): InlineLevelBox {
  const source = anonymousIn(generation, from, 'inline')
  const found = generation.imageOf({ url, element: from.element })
  const image = found && sizedImage(found, source.style, resolution)
  const child = { ...source, type: 'replaced', image, alt } as const
  return { ...source, type: 'atomic', child }
}
