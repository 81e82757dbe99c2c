import type { Source, Span } from '../diagnostic.ts'
import type {
  Block,
  Call,
  Content,
  Expression,
  HashPair,
  PartialCall,
  PathExpression,
  Program,
  Statement,
} from './ast.ts'
import type { TemplateProblem } from './problem.ts'

interface Conversion {
  readonly source: Source
  readonly place: (loc: HbLocation) => Span
  /** Where problems are put. */
  readonly problems: TemplateProblem[]
}

interface HbPosition {
  readonly line: number
  readonly column: number
}

export interface HbLocation {
  readonly start: HbPosition
  readonly end: HbPosition
}

/** A node of Handlebars' tree: the union of the fields of all of them. https://handlebarsjs.com/api-reference/compilation.html */
export interface HbNode {
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
export function placesIn(source: Source): (loc: HbLocation) => Span {
  const starts = [0]
  for (const match of source.text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length)
  const offset = ({ line, column }: HbPosition) => Math.min(source.text.length, (starts[line - 1] ?? 0) + column)
  return ({ start, end }) => ({ source, start: offset(start), end: offset(end) })
}

/** Makes our tree of Handlebars' own. */
export function convertProgram(node: HbNode, conversion: Conversion): Program {
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
