import { clipsOverflow, isTransformed } from '../css/computed-style.ts'
import type { PageStyle } from '../css/style-sheet.ts'
import type { Report } from '../diagnostic.ts'
import type { Pt } from '../geometry.ts'
import type { BoxFragment, Fragment } from '../layout/fragment.ts'
import { reportOverflow } from '../layout/overflow.ts'
import { shownIn } from './clipped.ts'
import { usedBleed } from './page-geometry.ts'

/** Less than this is not seen. */
const tolerance: Pt = 0.5

/**
 * Says once for each box that text or an image in it stands above or below the sheet, or is cut by its edge: negative
 * margins and positions put it there. Lines that are higher than a sheet were reported when they were placed.
 */
export function reportOffSheet(
  root: BoxFragment,
  { height, style }: PageStyle,
  reported: Set<object>,
  report: Report,
): void {
  const bleed = usedBleed(style)
  const stack: { fragment: Fragment; y: Pt; box: BoxFragment['box'] }[] = []
  stack.push({ fragment: root, y: root.rect.y, box: root.box })
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { fragment, y } = next
    const box = fragment.type === 'box' ? fragment.box : next.box
    if (fragment.type === 'box' && reported.has(box)) continue // all of it leaves the page, and was reported
    if (isOff(fragment, y, height, bleed) && !reported.has(box)) {
      const shown = shownIn(fragment, box)
      if (shown) {
        reported.add(box)
        reportOverflow(report, 'overflow-page', `${shown.what} leaves the page`, shown.origin)
      }
    }
    if (!('children' in fragment) || isDrawnElsewhere(fragment)) continue
    for (const child of fragment.children) stack.push({ fragment: child, y: y + child.rect.y, box })
  }
}

function isOff({ type, rect }: Fragment, y: Pt, height: Pt, bleed: Pt): boolean {
  if ((type !== 'line' && type !== 'replaced') || rect.height > height) return false
  return rect.height > 0 && (y < -bleed - tolerance || y + rect.height > height + bleed + tolerance)
}

/** What is cut off was reported as such, and what is transformed is painted at another place. */
function isDrawnElsewhere(fragment: Fragment): boolean {
  return fragment.type === 'box' && (isTransformed(fragment.box.style) || clipsOverflow(fragment.box.style).y)
}
