import { type Edges, noEdges, type Pt } from '../../geometry.ts'
import type { ShapedRun } from '../../text/paragraph.ts'
import type { Fragment, InlineFragment, PlaceholderFragment, TextFragment } from '../fragment.ts'
import type { InlineNode } from './inline-content.ts'
import { edgeCounts, hasEdge, type InlineEdges, inlineEdges } from './inline-edges.ts'
import type { InlineFlow } from './inline-flow.ts'
import { fallbackBounds, type InlineMetrics, inlineMetrics } from './inline-metrics.ts'
import { leaderFragment } from './leaders.ts'
import type { AtomicLeaf, Leaf, LineContents, PlaceholderLeaf, TextLeaf } from './line-leaves.ts'
import { type AlignedSubtree, alignSubtrees, baselineShift, grow, newSubtree } from './vertical-align.ts'

/** A line's fragments and its height; `children` are measured from the line's top, and from the content's start. */
interface BuiltLine {
  readonly children: readonly Fragment[]
  readonly height: Pt
  readonly baseline: Pt
  /** False for a line with nothing in it, which is as if it were not there: CSS 2.2 §9.4.2. */
  readonly counts: boolean
}

/**
 * A fragment of an inline box under construction. One box has several on a line when bidi reordering parts its content.
 * `node` is undefined for the root inline box.
 */
interface Part {
  readonly node: InlineNode | undefined
  readonly metrics: InlineMetrics
  readonly fontSize: Pt
  readonly subtree: AlignedSubtree
  /** Below the subtree's. */
  readonly baseline: Pt
  readonly children: Fragment[]
  /** Of the border box. */
  x: Pt
}

/** The line in visual order, as a row of steps, so that deep nesting needs no recursion. */
type Step =
  | { readonly type: 'enter' | 'leave'; readonly part: Part }
  | { readonly type: 'text'; readonly part: Part; readonly leaf: TextLeaf }
  | { readonly type: 'placeholder'; readonly part: Part; readonly leaf: PlaceholderLeaf }
  | {
      readonly type: 'atomic'
      readonly part: Part
      readonly leaf: AtomicLeaf
      readonly subtree: AlignedSubtree
      readonly baseline: Pt
    }

/** Sets the line's leaves, in visual order, into their inline boxes, one beside the other and on their baselines. */
export function buildLine(
  flow: InlineFlow,
  leaves: readonly Leaf[],
  { opened, closed }: LineContents,
  hasContent: boolean,
): BuiltLine {
  const { steps, root, subtrees } = nest(flow, leaves)
  const { sides, counts: edgesCount } = usedSides(steps, opened, closed, flow.width)
  const { top, bottom } = alignSubtrees(root.subtree, subtrees)
  let x = 0
  const yOf = (step: { subtree: AlignedSubtree; baseline: Pt }): Pt => step.subtree.baseline + step.baseline - top
  const stack: Part[] = [root]
  for (const step of steps) {
    const container = stack.at(-1) as Part
    switch (step.type) {
      case 'enter': {
        x += sides.get(step.part)?.margin.left ?? 0
        step.part.x = x
        x += innerEdge(sides.get(step.part), 'left')
        stack.push(step.part)
        break
      }
      case 'leave': {
        stack.pop()
        x += innerEdge(sides.get(step.part), 'right')
        const outer = stack.at(-1) as Part
        const used = sides.get(step.part) as UsedSides
        outer.children.push(inlineFragment(step.part, used, x, yOf(step.part)))
        x += used.margin.right
        break
      }
      case 'text':
        container.children.push(textFragment(step.leaf, x, yOf(step.part)))
        x += step.leaf.width
        break
      case 'atomic':
        container.children.push(atomicFragment(step.leaf, x, yOf(step)))
        x += step.leaf.width
        break
      case 'placeholder':
        container.children.push(placeholderFragment(step.leaf, x))
        break
      default:
        step satisfies never
    }
  }
  const counts = hasContent || edgesCount
  return { children: root.children, height: counts ? bottom - top : 0, baseline: counts ? -top : 0, counts }
}

