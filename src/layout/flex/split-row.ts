import type { BlockLevelBox } from '../../box/box.ts'
import type { Pt } from '../../geometry.ts'
import { atMost } from '../block/break-between.ts'
import { slicedEdges, tolerance } from '../block/flow.ts'
import type { BoxFragment, ReplacedFragment } from '../fragment.ts'
import type { BreakAppeal, BreakToken, ForcedBreak, Space } from '../layout.ts'
import { reportTooTall } from '../overflow.ts'
import type { FlexContainer } from './container.ts'
import { isStretched } from './item.ts'
import type { FlexRow } from './page-rows.ts'
import type { PlacedItem } from './solve.ts'

/** A fragment of an item; its rect is measured from the container's left border edge and the row's top. */
export interface RowFragment {
  readonly fragment: BoxFragment | ReplacedFragment
  readonly index: number
}

/** A row, or the part of it that fits. */
export interface RowPart {
  readonly fragments: readonly RowFragment[]
  readonly height: Pt
  /** How its items go on; undefined when the row is complete. */
  readonly items?: ReadonlyMap<BlockLevelBox, BreakToken | 'done'>
  readonly appeal: BreakAppeal
  readonly forced?: ForcedBreak
}

/** The room for a row from its top down. */
export interface RowRoom {
  readonly room: Pt
  readonly fullRoom: Pt
  readonly fresh: boolean
}

/** A row as on an endless page. */
export function wholeRow({ items, top, bottom }: FlexRow): RowPart {
  const fragments = items.map(({ fragment, x, y, index }): RowFragment => {
    return { fragment: { ...fragment, rect: { ...fragment.rect, x, y: y - top } }, index }
  })
  return { fragments, height: bottom - top, appeal: 'perfect' }
}

/**
 * Lays out the items of a row side by side in the room there is, each as far as it goes. Undefined when one of them has
 * nothing that fits. `used` is the height of the row that earlier pages took.
 */
export function splitRow(
  row: FlexRow,
  resume: ReadonlyMap<BlockLevelBox, BreakToken | 'done'> | undefined,
  limits: RowRoom,
  container: FlexContainer,
  used: Pt,
): RowPart | undefined {
  if (row.monolithic) {
    if (!limits.fresh) return undefined
    if (row.bottom - row.top > limits.fullRoom) reportTooTall(container.box, 'a flex container', container.context)
    return wholeRow(row)
  }
  const parts: ItemPart[] = []
  for (const placed of row.items) {
    const token = resume?.get(placed.item.box)
    const part = token === 'done' ? emptyPart(placed, container) : itemPart(placed, row, token, limits, container)
    if (part === 'nothing') continue
    if (part === undefined) return undefined
    parts.push(part)
  }
  const bottoms = parts.map((part) => part.top + part.fragment.rect.height + part.placed.item.margin.bottom)
  // What the container's height stretches items to goes on when all of their content is placed.
  const isStretchedOn = container.isRow && parts.some(({ placed: { item } }) => isStretched(item, container))
  const rest = isStretchedOn && container.heights.height !== undefined ? row.bottom - row.top - used : 0
  const overflows = rest > tolerance && limits.room > tolerance && rest > limits.room + tolerance
  const goesOn = overflows || parts.some(({ token }) => token !== undefined)
  const height = goesOn && Number.isFinite(limits.room) ? Math.max(0, limits.room) : Math.max(0, rest, ...bottoms)
  const fragments = parts.map((part): RowFragment => {
    const { fragment, placed, top } = part
    const rect = { ...fragment.rect, x: placed.x, y: top }
    return {
      fragment: stretched({ ...part, fragment: { ...fragment, rect } }, height, goesOn, container),
      index: placed.index,
    }
  })
  const forced = parts.find((part) => part.forced)?.forced
  return {
    fragments,
    height,
    ...(goesOn && { items: new Map([...(resume ?? []), ...tokensOf(parts)]) }),
    appeal: parts.reduce<BreakAppeal>((worst, { appeal }) => atMost(worst, appeal), 'perfect'),
    ...(forced && { forced }),
  }
}

function tokensOf(parts: readonly ItemPart[]): readonly (readonly [BlockLevelBox, BreakToken | 'done'])[] {
  return parts.map(({ placed, token }) => [placed.item.box, token ?? 'done'])
}

interface ItemPart {
  readonly placed: PlacedItem
  readonly fragment: BoxFragment | ReplacedFragment
  /** From the row's top. */
  readonly top: Pt
  readonly token?: BreakToken
  readonly appeal: BreakAppeal
  readonly forced?: ForcedBreak
}

function itemPart(
  placed: PlacedItem,
  row: FlexRow,
  resume: BreakToken | undefined,
  { room, fullRoom, fresh }: RowRoom,
  container: FlexContainer,
): ItemPart | undefined {
  const { item, y, fragment: whole } = placed
  const offset = y - row.top
  const fits = offset + whole.rect.height <= room + tolerance
  const isMoved = offset > item.margin.top + tolerance // down the row, by its alignment
  if (!fresh && !resume && !fits && isMoved && row.bottom - row.top <= fullRoom + tolerance) return undefined
  // What has to be cut begins at the top of the row, wherever it is aligned; margins are cut after a break.
  const top = resume ? 0 : fits ? offset : Math.min(offset, Math.max(0, item.margin.top))
  const space: Space = { ...naturalSpace(placed, container), room: room - top, fullRoom, fresh }
  const { fragment, token, appeal = 'perfect', forced } = container.context.layout(item.box, space, resume)
  if (fragment === undefined) return undefined
  return { placed, fragment, top, appeal, ...(token && { token }), ...(forced && { forced }) }
}

/** A stretched item is as high as its content where the row is cut: what it is stretched to is not known yet. */
function naturalSpace({ item, space }: PlacedItem, container: FlexContainer): Space {
  if (!container.isRow || item.box.type === 'replaced') return space
  const { fixedHeight: _, ...natural } = space
  return natural
}

/** An item that ended on an earlier page beside others that go on: if it is stretched, its box goes on too. */
function emptyPart(placed: PlacedItem, container: FlexContainer): ItemPart | 'nothing' {
  const { item, fragment: whole } = placed
  if (whole.type === 'replaced' || !container.isRow || !isStretched(item, container)) return 'nothing'
  const fragment: BoxFragment = {
    type: 'box',
    box: whole.box,
    rect: { x: 0, y: 0, width: whole.rect.width, height: 0 },
    border: slicedEdges(item.edges.border, false, true),
    padding: slicedEdges(item.edges.padding, false, true),
    first: false,
    last: true,
    children: [],
  }
  return { placed, fragment, top: 0, appeal: 'perfect' }
}

/** Draws a stretched item down to the end of the row, or of the page where the row goes on. */
function stretched(
  { placed: { item }, fragment, top, token }: ItemPart,
  height: Pt,
  goesOn: boolean,
  container: FlexContainer,
): BoxFragment | ReplacedFragment {
  if (fragment.type === 'replaced' || token || !container.isRow || !isStretched(item, container)) return fragment
  const end = goesOn ? height - top : height - top - item.margin.bottom
  const rect = { ...fragment.rect, height: Math.max(fragment.rect.height, end) }
  if (!goesOn) return { ...fragment, rect }
  const { border, padding } = fragment
  return {
    ...fragment,
    rect,
    border: slicedEdges(border, true, false),
    padding: slicedEdges(padding, true, false),
    last: false,
  }
}
