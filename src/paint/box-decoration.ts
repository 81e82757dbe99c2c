import type { TableBox, TableCell, TableGroup, TableRow } from '../box/box.ts'
import type { Color, ComputedStyle } from '../css/computed-style.ts'
import { grown, type Point, type Rect } from '../geometry.ts'
import type { BoxFragment, Fragment, InlineFragment, ReplacedFragment } from '../layout/fragment.ts'
import { hasBackground, paintBackground } from './background.ts'
import { paintBorderImage } from './border-image.ts'
import { paintBorderSegments, paintBorders } from './borders.ts'
import type { Painter } from './painter.ts'
import { hair, rectangle } from './path.ts'
import type { Images } from './picture.ts'
import { boxAreas, hasRadius, roundedBorderBox, sharpRect } from './rounded.ts'
import { paintInsetShadows, paintOuterShadows } from './shadows.ts'
import type { Slices, WholeBox } from './slices.ts'

type Decorated = BoxFragment | InlineFragment | ReplacedFragment

/** What the painting of boxes refers to outside of them. */
export interface Surroundings {
  readonly images: Images
  /** What backgrounds are placed by whose attachment is `fixed`. */
  readonly pageArea: Rect
  readonly slices: Slices
}

/** Shadows, background and borders of one box at `rect`: CSS 2.2 appendix E.2, step 4; CSS Backgrounds 3 §7.1.3. */
export function paintBoxDecoration(painter: Painter, fragment: Decorated, rect: Rect, around: Surroundings) {
  const { style } = fragment.box
  if (style.visibility !== 'visible') return
  const whole = wholeOf(fragment, rect, around)
  if (whole === undefined) paintDecoration(painter, style, fragment, rect, around)
  else {
    const part = rectangle(shownPart(fragment, rect))
    painter.clipped(part, () => paintDecoration(painter, style, whole, whole.rect, around))
  }
}

function paintDecoration(
  painter: Painter,
  style: ComputedStyle,
  { border, padding }: Omit<WholeBox, 'rect'>,
  rect: Rect,
  around: Surroundings,
) {
  // CSS Backgrounds 3 §5.6, §7.1: where borders collapse, nothing is round, and cells cast no shadow.
  const collapses = style['border-collapse'] === 'collapse' && /^table(?!-caption)|^inline-table/.test(style.display)
  const outline = collapses ? sharpRect(rect) : roundedBorderBox(rect, style)
  if (!collapses || !style.display.startsWith('table-')) paintOuterShadows(painter, outline, style)
  if (hasBackground(style)) {
    const painting = boxAreas(outline, border, padding)
    paintBackground(painter, style, { painting, fixed: around.pageArea }, around.images)
  }
  paintInsetShadows(painter, outline, border, style)
  if (!paintBorderImage(painter, rect, border, style, around.images)) paintBorders(painter, outline, border, style)
}

/**
 * The box that this is a part of, where that can be told from the part: CSS Fragmentation 3 §5.4. Colours and straight
 * borders look the same.
 */
function wholeOf(fragment: Decorated, rect: Rect, { slices }: Surroundings): WholeBox | undefined {
  if (fragment.type === 'replaced' || (fragment.first && fragment.last)) return undefined
  const { style } = fragment.box
  if (style['box-decoration-break'] === 'clone') return undefined
  const shows =
    hasRadius(style) ||
    style['box-shadow'].length > 0 ||
    style['border-image-source'] !== 'none' ||
    style['background-image'].some((image) => image !== 'none')
  return shows ? slices(fragment, rect) : undefined
}

/** Cut at the breaks; on the other sides shadows may fall as far as they like. */
function shownPart(fragment: Decorated, rect: Rect): Rect {
  if (fragment.type === 'replaced') return rect
  const { first, last, type, box } = fragment
  const reach = (isEnd: boolean) => (isEnd ? 1000 : 0)
  const block = type === 'box'
  const [start, end] = block || box.style.direction !== 'rtl' ? [first, last] : [last, first]
  const [left, right] = block ? [1000, 1000] : [reach(start), reach(end)]
  const [top, bottom] = block ? [reach(first), reach(last)] : [1000, 1000]
  return {
    x: rect.x - left,
    y: rect.y - top,
    width: rect.width + left + right,
    height: rect.height + top + bottom,
  }
}

/** A cell in its place, with the parts of the table whose backgrounds lie below its own. */
interface PlacedCell {
  readonly fragment: BoxFragment
  readonly cell: TableCell
  readonly group: TableGroup
  readonly row: TableRow
  readonly rect: Rect
  readonly groupRect: Rect
  readonly rowRect: Rect
}

/**
 * The backgrounds of a table in six layers, then the borders of its cells: CSS 2.2 §17.5.1. The table's own background
 * and borders are painted already. Returns the cells' contents to go on with.
 */
