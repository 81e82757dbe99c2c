import type { BlockLevelBox } from '../../box/box.ts'
import type { Pt } from '../../geometry.ts'
import { type Bounds, boundsBeside, nextFloatEnd } from '../floats/floats.ts'
import type { BreakPath, BreakToken, LayoutResult } from '../layout.ts'
import { usedMargin } from '../sizing.ts'
import { type Flow, type FlowInput, settle, tolerance } from './flow.ts'
import { addMargin, collapsed, noStrut } from './margin-strut.ts'
import { pendingTop, placeApart, spaceFor } from './place-child.ts'

/** Lays out a child that is a formatting context of its own. Its border box stands beside floats: CSS 2.2 §9.5. */
export function layoutBeside(
  input: FlowInput,
  flow: Flow,
  child: BlockLevelBox,
  token: BreakToken | undefined,
  breakAt: BreakPath | undefined,
  margin: Pt,
  cleared: Pt,
): LayoutResult {
  const { context } = input
  const open = flow.offset === undefined ? { ...flow, children: [...flow.children] } : undefined
  let strut = addMargin(flow.strut, margin)
  if (open) {
    flow.strut = strut
    settle(flow, input)
    strut = noStrut
  }
  const usual = pendingTop(input, flow) + collapsed(strut)
  const layout = (y: Pt, available?: Pt): LayoutResult => {
    const space = spaceFor(input, flow, breakAt, y - pendingTop(input, flow))
    const whole = { ...space, keepsRest: true, fresh: space.fresh && y <= usual + tolerance }
    return context.layout(child, available === undefined ? whole : { ...whole, availableWidth: available }, token)
  }
  const from = Math.max(pendingTop(input, flow) + collapsed(strut), cleared)
  let { result, x, y } = besideFloats(input, flow, child, from, layout)
  if (open && y > from + tolerance) {
    // Floats push it down, so that its margin does not collapse with those above: as if it cleared them.
    Object.assign(flow, open)
    settle(flow, input)
    const lower = Math.max(pendingTop(input, flow) + collapsed(addMargin(noStrut, margin)), cleared)
    ;({ result, x, y } = besideFloats(input, flow, child, lower, layout))
  }
  return placeApart(input, flow, child, result, y - pendingTop(input, flow), x)
}

interface Beside {
  readonly result: LayoutResult
  /** Left border edge, from the content edge; undefined where floats leave the box its usual place. */
  readonly x?: Pt
  readonly y: Pt
}

/** The highest place, from `from` down, where the floats leave the box enough room. */
function besideFloats(
  { left, contentWidth, box, context }: FlowInput,
  { floats }: Flow,
  child: BlockLevelBox,
  from: Pt,
  layout: (y: Pt, available?: Pt) => LayoutResult,
): Beside {
  const { style } = child
  // A given width may take the place of the margin at its end: §10.3.3.
  const given = style.width !== 'auto'
  const ltr = box.style.direction === 'ltr'
  const marginLeft = usedMargin(style['margin-left'], contentWidth)
  const marginRight = usedMargin(style['margin-right'], contentWidth)
  const within = {
    left: left + (given && !ltr ? Math.min(0, marginLeft) : marginLeft),
    right: left + contentWidth - (given && ltr ? Math.min(0, marginRight) : marginRight),
  }
  const hasWidth = context.sizes(child).min > 0
  for (let y = from; ; y = nextFloatEnd(floats, y)) {
    let height: Pt = 0
    for (;;) {
      const bounds = boundsBeside(floats, y, height, within)
      const narrowed = bounds.left > within.left || bounds.right < within.right
      const available = bounds.right - bounds.left
      if (narrowed && (available < -tolerance || (available <= tolerance && hasWidth))) break
      const result = narrowed ? layout(y, available) : layout(y)
      if (!result.fragment) return { result, y }
      const { rect } = result.fragment
      if (narrowed && rect.width > available + tolerance) break
      const below = boundsBeside(floats, y, rect.height, within)
      if (below.left <= bounds.left + tolerance && below.right >= bounds.right - tolerance) {
        return narrowed
          ? { result, x: alignedBetween(bounds, rect.width, style, box.style.direction) - left, y }
          : { result, y }
      }
      height = rect.height
    }
  }
}

/** `auto` margins share what floats leave free: CSS 2.2 §10.3.3. */
function alignedBetween(
  { left, right }: Bounds,
  width: Pt,
  style: BlockLevelBox['style'],
  direction: 'ltr' | 'rtl',
): Pt {
  const free = right - left - width
  const autoLeft = style['margin-left'] === 'auto'
  const autoRight = style['margin-right'] === 'auto'
  if (autoLeft || autoRight) return left + (autoLeft ? (autoRight ? free / 2 : free) : 0)
  return direction === 'ltr' ? left : left + free
}
