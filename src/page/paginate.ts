import type { BlockBox, BlockLevelBox } from '../box/box.ts'
import type { ImageOf } from '../box/item.ts'
import { noReferences, type References } from '../box/references.ts'
import type { PageKey, PageStyle, Styles } from '../css/style-sheet.ts'
import type { Report } from '../diagnostic.ts'
import { noEdges, type Pt, type Rect } from '../geometry.ts'
import { breakBefore, forcedBreak, startChain } from '../layout/block/break-between.ts'
import type { BoxFragment } from '../layout/fragment.ts'
import type { BlockBreakToken, BreakToken, ForcedBreak, LayoutContext, Space } from '../layout/layout.ts'
import { reportOverflow } from '../layout/overflow.ts'
import { placePositioned, placePositionedIn } from '../layout/positioned/place-positioned.ts'
import { inlineOffset, usedMargin } from '../layout/sizing.ts'
import { reportClipped } from './clipped.ts'
import { FootnoteArea, isEmpty, noNotes } from './footnote-area.ts'
import { layoutWithFootnotes } from './footnotes.ts'
import { pageMarginBoxes } from './margin-box.ts'
import { type PageCounters, PageNumbering } from './numbering.ts'
import { reportOffSheet } from './off-sheet.ts'
import { reportPageOverflow } from './overflow.ts'
import { reportOverlaps } from './overlaps.ts'
import type { Page } from './page.ts'
import { type PageGeometry, pageGeometry } from './page-geometry.ts'
import { Naming, type PageNames } from './strings.ts'

/** A page with its content, before the page-margin boxes, which need to know how many pages there are. */
interface LaidPage {
  readonly key: PageKey
  readonly style: PageStyle
  readonly geometry: PageGeometry
  readonly content: BoxFragment | undefined
  readonly footnotes: BoxFragment | undefined
}

/** The same, with what its content and its margin boxes can say about it. */
export interface NumberedPage extends LaidPage {
  readonly number: number
  /** As the margin boxes see them, and as content on the page does. */
  readonly counters: PageCounters
  readonly ownCounters: PageCounters
  readonly names: PageNames
}

/** More pages than anybody prints: a slip of the pen in a height, and the author should hear of it. */
const maxPages = 20_000

/** What page-margin boxes may show beside text. Default: no images, and cross-references that find nothing. */
export interface MarginSources {
  readonly imageOf?: ImageOf
  readonly references?: References
}

/** Cuts the document into pages: CSS Paged Media 3, CSS Fragmentation 3. The first page is there even when it is empty. */
export function paginate(
  root: BlockBox,
  styles: Styles,
  context: LayoutContext,
  sources: MarginSources = {},
): readonly Page[] {
  return finishPages(paginateFlow(root, styles, context), root, styles, context, sources)
}

/** The pages without their margin boxes. */
export function paginateFlow(root: BlockBox, styles: Styles, context: LayoutContext): readonly NumberedPage[] {
  const pages = layoutPages(root, styles, context)
  reportNoRoom(pages, root, context)
  const numbering = new PageNumbering()
  const naming = new Naming()
  const reported = new Set<object>()
  const clipped = new Set<object>()
  const overlapping = new Set<object>()
  return pages.map((page) => {
    const content = [page.content, page.footnotes].filter((part) => part !== undefined)
    for (const part of content) {
      reportClipped(part, clipped, context.report)
      reportOverlaps(part, overlapping, context.report)
      reportPageOverflow(part, page.geometry.area, page.style, reported, context.report)
      reportOffSheet(part, page.style, reported, context.report)
    }
    const number = numbering.next(page.style.style, content)
    const counters = numbering.counters()
    return { ...page, number, counters, ownCounters: numbering.ofPage(), names: naming.next(content) }
  })
}

/** Adds the page-margin boxes: they are laid out last, so that they know how many pages there are. */
export function finishPages(
  pages: readonly NumberedPage[],
  root: BlockBox,
  styles: Styles,
  context: LayoutContext,
  { imageOf = () => undefined, references = noReferences }: MarginSources,
): readonly Page[] {
  const setting = { root, styles, imageOf, references, report: once(context.report) }
  return pages.map(({ key, style, geometry, content, footnotes, number, counters, names }) => ({
    key,
    number,
    style,
    area: geometry.area,
    content,
    ...(footnotes && { footnotes }),
    marginBoxes: pageMarginBoxes(style, geometry, { counters, names, total: pages.length }, setting, context),
  }))
}

