import { closest } from 'fastest-levenshtein'
import * as yaml from 'yaml'
import type { Report, Source, Span } from '../diagnostic.ts'
import { isUtf8 } from './check-encoding.ts'
import { explainSyntax, isMisplacedItem, isUnmarked } from './explain-syntax.ts'
import { type Entry, isNull, type ListNode, type MapNode, type Node, type ScalarNode } from './node.ts'

/** An episode has a few hundred values; aliases of aliases can make billions out of one screen of text. */
const mostNodes = 200_000

/** What the conversion of one file needs to know. */
interface Context {
  readonly document: yaml.Document
  readonly source: Source
  readonly report: Report
  /** Anchors being resolved, to see one that contains itself. */
  readonly open: Set<yaml.Node>
  nodes: number
}

/**
 * Reads a YAML file into nodes with places. Syntax errors are all reported and give undefined, since what follows one is
 * guesswork. An empty file is an empty map.
 */
export function parseYaml(source: Source, report: Report): MapNode | undefined {
  if (!isUtf8(source, report)) return undefined
  const document = yaml.parseDocument(source.text, {
    schema: 'core', // YAML 1.2: NO is a text, 10:30 is a text, dates are texts
    uniqueKeys: false, // we say it better, with both places
    prettyErrors: false,
    logLevel: 'error',
  })
  for (const error of withoutConsequences(document.errors))
    report({ ...explainSyntax(error, source), ...openingOf(error, document, source) })
  if (document.errors.length > 0) return undefined
  for (const warning of document.warnings) report({ ...explainSyntax(warning, source), severity: 'warning' })

  const context: Context = { document, source, report, open: new Set(), nodes: 0 }
  const start = { source, start: 0, end: 0 }
  const root = convert(document.contents, context, start)
  if (root === undefined) return undefined
  if (root.type === 'map') return root
  if (isNull(root)) return { type: 'map', entries: [], span: start }
  const message = `the file holds ${root.type === 'list' ? 'a list' : 'a text'}, not keys with values`
  report({ severity: 'error', code: 'yaml-not-a-map', message, at: root.span, hint: 'begin with `title: ...`' })
  return undefined
}

/** What follows a list item in a wrong column is taken for keys and texts that it is not, as is what lacks its mark. */
function withoutConsequences(errors: readonly yaml.YAMLParseError[]): readonly yaml.YAMLParseError[] {
  const first = errors.findIndex(isMisplacedItem)
  const causes = first < 0 ? errors : errors.slice(0, first + 1)
  return causes.filter((error, index) => index === 0 || !isUnmarked(error))
}

/** The end of the file is where a missing quote is noticed; where the text begins is where it is mended. */
function openingOf(error: yaml.YAMLParseError, document: yaml.Document, source: Source): { at?: Span } {
  if (error.code !== 'MISSING_CHAR') return {}
  let at: Span | undefined
  yaml.visit(document, {
    Scalar: (_key, node) => {
      const quoted = node.type === yaml.Scalar.QUOTE_DOUBLE || node.type === yaml.Scalar.QUOTE_SINGLE
      if (quoted && node.range && node.range[0] < error.pos[0] && error.pos[0] <= node.range[2])
        at = spanOf(node, source)
    },
  })
  return at ? { at } : {}
}

/** `empty` is the place of a value that is not there: its key. Undefined: reported, and not to be used. */
function convert(node: unknown, context: Context, empty: Span): Node | undefined {
  context.nodes += 1
  if (context.nodes > mostNodes) {
    if (context.nodes === mostNodes + 1) {
      const message = 'the aliases of this file unfold to more than 200,000 values'
      context.report({ severity: 'error', code: 'yaml-too-large', message, at: empty })
    }
    return undefined
  }
  if (yaml.isAlias(node)) return convertAlias(node, context)
  if (yaml.isScalar(node)) return convertScalar(node, context.source, empty)
  if (yaml.isSeq(node)) return convertList(node, context)
  if (yaml.isMap(node)) return convertMap(node, context)
  return { type: 'scalar', value: null, text: '', literal: false, span: empty }
}

