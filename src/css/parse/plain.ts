import type { CssNode, CssNodePlain } from 'css-tree'

/** A tree of css-tree with plain arrays in place of its linked lists. Changes the tree it is given. */
export function plain(node: CssNode): CssNodePlain {
  const changing = node as unknown as Record<string, unknown>
  for (const key in changing) {
    const value = changing[key]
    if (key === 'loc' || typeof value !== 'object' || value === null) continue
    if (key === 'children') changing[key] = [...(value as Iterable<CssNode>)].map(plain)
    else plain(value as CssNode)
  }
  return node as unknown as CssNodePlain
}

/** The range of a node in the text it was parsed from. */
export function rangeOf(node: CssNodePlain): { readonly start: number; readonly end: number } {
  return { start: node.loc?.start.offset ?? 0, end: node.loc?.end.offset ?? 0 }
}
