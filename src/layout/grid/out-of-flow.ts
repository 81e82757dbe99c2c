import type { BlockLevelBox, GridBox } from '../../box/box.ts'
import type { Pt, Rect } from '../../geometry.ts'
import type { PlaceholderFragment, StaticAlignment } from '../fragment.ts'
import type { TrackPlaces } from './align-tracks.ts'
import { selfAlignment } from './grid-items.ts'
import { absoluteLines } from './grid-lines.ts'
import type { SolvedGrid } from './solve-grid.ts'

/**
 * Absolutely positioned children. They would stand as the only items of an area that is all of the content (CSS Grid 1
 * §9.2), and are placed by their own area where the grid container is their containing block (§9.1).
 */
export function placeholders(box: GridBox, grid: SolvedGrid): PlaceholderFragment[] {
  const { edges, contentWidth, contentHeight } = grid
  const x = edges.border.left + edges.padding.left
  const y = edges.border.top + edges.padding.top
  const rect = { x, y, width: contentWidth, height: contentHeight }
  return (box.outOfFlow ?? []).map((child) => ({
    type: 'placeholder',
    box: child,
    rect,
    align: { x: sideOf(child, box, 'justify'), y: sideOf(child, box, 'align') },
    area: { of: box, rect: areaOf(child, box, grid) },
  }))
}

function sideOf(child: BlockLevelBox, container: GridBox, axis: 'justify' | 'align'): StaticAlignment {
  const mirrored = axis === 'justify' && container.style.direction === 'rtl'
  const [start, end]: [StaticAlignment, StaticAlignment] = mirrored ? ['end', 'start'] : ['start', 'end']
  const turned = axis === 'justify' && child.style.direction !== container.style.direction
  switch (selfAlignment(child, container.style, axis).value) {
    case 'center':
      return 'center'
    case 'end':
    case 'flex-end':
    case 'last baseline':
      return end
    case 'self-start':
      return turned ? end : start
    case 'self-end':
      return turned ? start : end
    case 'left':
      return 'start'
    case 'right':
      return 'end'
    default:
      return start
  }
}

/** In the container's border box. */
function areaOf({ style }: BlockLevelBox, { style: { direction } }: GridBox, grid: SolvedGrid): Rect {
  const { edges, width, contentWidth, contentHeight, columns, rows } = grid
  const { border, padding } = edges
  const across = edgesOf('column', columns)
  const down = edgesOf('row', rows)
  const left = border.left + padding.left
  const top = border.top + padding.top
  const height = contentHeight + edges.vertical
  const [from, to] =
    direction === 'ltr'
      ? [across.start, across.end]
      : [across.end, across.start].map((at) => (at === undefined ? undefined : contentWidth - at))
  const x = from === undefined ? border.left : left + from
  const right = to === undefined ? width - border.right : left + to
  const y = down.start === undefined ? border.top : top + down.start
  const bottom = down.end === undefined ? height - border.bottom : top + down.end
  return { x, y, width: Math.max(0, right - x), height: Math.max(0, bottom - y) }

  /** Where the area begins and ends, from the content edge; undefined where that is the padding edge. */
  function edgesOf(
    axis: 'column' | 'row',
    { starts, ends }: TrackPlaces,
  ): { start: Pt | undefined; end: Pt | undefined } {
    const before = grid.before[axis]
    const exists = (line: number) => line + before >= 0 && line + before <= starts.length
    const { start, end } = absoluteLines(style, axis, grid.explicit[axis], exists)
    return {
      start: start === undefined ? undefined : (starts[start + before] ?? ends.at(-1) ?? 0),
      end: end === undefined ? undefined : (ends[end + before - 1] ?? starts[0] ?? 0),
    }
  }
}
