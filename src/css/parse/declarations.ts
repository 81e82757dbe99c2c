import type { CssNodePlain, DeclarationPlain } from 'css-tree'
import parse from 'css-tree/parser'
import { type DeclarationPlace, hasNoEffect } from '../properties/page-context.ts'
import { unprefixed } from '../properties/prefixed.ts'
import { changesNothing, isScreenOnly } from '../properties/screen-only.ts'
import type { Setting } from '../properties/shorthand.ts'
import { expandShorthand, isLonghand, parseLonghand, shorthands } from '../properties/shorthands.ts'
import { identifier, type Specified, Values } from '../values/parser.ts'
import { plain, rangeOf } from './plain.ts'
import type { Problem } from './problem.ts'

export type WideKeyword = 'inherit' | 'initial' | 'unset' | 'revert' | 'revert-layer'

export type DeclaredValue =
  | { readonly type: 'value'; readonly value: Specified<unknown> }
  | { readonly type: 'wide'; readonly keyword: WideKeyword }
  /** Has `var()`, `env()` or `attr()`: parsed as a value of `property`, maybe a shorthand, once variables are replaced. */
  | { readonly type: 'pending'; readonly property: string; readonly text: string }
  /** Of a custom property. */
  | { readonly type: 'custom'; readonly text: string }

export interface Declaration {
  /** A longhand, physical or logical, or a custom property. */
  readonly property: string
  readonly value: DeclaredValue
  readonly important: boolean
  /** Of the value, in the parsed text. */
  readonly start: number
  readonly end: number
  /** Attributes that `attr()` reads. */
  readonly attributes?: readonly string[]
  /** URLs in the value, as written. */
  readonly urls?: readonly string[]
}

/**
 * Declarations of a block or a style attribute, shorthands expanded. What is refused is a problem and left out; so is what
 * has no effect at its `place`, which is an element by default.
 */
export function parseDeclarations(
  nodes: readonly CssNodePlain[],
  text: string,
  problems: Problem[],
  place: DeclarationPlace = 'element',
): Declaration[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'Declaration') return []
    const declarations = parseDeclaration(node, text, problems)
    const [first] = declarations
    if (first === undefined || first.value.type === 'custom') return declarations
    const property = unprefixed(identifier(node.property).toLowerCase())
    if (!hasNoEffect(property, place)) return declarations
    const { start } = rangeOf(node)
    problems.push({ ...idleProblem(property, place), start, end: start + node.property.length })
    return []
  })
}

const placeNames = {
  element: 'an element',
  page: 'the page box',
  'page-margin': 'a box in the margin of pages',
} as const

function idleProblem(property: string, place: DeclarationPlace): Omit<Problem, 'start' | 'end'> {
  const message = `\`${property}\` has no effect on ${placeNames[place]}`
  const hint = place === 'element' ? 'it is a matter of whole pages: move it to an `@page` rule' : undefined
  return { severity: 'warning', code: 'no-effect', message, ...(hint !== undefined && { hint }) }
}

/** The text of a style attribute. */
export function parseStyleAttribute(text: string): { declarations: Declaration[]; problems: Problem[] } {
  const errors: Problem[] = []
  const list = plain(
    parse(text, {
      context: 'declarationList',
      positions: true,
      onParseError: (error, node) => errors.push(syntaxProblem(error.message, node as CssNodePlain, error.offset)),
    }),
  )
  const nodes = list.type === 'DeclarationList' ? list.children : []
  // A value that is no CSS is refused as a value.
  const values = new Set(nodes.map((node) => (node.type === 'Declaration' ? rangeOf(node.value).start : undefined)))
  const problems = errors.filter((error) => !values.has(error.start))
  return { declarations: parseDeclarations(nodes, text, problems), problems }
}

export function syntaxProblem(message: string, node: CssNodePlain | null, offset: number): Problem {
  const range = node?.loc ? rangeOf(node) : { start: offset, end: offset + 1 }
  const reason = message.charAt(0).toLowerCase() + message.slice(1)
  return { severity: 'warning', code: 'css-syntax', message: `this is not CSS and is skipped: ${reason}`, ...range }
}

/** The syntax of a value; undefined when it has none (css-tree gave it up). */
export function valueNodes(text: string): readonly CssNodePlain[] | undefined {
  try {
    let broken = false
    const node = plain(parse(text, { context: 'value', onParseError: () => (broken = true) }))
    return !broken && node.type === 'Value' ? node.children : undefined
  } catch {
    return undefined
  }
}

