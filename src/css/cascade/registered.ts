import type { RegisteredProperty } from '../at-rules/property-rule.ts'
import type { ComputeContext } from '../values/parser.ts'
import type { Variables } from './variables.ts'

/** Custom properties that `@property` describes, by name. */
export type RegisteredProperties = ReadonlyMap<string, RegisteredProperty>

export const noRegistered: RegisteredProperties = new Map()

const prepared = new WeakMap<RegisteredProperties, WeakMap<Variables, Variables>>()

/** What an element has that declares nothing: CSS Properties and Values 1 §2.2 and §2.3. */
export function withInitialValues(inherited: Variables, registered: RegisteredProperties): Variables {
  const ofDocument = prepared.get(registered) ?? new WeakMap<Variables, Variables>()
  prepared.set(registered, ofDocument)
  const known = ofDocument.get(inherited)
  if (known) return known
  const values = new Map(inherited)
  for (const { name, inherits, initial } of registered.values()) {
    if (inherits && values.has(name)) continue
    if (initial === undefined) values.delete(name)
    else values.set(name, initial)
  }
  ofDocument.set(inherited, values)
  return values
}

/** Declared values made computed ones; what its syntax does not allow is invalid at computed-value time: §2.4. */
export function typedValues(
  resolved: Variables,
  declared: Iterable<string>,
  base: Variables,
  registered: RegisteredProperties,
  context: ComputeContext,
): Variables {
  const values = new Map(resolved)
  for (const name of declared) {
    const property = registered.get(name)
    if (!property) continue
    const text = resolved.get(name)?.replaceAll('/**/', '')
    const valid = text !== undefined && property.syntax.accepts(text)
    const value = valid ? property.syntax.compute(text, context) : base.get(name)
    if (value === undefined) values.delete(name)
    else values.set(name, value)
  }
  return values
}
