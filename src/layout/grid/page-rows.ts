import type { GridBox } from '../../box/box.ts'
import type { Pt } from '../../geometry.ts'
import { tolerance } from '../block/flow.ts'
import type { BreakToken, GridBreakToken, LayoutContext, LayoutResult, Space } from '../layout.ts'
import { itemSpace, stretchesDown } from './grid-items.ts'
import type { SolvedGrid, SolvedItem } from './solve-grid.ts'
import { unbroken } from './solve-rows.ts'

/** The rows of a grid as they stand on one page. Places are measured from the container's top border edge there. */
export interface PageRows {
  readonly box: GridBox
  readonly grid: SolvedGrid
  readonly space: Space
  readonly token: GridBreakToken | undefined
  /** The first row with anything on this page. */
  readonly start: number
  /** Border and padding at the top of this fragment. */
  readonly top: Pt
  /** The same at the bottom of the last. */
  readonly bottom: Pt
  readonly cloned: boolean
  /** Content height used up on earlier pages. */
  readonly consumed: Pt
  /** Items that began on an earlier page. */
  readonly resumed: readonly PartialItem[]
  /** Where the content would end, were this the last page; and how much of that is below the rows. */
  readonly end: Pt
  readonly slack: Pt
  /** Items that begin in a row here. */
  begin(row: number): readonly PartialItem[]
  topOf(row: number): Pt
  bottomOf(row: number): Pt
  fits(row: number): boolean
  /** Does the row take more than half a page? */
  isTall(row: number): boolean
  /** How much of a row is used up when it is cut at the end of this page. */
  used(row: number): Pt
}

export interface PartialItem {
  readonly item: SolvedItem
  readonly resume?: BreakToken
}

/** An item, or the part of it on this page. */
export interface PageItem extends PartialItem {
  readonly y: Pt
  readonly result: LayoutResult
}

const owner = {}

/** Items by the row they begin in. */
function itemsByRow(grid: SolvedGrid, context: LayoutContext): ReadonlyMap<number, readonly SolvedItem[]> {
  return context.memo(owner, grid, () => {
    const rows = new Map<number, SolvedItem[]>()
    for (const item of grid.items) {
      const row = rows.get(item.row.start)
      if (row) row.push(item)
      else rows.set(item.row.start, [item])
    }
    return rows
  })
}

const boxesOwner = {}

function itemsByBox(grid: SolvedGrid, context: LayoutContext): ReadonlyMap<object, SolvedItem> {
  return context.memo(boxesOwner, grid, () => new Map(grid.items.map((item) => [item.box, item])))
}

export function pageRows(
  box: GridBox,
  grid: SolvedGrid,
  space: Space,
  token: GridBreakToken | undefined,
  context: LayoutContext,
): PageRows {
  const { edges, rows, rowCount, contentHeight } = grid
  const cloned = box.style['box-decoration-break'] === 'clone'
  const fullTop = edges.border.top + edges.padding.top
  const top = token && !cloned ? 0 : fullTop
  const bottom = edges.border.bottom + edges.padding.bottom
  const consumed = token ? Math.max(0, token.consumed - fullTop) : 0
  const start = token?.row ?? 0
  const before = token?.used ?? 0
  const split = token?.used !== undefined
  const boxes = itemsByBox(grid, context)
  const resumed = [...(token?.items ?? [])].flatMap(([child, resume]): PartialItem[] => {
    const item = boxes.get(child)
    return item ? [{ item, resume }] : []
  })
  // What is at content height `origin` of the whole grid stands at the top of this page.
  const origin = token ? (rows.starts[start] ?? contentHeight) + before : 0
  const growth = resumedGrowth(box, grid, resumed, origin, context)
  const grown = (row: number): Pt => growth.reduce((sum, [at, by]) => (at < row ? sum + by : sum), 0)
  const topOf = (row: number): Pt => Math.max(top, top + (rows.starts[row] ?? contentHeight) - origin + grown(row))
  const bottomOf = (row: number): Pt => top + (rows.ends[row] ?? 0) - origin + grown(row + 1)
  const rowsEnd = start < rowCount ? bottomOf(rowCount - 1) : top
  const slack =
    start < rowCount ? contentHeight - (rows.ends[rowCount - 1] ?? 0) : Math.max(0, contentHeight - consumed)
  const end = Math.max(top, rowsEnd + slack)
  const room = space.room - (cloned ? bottom : 0)
  const byRow = itemsByRow(grid, context)
  return {
    box,
    grid,
    space,
    token,
    start,
    top,
    bottom,
    cloned,
    consumed,
    resumed,
    end,
    slack,
    begin: (row) => (split && row === start ? [] : (byRow.get(row) ?? []).map((item) => ({ item }))),
    topOf,
    bottomOf,
    fits: (row) => {
      const closes = row === rowCount - 1 && slack <= tolerance
      return (
        (closes ? Math.max(end, bottomOf(row)) + bottom : bottomOf(row) + (cloned ? bottom : 0)) <=
        space.room + tolerance
      )
    },
    isTall: (row) => (rows.ends[row] ?? 0) - (rows.starts[row] ?? 0) > space.fullRoom / 2,
    used: (row) => (row === start && split ? before : 0) + Math.max(0, room - topOf(row)),
  }
}

/** How much the rows grow that hold items gone on from the page before, when the rest of these needs more. */
function resumedGrowth(
  { style }: GridBox,
  grid: SolvedGrid,
  resumed: readonly PartialItem[],
  origin: Pt,
  context: LayoutContext,
): readonly (readonly [row: number, by: Pt])[] {
  const growth = new Map<number, Pt>()
  for (const { item, resume } of resumed) {
    const row = item.row.end - 1
    const { fixedHeight: _, ...space } = itemSpace(item.box, style, item.area, unbroken, item.subgrid)
    const rest = (context.layout(item.box, space, resume).fragment?.rect.height ?? 0) + item.margin.bottom
    const left = (grid.rows.ends[row] ?? 0) - origin
    growth.set(row, Math.max(growth.get(row) ?? 0, rest - left))
  }
  return [...growth].filter(([, by]) => by > tolerance)
}

/** Lays out what of an item fits on the page. */
export function layoutPart(
  page: PageRows,
  { item, resume }: PartialItem,
  fresh: boolean,
  context: LayoutContext,
): PageItem {
  const { box, space, top } = page
  const areaTop = page.topOf(item.row.start)
  const aligned = areaTop + item.y - item.area.y
  const room = space.room - (page.cloned ? page.bottom : 0)
  const whole = aligned + item.fragment.rect.height <= room + tolerance
  // An item that is cut begins where its area does.
  const y = resume ? top : whole ? aligned : Math.min(aligned, areaTop + item.margin.top)
  const limits = { room: room - y, fullRoom: space.fullRoom, fresh }
  const inArea = itemSpace(item.box, box.style, item.area, limits, item.subgrid)
  if (!resume) return { item, y, result: context.layout(item.box, inArea) }
  const { fixedHeight: _, ...free } = inArea
  const used = 'consumed' in resume ? resume.consumed : undefined
  const rest = page.bottomOf(item.row.end - 1) - y - item.margin.bottom
  const stretched = used !== undefined && stretchesDown(item.box, box.style)
  const result = context.layout(item.box, stretched ? { ...free, fixedHeight: used + rest } : free, resume)
  return { item, resume, y, result }
}
