import parse from 'css-tree/parser'
import { closingBracket } from '../parse/brackets.ts'
import { parseValue, valueNodes } from '../parse/declarations.ts'
import { plain } from '../parse/plain.ts'
import { isLonghand, shorthands } from '../properties/shorthands.ts'
import { compileSelector, isSelector } from '../selectors/compile.ts'
import { wideKeywords } from '../values/parser.ts'

/** Does the engine fulfil a condition of `@supports`? Undefined when it is none. CSS Conditional 5 §2. */
export function supportsCondition(text: string): boolean | undefined {
  const terms: boolean[] = []
  let operator = ''
  let rest = text.trim()
  while (rest !== '') {
    const negated = /^not(?=[\s(])\s*/i.exec(rest)
    if (negated) rest = rest.slice(negated[0].length)
    const name = /^([-\w]*)\(/.exec(rest)
    if (!name) return undefined
    const end = closingBracket(rest, name[0].length - 1)
    const truth = supportsTerm(name[1]?.toLowerCase() ?? '', rest.slice(name[0].length, end))
    terms.push(negated ? !truth : truth)
    rest = rest.slice(end + 1).trim()
    if (rest === '') break
    const next = /^(and|or)(?=[\s(])\s*/i.exec(rest)
    const word = next?.[1]?.toLowerCase() ?? ''
    if (!next || (operator !== '' && operator !== word)) return undefined
    operator = word
    rest = rest.slice(next[0].length)
  }
  if (terms.length === 0) return undefined
  return operator === 'or' ? terms.some(Boolean) : terms.every(Boolean)
}

function supportsTerm(name: string, inside: string): boolean {
  if (name === 'selector') return supportsSelector(inside)
  if (name !== '') return false
  const declaration = /^\s*(-?-?[-\w]+)\s*:(.*)$/s.exec(inside)
  if (!declaration) return supportsCondition(inside) ?? false
  return supportsDeclaration(declaration[1] ?? '', declaration[2] ?? '')
}

function supportsDeclaration(name: string, text: string): boolean {
  if (name.startsWith('--')) return true
  const property = name.toLowerCase()
  const value = text.replace(/!\s*important\s*$/i, '').trim()
  if (!isLonghand(property) && !Object.hasOwn(shorthands, property)) return false
  if (wideKeywords.has(value.toLowerCase()) || /\bvar\(/i.test(value)) return true
  const nodes = valueNodes(value)
  return nodes !== undefined && parseValue(property, nodes) !== undefined
}

function supportsSelector(text: string): boolean {
  try {
    return isSelector(compileSelector(plain(parse(text, { context: 'selector' }))) as never)
  } catch {
    return false
  }
}
