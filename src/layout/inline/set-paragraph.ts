import { type ComputedStyle, resolve } from '../../css/computed-style.ts'
import type { Pt } from '../../geometry.ts'
import { firstDirection } from '../../text/bidi.ts'
import {
  at,
  type BreakPoint,
  breakBalanced,
  breakGreedily,
  type HyphenLimits,
  type LineWidths,
  tolerance,
} from '../../text/break-lines.ts'
import { breakByTotalFit, canShrink } from '../../text/break-lines-total-fit.ts'
import { reorderRuns } from '../../text/shape.ts'
import type { LineFragment } from '../fragment.ts'
import { flowBreakPoints, hyphenAt, type InlineFlow, indentOf } from './inline-flow.ts'
import { justifyLeaves, setTabs } from './justify.ts'
import { fillLeaders } from './leaders.ts'
import { buildLine } from './line-boxes.ts'
import { lineContents, type TextLeaf } from './line-leaves.ts'
import { edgesBetween, hasVisible } from './measure.ts'
import { ellipsize } from './text-overflow.ts'

export interface SetLine {
  readonly fragment: LineFragment
  readonly start: number
  readonly end: number
  readonly phantom: boolean
  /** By how much it is too wide; negative when it is not. */
  readonly excess: Pt
}

/** Breaks the text from offset `from` on into lines and sets them, one below the other. */
export function setParagraph(flow: InlineFlow, from: number): SetLine[] {
  if (flow.content.items.length === 0) return []
  const { style } = flow.root
  const points = flowPoints(flow, from)
  const widths: LineWidths = { of: () => flow.width, settled: 0 }
  const lines: SetLine[] = []
  let y = 0
  let start = 0
  for (const end of chooseBreaks(points, widths, style, flow.width)) {
    const place = { x: 0, y, width: flow.width }
    const line = setLine(flow, at(points, start), at(points, end), place)
    lines.push(line)
    y += line.fragment.rect.height
    start = end
  }
  return lines
}

/** The break points of a whole block's text. */
export function flowPoints(flow: InlineFlow, from: number): BreakPoint[] {
  const { root, width, context, measures } = flow
  return flowBreakPoints(flow, measures, from, { style: root.style, width, context })
}

/** CSS Text 4 §6: how lines are chosen. Justified text is always set by total fit. */
export function chooseBreaks(
  points: readonly BreakPoint[],
  widths: LineWidths,
  style: ComputedStyle,
  width: Pt,
): number[] {
  const limits = hyphenLimits(style, width)
  if (style['text-wrap'] === 'balance') return breakBalanced(points, widths, limits)
  if (isJustified(style)) return breakByTotalFit(points, widths, 'justified', limits)
  if (style['text-wrap'] === 'pretty') return breakByTotalFit(points, widths, 'ragged', limits)
  return breakGreedily(points, widths, limits)
}

/** Percentages of the zone are of the width of the block. */
export function hyphenLimits(style: ComputedStyle, width: Pt): HyphenLimits {
  return { lines: style['hyphenate-limit-lines'], zone: resolve(style['hyphenate-limit-zone'], width) }
}

/** Are its lines brought to one width? */
export function isJustified({ 'text-align': align, 'text-justify': how }: ComputedStyle): boolean {
  return (align === 'justify' || align === 'justify-all') && how !== 'none'
}

export interface LinePlace {
  /** Left edge of the line, from the content edge, and its top. */
  readonly x: Pt
  readonly y: Pt
  readonly width: Pt
}

/**
 * The flow in the direction of the line that starts at `start`. With `unicode-bidi: plaintext` it is that of the text up to
 * a forced break: CSS Writing Modes 4 §2.4.2.
 */
function inOwnDirection(flow: InlineFlow, start: number): InlineFlow {
  const { root, content, paragraph } = flow
  if (root.style['unicode-bidi'] !== 'plaintext') return flow
  const from = start === 0 ? 0 : content.text.lastIndexOf('\n', start - 1) + 1
  const end = content.text.indexOf('\n', start)
  const direction = firstDirection(content.text.slice(from, end < 0 ? undefined : end))
  if (direction === root.style.direction) return flow
  return { ...flow, root: { ...root, style: { ...root.style, direction } }, paragraph: { ...paragraph, direction } }
}

