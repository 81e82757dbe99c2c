import { type ComputedStyle, type Display, isOutOfFlow } from '../css/computed-style.ts'
import type { Styles } from '../css/style-sheet.ts'
import type { Report } from '../diagnostic.ts'
import { attribute, type Document, type Element } from '../html/element.ts'
import { blockBox, inlineItems } from './block-boxes.ts'
import type { BlockBox, FlexBox, Footnote, GridBox, InlineBox, RunningElement, RunningElements } from './box.ts'
import { containerContent } from './container-items.ts'
import { bookmarkLabel, contentBoxes, namedStrings, textOfBoxes, textRun } from './content.ts'
import { Counters } from './counters.ts'
import { reportIdleBreaks, reportIdlePage } from './idle-breaks.ts'
import {
  type BoxSource,
  type Generation,
  type ImageOf,
  type Item,
  type TablePartDisplay,
  tablePartDisplays,
} from './item.ts'
import { markerBox } from './marker.ts'
import { blockifiedStyle, outOfFlow } from './out-of-flow.ts'
import { noReferences, type References, type Target, type Use } from './references.ts'
import { reversedStart } from './reversed-counter.ts'
import { atomic, specialItems } from './special-items.ts'
import { controlItems, shownChildren } from './static-content.ts'
import { withFirstLetter } from './style-first-letter.ts'
import { withFirstLine } from './style-first-line.ts'
import { tableBox, wrapTableParts } from './table-boxes.ts'
import { isFootnote, runningName } from './taken-out.ts'
import { transformText } from './transform-text.ts'
import { collapseWhiteSpace, isCollapsible } from './white-space.ts'

/** The box tree of a document, and what in it depends on where things stand. */
export interface GeneratedBoxes {
  /** The root element's box is always a block. */
  readonly root: BlockBox
  /** Places that show something of `references`, in document order. */
  readonly uses: readonly Use[]
  /** What cross-references may lead to, by id. */
  readonly targets: ReadonlyMap<string, Target>
  /** Footnotes that are in no other. */
  readonly footnotes: readonly Footnote[]
}

/** The box tree of a document; `imageOf` gives the images that were loaded. */
export function generateBoxes(document: Document, styles: Styles, imageOf: ImageOf, report: Report): BlockBox {
  return generateBoxesWith(noReferences, document, styles, imageOf, report).root
}

/** The same, where `references` is known of an earlier pass. */
export function generateBoxesWith(
  references: References,
  document: Document,
  styles: Styles,
  imageOf: ImageOf,
  report: Report,
): GeneratedBoxes {
  const counters = new Counters(documentCounters, (element, name) => reversedStart(element, name, styles))
  const generation: Generation = {
    ...{ styles, imageOf, report, counters, quoteDepth: 0 },
    ...{ references, uses: [], targets: new Map(), footnotes: [] },
  }
  const style = styles.of(document.root)
  generation.counters.enter(document.root, style)
  noteTarget(document.root, generation)
  const from = source(document.root, style, generation)
  const content = style.display === 'none' ? { items: [] } : contentItems(from, generation)
  generation.counters.leave()
  const { uses, targets, footnotes } = generation
  return { root: blockBox(carrying(from, content), content.items, true, generation), uses, targets, footnotes }
}

/** Generated Content for Paged Media 3 §2.6: footnotes are counted wherever they stand, in table cells too. */
const documentCounters = new Map([['footnote', [0]]])

/** The content of an element that was taken out of the flow, as it is shown in a page-margin box. */
export function runningItems({ element }: RunningElement, generation: Generation): readonly Item[] {
  const style = generation.styles.of(element)
  return inFlowItems({ style: { ...style, position: 'static' }, element, anonymous: false }, generation)
}

/** HTML: the first element with an id has it. */
function noteTarget(element: Element, { counters, targets }: Generation): void {
  const id = attribute(element, 'id')
  if (id === undefined || id === '' || targets.has(id)) return
  targets.set(id, { element, counters: counters.snapshot(), before: '', after: '' })
}

function elementItems(element: Element, generation: Generation): readonly Item[] {
  const style = generation.styles.of(element)
  if (style.display === 'none') return []
  reportIdleBreaks(element, style, generation.report)
  reportIdlePage(element, generation.styles, generation.report)
  generation.counters.enter(element, style)
  noteTarget(element, generation)
  const from = source(element, style, generation)
  const items = maker(style)(from, generation)
  generation.counters.leave()
  return items
}

function source(element: Element, style: ComputedStyle, generation: Generation): BoxSource {
  const from: BoxSource = { style, element, anonymous: false }
  const strings = namedStrings(from, style, generation)
  const bookmark = bookmarkLabel(from, generation)
  if (strings === undefined && bookmark === undefined) return from
  return { ...from, ...(strings && { strings }), ...(bookmark !== undefined && { bookmark }) }
}

