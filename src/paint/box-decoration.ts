import type { TableBox, TableCell, TableGroup, TableRow } from '../box/box.ts'
import type { Color, ComputedStyle } from '../css/computed-style.ts'
import type { Point, Rect } from '../geometry.ts'
import type { BoxFragment, Fragment, InlineFragment, ReplacedFragment } from '../layout/fragment.ts'
import { paintBorderSegments, paintBorders } from './borders.ts'
import type { Painter } from './painter.ts'
import { rectangle } from './path.ts'

type Decorated = BoxFragment | InlineFragment | ReplacedFragment

/** Background and borders of one box at `rect`: CSS 2.2 appendix E.2, step 4. */
export function paintBoxDecoration(painter: Painter, { box, border }: Decorated, rect: Rect) {
  const { style } = box
  if (style.visibility !== 'visible') return
  painter.fillRect(rect, style['background-color'])
  paintBorders(painter, rect, border, style)
}

/** A cell in its place, with the parts of the table whose backgrounds lie below its own. */
interface PlacedCell {
  readonly fragment: BoxFragment
  readonly cell: TableCell
  readonly group: TableGroup
  readonly row: TableRow
  readonly rect: Rect
}

/**
 * The backgrounds of a table in six layers, then the borders of its cells: CSS 2.2 §17.5.1. The table's own background
 * and borders are painted already. Returns the cells' contents to go on with.
 */
export function paintTableParts(painter: Painter, fragment: BoxFragment, table: TableBox, at: Point) {
  const cells = placedCells(fragment, at)
  paintLayer(painter, cells, ({ cell }) => table.columns[cell.column]?.group?.style)
  paintLayer(painter, cells, ({ cell }) => table.columns[cell.column]?.style)
  paintLayer(painter, cells, ({ group }) => group.style)
  paintLayer(painter, cells, ({ row }) => row.style)
  for (const { fragment: cell, rect } of cells) {
    if (cell.hidden !== true) paintBoxDecoration(painter, cell, rect)
  }
}

/** Over all the cells, once what is in them has its background. */
export function paintCollapsedBorders(painter: Painter, fragment: BoxFragment, at: Point) {
  if (fragment.collapsedBorders !== undefined && fragment.box.style.visibility === 'visible') {
    paintBorderSegments(painter, fragment.collapsedBorders, [at.x, at.y])
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
        return [{ fragment, cell: fragment.box, group: groupBox, row: rowBox, rect }]
      })
    })
  })
}

function isBox(fragment: Fragment): fragment is BoxFragment {
  return fragment.type === 'box'
}

/** One layer of backgrounds, cut to the cells; neighbours of one colour are filled at once, so that no seam shows. */
function paintLayer(
  painter: Painter,
  cells: readonly PlacedCell[],
  styleOf: (cell: PlacedCell) => ComputedStyle | undefined,
) {
  const rects = new Map<Color, Rect[]>()
  for (const cell of cells) {
    const style = styleOf(cell)
    const color = style?.['background-color']
    if (color === undefined || color.alpha === 0 || style?.visibility !== 'visible' || cell.fragment.hidden) continue
    const row = rects.get(color) ?? []
    rects.set(color, row)
    const last = row.at(-1)
    if (last !== undefined && touches(last, cell.rect))
      row[row.length - 1] = { ...last, width: cell.rect.x + cell.rect.width - last.x }
    else row.push(cell.rect)
  }
  for (const [color, areas] of rects) painter.fill(areas.flatMap(rectangle), color)
}

/** Is `b` the right neighbour of `a`, of the same height? */
function touches(a: Rect, b: Rect): boolean {
  return Math.abs(a.x + a.width - b.x) < 0.001 && a.y === b.y && a.height === b.height
}
