import type { Span } from '../diagnostic.ts'

/** The part of the source that a range of a value was written as, or undefined when that cannot be told. */
export type Alignment = (start: number, end: number) => Span | undefined

/**
 * Matches a YAML text with the source it was read from, so that a word in a long synopsis has its own line. The two
 * differ in white space (indentation, folded lines) and quotes; with any other difference only the whole is known.
 */
export function alignToSource(value: string, span: Span): Alignment {
  const { source } = span
  const written = source.text
  const places = new Uint32Array(value.length)
  let at = contentStart(span)
  for (let index = 0; index < value.length; index++) {
    const character = value[index] ?? ''
    if (/\s/.test(character)) {
      places[index] = at
      continue
    }
    while (at < span.end && /\s/.test(written[at] ?? '')) at++
    // '' in single quotes, \" and \\ in double ones
    if (written[at] !== character) at++
    else if (character === "'" && written[span.start] === "'") at++
    else if (character === '\\' && written[span.start] === '"') at++
    if (at >= span.end || written[at] !== character) return () => undefined
    places[index] = at
    at++
  }
  return (start, end) => {
    const text = value.slice(start, end)
    const first = start + (text.length - text.trimStart().length)
    const last = start + text.trimEnd().length - 1
    return last < first ? undefined : { source, start: places[first] ?? 0, end: (places[last] ?? 0) + 1 }
  }
}

/** After the opening quote, or after the line with the `|` or `>` of a block. */
function contentStart({ source, start, end }: Span): number {
  const opening = source.text[start]
  if (opening === '"' || opening === "'") return start + 1
  if (opening !== '|' && opening !== '>') return start
  const line = source.text.indexOf('\n', start)
  return line < 0 ? start : Math.min(line + 1, end)
}
