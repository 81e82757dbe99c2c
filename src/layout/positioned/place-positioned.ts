import type { Box, ReplacedBox } from '../../box/box.ts'
import { isTransformed } from '../../css/computed-style.ts'
import type { Point, Pt, Rect } from '../../geometry.ts'
import type { BoxFragment, Fragment, InlineFragment, PlaceholderFragment, ReplacedFragment } from '../fragment.ts'
import type { LayoutContext } from '../layout.ts'
import { reportTooTall } from '../overflow.ts'
import { layoutAbsolute, type PlacedAbsolute, paddingBox, staticAxis } from './layout-absolute.ts'
import { type OffsetBase, offsetOf } from './relative.ts'

/** A page, or whatever content is laid out in on its own. Rectangles are measured from the sheet. */
export interface PositionedPage {
  readonly area: Rect
  readonly content: BoxFragment | undefined
}

const tolerance: Pt = 0.001

/**
 * Moves what is positioned relatively, and lays out what is positioned absolutely, now that all pages are filled: CSS 2.2
 * §9.4.3, §9.6. `addPage` makes a page for content that goes on behind the last one. Returns the content of each page.
 */
export function placePositioned(
  pages: readonly PositionedPage[],
  addPage: (() => PositionedPage) | undefined,
  context: LayoutContext,
): readonly (BoxFragment | undefined)[] {
  return new Positioning(pages, addPage, context).run()
}

/** The nearest ancestor that is positioned or transformed; undefined where that is the page. */
type Container = Box | ReplacedBox | undefined

/** What is known on the way down the tree. */
interface Around {
  readonly page: number
  readonly container: Container
  /** The same for fixed boxes: only what is transformed holds them. */
  readonly fixedContainer: Container
  /** The containing block, for relative offsets and static positions. */
  readonly base: OffsetBase & { readonly left: Pt }
  /** The line box that it stands in. */
  readonly line?: Rect
  /** The table whose wrapper it stands in. */
  readonly wrapped?: Box
}

/** A fragment of a positioned box: where absolutely positioned ones inside it are placed. */
interface ContainerPart {
  readonly page: number
  readonly padding: Rect
  readonly direction: 'ltr' | 'rtl'
}

/** A box that waits for its place, in a list of children that is ours to fill. */
interface Waiting extends Around {
  readonly placeholder: PlaceholderFragment
  readonly siblings: Fragment[]
  readonly index: number
  /** Corner of the parent fragment, and of the placeholder, from the sheet. */
  readonly origin: Point
  readonly at: Point
}

class Positioning {
  readonly #areas: Rect[]
  readonly #contents: (BoxFragment | undefined)[]
  readonly #addPage: (() => PositionedPage) | undefined
  readonly #context: LayoutContext
  readonly #parts = new Map<Box | ReplacedBox, ContainerPart[]>()
  readonly #waiting: Waiting[] = []

  constructor(pages: readonly PositionedPage[], addPage: (() => PositionedPage) | undefined, context: LayoutContext) {
    this.#areas = pages.map((page) => page.area)
    this.#contents = pages.map((page) => page.content)
    this.#addPage = addPage
    this.#context = context
  }

  run(): readonly (BoxFragment | undefined)[] {
    for (const [page, content] of this.#contents.entries()) {
      if (!content) continue
      const walked = this.#walk(content, { x: 0, y: 0 }, this.#onPage(page)) as BoxFragment
      const isOwn = walked.children !== content.children
      this.#contents[page] = isOwn ? walked : { ...walked, children: [...walked.children] }
    }
    // Grows as boxes inside of those that are placed are found.
    for (let next = 0; next < this.#waiting.length; next++) this.#place(this.#waiting[next] as Waiting)
    return this.#contents
  }

  #onPage(page: number): Around {
    const area = this.#areas[page] as Rect
    const base = { width: area.width, height: area.height, direction: 'ltr', left: area.x } as const
    return { page, container: undefined, fixedContainer: undefined, base }
  }

