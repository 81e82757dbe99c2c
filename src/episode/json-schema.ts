import * as z from 'zod'
import { episodeSchema, seriesSchema } from './schema/episode.ts'
import { notationsOf } from './schema/notation.ts'
import { unwrap } from './schema-at.ts'

export type SchemaKind = 'episode' | 'series'

/** The JSON Schema of what an author may write, for editors: every short notation, and `key+` for every list. */
export function jsonSchema(kind: SchemaKind): object {
  const schema = kind === 'episode' ? episodeSchema : seriesSchema
  const title = kind === 'episode' ? 'presskit episode' : 'presskit series'
  const { $schema, ...rest } = z.toJSONSchema(writable(schema, new Map()), { reused: 'ref', io: 'input' })
  return { $schema, title, ...rest }
}

/** Schemas made already. Equal parts are made once, so that the result can refer to them. */
type Made = Map<z.core.$ZodType, z.ZodType>

/** A schema of what may be written for `schema`. */
function writable(schema: z.core.$ZodType, made: Made): z.ZodType {
  const before = made.get(schema)
  if (before) return before
  const inner = unwrap(schema)
  const full = inner === schema ? fullForm(schema, made) : writable(inner, made)
  const shorts = notationsOf(schema).flatMap(({ short }) => (short ? [writable(short, made)] : []))
  const either = union([...shorts, full])
  const { description } = schema as z.ZodType
  const result = description === undefined ? either : anew(either).describe(description)
  if (isComposite(result)) made.set(schema, result)
  return result
}

function fullForm(schema: z.core.$ZodType, made: Made): z.ZodType {
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'object': {
      const shape = Object.fromEntries(Object.entries(def.shape).flatMap(([key, field]) => fieldsFor(key, field, made)))
      return def.catchall?._zod.def.type === 'never' ? z.strictObject(shape) : z.looseObject(shape)
    }
    case 'array':
      return z.array(writable(def.element, made))
    case 'union':
      return union(def.options.map((option) => writable(option, made)))
    case 'record':
      return z.record(z.string(), writable(def.valueType, made))
    case 'string': {
      const free = def.checks?.every((check) => check._zod.def.check === 'min_length')
      // `number: 131` is a number to an editor; we print it as written.
      return free ? z.union([anew(schema as z.ZodType), z.number()]) : anew(schema as z.ZodType)
    }
    default:
      return anew(schema as z.ZodType)
  }
}

function fieldsFor(key: string, field: z.core.$ZodType, made: Made): [string, z.ZodType][] {
  const value = writable(field, made)
  const optional = field._zod.optin !== undefined
  const pair: [string, z.ZodType] = [key, optional ? value.optional() : value]
  if (unwrap(field)._zod.def.type !== 'array') return [pair]
  const description = `Added to the \`${key}\` of the series, at the end.`
  return [pair, [`${key}+`, anew(value).describe(description).optional()]]
}

/** One union of all options, those of unions among them included. */
function union(schemas: readonly z.ZodType[]): z.ZodType {
  const options = schemas.flatMap((schema) => (schema instanceof z.ZodUnion ? schema.options : [schema]))
  const [only, ...others] = options as z.ZodType[]
  return only !== undefined && others.length === 0 ? only : z.union(options)
}

/** A copy that does not count as the same schema, and so is written in place instead of referred to. */
function anew<S extends z.ZodType>(schema: S): S {
  return schema.clone(schema.def)
}

function isComposite(schema: z.ZodType): boolean {
  return ['object', 'array', 'union', 'record'].includes(schema.def.type)
}
