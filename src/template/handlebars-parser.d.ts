// Handlebars' parser alone: the whole package takes six times as long to load, for a compiler that we do not use.
declare module 'handlebars/dist/cjs/handlebars/compiler/base.js' {
  interface Position {
    /** From 1. */
    readonly line: number
    /** From 0. */
    readonly column: number
  }

  interface Location {
    readonly start: Position
    readonly end: Position
  }

  interface Node {
    readonly type: string
    readonly loc: Location
  }

  interface Program extends Node {
    readonly body: readonly Node[]
    readonly blockParams?: readonly string[]
  }

  const base: {
    parse(text: string): Program
    parser: { parseError(message: string, details: ParseErrorDetails): never }
  }

  interface ParseErrorDetails {
    readonly token: string
    readonly text: string
    readonly loc?: {
      readonly first_line: number
      readonly first_column: number
      readonly last_line: number
      readonly last_column: number
    }
  }

  export default base
}
