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
  readonly result: LayoutResult
}

/** How many layouts of one box are kept: a table measures a cell and then places it, and may do both twice. */
const keptLayouts = 4

/**
 * Lays a box out, or finds how it was laid out before. Boxes nested in one another that each lay their content out twice
 * would otherwise take time exponential in their depth.
 */
function layoutOnce(
  box: BlockLevelBox,
  space: Space,
  token: BreakToken | undefined,
  context: LayoutContext,
): LayoutResult {
  if (token || space.breakAt) return layoutBox(box, space, token, context)
  const known = context.memo(layoutsOwner, box, (): Laid[] => [])
  const same = known.find((laid) => holds(laid, space))
  if (same) return same.result
  const whole = isMonolithic(box)
    ? layoutWhole(space, (endless) => layoutOnce(box, endless, token, context))
    : undefined
  const result = whole ?? layoutBox(box, space, token, context)
  if (result.fragment && !result.token && !result.rest) {
    known.unshift({ space, result })
    known.length = Math.min(known.length, keptLayouts)
  }
  return result
}

/** Would laying out in `space` give the same again? It does where all of the box fits with room to spare. */
function holds({ space: old, result }: Laid, space: Space): boolean {
  const height = result.fragment?.rect.height ?? Infinity
  return (
    old.width === space.width &&
    old.height === space.height &&
    old.fixedWidth === space.fixedWidth &&
    old.availableWidth === space.availableWidth &&
    old.fixedHeight === space.fixedHeight &&
    old.autoWidth === space.autoWidth &&
    old.fresh === space.fresh &&
    (old.room === space.room || (Number.isFinite(old.room) && height < Math.min(old.room, space.room)))
  )
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
