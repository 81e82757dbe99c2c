import type { Pt } from '../../geometry.ts'
import { inlineOffset, usedMargin } from '../sizing.ts'
import { type Flow, type FlowInput, place } from './flow.ts'

/**
 * Places the legend of a `<fieldset>` over its top border, and moves the content down where the legend is higher than that.
 * https://html.spec.whatwg.org/multipage/rendering.html#the-fieldset-and-legend-elements
 */
export function placeLegend({ box, token, context, contentWidth, edges, space }: FlowInput, flow: Flow): void {
  if (!box.hasLegend || token !== undefined || box.content.type !== 'blocks') return
  const [legend] = box.content.children
  if (legend === undefined) return
  const endless = { width: contentWidth, room: Infinity, fullRoom: space.fullRoom, fresh: true } as const
  const { fragment } = context.layout(legend, { ...endless, autoWidth: 'fit' })
  if (fragment?.type !== 'box') return
  const { style } = legend
  const above = usedMargin(style['margin-top'], contentWidth)
  const { width, height } = fragment.rect
  const marginHeight = above + height + usedMargin(style['margin-bottom'], contentWidth)
  const border = edges.border.top
  const y = marginHeight > border ? above : (border - height) / 2
  const x = edges.border.left + edges.padding.left + inlineOffset(style, contentWidth, width, box.style.direction)
  place(flow, fragment, x, y)
  flow.cursor += Math.max(0, marginHeight - border)
  flow.legend = { x, y, width, height }
}

/** How far below its upper edge a fieldset's border begins: its middle is that of the legend. */
export function borderBelow(legend: { readonly y: Pt; readonly height: Pt }, border: Pt): Pt {
  return Math.max(0, legend.y + (legend.height - border) / 2)
}
