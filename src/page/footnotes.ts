import type { Footnote } from '../box/box.ts'
import type { Pt, Rect } from '../geometry.ts'
import type { BoxFragment, Fragment } from '../layout/fragment.ts'
import { type FilledArea, type FootnoteArea, isEmpty, type Notes } from './footnote-area.ts'

const tolerance: Pt = 0.001

/** A ::footnote-call in the content of a page; places are measured from the sheet. */
export interface FootnoteCall {
  readonly footnote: Footnote
  /** Of its line. */
  readonly top: Pt
  readonly bottom: Pt
  /** Of the part of its block that stands on this page. */
  readonly blockTop: Pt
}

/** The calls on a page, in document order. */
export function footnoteCalls(content: BoxFragment | undefined): readonly FootnoteCall[] {
  const calls: FootnoteCall[] = []
  if (content) visit(content, 0, { top: 0, bottom: 0, blockTop: 0 })
  return calls

  function visit(fragment: Fragment, parentY: Pt, around: Omit<FootnoteCall, 'footnote'>): void {
    const y = parentY + fragment.rect.y
    if (!('children' in fragment)) return
    if (fragment.type === 'box' && fragment.repeated) return
    if (fragment.type === 'inline' && fragment.box.type === 'inline' && fragment.box.footnote && fragment.first) {
      calls.push({ footnote: fragment.box.footnote, ...around })
    }
    const inside =
      fragment.type === 'line'
        ? { ...around, top: y, bottom: y + fragment.rect.height }
        : fragment.type === 'box'
          ? { ...around, blockTop: y }
          : around
    for (const child of fragment.children) visit(child, y, inside)
  }
}

/** Content cut to a page whose footnotes leave it `room`. */
export interface CutContent {
  readonly content: BoxFragment | undefined
}

export interface PageFootnotes<T extends CutContent> {
  readonly laid: T
  readonly area: BoxFragment | undefined
  /** Those that have to go to a later page, or go on there. */
  readonly postponed: Notes
}

/** A footnote and those that are called for in it, in their order. */
export function withNested(footnote: Footnote): readonly Footnote[] {
  return [footnote, ...footnote.nested.flatMap(withNested)]
}

/**
 * Lays out a page together with its footnotes. Each call in turn brings its footnote in if the call's line still fits
 * above it, or above its first lines; else `footnote-policy` says what moves on: the footnote alone, with its line, or
 * with its block. `carried` come from earlier pages. `layout` is given the room left above the footnotes, and whether
 * nothing stands on the page yet.
 * https://www.w3.org/TR/css-gcpm-3/#footnotes
 */
export function layoutWithFootnotes<T extends CutContent>(
  carried: Notes,
  area: FootnoteArea,
  { y, height }: Rect,
  layout: (room: Pt, fresh: boolean) => T,
): PageFootnotes<T> {
  let notes = carried
  let filled = area.fill(carried, height, true)
  const postponed: Footnote[] = []
  const fresh = isEmpty(carried)
  let limit = height
  const above = (footnotes: FilledArea): Pt => Math.max(0, Math.min(limit, height - footnotes.height))
  let laid = layout(above(filled), fresh)
  const decided = new Set(carried.footnotes)
  /** Lays the page out above other footnotes, if `call` stays above them. */
  const accept = (call: FootnoteCall, trial: Notes, trialFilled: FilledArea): boolean => {
    const room = above(trialFilled)
    const next = layout(room, fresh)
    const again = footnoteCalls(next.content).find(({ footnote }) => footnote === call.footnote)
    if (!again || again.bottom > y + room + tolerance) return false
    notes = trial
    filled = trialFilled
    laid = next
    return true
  }
  const takeIn = (call: FootnoteCall): boolean => {
    // Footnotes stay in order, so none overtakes one that has to wait.
    if (postponed.length > 0 || !isEmpty(filled.rest)) return false
    const trial: Notes = { ...notes, footnotes: [...notes.footnotes, ...withNested(call.footnote)] }
    const whole = area.fill(trial, height, false)
    if (isEmpty(whole.rest) && accept(call, trial, whole)) return true
    if (call.footnote.policy !== 'auto') return false
    const part = area.fill(trial, y + height - call.bottom, false)
    const isSplit = !part.rest.footnotes.includes(call.footnote) && part.appeal === 'perfect'
    return isSplit && accept(call, trial, part)
  }
  for (;;) {
    const call = footnoteCalls(laid.content).find(({ footnote }) => !decided.has(footnote))
    if (!call) break
    const { footnote } = call
    decided.add(footnote)
    if (takeIn(call)) continue
    const before = footnote.policy === 'line' ? call.top : footnote.policy === 'block' ? call.blockTop : y
    if (before > y + tolerance) {
      limit = before - y - tolerance
      laid = layout(above(filled), fresh)
      decided.delete(footnote)
      if (footnoteCalls(laid.content).some((other) => other.footnote === footnote)) {
        decided.add(footnote) // it could not be moved
        postponed.push(footnote)
      }
    } else postponed.push(footnote)
  }
  // What moved on took its footnotes with it.
  const shown = new Set(footnoteCalls(laid.content).flatMap(({ footnote }) => withNested(footnote)))
  const stays = (footnote: Footnote): boolean => shown.has(footnote) || carried.footnotes.includes(footnote)
  if (!notes.footnotes.every(stays)) {
    notes = { ...notes, footnotes: notes.footnotes.filter(stays) }
    filled = area.fill(notes, isEmpty(filled.rest) ? height : filled.height, !fresh)
  }
  const { fragment, rest } = filled
  const waiting = postponed.filter(stays).flatMap(withNested)
  return {
    laid,
    area: fragment && area.place(fragment),
    postponed: { ...rest, footnotes: [...rest.footnotes, ...waiting] },
  }
}
