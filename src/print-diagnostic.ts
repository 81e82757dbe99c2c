import pc from 'picocolors'
import type { Diagnostic, Severity, Source, Span } from './diagnostic.ts'

/** A place as people count: both from 1; the column counts UTF-16 code units, as editors do. */
export interface Position {
  readonly line: number
  readonly column: number
}

const lineStarts = new WeakMap<Source, number[]>()

export function positionAt(source: Source, offset: number): Position {
  let starts = lineStarts.get(source)
  if (!starts) {
    starts = [0]
    for (const { index, 0: end } of source.text.matchAll(/\r\n|\r|\n/g)) starts.push(index + end.length)
    lineStarts.set(source, starts)
  }
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] as number) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - (starts[low] as number) + 1 }
}

/**
 * A diagnostic for a terminal: place, severity, message, code, the line with the range underlined, other places, hint.
 * Ends without a line feed.
 */
export function printDiagnostic(diagnostic: Diagnostic, options: { readonly color: boolean }): string {
  const colors = pc.createColors(options.color)
  const paint = { error: colors.red, warning: colors.yellow, info: colors.cyan } satisfies Record<Severity, unknown>
  const { severity, code, message, at, related = [], hint } = diagnostic
  const tint = paint[severity]
  const where = at ? `${colors.bold(placeName(at))} ` : ''
  const lines = [`${where}${tint(colors.bold(severity))}${colors.bold(`: ${message}`)} ${colors.dim(`(${code})`)}`]
  if (at) lines.push(...codeFrame(at, tint, colors.dim))
  for (const other of related) {
    lines.push(`  ${placeName(other.at)} ${other.message}`)
    lines.push(...codeFrame(other.at, colors.cyan, colors.dim))
  }
  if (hint) lines.push(`  ${colors.green('hint')}: ${hint}`)
  return lines.join('\n')
}

/** `episodes/a.yaml:3:1`. */
function placeName(span: Span): string {
  const { line, column } = positionAt(span.source, span.start)
  return `${span.source.path}:${line}:${column}`
}

type Tint = (text: string) => string

/** Longest part of a source line that is shown, in characters. */
const frameWidth = 100

/** The first line of the range, with what is meant underlined. */
function codeFrame({ source, start, end }: Span, tint: Tint, dim: Tint): string[] {
  const { line, column } = positionAt(source, start)
  const lineStart = start - (column - 1)
  const text = /^[^\r\n]*/.exec(source.text.slice(lineStart))?.[0] ?? ''
  // A long line is cut to a window around the place.
  const from = column - 1 < frameWidth - 20 ? 0 : column - 1 - 30
  const shown = text.slice(from, from + frameWidth).replaceAll('\t', ' ')
  const before = Math.min(column - 1 - from, shown.length)
  const length = Math.max(1, Math.min(end, lineStart + from + shown.length) - start)
  const gutter = `  ${line} | `
  const cutLeft = from > 0 ? '…' : ''
  const cutRight = from + frameWidth < text.length ? '…' : ''
  const bar = `${' '.repeat(gutter.length - 2)}| `
  return [
    `${dim(gutter)}${cutLeft}${shown}${cutRight}`,
    `${dim(bar)}${' '.repeat(widthOf(shown.slice(0, before)) + cutLeft.length)}${tint('^'.repeat(Math.max(1, widthOf(shown.slice(before, before + length)))))}`,
  ]
}

/** Columns a terminal gives the text: wide East Asian characters take two, combining marks none. */
function widthOf(text: string): number {
  let width = 0
  for (const char of text) {
    if (/\p{M}|[\u200B-\u200F\u202A-\u202E\u2066-\u2069]/u.test(char)) continue
    width +=
      /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u.test(
        char,
      )
        ? 2
        : 1
  }
  return width
}

const severities: readonly Severity[] = ['error', 'warning', 'info']

/** Each problem once, by file, place, then severity; those without a place first. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const once = new Map<string, Diagnostic>()
  for (const diagnostic of diagnostics) {
    const { at, code, message } = diagnostic
    const key = JSON.stringify([at?.source.path, at?.start, at?.end, code, message])
    if (!once.has(key)) once.set(key, diagnostic)
  }
  return [...once.values()].sort(
    (a, b) =>
      compare(a.at?.source.path ?? '', b.at?.source.path ?? '') ||
      (a.at?.start ?? 0) - (b.at?.start ?? 0) ||
      severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
      compare(a.message, b.message),
  )
}

/** By code unit, so that the order is the same in every locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** `2 errors, 1 warning`; `no problems` when there are none. */
export function countDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const counts = severities.flatMap((severity) => {
    const count = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length
    const noun = severity === 'info' ? (count === 1 ? 'note' : 'notes') : count === 1 ? severity : `${severity}s`
    return count ? [`${count} ${noun}`] : []
  })
  return counts.join(', ') || 'no problems'
}
