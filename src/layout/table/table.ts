import type { TableBox, TableCell } from '../../box/box.ts'
import type { LengthPercentage } from '../../css/computed-style.ts'
import type { Edges, Pt } from '../../geometry.ts'
import type { BoxFragment, Fragment } from '../fragment.ts'
import type { BreakToken, LayoutContext, LayoutResult, Space, TableBreakToken } from '../layout.ts'
import { contentHeights, inlineOffset, usedMargin } from '../sizing.ts'
import { type Columns, layoutColumns, tablePadding, tableRows } from './grid.ts'
import { type FilledRows, fillRows, type PageRow, tolerance } from './page-rows.ts'
import { isCollapsed, measureRows, shownRows } from './rows.ts'
import { groupFragments, type Placed } from './table-fragments.ts'

/** Lays out a table, or the part of it that fits, with its captions: CSS 2.2 chapter 17. */
export function layoutTable(
  table: TableBox,
  space: Space,
  token: TableBreakToken | undefined,
  context: LayoutContext,
): LayoutResult {
  const widths = layoutColumns(table, space, context)
  const first = token === undefined
  const captions = {
    top: layoutCaptions(table, 'top', widths, context),
    bottom: layoutCaptions(table, 'bottom', widths, context),
  }
  const columns = withHeight(table, widths, space, captions.top.height + captions.bottom.height, context)
  const above = first ? captions.top : noCaptions
  const below = captions.bottom
  const frame = pageFrame(table, columns, token, space, context)
  const fullRoom = space.fullRoom - frame.header.height - frame.footer.height
  const edges = usedEdges(table, space, token, frame, context)
  const before = above.height + edges.border.top + edges.padding.top + edges.above + frame.header.height
  const after = edges.spacing + edges.padding.bottom + edges.border.bottom + below.height
  const room = space.room - before - frame.footer.height
  const filled = fillRows(
    table,
    columns,
    token,
    {
      room,
      fullRoom,
      fresh: space.fresh,
      after,
    },
    frame.body,
    context,
  )
  if (filled === undefined) return { fragment: undefined }
  const last = filled.end === undefined
  const grid = gridFragment(
    table,
    columns,
    filled,
    { ...frame, first, last, edges, above: above.height, fullRoom },
    space,
    context,
  )
  const fragment = withCaptions(table, grid.fragment, above, last ? below : noCaptions, { first, last })
  if (filled.end === undefined) return { fragment }
  const { row, split, appeal, forced } = filled.end
  const usedBefore = token?.row === row ? token.used : 0
  const used = split ? usedBefore + (filled.rows.at(-1)?.height ?? 0) : 0
  const next: TableBreakToken = { type: 'table', box: table, row, used, cells: grid.tokens }
  return { fragment, token: next, appeal, ...(forced === undefined ? {} : { forced }) }
}

/** CSS Tables 3 §3.10.1: the table's height, given by itself or from outside, is the least it has. `captions` are outside of it. */
function withHeight(table: TableBox, columns: Columns, space: Space, captions: Pt, context: LayoutContext): Columns {
  if (space.fixedHeight !== undefined)
    return { ...columns, height: Math.max(0, space.fixedHeight - captions), definite: true }
  const { border } = tableRows(table, context)
  const inner = tablePadding(table, space.width)
  const vertical = border.top + border.bottom + inner.top + inner.bottom
  const collapses = table.style['border-collapse'] === 'collapse'
  const style = collapses ? { ...table.style, 'box-sizing': 'border-box' as const } : table.style
  const { height, min } = contentHeights({ ...style, 'max-height': 'none' }, space, vertical)
  const given = Math.max(height ?? 0, min)
  return given > 0 ? { ...columns, height: given + vertical, definite: height !== undefined } : columns
}

interface UsedEdges {
  readonly border: Edges
  readonly padding: Edges
  /** Before the first row; none after a break, where margins would be cut too. */
  readonly above: Pt
  /** After the last row. */
  readonly spacing: Pt
}

/**
 * `box-decoration-break: slice` leaves out the edges at a break. Where borders collapse, the row that follows keeps the
 * border above it.
 */
function usedEdges(
  table: TableBox,
  space: Space,
  token: TableBreakToken | undefined,
  { header }: PageFrame,
  context: LayoutContext,
): UsedEdges {
  const { border, spacing, collapsed } = tableRows(table, context)
  const inner = tablePadding(table, space.width)
  const hasTop = token === undefined || table.style['box-decoration-break'] === 'clone'
  const isCut = token !== undefined && header.count === 0 && token.used > 0
  const above = collapsed && token && !isCut ? collapsed.halfAbove(header.count > 0 ? 0 : token.row) : 0
  return {
    border: hasTop ? border : { ...border, top: above },
    padding: hasTop ? inner : { ...inner, top: 0 },
    above: hasTop ? spacing.vertical : 0,
    spacing: spacing.vertical,
  }
}

