import { closest, distance } from 'fastest-levenshtein'
import type * as z from 'zod'
import type { Diagnostic, Span } from '../diagnostic.ts'
import type { Path } from './data.ts'
import { entryOf, type Node, nodeAt } from './node.ts'
import { hintOf } from './schema/notation.ts'
import { keysOf, placeOf, schemaAt, unwrap } from './schema-at.ts'

/**
 * What one finding of a schema means to the author: nearly always one diagnostic, one for each unknown key. The schema
 * may be any of ours, that of template.yaml included.
 */
export function explainIssue(issue: z.core.$ZodIssue, root: Node, schema: z.core.$ZodType): Diagnostic[] {
  const path = issue.path as Path
  const at = nearest(root, path)
  const subject = subjectOf(path)
  const field = schemaAt(schema, path)
  const { hint, kind = undefined } = (field && (hintOf(field) ?? hintOf(unwrap(field)))) ?? {}
  const withHint = hint === undefined ? {} : { hint }
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(key, path, root, schema))
    case 'invalid_type':
    case 'invalid_value': {
      if (nodeAt(root, path) === undefined) return [missing(path, root, withHint)]
      if (issue.code === 'invalid_value') return [notOneOf(issue.values.map(String), subject, root, path, at)]
      const message = `\`${subject}\` must be ${kind ?? kindNames[issue.expected] ?? `a ${issue.expected}`}, not ${found(root, path)}`
      const advice =
        hint === undefined && field && issue.expected === 'object' ? { hint: keysHint(path, field) } : withHint
      return [{ severity: 'error', code: 'wrong-kind', message, at, ...advice }]
    }
    case 'too_small': {
      const empty = issue.origin === 'string'
      const message = empty ? `\`${subject}\` is empty` : `\`${subject}\` must be at least ${issue.minimum}`
      const advice = empty ? { hint: 'give it a text, or leave the key out' } : withHint
      return [{ severity: 'error', code: empty ? 'empty-text' : 'wrong-value', message, at, ...advice }]
    }
    default: {
      // Messages of our own schemas go on from the value: "is not a date; write ...".
      const [complaint, ...advice] = issue.message.split('; ')
      const message = `\`${subject}\`: \`${textAt(root, path)}\` ${complaint}`
      const own = advice.length > 0 ? { hint: advice.join('; ') } : withHint
      return [{ severity: 'error', code: 'wrong-value', message, at, ...own }]
    }
  }
}

const kindNames: { readonly [expected: string]: string } = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of keys',
  record: 'a map of keys',
}

/** How a map begins: its first two keys, those that are required before the others. */
function keysHint(path: Path, field: z.core.$ZodType): string {
  const { def } = (unwrap(field) as z.core.$ZodTypes)._zod
  const shape = def.type === 'object' ? Object.entries(def.shape) : []
  const required = shape.filter(([, value]) => unwrap(value) === value)
  const keys = [...new Set([...required, ...shape].map(([key]) => key))]
  const [first, second] = keys.map((key) => `${key}: ...`)
  const [dash, space] = typeof path.at(-1) === 'number' ? ['- ', '  '] : ['', '']
  return `write each key on a line of its own: \`${dash}${first}\`${second === undefined ? '' : `, then \`${space}${second}\``}`
}

function found(root: Node, path: Path): string {
  const node = nodeAt(root, path)
  if (node?.type === 'list') return 'a list'
  if (node?.type === 'map') return 'a map of keys'
  return typeof node?.value === 'string' ? 'a text' : `\`${node?.text}\``
}

function missing(path: Path, root: Node, withHint: { hint?: string }): Diagnostic {
  const key = path.at(-1)
  const parent = path.slice(0, -1)
  return {
    severity: 'error',
    code: 'missing-field',
    message: `${parent.length === 0 ? 'the file' : `\`${subjectOf(parent)}\``} has no \`${key}\``,
    at: nearest(root, parent),
    ...withHint,
  }
}

function notOneOf(values: readonly string[], subject: string, root: Node, path: Path, at: Span): Diagnostic {
  const written = textAt(root, path)
  const like = similar(written, values)
  return {
    severity: 'error',
    code: 'wrong-value',
    message: `\`${subject}\` cannot be \`${written}\``,
    at,
    hint: like ? `did you mean \`${like}\`?` : `write one of ${values.map((value) => `\`${value}\``).join(', ')}`,
  }
}

function unknownKey(key: string, path: Path, root: Node, schema: z.core.$ZodType): Diagnostic {
  const map = nodeAt(root, path)
  const here = schemaAt(schema, path)
  const like = here && similar(key, keysOf(here))
  const where = path.length === 0 ? '' : ` in \`${subjectOf(path)}\``
  const elsewhere = placeOf(key, schema)
  let hint: string
  if (key.endsWith('+')) hint = `nothing can be added to here; write \`${key.slice(0, -1)}\``
  else if (like) hint = `did you mean \`${like}\`?`
  else if (elsewhere) hint = `it belongs at \`${elsewhere}\``
  else hint = isEpisode(here) ? 'data for a template of your own goes under `extra`' : `known here: ${known(here)}`
  return {
    severity: 'error',
    code: 'unknown-key',
    message: `there is no key \`${key}\`${where}`,
    at: entryOf(map, key)?.keySpan ?? nearest(root, path),
    hint,
  }
}

/** Episodes have a place for what we do not know; a list of all that we do would be long. */
function isEpisode(schema: z.core.$ZodType | undefined): boolean {
  return schema !== undefined && keysOf(schema).includes('extra')
}

function known(schema: z.core.$ZodType | undefined): string {
  return (schema ? keysOf(schema) : []).map((key) => `\`${key}\``).join(', ')
}

/** What was probably meant: letters exchanged, dropped or doubled, another case, another joint; else undefined. */
export function similar(written: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0) return undefined
  const plain = (word: string) => word.toLowerCase().replace(/[\s_-]/g, '')
  const same = candidates.find((candidate) => plain(candidate) === plain(written))
  if (same !== undefined) return same
  const best = closest(written.toLowerCase(), candidates)
  const allowed = Math.max(1, Math.floor(Math.min(best.length, written.length) * 0.4)) // two letters exchanged are 2
  return distance(written.toLowerCase(), best.toLowerCase()) <= allowed ? best : undefined
}

/** What a message calls a value: its keys from the last list on, or the list and the item's number, from 1. */
function subjectOf(path: Path): string {
  const last = path.findLastIndex((step) => typeof step === 'number')
  const keys = path.slice(last + 1)
  return keys.length > 0 ? keys.join('.') : `${path[last - 1] ?? ''} ${Number(path[last]) + 1}`
}

/** The place at `path`, or of what encloses it. */
function nearest(root: Node, path: Path): Span {
  return nodeAt(root, path)?.span ?? (path.length === 0 ? root.span : nearest(root, path.slice(0, -1)))
}

function textAt(root: Node, path: Path): string {
  const node = nodeAt(root, path)
  return node?.type === 'scalar' ? node.text : ''
}
