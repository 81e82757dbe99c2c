import type { BlockLevelBox } from '../box/box.ts'
import type { Report } from '../diagnostic.ts'
import type { FontSet } from '../text/font.ts'
import { layoutBlock } from './block/layout-block.ts'
import { flexSizes } from './flex/flex-sizes.ts'
import { layoutFlex } from './flex/layout-flex.ts'
import { gridSizes, layoutGrid } from './grid/layout-grid.ts'
import { blockSizes } from './intrinsic.ts'
import type { BreakToken, ColumnContext, IntrinsicSizes, LayoutContext, LayoutResult, Space } from './layout.ts'
import { isMonolithic, layoutWhole } from './monolithic.ts'
import { layoutReplaced, replacedSizes } from './replaced.ts'
import { asksForBreak } from './table/cells.ts'
import { tableSizes } from './table/grid.ts'
import { layoutTable } from './table/table.ts'

const sizesOwner = {}
const layoutsOwner = {}

/** What all formatting contexts of one rendering share. */
export function createLayoutContext({ fonts, report }: { fonts: FontSet; report: Report }): LayoutContext {
  return contextOf({ fonts, report, memo: createMemo() })
}

type Shared = Pick<LayoutContext, 'fonts' | 'report' | 'memo'>

function contextOf(shared: Shared, columns?: ColumnContext): LayoutContext {
  const context: LayoutContext = {
    ...shared,
    ...(columns && { columns }),
    sizes: (box) => context.memo(sizesOwner, box, () => sizesOf(box, context)),
    layout: (box, space, token) => layoutOnce(box, space, token, context),
    inColumns: (inner, report = shared.report) => contextOf({ ...shared, report }, inner),
  }
  return context
}

function createMemo(): LayoutContext['memo'] {
  const owners = new WeakMap<object, WeakMap<object, unknown>>()
  return <K extends object, V>(owner: object, key: K, make: () => V): V => {
    let values = owners.get(owner)
    if (!values) {
      values = new WeakMap()
      owners.set(owner, values)
    }
    if (!values.has(key)) values.set(key, make())
    return values.get(key) as V
  }
}

function sizesOf(box: BlockLevelBox, context: LayoutContext): IntrinsicSizes {
  switch (box.type) {
    case 'block':
      return blockSizes(box, context)
    case 'table':
      return tableSizes(box, context)
    case 'flex':
      return flexSizes(box, context)
    case 'grid':
      return gridSizes(box, context)
    case 'replaced':
      return replacedSizes(box)
    default:
      return box satisfies never
  }
}

interface Laid {
  readonly space: Space
  readonly context: LayoutContext
  readonly result: LayoutResult
}

/** How many layouts of one box, or of the rest of one, are kept: a table measures a cell and then places it, and may do both twice. */
const keptLayouts = 4

/**
 * Lays a box out, or what of it `token` leaves, or finds how that was laid out before. Boxes nested in one another that
 * each lay their content out twice would otherwise take time exponential in their depth.
 */
function layoutOnce(
  box: BlockLevelBox,
  space: Space,
  token: BreakToken | undefined,
  context: LayoutContext,
): LayoutResult {
  if (space.breakAt) return layoutBox(box, space, token, context)
  const known = context.memo(layoutsOwner, token ?? box, (): Laid[] => [])
  const same = known.find((laid) => holds(laid, space, context))
  if (same) return same.result
  const whole =
    !token && isMonolithic(box) ? layoutWhole(space, (endless) => layoutOnce(box, endless, token, context)) : undefined
  if (whole?.fragment && Number.isFinite(space.room) && asksForBreak(box, context)) reportIdleBreak(box, context)
  const result = whole ?? layoutBox(box, space, token, context)
  known.unshift({ space, context, result })
  known.length = Math.min(known.length, keptLayouts)
  return result
}

/** CSS Fragmentation 3 §4.1: what is kept whole has no break points in it. */
function reportIdleBreak(box: BlockLevelBox, { memo, report }: LayoutContext): void {
  const { template } = box.element.origin
  memo(reportIdleBreak, box.style, () =>
    report({
      severity: 'warning',
      code: 'unsupported-value',
      message: `a forced break inside of \`<${box.element.tag}>\` has no effect, for its height is given and it cuts off what overflows`,
      ...(template && { at: template }),
      hint: 'leave out its height, or its `overflow`',
    }),
  )
}

/** Would laying out in `space` give the same again? It does where all of the box fits with room to spare. */
function holds({ space: old, context: before, result }: Laid, space: Space, context: LayoutContext): boolean {
  const sameFrame =
    old.width === space.width &&
    old.height === space.height &&
    old.fixedWidth === space.fixedWidth &&
    old.availableWidth === space.availableWidth &&
    old.fixedHeight === space.fixedHeight &&
    old.autoWidth === space.autoWidth &&
    old.subgrid?.key === space.subgrid?.key &&
    old.fresh === space.fresh
  if (!sameFrame) return false
  const { fragment, token, rest } = result
  if (!fragment || token || rest) return sameRoom(old, space) && before === context
  const { height } = fragment.rect
  return old.room === space.room || (Number.isFinite(old.room) && height < Math.min(old.room, space.room))
}

/** What is cut may be cut elsewhere with any other room. */
function sameRoom(old: Space, space: Space): boolean {
  return old.room === space.room && old.fullRoom === space.fullRoom && old.keepsRest === space.keepsRest
}

function layoutBox(
  box: BlockLevelBox,
  space: Space,
  token: BreakToken | undefined,
  context: LayoutContext,
): LayoutResult {
  switch (box.type) {
    case 'block':
      return layoutBlock(box, space, token?.type === 'block' || token?.type === 'inline' ? token : undefined, context)
    case 'table':
      return layoutTable(box, space, token?.type === 'table' ? token : undefined, context)
    case 'flex':
      return layoutFlex(box, space, token?.type === 'flex' ? token : undefined, context)
    case 'grid':
      return layoutGrid(box, space, token?.type === 'grid' ? token : undefined, context)
    case 'replaced':
      return layoutReplaced(box, space, context)
    default:
      return box satisfies never
  }
}