/** Sets the text between two break points as one line. `ending`: what stands after it that is not of the text. */
export function setLine(
  paragraphFlow: InlineFlow,
  from: BreakPoint,
  to: BreakPoint,
  place: LinePlace,
  ending: readonly TextLeaf[] = [],
): SetLine {
  const flow = inOwnDirection(paragraphFlow, from.offset)
  const { content, paragraph, measures, root } = flow
  const { width } = place
  const { indent = 0 } = from
  const rtl = root.style.direction === 'rtl'
  const start = from.offset
  const end = to.offset
  const hyphen = to.kind === 'hyphen' ? hyphenAt(paragraph, end, flow.context) : undefined
  const contents = lineContents(flow, start, end, hyphen)
  const all = ending.length === 0 ? contents.leaves : [...contents.leaves, ...ending]
  const ordered = all.some((leaf) => leaf.level > 0) ? reorderRuns(all) : all
  const untouched = setTabs(ordered, content.text, indent, (leaf) => flow.tabStop(leaf.box.style), rtl)
  const natural = untouched.reduce((sum, leaf) => sum + leaf.width, edgesBetween(measures, start, end))
  const unhung = width - indent - natural + (from.hangStart ?? 0) + (to.hangEnd ?? 0)
  const mayHang = unhung < -tolerance ? (to.mayHang ?? 0) : 0
  const free = unhung + mayHang
  const tabbed = fillLeaders(untouched, natural, free, rtl)
  const slack = tabbed === untouched ? free : 0
  const wanted = usedAlignment(root.style, to.kind === 'mandatory')
  const spread = wanted === 'justify' ? slack > 0 || canShrink(from, to, slack) : shrinks(root.style, from, to, slack)
  const leaves = spread ? justifyLeaves(tabbed, content.text, slack, root.style['text-justify']) : tabbed
  const alignment = leaves === tabbed && wanted === 'justify' ? startSide(root.style) : wanted
  const left = spread && leaves !== tabbed ? 0 : slack
  const hung = root.style.direction === 'ltr' ? (from.hangStart ?? 0) : (to.hangEnd ?? 0) + mayHang
  const x = contentStart(alignment, left, indent, root.style) - hung
  const built = buildLine(flow, leaves, contents, ending.length > 0 || hasVisible(measures, start, end))
  const children = built.children.map((child) => ({ ...child, rect: { ...child.rect, x: child.rect.x + x } }))
  const rect = { x: place.x, y: place.y, width, height: built.height }
  const fragment: LineFragment = { type: 'line', rect, baseline: built.baseline, children }
  const shown = left < -tolerance ? ellipsize(fragment, flow) : fragment
  return { fragment: shown, start, end, phantom: !built.counts, excess: -left }
}

/** The last line of justified text may have been chosen to be shrunk, too. */
function shrinks(style: ComputedStyle, from: BreakPoint, to: BreakPoint, slack: Pt): boolean {
  return isJustified(style) && slack < 0 && canShrink(from, to, slack)
}

/** Where text would stand in a line that has none, from its left edge: CSS 2.2 §10.3.7. */
export function emptyLineStart(style: ComputedStyle, width: Pt): Pt {
  const indent = indentOf(style, width, true, false)
  return contentStart(usedAlignment(style, true), width - indent, indent, style)
}

type Alignment = 'left' | 'right' | 'center' | 'justify'

/** CSS Text 3 §6.3: `text-align-last` is for the last line and for those before a forced break. */
function usedAlignment(style: ComputedStyle, last: boolean): Alignment {
  const all = style['text-align'] === 'justify-all' ? 'justify' : style['text-align']
  const auto = style['text-align'] === 'justify' ? 'start' : all
  const forLast = style['text-align-last'] === 'auto' ? auto : style['text-align-last']
  const value = last ? forLast : all
  if (value === 'start' || (value === 'justify' && style['text-justify'] === 'none')) return startSide(style)
  if (value === 'end') return startSide(style) === 'left' ? 'right' : 'left'
  return value
}

function startSide(style: ComputedStyle): 'left' | 'right' {
  return style.direction === 'ltr' ? 'left' : 'right'
}

/** Where the content of a line starts. What is too long for its line overflows it at the end: CSS Text 3 §6.1. */
function contentStart(alignment: Alignment, slack: Pt, indent: Pt, style: ComputedStyle): Pt {
  const side = slack < 0 ? startSide(style) : alignment
  const share = side === 'right' ? 1 : side === 'center' ? 1 / 2 : 0
  return slack * share + (style.direction === 'ltr' ? indent : 0)
}