  /** The same fragment with everything in it moved; `origin` is the parent's corner. Unchanged where nothing is to do. */
  #walk(fragment: Fragment, origin: Point, around: Around): Fragment {
    if (fragment.type === 'text' || fragment.type === 'placeholder') return fragment
    if (fragment.type === 'replaced') return movedBy(fragment, offsetOf(fragment.box, around.base))
    const offset = fragment.type === 'line' ? undefined : this.#offset(fragment, around)
    const { rect } = fragment
    const x = origin.x + rect.x + (offset?.x ?? 0)
    const y = origin.y + rect.y + (offset?.y ?? 0)
    const moved = movedBy(fragment, offset)
    const inside = this.#inside(fragment, { x, y }, around)
    let children: Fragment[] | undefined
    for (const [index, child] of fragment.children.entries()) {
      if (child.type === 'placeholder') {
        children ??= [...fragment.children]
        const at = { x: x + child.rect.x, y: y + child.rect.y }
        this.#waiting.push({ ...inside, placeholder: child, siblings: children, index, origin: { x, y }, at })
        continue
      }
      const walked = this.#walk(child, { x, y }, inside)
      if (walked === child) continue
      children ??= [...fragment.children]
      children[index] = walked
    }
    return children ? { ...moved, children } : moved
  }

  /** An inline-block and the box in it, or a table and its wrapper, have one style: it moves one of them only. */
  #offset(fragment: BoxFragment | InlineFragment, around: Around): Point | undefined {
    if (fragment.type === 'inline' && fragment.box.type === 'atomic') return undefined
    if (fragment.box === around.wrapped) return undefined
    return offsetOf(fragment.box, around.base)
  }

  #inside(
    fragment: Exclude<Fragment, { type: 'text' | 'placeholder' | 'replaced' }>,
    at: Point,
    around: Around,
  ): Around {
    if (fragment.type === 'line') return { ...around, line: { ...fragment.rect, ...at } }
    const { box, rect, border, padding } = fragment
    const noted = this.#note(fragment, at, around)
    const container = noted ? box : around.container
    const fixedContainer = noted && holdsFixed(fragment) ? box : around.fixedContainer
    if (fragment.type === 'inline') return { ...around, container }
    const height = rect.height - border.top - border.bottom - padding.top - padding.bottom
    const base = {
      left: at.x + border.left + padding.left,
      width: rect.width - border.left - border.right - padding.left - padding.right,
      height: box.style.height === 'auto' ? undefined : height,
      direction: box.style.direction,
    }
    return { page: around.page, container, fixedContainer, base, ...(fragment.wrapper && { wrapped: box }) }
  }

  /** Notes a fragment of a box that is positioned or transformed: absolutely positioned boxes in it are placed by its padding box. */
  #note(fragment: BoxFragment | InlineFragment, at: Point, around: Around) {
    const { box } = fragment
    const { position } = box.style
    if ((position === 'static' || typeof position === 'object') && !holdsFixed(fragment)) return false
    if (box.type === 'atomic' || (fragment.type === 'box' && fragment.wrapper)) return false
    const padding = paddingBox(fragment, at)
    const parts = this.#parts.get(box) ?? []
    this.#parts.set(box, parts)
    parts.push({ page: around.page, padding, direction: box.style.direction })
    return true
  }

  #place(waiting: Waiting): void {
    const { box } = waiting.placeholder
    if (box.style.float !== 'none') return
    if (box.style.position !== 'fixed') this.#placeAbsolute(waiting, waiting.container)
    else if (waiting.fixedContainer) this.#placeAbsolute(waiting, waiting.fixedContainer)
    else this.#placeFixed(waiting)
  }

  /** On every page, by its page area: CSS 2.2 §9.6.1. It is read on the page that it stands in. */
  #placeFixed(waiting: Waiting): void {
    for (const [page, area] of this.#areas.entries()) {
      if (!this.#contents[page]) continue
      const here = page === waiting.page
      const frame = this.#areas[waiting.page] as Rect
      const { fragment, corner } = this.#layout(waiting, area, frame, waiting.base.direction)
      const at = { x: area.x + corner.x, y: area.y + corner.y }
      const shown = here || fragment.type === 'replaced' ? fragment : { ...fragment, repeated: true }
      this.#put(shown, at, here ? waiting : undefined, page)
    }
  }

  #placeAbsolute(waiting: Waiting, container: Container): void {
    const { page, origin } = waiting
    const { area: gridArea } = waiting.placeholder
    if (container && gridArea?.of === container) {
      const { rect } = gridArea
      const frame = { ...rect, x: origin.x + rect.x, y: origin.y + rect.y }
      const placed = this.#layout(waiting, frame, frame, container.style.direction)
      this.#putFlowing(placed, { x: frame.x + placed.corner.x, y: frame.y + placed.corner.y }, waiting, page)
      return
    }
    const parts = container && this.#parts.get(container)
    const area = this.#areas[page] as Rect
    if (!container || !parts) {
      const placed = this.#layout(waiting, area, area, waiting.base.direction)
      this.#putFlowing(placed, { x: area.x + placed.corner.x, y: area.y + placed.corner.y }, waiting, page)
      return
    }
    const continuous = inlineContainer(container, parts) ?? stacked(parts)
    const own = parts.findIndex((part) => part.page === page)
    const above = continuous.tops[own] ?? 0
    // Places are those of a containing block in one piece, that begins where its part on this page would have it begin.
    const frame = { ...continuous.size, x: continuous.corner(own).x, y: continuous.corner(own).y - above }
    const direction = parts[0]?.direction ?? 'ltr'
    const placed = this.#layout(waiting, frame, frame, direction)
    const target = partAt(continuous.tops, placed.corner.y)
    const part = parts[target] ?? (parts[0] as ContainerPart)
    const corner = continuous.corner(target)
    const at = { x: corner.x + placed.corner.x, y: corner.y + placed.corner.y - (continuous.tops[target] ?? 0) }
    this.#putFlowing(placed, at, waiting, part.page)
  }

  #layout(waiting: Waiting, containing: Rect, frame: Rect, direction: 'ltr' | 'rtl'): PlacedAbsolute {
    const still = staticPosition(waiting, frame)
    return layoutAbsolute({ box: waiting.placeholder.box, containing, direction, still }, this.#context)
  }

  /** Puts a box on its page, and what of its content does not fit there on the next ones. */
  #putFlowing(placed: PlacedAbsolute, at: Point, waiting: Waiting, first: number): void {
    const area = this.#areas[first] as Rect
    const end = area.y + area.height
    const { fragment } = placed
    const overflows = at.y + fragment.rect.height > end + tolerance
    if (!placed.flows || !overflows || at.y >= end - tolerance || !this.#addPage) {
      this.#put(fragment, at, waiting, first)
      return
    }
    let page = first
    let result = placed.cut(end - at.y, area.height, undefined)
    if (!result.fragment) {
      if (fragment.rect.height > area.height && fragment.box.type === 'block')
        reportTooTall(fragment.box, 'a box', this.#context)
      this.#put(fragment, at, waiting, first)
      return
    }
    this.#put(result.fragment, at, waiting, page)
    while (result.token) {
      page++
      if (page >= this.#areas.length) this.#append(this.#addPage())
      const next = this.#areas[page] as Rect
      result = placed.cut(next.height, next.height, result.token)
      if (!result.fragment) break
      this.#put(result.fragment, { x: at.x - area.x + next.x, y: next.y }, waiting, page)
    }
  }

  #append({ area, content }: PositionedPage): void {
    this.#areas.push(area)
    this.#contents.push(content)
  }

  /** Puts a fragment where its placeholder is, or at the end of its page, and goes through what is in it. */
  #put(fragment: BoxFragment | ReplacedFragment, at: Point, waiting: Waiting | undefined, page: number): void {
    const root = this.#contents[page]
    if (!root) return
    const here = waiting?.page === page && waiting.siblings[waiting.index] === waiting.placeholder
    const origin = here ? waiting.origin : root.rect
    const placed = { ...fragment, rect: { ...fragment.rect, x: at.x - origin.x, y: at.y - origin.y } }
    const fixedContainer = waiting?.fixedContainer
    const walked = this.#walk(placed, origin, { ...this.#onPage(page), fixedContainer })
    if (here) waiting.siblings[waiting.index] = walked
    else (root.children as Fragment[]).push(walked) // the list is ours: see `run`
  }
}

