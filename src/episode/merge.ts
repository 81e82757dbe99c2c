import type { Report } from '../diagnostic.ts'
import { type Entry, listNode, type MapNode, type Node, oneOrMore } from './node.ts'

/**
 * Lays an episode's values over its series'. Maps are merged key by key, everything else is replaced; `key+` adds its
 * items to the list underneath. The order of keys is the series', then what the episode adds.
 */
export function merge(under: MapNode, over: MapNode, report: Report): MapNode {
  const entries = new Map(under.entries.map((entry) => [entry.key, entry]))
  for (const entry of over.entries) {
    const merged = entry.key.endsWith('+') ? added(entries, over, entry, report) : laidOver(entries, entry, report)
    if (merged) entries.set(merged.key, merged)
  }
  return { type: 'map', entries: [...entries.values()], span: over.span }
}

function laidOver(entries: ReadonlyMap<string, Entry>, entry: Entry, report: Report): Entry {
  const below = entries.get(entry.key)?.value
  if (entry.value.type !== 'map') return entry
  // A map that is new here is merged with nothing, so that a `key+` in it loses its sign.
  const under: MapNode = below?.type === 'map' ? below : { type: 'map', entries: [], span: entry.value.span }
  return { ...entry, value: merge(under, entry.value, report) }
}

function added(entries: ReadonlyMap<string, Entry>, over: MapNode, entry: Entry, report: Report): Entry | undefined {
  const key = entry.key.slice(0, -1).trimEnd()
  const replacing = over.entries.find((other) => other.key === key)
  if (replacing) {
    report({
      severity: 'error',
      code: 'duplicate-key',
      message: `\`${key}\` and \`${entry.key}\` are both given`,
      at: entry.keySpan,
      related: [{ message: 'this replaces what the series has', at: replacing.keySpan }],
      hint: `keep \`${key}\` to replace the series' list, or \`${entry.key}\` to add to it`,
    })
    return undefined
  }
  const below = entries.get(key)?.value
  if (entry.value.type === 'map' && below?.type !== 'list') return laidOver(entries, { ...entry, key }, report)
  const items = [...(below ? itemsOf(below) : []), ...oneOrMore(entry.value).items]
  return { key, keySpan: entry.keySpan, value: listNode(entry.value, items) }
}

/** What can be added to: `{ Written by: A, Directed by: B }` is the list of its two pairs. */
function itemsOf(node: Node): readonly Node[] {
  if (node.type !== 'map') return oneOrMore(node).items
  return node.entries.map((entry) => ({ type: 'map', entries: [entry], span: entry.keySpan }))
}