function convertAlias(alias: yaml.Alias, context: Context): Node | undefined {
  const at = spanOf(alias, context.source)
  const target = alias.resolve(context.document)
  if (target === undefined) {
    const anchors = anchorNames(context.document)
    context.report({
      severity: 'error',
      code: 'yaml-unknown-alias',
      message: `nothing above is named \`&${alias.source}\``,
      at,
      hint:
        anchors.length > 0
          ? `did you mean \`*${closest(alias.source, anchors)}\`?`
          : 'a text that begins with `*` needs quotes around it',
    })
    return undefined
  }
  if (context.open.has(target)) {
    const message = `\`*${alias.source}\` stands inside the value it repeats`
    context.report({ severity: 'error', code: 'yaml-endless-alias', message, at })
    return undefined
  }
  return convert(target, context, at)
}

function anchorNames(document: yaml.Document): string[] {
  const names: string[] = []
  yaml.visit(document, {
    Node: (_key, node) => {
      if (!yaml.isAlias(node) && node.anchor !== undefined) names.push(node.anchor)
    },
  })
  return names
}

function convertScalar(node: yaml.Scalar, source: Source, empty: Span): ScalarNode {
  const { value } = node
  const known = typeof value === 'number' || typeof value === 'boolean' || value === null
  const text = typeof value === 'string' ? value : (node.source ?? String(value))
  const span = textSpan(node, source)
  return {
    type: 'scalar',
    value: known ? value : text,
    text,
    literal: node.type === yaml.Scalar.BLOCK_LITERAL,
    span: span.start === span.end ? empty : span,
  }
}

/** The text itself: of a block, the lines below the `|` or `>`. Quotes are included. */
function textSpan(node: yaml.Scalar, source: Source): Span {
  const span = spanOf(node, source)
  const block = node.type === yaml.Scalar.BLOCK_LITERAL || node.type === yaml.Scalar.BLOCK_FOLDED
  if (!block) return span
  const text = source.text.slice(span.start, span.end)
  const header = text.search(/\r?\n/)
  const body = header < 0 ? '' : text.slice(header)
  if (body.trim() === '') return span
  const start = span.start + header + body.search(/\S/)
  return { source, start, end: span.start + header + body.trimEnd().length }
}

function convertList(list: yaml.YAMLSeq, context: Context): ListNode {
  const span = spanOf(list, context.source)
  context.open.add(list)
  const items = list.items.flatMap((item) => convert(item, context, span) ?? [])
  context.open.delete(list)
  return { type: 'list', items, span }
}

function convertMap(map: yaml.YAMLMap, context: Context): MapNode {
  const span = spanOf(map, context.source)
  context.open.add(map)
  const entries = new Map<string, Entry>()
  const merged: Entry[] = []
  for (const pair of map.items) {
    const { key } = pair
    if (!yaml.isScalar(key)) {
      const at = yaml.isNode(key) ? spanOf(key, context.source) : span
      const hint = 'put quotes around a key that begins with `[`, `{` or `*`'
      context.report({ severity: 'error', code: 'yaml-key', message: 'a key must be a plain text', at, hint })
      continue
    }
    const keySpan = spanOf(key, context.source)
    const value = convert(pair.value, context, keySpan)
    if (value === undefined) continue
    const name = typeof key.value === 'string' ? key.value : (key.source ?? String(key.value))
    if (name === '<<') {
      merged.push(...mergeKeyEntries(value, context))
      continue
    }
    const first = entries.get(name)
    if (first === undefined) entries.set(name, { key: name, keySpan, value })
    else {
      context.report({
        severity: 'error',
        code: 'duplicate-key',
        message: `\`${name}\` is given twice`,
        at: keySpan,
        related: [{ message: 'it was given here first', at: first.keySpan }],
        hint: 'keep one of the two',
      })
    }
  }
  context.open.delete(map)
  // https://yaml.org/type/merge.html: the map's own keys win, then the first map named.
  for (const entry of merged) if (!entries.has(entry.key)) entries.set(entry.key, entry)
  return { type: 'map', entries: [...entries.values()], span }
}

function mergeKeyEntries(value: Node, context: Context): readonly Entry[] {
  const maps = value.type === 'list' ? value.items : [value]
  return maps.flatMap((map) => {
    if (map.type === 'map') return map.entries
    const message = '`<<` takes the keys of another map, and this is not one'
    context.report({ severity: 'error', code: 'yaml-merge-key', message, at: map.span })
    return []
  })
}

function spanOf(node: yaml.Node, source: Source): Span {
  const [start, end] = node.range ?? [0, 0]
  const text = source.text.slice(start, end)
  return { source, start, end: start + text.trimEnd().length }
}
