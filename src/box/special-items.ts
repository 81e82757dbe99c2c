import { attribute, type Element } from '../html/element.ts'
import type { Image } from '../image/image.ts'
import { sizedImage } from '../image/sized-image.ts'
import { blockBox, inlineItems } from './block-boxes.ts'
import type { BlockLevelBox } from './box.ts'
import { alternativeText, collapsedText, textRun } from './content.ts'
import { drawingOf, drawingText, isDrawing } from './drawing.ts'
import { imageSource } from './image-source.ts'
import type { BoxSource, Generation, Item } from './item.ts'

/** Elements whose boxes HTML defines, not CSS, and those that a picture takes the place of. Undefined for all others. */
export function specialItems(from: BoxSource, generation: Generation): readonly Item[] | undefined {
  const { element, style } = from
  const given = contentImage(from, generation)
  if (given !== undefined) return given
  if (isDrawing(element)) return style.display === 'contents' ? [] : [drawingItem(from, generation)]
  if (element.namespace !== 'html') return unsupportedItems(from, generation)
  switch (element.tag) {
    case 'br':
      return [{ type: 'inline', box: { ...from, type: 'line-break' } }]
    case 'wbr':
      return [{ type: 'inline', box: textRun(from, '\u200b', [], generation) }]
    case 'img':
      return style.display === 'contents' ? [] : imageItems(from, generation)
    case 'video':
      return shownImage(from, attribute(element, 'title'), generation) ?? contentInstead(from, generation)
    case 'object':
      return (
        shownImage(from, collapsedText(element) || attribute(element, 'title'), generation) ??
        contentInstead(from, generation)
      )
    case 'audio':
    case 'canvas':
      return contentInstead(from, generation)
    case 'iframe':
      return unsupportedItems(from, generation)
    case 'embed':
      return shownImage(from, attribute(element, 'title'), generation) ?? unsupportedItems(from, generation)
    default:
      return undefined
  }
}

/** CSS Content 3 §2: an image replaces the element. Undefined when `content` is no image, or one that was not loaded. */
function contentImage(from: BoxSource, generation: Generation): readonly Item[] | undefined {
  const { element, style } = from
  if (typeof style.content === 'string') return undefined
  const [only, ...others] = style.content.filter(({ type }) => type !== 'alternative')
  if (only?.type !== 'image' || others.length > 0) {
    reportContent(from, generation)
    return undefined
  }
  const found = generation.imageOf({ url: only.url, element })
  if (found === undefined || style.display === 'contents') return undefined
  const alternative = alternativeText(from, style.content, generation)
  const alt = alternative ?? attribute(element, 'alt') ?? (collapsedText(element) || undefined)
  return [replacedItem(from, sizedImage(found, style, only.resolution), alt)]
}

function reportContent({ element }: BoxSource, { report }: Generation) {
  const at = element.origin.template
  report({
    severity: 'warning',
    code: 'unsupported-content',
    message: `\`content\` of an element can be one image only; \`<${element.tag}>\` shows what is in it`,
    ...(at && { at }),
    hint: 'give it to `::before` or `::after`, which can show anything',
  })
}

function imageItems(from: BoxSource, generation: Generation): readonly Item[] {
  const alt = attribute(from.element, 'alt')
  const shown = shownImage(from, alt, generation)
  if (shown !== undefined) return shown
  return alt ? textItems(from, alt, generation) : [replacedItem(from, undefined, alt)]
}

/** The picture that an element names, if it could be loaded. */
function shownImage(from: BoxSource, alt: string | undefined, generation: Generation): readonly Item[] | undefined {
  const { element, style } = from
  const source = imageSource(element, generation.styles.media)
  const found = source && generation.imageOf({ url: source.url, element })
  if (found === undefined) return undefined
  return style.display === 'contents' ? [] : [replacedItem(from, sizedImage(found, style, source?.resolution), alt)]
}

/** HTML §15.4.2: an image that cannot be shown is the text that stands for it. */
function textItems(from: BoxSource, alt: string, generation: Generation): readonly Item[] {
  const text: Item = { type: 'inline', box: textRun(from, alt, [], generation) }
  if (from.style.display === 'inline') return inlineItems(from, [text])
  const block = blockBox(from, [text], from.style.display !== 'block', generation)
  return from.style.display.startsWith('inline') ? [atomic(from, block)] : [{ type: 'block', box: block }]
}

function drawingItem(from: BoxSource, { styles, imageOf }: Generation): Item {
  const { element } = from
  return replacedItem(from, drawingOf(element, styles, imageOf), drawingText(element))
}

function replacedItem(from: BoxSource, image: Image | undefined, alt: string | undefined): Item {
  const box = { ...from, type: 'replaced', image, alt } as const
  return from.style.display.startsWith('inline') ? atomic(from, box) : { type: 'block', box }
}

/** What is in an element that cannot be shown stands in its place: HTML §4.8, §4.12.5. */
function contentInstead(from: BoxSource, generation: Generation): readonly Item[] | undefined {
  const has = hasContent(from.element)
  reportUnsupported(from, has ? 'what is in it stands in its place' : 'it was left out', generation)
  return has ? undefined : []
}

function unsupportedItems(from: BoxSource, generation: Generation): readonly Item[] {
  reportUnsupported(from, 'it was left out', generation)
  return []
}

/** Has the element something for those who cannot show it? HTML §4.8. */
function hasContent({ children }: Element): boolean {
  return children.some((child) =>
    child.type === 'text' ? child.value.trim() !== '' : child.tag !== 'source' && child.tag !== 'track',
  )
}

function reportUnsupported({ element }: BoxSource, outcome: string, { report }: Generation): void {
  const at = element.origin.template
  report({
    severity: 'warning',
    code: 'unsupported-element',
    message: `\`<${element.tag}>\` cannot be drawn; ${outcome}`,
    ...(at === undefined ? {} : { at }),
    hint: element.tag === 'video' ? 'give it a `poster`' : 'use an `<img>` with an SVG, PNG or JPEG file',
  })
}

/** A block-level box that stands in a line. */
export function atomic(from: BoxSource, child: BlockLevelBox): Item {
  return { type: 'inline', box: { ...from, type: 'atomic', child } }
}
