import type * as z from 'zod'
import type { Path } from './data.ts'
import { notationsOf } from './schema/notation.ts'

/** The schema of the value at `path`, as far as it is known; undefined inside free data. */
export function schemaAt(schema: z.core.$ZodType, path: Path): z.core.$ZodType | undefined {
  const [step, ...rest] = path
  if (step === undefined) return schema
  const { def } = (unwrap(schema) as z.core.$ZodTypes)._zod
  const next = def.type === 'object' ? def.shape[step] : def.type === 'array' ? def.element : undefined
  return next && schemaAt(next, rest)
}

/** The schema itself, without `optional`, `nullable` and defaults around it. */
export function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  const { def } = (schema as z.core.$ZodTypes)._zod
  const wrapped =
    def.type === 'default' || def.type === 'prefault' || def.type === 'nullable' || def.type === 'optional'
  return wrapped ? unwrap(def.innerType) : schema
}

/** Every key that may be written in a map of this schema. */
export function keysOf(schema: z.core.$ZodType): string[] {
  const inner = unwrap(schema)
  const { def } = (inner as z.core.$ZodTypes)._zod
  const keys = def.type === 'object' ? Object.keys(def.shape) : []
  return [...keys, ...notationsOf(inner).flatMap((notation) => notation.keys ?? [])]
}

/** Where else in the schema a key is known, as `advertising.headline`; the nearest to the root. */
export function placeOf(key: string, schema: z.core.$ZodType): string | undefined {
  const { def } = (unwrap(schema) as z.core.$ZodTypes)._zod
  if (def.type !== 'object') return undefined
  if (Object.hasOwn(def.shape, key)) return key
  for (const [name, field] of Object.entries(def.shape)) {
    const inside = placeOf(key, field)
    if (inside !== undefined) return `${name}.${inside}`
  }
  return undefined
}
