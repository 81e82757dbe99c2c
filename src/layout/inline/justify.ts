import type { ComputedStyle } from '../../css/computed-style.ts'
import type { Pt } from '../../geometry.ts'
import type { Glyph } from '../../text/paragraph.ts'
import { type Leaf, type TextLeaf, widthOf } from './line-leaves.ts'
import { isWordSpace, nextTabStop, type TabStops } from './measure.ts'

/** Characters of scripts without word spaces, which are justified between all of them. */
const ideographic = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u

/**
 * Spreads `slack` over the line's word spaces and between its ideographs: CSS Text 3 §6.4. What stands before a tab keeps
 * its place. Returns the leaves as they are when there is nothing to spread it over. `leaves` are in visual order.
 */
export function justifyLeaves(
  leaves: readonly Leaf[],
  text: string,
  slack: Pt,
  how: ComputedStyle['text-justify'],
): readonly Leaf[] {
  const lastTab = leaves.reduce((last, leaf) => (isTab(leaf, text) ? Math.max(last, leaf.run.start) : last), -1)
  const lastText = leaves.findLast((leaf) => leaf.type === 'text' && leaf.run.glyphs.length > 0)
  const lastGlyph = lastText?.type === 'text' ? lastText.run.glyphs.at(-1) : undefined
  const stretches = (glyph: Glyph): boolean =>
    glyph.cluster > lastTab && glyph !== lastGlyph && isStretched(text, glyph.cluster, slack, how)
  let count = 0
  for (const leaf of leaves) if (leaf.type === 'text') count += leaf.run.glyphs.filter(stretches).length
  if (count === 0) return leaves
  const extra = slack / count
  return leaves.map((leaf) => {
    if (leaf.type !== 'text' || !leaf.run.glyphs.some(stretches)) return leaf
    const glyphs = leaf.run.glyphs.map((glyph) =>
      stretches(glyph) ? { ...glyph, advance: glyph.advance + extra } : glyph,
    )
    return { ...leaf, run: { ...leaf.run, glyphs }, width: widthOf(glyphs) }
  })
}

/** Spaces may shrink, too. `inter-character` sets all characters apart: CSS Text 4 §7.4. */
function isStretched(text: string, offset: number, slack: Pt, how: ComputedStyle['text-justify']): boolean {
  const char = text.charCodeAt(offset)
  if (isWordSpace(char)) return true
  if (how === 'inter-character') return slack > 0
  if (char < 0x2e80 || how === 'inter-word') return false
  return slack > 0 && ideographic.test(String.fromCodePoint(text.codePointAt(offset) ?? 0))
}

/** A tab is a run of its own, without glyphs. */
function isTab(leaf: Leaf, text: string): leaf is TextLeaf {
  return leaf.type === 'text' && leaf.run.glyphs.length === 0 && text.charCodeAt(leaf.run.start) === 0x09
}

/**
 * Makes each tab so wide that what follows it stands at the next tab stop: CSS Text 3 §4.2. `leaves` are in visual
 * order; `x` is where they start, measured from the edge that tab stops count from: the right one in text `rtl`.
 */
export function setTabs(
  leaves: readonly Leaf[],
  text: string,
  x: Pt,
  stops: (tab: TextLeaf) => TabStops,
  rtl: boolean,
): readonly Leaf[] {
  if (!leaves.some((leaf) => isTab(leaf, text))) return leaves
  let pen = x
  const inOrder = rtl ? leaves.toReversed() : leaves
  const set = inOrder.map((leaf) => {
    const width = isTab(leaf, text) ? nextTabStop(pen, stops(leaf)) - pen : leaf.width
    pen += width
    return width === leaf.width ? leaf : { ...leaf, width }
  })
  return rtl ? set.reverse() : set
}
