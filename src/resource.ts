import type { Origin, Source } from './diagnostic.ts'

/** A URL in HTML or CSS, with what it takes to find the file and to blame the line. */
export interface UrlReference {
  readonly url: string
  /** Absolute folders that a relative URL is looked up in, best first. */
  readonly folders: readonly string[]
  readonly origin: Origin
  /** Of a picture whose samples are changed: it is to be decoded even where a PDF reader could do so. Default: no. */
  readonly decoded?: true
}

/** A style sheet as the author wrote it, before parsing. */
export interface StyleSheetSource {
  readonly source: Source
  /** Absolute folders that relative URLs in it are looked up in, best first. */
  readonly folders: readonly string[]
}

export interface Resource {
  /** Absolute path, or the `data:` URL. The same file always has the same. */
  readonly id: string
  /** As shown to the author. */
  readonly path: string
  readonly bytes: Uint8Array
  /** Media type of a `data:` URL; undefined for files. */
  readonly mediaType?: string
}

/**
 * The only way to the file system for the stages between templates and PDF. Reads `data:` URLs and files inside the
 * allowed roots; everything else (`http:`, `file:`, a path that leaves the roots, a missing file) is reported and undefined.
 */
export interface Resources {
  read(reference: UrlReference): Promise<Resource | undefined>
}
