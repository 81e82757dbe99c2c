import type { Fragment } from '../layout/fragment.ts'

/**
 * What stands in a line, or in a part of it, in the order it is read. This undoes rule L2 of UAX 9: from the lowest level
 * up, whatever is at that level or higher is turned about again. Neighbours that all run to the left stay as they stand:
 * readers turn about what goes on without a jump. Returns the same array for a line without bidi.
 */
export function inReadingOrder(children: readonly Fragment[]): readonly Fragment[] {
  const known = children.map(levelOf)
  const all = known.filter((level) => level !== undefined)
  const highest = Math.max(0, ...all)
  if (highest === 0) return children
  const lowest = Math.min(...all)
  let ordered = children.map((child, index) => ({ child, level: known[index] ?? lowest }))
  for (let level = 1; level <= highest; level++) ordered = turned(ordered, level)
  return inVisualRuns(ordered).map(({ child }) => child)
}

function inVisualRuns<T extends { readonly level: number }>(items: readonly T[]): T[] {
  const result: T[] = []
  let run: T[] = []
  for (const item of items) {
    if (run[0]?.level !== item.level || item.level % 2 === 0) {
      result.push(...run)
      run = []
    }
    run.unshift(item)
  }
  return [...result, ...run]
}

function turned<T extends { readonly level: number }>(items: readonly T[], level: number): T[] {
  const result: T[] = []
  let turning: T[] = []
  for (const item of items) {
    if (item.level >= level) turning.unshift(item)
    else {
      result.push(...turning, item)
      turning = []
    }
  }
  return [...result, ...turning]
}

/** The bidi level of a fragment as a whole; undefined for what has no text of its own. */
function levelOf(fragment: Fragment): number | undefined {
  if (fragment.type === 'text') return fragment.run.level
  if (fragment.type !== 'inline' || fragment.box.type === 'atomic') return undefined
  const levels = fragment.children.map(levelOf).filter((level) => level !== undefined)
  return levels.length === 0 ? undefined : Math.min(...levels)
}
