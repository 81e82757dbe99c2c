import base from 'handlebars/dist/cjs/handlebars/compiler/base.js'
import type { Diagnostic, Source, Span } from '../diagnostic.ts'
import type {
  Block,
  Call,
  Content,
  Expression,
  HashPair,
  ParsedTemplate,
  PartialCall,
  PathExpression,
  Program,
  Statement,
} from './ast.ts'

/** The template, or what is wrong with its syntax. Parsed once for all kits, so the problem is handed back, not reported. */
export type ParseResult = { readonly template: ParsedTemplate } | { readonly problem: Diagnostic }

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
  const problems: Diagnostic[] = []
  try {
    const program = convertProgram(parseHandlebars(source.text), { source, place, problems })
    const problem = problems[0]
    return problem ? { problem } : { template: { source, program } }
  } catch (error) {
    return { problem: syntaxProblem(error, source, place) }
  }
}

interface Conversion {
  readonly source: Source
  readonly place: (loc: HbLocation) => Span
  readonly problems: Diagnostic[]
}

interface HbPosition {
  readonly line: number
  readonly column: number
}

interface HbLocation {
  readonly start: HbPosition
  readonly end: HbPosition
}

/** A node of Handlebars' tree: the union of the fields of all of them. https://handlebarsjs.com/api-reference/compilation.html */
interface HbNode {
  readonly type: string
  readonly loc: HbLocation
  readonly value?: string | number | boolean
  readonly original?: string | number | boolean
  readonly path?: HbNode
  readonly name?: HbNode
  readonly params?: readonly HbNode[]
  readonly hash?: { readonly pairs: readonly { key: string; value: HbNode; loc: HbLocation }[] }
  readonly escaped?: boolean
  readonly program?: HbNode
  readonly inverse?: HbNode
  readonly body?: readonly HbNode[]
  readonly blockParams?: readonly string[]
  readonly parts?: readonly string[]
  readonly depth?: number
  readonly data?: boolean
  readonly indent?: string
}

/** Turns Handlebars' lines (from 1) and columns (from 0) into spans. */
function placesIn(source: Source): (loc: HbLocation) => Span {
  const starts = [0]
  for (const match of source.text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length)
  const offset = ({ line, column }: HbPosition) => Math.min(source.text.length, (starts[line - 1] ?? 0) + column)
  return ({ start, end }) => ({ source, start: offset(start), end: offset(end) })
}

function convertProgram(node: HbNode, conversion: Conversion): Program {
  const body: Statement[] = []
  const inlinePartials = new Map<string, Program>()
  for (const child of node.body ?? []) {
    if (child.type === 'DecoratorBlock' || child.type === 'Decorator') {
      convertDecorator(child, conversion, inlinePartials)
    } else {
      const statement = convertStatement(child, conversion)
      if (statement) body.push(statement)
    }
  }
  return { body, blockParams: node.blockParams ?? [], inlinePartials }
}

function convertDecorator(node: HbNode, conversion: Conversion, into: Map<string, Program>): void {
  const name = node.params?.[0]?.value
  if (node.path?.original === 'inline' && typeof name === 'string' && node.program) {
    into.set(name, convertProgram(node.program, conversion))
    return
  }
  conversion.problems.push({
    severity: 'error',
    code: 'unknown-decorator',
    message: `there is no decorator \`${node.path?.original}\``,
    at: conversion.place(node.loc),
    hint: 'the only one is `{{#*inline "name"}}`',
  })
}

function convertStatement(node: HbNode, conversion: Conversion): Statement | undefined {
  switch (node.type) {
    case 'ContentStatement':
      return node.value === '' ? undefined : convertContent(node, conversion)
    case 'MustacheStatement':
      return {
        type: 'mustache',
        call: convertCall(node, conversion),
        escaped: node.escaped ?? true,
        at: conversion.place(node.loc),
      }
    case 'BlockStatement':
      return convertBlock(node, conversion)
    case 'PartialStatement':
    case 'PartialBlockStatement':
      return convertPartial(node, conversion)
    case 'CommentStatement':
      return undefined
    default:
      throw new Error(`Handlebars gave a node of type ${node.type}`)
  }
}

/** The span is that of the text which white-space control has left. */
function convertContent(node: HbNode, { source, place }: Conversion): Content {
  const text = String(node.value)
  const at = place(node.loc)
  const start = at.start + Math.max(0, String(node.original ?? text).indexOf(text))
  const exact = source.text.startsWith(text, start)
  return { type: 'content', text, at: exact ? { source, start, end: start + text.length } : at }
}

function convertBlock(node: HbNode, conversion: Conversion): Block {
  const { source, place } = conversion
  const whole = place(node.loc)
  const call = convertCall(node, conversion)
  const inside = [call.path, ...call.params, ...call.hash].map(({ at }) => at.end)
  const close = source.text.indexOf('}}', Math.max(...inside))
  return {
    type: 'block',
    call,
    program: node.program && convertProgram(node.program, conversion),
    inverse: node.inverse && convertProgram(node.inverse, conversion),
    at: { source, start: whole.start, end: close < 0 ? whole.end : Math.min(close + 2, whole.end) },
  }
}

function convertPartial(node: HbNode, conversion: Conversion): PartialCall {
  const { name, params = [] } = node
  if (!name) throw new Error('Handlebars gave a partial without a name')
  const context = params[0]
  return {
    type: 'partial',
    name:
      name.type === 'SubExpression'
        ? { type: 'call', call: convertCall(name, conversion), at: conversion.place(name.loc) }
        : String(name.original),
    context: context && convertExpression(context, conversion),
    hash: convertHash(node, conversion),
    program: node.program && convertProgram(node.program, conversion),
    indent: node.indent ?? '',
    at: conversion.place(node.type === 'PartialStatement' ? node.loc : { start: node.loc.start, end: name.loc.end }),
  }
}

function convertCall(node: HbNode, conversion: Conversion): Call {
  if (!node.path) throw new Error(`Handlebars gave a ${node.type} without a path`)
  return {
    path: convertPath(node.path, conversion),
    params: (node.params ?? []).map((param) => convertExpression(param, conversion)),
    hash: convertHash(node, conversion),
  }
}

function convertHash(node: HbNode, conversion: Conversion): HashPair[] {
  return (node.hash?.pairs ?? []).map(({ key, value, loc }) => ({
    key,
    value: convertExpression(value, conversion),
    at: conversion.place(loc),
  }))
}

function convertExpression(node: HbNode, conversion: Conversion): Expression {
  const at = conversion.place(node.loc)
  switch (node.type) {
    case 'PathExpression':
      return convertPath(node, conversion)
    case 'SubExpression':
      return { type: 'call', call: convertCall(node, conversion), at }
    case 'NullLiteral':
      return { type: 'literal', value: null, at }
    default:
      return { type: 'literal', value: node.value, at }
  }
}

/** Handlebars lets a literal stand for a key: `{{"odd key"}}`. */
function convertPath(node: HbNode, { place }: Conversion): PathExpression {
  const original = String(node.original)
  return {
    type: 'path',
    original,
    parts: node.parts ?? [original],
    depth: node.depth ?? 0,
    variable: node.data ?? false,
    scoped: /^(\.\/|this\b)/.test(original),
    at: place(node.loc),
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

function syntaxProblem(error: unknown, source: Source, place: (loc: HbLocation) => Span): Diagnostic {
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
