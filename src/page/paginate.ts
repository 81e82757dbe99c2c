import type { BlockBox, BlockLevelBox } from '../box/box.ts'
import type { PageKey, PageStyle, Styles } from '../css/style-sheet.ts'
import type { Pt, Rect } from '../geometry.ts'
import { breakBefore, forcedBreak, startPage } from '../layout/block/break-between.ts'
import type { BoxFragment } from '../layout/fragment.ts'
import type { BreakToken, ForcedBreak, LayoutContext } from '../layout/layout.ts'
import { inlineOffset, usedMargin } from '../layout/sizing.ts'
import { pageMarginBoxes } from './margin-box.ts'
import { PageNumbering } from './numbering.ts'
import { reportWidthOverflow } from './overflow.ts'
import type { Page } from './page.ts'
import { type PageGeometry, pageGeometry } from './page-geometry.ts'
import { PageStrings } from './strings.ts'

/** A page with its content, before the page-margin boxes, which need to know how many pages there are. */
interface LaidPage {
  readonly key: PageKey
  readonly style: PageStyle
  readonly geometry: PageGeometry
  readonly content: BoxFragment | undefined
}

/** More pages than anybody prints: a slip of the pen in a height, and the author should hear of it. */
const maxPages = 20_000

/** Cuts the document into pages: CSS Paged Media 3, CSS Fragmentation 3. The first page is there even when it is empty. */
export function paginate(root: BlockBox, styles: Styles, context: LayoutContext): readonly Page[] {
  const pages = layoutPages(root, styles, context)
  reportNoRoom(pages, root, context)
  const numbering = new PageNumbering()
  const strings = new PageStrings()
  const reported = new Set<object>()
  const numbered = pages.map((page) => {
    if (page.content) reportWidthOverflow(page.content, page.geometry.area, reported, context.report)
    const number = numbering.next(page.style.style, page.content)
    return { ...page, number, counters: numbering.counters(), strings: strings.next(page.content) }
  })
  return numbered.map(({ key, style, geometry, content, number, counters, strings }) => ({
    key,
    number,
    style,
    area: geometry.area,
    content,
    marginBoxes: pageMarginBoxes(
      style,
      geometry,
      { counters, strings, total: pages.length },
      { root, styles, context },
    ),
  }))
}

/** The page loop. Every page but a blank one takes some of the content, so it ends. */
function layoutPages(root: BlockBox, styles: Styles, context: LayoutContext): readonly LaidPage[] {
  const sides = pageSides(root, context)
  const pages: LaidPage[] = []
  let token: BreakToken | undefined
  let forced: ForcedBreak | undefined
  do {
    const name = pageName(root, token, context)
    const newPage = (blank: boolean): LaidPage =>
      emptyPage({ index: pages.length, side: sides.of(pages.length), blank, name }, styles)
    if (forced && !sides.fits(forced, pages.length)) pages.push(newPage(true))
    const page = newPage(false)
    const result = layoutRoot(root, page.geometry.area, token, context)
    pages.push({ ...page, content: result.content })
    token = result.token
    forced = result.forced
  } while (token && !tooManyPages(pages.length, root, context))
  return pages
}

/** Says once that a page's margins leave nothing for the content, which then stands outside of it. */
function reportNoRoom(pages: readonly LaidPage[], root: BlockBox, { report }: LayoutContext): void {
  const page = pages.find(({ geometry: { area } }) => area.width <= 0 || area.height <= 0)
  if (!page) return
  const at = root.element.origin.template
  report({
    severity: 'error',
    code: 'no-page-area',
    message: `margins, border and padding of page ${page.key.index + 1} leave no room for content`,
    ...(at && { at }),
    hint: 'make the margins of `@page` smaller or its `size` larger',
  })
}

function tooManyPages(count: number, root: BlockBox, { report }: LayoutContext): boolean {
  if (count < maxPages) return false
  const at = root.element.origin.template
  report({
    severity: 'error',
    code: 'too-many-pages',
    message: `the document goes on after ${maxPages} pages; the rest was left out`,
    ...(at && { at }),
    hint: 'look for a very large height, margin or font size',
  })
  return true
}

function emptyPage(key: PageKey, styles: Styles): LaidPage {
  const style = styles.page(key)
  return { key, style, geometry: pageGeometry(style), content: undefined }
}

/** The named page that goes on where `token` says: CSS Paged Media 3 §9.1. */
function pageName(root: BlockBox, token: BreakToken | undefined, context: LayoutContext): string {
  let [box, next]: [BlockLevelBox, BreakToken | undefined] = [root, token]
  while (next?.type === 'block' && box.type === 'block' && box.content.type === 'blocks') {
    const child: BlockLevelBox | undefined = box.content.children[next.index]
    if (!child) return box.style.page
    box = child
    next = next.child
  }
  return next ? box.style.page : startPage(box, context)
}

interface PageSides {
  of(index: number): 'left' | 'right'
  /** May a page forced like this be page `index`? */
  fits(forced: ForcedBreak, index: number): boolean
}

/**
 * Which pages are left ones. The first is a recto, unless the first box asks for the other side: CSS Paged Media 3 §3.1.
 * Where text runs from the right, so do the pages, and a recto is on the left.
 */
function pageSides(root: BlockBox, context: LayoutContext): PageSides {
  const recto = root.style.direction === 'rtl' ? 'left' : 'right'
  const verso = recto === 'left' ? 'right' : 'left'
  const sideOf = (forced: ForcedBreak | undefined): 'left' | 'right' | undefined =>
    forced === 'recto' ? recto : forced === 'verso' ? verso : forced === 'page' ? undefined : forced
  const first = sideOf(forcedBreak(breakBefore(root, context))) ?? recto
  const second = first === 'left' ? 'right' : 'left'
  const of = (index: number) => (index % 2 === 0 ? first : second)
  return { of, fits: (forced, index) => (sideOf(forced) ?? of(index)) === of(index) }
}

/** The part of the root element's box on one page; `content.rect` is measured from the sheet. */
function layoutRoot(
  root: BlockBox,
  area: Rect,
  token: BreakToken | undefined,
  context: LayoutContext,
): { content: BoxFragment; token: BreakToken | undefined; forced: ForcedBreak | undefined } {
  // A margin after an unforced break is cut: CSS Fragmentation 3 §5.2. The root's own is on the first page only.
  const top = token ? 0 : usedMargin(root.style['margin-top'], area.width)
  const space = { width: area.width, height: area.height, fresh: true, autoWidth: 'fill' } as const
  const fullRoom: Pt = area.height
  const { fragment, token: next, forced } = context.layout(root, { ...space, room: fullRoom - top, fullRoom }, token)
  if (fragment?.type !== 'box') throw new Error('nothing was placed on an empty page')
  if (next && token && isSame(next, token)) throw new Error('pagination does not advance')
  const x = area.x + inlineOffset(root.style, area.width, fragment.rect.width, root.style.direction)
  const content = { ...fragment, rect: { ...fragment.rect, x, y: area.y + top } }
  return { content, token: next, forced }
}

/** Do two tokens cut the document at the same place? */
function isSame(a: BreakToken | undefined, b: BreakToken | undefined): boolean {
  if (a?.type === 'block' && b?.type === 'block') {
    return a.index === b.index && a.consumed === b.consumed && isSame(a.child, b.child)
  }
  if (a?.type === 'inline' && b?.type === 'inline') return a.offset === b.offset
  if (a?.type === 'table' && b?.type === 'table') return a.row === b.row && a.cells.size === 0 && b.cells.size === 0
  return a === b
}
