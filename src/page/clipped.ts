import { clipsOverflow, isAbsolute } from '../css/computed-style.ts'
import type { Origin, Report } from '../diagnostic.ts'
import { originAt } from '../diagnostic.ts'
import type { Pt, Rect } from '../geometry.ts'
import type { BoxFragment, Fragment } from '../layout/fragment.ts'
import { reportOverflow } from '../layout/overflow.ts'
import { quoted } from './quoted.ts'

/** Less than this is not seen. */
const tolerance: Pt = 0.5

/** Says once for each box that `overflow` cuts off text or an image in it. */
export function reportClipped(root: BoxFragment, reported: Set<object>, report: Report): void {
  const stack: { fragment: Fragment; x: Pt; y: Pt; clip: Clip | undefined }[] = []
  stack.push({ fragment: root, x: root.rect.x, y: root.rect.y, clip: undefined })
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { fragment, x, y } = next
    const clip = fragment.type === 'box' && isAbsolute(fragment.box.style) ? undefined : next.clip
    if (clip && !reported.has(clip.box) && isCut(fragment, { ...fragment.rect, x, y }, clip.area)) {
      reported.add(clip.box)
      reportCut(fragment, clip.box, report)
    }
    if (!('children' in fragment)) continue
    const inside = fragment.type === 'box' ? (clipOf(fragment, x, y) ?? clip) : clip
    for (const child of fragment.children) {
      stack.push({ fragment: child, x: x + child.rect.x, y: y + child.rect.y, clip: inside })
    }
  }
}

interface Clip {
  readonly box: BoxFragment['box']
  readonly area: Rect
}

function clipOf({ box, rect, border }: BoxFragment, x: Pt, y: Pt): Clip | undefined {
  const clips = clipsOverflow(box.style)
  const { tag, parent } = box.element
  if ((!clips.x && !clips.y) || parent === null || (tag === 'body' && parent.parent === null)) return undefined
  const area = {
    x: clips.x ? x + border.left : -Infinity,
    y: clips.y ? y + border.top : -Infinity,
    width: clips.x ? rect.width - border.left - border.right : Infinity,
    height: clips.y ? rect.height - border.top - border.bottom : Infinity,
  }
  return { box, area }
}

/** Lines leave the area above and below, text and images to the sides: glyphs may stand out of their line. */
function isCut({ type }: Fragment, rect: Rect, area: Rect): boolean {
  const below = rect.y + rect.height > area.y + area.height + tolerance || rect.y < area.y - tolerance
  const beside = rect.x + rect.width > area.x + area.width + tolerance || rect.x < area.x - tolerance
  if (type === 'line') return rect.height > 0 && below
  if (type === 'text') return rect.width > 0 && beside
  return type === 'replaced' && (below || beside)
}

function reportCut(fragment: Fragment, box: BoxFragment['box'], report: Report): void {
  const { what, origin } = shownIn(fragment, box) ?? { what: 'an image', origin: box.element.origin }
  reportOverflow(report, 'clipped', `${what} is cut off by \`overflow\` of \`<${box.element.tag}>\``, origin)
}

/** The text in a fragment, shortened, or that it is an image, and where `box` has it from. Undefined for neither. */
export function shownIn(
  fragment: Fragment,
  box: BoxFragment['box'],
): { readonly what: string; readonly origin: Origin } | undefined {
  const text = firstText(fragment)
  const isSeen = text !== undefined && text.box.text.slice(text.start, text.end).trim() !== ''
  if (!isSeen && fragment.type !== 'replaced') return undefined
  const what = isSeen ? quoted(text) : 'an image'
  return { what, origin: (text && originAt(text.box.origins, text.start)) ?? box.element.origin }
}

function firstText(fragment: Fragment): Extract<Fragment, { type: 'text' }> | undefined {
  if (fragment.type === 'text')
    return fragment.box.text.slice(fragment.start, fragment.end).trim() ? fragment : undefined
  if (!('children' in fragment)) return undefined
  for (const child of fragment.children) {
    const found = firstText(child)
    if (found) return found
  }
  return undefined
}
