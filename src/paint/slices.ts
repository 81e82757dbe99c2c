import type { Edges, Pt, Rect } from '../geometry.ts'
import type { BoxFragment, Fragment, InlineFragment } from '../layout/fragment.ts'
import type { Page } from '../page/page.ts'

/** A box put together again from the parts that breaks have cut it into: CSS Fragmentation 3 §5.4, `slice`. */
export interface WholeBox {
  /** Where the whole border box would be, seen from one of its parts. */
  readonly rect: Rect
  readonly border: Edges
  readonly padding: Edges
}

type Part = BoxFragment | InlineFragment

/** Finds the whole that a part at `rect` belongs to; undefined for a box in one piece. */
export type Slices = (part: Part, rect: Rect) => WholeBox | undefined

interface Slice {
  readonly parts: readonly Part[]
  /** How much of the box comes before this part, along the direction it is cut in. */
  readonly before: Pt
  readonly total: Pt
}

/** The parts of all pages are gathered once, when the first is asked for. */
export function slicesOf(pages: readonly Page[]): Slices {
  let slices: ReadonlyMap<Part, Slice> | undefined
  return (part, rect) => {
    if (part.first && part.last) return undefined
    slices ??= gather(pages)
    const slice = slices.get(part)
    return slice && wholeBox(part, rect, slice)
  }
}

function gather(pages: readonly Page[]): ReadonlyMap<Part, Slice> {
  const byBox = new Map<Part['box'], Part[]>()
  const visit = (fragment: Fragment) => {
    if ((fragment.type === 'box' || fragment.type === 'inline') && !(fragment.first && fragment.last)) {
      const parts = byBox.get(fragment.box)
      if (parts) parts.push(fragment)
      else byBox.set(fragment.box, [fragment])
    }
    if ('children' in fragment) for (const child of fragment.children) visit(child)
  }
  for (const { content } of pages) if (content) visit(content)
  const slices = new Map<Part, Slice>()
  for (const parts of byBox.values()) {
    const total = parts.reduce((sum, part) => sum + length(part), 0)
    let before = 0
    for (const part of parts) {
      slices.set(part, { parts, before, total })
      before += length(part)
    }
  }
  return slices
}

/** Blocks are cut across, inline boxes along the line. */
function length({ type, rect }: Part): Pt {
  return type === 'box' ? rect.height : rect.width
}

function wholeBox(part: Part, rect: Rect, { parts, before, total }: Slice): WholeBox {
  const [first] = parts as readonly [Part, ...Part[]]
  const last = parts.at(-1) as Part
  if (part.type === 'box') {
    const ends = (edges: (of: Part) => Edges) => ({ ...edges(part), top: edges(first).top, bottom: edges(last).bottom })
    return {
      rect: { ...rect, y: rect.y - before, height: total },
      border: ends(({ border }) => border),
      padding: ends(({ padding }) => padding),
    }
  }
  const rtl = part.box.style.direction === 'rtl'
  const [left, right] = rtl ? [last, first] : [first, last]
  const ends = (edges: (of: Part) => Edges) => ({ ...edges(part), left: edges(left).left, right: edges(right).right })
  const skipped = rtl ? total - before - rect.width : before
  return {
    rect: { ...rect, x: rect.x - skipped, width: total },
    border: ends(({ border }) => border),
    padding: ends(({ padding }) => padding),
  }
}
