import type { ComputeContext, Parser, Specified } from '../values/parser.ts'

/** One row of the table of CSS properties. */
export interface Property<T> {
  readonly initial: Specified<T>
  readonly inherited: boolean
  readonly parse: Parser<T>
  /** Where the property is specified. */
  readonly spec: string
  /** Last step of computing the value, however it was found: blockification, widths of absent borders. */
  readonly adjust?: (value: T, context: ComputeContext) => T
}
