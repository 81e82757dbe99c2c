import type { BlockBox, BlockLevelBox, Footnote, InlineLevelBox } from '../box/box.ts'
import { transformText } from '../box/transform-text.ts'
import { collapseWhiteSpace } from '../box/white-space.ts'
import { type ComputedStyle, resolve } from '../css/computed-style.ts'
import type { Styles } from '../css/style-sheet.ts'
import type { Pt, Rect } from '../geometry.ts'
import type { BoxFragment, Fragment } from '../layout/fragment.ts'
import type { LayoutContext } from '../layout/layout.ts'
import { inlineOffset, usedMargin } from '../layout/sizing.ts'
import { layoutContent } from './margin-areas.ts'

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

/** The footnote area of a page: CSS Generated Content for Paged Media 3 §2.3. It stands at the foot of the page area. */
export class FootnoteArea {
  readonly #style: ComputedStyle
  readonly #area: Rect
  readonly #root: BlockBox
  readonly #styles: Styles
  readonly #context: LayoutContext

  constructor(
    style: ComputedStyle | undefined,
    area: Rect,
    { root, styles, context }: { root: BlockBox; styles: Styles; context: LayoutContext },
  ) {
    this.#style = style ?? styles.anonymous(root.style, 'block')
    this.#area = area
    this.#root = root
    this.#styles = styles
    this.#context = context
  }

  /** What the footnotes take of the page, margins included. */
  heightOf(footnotes: readonly Footnote[]): Pt {
    if (footnotes.length === 0) return 0
    return this.#layout(footnotes).rect.height + this.#margin('margin-top') + this.#margin('margin-bottom')
  }

  /** Is there room for the footnotes, on a page with nothing else? */
  holds(footnotes: readonly Footnote[]): boolean {
    const limit = this.#style['max-height']
    const most = typeof limit === 'string' ? Number.POSITIVE_INFINITY : resolve(limit, this.#area.height)
    const content = this.#layout(footnotes).rect.height
    return content <= most + tolerance && this.heightOf(footnotes) <= this.#area.height + tolerance
  }

  /** Their fragment, at its place; undefined when there are none. */
  place(footnotes: readonly Footnote[]): BoxFragment | undefined {
    if (footnotes.length === 0) return undefined
    const fragment = this.#layout(footnotes)
    const { x, y, width, height } = this.#area
    const left = inlineOffset(this.#style, width, fragment.rect.width, this.#root.style.direction)
    const top = height - this.#margin('margin-bottom') - fragment.rect.height
    return { ...fragment, rect: { ...fragment.rect, x: x + left, y: y + top } }
  }

  #margin(side: 'margin-top' | 'margin-bottom'): Pt {
    return usedMargin(this.#style[side], this.#area.width)
  }

  #layout(footnotes: readonly Footnote[]): BoxFragment {
    return layoutContent(this.#box(footnotes), this.#area.width, this.#context)
  }

  /** Inline footnotes stand side by side. */
  #box(footnotes: readonly Footnote[]): BlockBox {
    const children: BlockLevelBox[] = []
    let run: InlineLevelBox[] = []
    const close = (): void => {
      if (run.length > 0) children.push(this.#lines(run))
      run = []
    }
    for (const { box } of footnotes) {
      if (box.type === 'inline') {
        run.push(box)
        continue
      }
      close()
      children.push(box)
    }
    close()
    const style: ComputedStyle = { ...this.#style, 'max-height': 'none' }
    return { ...this.#block(style, true), content: { type: 'blocks', children } }
  }

  #lines(inlines: readonly InlineLevelBox[]): BlockBox {
    const block = this.#block(this.#styles.anonymous(this.#style, 'block'), false)
    return { ...block, content: { type: 'inlines', children: transformText(collapseWhiteSpace(inlines)) } }
  }

  #block(style: ComputedStyle, formattingContext: boolean): Omit<BlockBox, 'content'> {
    return { type: 'block', style, element: this.#root.element, anonymous: true, formattingContext }
  }
}

/** Content cut to a page whose footnotes leave it `room`. */
export interface CutContent {
  readonly content: BoxFragment | undefined
}

export interface PageFootnotes<T extends CutContent> {
  readonly laid: T
  readonly area: BoxFragment | undefined
  /** Those that have to go to a later page. */
  readonly postponed: readonly Footnote[]
}

/**
 * Lays out a page together with its footnotes. Each call in turn brings its footnote in if the call's line still fits
 * above it; else `footnote-policy` says what moves on: the footnote alone, with its line, or with its block.
 * `carried` come from earlier pages. `layout` is given the room left above the footnotes, and whether something stands
 * on the page already.
 * https://www.w3.org/TR/css-gcpm-3/#footnotes
 */
export function layoutWithFootnotes<T extends CutContent>(
  carried: readonly Footnote[],
  area: FootnoteArea,
  { y, height }: Rect,
  layout: (room: Pt, fresh: boolean) => T,
): PageFootnotes<T> {
  let placed = carried.slice(0, countHeld(carried, area))
  const postponed = carried.slice(placed.length)
  const fresh = placed.length === 0
  let limit = height
  const above = (footnotes: readonly Footnote[]): Pt => Math.max(0, Math.min(limit, height - area.heightOf(footnotes)))
  let laid = layout(above(placed), fresh)
  const decided = new Set(carried)
  for (;;) {
    const call = footnoteCalls(laid.content).find(({ footnote }) => !decided.has(footnote))
    if (!call) break
    const { footnote } = call
    decided.add(footnote)
    // Footnotes stay in order, so none overtakes one that has to wait.
    if (postponed.length === 0) {
      const trial = [...placed, footnote]
      const room = above(trial)
      const next = area.holds(trial) ? layout(room, fresh) : undefined
      const again = footnoteCalls(next?.content).find((other) => other.footnote === footnote)
      if (next && again && again.bottom <= y + room + tolerance) {
        placed = trial
        laid = next
        continue
      }
    }
    const before = footnote.policy === 'line' ? call.top : footnote.policy === 'block' ? call.blockTop : y
    if (before > y + tolerance) {
      limit = before - y - tolerance
      laid = layout(above(placed), fresh)
      decided.delete(footnote)
      if (footnoteCalls(laid.content).some((other) => other.footnote === footnote)) {
        decided.add(footnote) // it could not be moved
        postponed.push(footnote)
      }
    } else postponed.push(footnote)
  }
  const shown = new Set(footnoteCalls(laid.content).map(({ footnote }) => footnote))
  const own = placed.filter((footnote) => shown.has(footnote) || carried.includes(footnote))
  return { laid, area: area.place(own), postponed }
}

/** How many of the footnotes from earlier pages go on this one: one at least, or they would never come to an end. */
function countHeld(carried: readonly Footnote[], area: FootnoteArea): number {
  let count = Math.min(1, carried.length)
  while (count < carried.length && area.holds(carried.slice(0, count + 1))) count++
  return count
}
