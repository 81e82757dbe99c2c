import type { Source, Span } from '../diagnostic.ts'
import type { EpisodeData } from './schema/episode.ts'

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

/** An episode ready for a template: every key of the schema is there, `null` or an empty list where nothing was given. */
export interface Kit extends LocatedData {
  readonly data: EpisodeData
  /** The episode's file, as shown to the author. */
  readonly path: string
  /** The name of the kit's files, without extension; safe in every file system. */
  readonly slug: string
  /** The files the kit was read from: series.yaml files from the outermost in, then the episode. */
  readonly sources: readonly Source[]
}