/** Which rows this page shows: the header again, the rows themselves, the footer at its foot. Heights include spacing. */
interface PageFrame {
  readonly header: { readonly count: number; readonly height: Pt }
  readonly footer: { readonly from: number; readonly height: Pt }
  readonly body: { readonly from: number; readonly to: number }
}

/** CSS Tables 3 §6.2: a header or footer is shown on each page when it takes less than a quarter of it. */
function pageFrame(
  table: TableBox,
  columns: Columns,
  token: TableBreakToken | undefined,
  space: Space,
  context: LayoutContext,
): PageFrame {
  const { rows, spacing } = tableRows(table, context)
  const measures = measureRows(table, columns, context)
  const height = (from: number, to: number): Pt =>
    measures.slice(from, to).reduce((sum, measure) => sum + measure.height, 0) +
    spacing.vertical * shownRows(rows, from, to)
  const isRepeated = (whole: Pt) => whole > 0 && whole - spacing.vertical <= space.fullRoom / 4 + tolerance
  const headerEnd = rows.findIndex(({ group }) => group.kind !== 'header')
  const headerCount = Math.max(headerEnd, 0)
  const from = token?.row ?? 0
  const headerHeight = height(0, headerCount)
  const showsHeader = from >= headerCount && headerCount > 0 && token !== undefined && isRepeated(headerHeight)
  const footerStart = rows.findIndex(({ group }) => group.kind === 'footer')
  const footerHeight = footerStart < 0 ? 0 : height(footerStart, rows.length)
  const holdsFooter = footerStart > from && isRepeated(footerHeight)
  return {
    header: showsHeader ? { count: headerCount, height: headerHeight } : { count: 0, height: 0 },
    footer: { from: footerStart, height: holdsFooter ? footerHeight : 0 },
    body: { from, to: holdsFooter ? footerStart : rows.length },
  }
}

interface GridPart extends PageFrame {
  /** Height of what stands above on this page. */
  readonly above: Pt
  /** The room that rows have on a page of their own. */
  readonly fullRoom: Pt
  readonly first: boolean
  readonly last: boolean
  readonly edges: UsedEdges
}

function gridFragment(
  table: TableBox,
  columns: Columns,
  filled: FilledRows,
  part: GridPart,
  space: Space,
  context: LayoutContext,
): { fragment: BoxFragment; tokens: ReadonlyMap<TableCell, BreakToken | 'done'> } {
  const { edges, last } = part
  const { collapsed, spacing } = tableRows(table, context)
  const clone = table.style['box-decoration-break'] === 'clone'
  const cutBorder = filled.end && !filled.end.split ? (collapsed?.halfAbove(filled.end.row) ?? 0) : 0
  const bottom =
    last || clone ? { border: edges.border.bottom, padding: edges.padding.bottom } : { border: cutBorder, padding: 0 }
  const placed = placeRows(table, columns, filled, part, context)
  const { groups, tokens } = groupFragments(table, columns, placed, part.fullRoom, context)
  const end = placed.reduce(
    (most, { row }) => Math.max(most, row.top + row.height),
    edges.border.top + edges.padding.top,
  )
  const content = end + (last && placed.length > 0 ? edges.spacing : 0) + bottom.padding + bottom.border
  // A table that goes on reaches to the end of the page, as any box does.
  const room = Number.isFinite(space.room) && !last ? space.room - part.above : 0
  const height = Math.max(content, room)
  const lines = columnLines(table, columns, spacing.horizontal)
  const segments = collapsed?.segments(
    placed.map(({ row, cut }) => ({
      index: row.index,
      top: row.top,
      bottom: row.top + row.height,
      begins: !isContinued(row),
      ends: !cut,
    })),
    lines,
  )
  const baselines = groups.flatMap((group) =>
    group.firstBaseline === undefined ? [] : [group.rect.y + group.firstBaseline],
  )
  const lastGroup = groups.at(-1)
  const lastBaseline = lastGroup?.lastBaseline === undefined ? undefined : lastGroup.rect.y + lastGroup.lastBaseline
  return {
    tokens,
    fragment: {
      type: 'box',
      box: table,
      rect: {
        x: 0,
        y: 0,
        width: columns.tableWidth,
        height: part.first && last ? Math.max(height, columns.height ?? 0) : height,
      },
      border: { ...edges.border, bottom: bottom.border },
      padding: { ...edges.padding, bottom: bottom.padding },
      first: part.first,
      last,
      children: groups,
      ...(baselines[0] === undefined ? {} : { firstBaseline: baselines[0] }),
      ...(lastBaseline === undefined ? {} : { lastBaseline }),
      ...(segments === undefined ? {} : { collapsedBorders: segments }),
      ...(table.columns.length === 0 ? {} : { columns: columnPlaces(table, columns, lines) }),
    },
  }
}

