import { type ComputedStyle, isOutOfFlow, scrolls } from '../css/computed-style.ts'
import type { Element } from '../html/element.ts'
import type { BlockBox, BlockContent, BlockLevelBox, InlineLevelBox, OutOfFlow } from './box.ts'
import { anonymousIn, type BoxSource, type Generation, type Item } from './item.ts'
import { transformText } from './transform-text.ts'
import { collapseWhiteSpace, isCollapsible } from './white-space.ts'

/** A block container around `items`, which have no table parts left. */
export function blockBox(
  from: BoxSource,
  items: readonly Item[],
  formattingContext: boolean,
  generation: Generation,
): BlockBox {
  const content = blockContent(from, items, generation)
  const legend = legendFirst(from, content)
  if (legend !== undefined) return { ...from, type: 'block', content: legend, formattingContext: true, hasLegend: true }
  if (!hasColumns(from.style) || isTooDeep(from, generation)) {
    const spanner = from.style['column-span'] === 'all' // CSS Multicol 1 §6.1: with columns around it or without
    const apart =
      formattingContext || spanner || hasColumns(from.style) || (scrolls(from.style) && !isBody(from.element)) // CSS 2.2 §9.4.1
    return { ...from, type: 'block', content, formattingContext: apart }
  }
  const source = anonymousIn(generation, from, 'flow-root')
  const inner: BlockBox = { ...source, type: 'block', content, formattingContext: true, columns: 'content' }
  return {
    ...from,
    type: 'block',
    content: { type: 'blocks', children: [inner] },
    formattingContext: true,
    columns: 'container',
  }
}

/** A fieldset's content with the legend in front that stands in its border. HTML §15.3.13: the first that is in the flow. */
function legendFirst(
  { element, anonymous, pseudo, style }: BoxSource,
  content: BlockContent,
): BlockContent | undefined {
  if (element.tag !== 'fieldset' || anonymous || pseudo !== undefined) return undefined
  if (content.type === 'inlines' || hasColumns(style)) return undefined
  const isLegend = ({ element: { tag, parent }, style: own, anonymous: bare }: BlockLevelBox): boolean =>
    tag === 'legend' && parent === element && !bare && !isOutOfFlow(own)
  const legend = content.children.find(isLegend)
  if (legend === undefined) return undefined
  const others = content.children.filter((child) => child !== legend)
  return {
    type: 'blocks',
    children: [legend.type === 'block' ? { ...legend, formattingContext: true } : legend, ...others],
  }
}

/** Columns inside of columns on more levels are set as one: each multiplies the work of balancing the others. */
const deepestColumns = 4

function isTooDeep({ element }: BoxSource, { styles, report }: Generation): boolean {
  let depth = 0
  for (let around = element.parent; around && depth < deepestColumns; around = around.parent) {
    if (hasColumns(styles.of(around))) depth++
  }
  if (depth < deepestColumns) return false
  const at = element.origin.template
  report({
    severity: 'warning',
    code: 'unsupported-value',
    message: `columns are inside of columns on ${deepestColumns} levels; \`<${element.tag}>\` has one column`,
    ...(at && { at }),
  })
  return true
}

/** CSS Overflow 3 §3.3: the overflow of the body is that of the page. */
function isBody({ tag, parent }: Element): boolean {
  return tag === 'body' && parent?.parent === null
}

/** CSS Multicol 1 §3: what makes a box a multi-column container. */
function hasColumns(style: ComputedStyle): boolean {
  return style['column-width'] !== 'auto' || style['column-count'] !== 'auto'
}

/**
 * Only blocks or only inline content: where both meet, each run of inline content gets an anonymous block box
 * (CSS 2.2 §9.2.1.1). White space between blocks makes none.
 */
function blockContent(from: BoxSource, items: readonly Item[], generation: Generation): BlockContent {
  const onlyOutOfFlow = items.some(isOutOfFlowItem) && items.every((item) => isSpace(item) || isOutOfFlowItem(item))
  if (!items.some((item) => item.type === 'block') && !onlyOutOfFlow) {
    return { type: 'inlines', children: inlineContent(items) }
  }
  const children: BlockLevelBox[] = []
  let run: Item[] = []
  const close = (): void => {
    const apart = run.flatMap((item) =>
      isOutOfFlowItem(item) ? [{ ...item.box.child, inlineLevel: item.box.inlineLevel }] : [],
    )
    const inlines = run.every((item) => isSpace(item) || isOutOfFlowItem(item)) ? [] : inlineContent(run)
    run = []
    if (inlines.length === 0) {
      children.push(...apart)
      return
    }
    const source = anonymousIn(generation, from, 'block')
    const isFirst = children.every((child) => isOutOfFlow(child.style))
    children.push({
      ...source,
      style: isFirst ? source.style : unindented(source.style),
      type: 'block',
      content: { type: 'inlines', children: inlines },
      formattingContext: false,
    })
  }
  for (const item of items) {
    if (item.type === 'block') {
      close()
      children.push(item.box)
    } else {
      run.push(item)
    }
  }
  close()
  return { type: 'blocks', children }
}

/** CSS Text 3 §7.1: only the first formatted line of a block is indented, not what follows a block in it. */
function unindented(style: ComputedStyle): ComputedStyle {
  const indent = style['text-indent']
  return indent.length === 0 ? style : Object.freeze({ ...style, 'text-indent': { ...indent, continues: true } })
}

function isOutOfFlowItem(item: Item): item is { type: 'inline'; box: OutOfFlow } {
  return item.type === 'inline' && item.box.type === 'out-of-flow'
}

function isSpace(item: Item): boolean {
  return item.type === 'inline' && item.box.type === 'text' && isCollapsible(item.box.text, item.box.style)
}

/** The finished content of one inline formatting context. */
function inlineContent(items: readonly Item[]): readonly InlineLevelBox[] {
  const boxes = items.flatMap((item) => (item.type === 'inline' ? [item.box] : []))
  return transformText(collapseWhiteSpace(boxes))
}

/**
 * The inline box of an element. Blocks inside it break it: the parts before and after become inline boxes of their own
 * around them (CSS 2.2 §9.2.1.1).
 */
export function inlineItems(from: BoxSource, items: readonly Item[]): readonly Item[] {
  const blockCount = items.filter((item) => item.type === 'block').length
  if (blockCount === 0) return [inlineItem(from, items)]
  const result: Item[] = []
  let run: Item[] = []
  let seen = 0
  const close = (): void => {
    const part = inlineItem(from, run)
    const edges = { start: seen === 0, end: seen === blockCount }
    if (run.length > 0 || edges.start || edges.end) result.push({ type: 'inline', box: { ...part.box, edges } })
    run = []
  }
  for (const item of items) {
    if (item.type === 'block') {
      close()
      seen++
      result.push(from.style.position === 'relative' ? movedBy(from.style, item) : item)
    } else {
      run.push(item)
    }
  }
  close()
  return result
}

function movedBy(style: ComputedStyle, { type, box }: Extract<Item, { type: 'block' }>): Item {
  return { type, box: { ...box, movedBy: [...(box.movedBy ?? []), style] } }
}

function inlineItem(from: BoxSource, items: readonly Item[]) {
  const children = items.flatMap((item) => (item.type === 'inline' ? [item.box] : []))
  return { type: 'inline', box: { ...from, type: 'inline', children } } as const
}
