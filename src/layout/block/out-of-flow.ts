import type { BlockLevelBox } from '../../box/box.ts'
import { isFloat } from '../../css/computed-style.ts'
import { placeFloat } from '../floats/place-float.ts'
import type { PlaceholderFragment } from '../fragment.ts'
import { emptyLineStart } from '../inline/set-paragraph.ts'
import { borderTop, type Flow, type FlowInput, placeFloatFragment } from './flow.ts'
import { collapsed } from './margin-strut.ts'

/** Keeps a place for an absolutely positioned box; places a float, or has it wait for the box's own place. */
export function placeOutOfFlow(input: FlowInput, flow: Flow, child: BlockLevelBox): void {
  const { box, left, contentWidth, heights, space, edges, context } = input
  const open = flow.offset === undefined
  const y = open ? 0 : flow.cursor + collapsed(flow.strut)
  const x = edges.border.left + edges.padding.left
  const rect = child.inlineLevel
    ? { x: x + emptyLineStart(box.style, contentWidth), y, width: 0, height: 0 }
    : { x, y, width: contentWidth, height: 0 }
  const placeholder: PlaceholderFragment = { type: 'placeholder', box: child, rect }
  if (!isFloat(child.style)) {
    flow.children.push(placeholder)
    return
  }
  const request = { box: child, left, right: left + contentWidth, height: heights.height }
  if (open) {
    flow.children.push(placeholder)
    flow.floats = { ...flow.floats, pending: [...flow.floats.pending, request] }
    return
  }
  const top = borderTop(flow, input)
  const { floats, placed } = placeFloat(flow.floats, request, top + y, space.place.page, context)
  flow.floats = floats
  if (placed) placeFloatFragment(flow, input, placed)
}
