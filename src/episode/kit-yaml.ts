import { stringify } from 'yaml'
import type { Data } from './data.ts'
import type { Kit } from './kit.ts'

/**
 * The kit's data as an episode of its own: series and episode in one, short notations written out, defaults filled in.
 * What is not there is left out, since that means the same.
 */
export function kitYaml({ data }: Pick<Kit, 'data'>): string {
  const given = Object.entries(data).filter(([, value]) => !(Array.isArray(value) && value.length === 0))
  return stringify(withoutNulls(Object.fromEntries(given)), { lineWidth: 0, aliasDuplicateObjects: false })
}

function withoutNulls(value: Data): Data {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, inner]) => inner !== null)
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutNulls(inner)]))
}
