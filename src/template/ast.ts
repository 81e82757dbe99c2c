import type { Source, Span } from '../diagnostic.ts'

/** A template as the expander walks it: Handlebars' syntax tree after white-space control, with our spans. */
export interface ParsedTemplate {
  readonly source: Source
  readonly program: Program
}

export interface Program {
  readonly body: readonly Statement[]
  /** Names after `as`: `{{#each cast as |role|}}`. */
  readonly blockParams: readonly string[]
  /** `{{#*inline "name"}}` blocks, which hold for the whole program wherever they stand in it. */
  readonly inlinePartials: ReadonlyMap<string, Program>
}

export type Statement = Content | Mustache | Block | PartialCall

/** Text that goes out as it stands. */
export interface Content {
  readonly type: 'content'
  readonly text: string
  readonly at: Span
}

/** `{{value}}`, `{{{markup}}}` or `{{helper argument}}`. */
export interface Mustache {
  readonly type: 'mustache'
  readonly call: Call
  readonly escaped: boolean
  readonly at: Span
}

/** `{{#helper arguments}}…{{else}}…{{/helper}}`. */
export interface Block {
  readonly type: 'block'
  readonly call: Call
  readonly program: Program | undefined
  readonly inverse: Program | undefined
  /** The opening tag. */
  readonly at: Span
}

/** `{{> name context key=value}}`, and `{{#> name}}fallback{{/name}}` with a program. */
export interface PartialCall {
  readonly type: 'partial'
  /** A sub-expression for a name that is worked out: `{{> (lookup . 'layout')}}`. */
  readonly name: string | SubExpression
  readonly context: Expression | undefined
  readonly hash: readonly HashPair[]
  readonly program: Program | undefined
  /** White space before a call that has its line to itself. */
  readonly indent: string
  readonly at: Span
}

export type Expression = PathExpression | SubExpression | Literal

/** What stands in the braces: a path, and arguments if it is a helper. */
export interface Call {
  readonly path: PathExpression
  readonly params: readonly Expression[]
  readonly hash: readonly HashPair[]
}

export interface SubExpression {
  readonly type: 'call'
  readonly call: Call
  readonly at: Span
}

export interface HashPair {
  readonly key: string
  readonly value: Expression
  readonly at: Span
}

/** `episode.title`, `../title`, `this`, `@index`. */
export interface PathExpression {
  readonly type: 'path'
  /** As written. */
  readonly original: string
  readonly parts: readonly string[]
  /** How many `../` stand before it. */
  readonly depth: number
  /** True for `@index` and the like. */
  readonly variable: boolean
  /** True for `this.x` and `./x`, which never name a helper or a block parameter. */
  readonly scoped: boolean
  readonly at: Span
}

export interface Literal {
  readonly type: 'literal'
  readonly value: string | number | boolean | null | undefined
  readonly at: Span
}
