import type * as z from 'zod'
import type { Diagnostic, Report } from '../diagnostic.ts'
import type { Path } from './data.ts'
import { expand } from './expand.ts'
import { explainIssue } from './explain-issue.ts'
import { type MapNode, type Node, nodeAt, textNode, toData, without } from './node.ts'
import { type EpisodeData, episodeSchema } from './schema/episode.ts'

interface ValidEpisode {
  readonly data: EpisodeData
  /** The tree in its full form, parallel to `data`; defaults are not in it. */
  readonly root: Node
}

/**
 * Checks the merged tree and fills the defaults in. What is wrong is reported and left out, as if it had not been
 * given, so that the rest of the kit can still be shown. A missing title is replaced by `fallbackTitle`.
 */
export function validate(merged: MapNode, fallbackTitle: string, report: Report): ValidEpisode {
  let root = expand(merged, episodeSchema)
  let result = episodeSchema.safeParse(toData(root))
  if (!result.success) explain(result.error.issues, root).forEach(report)
  while (!result.success) {
    root = repaired(root, result.error.issues, fallbackTitle)
    result = episodeSchema.safeParse(toData(root))
  }
  return { data: result.data, root }
}

/** In the order of the places, so that a file's problems read from top to bottom. */
function explain(issues: readonly z.core.$ZodIssue[], root: Node): Diagnostic[] {
  const diagnostics = issues.flatMap((issue) => explainIssue(issue, root, episodeSchema))
  return diagnostics.sort(({ at: a }, { at: b }) => {
    if (a === undefined || b === undefined) return 0
    if (a.source !== b.source) return a.source.path < b.source.path ? -1 : 1
    return a.start - b.start
  })
}

/** The tree without the values complained of. Each round takes at least one away or sets the title, so rounds end. */
function repaired(root: Node, issues: readonly z.core.$ZodIssue[], fallbackTitle: string): Node {
  const targets = new Map<string, Path>()
  for (const issue of issues) {
    for (const path of targetsOf(issue, root)) targets.set(JSON.stringify(path), path)
  }
  // From the end, so that indexes stay true; what is inside before what is around it.
  const paths = [...targets.values()].sort(laterFirst)
  let mended = root
  for (const path of paths) {
    mended = path.length > 0 ? without(mended, path) : withTitle(mended, fallbackTitle)
  }
  return mended
}

function targetsOf(issue: z.core.$ZodIssue, root: Node): Path[] {
  const path = issue.path as Path
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...path, key])
  return [nodeAt(root, path) ? path : path.slice(0, -1)]
}

function laterFirst(a: Path, b: Path): number {
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const [x, y] = [a[index], b[index]]
    if (typeof x === 'number' && typeof y === 'number' && x !== y) return y - x
    if (x !== y) return String(x) < String(y) ? 1 : -1
  }
  return b.length - a.length
}

function withTitle(root: Node, title: string): Node {
  if (root.type !== 'map') return root
  const entries = root.entries.filter((entry) => entry.key !== 'title')
  const value = textNode(title, root.span)
  return { ...root, entries: [...entries, { key: 'title', keySpan: root.span, value }] }
}
