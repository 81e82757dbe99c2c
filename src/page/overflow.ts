import type { Report } from '../diagnostic.ts'
import type { Pt, Rect } from '../geometry.ts'
import type { BoxFragment, Fragment } from '../layout/fragment.ts'
import { reportOverflow } from '../layout/overflow.ts'

const tolerance: Pt = 0.01

/**
 * Says once for each box that it leaves the page area to the left or right. What stands inside such a box leaves it with
 * it, and lines too wide for their block were reported when they were broken.
 */
export function reportWidthOverflow(root: BoxFragment, area: Rect, reported: Set<object>, report: Report): void {
  visit(root, root.rect.x)

  function visit(fragment: Fragment, x: Pt): void {
    const over = Math.max(area.x - x, x + fragment.rect.width - (area.x + area.width))
    if ((fragment.type === 'box' || fragment.type === 'replaced') && over > tolerance) {
      if (reported.has(fragment.box)) return
      reported.add(fragment.box)
      const { tag, origin } = fragment.box.element
      reportOverflow(report, 'overflow-page-width', `\`<${tag}>\` leaves the page area by ${over.toFixed(1)}pt`, origin)
      return
    }
    if (fragment.type !== 'box') return
    for (const child of fragment.children) visit(child, x + child.rect.x)
  }
}
