import type { Pt } from '../../geometry.ts'
import type { BoxFragment, Fragment } from '../fragment.ts'
import type { AtomicLeaf, Leaf } from './line-leaves.ts'

/**
 * Widens the leaders of a line until it is full; several share what is left: CSS Content 3 §2.5. `natural` is the line's
 * width with each pattern once. Leaves as they are when there is no leader or no room.
 */
export function fillLeaders(leaves: readonly Leaf[], natural: Pt, slack: Pt, rtl: boolean): readonly Leaf[] {
  const count = leaves.filter(isLeader).length
  if (count === 0 || slack <= 0) return leaves
  const share = slack / count
  return leaves.map((leaf): Leaf => {
    if (!isLeader(leaf)) return leaf
    const width = leaf.width + share
    return { ...leaf, width, leader: { anchor: rtl ? 0 : natural + slack, width } }
  })
}

function isLeader(leaf: Leaf): leaf is AtomicLeaf {
  return leaf.type === 'atomic' && leaf.atomic.box.leader === true
}

/**
 * The patterns of a leader that begins at `x`. They stand on a grid that is counted from the line's end, so that those of
 * lines one below the other are aligned. Only whole ones are shown.
 */
export function leaderFragment({ atomic, leader }: AtomicLeaf, x: Pt): BoxFragment | undefined {
  const { fragment } = atomic
  if (!leader || fragment.type !== 'box') return undefined
  const pattern = fragment.rect.width
  const first = leader.anchor - Math.floor((leader.anchor - x) / pattern + 0.001) * pattern
  const children: Fragment[] = []
  for (let at = first; at + pattern <= x + leader.width + 0.001; at += pattern) {
    for (const child of fragment.children)
      children.push({ ...child, rect: { ...child.rect, x: child.rect.x + at - x } })
  }
  return { ...fragment, rect: { ...fragment.rect, width: leader.width }, children }
}
