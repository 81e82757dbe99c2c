import type { TableBox, TableCell, TableGroup, TableRow } from '../box/box.ts'
import type { Color, ComputedStyle } from '../css/computed-style.ts'
import type { Pt, Rect } from '../geometry.ts'
import type { BoxFragment, Fragment } from '../layout/fragment.ts'
import { paintBackground } from './background.ts'
import { paintBoxDecoration, type Surroundings } from './box-decoration.ts'
import type { Painter } from './painter.ts'
import { rectangle } from './path.ts'
import { sharpRect } from './rounded.ts'
import { paintOuterShadows } from './shadows.ts'

interface PlacedCell {
  readonly fragment: BoxFragment
  readonly cell: TableCell
  readonly rect: Rect
}

/** A part of a table that shows under its cells, and where it is. */
interface Underlay {
  readonly style: ComputedStyle
  readonly area: Rect
  readonly cells: readonly PlacedCell[]
}

/** What is painted of a table at once; what is in a layer of its own is not. */
interface Parts {
  readonly groups: Underlay[]
  readonly rows: Underlay[]
  /** The rows of cells that go on from the page before. */
  readonly begun: Underlay[]
  readonly cells: PlacedCell[]
}

/**
 * The backgrounds of a table in six layers, and the borders of its cells: CSS 2.2 §17.5.1. The table's own background and
 * borders are painted already. `root` is the table at `rect`, or a part of it that is a layer of its own; `isLayer` tells
 * which parts in it are, and are painted later.
 */
export function paintTableParts(
  painter: Painter,
  root: BoxFragment,
  rect: Rect,
  around: Surroundings,
  isLayer: (fragment: Fragment) => boolean,
) {
  const parts: Parts = { groups: [], rows: [], begun: [], cells: [] }
  const cells = collect(root, rect, parts, isLayer, true)
  if (root.box.type === 'table') {
    const [groups, columns] = columnUnderlays(root.box, root, rect, cells)
    paintUnderlays(painter, groups, around)
    paintUnderlays(painter, columns, around)
  }
  for (const underlays of [parts.groups, parts.rows]) {
    for (const underlay of underlays) paintPartShadow(painter, underlay)
    paintUnderlays(painter, underlays, around)
  }
  paintUnderlays(painter, parts.begun, around)
  for (const { fragment, rect } of parts.cells) {
    if (fragment.hidden !== true) paintBoxDecoration(painter, fragment, rect, around)
  }
}

/** All cells in a part of the table. `own`: it is painted with the root. */
function collect(
  part: BoxFragment,
  rect: Rect,
  parts: Parts,
  isLayer: (fragment: Fragment) => boolean,
  own: boolean,
  group?: TableGroup,
): readonly PlacedCell[] {
  const { box } = part
  if (box.type === 'table-cell') {
    const cell = { fragment: part, cell: box, rect }
    if (own) parts.cells.push(cell)
    return [cell]
  }
  const cells = part.children.flatMap((child) => {
    if (child.type !== 'box') return []
    const at = { ...child.rect, x: rect.x + child.rect.x, y: rect.y + child.rect.y }
    return collect(child, at, parts, isLayer, own && !isLayer(child), box.type === 'table-group' ? box : group)
  })
  if (own && box.type === 'table-group') parts.groups.push({ style: box.style, area: rect, cells })
  if (own && box.type === 'table-row') {
    const [inRow, above] = [true, false].map((is) => cells.filter(({ cell }) => beginsIn(box, cell) === is))
    parts.rows.push({ style: box.style, area: rect, cells: inRow ?? [] })
    parts.begun.push(...(above ?? []).map((placed) => underBegun(placed, rect, group)))
  }
  return cells
}

/** A cell that goes on from the page before is in a row of this one, but shows the background of that in which it began. */
function underBegun(placed: PlacedCell, row: Rect, group: TableGroup | undefined): Underlay {
  const begun = group?.rows.find((candidate) => beginsIn(candidate, placed.cell))
  return {
    style: (begun ?? placed.cell).style,
    area: { ...row, height: placed.rect.height },
    cells: begun ? [placed] : [],
  }
}

/** Layout copies cells, to give them other borders and heights. */
function beginsIn({ cells }: TableRow, { element, column }: TableCell): boolean {
  return cells.some((cell) => cell.element === element && cell.column === column)
}

