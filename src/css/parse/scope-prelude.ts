import type { AtrulePlain, CssNodePlain } from 'css-tree'
import parse from 'css-tree/parser'
import { closingBracket } from './brackets.ts'
import { plain } from './plain.ts'

interface ScopePrelude {
  /** The text of the selectors in `(roots)`. */
  readonly roots: string | undefined
  readonly limits: string | undefined
}

/** `(roots) to (limits)`, either left out: CSS Cascade 6 §2.5.1. Undefined when it is something else. */
export function scopePrelude(prelude: string): ScopePrelude | undefined {
  const roots = bracketed(prelude)
  const rest = prelude.slice(roots?.length ?? 0).trim()
  const word = /^to\s*(?=\()/i.exec(rest)?.[0]
  const limits = word === undefined ? undefined : bracketed(rest.slice(word.length))
  if (rest.slice((word?.length ?? 0) + (limits?.length ?? 0)).trim() !== '') return undefined
  return { roots: roots?.slice(1, -1), limits: limits?.slice(1, -1) }
}

function bracketed(text: string): string | undefined {
  return text.startsWith('(') ? text.slice(0, closingBracket(text, 0) + 1) : undefined
}

/** The selectors in a text, placed where the rule is; what cannot be read is left raw. */
export function selectorList(text: string, { loc }: AtrulePlain): CssNodePlain {
  const placed = <T extends CssNodePlain>(node: T): T => (loc ? { ...node, loc } : node)
  try {
    const list = plain(parse(text, { context: 'selectorList' }))
    return list.type === 'SelectorList' ? placed({ ...list, children: list.children.map(placed) }) : placed(list)
  } catch {
    return placed({ type: 'Raw', value: text })
  }
}
