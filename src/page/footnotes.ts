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

/** Lays the content out in the room above the footnotes; `fresh` when nothing stands on the page yet. */
type LayoutAbove<T> = (room: Pt, fresh: boolean) => T

/**
 * Lays out a page together with its footnotes. Each call in turn brings its footnote in if the call's line still fits
 * above it, or above its first lines; else `footnote-policy` says what moves on: the footnote alone, with its line, or
 * with its block. `carried` come from earlier pages.
 * https://www.w3.org/TR/css-gcpm-3/#footnotes
 */
export function layoutWithFootnotes<T extends CutContent>(
  carried: Notes,
  area: FootnoteArea,
  page: Rect,
  layout: LayoutAbove<T>,
): PageFootnotes<T> {
  const noted = new NotedPage(carried, area, page, layout)
  noted.takeFirst()
  for (let call = noted.nextCall(); call; call = noted.nextCall()) {
    if (!noted.takeIn(call)) noted.sendOn(call)
  }
  return noted.finish()
}

class NotedPage<T extends CutContent> {
  readonly #carried: Notes
  readonly #area: FootnoteArea
  readonly #page: Rect
  readonly #layout: (room: Pt) => T
  readonly #decided: Set<Footnote>
  readonly #postponed: Footnote[] = []
  /** Of the content, where a policy sends some of it on. */
  #limit: Pt
  #notes: Notes
  #filled: FilledArea
  #laid: T

  constructor(carried: Notes, area: FootnoteArea, page: Rect, layout: LayoutAbove<T>) {
    this.#carried = carried
    this.#area = area
    this.#page = page
    this.#layout = (room) => layout(room, isEmpty(carried))
    this.#decided = new Set(carried.footnotes)
    this.#limit = page.height
    this.#notes = carried
    this.#filled = area.fill(carried, page.height, true)
    this.#laid = this.#layout(this.#above(this.#filled))
  }

  nextCall(): FootnoteCall | undefined {
    const call = this.#undecided()[0]
    if (call) this.#decided.add(call.footnote)
    return call
  }

  /** Takes in at once all calls that stay above the footnotes of the whole page: with fewer of them they do all the more. */
  takeFirst(): void {
    const calls = this.#undecided()
    if (calls.length < 2 || !isEmpty(this.#filled.rest)) return
    const all = this.#area.fill(this.#with(calls), this.#page.height, false)
    if (!isEmpty(all.rest)) return
    const next = this.#layout(this.#above(all))
    const count = calls.findIndex((call) => !this.#stands(call, next, all))
    const staying = count < 0 ? calls : calls.slice(0, count)
    if (staying.length === 0) return
    const isWhole = staying.length === calls.length
    this.#notes = this.#with(staying)
    this.#filled = isWhole ? all : this.#area.fill(this.#notes, this.#page.height, false)
    this.#laid = isWhole ? next : this.#layout(this.#above(this.#filled))
    for (const { footnote } of staying) this.#decided.add(footnote)
  }

  /** Places the call's footnote, or its first lines. */
  takeIn(call: FootnoteCall): boolean {
    // Footnotes stay in order, so none overtakes one that has to wait.
    if (this.#postponed.length > 0 || !isEmpty(this.#filled.rest)) return false
    const { y, height } = this.#page
    const notes = this.#with([call])
    const whole = this.#area.fill(notes, height, false)
    if (isEmpty(whole.rest) && this.#accept(call, notes, whole)) return true
    if (call.footnote.policy !== 'auto') return false
    const part = this.#area.fill(notes, y + height - call.bottom, false)
    const isSplit = !part.rest.footnotes.includes(call.footnote) && part.appeal === 'perfect'
    return isSplit && this.#accept(call, notes, part)
  }

  /** There is no room for the call's footnote. */
  sendOn({ footnote, top, blockTop }: FootnoteCall): void {
    const { y } = this.#page
    const before = footnote.policy === 'line' ? top : footnote.policy === 'block' ? blockTop : y
    if (before <= y + tolerance) {
      this.#postponed.push(footnote)
      return
    }
    this.#limit = before - y - tolerance
    this.#laid = this.#layout(this.#above(this.#filled))
    const moved = footnoteCalls(this.#laid.content).every((other) => other.footnote !== footnote)
    if (moved) this.#decided.delete(footnote)
    else this.#postponed.push(footnote)
  }

  finish(): PageFootnotes<T> {
    // What moved on took its footnotes with it.
    const shown = new Set(footnoteCalls(this.#laid.content).flatMap(({ footnote }) => withNested(footnote)))
    const stays = (footnote: Footnote): boolean => shown.has(footnote) || this.#carried.footnotes.includes(footnote)
    if (!this.#notes.footnotes.every(stays)) {
      const room = isEmpty(this.#filled.rest) ? this.#page.height : this.#filled.height
      this.#notes = { ...this.#notes, footnotes: this.#notes.footnotes.filter(stays) }
      this.#filled = this.#area.fill(this.#notes, room, !isEmpty(this.#carried))
    }
    const { fragment, rest } = this.#filled
    const waiting = this.#postponed.filter(stays).flatMap(withNested)
    return {
      laid: this.#laid,
      area: fragment && this.#area.place(fragment),
      postponed: { ...rest, footnotes: [...rest.footnotes, ...waiting] },
    }
  }

  /** Lays the page out above other footnotes, if `call` stays above them. */
  #accept(call: FootnoteCall, notes: Notes, filled: FilledArea): boolean {
    const next = this.#layout(this.#above(filled))
    if (!this.#stands(call, next, filled)) return false
    this.#notes = notes
    this.#filled = filled
    this.#laid = next
    return true
  }

  #stands({ footnote }: FootnoteCall, { content }: T, filled: FilledArea): boolean {
    const again = footnoteCalls(content).find((other) => other.footnote === footnote)
    return again !== undefined && again.bottom <= this.#page.y + this.#above(filled) + tolerance
  }

  #undecided(): readonly FootnoteCall[] {
    return footnoteCalls(this.#laid.content).filter(({ footnote }) => !this.#decided.has(footnote))
  }

  #with(calls: readonly FootnoteCall[]): Notes {
    const footnotes = calls.flatMap(({ footnote }) => withNested(footnote))
    return { ...this.#notes, footnotes: [...this.#notes.footnotes, ...footnotes] }
  }

  /** Height that the footnotes leave for the content. */
  #above({ height }: FilledArea): Pt {
    return Math.max(0, Math.min(this.#limit, this.#page.height - height))
  }
}
