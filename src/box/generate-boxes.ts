import type { ComputedStyle, Display } from '../css/computed-style.ts'
import type { Styles } from '../css/style-sheet.ts'
import type { Report } from '../diagnostic.ts'
import { attribute, type Document, type Element, type Node } from '../html/element.ts'
import { blockBox, inlineItems } from './block-boxes.ts'
import type { BlockBox, BlockLevelBox, FlexBox, GridBox, PseudoElement } from './box.ts'
import { containerItems } from './container-items.ts'
import { contentBoxes, namedStrings, textRun } from './content.ts'
import { Counters } from './counters.ts'
import {
  type BoxSource,
  type Generation,
  type ImageOf,
  type Item,
  type TablePartDisplay,
  tablePartDisplays,
} from './item.ts'
import { markerBox } from './marker.ts'
import { tableBox, wrapTableParts } from './table-boxes.ts'

/** The box tree of a document; the root element's box is always a block. `imageOf` gives the images that were loaded. */
export function generateBoxes(document: Document, styles: Styles, imageOf: ImageOf, report: Report): BlockBox {
  const generation: Generation = { styles, imageOf, report, counters: new Counters(), quoteDepth: 0 }
  const style = styles.of(document.root)
  generation.counters.enter(document.root, style)
  const from = source(document.root, style, generation)
  const items = style.display === 'none' ? [] : contentItems(from, generation)
  generation.counters.leave()
  return blockBox(from, items, true, generation)
}

function nodeItems(node: Node, parent: BoxSource, generation: Generation): readonly Item[] {
  if (node.type === 'text') {
    return [{ type: 'inline', box: textRun(parent, node.value, node.origins, generation) }]
  }
  return elementItems(node, generation)
}

function elementItems(element: Element, generation: Generation): readonly Item[] {
  const style = generation.styles.of(element)
  if (style.display === 'none') return []
  generation.counters.enter(element, style)
  const items = boxItems(source(element, style, generation), generation)
  generation.counters.leave()
  return items
}

function source(element: Element, style: ComputedStyle, generation: Generation): BoxSource {
  const from: BoxSource = { style, element, anonymous: false }
  const strings = namedStrings(from, style, generation)
  return strings === undefined ? from : { ...from, strings }
}

/** The boxes of one element or pseudo-element, by its `display`. */
function boxItems(from: BoxSource, generation: Generation): readonly Item[] {
  if (from.pseudo === undefined) {
    const special = specialItems(from, generation)
    if (special !== undefined) return special
  }
  const { display } = from.style
  const items = contentItems(from, generation)
  switch (display) {
    case 'none':
      return []
    case 'contents':
      return items
    case 'inline':
      return inlineItems(from, items)
    case 'block':
      return [{ type: 'block', box: blockBox(from, items, false, generation) }]
    case 'list-item':
      return [{ type: 'block', box: listItem(from, items, generation) }]
    case 'flow-root':
      return [{ type: 'block', box: blockBox(from, items, true, generation) }]
    case 'inline-block':
      return [atomic(from, blockBox(from, items, true, generation))]
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
  return { ...from, type: 'flex', children: containerItems(from, items, generation) }
}

function gridBox(from: BoxSource, items: readonly Item[], generation: Generation): GridBox {
  return { ...from, type: 'grid', children: containerItems(from, items, generation) }
}

function isTablePart(display: Display): display is TablePartDisplay {
  return (tablePartDisplays as readonly string[]).includes(display)
}

function atomic(from: BoxSource, child: BlockLevelBox): Item {
  return { type: 'inline', box: { ...from, type: 'atomic', child } }
}

/** ::before, the children or the generated content, ::after: in document order, so that counters count right. */
function contentItems(from: BoxSource, generation: Generation): readonly Item[] {
  const { element, style } = from
  if (from.pseudo !== undefined) {
    const content = typeof style.content === 'string' ? [] : style.content
    return contentBoxes(from, content, generation).map((box): Item => ({ type: 'inline', box }))
  }
  const items: Item[] = [...pseudoItems(element, '::before', generation)]
  for (const child of element.children) {
    for (const item of nodeItems(child, from, generation)) items.push(item)
  }
  items.push(...pseudoItems(element, '::after', generation))
  return wrapTableParts(from, items, generation)
}

function pseudoItems(
  element: Element,
  pseudo: Exclude<PseudoElement, '::marker'>,
  generation: Generation,
): readonly Item[] {
  const style = generation.styles.pseudo(element, pseudo)
  if (style === undefined || style.display === 'none') return []
  generation.counters.enter(undefined, style)
  const items = boxItems({ style, element, anonymous: false, pseudo }, generation)
  generation.counters.leave()
  return items
}

/** The principal box of a list item and its marker: CSS Lists 3 §3. */
function listItem(from: BoxSource, items: readonly Item[], generation: Generation): BlockBox {
  const marker = markerBox(from, generation)
  if (marker === undefined) return blockBox(from, items, false, generation)
  if (from.style['list-style-position'] === 'inside') {
    return blockBox(from, [{ type: 'inline', box: marker }, ...items], false, generation)
  }
  return { ...blockBox(from, items, false, generation), marker: { position: 'outside', box: marker } }
}

/** Elements whose boxes HTML defines, not CSS. Undefined for all others. */
function specialItems(from: BoxSource, generation: Generation): readonly Item[] | undefined {
  const { element, style } = from
  if (element.namespace !== 'html') return unsupportedItems(from, generation)
  switch (element.tag) {
    case 'br':
      return [{ type: 'inline', box: { ...from, type: 'line-break' } }]
    case 'wbr':
      return [{ type: 'inline', box: textRun(from, '\u200b', [], generation) }]
    case 'img':
      return style.display === 'contents' ? [] : [imageItem(from, generation)]
    case 'video':
    case 'audio':
    case 'canvas':
    case 'iframe':
    case 'object':
    case 'embed':
      return unsupportedItems(from, generation)
    default:
      return undefined
  }
}

function imageItem(from: BoxSource, generation: Generation): Item {
  const src = attribute(from.element, 'src')
  const image = src === undefined ? undefined : generation.imageOf({ url: src, element: from.element })
  const box = { ...from, type: 'replaced', image, alt: attribute(from.element, 'alt') } as const
  return from.style.display.startsWith('inline') ? atomic(from, box) : { type: 'block', box }
}

function unsupportedItems({ element }: BoxSource, { report }: Generation): readonly Item[] {
  const at = element.origin.template
  report({
    severity: 'warning',
    code: 'unsupported-element',
    message: `\`<${element.tag}>\` cannot be drawn; it was left out`,
    ...(at === undefined ? {} : { at }),
    hint: 'use an `<img>` with a PNG or JPEG file',
  })
  return []
}
