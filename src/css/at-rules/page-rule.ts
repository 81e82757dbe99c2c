import type { CssNodePlain } from 'css-tree'
import type { Pt, Size } from '../../geometry.ts'
import { type Declaration, parseDeclarations } from '../parse/declarations.ts'
import { rangeOf } from '../parse/plain.ts'
import type { Problem } from '../parse/problem.ts'
import { isNth } from '../selectors/pseudo-classes.ts'
import { type PageKey, type PageMarginBoxName, pageMarginBoxNames } from '../style-sheet.ts'
import { length } from '../values/numbers.ts'
import { attempt, type ComputeContext, computed, identifier, type Specified, Values } from '../values/parser.ts'

/** One page selector: CSS Paged Media 3 §4.2. */
export interface PageSelector {
  readonly matches: (key: PageKey) => boolean
  readonly specificity: number
}

/** The value of `size`: both sides, or what to do with the paper's. */
export type PageSize =
  | { readonly type: 'size'; readonly size: Specified<Size> }
  | { readonly type: 'paper'; readonly orientation: 'auto' | 'landscape' | 'portrait' }

export interface PageSizeDeclaration {
  readonly value: PageSize
  readonly important: boolean
}

/** One `@page` rule. */
export interface PageRule {
  readonly selectors: readonly PageSelector[]
  readonly sizes: readonly PageSizeDeclaration[]
  readonly declarations: readonly Declaration[]
  readonly marginBoxes: readonly { readonly name: PageBoxName; readonly declarations: readonly Declaration[] }[]
}

/** A box of the page that a rule inside `@page` styles. */
export type PageBoxName = PageMarginBoxName | 'footnote'

const pageBoxNames: readonly PageBoxName[] = [...pageMarginBoxNames, 'footnote']

/** Undefined when its selector is none. */
export function parsePageRule(
  prelude: string,
  block: readonly CssNodePlain[],
  text: string,
  problems: Problem[],
  range: { readonly start: number; readonly end: number },
): PageRule | undefined {
  const selectors = prelude === '' ? [everyPage] : prelude.split(/,(?![^(]*\))/).map(pageSelector)
  if (selectors.includes(undefined)) {
    const message = `\`${prelude}\` is not a page selector and the rule is skipped`
    problems.push({ severity: 'warning', code: 'invalid-selector', message, ...range })
    return undefined
  }
  const marginBoxes: PageRule['marginBoxes'][number][] = []
  const sizes: PageSizeDeclaration[] = []
  const others: CssNodePlain[] = []
  for (const node of block) {
    if (node.type === 'Declaration' && node.property.toLowerCase() === 'size') {
      const value = node.value.type === 'Value' ? parsePageSize(new Values(node.value.children)) : undefined
      if (value) sizes.push({ value, important: node.important !== false })
      else problems.push(invalidSize(node.value, text))
    } else if (node.type === 'Atrule') {
      const name = pageBoxNames.find((candidate) => candidate === node.name.toLowerCase())
      const nodes = node.block?.children ?? []
      if (name) marginBoxes.push({ name, declarations: parseDeclarations(nodes, text, problems, 'page-margin') })
      else problems.push(unknownBox(node))
    } else others.push(node)
  }
  const declarations = parseDeclarations(others, text, problems, 'page')
  return { selectors: selectors.filter((selector) => selector !== undefined), sizes, declarations, marginBoxes }
}

const everyPage: PageSelector = { matches: () => true, specificity: 0 }

/** `name:first`, `:nth(2n)`: specificity is (name; :first, :blank, :nth; :left, :right). §4.5 */
function pageSelector(text: string): PageSelector | undefined {
  const parts = /^\s*([^\s:]*)((?::[-\w]+(?:\([^)]*\))?)*)\s*$/.exec(text)
  if (!parts) return undefined
  const name = identifier(parts[1] ?? '')
  const tests: ((key: PageKey) => boolean)[] = name === '' ? [] : [(key) => key.name === name]
  let specificity = name === '' ? 0 : 1 << 20
  for (const [, pseudo = '', argument] of (parts[2] ?? '').matchAll(/:([-\w]+)(?:\(([^)]*)\))?/g)) {
    const test = pagePseudoClass(pseudo.toLowerCase(), argument)
    if (!test) return undefined
    tests.push(test)
    specificity += /^(?:left|right|recto|verso)$/i.test(pseudo) ? 1 : 1 << 10
  }
  return { matches: (key) => tests.every((test) => test(key)), specificity }
}