/** Nests visual neighbours of the same inline box and finds how all of them stand to one another vertically. */
function nest(flow: InlineFlow, leaves: readonly Leaf[]): { steps: Step[]; root: Part; subtrees: AlignedSubtree[] } {
  const root = newPart(undefined, flow.root.style, newSubtree('root'), 0, flow)
  const subtrees: AlignedSubtree[] = []
  const steps: Step[] = []
  const stack: Part[] = [root]
  const top = (): Part => stack.at(-1) as Part
  const leave = (): void => void steps.push({ type: 'leave', part: stack.pop() as Part })
  for (const leaf of leaves) {
    while (!isAround(top().node, leaf.parent)) leave()
    for (const node of chainBelow(top().node, leaf.parent)) {
      const part = enterPart(node, top(), subtrees, flow)
      steps.push({ type: 'enter', part })
      stack.push(part)
    }
    if (leaf.type === 'text') {
      growForFallback(leaf, top())
      steps.push({ type: 'text', part: top(), leaf })
    } else if (leaf.type === 'placeholder') steps.push({ type: 'placeholder', part: top(), leaf })
    else if (leaf.type === 'atomic') steps.push(atomicStep(leaf, top(), subtrees, flow))
  }
  while (stack.length > 1) leave()
  return { steps, root, subtrees }
}

function isAround(outer: InlineNode | undefined, inner: InlineNode | undefined): boolean {
  if (outer === undefined) return true
  let node = inner
  while (node !== undefined && node.depth > outer.depth) node = node.parent
  return node === outer
}

/** The boxes between `outer` (left out) and `inner` (included), outermost first. */
function chainBelow(outer: InlineNode | undefined, inner: InlineNode | undefined): InlineNode[] {
  const chain: InlineNode[] = []
  for (let node = inner; node !== outer && node !== undefined; node = node.parent) chain.push(node)
  return chain.reverse()
}

function newPart(
  node: InlineNode | undefined,
  style: InlineFlow['root']['style'],
  subtree: AlignedSubtree,
  baseline: Pt,
  flow: InlineFlow,
): Part {
  const metrics = inlineMetrics(style, flow.context)
  grow(subtree, baseline, metrics)
  return { node, metrics, fontSize: style['font-size'], subtree, baseline, children: [], x: 0 }
}

function enterPart(node: InlineNode, parent: Part, subtrees: AlignedSubtree[], flow: InlineFlow): Part {
  const { style } = node.box
  const metrics = inlineMetrics(style, flow.context)
  const place = placeIn(parent, style, metrics, metrics.lineHeight, subtrees)
  return newPart(node, style, place.subtree, place.baseline, flow)
}

/** Where a box inside `parent` has its baseline, and in which aligned subtree. */
function placeIn(
  parent: Part,
  style: InlineFlow['root']['style'],
  bounds: { above: Pt; below: Pt },
  lineHeight: Pt,
  subtrees: AlignedSubtree[],
): { subtree: AlignedSubtree; baseline: Pt } {
  const shift = baselineShift(style, bounds, lineHeight, parent)
  if (shift !== undefined) return { subtree: parent.subtree, baseline: parent.baseline + shift }
  const subtree = newSubtree(style['vertical-align'] === 'top' ? 'top' : 'bottom')
  subtrees.push(subtree)
  return { subtree, baseline: 0 }
}

function atomicStep(leaf: AtomicLeaf, parent: Part, subtrees: AlignedSubtree[], flow: InlineFlow): Step {
  const { style } = leaf.atomic.box.child
  const { lineHeight } = inlineMetrics(style, flow.context)
  const place = placeIn(parent, style, leaf.atomic, lineHeight, subtrees)
  grow(place.subtree, place.baseline, leaf.atomic)
  return { type: 'atomic', part: parent, leaf, ...place }
}

function growForFallback({ run }: TextLeaf, { subtree, baseline }: Part): void {
  const bounds = run.glyphs.length > 0 ? fallbackBounds(run.style, run.font, run.size) : undefined
  if (bounds) grow(subtree, baseline, bounds)
}

interface UsedSides extends InlineEdges {
  readonly first: boolean
  readonly last: boolean
}

/**
 * Which fragment has the left and right edges of its box: CSS 2.2 §8.6. For a box of left-to-right text the leftmost
 * one on its first line and the rightmost one on its last; for right-to-left text the other way round. `counts`: some
 * edge makes an otherwise empty line count.
 */
