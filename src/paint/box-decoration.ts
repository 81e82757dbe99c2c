import type { ComputedStyle } from '../css/computed-style.ts'
import type { Point, Rect } from '../geometry.ts'
import { borderBelow } from '../layout/block/legend.ts'
import type { BoxFragment, InlineFragment, ReplacedFragment } from '../layout/fragment.ts'
import { hasBackground, paintBackground } from './background.ts'
import { paintBorderImage } from './border-image.ts'
import { paintBorderSegments, paintBorders } from './borders.ts'
import type { Path } from './display-list.ts'
import type { Painter } from './painter.ts'
import { rectangle } from './path.ts'
import type { Images } from './picture.ts'
import { boxAreas, hasRadius, roundedBorderBox, sharpRect } from './rounded.ts'
import { paintInsetShadows, paintOuterShadows } from './shadows.ts'
import type { Slices, WholeBox } from './slices.ts'
import { textOutline } from './text-outline.ts'

type Decorated = BoxFragment | InlineFragment | ReplacedFragment

/** What the painting of boxes refers to outside of them. */
export interface Surroundings {
  readonly images: Images
  /** What backgrounds are placed by whose attachment is `fixed`. */
  readonly pageArea: Rect
  readonly slices: Slices
}

/** Shadows, background and borders of one box at `rect`: CSS 2.2 appendix E.2, step 4; CSS Backgrounds 3 §7.1.3. */
export function paintBoxDecoration(painter: Painter, fragment: Decorated, rect: Rect, around: Surroundings) {
  const { style } = fragment.box
  if (style.visibility !== 'visible') return
  if (fragment.type === 'box' && fragment.legend !== undefined) {
    paintAroundLegend(painter, fragment, fragment.legend, rect, around)
    return
  }
  const whole = wholeOf(fragment, rect, around)
  const text = () => textOutline(fragment, { x: rect.x - fragment.rect.x, y: rect.y - fragment.rect.y })
  if (whole === undefined) paintDecoration(painter, style, fragment, rect, text, around)
  else {
    const part = rectangle(shownPart(fragment, rect))
    painter.clipped(part, () => paintDecoration(painter, style, whole, whole.rect, text, around))
  }
}

/** HTML §15.3.13: a fieldset's upper edge is half way up its legend, and its border is not painted behind that. */
function paintAroundLegend(painter: Painter, fragment: BoxFragment, legend: Rect, rect: Rect, around: Surroundings) {
  const down = borderBelow(legend, fragment.border.top)
  const frame = { ...rect, y: rect.y + down, height: rect.height - down }
  // higher than the border: readers that do not smooth edges paint each pixel that a clip touches
  const gap = { x: rect.x + legend.x, y: frame.y - 1, width: legend.width, height: fragment.border.top + 2 }
  const text = () => textOutline(fragment, { x: rect.x - fragment.rect.x, y: rect.y - fragment.rect.y })
  paintDecoration(painter, fragment.box.style, { ...fragment, gap }, frame, text, around)
}

function paintDecoration(
  painter: Painter,
  style: ComputedStyle,
  { border, padding, gap }: Omit<WholeBox, 'rect'> & { readonly gap?: Rect },
  rect: Rect,
  text: () => Path,
  around: Surroundings,
) {
  // CSS Backgrounds 3 §5.6, §7.1: where borders collapse, nothing is round, and cells cast no shadow.
  const collapses = style['border-collapse'] === 'collapse' && /^table(?!-caption)|^inline-table/.test(style.display)
  const outline = collapses ? sharpRect(rect) : roundedBorderBox(rect, style)
  const isPart = style.display.startsWith('table-')
  if (!collapses || !isPart) paintOuterShadows(painter, outline, style)
  if (hasBackground(style)) {
    const painting = boxAreas(outline, border, padding)
    paintBackground(painter, style, { painting, fixed: around.pageArea, text }, around.images)
  }
  paintInsetShadows(painter, outline, border, style)
  if (collapses && isPart) return
  const paintEdges = (): void => {
    const isFramed = paintBorderImage(painter, rect, border, style, around.images)
    // CSS 2.2 §17.6.2: the table's own borders are among those that are drawn along the edges of the grid.
    if (!isFramed && !collapses) paintBorders(painter, outline, border, style)
  }
  if (gap === undefined) paintEdges()
  else
    painter.clipped(
      [
        ...rectangle({ x: rect.x - 1000, y: rect.y - 1000, width: rect.width + 2000, height: rect.height + 2000 }),
        ...rectangle(gap),
      ],
      paintEdges,
      true,
    )
}

/**
 * The box that this is a part of, where that can be told from the part: CSS Fragmentation 3 §5.4. Colours and straight
 * borders look the same.
 */
function wholeOf(fragment: Decorated, rect: Rect, { slices }: Surroundings): WholeBox | undefined {
  if (fragment.type === 'replaced' || (fragment.first && fragment.last)) return undefined
  const { style } = fragment.box
  if (style['box-decoration-break'] === 'clone') return undefined
  const shows =
    hasRadius(style) ||
    style['box-shadow'].length > 0 ||
    style['border-image-source'] !== 'none' ||
    style['background-image'].some((image) => image !== 'none')
  return shows ? slices(fragment, rect) : undefined
}

/** Cut at the breaks; on the other sides shadows may fall as far as they like. */
function shownPart(fragment: Decorated, rect: Rect): Rect {
  if (fragment.type === 'replaced') return rect
  const { first, last, type, box } = fragment
  const reach = (isEnd: boolean) => (isEnd ? 1000 : 0)
  const block = type === 'box'
  const [start, end] = block || box.style.direction !== 'rtl' ? [first, last] : [last, first]
  const [left, right] = block ? [1000, 1000] : [reach(start), reach(end)]
  const [top, bottom] = block ? [reach(first), reach(last)] : [1000, 1000]
  return {
    x: rect.x - left,
    y: rect.y - top,
    width: rect.width + left + right,
    height: rect.height + top + bottom,
  }
}

/** Over all the cells, once what is in them has its background. */
export function paintCollapsedBorders(painter: Painter, fragment: BoxFragment, at: Point) {
  if (fragment.collapsedBorders !== undefined && fragment.box.style.visibility === 'visible') {
    paintBorderSegments(painter, fragment.collapsedBorders, [at.x, at.y])
  }
}

/** Just above the box's own background and borders: CSS Multicol 1 §4. */
export function paintColumnRules(painter: Painter, { box, columnRules }: BoxFragment, at: Point) {
  if (columnRules !== undefined && box.style.visibility === 'visible') {
    paintBorderSegments(painter, columnRules, [at.x, at.y])
  }
}