/** A footnote leaves its call where it stands; its body is laid out in the page's footnote area. */
function footnoteItems(from: BoxSource, generation: Generation): readonly Item[] {
  const { element, style } = from
  const number = generation.references.footnoteNumber(element)
  if (number !== undefined) generation.counters.set('footnote', number)
  const [shown = 0] = generation.counters.values('footnote').slice(-1)
  generation.uses.push({ what: 'counter(footnote)', element, text: String(shown) })
  const call = pseudoBox(from, '::footnote-call', generation)
  const body: BoxSource = { ...from, style: footnoteStyle(style) }
  const marker: Item = { type: 'inline', box: pseudoBox(from, '::footnote-marker', generation) }
  const before = generation.footnotes.length
  const content = contentItems(body, generation)
  const nested = generation.footnotes.splice(before)
  const items = [marker, ...content.items]
  const [inline, ...rest] = body.style.display === 'inline' ? inlineItems(carrying(body, content), items) : []
  const box =
    inline?.type === 'inline' && inline.box.type === 'inline' && rest.length === 0
      ? finishedInline(inline.box)
      : blockBox(carrying(body, content), items, false, generation)
  const { 'footnote-display': display, 'footnote-policy': policy } = style
  const footnote: Footnote = { box, display, policy, nested }
  generation.footnotes.push(footnote)
  return [{ type: 'inline', box: { ...call, footnote } }]
}

/** White space is that of each footnote, so that the area may put the same boxes in lines of their own or together. */
function finishedInline(box: InlineBox): InlineBox {
  return { ...box, children: transformText(collapseWhiteSpace(box.children)) }
}

const footnoteStyles = new WeakMap<ComputedStyle, ComputedStyle>()

/** CSS Generated Content for Paged Media 3 §2.2. */
function footnoteStyle(style: ComputedStyle): ComputedStyle {
  const known = footnoteStyles.get(style)
  if (known) return known
  const display = style['footnote-display'] === 'block' ? 'block' : 'inline'
  const result = Object.freeze({ ...style, float: 'none' as const, display: display as Display })
  footnoteStyles.set(style, result)
  return result
}

/** The inline box of a footnote's call or marker: empty when it has no content. */
function pseudoBox(
  from: BoxSource,
  pseudo: '::footnote-call' | '::footnote-marker',
  generation: Generation,
): InlineBox {
  const { element } = from
  const style = generation.styles.pseudo(element, pseudo)
  if (!style || typeof style.content === 'string') {
    const plain = generation.styles.anonymous(from.style, 'inline')
    return { style: plain, element, anonymous: false, pseudo, type: 'inline', children: [] }
  }
  const source: BoxSource = { style, element, anonymous: false, pseudo }
  generation.counters.enter(undefined, style)
  const children = contentBoxes(source, style.content, generation)
  generation.counters.leave()
  return { ...source, type: 'inline', children }
}

/** How the boxes of an element or pseudo-element are made. Not called through another: a thousand elements nest. */
function maker(style: ComputedStyle): typeof inFlowItems {
  if (isFootnote(style)) return footnoteItems
  return isOutOfFlow(style) ? outOfFlowItems : inFlowItems
}

/** What is out of flow stands among its neighbours without taking room. */
function outOfFlowItems(from: BoxSource, generation: Generation): readonly Item[] {
  return inFlowItems({ ...from, style: blockifiedStyle(from.style) }, generation).map((item) => outOfFlow(from, item))
}

/** The boxes of one element or pseudo-element, by its `display`. */
function inFlowItems(source: BoxSource, generation: Generation): readonly Item[] {
  let from = source
  if (from.pseudo === undefined) {
    const special = specialItems(from, generation)
    if (special !== undefined) return special
  }
  const { display } = from.style
  // CSS Lists 3 §3.2: the marker comes before the content, and counts as it did before that.
  const marker = display === 'list-item' ? markerBox(from, generation) : undefined
  const content = contentItems(from, generation)
  const items = withFirstLetter(from, content.items, generation)
  from = carrying(from, content)
  switch (display) {
    case 'none':
      return []
    case 'contents':
      return content.running ? [...items, ...inlineItems(from, [])] : items
    case 'inline':
      return inlineItems(from, items)
    case 'block':
      return [{ type: 'block', box: withFirstLine(from, blockBox(from, items, false, generation), generation) }]
    case 'list-item':
      return [{ type: 'block', box: withFirstLine(from, listItem(from, marker, items, generation), generation) }]
    case 'flow-root':
      return [{ type: 'block', box: withFirstLine(from, blockBox(from, items, true, generation), generation) }]
    case 'inline-block':
      return [atomic(from, withFirstLine(from, blockBox(from, items, true, generation), generation))]
    case 'table':
      return [{ type: 'block', box: tableBox(from, items, generation) }]
    case 'inline-table':
      return [atomic(from, tableBox(from, items, generation))]
    case 'flex':
      return [{ type: 'block', box: flexBox(from, items, generation) }]
    case 'inline-flex':
      return [atomic(from, flexBox(from, items, generation))]
    case 'grid':
      return [{ type: 'block', box: gridBox(from, items, generation) }]
    case 'inline-grid':
      return [atomic(from, gridBox(from, items, generation))]
    default:
      if (isTablePart(display)) return [{ type: 'table-part', display, from, items }]
      return display satisfies never
  }
}