/** Column groups and columns are as high as all rows together, and show in the cells that begin in them. */
function columnUnderlays(
  table: TableBox,
  { children, columns = [] }: BoxFragment,
  at: Rect,
  cells: readonly PlacedCell[],
): readonly [Underlay[], Underlay[]] {
  const first = children[0]?.rect
  const last = children.at(-1)?.rect
  if (first === undefined || last === undefined) return [[], []]
  const underlay = (style: ComputedStyle, members: readonly number[]): Underlay => {
    const edges = members.flatMap((i) => columns[i] ?? [])
    const left = Math.min(...edges.map(({ x }) => x))
    const right = Math.max(...edges.map(({ x, width }) => x + width))
    const area = { x: at.x + left, y: at.y + first.y, width: right - left, height: last.y + last.height - first.y }
    return { style, area, cells: cells.filter(({ cell }) => members.includes(cell.column)) }
  }
  const groups = new Map<number, { style: ComputedStyle; members: number[] }>()
  table.columns.forEach(({ group }, i) => {
    if (group === undefined) return
    const known = groups.get(group.index)
    if (known) known.members.push(i)
    else groups.set(group.index, { style: group.style, members: [i] })
  })
  return [
    [...groups.values()].map(({ style, members }) => underlay(style, members)),
    table.columns.map(({ style }, i) => underlay(style, [i])),
  ]
}

/** One layer of backgrounds, cut to the cells. */
function paintUnderlays(painter: Painter, underlays: readonly Underlay[], around: Surroundings) {
  const filled = new Map<Color, Rect[]>()
  const pictures: (() => void)[] = []
  for (const { style, area, cells } of underlays) {
    if (style.visibility !== 'visible') continue
    const shown = cells.filter(({ fragment }) => !fragment.hidden)
    const color = style['background-color']
    if (style['background-image'].some((image) => image !== 'none')) {
      pictures.push(() => {
        for (const { rect } of shown) paintPart(painter, rect, style, area, around)
      })
    } else if (color.alpha > 0) {
      const rects = filled.get(color) ?? []
      filled.set(color, rects)
      rects.push(...joinRow(shown.map(({ rect }) => rect)))
    }
  }
  for (const [color, rects] of filled) for (const rect of joinRows(rects)) painter.fill(rectangle(rect), color)
  for (const paint of pictures) paint()
}

const isNear = (a: Pt, b: Pt) => Math.abs(a - b) < 0.001

/** Neighbours in a row are filled at once, so that no seam shows. */
function joinRow(rects: readonly Rect[]): readonly Rect[] {
  const joined: Rect[] = []
  for (const rect of rects) {
    const last = joined.at(-1)
    if (last && isNear(last.x + last.width, rect.x) && last.y === rect.y && last.height === rect.height) {
      joined[joined.length - 1] = { ...last, width: rect.x + rect.width - last.x }
    } else joined.push(rect)
  }
  return joined
}

/** And so are those of equal width that stand one below the other. */
function joinRows(rects: readonly Rect[]): readonly Rect[] {
  const joined: Rect[] = []
  for (const rect of rects) {
    const last = joined.at(-1)
    if (last && isNear(last.y + last.height, rect.y) && last.x === rect.x && last.width === rect.width) {
      joined[joined.length - 1] = { ...last, height: rect.y + rect.height - last.y }
    } else joined.push(rect)
  }
  return joined
}

/** CSS Backgrounds 3 §6.1: rows and groups cast shadows, where borders do not collapse. */
function paintPartShadow(painter: Painter, { style, area }: Underlay) {
  if (style['border-collapse'] === 'collapse' || style.visibility !== 'visible') return
  paintOuterShadows(painter, sharpRect(area), style)
}

/** The part of a row's or column's background that one cell shows. */
function paintPart(painter: Painter, cell: Rect, style: ComputedStyle, area: Rect, around: Surroundings) {
  const shown = sharpRect(cell)
  const painting = { 'border-box': shown, 'padding-box': shown, 'content-box': shown }
  const positioning = { 'border-box': area, 'padding-box': area, 'content-box': area }
  paintBackground(painter, style, { painting, positioning, fixed: around.pageArea }, around.images)
}
