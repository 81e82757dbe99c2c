import { borderWidths, type ComputedStyle, padding } from '../css/computed-style.ts'
import type { PageMarginBoxName, Styles } from '../css/style-sheet.ts'
import type { Edges, Point, Rect } from '../geometry.ts'
import type { Element } from '../html/element.ts'
import type { BoxFragment } from '../layout/fragment.ts'
import type { Page } from '../page/page.ts'
import { type BackgroundAreas, hasBackground, paintBackground } from './background.ts'
import { paintBorders } from './borders.ts'
import type { DisplayPage, Mark, PageLabel } from './display-list.ts'
import { type PrintSheet, paintMarks, printSheet } from './page-marks.ts'
import { FragmentPainter, type PageContext } from './paint-fragments.ts'
import { Painter } from './painter.ts'
import { rectangle } from './path.ts'
import { type BoxAreas, boxAreas, roundedBorderBox, sharpRect } from './rounded.ts'

/** One page, in the order of CSS Paged Media 3 §4.2: page background, canvas, borders, content, page-margin boxes. */
export function paintPage(page: Page, index: number, document: Omit<PageContext, 'index' | 'pageArea'>): DisplayPage {
  const { style } = page.style
  const sheet = printSheet(page.style)
  const { size, boxes } = sheet
  const painter = new Painter({ x: 0, y: 0, ...size })
  const paint = (): void => paintContent(painter, page, index, document, boxes)
  if (style.marks.length > 0) {
    painter.clipped(rectangle(boxes.bleed), paint)
    paintMarks(painter, style, sheet)
  } else paint()
  const isCut = boxes.trim.width < size.width
  return {
    size,
    ...(isCut && { boxes }),
    ...turned(style),
    ...{ operations: painter.finish(), links: painter.links, label: pageLabel(page) },
  }
}

/** The page itself, at its place on the sheet. */
function paintContent(
  painter: Painter,
  page: Page,
  index: number,
  document: Omit<PageContext, 'index' | 'pageArea'>,
  { trim, bleed }: PrintSheet['boxes'],
): void {
  const { style } = page.style
  const origin: Point = { x: trim.x, y: trim.y }
  const box = pageBox(page, origin)
  const context = { ...document, index, pageArea: box.fixed }
  // The page's background reaches over its margins and the bleed, whatever `background-clip` says: §4.3, §7.3.
  const paper: BackgroundAreas = { painting: everywhere(bleed), positioning: box.positioning, fixed: trim }
  paintBackground(painter, style, paper, document.images)
  const canvas = page.content === undefined ? undefined : canvasBackground(page.content.box.element, document.styles)
  const borderBox = box.positioning['border-box']
  if (page.content !== undefined && canvas !== undefined) {
    const areas = { painting: everywhere(borderBox), positioning: rootAreas(page.content, origin), fixed: box.fixed }
    paintBackground(painter, canvas.style, areas, document.images)
  }
  paintBorders(painter, roundedBorderBox(borderBox, style), borderWidths(style), style)
  const marginBoxes = page.marginBoxes.toSorted((a, b) => stackLevel(a) - stackLevel(b))
  const paintMarginBox = ({ name, fragment }: Page['marginBoxes'][number]): void =>
    new FragmentPainter(painter, context, { artifact: runningArtifact(name) }).paint(fragment, origin)
  for (const each of marginBoxes) if (stackLevel(each) < 0) paintMarginBox(each)
  if (page.content !== undefined) {
    new FragmentPainter(painter, context, { bare: canvas?.element }).paint(page.content, origin)
  }
  if (page.footnotes !== undefined) new FragmentPainter(painter, context, {}).paint(page.footnotes, origin)
  for (const each of marginBoxes) if (stackLevel(each) >= 0) paintMarginBox(each)
}

/** CSS Paged Media 3 §7.4: the page is turned when it is all laid out, so a rotation of the PDF page is what is asked for. */
function turned({ 'page-orientation': orientation }: ComputedStyle): Pick<DisplayPage, 'quarterTurns'> {
  if (orientation === 'upright') return {}
  return { quarterTurns: orientation === 'rotate-right' ? 1 : 3 }
}

/**
 * CSS Backgrounds 3 §2.11.2: the root element's background, or that of `body` when it has none, belongs to the canvas;
 * the element itself is painted without. On paper each page has a canvas of its own.
 */
function canvasBackground(
  root: Element,
  styles: Styles,
): { readonly element: Element; readonly style: ComputedStyle } | undefined {
  const body = root.children.find((child): child is Element => child.type === 'element' && child.tag === 'body')
  for (const element of [root, body]) {
    if (element === undefined) continue
    const style = styles.of(element)
    if (hasBackground(style)) return { element, style }
  }
  return undefined
}

type Positioning = NonNullable<BackgroundAreas['positioning']>

/** What a canvas is positioned by: the part of the root element that is on the page. Paged Media 3 §4.3. */
function rootAreas({ box: { style }, rect, border, padding }: BoxFragment, origin: Point): Positioning {
  const placed = { ...rect, x: rect.x + origin.x, y: rect.y + origin.y }
  const areas = boxAreas(roundedBorderBox(placed, style), border, padding)
  return {
    'border-box': areas['border-box'].rect,
    'padding-box': areas['padding-box'].rect,
    'content-box': areas['content-box'].rect,
  }
}

function everywhere(rect: Rect): BoxAreas {
  const area = sharpRect(rect)
  return { 'border-box': area, 'padding-box': area, 'content-box': area }
}

/** The page area with the page box's padding and border around it: where the canvas is painted. */
function pageBox(
  { area, style: { style, width } }: Page,
  origin: Point,
): Required<Omit<BackgroundAreas, 'painting' | 'text'>> {
  const content = { ...area, x: area.x + origin.x, y: area.y + origin.y }
  const inner = outsetRect(content, padding(style, width))
  const border = outsetRect(inner, borderWidths(style))
  return { positioning: { 'content-box': content, 'padding-box': inner, 'border-box': border }, fixed: content }
}

function outsetRect({ x, y, width, height }: Rect, { top, right, bottom, left }: Edges): Rect {
  return { x: x - left, y: y - top, width: width + left + right, height: height + top + bottom }
}

/** Page-margin boxes are painted in their order above the content, unless `z-index` says otherwise: §4.2. */
function stackLevel({ fragment }: Page['marginBoxes'][number]): number {
  const level = fragment.box.style['z-index']
  return level === 'auto' ? 0 : level
}

function runningArtifact(name: PageMarginBoxName): Mark {
  if (name.startsWith('top')) return { type: 'artifact', kind: 'Pagination', subtype: 'Header' }
  if (name.startsWith('bottom')) return { type: 'artifact', kind: 'Pagination', subtype: 'Footer' }
  return { type: 'artifact', kind: 'Pagination' }
}

/** The page's number, in the style that its margin boxes show it in. */
function pageLabel({ number, marginBoxes }: Page): PageLabel {
  const items = marginBoxes.flatMap(({ fragment }) => {
    const { content } = fragment.box.style
    return typeof content === 'string' ? [] : content
  })
  const shown = items.flatMap((item) => (item.type === 'counter' && item.name === 'page' ? [item.style] : []))
  return { number, style: labelStyles[shown[0] ?? 'decimal'] ?? 'decimal' }
}

const labelStyles: { readonly [counterStyle: string]: PageLabel['style'] } = {
  'upper-roman': 'upper-roman',
  'lower-roman': 'lower-roman',
  'upper-alpha': 'upper-alpha',
  'upper-latin': 'upper-alpha',
  'lower-alpha': 'lower-alpha',
  'lower-latin': 'lower-alpha',
}
