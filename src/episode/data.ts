import type { Span } from '../diagnostic.ts'

/** A key or index on the way to a value: `['cast', 'regulars', 0, 'role']`. */
export type Path = readonly (string | number)[]

/** Plain data as templates see it: series and episode merged, defaults filled in. */
export type Data = string | number | boolean | null | readonly Data[] | { readonly [key: string]: Data }

/** What a template needs of a kit: data, and where each value stands in the YAML. */
export interface LocatedData {
  readonly data: { readonly [key: string]: Data }
  /** The value's own range; of a derived value, the one it was derived from; undefined for a default of ours. */
  at(path: Path): Span | undefined
}
