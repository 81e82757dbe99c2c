import type { Diagnostic, Span } from '../diagnostic.ts'

/** A problem that has a place in a template. */
export type TemplateProblem = Diagnostic & { readonly at: Span }