export function paintTableParts(
  painter: Painter,
  fragment: BoxFragment,
  table: TableBox,
  at: Point,
  around: Surroundings,
) {
  const cells = placedCells(fragment, at)
  const columnsOf = (index: number | undefined) => (other: PlacedCell) =>
    index !== undefined && table.columns[other.cell.column]?.group?.index === index
  paintLayer(painter, cells, around, ({ cell }) => {
    const group = table.columns[cell.column]?.group
    return group && { style: group.style, area: () => union(cells.filter(columnsOf(group.index))) }
  })
  paintLayer(painter, cells, around, ({ cell: { column } }) => {
    const style = table.columns[column]?.style
    return (
      style && { style, area: () => union(cells.filter(({ cell }) => cell.column === column && cell.colSpan === 1)) }
    )
  })
  paintLayer(painter, cells, around, ({ group, groupRect }) => ({ style: group.style, area: () => groupRect }))
  paintLayer(painter, cells, around, ({ row, rowRect }) => ({ style: row.style, area: () => rowRect }))
  for (const { fragment: cell, rect } of cells) {
    if (cell.hidden !== true) paintBoxDecoration(painter, cell, rect, around)
  }
}

/** The least rectangle around cells. */
function union(cells: readonly PlacedCell[]): Rect {
  const left = Math.min(...cells.map(({ rect }) => rect.x))
  const top = Math.min(...cells.map(({ rect }) => rect.y))
  const right = Math.max(...cells.map(({ rect }) => rect.x + rect.width))
  const bottom = Math.max(...cells.map(({ rect }) => rect.y + rect.height))
  return cells.length === 0 ? noRect : { x: left, y: top, width: right - left, height: bottom - top }
}

const noRect: Rect = { x: 0, y: 0, width: 0, height: 0 }

/** Over all the cells, once what is in them has its background. */
export function paintCollapsedBorders(painter: Painter, fragment: BoxFragment, at: Point) {
  if (fragment.collapsedBorders !== undefined && fragment.box.style.visibility === 'visible') {
    paintBorderSegments(painter, fragment.collapsedBorders, [at.x, at.y])
  }
}

/** Just above the box's own background and borders: CSS Multicol 1 §4. */
export function paintColumnRules(painter: Painter, { box, columnRules }: BoxFragment, at: Point) {
  if (columnRules !== undefined && box.style.visibility === 'visible') {
    paintBorderSegments(painter, columnRules, [at.x, at.y])
  }
}

function placedCells(table: BoxFragment, at: Point): readonly PlacedCell[] {
  const parts = (parent: BoxFragment, from: Point) =>
    parent.children.filter(isBox).map((child) => ({ child, x: from.x + child.rect.x, y: from.y + child.rect.y }))
  return parts(table, at).flatMap((group) => {
    if (group.child.box.type !== 'table-group') return []
    const groupBox = group.child.box
    return parts(group.child, group).flatMap((row) => {
      if (row.child.box.type !== 'table-row') return []
      const rowBox = row.child.box
      return parts(row.child, row).flatMap(({ child: fragment, x, y }): readonly PlacedCell[] => {
        if (fragment.box.type !== 'table-cell') return []
        const rect = { ...fragment.rect, x, y }
        const groupRect = { ...group.child.rect, x: group.x, y: group.y }
        const rowRect = { ...row.child.rect, x: row.x, y: row.y }
        return [{ fragment, cell: fragment.box, group: groupBox, row: rowBox, rect, groupRect, rowRect }]
      })
    })
  })
}

function isBox(fragment: Fragment): fragment is BoxFragment {
  return fragment.type === 'box'
}

/** A part of a table under its cells, and where it is. */
interface Underlay {
  readonly style: ComputedStyle
  readonly area: () => Rect
}

/** One layer of backgrounds, cut to the cells; neighbours of one colour are filled at once, so that no seam shows. */
function paintLayer(
  painter: Painter,
  cells: readonly PlacedCell[],
  around: Surroundings,
  underlayOf: (cell: PlacedCell) => Underlay | undefined,
) {
  const rects = new Map<Color, Rect[]>()
  const pictures: (() => void)[] = []
  for (const cell of cells) {
    const underlay = underlayOf(cell)
    if (underlay?.style.visibility !== 'visible' || cell.fragment.hidden) continue
    const { style, area } = underlay
    const color = style['background-color']
    if (style['background-image'].some((image) => image !== 'none')) {
      pictures.push(() => paintUnderlay(painter, cell.rect, style, area(), around))
    } else if (color.alpha > 0) {
      const row = rects.get(color) ?? []
      rects.set(color, row)
      const last = row.at(-1)
      if (last !== undefined && touches(last, cell.rect))
        row[row.length - 1] = { ...last, width: cell.rect.x + cell.rect.width - last.x }
      else row.push(cell.rect)
    }
  }
  for (const [color, filled] of rects) {
    painter.fill(
      filled.flatMap((rect) => rectangle(grown(rect, -hair))),
      color,
    )
  }
  for (const paint of pictures) paint()
}

/** The part of a row's or column's background that one cell shows. */
function paintUnderlay(painter: Painter, cell: Rect, style: ComputedStyle, area: Rect, around: Surroundings) {
  const shown = sharpRect(cell)
  const painting = { 'border-box': shown, 'padding-box': shown, 'content-box': shown }
  const positioning = { 'border-box': area, 'padding-box': area, 'content-box': area }
  paintBackground(painter, style, { painting, positioning, fixed: around.pageArea }, around.images)
}

/** Is `b` the right neighbour of `a`, of the same height? */
function touches(a: Rect, b: Rect): boolean {
  return Math.abs(a.x + a.width - b.x) < 0.001 && a.y === b.y && a.height === b.height
}
