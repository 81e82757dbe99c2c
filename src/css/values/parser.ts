import type { CssNodePlain } from 'css-tree'
import { ident as identCoding } from 'css-tree/utils'
import type { Pt, Size } from '../../geometry.ts'
import type { ComputedStyle } from '../computed-style.ts'

/** What a relative value is computed against. */
export interface ComputeContext {
  /**
   * The style in the making. Rows of the property table are computed in order, so earlier ones are there; later ones
   * are what they would be if nothing were declared.
   */
  readonly style: ComputedStyle
  /** Undefined for the root. */
  readonly parent: ComputedStyle | undefined
  /** Of the root element. Undefined while it is being computed itself. */
  readonly root: ComputedStyle | undefined
  /** What `em` is of: the parent's font size while `font-size` is computed, else the element's own. */
  readonly em: Pt
  /** Whose font `ex` and the like are of: the parent while the font is chosen, then the element. Undefined: initial. */
  readonly fontOf: ComputedStyle | undefined
  /** Whose line `lh` is: the parent's until `line-height` is computed, then the element's own. Undefined: initial. */
  readonly lineOf: ComputedStyle | undefined
  /** What 100vw and 100vh are. */
  readonly viewport: Size
  readonly metrics: FontUnits
  /** The value of an attribute of the element, for `attr()`. */
  readonly attribute: (name: string) => string | undefined
}

/** Sizes of the style's fonts per em, for `ex`, `ch`, `cap`, `ic`, and `lh` where the line height is `normal`. */
export type FontUnits = (style: Pick<ComputedStyle, 'font-family' | 'font-weight' | 'font-style' | 'font-stretch'>) => {
  readonly ex: number
  readonly ch: number
  readonly cap: number
  readonly ic: number
  readonly lineHeight: number
}

/** Sizes that no font was asked for: what CSS Values 4 §6.1.1 says to take when one cannot be measured. */
export const guessedUnits: FontUnits = () => ({ ex: 0.5, ch: 0.5, cap: 0.7, ic: 1, lineHeight: 1.2 })

/** A value as the style sheet says it: computed already, or a function that computes it. */
export type Specified<T> = T | ((context: ComputeContext) => T)

/** Reads a part of a value from where `values` stands. Returns undefined when it is not there; then the position is void. */
export interface Parser<T> {
  (values: Values): Specified<T> | undefined
  /** In the notation of CSS, for the table of supported CSS. */
  readonly syntax: string
}

/** The component values of a declaration or function, read one by one. */
export class Values {
  readonly nodes: readonly CssNodePlain[]
  position = 0

  constructor(nodes: readonly CssNodePlain[]) {
    this.nodes = nodes
  }

  get done(): boolean {
    return this.position >= this.nodes.length
  }

  peek(): CssNodePlain | undefined {
    return this.nodes[this.position]
  }

  /** The next component in lower case when it is an identifier, without taking it. */
  peekKeyword(): string | undefined {
    const node = this.peek()
    return node?.type === 'Identifier' ? node.name.toLowerCase() : undefined
  }

  take(): CssNodePlain | undefined {
    return this.nodes[this.position++]
  }

  /** Takes the next component if it is this operator: `,` or `/`. */
  takeOperator(operator: string): boolean {
    const node = this.peek()
    if (node?.type !== 'Operator' || node.value.trim() !== operator) return false
    this.position++
    return true
  }

  /** Takes the next component if it is this keyword. */
  takeKeyword(keyword: string): boolean {
    if (this.peekKeyword() !== keyword) return false
    this.position++
    return true
  }

  /** Takes the next component if it is one of these functions, and returns its name in lower case and its arguments. */
  takeFunction(...names: readonly string[]): { readonly name: string; readonly args: Values } | undefined {
    const node = this.peek()
    if (node?.type !== 'Function') return undefined
    const name = node.name.toLowerCase()
    if (!names.includes(name)) return undefined
    this.position++
    return { name, args: new Values(node.children) }
  }
}

export function define<T>(syntax: string, read: (values: Values) => Specified<T> | undefined): Parser<T> {
  return Object.assign((values: Values) => read(values), { syntax })
}

/** Reads with `parser`, or leaves `values` where it stands. */
export function attempt<T>(parser: Parser<T>, values: Values): Specified<T> | undefined {
  const start = values.position
  const value = parser(values)
  if (value === undefined) values.position = start
  return value
}

/** Reads all of `values` with `parser`; undefined when something is left over. */
export function parseAll<T>(parser: Parser<T>, values: Values): Specified<T> | undefined {
  const value = parser(values)
  return values.done ? value : undefined
}

