import { clipsOverflow } from '../css/computed-style.ts'
import type { PageStyle } from '../css/style-sheet.ts'
import type { Report } from '../diagnostic.ts'
import type { Pt, Rect } from '../geometry.ts'
import type { Element } from '../html/element.ts'
import type { BoxFragment, Fragment } from '../layout/fragment.ts'
import { reportOverflow } from '../layout/overflow.ts'
import { usedBleed } from './page-geometry.ts'

const tolerance: Pt = 0.01

/**
 * Says once for each box that it leaves the page area to the left or right; what is positioned may, but not the sheet. What
 * stands inside such a box leaves it with it, and lines too wide for their block were reported when they were broken. What
 * is too high for the page was reported when it was placed, so that above and below, only what was positioned out of sight
 * is.
 */
export function reportPageOverflow(
  root: BoxFragment,
  area: Rect,
  { width, height, style }: PageStyle,
  reported: Set<object>,
  report: Report,
): void {
  visit(root, root.rect.x, root.rect.y, area)

  function visit(fragment: Fragment, x: Pt, y: Pt, around: Pick<Rect, 'x' | 'width'>): void {
    const isBox = fragment.type === 'box' || fragment.type === 'replaced'
    const isPositioned = fragment.type !== 'line' && fragment.box.style.position !== 'static'
    const bleed = usedBleed(style)
    if (isBox && isPositioned && isUnseen(fragment.rect, y, height, bleed)) {
      const { box } = fragment
      if (!reported.has(box)) reportUnseen(box.element, report)
      reported.add(box)
      return
    }
    const limits = isPositioned ? { x: Math.min(0, area.x), width: Math.max(width, area.width) } : around
    const over = Math.max(limits.x - x, x + fragment.rect.width - (limits.x + limits.width))
    if (isBox && over > tolerance) {
      if (reported.has(fragment.box)) return
      reported.add(fragment.box)
      const { tag, origin } = fragment.box.element
      reportOverflow(
        report,
        'overflow-page-width',
        `\`<${tag}>\` leaves the page${isPositioned ? '' : ' area'} by ${over.toFixed(1)}pt`,
        origin,
      )
      return
    }
    // What is cut off does not leave the page.
    if (fragment.type !== 'box' || clipsOverflow(fragment.box.style).x) return
    for (const child of fragment.children) visit(child, x + child.rect.x, y + child.rect.y, limits)
  }
}

/** Is it wholly above or below the sheet, and its bleed? */
function isUnseen(rect: Rect, y: Pt, sheetHeight: Pt, bleed: Pt): boolean {
  if (rect.width === 0 || rect.height === 0) return false
  return y >= sheetHeight + bleed - tolerance || y + rect.height <= tolerance - bleed
}

function reportUnseen({ tag, origin }: Element, report: Report): void {
  const message = `\`<${tag}>\` is outside of the page, above or below it, and is not seen`
  reportOverflow(report, 'overflow-page', message, origin)
}
