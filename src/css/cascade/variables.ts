import { closingBracket, closingQuote, endOfComment } from '../parse/brackets.ts'
import { identifier } from '../values/parser.ts'

/** Custom properties of an element, as text. Those invalid at computed-value time are absent. */
export type Variables = ReadonlyMap<string, string>

export const noVariables: Variables = new Map()

/** Text past this length is a substitution gone wild: CSS Variables 1 §3.3. */
const longestText = 65536

/** `text` with its `var()`s replaced; undefined when one has neither value nor fallback. CSS Variables 1 §3. */
export function substitute(text: string, lookUp: (name: string) => string | undefined): string | undefined {
  let result = ''
  let index = 0
  while (index < text.length) {
    const found = nextVariable(text, index)
    if (!found) break
    result += text.slice(index, found.start)
    const value = lookUp(found.name) ?? (found.fallback === undefined ? undefined : substitute(found.fallback, lookUp))
    if (value === undefined) return undefined
    // Tokens that touch stay two tokens: an empty comment is between them.
    result += `/**/${value}/**/`
    if (result.length > longestText) return undefined
    index = found.end
  }
  return result + text.slice(index)
}

interface FoundFunction {
  readonly start: number
  /** Behind the closing bracket. */
  readonly end: number
  /** In lower case. */
  readonly name: string
  readonly inside: string
}

/** The next of some functions outside of strings and comments. */
export function nextFunction(text: string, from: number, names: readonly string[]): FoundFunction | undefined {
  for (let index = from; index < text.length; index++) {
    const character = text.charAt(index)
    if (character === '\\') index++
    else if (character === '"' || character === "'") index = closingQuote(text, index)
    else if (character === '/' && text.charAt(index + 1) === '*') index = endOfComment(text, index)
    else {
      const name = names.find((candidate) => isFunction(text, index, candidate))
      if (name !== undefined) return functionAt(text, index, name)
    }
  }
  return undefined
}

function isFunction(text: string, index: number, name: string): boolean {
  const opening = text.slice(index, index + name.length + 1).toLowerCase()
  return opening === `${name}(` && !/[-\w]/.test(text.charAt(index - 1))
}

function functionAt(text: string, start: number, name: string): FoundFunction {
  const open = start + name.length
  const close = closingBracket(text, open)
  return { start, end: close + 1, name, inside: text.slice(open + 1, close) }
}

interface VariableReference {
  readonly start: number
  readonly end: number
  readonly name: string
  readonly fallback: string | undefined
}

function nextVariable(text: string, from: number): VariableReference | undefined {
  const found = nextFunction(text, from, ['var'])
  if (!found) return undefined
  const { start, end, inside } = found
  const comma = inside.indexOf(',')
  const name = identifier((comma < 0 ? inside : inside.slice(0, comma)).replaceAll(/\/\*.*?\*\//gs, '').trim())
  return { start, end, name, fallback: comma < 0 ? undefined : inside.slice(comma + 1).trim() }
}

/**
 * Custom properties with the `var()`s in them replaced. `declared` are the element's own; undefined values are
 * `initial`. Those in a cycle are invalid, §2.3.
 */
export function resolveVariables(inherited: Variables, declared: ReadonlyMap<string, string | undefined>): Variables {
  if (declared.size === 0) return inherited
  const resolved = new Map(inherited)
  const active: string[] = []
  const cyclic = new Set<string>()
  const done = new Set<string>()
  const resolve = (name: string): string | undefined => {
    if (!declared.has(name) || done.has(name)) return resolved.get(name)
    if (active.includes(name)) {
      for (const member of active.slice(active.indexOf(name))) cyclic.add(member)
      return undefined
    }
    active.push(name)
    const text = declared.get(name)
    const value = text === undefined ? undefined : substitute(text, resolve)
    active.pop()
    done.add(name)
    if (value === undefined || cyclic.has(name)) resolved.delete(name)
    else resolved.set(name, value)
    return resolved.get(name)
  }
  for (const name of declared.keys()) resolve(name)
  return resolved
}
