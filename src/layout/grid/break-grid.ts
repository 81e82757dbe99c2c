import type { GridBox } from '../../box/box.ts'
import type { Pt } from '../../geometry.ts'
import { atMost, avoidsBreak, rank } from '../block/break-between.ts'
import { slicedEdges, tolerance } from '../block/flow.ts'
import type { BoxFragment, Fragment } from '../fragment.ts'
import type { BreakToken, ForcedBreak, GridBreakToken, LayoutContext, LayoutResult, Space } from '../layout.ts'
import { reportTooTall } from '../overflow.ts'
import { baselinesOf } from './baselines.ts'
import { bestBreak, forcedBefore } from './break-rows.ts'
import { placeholders } from './out-of-flow.ts'
import { layoutPart, type PageItem, type PageRows, pageRows } from './page-rows.ts'
import type { SolvedGrid } from './solve-grid.ts'

/** Where a page ends. */
interface End {
  /** The first row of the next page. */
  readonly row: number
  /** It is split: this much of it is on this page. */
  readonly used?: Pt
  readonly appeal: NonNullable<LayoutResult['appeal']>
  readonly forced?: ForcedBreak
}

/**
 * The part of a grid that fits on one page: CSS Grid 1 §10. Rows of at most half a page move on whole; of others, and of
 * items that reach over the end of the page, what fits stays.
 */
export function breakGrid(
  box: GridBox,
  grid: SolvedGrid,
  space: Space,
  token: GridBreakToken | undefined,
  context: LayoutContext,
): LayoutResult {
  const page = pageRows(box, grid, space, token, context)
  const placed: PageItem[] = page.resumed.map((item) => layoutPart(page, item, space.fresh, context))
  const end = fillPage(page, placed, context)
  if (end === 'nothing') return { fragment: undefined }
  return end ? brokenGrid(page, placed, end, context) : finishedGrid(page, placed, context)
}

/** Adds items to `placed` row by row until the page is full. Undefined when all of the grid is on it. */
function fillPage(page: PageRows, placed: PageItem[], context: LayoutContext): End | undefined | 'nothing' {
  const { space, grid, start } = page
  const breakAt = space.breakAt?.type === 'grid' ? space.breakAt.row : undefined
  const resumedForced = placed.find(({ result }) => result.forced)?.result.forced
  for (let row = start; row < grid.rowCount; row++) {
    const forced = row > start ? forcedBefore(page, row, context) : undefined
    if (row === breakAt || forced) return { row, appeal: 'perfect', ...(forced && { forced }) }
    const items = page.begin(row).map((item) => layoutPart(page, item, space.fresh && row === start, context))
    const cut = items.find((item) => item.result.forced)?.result.forced ?? resumedForced
    // An item may stick out of a row that fits, and not fit itself.
    if (items.every(({ result }) => result.fragment)) {
      if (cut) {
        placed.push(...items)
        return { row, used: page.used(row), appeal: 'perfect', forced: cut }
      }
      if (page.fits(row)) {
        placed.push(...items)
        continue
      }
    }
    return breakAround(page, placed, items, row, context)
  }
  if (placed.some(({ result }) => result.token)) return atLastRow(page)
  return page.end + page.bottom > space.room + tolerance && page.slack > tolerance && space.room - page.top > tolerance
    ? { row: grid.rowCount, appeal: 'perfect' } // the container is higher than its rows
    : undefined
}

/** All rows fit, but items that stick out of them go on. */
function atLastRow(page: PageRows): End {
  const row = page.grid.rowCount - 1
  return { row, used: page.used(row), appeal: 'perfect' }
}

/** `row`, whose items are `items`, does not fit: break in it, before it, or at a better place above. */
function breakAround(
  page: PageRows,
  placed: PageItem[],
  items: readonly PageItem[],
  row: number,
  context: LayoutContext,
): End | undefined | 'nothing' {
  const { space } = page
  const before = bestBreak(page, row, placed, context)
  const inside = splitAppeal(page, placed, items, row)
  if (inside && (!before || rank(inside) > rank(before.appeal) || (page.isTall(row) && inside === before.appeal))) {
    placed.push(...items)
    return { row, used: page.used(row), appeal: inside }
  }
  if (before) {
    const kept = placed.filter(({ item, resume }) => resume || item.row.start < before.row)
    placed.splice(0, placed.length, ...kept)
    return before
  }
  if (!space.fresh) return 'nothing'
  placed.push(...items)
  if (placed.some(({ result }) => result.token)) return { row, used: page.used(row), appeal: 'last-resort' }
  // Nothing can be cut and nothing stands above: the row stays as it is.
  for (const { item, result } of items) {
    if ((result.fragment?.rect.height ?? 0) > space.fullRoom + tolerance)
      reportTooTall(item.box, 'a grid item', context)
  }
  return row + 1 < page.grid.rowCount ? { row: row + 1, appeal: 'last-resort' } : undefined
}

