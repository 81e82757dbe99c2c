import type * as z from 'zod'
import { isNull, type Node, type ScalarNode } from './node.ts'
import { notationsOf } from './schema/notation.ts'

/**
 * The tree in its full form: short notations written out, keys without a value left out, numbers where the schema
 * wants text turned back into what was written (`number: 007`). Nothing is checked; each value keeps its place.
 */
export function expand(node: Node, schema: z.core.$ZodType): Node {
  const full = notationsOf(schema).reduce((written, notation) => notation.expand(written), node)
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'default':
    case 'prefault':
    case 'nullable':
    case 'optional':
      return expand(full, def.innerType)
    case 'object':
      return full.type === 'map' ? expandMap(full, def.shape) : full
    case 'array':
      return full.type === 'list'
        ? { ...full, items: full.items.filter((item) => !isNull(item)).map((item) => expand(item, def.element)) }
        : full
    case 'string':
    case 'enum':
      return full.type === 'scalar' && !isNull(full) ? asWritten(full) : full
    case 'boolean':
      return full.type === 'scalar' ? asBoolean(full) : full
    default:
      return full
  }
}

function expandMap(map: Node & { type: 'map' }, shape: z.core.$ZodShape): Node {
  const entries = map.entries.flatMap((entry) => {
    const field = Object.hasOwn(shape, entry.key) ? shape[entry.key] : undefined
    if (field === undefined) return [entry]
    return isNull(entry.value) ? [] : [{ ...entry, value: expand(entry.value, field) }]
  })
  return { ...map, entries }
}

/** Space around a text is the notation's (a block ends in a line end), never the author's. */
function asWritten(node: ScalarNode): ScalarNode {
  const text = node.text.trim()
  return { ...node, text, value: text }
}

/** YAML 1.2 knows only true and false; people write yes and no. */
function asBoolean(node: ScalarNode): ScalarNode {
  if (/^(yes|on)$/i.test(node.text)) return { ...node, value: true }
  if (/^(no|off)$/i.test(node.text)) return { ...node, value: false }
  return node
}
