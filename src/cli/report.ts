import type { Diagnostic, Span } from '../diagnostic.ts'
import { positionAt, printDiagnostic, sortDiagnostics } from '../print-diagnostic.ts'
import { exit, type Io, usesColor } from './io.ts'

/** Prints problems by file and place, each once, with a blank line after each. */
export function printDiagnostics(diagnostics: readonly Diagnostic[], io: Io): void {
  const color = usesColor(io, io.env)
  for (const diagnostic of sortDiagnostics(diagnostics))
    io.stderr.write(`${printDiagnostic(diagnostic, { color })}\n\n`)
}

/** 1 when there is an error, or with `strict` a warning; else 0. */
export function exitCodeFor(diagnostics: readonly Diagnostic[], strict: boolean): number {
  const failing = diagnostics.some(({ severity }) => severity === 'error' || (strict && severity === 'warning'))
  return failing ? exit.problems : exit.done
}

/** A problem for programs: lines and columns instead of sources. */
export function diagnosticAsJson({ severity, code, message, at, related, hint }: Diagnostic): object {
  return {
    severity,
    code,
    message,
    ...(at && placeAsJson(at)),
    ...(hint !== undefined && { hint }),
    ...(related && { related: related.map((other) => ({ message: other.message, ...placeAsJson(other.at) })) }),
  }
}

function placeAsJson({ source, start, end }: Span): object {
  const from = positionAt(source, start)
  const to = positionAt(source, end)
  return { file: source.path, line: from.line, column: from.column, endLine: to.line, endColumn: to.column }
}
