/** A text the author wrote, and the name it is shown under. */
export interface Source {
  /** As shown to the author: relative to the project, with forward slashes. */
  readonly path: string
  readonly text: string
}

/** A range of a source, in UTF-16 code units; `end` is excluded. Lines and columns are found when it is printed. */
export interface Span {
  readonly source: Source
  readonly start: number
  readonly end: number
}

/** Where something on a page came from: the data's value, the template's place, or both. */
export interface Origin {
  /** The YAML value. */
  readonly value?: Span
  /** The place in a template, partial or HTML file. */
  readonly template?: Span
}

/** A part of a string and where it came from; `start` and `end` (excluded) count UTF-16 code units of that string. */
export interface OriginRange {
  readonly start: number
  readonly end: number
  readonly origin: Origin
}

/** A text whose parts remember where they came from. Parts in no range came from nowhere an author wrote. */
export interface MarkedText {
  readonly text: string
  /** In order, without overlaps. */
  readonly origins: readonly OriginRange[]
}

/** The origin of the character at `offset` of a string, or undefined. */
export function originAt(ranges: readonly OriginRange[], offset: number): Origin | undefined {
  return ranges.find((range) => range.start <= offset && offset < range.end)?.origin
}

export type Severity = 'error' | 'warning' | 'info'

/** A problem in the author's files, with its place. */
export interface Diagnostic {
  readonly severity: Severity
  /** Stable, kebab-case, for searching and for tests: `missing-field`. */
  readonly code: string
  /** One sentence without a full stop; names in `backticks`. */
  readonly message: string
  /** The place to mend. Absent only when the problem has none (a missing folder). */
  readonly at?: Span
  /** Other places that matter: `the value came from here`. */
  readonly related?: readonly { readonly message: string; readonly at: Span }[]
  /** What to do about it. */
  readonly hint?: string
}

/** Takes a problem. The stage that reports goes on with a sensible fallback. */
export type Report = (diagnostic: Diagnostic) => void

/** `at` and `related` of a diagnostic about something with this origin: the YAML value first, then the template's place. */
export function placeOf(origin: Origin | undefined): Pick<Diagnostic, 'at' | 'related'> {
  if (!origin?.value) return origin?.template ? { at: origin.template } : {}
  if (!origin.template) return { at: origin.value }
  return { at: origin.value, related: [{ message: 'used here', at: origin.template }] }
}