const wideKeywordPattern = /^\s*(inherit|initial|unset|revert|revert-layer)\s*$/i
/** What has to be replaced before the value can be read. */
const variablePattern = /\b(?:var|env)\(/i
const wrongVariable = /\bvar\(\s*(?!--|\s)/i
const attributePattern = /\battr\(/i

function parseDeclaration(node: DeclarationPlain, text: string, problems: Problem[]): Declaration[] {
  const { start: from, end } = rangeOf(node.value)
  const written = text.slice(from, end).trim()
  const start = from + Math.max(0, text.slice(from, end).indexOf(written))
  const range = { start, end: start + written.length }
  const important = node.important !== false
  if (node.property.startsWith('--')) return [customDeclaration(node, written, important, range)]
  const named = identifier(node.property).toLowerCase()
  const property = unprefixed(named)
  const shorthand = Object.hasOwn(shorthands, property) ? shorthands[property] : undefined
  if (!shorthand && !isLonghand(property)) {
    if (!isScreenOnly(property) && !changesNothing(property, written)) {
      const { start: name } = rangeOf(node)
      problems.push({ ...refusal(property, written), start: name, end: name + node.property.length })
    }
    return []
  }
  const longhands = shorthand?.longhands ?? [property]
  const found = { ...attributesIn(written), ...urlsIn(node.value) }
  const declare = (name: string, value: DeclaredValue): Declaration => {
    return { property: name, value, important, ...range, ...found }
  }
  const wide = wideKeywordPattern.exec(written)?.[1]?.toLowerCase()
  if (wide) return longhands.map((name) => declare(name, { type: 'wide', keyword: wide as WideKeyword }))
  // css-tree lets any word stand after the `!`.
  if (important && node.important !== true && String(node.important).toLowerCase() !== 'important') {
    problems.push({ ...refusal(property, `${written} !${node.important}`), ...range })
    return []
  }
  const pending = () => longhands.map((name) => declare(name, { type: 'pending', property, text: written }))
  if (variablePattern.test(written) && !wrongVariable.test(written)) return pending()
  const settings = node.value.type === 'Value' ? parseValue(property, node.value.children) : undefined
  // `content` reads `attr()` by itself; elsewhere it is replaced as variables are.
  if (!settings && attributePattern.test(written)) return pending()
  if (!settings && property !== named) return [] // an older notation
  if (!settings) {
    problems.push({ ...refusal(property, written), ...range })
    return []
  }
  return settings.map(([name, value]) => declare(name, { type: 'value', value }))
}

/** What a value of a longhand or shorthand sets; undefined when it is refused. */
export function parseValue(property: string, nodes: readonly CssNodePlain[]): readonly Setting[] | undefined {
  const values = new Values(nodes)
  const shorthand = Object.hasOwn(shorthands, property) ? shorthands[property] : undefined
  if (shorthand) return expandShorthand(shorthand, values)
  const value = parseLonghand(property, values)
  return value === undefined ? undefined : [[property, value]]
}

function customDeclaration(
  node: DeclarationPlain,
  written: string,
  important: boolean,
  range: { readonly start: number; readonly end: number },
): Declaration {
  const wide = wideKeywordPattern.exec(written)?.[1]?.toLowerCase()
  const value: DeclaredValue = wide
    ? { type: 'wide', keyword: wide as WideKeyword }
    : { type: 'custom', text: written.trim() }
  return { property: identifier(node.property), value, important, ...range }
}

function refusal(property: string, value: string): Omit<Problem, 'start' | 'end'> {
  const shown = value.trim().replace(/\s+/g, ' ')
  return {
    severity: 'warning',
    code: 'invalid-value',
    message: `\`${shown}\` is not a value of \`${property}\``,
    refused: { property, value: shown },
  }
}

function attributesIn(text: string): { attributes?: readonly string[] } {
  const names = [...text.matchAll(/\battr\(\s*([^\s,)]+)/gi)].map((match) => (match[1] ?? '').toLowerCase())
  return names.length > 0 ? { attributes: names } : {}
}

function urlsIn(node: CssNodePlain): { urls?: readonly string[] } {
  const urls: string[] = []
  const visit = (part: CssNodePlain) => {
    if (part.type === 'Url') urls.push(part.value)
    else if ('children' in part && Array.isArray(part.children)) part.children.forEach(visit)
  }
  visit(node)
  return urls.length > 0 ? { urls } : {}
}
