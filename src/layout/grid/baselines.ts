import type { BlockLevelBox, GridBox } from '../../box/box.ts'
import { margins } from '../../css/computed-style.ts'
import type { Edges, Pt } from '../../geometry.ts'
import type { BoxFragment, ReplacedFragment } from '../fragment.ts'
import { selfAlignment } from './grid-items.ts'
import type { GridItem } from './place-items.ts'

/** How far each baseline-aligned item is pushed from the start of its area (from the end, for last baselines): §10.6. */
export type Shims = ReadonlyMap<BlockLevelBox, { readonly size: Pt; readonly last: boolean }>

interface LaidItem extends GridItem {
  readonly fragment: BoxFragment | ReplacedFragment
  readonly margin: Edges
}

/** Items that share a row, by the baseline they are aligned on: CSS Box Alignment 3 §9.1. */
export function baselineShims({ style }: GridBox, items: readonly LaidItem[]): Shims {
  const groups = new Map<string, { box: BlockLevelBox; distance: Pt; last: boolean }[]>()
  for (const { box, row, fragment, margin } of items) {
    const { value } = selfAlignment(box, style, 'align')
    if (value !== 'baseline' && value !== 'last baseline') continue
    const { top, bottom } = margins(box.style)
    if (top === 'auto' || bottom === 'auto') continue
    const last = value === 'last baseline'
    const key = last ? `last ${row.end}` : `first ${row.start}`
    const baseline = baselineOf(fragment, last)
    const distance = last ? fragment.rect.height - baseline + margin.bottom : margin.top + baseline
    groups.set(key, [...(groups.get(key) ?? []), { box, distance, last }])
  }
  const shims = new Map<BlockLevelBox, { size: Pt; last: boolean }>()
  for (const group of groups.values()) {
    const most = Math.max(...group.map(({ distance }) => distance))
    for (const { box, distance, last } of group) shims.set(box, { size: most - distance, last })
  }
  return shims
}

/** From the top border edge; the bottom border edge where the box has no line: CSS Box Alignment 3 §9.1. */
export function baselineOf(fragment: BoxFragment | ReplacedFragment, last: boolean): Pt {
  if (fragment.type === 'replaced') return fragment.rect.height
  return (last ? fragment.lastBaseline : fragment.firstBaseline) ?? fragment.rect.height
}

/**
 * Baselines of the container: those of the first and last row that holds items. An item aligned on its baseline comes
 * before the others. CSS Grid 1 §10.7.
 */
export function baselinesOf(
  { style }: GridBox,
  items: readonly (GridItem & { readonly y: Pt; readonly fragment: BoxFragment | ReplacedFragment })[],
): { firstBaseline?: Pt; lastBaseline?: Pt } {
  if (items.length === 0) return {}
  const pick = (last: boolean): Pt => {
    const edgeOf = ({ row }: GridItem): number => (last ? -row.end : row.start)
    const edge = items.reduce((least, item) => Math.min(least, edgeOf(item)), Infinity)
    const inRow = items.filter((item) => edgeOf(item) === edge).sort((a, b) => a.column.start - b.column.start)
    const wanted = last ? 'last baseline' : 'baseline'
    const aligned = inRow.find(({ box }) => selfAlignment(box, style, 'align').value === wanted)
    const chosen = aligned ?? (last ? inRow.at(-1) : inRow[0])
    return chosen ? chosen.y + baselineOf(chosen.fragment, last) : 0
  }
  return { firstBaseline: pick(false), lastBaseline: pick(true) }
}
