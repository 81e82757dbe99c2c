import type { TableBox, TableCell } from '../../box/box.ts'
import { isAbsolute } from '../../css/computed-style.ts'
import { type Edges, noEdges, type Pt, type Rect } from '../../geometry.ts'
import type { BoxFragment, Fragment } from '../fragment.ts'
import type { BreakToken, LayoutContext } from '../layout.ts'
import { type BoxEdges, boxEdges } from '../sizing.ts'
import { alignCell, asksForHeight, stretchedCell, unlimited, wholeCell } from './cells.ts'
import { type Columns, cellPlace, tableRows } from './grid.ts'
import { cutCell, type PageCell, type PageRow } from './page-rows.ts'
import { isGivenHeight } from './rows.ts'

/** A row with its top measured from the table's border edge; `cut` when the page ends inside it. */
export interface Placed {
  readonly row: PageRow
  readonly cut: boolean
}

interface Parts {
  readonly groups: readonly BoxFragment[]
  /** How the cells go on that the end of the page cuts. */
  readonly tokens: ReadonlyMap<TableCell, BreakToken | 'done'>
}

/** The row groups of one page, rows and cells inside. */
export function groupFragments(
  table: TableBox,
  columns: Columns,
  placed: readonly Placed[],
  fullRoom: Pt,
  context: LayoutContext,
): Parts {
  const tokens = new Map<TableCell, BreakToken | 'done'>()
  const { spacing } = tableRows(table, context)
  const left = columns.lefts[0] ?? 0
  const width = Math.max(0, (columns.lefts.at(-1) ?? 0) - spacing.horizontal - left)
  const groups: BoxFragment[] = []
  for (let i = 0; i < placed.length; ) {
    const start = i
    const first = placed[start] as Placed
    while (i < placed.length && belongsWith(first, placed[i] as Placed)) i++
    const members = placed.slice(start, i)
    const last = members.at(-1) as Placed
    const rect: Rect = { x: left, y: first.row.top, width, height: last.row.top + last.row.height - first.row.top }
    const rows = members.map((member, at): BoxFragment => {
      const cells = member.row.cells.map((cell) => {
        const rest = members.slice(at, at + cell.span)
        const result = cellFragment(table, cell, rest, columns, fullRoom, context)
        if (result.token !== undefined) tokens.set(cell.cell, result.token)
        return move(result.fragment, -left)
      })
      return rowFragment(member, cells, { x: 0, y: member.row.top - rect.y, width, height: member.row.height })
    })
    const baseline = rows[0]?.firstBaseline
    const lastRow = rows.at(-1)
    groups.push({
      type: 'box',
      box: first.row.place.group,
      rect,
      border: noEdges,
      padding: noEdges,
      first: first.row.place.group.rows[0] === first.row.place.row,
      last: last.row.place.group.rows.at(-1) === last.row.place.row && !last.cut,
      children: rows,
      ...(baseline === undefined ? {} : { firstBaseline: baseline }),
      ...(lastRow?.firstBaseline === undefined ? {} : { lastBaseline: lastRow.rect.y + lastRow.firstBaseline }),
      ...(first.row.repeated ? { repeated: true } : {}),
    })
  }
  return { groups, tokens }
}

const belongsWith = (a: Placed, b: Placed): boolean =>
  a.row.place.group === b.row.place.group && a.row.repeated === b.row.repeated

function rowFragment({ row, cut }: Placed, cells: readonly BoxFragment[], rect: Rect): BoxFragment {
  return {
    type: 'box',
    box: row.place.row,
    rect,
    border: noEdges,
    padding: noEdges,
    first: row.cells.every((cell) => cell.resume === undefined),
    last: !cut,
    children: cells,
    firstBaseline: row.baseline > 0 ? row.baseline : lowestContentEdge(cells),
  }
}