function movedBy<F extends Fragment>(fragment: F, offset: Point | undefined): F {
  if (!offset) return fragment
  return { ...fragment, rect: { ...fragment.rect, x: fragment.rect.x + offset.x, y: fragment.rect.y + offset.y } }
}

/**
 * A box that is transformed or filtered is the containing block of all that is positioned in it; inline boxes are not:
 * CSS Transforms 1 §3, Filter Effects 1 §5.
 */
function holdsFixed({ type, box }: BoxFragment | InlineFragment): boolean {
  return type === 'box' && (isTransformed(box.style) || box.style.filter.length > 0)
}

/** A containing block whose parts on the pages are put together again. */
interface Continuous {
  readonly size: { readonly width: Pt; readonly height: Pt }
  /** How far below the top of all each part begins. */
  readonly tops: readonly Pt[]
  readonly corner: (part: number) => Point
}

function stacked(parts: readonly ContainerPart[]): Continuous {
  const tops: Pt[] = []
  let height: Pt = 0
  for (const { padding } of parts) {
    tops.push(height)
    height += padding.height
  }
  const corner = (index: number): Point => (parts[index] ?? (parts[0] as ContainerPart)).padding
  return { size: { width: parts[0]?.padding.width ?? 0, height }, tops, corner }
}

/** CSS 2.2 §10.1: that of an inline box runs from the start of its first line to the end of its last. */
function inlineContainer(box: Box | ReplacedBox, parts: readonly ContainerPart[]): Continuous | undefined {
  const [first] = parts
  if (box.type !== 'inline' || !first) return undefined
  const last = parts.findLast((part) => part.page === first.page) ?? first
  const left = first.direction === 'ltr' ? first.padding.x : last.padding.x
  const right = first.direction === 'ltr' ? last.padding.x + last.padding.width : first.padding.x + first.padding.width
  const height = Math.max(0, last.padding.y + last.padding.height - first.padding.y)
  return {
    size: { width: Math.max(0, right - left), height },
    tops: [0],
    corner: () => ({ x: left, y: first.padding.y }),
  }
}

