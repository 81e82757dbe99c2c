import type { Span } from '../diagnostic.ts'
import type { Data, Path } from './data.ts'

/** A YAML value that knows its place. Aliases and merge keys are resolved; what they brought in keeps its own place. */
export type Node = ScalarNode | ListNode | MapNode

export interface ScalarNode {
  readonly type: 'scalar'
  readonly value: string | number | boolean | null
  /** As written, without quotes and indentation: `007`, where `value` is 7. */
  readonly text: string
  /** A block that keeps its line ends (`|`), so that a single one of them does not end a paragraph. */
  readonly literal: boolean
  readonly span: Span
}

export interface ListNode {
  readonly type: 'list'
  readonly items: readonly Node[]
  readonly span: Span
}

export interface MapNode {
  readonly type: 'map'
  /** In the order written. No key twice. */
  readonly entries: readonly Entry[]
  readonly span: Span
}

export interface Entry {
  readonly key: string
  readonly keySpan: Span
  readonly value: Node
}

export function textNode(text: string, span: Span): ScalarNode {
  return { type: 'scalar', value: text, text, literal: false, span }
}

/** A key as a value: the role of `Kes: Jennifer Lien`. */
export function keyNode(entry: Entry): ScalarNode {
  return textNode(entry.key, entry.keySpan)
}

/** A map that stands where `at` stands. Values left undefined are left out. */
export function mapNode(at: Node, values: { readonly [key: string]: Node | undefined }): MapNode {
  const entries = Object.entries(values).flatMap(([key, value]) =>
    value === undefined ? [] : [{ key, keySpan: value.span, value }],
  )
  return { type: 'map', entries, span: at.span }
}

export function listNode(at: Node, items: readonly Node[]): ListNode {
  return { type: 'list', items, span: at.span }
}

/** The list itself, or a list of the one value. Nothing given makes no items. */
export function oneOrMore(node: Node): ListNode {
  return node.type === 'list' ? node : listNode(node, isNull(node) ? [] : [node])
}

export function isNull(node: Node): boolean {
  return node.type === 'scalar' && node.value === null
}

export function entryOf(node: Node | undefined, key: string): Entry | undefined {
  return node?.type === 'map' ? node.entries.find((entry) => entry.key === key) : undefined
}

/** The node at `path`, or undefined. */
export function nodeAt(node: Node | undefined, path: Path): Node | undefined {
  let found = node
  for (const step of path) {
    found = typeof step === 'number' && found?.type === 'list' ? found.items[step] : entryOf(found, String(step))?.value
  }
  return found
}

/** The part of a text node's place that `length` characters from `start` take up; all of it if escapes hide which. */
export function partOf(node: ScalarNode, start: number, length: number): Span {
  const { source } = node.span
  const from = source.text.indexOf(node.text, node.span.start) + start
  const inside = from >= node.span.start + start && from + length <= node.span.end
  return inside ? { source, start: from, end: from + length } : node.span
}

export function toData(node: Node): Data {
  switch (node.type) {
    case 'scalar':
      return node.value
    case 'list':
      return node.items.map(toData)
    case 'map':
      // Defined one by one, so that a key called __proto__ stays a key.
      return Object.fromEntries(node.entries.map((entry) => [entry.key, toData(entry.value)]))
    default:
      return node satisfies never
  }
}

/** The tree without the value at `path`; list items after it move up. */
export function without(node: Node, path: Path): Node {
  const [step, ...rest] = path
  if (step === undefined) return node
  if (node.type === 'list') {
    const items = node.items.flatMap((item, index) =>
      index !== step ? [item] : rest.length === 0 ? [] : [without(item, rest)],
    )
    return { ...node, items }
  }
  if (node.type === 'map') {
    const entries = node.entries.flatMap((entry) =>
      entry.key !== step ? [entry] : rest.length === 0 ? [] : [{ ...entry, value: without(entry.value, rest) }],
    )
    return { ...node, entries }
  }
  return node
}