/** The page loop. Every page but a blank one takes some of the content or of the footnotes, so it ends. */
function layoutPages(root: BlockBox, styles: Styles, context: LayoutContext): readonly LaidPage[] {
  const sides = pageSides(root, context)
  const pages: LaidPage[] = []
  let token: BreakToken | undefined
  let forced: ForcedBreak | undefined
  let waiting = noNotes
  let group = pageGroup(root, token)
  let groupIndex = 0
  do {
    const newPage = (blank: boolean): LaidPage =>
      emptyPage({ index: pages.length, side: sides.of(pages.length), blank, name: group.name, groupIndex }, styles)
    if (forced && !sides.fits(forced, pages.length)) pages.push(newPage(true))
    const page = newPage(false)
    const done = pages.length > 0 && !token
    const { area } = page.geometry
    const notes = new FootnoteArea(page.style.footnoteArea, area, { root, styles, context })
    const {
      laid,
      area: footnotes,
      postponed,
    } = layoutWithFootnotes(waiting, notes, area, (room, fresh) =>
      done ? nothing : layoutRoot(root, area, room, fresh, token, context),
    )
    pages.push({ ...page, content: laid.content, footnotes })
    if (laid.content) {
      token = laid.token
      forced = laid.forced
    } else forced = undefined
    waiting = postponed
    const next = token ? pageGroup(root, token) : group
    groupIndex = next.box === group.box ? groupIndex + 1 : 0
    group = next
  } while ((token || !isEmpty(waiting)) && !tooManyPages(pages.length, root, context))
  const addPage = (): LaidPage => {
    const key = { index: pages.length, side: sides.of(pages.length), blank: false, name: group.name }
    const page = { ...emptyPage(key, styles), ...rootAfterItsEnd(root, emptyPage(key, styles).geometry.area) }
    pages.push(page)
    return page
  }
  return withPositioned(pages, addPage, context)
}

/** What is positioned gets its place once all pages are filled; more pages may be needed for it. */
function withPositioned(pages: LaidPage[], addPage: () => LaidPage, context: LayoutContext): readonly LaidPage[] {
  const positioned = ({ geometry: { area }, content }: LaidPage) => ({ area, content })
  const contents = placePositioned(pages.map(positioned), () => positioned(addPage()), context)
  return pages.map(({ footnotes, ...page }, index) => ({
    ...page,
    content: contents[index],
    footnotes: footnotes && placePositionedIn(footnotes, page.geometry.area, context),
  }))
}

/** The root on a page that holds nothing but what is positioned absolutely. */
function rootAfterItsEnd(root: BlockBox, { x, y, width }: Rect): Pick<LaidPage, 'content'> {
  const rect = { x, y, width, height: 0 }
  const edges = { border: noEdges, padding: noEdges }
  return { content: { type: 'box', box: root, rect, ...edges, first: false, last: true, children: [] } }
}

/** Passes each problem on once. */
function once(report: Report): Report {
  const said = new Set<string>()
  return (problem) => {
    const key = `${problem.code}:${problem.message}:${problem.at?.start}`
    if (said.has(key)) return
    said.add(key)
    report(problem)
  }
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
  const geometry = pageGeometry(style)
  const { width, height } = geometry.sheet
  const sized = width === style.width && height === style.height ? style : { ...style, width, height }
  return { key, style: sized, geometry, content: undefined, footnotes: undefined }
}

interface PageGroup {
  /** Of its pages; empty for none. */
  readonly name: string
  /** The outermost box of that name around the start of the page: another box of the same name is another group. */
  readonly box: object
}

