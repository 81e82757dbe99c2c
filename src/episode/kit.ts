import type { Source } from '../diagnostic.ts'
import type { LocatedData } from './data.ts'
import type { EpisodeData } from './schema/episode.ts'

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
