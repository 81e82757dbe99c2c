import type { CssNode, CssNodePlain } from 'css-tree'
import parse from 'css-tree/parser'
import { closingBracket } from './brackets.ts'
import { plain, rangeOf } from './plain.ts'

type OnParseError = (error: { readonly message: string; readonly offset: number }, node: CssNode) => void

/**
 * css-tree finds nested rules only when they begin with `&`; of the others it makes raw text, or a declaration whose
 * value is raw. Such a node, parsed again; undefined when there is no rule in it. CSS Syntax 3 §5.4.4.
 */
export function nestedRules(
  node: CssNodePlain,
  text: string,
  onParseError: OnParseError,
): readonly CssNodePlain[] | undefined {
  const { start, end } = rangeOf(node)
  const found: CssNodePlain[] = []
  let index = start
  for (;;) {
    const open = blockStart(text, index, end)
    if (open === undefined) break
    const close = Math.min(end, closingBracket(text, open) + 1)
    const atRule = /^\s*@/.test(text.slice(index, close))
    found.push(
      atRule ? parseAtRule(text, index, close, onParseError) : parseAt(text, index, close, 'rule', onParseError),
    )
    index = close
  }
  if (found.length === 0) return undefined
  if (text.slice(index, end).trim() === '') return found
  const rest = parseAt(text, index, end, 'declarationList', onParseError)
  return [...found, ...(rest.type === 'DeclarationList' ? rest.children : [rest])]
}

/** Index of the `{` of a rule that begins at `from`; undefined when a declaration comes first. */
function blockStart(text: string, from: number, end: number): number | undefined {
  for (let index = from; index < end; index++) {
    const character = text.charAt(index)
    if (character === ';') return undefined
    if (character === '{') return index
    if (character === '(' || character === '[' || character === '"' || character === "'") {
      index = closingBracket(text, index)
    }
  }
  return undefined
}

/** In a rule of its own, for at-rules among declarations have declarations in them. */
function parseAtRule(text: string, start: number, end: number, onParseError: OnParseError): CssNodePlain {
  const opening = '&{'
  const options = { context: 'rule', positions: true, parseAtrulePrelude: false, onParseError }
  const rule = plain(parse(`${opening}${text.slice(start, end)}}`, { ...options, offset: start - opening.length }))
  const found = rule.type === 'Rule' ? rule.block.children.find((node) => node.type === 'Atrule') : undefined
  return found ?? rule
}

function parseAt(
  text: string,
  start: number,
  end: number,
  context: 'rule' | 'declarationList',
  onParseError: OnParseError,
): CssNodePlain {
  const leading = /^\s*/.exec(text.slice(start, end))?.[0].length ?? 0
  const options = { context, positions: true, parseAtrulePrelude: false, offset: start + leading, onParseError }
  return plain(parse(text.slice(start + leading, end), options))
}