function pagePseudoClass(name: string, argument: string | undefined): ((key: PageKey) => boolean) | undefined {
  if (name === 'nth') return argument === undefined ? undefined : nthPage(argument)
  if (argument !== undefined) return undefined
  switch (name) {
    case 'first':
      return (key) => key.index === 0
    case 'left':
    case 'verso':
      return (key) => key.side === 'left'
    case 'right':
    case 'recto':
      return (key) => key.side === 'right'
    case 'blank':
      return (key) => key.blank
    default:
      return undefined
  }
}

/** `:nth()` of CSS Generated Content for Paged Media 3 §4: of all pages, or of those of a page group. */
function nthPage(argument: string): ((key: PageKey) => boolean) | undefined {
  const [, formula = '', group] = /^(.*?)(?:\sof\s+(\S+))?\s*$/is.exec(argument) ?? []
  const isCounted = nthFormula(formula.replace(/\s+/g, '').toLowerCase())
  const name = group === undefined ? undefined : identifier(group)
  if (!isCounted || name === '') return undefined
  if (name === undefined) return (key) => isCounted(key.index + 1)
  return (key) => key.name === name && !key.blank && isCounted((key.groupIndex ?? 0) + 1)
}

/** `An+B`, `odd` or `even`, of positions from 1. */
function nthFormula(text: string): ((position: number) => boolean) | undefined {
  if (text === 'odd') return (position) => isNth(position, 2, 1)
  if (text === 'even') return (position) => isNth(position, 2, 0)
  const parts = /^(?:([+-]?\d*)n)?([+-]?\d+)?$/.exec(text)
  if (!parts || text === '') return undefined
  const [, a, b] = parts
  const step = a === undefined ? 0 : a === '' || a === '+' ? 1 : a === '-' ? -1 : Number(a)
  return (position) => isNth(position, step, Number(b ?? 0))
}

const mm = 72 / 25.4

/** Portrait: https://www.w3.org/TR/css-page-3/#typedef-page-size-page-size */
export const pageSizes: Readonly<Record<string, readonly [width: Pt, height: Pt]>> = {
  a5: [148 * mm, 210 * mm],
  a4: [210 * mm, 297 * mm],
  a3: [297 * mm, 420 * mm],
  b5: [176 * mm, 250 * mm],
  b4: [250 * mm, 353 * mm],
  'jis-b5': [182 * mm, 257 * mm],
  'jis-b4': [257 * mm, 364 * mm],
  letter: [612, 792],
  legal: [612, 1008],
  ledger: [792, 1224],
}

/** §7.1: `auto`, one or two lengths, or a page size with an orientation. */
function parsePageSize(values: Values): PageSize | undefined {
  if (values.takeKeyword('auto')) return values.done ? { type: 'paper', orientation: 'auto' } : undefined
  const side = length({ min: 0 })
  const width = attempt(side, values)
  if (width !== undefined) {
    const height = values.done ? width : attempt(side, values)
    if (height === undefined || !values.done) return undefined
    const size = (context: ComputeContext) => ({ width: computed(width, context), height: computed(height, context) })
    return { type: 'size', size }
  }
  return namedSize(values)
}

function namedSize(values: Values): PageSize | undefined {
  let orientation: 'landscape' | 'portrait' | undefined
  let sides: readonly [Pt, Pt] | undefined
  while (!values.done) {
    const word = values.peekKeyword() ?? ''
    values.take()
    if ((word === 'landscape' || word === 'portrait') && !orientation) orientation = word
    else if (Object.hasOwn(pageSizes, word) && !sides) sides = pageSizes[word]
    else return undefined
  }
  if (!sides) return orientation && { type: 'paper', orientation }
  const [short, long] = sides
  const size = orientation === 'landscape' ? { width: long, height: short } : { width: short, height: long }
  return { type: 'size', size }
}

function invalidSize(node: CssNodePlain, text: string): Problem {
  const { start, end } = rangeOf(node)
  return {
    severity: 'warning',
    code: 'invalid-value',
    message: `\`${text.slice(start, end).trim()}\` is not a page \`size\``,
    hint: `say two lengths, or one of ${Object.keys(pageSizes).join(', ')}, with landscape or portrait`,
    start,
    end,
  }
}

function unknownBox(node: CssNodePlain & { type: 'Atrule' }): Problem {
  const { start } = rangeOf(node)
  return {
    severity: 'warning',
    code: 'unsupported-at-rule',
    message: `\`@${node.name}\` is not a page-margin box and is skipped`,
    start,
    end: start + node.name.length + 1,
  }
}
