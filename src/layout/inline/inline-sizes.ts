import type { BlockBox } from '../../box/box.ts'
import { isFloat } from '../../css/computed-style.ts'
import type { Pt } from '../../geometry.ts'
import { type BreakPoint, lineWidth } from '../../text/break-lines.ts'
import type { IntrinsicSizes, LayoutContext } from '../layout.ts'
import { type InlineItem, inlineRoot } from './inline-content.ts'
import { usedMargins } from './inline-edges.ts'
import { flowBreakPoints, type ShapedContent, shapeContent, tabStops } from './inline-flow.ts'
import { type Measures, measureParagraph } from './measure.ts'

const owner = {}

/**
 * Widths of a block's inline content: CSS Sizing 3 §5. `min` with every soft wrap opportunity taken, `max` with none.
 * Padding and border of the block itself are not in it.
 */
export function inlineSizes(box: BlockBox, context: LayoutContext): IntrinsicSizes {
  return context.memo(owner, box, () => ({
    min: contentWidth(box, 'min', context),
    max: contentWidth(box, 'max', context),
  }))
}

function contentWidth(box: BlockBox, which: 'min' | 'max', context: LayoutContext): Pt {
  const root = inlineRoot(box)
  const shaped = shapeContent(root, context)
  const measures = measureParagraph(shaped.content, shaped.paragraph, {
    width: 0, // §5.2.1: percentages count as 0
    atomicWidth: ({ child }) => {
      const margin = usedMargins(child, 0)
      return context.sizes(child)[which] + margin.left + margin.right
    },
    tabStop: (style) => tabStops(root, style, context),
    keepSpaces: false,
  })
  const points = flowBreakPoints(shaped, measures, 0, { style: root.style, width: 0, context })
  const taken = points.filter((point, index) => index === 0 || ends(point, which, shaped, measures))
  const floats = floatWidths(shaped.content.items, which, context)
  let widest = 0
  for (let i = 1; i < taken.length; i++) {
    const width = lineWidth(taken, i - 1, i)
    const before = i === 1 ? -1 : (taken[i - 1]?.offset ?? 0)
    const beside = floats.filter(({ offset }) => offset > before && offset <= (taken[i]?.offset ?? Infinity))
    if (which === 'min') widest = Math.max(widest, width, ...beside.map((float) => float.width))
    else
      widest = Math.max(
        widest,
        beside.reduce((sum, float) => sum + Math.max(0, float.width), width),
      )
  }
  return widest
}

function floatWidths(items: readonly InlineItem[], which: 'min' | 'max', context: LayoutContext) {
  return items.flatMap((item) => {
    if (item.type !== 'out-of-flow' || !isFloat(item.box.style)) return []
    const margin = usedMargins(item.box.child, 0)
    return [{ offset: item.start, width: context.sizes(item.box.child)[which] + margin.left + margin.right }]
  })
}

/** Is a line ended at this point, when the width is to be as small, or as large, as can be? */
function ends({ kind, offset }: BreakPoint, which: 'min' | 'max', shaped: ShapedContent, measures: Measures): boolean {
  if (kind === 'mandatory' || which === 'max') return kind === 'mandatory'
  if (kind !== 'emergency') return true
  // CSS Text 3 §5.5: those of `overflow-wrap: anywhere` count, those of `break-word` do not.
  const item = shaped.content.items[measures.itemAt[offset] ?? -1]
  if (item?.type !== 'text') return false
  return item.box.style['overflow-wrap'] === 'anywhere' || item.box.style['word-break'] === 'break-word'
}