function usedSides(
  steps: readonly Step[],
  opened: ReadonlySet<InlineNode>,
  closed: ReadonlySet<InlineNode>,
  width: Pt,
): { sides: Map<Part, UsedSides>; counts: boolean } {
  const ends = new Map<InlineNode, { left: Part; right: Part }>()
  for (const step of steps) {
    if (step.type !== 'enter' || step.part.node === undefined) continue
    const { node } = step.part
    ends.set(node, { left: ends.get(node)?.left ?? step.part, right: step.part })
  }
  const sides = new Map<Part, UsedSides>()
  let counts = false
  for (const step of steps) {
    const node = step.type === 'enter' ? step.part.node : undefined
    if (step.type !== 'enter' || node === undefined) continue
    const { box } = node
    const cloned = box.style['box-decoration-break'] === 'clone'
    const starts = (cloned || opened.has(node)) && hasEdge(box, 'start')
    const finishes = (cloned || closed.has(node)) && hasEdge(box, 'end')
    const rtl = box.style.direction === 'rtl'
    const left = ends.get(node)?.left === step.part
    const right = ends.get(node)?.right === step.part
    const first = starts && (rtl ? right : left)
    const last = finishes && (rtl ? left : right)
    const edges = inlineEdges(box, width)
    const cut = (side: Edges): Edges => ({
      ...side,
      left: (rtl ? last : first) ? side.left : 0,
      right: (rtl ? first : last) ? side.right : 0,
    })
    const used = { margin: cut(edges.margin), border: cut(edges.border), padding: cut(edges.padding), first, last }
    sides.set(step.part, used)
    counts ||= (first && edgeCounts(box, 'start', width)) || (last && edgeCounts(box, 'end', width))
  }
  return { sides, counts }
}

function innerEdge(sides: UsedSides | undefined, side: 'left' | 'right'): Pt {
  return sides ? sides.border[side] + sides.padding[side] : 0
}

/** Places are from the line's corner until the parent is known. */
function inlineFragment(part: Part, sides: UsedSides, right: Pt, baseline: Pt): InlineFragment {
  const { node, metrics } = part
  if (node === undefined) throw new Error('the root inline box has no fragment')
  const top = baseline - metrics.ascent - sides.padding.top - sides.border.top
  const bottom = baseline + metrics.descent + sides.padding.bottom + sides.border.bottom
  const rect = { x: part.x, y: top, width: right - part.x, height: bottom - top }
  return {
    type: 'inline',
    box: node.box,
    rect,
    border: sides.border,
    padding: sides.padding,
    first: sides.first,
    last: sides.last,
    baseline: baseline - top,
    children: part.children.map((child) => relativeTo(child, rect.x, rect.y)),
  }
}

export function textFragment(leaf: TextLeaf, x: Pt, baseline: Pt): TextFragment {
  const { run, offset } = leaf
  const ascent = run.font.metrics.ascent * run.size
  const descent = run.font.metrics.descent * run.size
  const start = leaf.start - offset
  const end = leaf.end - offset
  return {
    type: 'text',
    box: leaf.box,
    rect: { x, y: baseline - ascent, width: leaf.width, height: ascent + descent },
    baseline: ascent,
    run: offset === 0 ? run : inBox(run, offset),
    start,
    end,
    hyphenated: leaf.hyphenated,
  }
}

/** A run that counts offsets from the start of the box's text, which is at `offset` of the paragraph. */
function inBox(run: ShapedRun, offset: number): ShapedRun {
  const glyphs = run.glyphs.map(({ id, advance, dx, dy, cluster }) => {
    return { id, advance, dx, dy, cluster: cluster - offset }
  })
  return { ...run, start: run.start - offset, end: run.end - offset, glyphs }
}

function atomicFragment(leaf: AtomicLeaf, x: Pt, baseline: Pt): InlineFragment {
  const { atomic } = leaf
  const { margin } = atomic
  const fragment = leaderFragment(leaf, x) ?? atomic.fragment
  const rect = { ...fragment.rect, x: x + margin.left, y: baseline - atomic.above + margin.top }
  return {
    type: 'inline',
    box: atomic.box,
    rect,
    border: noEdges,
    padding: noEdges,
    first: true,
    last: true,
    baseline: baseline - rect.y,
    children: [{ ...fragment, rect: { ...fragment.rect, x: 0, y: 0 } }],
  }
}

/** At the top of the line: CSS 2.2 §10.6.4. */
function placeholderFragment({ box, begins }: PlaceholderLeaf, x: Pt): PlaceholderFragment {
  const place = box.inlineLevel ? 'here' : begins ? 'line-start' : 'next-line'
  return { type: 'placeholder', box: box.child, rect: { x, y: 0, width: 0, height: 0 }, inLine: place }
}

/** From the line's corner to that of the parent. */
function relativeTo<F extends Fragment>(fragment: F, x: Pt, y: Pt): F {
  return { ...fragment, rect: { ...fragment.rect, x: fragment.rect.x - x, y: fragment.rect.y - y } }
}