/** CSS 2.2 §17.5.3: the baseline of a row with no cell on it. */
function lowestContentEdge(cells: readonly BoxFragment[]): Pt {
  const edge = ({ rect, border, padding }: BoxFragment) => rect.y + rect.height - border.bottom - padding.bottom
  return cells.reduce((lowest, cell) => Math.max(lowest, edge(cell)), 0)
}

/** A cell over the rows that it covers on this page; its x is measured from the table's border edge. */
function cellFragment(
  table: TableBox,
  part: PageCell,
  rows: readonly Placed[],
  columns: Columns,
  fullRoom: Pt,
  context: LayoutContext,
): { fragment: BoxFragment; token?: BreakToken | 'done' } {
  const { spacing } = tableRows(table, context)
  const { cell, resume } = part
  const { x, width } = cellPlace(table, cell, columns, spacing.horizontal)
  const top = rows[0]?.row.top ?? 0
  const end = rows.at(-1)
  // As high as it was laid out with, where that is one row: a sum less a term of it is not exact.
  const height = rows.length === 1 ? (end?.row.height ?? 0) : end ? end.row.top + end.row.height - top : 0
  const rect = { x, y: 0, width, height }
  const goesOn = end?.cut === true || rows.length < part.span
  if (!goesOn && resume === undefined) {
    const stretches = asksForHeight(cell, context) && isGivenHeight(cell, columns)
    const whole = stretches ? stretchedCell(cell, height, columns, context) : wholeCell(cell, columns, context)
    const shift = alignCell(cell, whole, height, rows[0]?.row.baseline ?? 0)
    return { fragment: asCell(cell, { ...whole, rect, children: shiftAll(whole.children, shift) }) }
  }
  const result =
    resume === 'done'
      ? undefined
      : cutCell(part, columns, goesOn ? { room: height, fullRoom, fresh: true } : unlimited, context)
  const content = result?.fragment?.type === 'box' ? result.fragment : undefined
  const ends = { first: resume === undefined, last: !goesOn }
  const { border, padding } = partEdges(cell, columns, ends)
  const { children = [] } = content ?? {}
  const fragment = asCell(cell, { type: 'box', box: cell, ...content, rect, border, padding, ...ends, children })
  return goesOn ? { fragment, token: result?.token ?? 'done' } : { fragment }
}

/** A cell goes on to the end of its row, however little is in it: CSS Fragmentation 3 §5.4. */
function partEdges(
  { block: { style } }: TableCell,
  { contentWidth }: Columns,
  { first, last }: { readonly first: boolean; readonly last: boolean },
): Pick<BoxEdges, 'border' | 'padding'> {
  const { border, padding } = boxEdges(style, contentWidth)
  const clones = style['box-decoration-break'] === 'clone'
  const shown = (edges: Edges): Edges => ({
    ...edges,
    top: first || clones ? edges.top : 0,
    bottom: last || clones ? edges.bottom : 0,
  })
  return { border: shown(border), padding: shown(padding) }
}

/** The fragment of the cell's block, as the cell's own. CSS 2.2 §17.6.1.1: an empty cell may show nothing. */
function asCell(cell: TableCell, fragment: BoxFragment): BoxFragment {
  const { 'empty-cells': empty, 'border-collapse': model } = cell.style
  const hidden = empty === 'hide' && model === 'separate' && isEmpty(cell)
  return { ...fragment, box: cell, ...(hidden ? { hidden: true } : {}) }
}

/** CSS 2.2 §17.6.1.1: what is positioned absolutely does not fill a cell. */
function isEmpty({ block: { content } }: TableCell): boolean {
  return content.children.every((child) => isAbsolute(child.type === 'out-of-flow' ? child.child.style : child.style))
}

function shiftAll(children: readonly Fragment[], by: Pt): readonly Fragment[] {
  if (by === 0) return children
  return children.map((child) => ({ ...child, rect: { ...child.rect, y: child.rect.y + by } }))
}

function move(fragment: BoxFragment, x: Pt): BoxFragment {
  return { ...fragment, rect: { ...fragment.rect, x: fragment.rect.x + x } }
}