/** How good a break inside of a row is; undefined where an item cannot be cut there, or none needs to be. */
function splitAppeal(
  page: PageRows,
  placed: readonly PageItem[],
  items: readonly PageItem[],
  row: number,
): End['appeal'] | undefined {
  const { room } = page.space
  if (room - page.topOf(row) <= tolerance) return undefined
  const crossing = [...placed.filter(({ item }) => item.row.end > row), ...items]
  const holds = ({ y, result: { fragment, token } }: PageItem): boolean =>
    fragment !== undefined && (token !== undefined || y + fragment.rect.height <= room + tolerance)
  if (!crossing.every(holds)) return undefined
  return crossing.reduce<End['appeal']>(
    (worst, { result }) => (result.token ? atMost(worst, result.appeal ?? 'perfect') : worst),
    'perfect',
  )
}

/** The last, or only, fragment. */
function finishedGrid(page: PageRows, placed: readonly PageItem[], context: LayoutContext): LayoutResult {
  const fragment = gridFragment(page, placed, page.end + page.bottom, true)
  const early = bestBreak(page, page.grid.rowCount, placed, context)
  if (!early || page.space.breakAt) return { fragment }
  const appeal = ownAppeal(page, early.appeal, context)
  return { fragment, earlyBreak: { path: { type: 'grid', row: early.row }, appeal } }
}

/** `break-inside: avoid` on the container makes every break in it a worse one. */
function ownAppeal({ box }: PageRows, appeal: End['appeal'], context: LayoutContext): End['appeal'] {
  const inside = box.style['break-inside']
  return inside !== 'auto' && avoidsBreak(inside, context) ? atMost('violates-avoid', appeal) : appeal
}

/** A fragment that is not the last. It goes on to the end of the page, so that backgrounds do. */
function brokenGrid(page: PageRows, placed: readonly PageItem[], end: End, context: LayoutContext): LayoutResult {
  const { box, grid, space, top, consumed, cloned } = page
  const below = cloned ? page.bottom : 0
  const room = Number.isFinite(space.room) ? space.room - below : page.topOf(end.row)
  const left = (grid.heights.height ?? Infinity) - consumed
  const content = Math.max(0, Math.min(room - top, left))
  const items = new Map<GridBox['children'][number], BreakToken>()
  const shown = placed.map((part): PageItem => {
    if (part.result.fragment) return part
    // What cannot be cut, and would be by this break, is kept.
    reportTooTall(part.item.box, 'a grid item that reaches over a page break', context)
    return layoutPart(page, part, true, context)
  })
  for (const { item, result } of shown) if (result.token) items.set(item.box, result.token)
  const { edges } = grid
  return {
    fragment: gridFragment(page, shown, top + content + below, false),
    token: {
      type: 'grid',
      box,
      row: end.row,
      ...(end.used !== undefined && { used: end.used }),
      items,
      consumed: edges.border.top + edges.padding.top + consumed + content,
    },
    appeal: ownAppeal(page, end.appeal, context),
    ...(end.forced && { forced: end.forced }),
  }
}

function gridFragment(page: PageRows, placed: readonly PageItem[], height: Pt, last: boolean): BoxFragment {
  const { box, grid, token, cloned } = page
  const { edges, width } = grid
  const left = edges.border.left + edges.padding.left
  const ordered = placed.toSorted((a, b) => a.item.order - b.item.order)
  const children = ordered.flatMap(({ item, y, result: { fragment } }): Fragment[] =>
    fragment ? [{ ...fragment, rect: { ...fragment.rect, x: left + item.x, y } }] : [],
  )
  return {
    type: 'box',
    box,
    rect: { x: 0, y: 0, width, height },
    border: slicedEdges(edges.border, !token || cloned, last || cloned),
    padding: slicedEdges(edges.padding, !token || cloned, last || cloned),
    first: !token,
    last,
    children: token ? children : [...children, ...placeholders(box, grid)],
    ...baselinesOf(
      box,
      placed.flatMap(({ item, y, result: { fragment } }) => (fragment ? [{ ...item, y, fragment }] : [])),
    ),
  }
}
