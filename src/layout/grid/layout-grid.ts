import type { GridBox } from '../../box/box.ts'
import { boxSizes } from '../intrinsic.ts'
import type { GridBreakToken, IntrinsicSizes, LayoutContext, LayoutResult, Space } from '../layout.ts'
import { baselinesOf } from './baselines.ts'
import { breakGrid } from './break-grid.ts'
import { placeholders } from './out-of-flow.ts'
import { gridContentSizes } from './solve-columns.ts'
import { solveGrid } from './solve-grid.ts'

/** Intrinsic widths of a grid container's border box. */
export function gridSizes(box: GridBox, context: LayoutContext): IntrinsicSizes {
  return boxSizes(box.style, () => gridContentSizes(box, context))
}

/** Lays out a grid container, or the part of it that fits: CSS Grid 1 §5, §13. */
export function layoutGrid(
  box: GridBox,
  space: Space,
  token: GridBreakToken | undefined,
  context: LayoutContext,
): LayoutResult {
  const grid = solveGrid(box, space, context)
  if (token || Number.isFinite(space.room)) return breakGrid(box, grid, space, token, context)
  const { edges, width, contentHeight } = grid
  const left = edges.border.left + edges.padding.left
  const top = edges.border.top + edges.padding.top
  return {
    fragment: {
      type: 'box',
      box,
      rect: { x: 0, y: 0, width, height: contentHeight + edges.vertical },
      border: edges.border,
      padding: edges.padding,
      first: true,
      last: true,
      children: [
        ...grid.items.map(({ fragment, x, y }) => ({
          ...fragment,
          rect: { ...fragment.rect, x: left + x, y: top + y },
        })),
        ...placeholders(box, grid),
      ],
      ...baselinesOf(
        box,
        grid.items.map((item) => ({ ...item, y: top + item.y })),
      ),
    },
  }
}
