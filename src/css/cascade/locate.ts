import type { OriginRange, Source, Span } from '../../diagnostic.ts'
import type { Locate } from '../parse/problem.ts'

/** Places in a file that is a style sheet. */
export function locateInSource(source: Source): Locate {
  return (start, end) => ({ source, start, end })
}

/** Places in a text that came through a template: its own place there, or the value's it was written from. */
export function locateInOrigins(origins: readonly OriginRange[], fallback: Span | undefined): Locate {
  return (start, end) => {
    const range = origins.find((candidate) => candidate.start <= start && start < candidate.end)
    const span = range?.origin.template ?? range?.origin.value
    if (!range || !span) return fallback
    // A range as long as its span is a copy of it, so that offsets carry over.
    if (span.end - span.start !== range.end - range.start) return span
    const shift = span.start - range.start
    return { source: span.source, start: start + shift, end: Math.min(end + shift, span.end) }
  }
}