/** The x of each column's start in the table's box, and of the end of the last. */
function columnLines(table: TableBox, columns: Columns, spacing: Pt): readonly Pt[] {
  if (table.style.direction === 'ltr') return columns.lefts
  const start = columns.lefts[0] ?? 0
  const end = (columns.lefts.at(-1) ?? 0) - spacing
  return columns.lefts.map((left) => end - (left - start))
}

/** Is this not the row's first part? */
function isContinued({ cells, place }: PageRow): boolean {
  return cells.some(({ cell, resume }) => resume !== undefined && place.cells.includes(cell))
}

/** Left edges and widths of the columns, where `lines` are their starts. */
function columnPlaces(table: TableBox, { widths }: Columns, lines: readonly Pt[]): NonNullable<BoxFragment['columns']> {
  const rtl = table.style.direction === 'rtl'
  return widths.map((width, i) => ({ x: (lines[i] ?? 0) - (rtl ? width : 0), width }))
}

/** Header, rows and footer of this page with their tops measured from the table's border edge. */
function placeRows(
  table: TableBox,
  columns: Columns,
  { rows: body, end }: FilledRows,
  { header, footer, edges, body: range }: GridPart,
  context: LayoutContext,
): Placed[] {
  const { rows, spacing } = tableRows(table, context)
  const measures = measureRows(table, columns, context)
  const placed: Placed[] = []
  let top = edges.border.top + edges.padding.top + edges.above
  const whole = (from: number, to: number, repeated: boolean): void => {
    for (let index = from; index < to; index++) {
      const place = rows[index]
      const measure = measures[index]
      if (place === undefined || measure === undefined || isCollapsed(place)) continue
      const cells = place.cells.map((cell) => ({ cell, span: shownRows(rows, index, index + cell.rowSpan) }))
      placed.push({ row: { index, place, cells, top, ...measure, repeated }, cut: false })
      top += measure.height + spacing.vertical
    }
  }
  whole(0, header.count, true)
  const bodyTop = top
  for (const row of body) {
    placed.push({ row: { ...row, top: bodyTop + row.top }, cut: end?.split === true && row === body.at(-1) })
    top = bodyTop + row.top + row.height + spacing.vertical
  }
  const isLast = end === undefined
  if (range.to < rows.length) whole(footer.from, rows.length, !isLast)
  return placed
}

interface Captions {
  readonly fragments: readonly Fragment[]
  readonly height: Pt
}

const noCaptions: Captions = { fragments: [], height: 0 }

/** Captions on one side, stacked, as wide as the table: CSS 2.2 §17.4.1. They are never broken. */
function layoutCaptions(table: TableBox, side: 'top' | 'bottom', columns: Columns, context: LayoutContext): Captions {
  let y = 0
  const fragments: Fragment[] = []
  for (const caption of table.captions) {
    if (caption.style['caption-side'] !== side) continue
    const margin = (value: LengthPercentage | 'auto') => usedMargin(value, columns.tableWidth)
    const space = {
      width: columns.tableWidth,
      autoWidth: 'fill',
      room: Number.POSITIVE_INFINITY,
      fullRoom: Number.POSITIVE_INFINITY,
      fresh: false,
    } as const
    const { fragment } = context.layout(caption, space)
    if (fragment === undefined) continue
    y += margin(caption.style['margin-top'])
    const x = inlineOffset(caption.style, columns.tableWidth, fragment.rect.width, table.style.direction)
    fragments.push({ ...fragment, rect: { ...fragment.rect, x, y } })
    y += fragment.rect.height + margin(caption.style['margin-bottom'])
  }
  return { fragments, height: y }
}

function withCaptions(
  table: TableBox,
  grid: BoxFragment,
  above: Captions,
  below: Captions,
  { first, last }: { first: boolean; last: boolean },
): BoxFragment {
  if (above.fragments.length + below.fragments.length === 0) return grid
  const { width, height } = grid.rect
  const shifted = below.fragments.map((fragment) => moveDown(fragment, above.height + height))
  const none: Edges = { top: 0, right: 0, bottom: 0, left: 0 }
  return {
    type: 'box',
    box: table,
    rect: { x: 0, y: 0, width, height: above.height + height + below.height },
    border: none,
    padding: none,
    first,
    last,
    wrapper: true,
    children: [...above.fragments, moveDown(grid, above.height), ...shifted],
    ...(grid.firstBaseline === undefined ? {} : { firstBaseline: above.height + grid.firstBaseline }),
    ...(grid.lastBaseline === undefined ? {} : { lastBaseline: above.height + grid.lastBaseline }),
  }
}

function moveDown<T extends Fragment>(fragment: T, by: Pt): T {
  return { ...fragment, rect: { ...fragment.rect, y: fragment.rect.y + by } }
}