export function computed<T>(value: Specified<T>, context: ComputeContext): T {
  return typeof value === 'function' ? (value as (context: ComputeContext) => T)(context) : value
}

/** `change` applied to a specified value: now, or once it is computed. */
export function mapSpecified<T, U>(value: Specified<T>, change: (value: T) => U): Specified<U> {
  return typeof value === 'function'
    ? (context: ComputeContext) => change((value as (context: ComputeContext) => T)(context))
    : change(value)
}

/** Several specified values as one. */
export function gather<T>(values: readonly Specified<T>[]): Specified<readonly T[]> {
  return values.some((value) => typeof value === 'function')
    ? (context: ComputeContext) => values.map((value) => computed(value, context))
    : (values as readonly T[])
}

export function keyword<const K extends string>(...names: readonly K[]): Parser<K> {
  return define(names.join(' | '), (values) => {
    const name = values.peekKeyword()
    const found = names.find((candidate) => candidate === name)
    if (found !== undefined) values.position++
    return found
  })
}

/** Keywords that stand for a value. */
export function choice<T>(table: Readonly<Record<string, Specified<T>>>): Parser<T> {
  return define(Object.keys(table).join(' | '), (values) => {
    const name = values.peekKeyword()
    if (name === undefined || !Object.hasOwn(table, name)) return undefined
    values.position++
    return table[name]
  })
}

export function either<T>(...parsers: readonly Parser<T>[]): Parser<T>
export function either<A, B>(a: Parser<A>, b: Parser<B>): Parser<A | B>
export function either<A, B, C>(a: Parser<A>, b: Parser<B>, c: Parser<C>): Parser<A | B | C>
export function either(...parsers: readonly Parser<unknown>[]): Parser<unknown> {
  return define(parsers.map((parser) => parser.syntax).join(' | '), (values) => {
    for (const parser of parsers) {
      const value = attempt(parser, values)
      if (value !== undefined) return value
    }
    return undefined
  })
}

export function map<T, U>(parser: Parser<T>, change: (value: T) => U): Parser<U> {
  return define(parser.syntax, (values) => {
    const value = parser(values)
    return value === undefined ? undefined : mapSpecified(value, change)
  })
}

/** One or more, separated by commas. */
export function commaList<T>(parser: Parser<T>): Parser<readonly T[]> {
  return define(`[${parser.syntax}]#`, (values) => {
    const items: Specified<T>[] = []
    do {
      const item = parser(values)
      if (item === undefined) return undefined
      items.push(item)
    } while (values.takeOperator(','))
    return gather(items)
  })
}

/** One or more, separated by white space. */
export function spaceList<T>(parser: Parser<T>, { max = Number.POSITIVE_INFINITY } = {}): Parser<readonly T[]> {
  const count = max === Number.POSITIVE_INFINITY ? '+' : `{1,${max}}`
  return define(`[${parser.syntax}]${count}`, (values) => {
    const items: Specified<T>[] = []
    while (items.length < max) {
      const item = attempt(parser, values)
      if (item === undefined) break
      items.push(item)
    }
    return items.length === 0 ? undefined : gather(items)
  })
}

/** Any identifier, escapes decoded, in its own case. CSS-wide keywords are not identifiers of this kind. */
export const customIdent: Parser<string> = define('<custom-ident>', (values) => {
  const node = values.take()
  return node?.type === 'Identifier' && !wideKeywords.has(node.name.toLowerCase()) ? identifier(node.name) : undefined
})

export const string: Parser<string> = define('<string>', (values) => {
  const node = values.take()
  return node?.type === 'String' ? node.value : undefined
})

export const url: Parser<string> = define('<url>', (values) => {
  const node = values.take()
  return node?.type === 'Url' ? node.value : undefined
})

/** Each of the keywords at most once, in any order. */
export function keywordSet<const K extends string>(...names: readonly K[]): Parser<readonly K[]> {
  return define(names.join(' || '), (values) => {
    const found: K[] = []
    for (;;) {
      const name = names.find((candidate) => candidate === values.peekKeyword())
      if (name === undefined) break
      if (found.includes(name)) return undefined
      found.push(name)
      values.position++
    }
    return found.length === 0 ? undefined : found
  })
}

export const wideKeywords: ReadonlySet<string> = new Set(['inherit', 'initial', 'unset', 'revert', 'revert-layer'])

/** An identifier with its escapes decoded. */
export function identifier(name: string): string {
  return name.includes('\\') ? identCoding.decode(name) : name
}