function flexBox(from: BoxSource, items: readonly Item[], generation: Generation): FlexBox {
  return { ...from, type: 'flex', ...containerContent(from, items, generation) }
}

function gridBox(from: BoxSource, items: readonly Item[], generation: Generation): GridBox {
  return { ...from, type: 'grid', ...containerContent(from, items, generation) }
}

function isTablePart(display: Display): display is TablePartDisplay {
  return (tablePartDisplays as readonly string[]).includes(display)
}

/** What stands in an element or pseudo-element. */
interface Content {
  readonly items: readonly Item[]
  /** Elements taken out of the flow that no item could carry: the box around them does. */
  readonly running?: readonly RunningElement[]
}

/** ::before, the children or the generated content, ::after: in document order, so that counters count right. */
function contentItems(from: BoxSource, generation: Generation): Content {
  const { element, style } = from
  if (from.pseudo !== undefined) {
    const content = typeof style.content === 'string' ? [] : style.content
    return { items: contentBoxes(from, content, generation).map((box): Item => ({ type: 'inline', box })) }
  }
  const items: Item[] = []
  let waiting: RunningElement[] = []
  const add = (item: Item): void => {
    const takes = waiting.length > 0 && canCarry(item)
    items.push(takes ? carryingItem(item, { before: waiting }) : item)
    if (takes) waiting = []
  }
  for (const item of pseudoItems(element, '::before', generation)) add(item)
  for (const item of controlItems(from, generation)) add(item)
  for (const child of shownChildren(element, generation.report)) {
    const running = child.type === 'element' ? runningElement(child, generation) : undefined
    if (running) waiting.push(running)
    else if (child.type === 'text') add({ type: 'inline', box: textRun(from, child.value, child.origins, generation) })
    else for (const item of elementItems(child, generation)) add(item)
  }
  for (const item of pseudoItems(element, '::after', generation)) add(item)
  if (waiting.length > 0) {
    const last = items.findLastIndex(canCarry)
    if (last < 0) return { items: wrapTableParts(from, items, generation), running: waiting }
    items[last] = carryingItem(items[last] as Item, { after: waiting })
  }
  return { items: wrapTableParts(from, items, generation) }
}

/** `position: running()`: CSS Generated Content for Paged Media 3 §1.2. The element is generated where it is shown. */
function runningElement(element: Element, generation: Generation): RunningElement | undefined {
  const style = generation.styles.of(element)
  const name = style.display === 'none' ? undefined : runningName(style)
  if (name === undefined) return undefined
  generation.counters.enter(element, style)
  noteTarget(element, generation)
  const counters = generation.counters.snapshot()
  generation.counters.leave()
  return { name, element, counters }
}

/** White space may vanish, and what is out of the flow may go to another page. */
function canCarry(item: Item): boolean {
  if (item.type === 'table-part') return true
  const { box } = item
  return box.type === 'text' ? !isCollapsible(box.text, box.style) : box.type !== 'out-of-flow'
}

function carryingItem(item: Item, running: RunningElements): Item {
  if (item.type === 'table-part') return { ...item, from: { ...item.from, running: both(item.from.running, running) } }
  if (item.type === 'block') return { ...item, box: { ...item.box, running: both(item.box.running, running) } }
  return { ...item, box: { ...item.box, running: both(item.box.running, running) } }
}

function both(a: RunningElements | undefined, b: RunningElements): RunningElements {
  return { before: [...(b.before ?? []), ...(a?.before ?? [])], after: [...(a?.after ?? []), ...(b.after ?? [])] }
}

function carrying(from: BoxSource, { running }: Content): BoxSource {
  return running ? { ...from, running: both(from.running, { before: running }) } : from
}

function pseudoItems(element: Element, pseudo: '::before' | '::after', generation: Generation): readonly Item[] {
  const style = generation.styles.pseudo(element, pseudo)
  if (style === undefined || style.display === 'none') return []
  generation.counters.enter(undefined, style)
  const items = maker(style)({ style, element, anonymous: false, pseudo }, generation)
  generation.counters.leave()
  const target = generation.targets.get(attribute(element, 'id') ?? '')
  if (target?.element === element) {
    const text = textOfBoxes(items.flatMap((item) => (item.type === 'inline' ? [item.box] : [])))
    target[pseudo === '::before' ? 'before' : 'after'] = text
  }
  return items
}

/** The principal box of a list item and its marker: CSS Lists 3 §3. */
function listItem(
  from: BoxSource,
  marker: InlineBox | undefined,
  items: readonly Item[],
  generation: Generation,
): BlockBox {
  if (marker === undefined) return blockBox(from, items, false, generation)
  if (from.style['list-style-position'] === 'inside') {
    return blockBox(from, [{ type: 'inline', box: marker }, ...items], false, generation)
  }
  return { ...blockBox(from, items, false, generation), marker: { position: 'outside', box: marker } }
}
