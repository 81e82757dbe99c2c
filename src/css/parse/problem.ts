import type { Severity, Span } from '../../diagnostic.ts'

/** A diagnostic whose place is still offsets into the text that was parsed, so that a parsed sheet can be kept. */
export interface Problem {
  readonly severity: Severity
  readonly code: string
  readonly message: string
  readonly hint?: string
  readonly start: number
  readonly end: number
  /** A declaration that the engine refuses: whether CSS would take it decides what to say. */
  readonly refused?: { readonly property: string; readonly value: string }
}

/** The place of a range of the parsed text in a file of the author's; undefined when nobody wrote it. */
export type Locate = (start: number, end: number) => Span | undefined
