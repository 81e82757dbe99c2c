import base from 'handlebars/dist/cjs/handlebars/compiler/base.js'
import type { Source, Span } from '../diagnostic.ts'
import type { ParsedTemplate } from './ast.ts'
import { convertProgram, type HbLocation, type HbNode, placesIn } from './convert-handlebars.ts'
import type { TemplateProblem } from './problem.ts'

/** The template, or what is wrong with its syntax. Parsed once for all kits, so the problem is handed back, not reported. */
export type ParseResult = { readonly template: ParsedTemplate } | { readonly problem: TemplateProblem }

const parsed = new WeakMap<Source, ParseResult>()

/** Parses a template with Handlebars' own parser, which also takes away the white space that `~` and lone tags do not want. */
export function parseTemplate(source: Source): ParseResult {
  let result = parsed.get(source)
  if (!result) {
    result = parse(source)
    parsed.set(source, result)
  }
  return result
}

function parse(source: Source): ParseResult {
  const place = placesIn(source)
  const problems: TemplateProblem[] = []
  try {
    const program = convertProgram(parseHandlebars(source.text), { source, place, problems })
    const problem = problems[0]
    return problem ? { problem } : { template: { source, program } }
  } catch (error) {
    return { problem: syntaxProblem(error, source, place) }
  }
}

/** An error of the grammar, with its place. The parser itself says only the line. */
class SyntaxProblem extends Error {
  readonly token: string
  readonly loc: HbLocation | undefined

  constructor(token: string, loc: HbLocation | undefined) {
    super(`unexpected ${token}`)
    this.token = token
    this.loc = loc
  }
}

/** Runs the parser with a hook for its errors, and leaves it as it was for anyone else in this process. */
function parseHandlebars(text: string): HbNode {
  const { parseError } = base.parser
  base.parser.parseError = (_message, { token, loc }) => {
    throw new SyntaxProblem(
      token,
      loc && {
        start: { line: loc.first_line, column: loc.first_column },
        end: { line: loc.last_line, column: loc.last_column },
      },
    )
  }
  try {
    return base.parse(text)
  } finally {
    base.parser.parseError = parseError
  }
}

function syntaxProblem(error: unknown, source: Source, place: (loc: HbLocation) => Span): TemplateProblem {
  const problem = { severity: 'error', code: 'template-syntax' } as const
  const open = unclosedBlock(source)
  if (error instanceof SyntaxProblem) {
    if (error.token === 'EOF' && open) {
      return {
        ...problem,
        message: `\`{{#${open.name}}}\` is never closed`,
        at: open.at,
        hint: `add \`{{/${open.name}}}\``,
      }
    }
    if (error.token === 'INVALID') {
      const message = 'this is not the beginning of a complete tag'
      return { ...problem, message, at: error.loc ? place(error.loc) : endOf(source), hint: 'tags end with `}}`' }
    }
    const at = error.loc ? place(error.loc) : endOf(source)
    return {
      ...problem,
      message: `${tokenNames[error.token] ?? 'this'} cannot stand here`,
      at,
      ...(error.token === 'NUMBER' && itemHint),
    }
  }
  if (error instanceof Error && 'lineNumber' in error) {
    const { lineNumber, column, endLineNumber, endColumn } = error as unknown as Record<string, number>
    const start = { line: lineNumber ?? 1, column: column ?? 0 }
    const end = { line: endLineNumber ?? start.line, column: endColumn ?? start.column }
    const message = error.message.replace(/ - \d+:\d+$/, '').replace(/^(\S+) doesn't match (\S+)$/, closesAnother)
    return { ...problem, message, at: place({ start, end }) }
  }
  throw error
}

function endOf(source: Source): Span {
  return { source, start: source.text.length, end: source.text.length }
}

function closesAnother(_: string, open: string, close: string): string {
  return `\`{{#${open}}}\` is closed by \`{{/${close}}}\``
}

const itemHint = { hint: 'an item of a list is written `list.[1]`' }

const tokenNames: Readonly<Record<string, string>> = {
  EOF: 'the end of the template',
  CLOSE: '`}}`',
  CLOSE_UNESCAPED: '`}}}`',
  CLOSE_SEXPR: '`)`',
  OPEN_SEXPR: '`(`',
  INVERSE: '`{{else}}`',
  OPEN_INVERSE_CHAIN: '`{{else}}`',
  OPEN_ENDBLOCK: 'a closing tag',
  EQUALS: '`=`',
  ID: 'a name',
  NUMBER: 'a number',
  STRING: 'a quoted text',
  SEP: '`.`',
  OPEN: '`{{`',
  OPEN_BLOCK: '`{{#`',
}

/** The last block of a template that has no closing tag. */
function unclosedBlock(source: Source): { name: string; at: Span } | undefined {
  const open: { name: string; at: Span }[] = []
  const tags = /\{\{!--[\s\S]*?--\}\}|\{\{![^}]*\}\}|\{\{~?([#^/])[>*]?\s*([^\s}~|]+)[^}]*\}\}/g
  for (const match of source.text.matchAll(tags)) {
    const [tag, kind, name] = match
    if (kind === '/') open.pop()
    else if (name) open.push({ name, at: { source, start: match.index, end: match.index + tag.length } })
  }
  return open.at(-1)
}
