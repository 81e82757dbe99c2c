import { clipsOverflow } from '../css/computed-style.ts'
import type { Report } from '../diagnostic.ts'
import type { Pt, Rect } from '../geometry.ts'
import type { BoxFragment, Fragment } from '../layout/fragment.ts'
import { reportOverflow } from '../layout/overflow.ts'

const tolerance: Pt = 0.01

/**
 * Says once for each box that it leaves the page area to the left or right; what is positioned may, but not the sheet. What stands inside such a box leaves it with
 * it, and lines too wide for their block were reported when they were broken.
 */
export function reportWidthOverflow(
  root: BoxFragment,
  area: Rect,
  sheetWidth: Pt,
  reported: Set<object>,
  report: Report,
): void {
  visit(root, root.rect.x, area)

  function visit(fragment: Fragment, x: Pt, around: Pick<Rect, 'x' | 'width'>): void {
    const isPositioned = fragment.type !== 'line' && fragment.box.style.position !== 'static'
    const limits = isPositioned ? { x: Math.min(0, area.x), width: Math.max(sheetWidth, area.width) } : around
    const over = Math.max(limits.x - x, x + fragment.rect.width - (limits.x + limits.width))
    if ((fragment.type === 'box' || fragment.type === 'replaced') && over > tolerance) {
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
    for (const child of fragment.children) visit(child, x + child.rect.x, limits)
  }
}
