import { clipsOverflow, isTransformed } from '../css/computed-style.ts'
import { originAt, placeOf, type Report } from '../diagnostic.ts'
import type { Pt } from '../geometry.ts'
import type { BoxFragment, Fragment, LineFragment, TextFragment } from '../layout/fragment.ts'
import { quoted } from './quoted.ts'

/**
 * Where the letters of a text stand: from its baseline up to about the height of capitals. Accents and descenders are
 * let through, since close lines touch with them and can be read all the same.
 */
interface Band {
  readonly text: TextFragment
  /** Texts of one line do not stand over one another unless they are kerned so. */
  readonly line: LineFragment
  readonly left: Pt
  readonly right: Pt
  readonly top: Pt
  readonly bottom: Pt
}

/** Of the font size. */
const capHeight = 0.65

/** Says once for each text that it is printed over another. What is positioned or turned is there on purpose. */
export function reportOverlaps(root: BoxFragment, reported: Set<object>, report: Report): void {
  let open: Band[] = []
  for (const band of bandsOf(root)) {
    open = open.filter(({ bottom }) => bottom > band.top)
    const under = open.find((other) => covers(band, other))
    open.push(band)
    if (under === undefined || reported.has(band.text.box)) continue
    reported.add(band.text.box)
    reportOverlap(band.text, under.text, report)
  }
}

function covers(over: Band, under: Band): boolean {
  if (over.line === under.line) return false
  const wide = Math.min(over.right, under.right) - Math.max(over.left, under.left)
  const high = Math.min(over.bottom, under.bottom) - Math.max(over.top, under.top)
  return wide > 1 && high > 0.25 * Math.min(over.bottom - over.top, under.bottom - under.top)
}

/** From the top of the page down. */
function bandsOf(root: BoxFragment): readonly Band[] {
  const bands: Band[] = []
  const visit = (fragment: Fragment, x: Pt, y: Pt, line: LineFragment | undefined): void => {
    if (fragment.type === 'text') {
      const band = line && bandOf(fragment, line, x, y)
      if (band) bands.push(band)
      return
    }
    if (!('children' in fragment) || isApart(fragment)) return
    const within = fragment.type === 'line' ? fragment : line
    for (const child of fragment.children) visit(child, x + child.rect.x, y + child.rect.y, within)
  }
  visit(root, root.rect.x, root.rect.y, undefined)
  return bands.sort((a, b) => a.top - b.top)
}

function bandOf(text: TextFragment, line: LineFragment, x: Pt, y: Pt): Band | undefined {
  const { style } = text.box
  const isSeen = style.visibility === 'visible' && style.color.alpha > 0 && text.rect.width > 0
  if (!isSeen || text.box.text.slice(text.start, text.end).trim() === '') return undefined
  const bottom = y + text.baseline
  return { text, line, left: x, right: x + text.rect.width, top: bottom - capHeight * text.run.size, bottom }
}

/** Is what is in it elsewhere than it seems, cut off, or placed over others by its author? */
function isApart(fragment: Exclude<Fragment, TextFragment>): boolean {
  if (fragment.type !== 'box' && fragment.type !== 'inline') return false
  const { style } = fragment.box
  const clips = clipsOverflow(style)
  const isRoot = fragment.box.element.parent === null
  return !isRoot && (style.position !== 'static' || isTransformed(style) || style.opacity === 0 || clips.x || clips.y)
}

function reportOverlap(over: TextFragment, under: TextFragment, report: Report): void {
  const origin = originAt(over.box.origins, over.start) ?? over.box.element.origin
  report({
    severity: 'warning',
    code: 'overlap',
    message: `${quoted(over)} is printed over ${quoted(under)}`,
    ...placeOf(origin),
    hint: 'give it room: a larger line height, no negative margin, or less text',
  })
}
