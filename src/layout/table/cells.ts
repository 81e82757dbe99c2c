import type { BlockLevelBox, Box, ReplacedBox, TableCell } from '../../box/box.ts'
import type { ComputedStyle } from '../../css/computed-style.ts'
import type { Pt } from '../../geometry.ts'
import type { BoxFragment } from '../fragment.ts'
import type { BreakToken, LayoutContext, LayoutResult } from '../layout.ts'
import { type Columns, cellWidth } from './grid.ts'

interface Limits {
  readonly room: Pt
  readonly fullRoom: Pt
  readonly fresh: boolean
  /** Of the border box, where percentages in the cell are of a height that is known. */
  readonly fixedHeight?: Pt
}

/** What one cell comes to when it is laid out with `room` left. */
export function layoutCell(
  cell: TableCell,
  columns: Columns,
  context: LayoutContext,
  limits: Limits,
  token?: BreakToken,
): LayoutResult {
  const fixedWidth = cellWidth(cell, columns.uncollapsed ?? columns)
  return context.layout(cell.block, { width: columns.contentWidth, fixedWidth, autoWidth: 'fill', ...limits }, token)
}

export const unlimited = { room: Number.POSITIVE_INFINITY, fullRoom: Number.POSITIVE_INFINITY, fresh: false }

/** A cell in one piece, as high as its content. */
export function wholeCell(cell: TableCell, columns: Columns, context: LayoutContext): BoxFragment {
  return box(layoutCell(cell, columns, context, unlimited))
}

/**
 * A cell in one piece, in rows of a height that is given: percentages of heights in it are of that. CSS Tables 3 §3.10.5.
 */
export function stretchedCell(cell: TableCell, height: Pt, columns: Columns, context: LayoutContext): BoxFragment {
  const whole = box(layoutCell(cell, columns, context, { ...unlimited, fixedHeight: height }))
  const below = whole.border.bottom + whole.padding.bottom
  const end = whole.children.reduce((most, { rect }) => Math.max(most, rect.y + rect.height), 0)
  return { ...whole, rect: { ...whole.rect, height: Math.min(height, end + below) } }
}

function box({ fragment }: LayoutResult): BoxFragment {
  if (fragment?.type !== 'box') throw new Error('a cell without limits was not laid out')
  return fragment
}

/** Does anything in the cell have a height that is a percentage? */
export function asksForHeight(cell: TableCell, context: LayoutContext): boolean {
  return context.memo(asksForHeight, cell, () => childBoxes(cell.block).some(hasPercentage))
}

function hasPercentage(box: Box | ReplacedBox): boolean {
  const { height, 'min-height': min, 'max-height': max } = box.style
  const percentage = [height, min, max].some((value) => typeof value === 'object' && value.percent !== 0)
  return percentage || (box.type !== 'table' && childBoxes(box).some(hasPercentage))
}

/** Does anything in the cell, or in a box that is no table, ask for a break around it, of whatever kind? */
export function asksForBreak(box: TableCell | BlockLevelBox, context: LayoutContext): boolean {
  const inside = box.type === 'table-cell' ? box.block : box
  return context.memo(asksForBreak, box, () => childBoxes(inside).some((child) => forcesBreak(child, context)))
}

function forcesBreak(box: Box | ReplacedBox, context: LayoutContext): boolean {
  const { 'break-before': before, 'break-after': after } = box.style
  if (isForced(before) || isForced(after)) return true
  if (box.type !== 'table') return childBoxes(box).some((child) => forcesBreak(child, context))
  return box.groups.some(
    (group) =>
      [group, ...group.rows].some(({ style }) => isForced(style['break-before']) || isForced(style['break-after'])) ||
      group.rows.some((row) => row.cells.some((cell) => asksForBreak(cell, context))),
  )
}

const isForced = (value: string): boolean => value !== 'auto' && !value.startsWith('avoid')

function childBoxes(box: Box | ReplacedBox): readonly (Box | ReplacedBox)[] {
  switch (box.type) {
    case 'block':
      return box.content.children
    case 'inline':
      return box.children
    case 'atomic':
    case 'out-of-flow':
      return [box.child]
    case 'flex':
    case 'grid':
      return box.children
    default:
      return []
  }
}

/** Every value but these three aligns by the baseline: CSS 2.2 §17.5.3. */
export function isBaselineAligned(style: ComputedStyle): boolean {
  const value = style['vertical-align']
  return value !== 'top' && value !== 'middle' && value !== 'bottom'
}

/** From the cell's top; the bottom of its content box when it has no line. */
export function cellBaseline(fragment: BoxFragment): Pt {
  return fragment.firstBaseline ?? fragment.rect.height - fragment.border.bottom - fragment.padding.bottom
}

/** How far a cell's content moves down in a row of this height. */
export function alignCell(cell: TableCell, fragment: BoxFragment, height: Pt, rowBaseline: Pt): Pt {
  const free = height - fragment.rect.height
  if (free <= 0) return 0
  switch (cell.style['vertical-align']) {
    case 'top':
      return 0
    case 'middle':
      return free / 2
    case 'bottom':
      return free
    default:
      return Math.max(0, rowBaseline - cellBaseline(fragment))
  }
}
