import type { Span } from '../diagnostic.ts'
import type { Labels } from './labels.ts'
import type { Located } from './located.ts'

/** A problem with the use of a helper. Its place is the call's. */
export interface HelperProblem {
  readonly severity?: 'error' | 'warning'
  readonly code: string
  readonly message: string
  readonly hint?: string
}

/** What a helper is called with. */
export interface HelperCall {
  readonly args: readonly Located[]
  /** Named arguments: `style="long"`. */
  readonly hash: ReadonlyMap<string, Located>
  /** The kit: where defaults such as the language come from. */
  readonly root: Located
  /** Of the template. */
  readonly labels: Labels
  problem(problem: HelperProblem): void
}

export interface BlockCall extends HelperCall {
  /** The value that the block stands in. */
  readonly context: Located
  /** Writes the block once. */
  render(scope?: BlockScope): void
  /** Writes what stands after `{{else}}`. */
  otherwise(): void
}

/** What a block sees besides what is seen around it. */
export interface BlockScope {
  /** What plain names are looked up in. Default: as around the block. */
  readonly context?: Located
  /** `@index` and the like. */
  readonly variables?: Readonly<Record<string, Located>>
  /** Values of the names after `as`, in order. */
  readonly blockParams?: readonly Located[]
}

interface Arguments {
  /** The least and the greatest number of arguments. */
  readonly args: readonly [number, number]
  /** The named arguments it knows. Default: none. */
  readonly hash?: readonly string[]
  /** True when an argument may be missing, as for `if`. Default: false, and a missing one is reported. */
  readonly allowsMissing?: boolean
}

/** A helper that makes a value: `{{upper title}}`. */
export interface Helper extends Arguments {
  /** Undefined when it has reported a problem. */
  readonly run: (call: HelperCall) => Located | undefined
}

/** A helper that writes a block: `{{#if title}}…{{/if}}`. */
export interface BlockHelper extends Arguments {
  readonly run: (call: BlockCall) => void
}

/** The place in the YAML that most of a helper's result comes from: its first argument that has one. */
export function spanOf(args: readonly Located[]): Span | undefined {
  return args.find((arg) => arg.span)?.span
}