/** The page group that goes on where `token` says: CSS Paged Media 3 §9.1, Generated Content for Paged Media 3 §5. */
function pageGroup(root: BlockBox, token: BreakToken | undefined): PageGroup {
  const around: { readonly style: { readonly page: string } }[] = []
  let [box, next]: [BlockLevelBox, BreakToken | undefined] = [root, token]
  while (next?.type === 'block' && box.type === 'block' && box.content.type === 'blocks') {
    const child: BlockLevelBox | undefined = box.content.children[next.index]
    if (!child) break
    around.push(box)
    box = child
    next = next.child
  }
  around.push(...(next ? [box] : startChain(box)))
  const name = around.at(-1)?.style.page ?? ''
  const first = around.findLastIndex(({ style }) => style.page !== name) + 1
  return { name, box: around[first] ?? root }
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
  const sideOf = (forced: ForcedBreak | undefined): 'left' | 'right' | undefined => {
    if (forced === 'recto') return recto
    if (forced === 'verso') return verso
    return forced === 'left' || forced === 'right' ? forced : undefined
  }
  const first = sideOf(forcedBreak(breakBefore(root, context))) ?? recto
  const second = first === 'left' ? 'right' : 'left'
  const of = (index: number) => (index % 2 === 0 ? first : second)
  return { of, fits: (forced, index) => (sideOf(forced) ?? of(index)) === of(index) }
}

/** The part of the root element's box on one page; `content.rect` is measured from the sheet. */
interface LaidRoot {
  /** Undefined when nothing of it fits. */
  readonly content: BoxFragment | undefined
  readonly token: BreakToken | undefined
  readonly forced: ForcedBreak | undefined
}

const nothing: LaidRoot = { content: undefined, token: undefined, forced: undefined }

/** Lays the root out in the upper part of the page area, `available` high. Not `fresh`: footnotes stand there already. */
function layoutRoot(
  root: BlockBox,
  area: Rect,
  available: Pt,
  fresh: boolean,
  token: BreakToken | undefined,
  context: LayoutContext,
): LaidRoot {
  // A margin after an unforced break is cut: CSS Fragmentation 3 §5.2. The root's own is on the first page only.
  const top = token ? 0 : usedMargin(root.style['margin-top'], area.width)
  const space = { width: area.width, height: area.height, fresh, autoWidth: 'fill' } as const
  const room: Pt = available - top
  const layout = (high: Space) => {
    const { fragment, token: next, forced } = context.layout(root, high, token)
    return { fragment, next, forced, stands: next !== undefined && token !== undefined && isSame(next, token) }
  }
  let laid = layout({ ...space, room, fullRoom: area.height })
  if (!fresh && (!laid.fragment || laid.stands)) return nothing
  if (laid.stands) {
    // Nothing of what is left fits on any page like this one: all of it is placed here, and leaves the page.
    reportOverflow(context.report, 'overflow-page', 'the page has no room for what is left', root.element.origin)
    laid = layout({ ...space, room: Infinity, fullRoom: Infinity })
  }
  const { fragment, next, forced } = laid
  if (fragment?.type !== 'box') throw new Error('nothing was placed on an empty page')
  if (laid.stands) throw new Error('pagination does not advance')
  const x = area.x + inlineOffset(root.style, area.width, fragment.rect.width, root.style.direction)
  const content = { ...fragment, rect: { ...fragment.rect, x, y: area.y + top } }
  return { content, token: next, forced }
}

/** Do two tokens cut the document at the same place? */
function isSame(a: BreakToken | undefined, b: BreakToken | undefined): boolean {
  if (a?.type === 'block' && b?.type === 'block') {
    return a.index === b.index && a.consumed === b.consumed && isSame(a.child, b.child) && sameFloats(a, b)
  }
  if (a?.type === 'inline' && b?.type === 'inline') return a.offset === b.offset && sameFloats(a, b)
  if (a?.type === 'table' && b?.type === 'table') return a.row === b.row && a.cells.size === 0 && b.cells.size === 0
  return a === b
}

/** A page may take nothing but a part of a float. */
function sameFloats({ floats: a = [] }: WithFloats, { floats: b = [] }: WithFloats): boolean {
  return (
    a.length === b.length && a.every(({ box, token }, index) => box === b[index]?.box && isSame(token, b[index]?.token))
  )
}

type WithFloats = Pick<BlockBreakToken, 'floats'>