/** The part that holds a place so far below the top. What is above or below all of them is in the first or the last. */
function partAt(tops: readonly Pt[], y: Pt): number {
  let part = 0
  while (part + 1 < tops.length && y >= (tops[part + 1] as Pt) - tolerance) part++
  return part
}

/** Where the box would have stood: CSS 2.2 §10.3.7, §10.6.4. `frame` is the containing block. */
function staticPosition({ placeholder, at, line, base }: Waiting, frame: Rect) {
  const { rect, inLine, align } = placeholder
  const start = base.direction === 'ltr' ? 'start' : 'end'
  if (inLine === undefined || !line) {
    return {
      x: staticAxis(at.x, at.x + rect.width, align?.x ?? start, frame.x),
      y: staticAxis(at.y, at.y + rect.height, align?.y ?? 'start', frame.y),
    }
  }
  const y = inLine === 'next-line' ? line.y + line.height : line.y
  const across =
    inLine === 'here'
      ? staticAxis(at.x, at.x, start, frame.x)
      : staticAxis(base.left, base.left + base.width, start, frame.x)
  return { x: across, y: staticAxis(y, y, 'start', frame.y) }
}

/** Places what is positioned in content that stands on one page by itself: a page-margin box, a footnote area. */
export function placePositionedIn(content: BoxFragment, area: Rect, context: LayoutContext): BoxFragment {
  return placePositioned([{ area, content }], undefined, context)[0] ?? content
}
