import type { BlockBox, BlockLevelBox, Footnote, InlineBox } from '../box/box.ts'
import { type ComputedStyle, resolve } from '../css/computed-style.ts'
import type { Styles } from '../css/style-sheet.ts'
import type { Pt, Rect } from '../geometry.ts'
import { contentExtent } from '../layout/columns/extent.ts'
import type { BoxFragment } from '../layout/fragment.ts'
import type { BreakAppeal, BreakToken, LayoutContext } from '../layout/layout.ts'
import { boxEdges, inlineOffset, toBorderBox, usedMargin } from '../layout/sizing.ts'

const tolerance: Pt = 0.001

/** Footnotes in their order, as one footnote area is to hold them. */
export interface Notes {
  /** The first of them began on an earlier page. */
  readonly resumed?: { readonly part: Part; readonly token: BreakToken }
  readonly footnotes: readonly Footnote[]
}

/** A block in the area: a footnote, or those that stand side by side. */
interface Part {
  readonly box: BlockLevelBox
  readonly footnotes: readonly Footnote[]
}

export const noNotes: Notes = { footnotes: [] }

export function isEmpty({ resumed, footnotes }: Notes): boolean {
  return resumed === undefined && footnotes.length === 0
}

/** Footnotes in a footnote area, and those that it had no room for. */
export interface FilledArea {
  /** Undefined when nothing fits. */
  readonly fragment: BoxFragment | undefined
  /** What the area takes of the page, margins included. */
  readonly height: Pt
  readonly rest: Notes
  /** Of the break before `rest`. */
  readonly appeal: BreakAppeal
}

/**
 * The footnote area of a page: CSS Generated Content for Paged Media 3 §2.3. It stands at the foot of the page area, and
 * has all of its edges on each page that a footnote goes on on.
 */
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
    const used = style ?? styles.anonymous(root.style, 'block')
    this.#style = { ...used, 'box-decoration-break': 'clone', 'max-height': 'none' }
    this.#area = area
    this.#root = root
    this.#styles = styles
    this.#context = context
    this.#limit = limitOf(used, area)
  }

  /** Of the border box: `max-height`. */
  readonly #limit: Pt

  /** As many of the footnotes as go into `room`, margins included. With `some`, that is some of the first at least. */
  fill(notes: Notes, room: Pt, some: boolean): FilledArea {
    if (isEmpty(notes)) return { fragment: undefined, height: 0, rest: noNotes, appeal: 'perfect' }
    const parts = this.#parts(notes)
    const box: BlockBox = {
      ...this.#block(this.#style, true),
      content: { type: 'blocks', children: parts.map((part) => part.box) },
    }
    const margins = this.#margin('margin-top') + this.#margin('margin-bottom')
    const layout = (most: Pt) =>
      this.#context.layout(
        box,
        { width: this.#area.width, room: most, fullRoom: most, fresh: some, autoWidth: 'fill' },
        notes.resumed && { type: 'block', box, index: 0, child: notes.resumed.token, consumed: 0 },
      )
    const filled = layout(Math.min(room - margins, this.#limit))
    if (filled.fragment?.type !== 'box') return { fragment: undefined, height: 0, rest: notes, appeal: 'perfect' }
    const { rect, border, padding } = filled.fragment
    if (filled.token?.type !== 'block') {
      return { fragment: filled.fragment, height: rect.height + margins, rest: noNotes, appeal: 'perfect' }
    }
    const { index, child } = filled.token
    const rest = restOf(parts, index, child)
    // A box that is cut reaches to the end of its room: the area ends with its last line.
    const cut = layout(contentExtent(filled.fragment) + border.bottom + padding.bottom)
    const fragment = cut.fragment?.type === 'box' && cut.token ? cut.fragment : filled.fragment
    return { fragment, height: fragment.rect.height + margins, rest, appeal: filled.appeal ?? 'perfect' }
  }

  /** The fragment at its place on the sheet. */
  place(fragment: BoxFragment): BoxFragment {
    const { x, y, width, height } = this.#area
    const left = inlineOffset(this.#style, width, fragment.rect.width, this.#root.style.direction)
    const top = height - this.#margin('margin-bottom') - fragment.rect.height
    return { ...fragment, rect: { ...fragment.rect, x: x + left, y: y + top } }
  }

  #margin(side: 'margin-top' | 'margin-bottom'): Pt {
    return usedMargin(this.#style[side], this.#area.width)
  }

  /** §2.4: inline footnotes stand side by side, compact ones where that takes one line. */
  #parts({ resumed, footnotes }: Notes): readonly Part[] {
    const parts: Part[] = resumed ? [resumed.part] : []
    let run: (Footnote & { readonly box: InlineBox })[] = []
    let width: Pt = 0
    const close = (): void => {
      const [first] = run
      if (first)
        parts.push({
          box: run.length === 1 && first.display === 'compact' ? asBlock(first.box) : this.#lines(run),
          footnotes: run,
        })
      run = []
      width = 0
    }
    for (const footnote of footnotes) {
      const { box, display } = footnote
      if (box.type === 'block') {
        close()
        parts.push({ box, footnotes: [footnote] })
        continue
      }
      const own = display === 'compact' ? this.#context.sizes(this.#lines([{ box }])).max : 0
      if (display === 'compact' && width + own > this.#area.width + tolerance) close()
      run.push({ ...footnote, box })
      width += own
    }
    close()
    return parts
  }

  #lines(footnotes: readonly { readonly box: InlineBox }[]): BlockBox {
    const block = this.#block(this.#styles.anonymous(this.#style, 'block'), false)
    return { ...block, content: { type: 'inlines', children: footnotes.map(({ box }) => box) } }
  }

  #block(style: ComputedStyle, formattingContext: boolean): Omit<BlockBox, 'content'> {
    return { type: 'block', style, element: this.#root.element, anonymous: true, formattingContext }
  }
}

function limitOf(style: ComputedStyle, { width, height }: Rect): Pt {
  const limit = style['max-height']
  if (typeof limit === 'string') return Number.POSITIVE_INFINITY
  return toBorderBox(style, resolve(limit, height), boxEdges(style, width).vertical)
}

/** A compact footnote that has its lines for itself. */
function asBlock({ children, ...box }: InlineBox): BlockBox {
  const style: ComputedStyle = { ...box.style, display: 'block' }
  return { ...box, type: 'block', style, formattingContext: false, content: { type: 'inlines', children } }
}

/** What goes on on the next page where the area was cut in, or before, `parts[index]`. */
function restOf(parts: readonly Part[], index: number, child: BreakToken | undefined): Notes {
  const part = parts[index]
  const whole = parts.slice(child ? index + 1 : index).flatMap(({ footnotes }) => footnotes)
  return { footnotes: whole, ...(child && part && { resumed: { part, token: child } }) }
}
