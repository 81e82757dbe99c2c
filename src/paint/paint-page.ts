import { borderWidths, type Color, padding } from '../css/computed-style.ts'
import type { PageMarginBoxName, Styles } from '../css/style-sheet.ts'
import type { Rect } from '../geometry.ts'
import type { Element } from '../html/element.ts'
import type { Page } from '../page/page.ts'
import { paintBorders } from './borders.ts'
import type { DisplayPage, Mark } from './display-list.ts'
import { FragmentPainter, type PageContext } from './paint-fragments.ts'
import { Painter } from './painter.ts'

/** One page, in the order of CSS Paged Media 3 §4.2: page background, canvas, borders, content, page-margin boxes. */
export function paintPage(page: Page, index: number, document: Omit<PageContext, 'index'>): DisplayPage {
  const painter = new Painter()
  const context = { ...document, index }
  const { width, height, style } = page.style
  painter.fillRect({ x: 0, y: 0, width, height }, style['background-color'])
  const canvas = page.content === undefined ? undefined : canvasBackground(page.content.box.element, document.styles)
  const borderBox = pageBorderBox(page)
  if (canvas !== undefined) painter.fillRect(borderBox, canvas.color)
  paintBorders(painter, borderBox, borderWidths(style), style)
  if (page.content !== undefined) {
    new FragmentPainter(painter, context, { bare: canvas?.element }).paint(page.content, { x: 0, y: 0 })
  }
  for (const { name, fragment } of page.marginBoxes) {
    new FragmentPainter(painter, context, { artifact: runningArtifact(name) }).paint(fragment, { x: 0, y: 0 })
  }
  return { size: { width, height }, operations: painter.finish(), links: painter.links }
}

/**
 * CSS Backgrounds 3 §2.11.2: the root element's background, or that of `body` when it has none, belongs to the canvas;
 * the element itself is painted without.
 */
function canvasBackground(
  root: Element,
  styles: Styles,
): { readonly element: Element; readonly color: Color } | undefined {
  const body = root.children.find((child): child is Element => child.type === 'element' && child.tag === 'body')
  for (const element of [root, body]) {
    if (element === undefined) continue
    const color = styles.of(element)['background-color']
    if (color.alpha > 0) return { element, color }
  }
  return undefined
}

/** The page area with the page box's padding and border: where the canvas is painted. */
function pageBorderBox({ area, style: { style, width } }: Page): Rect {
  const borders = borderWidths(style)
  const inner = padding(style, width)
  const left = borders.left + inner.left
  const top = borders.top + inner.top
  return {
    x: area.x - left,
    y: area.y - top,
    width: area.width + left + inner.right + borders.right,
    height: area.height + top + inner.bottom + borders.bottom,
  }
}

function runningArtifact(name: PageMarginBoxName): Mark {
  if (name.startsWith('top')) return { type: 'artifact', kind: 'Pagination', subtype: 'Header' }
  if (name.startsWith('bottom')) return { type: 'artifact', kind: 'Pagination', subtype: 'Footer' }
  return { type: 'artifact', kind: 'Pagination' }
}
