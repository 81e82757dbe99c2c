import * as z from 'zod'
import { type Entry, isNull, keyNode, listNode, type MapNode, mapNode, type Node, oneOrMore } from '../node.ts'

/** A shorter way to write a value than its full form, which is what templates see. */
interface Notation {
  /** What else may be written, for editors. None when `expand` only fills something in. */
  readonly short?: z.ZodType
  /** The full form of a short one; a node in full form, or one that is neither, as it is. */
  readonly expand: (node: Node) => Node
  /** Keys of the short form that the full form does not have, for "did you mean". */
  readonly keys?: readonly string[]
}

const notations = new WeakMap<z.core.$ZodType, Notation>()
const hints = new WeakMap<z.core.$ZodType, Hint>()

interface Hint {
  readonly hint: string
  /** What the value is to an author, for "must be": `a group`. Default: the kind of its schema. */
  readonly kind?: string
}

/** The schema with a notation added to those it has. */
export function withNotation<S extends z.ZodType>(schema: S, notation: Notation): S {
  const copy = schema.clone() as S
  notations.set(copy, notation)
  return copy
}

/** What to do when the value is missing or wrong, beyond the message itself. */
export function withHint<S extends z.ZodType>(schema: S, hint: string, kind?: string): S {
  const copy = schema.clone() as S
  hints.set(copy, kind === undefined ? { hint } : { hint, kind })
  return copy
}

/** The last one added first. */
export function notationsOf(schema: z.core.$ZodType): Notation[] {
  return keptFor(schema, notations)
}

export function hintOf(schema: z.core.$ZodType): Hint | undefined {
  return keptFor(schema, hints)[0]
}

/** A schema described anew is a copy, and has what the one it was made from has. */
function keptFor<T>(schema: z.core.$ZodType, kept: WeakMap<z.core.$ZodType, T>): T[] {
  const own = kept.get(schema)
  const { parent } = schema._zod
  return [...(own === undefined ? [] : [own]), ...(parent ? keptFor(parent, kept) : [])]
}

/** May be left out: `null` in a template. */
export function optional<S extends z.ZodType>(schema: S, description: string) {
  return schema.nullable().default(null).describe(description)
}

/** May be left out: an empty list in a template. One item may stand without its list. */
export function list<S extends z.ZodType>(item: S, description: string) {
  return withNotation(z.array(item), { short: item, expand: oneOrMore }).default([]).describe(description)
}

/** A text of one line or paragraph, exactly as written. */
export const text = z.string().min(1)

/** `Kate Mulgrew` for `name: Kate Mulgrew`. */
export function writtenAs<S extends z.ZodType>(schema: S, key: string, short: z.ZodType = text): S {
  return withNotation(schema, { short, expand: (node) => expandText(node, key) })
}

function expandText(node: Node, key: string): Node {
  return node.type === 'scalar' && !isNull(node) ? mapNode(node, { [key]: node }) : node
}

/**
 * A list of labelled values that may be written `Directed by: Les Landau`: as the pairs of one map, or as a list of
 * pairs. `keys` are those of the full form, by which it is told from a pair.
 */
export function labelled<S extends z.ZodType>(item: S, value: z.ZodType, keys: Labels, description: string) {
  const pairs = z.record(z.string(), value)
  const paired = withNotation(item, { short: pairs, expand: (node) => expandPair(node, keys) })
  return withNotation(z.array(paired), { short: pairs, expand: (node) => expandPairs(node, keys) })
    .default([])
    .describe(description)
}

interface Labels {
  readonly label: string
  readonly value: string
  /** Other keys of the full form. */
  readonly others?: readonly string[]
}

function expandPairs(node: Node, keys: Labels): Node {
  if (node.type !== 'map') return node
  if (isFullForm(node, keys)) return listNode(node, [node])
  const items = node.entries.flatMap((entry) => (isNull(entry.value) ? [] : [pairOf(entry, keys)]))
  return listNode(node, items)
}

function expandPair(node: Node, keys: Labels): Node {
  const [entry, second] = node.type === 'map' ? node.entries : []
  if (node.type !== 'map' || entry === undefined || second !== undefined || isFullForm(node, keys)) return node
  return pairOf(entry, keys)
}

function pairOf(entry: Entry, keys: Labels): MapNode {
  return mapNode(keyNode(entry), { [keys.label]: keyNode(entry), [keys.value]: entry.value })
}

function isFullForm(node: MapNode, { label, value, others = [] }: Labels): boolean {
  return node.entries.some((entry) => entry.key === label || entry.key === value || others.includes(entry.key))
}

/** The map with its singular keys under their plural names: `phone` is `phones` with one item. */
export function withPlurals(map: MapNode, plurals: { readonly [singular: string]: string }): MapNode {
  const entries = map.entries.map((entry) => {
    const plural = plurals[entry.key]
    const taken = map.entries.some((other) => other.key === plural)
    return plural === undefined || taken ? entry : { ...entry, key: plural }
  })
  return { ...map, entries }
}
