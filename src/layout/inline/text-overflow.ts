import type { TextRun } from '../../box/box.ts'
import { type ComputedStyle, clipsOverflow } from '../../css/computed-style.ts'
import type { Pt } from '../../geometry.ts'
import { tolerance } from '../../text/break-lines.ts'
import type { Fragment, LineFragment, TextFragment } from '../fragment.ts'
import { shapeEllipsis } from './ellipsis.ts'
import type { InlineFlow } from './inline-flow.ts'
import { textFragment } from './line-boxes.ts'

/** What is shown of a line, and where it ends. Places are from the line's left edge. */
interface Shown {
  readonly rtl: boolean
  /** What reaches over this place is hidden: the line's edge, less the room for the ellipsis. */
  readonly limit: Pt
  /** Where what is shown ends, once all of it has been looked at. */
  end: Pt
  /** Is there anything before what is looked at? The first character is cut, never hidden. */
  any: boolean
  /** The last text that is shown. */
  last: TextRun | undefined
}

/** Does a block of this style show an ellipsis at the end of lines that it has no room for? */
export function isEllipsized(style: ComputedStyle): boolean {
  return style['text-overflow'] !== 'clip' && clipsOverflow(style).x
}

/**
 * A line too long for its block, which cuts off its overflow, shows an ellipsis at its end: CSS Overflow 4 §5.1. Layout
 * is as it was; only what is shown changes.
 */
export function ellipsize(line: LineFragment, flow: InlineFlow): LineFragment {
  const { style } = flow.root
  const value = style['text-overflow']
  if (value === 'clip' || !isEllipsized(style)) return line
  const rtl = style.direction === 'rtl'
  const size = shapeEllipsis(flow, value, undefined).reduce((sum, leaf) => sum + leaf.width, 0)
  const width = line.rect.width
  const limit = rtl ? size - tolerance : width - size + tolerance
  const shown: Shown = { rtl, limit, end: rtl ? width : 0, any: false, last: undefined }
  const children = showAll(line.children, 0, shown)
  const leaves = shapeEllipsis(flow, value, shown.last)
  let x = rtl ? shown.end - size : shown.end
  const ellipsis = leaves.map((leaf) => {
    const fragment = textFragment(leaf, x, line.baseline)
    x += leaf.width
    return fragment
  })
  return { ...line, children: [...children, ...ellipsis] }
}

/** The fragments that are shown, in visual order; `left` is where their places are measured from. */
function showAll(fragments: readonly Fragment[], left: Pt, shown: Shown): readonly Fragment[] {
  const visual = shown.rtl ? fragments.toReversed() : fragments
  const kept = visual.flatMap((fragment) => show(fragment, left, shown) ?? [])
  return shown.rtl ? kept.reverse() : kept
}

function show(fragment: Fragment, left: Pt, shown: Shown): Fragment | undefined {
  const x = left + fragment.rect.x
  if (fragment.type === 'text') return showText(fragment, x, shown)
  if (fragment.type !== 'inline') return fragment
  if (fragment.box.type === 'inline') return { ...fragment, children: showAll(fragment.children, x, shown) }
  return keep(x, fragment.rect.width, shown) ? fragment : undefined
}

/** Is a character or atomic inline shown that stands at `x`? */
function keep(x: Pt, width: Pt, shown: Shown): boolean {
  const fits = shown.rtl ? x >= shown.limit : x + width <= shown.limit
  if (!fits && shown.any) return false
  shown.any = true
  shown.end = shown.rtl ? x : x + width
  return true
}

/** The text up to the first cluster that is hidden. */
function showText(fragment: TextFragment, left: Pt, shown: Shown): TextFragment | undefined {
  const { run } = fragment
  const glyphs = shown.rtl ? run.glyphs.toReversed() : run.glyphs
  let x = shown.rtl ? left + fragment.rect.width : left
  let kept = 0
  while (kept < glyphs.length) {
    let next = kept
    let width = 0
    do width += glyphs[next++]?.advance ?? 0
    while (next < glyphs.length && glyphs[next]?.cluster === glyphs[kept]?.cluster)
    if (!keep(shown.rtl ? x - width : x, width, shown)) break
    x += shown.rtl ? -width : width
    kept = next
  }
  if (kept > 0) shown.last = fragment.box
  if (kept === glyphs.length) return fragment
  if (kept === 0) return undefined
  return cutText(fragment, glyphs.slice(0, kept), glyphs.slice(kept), shown)
}

/** A fragment's text with only some of its glyphs, which are in the order of the base direction. */
function cutText(
  fragment: TextFragment,
  shownGlyphs: TextFragment['run']['glyphs'],
  hidden: TextFragment['run']['glyphs'],
  { rtl }: Shown,
): TextFragment {
  const { run, rect } = fragment
  const clusters = hidden.map((glyph) => glyph.cluster)
  const against = (run.level % 2 === 1) !== rtl
  const start = against ? Math.min(...shownGlyphs.map((glyph) => glyph.cluster)) : run.start
  const end = against ? run.end : Math.min(...clusters)
  const glyphs = rtl ? shownGlyphs.toReversed() : shownGlyphs
  const width = glyphs.reduce((sum, glyph) => sum + glyph.advance, 0)
  const x = rtl ? rect.x + rect.width - width : rect.x
  return {
    ...fragment,
    rect: { ...rect, x, width },
    run: { ...run, start, end, glyphs },
    start,
    end,
    hyphenated: false,
  }
}
