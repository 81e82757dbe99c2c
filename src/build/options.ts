import type { Diagnostic } from '../diagnostic.ts'
import type { Lock } from '../pdf/encryption.ts'
import type { PdfStandard } from '../pdf/standards.ts'

export interface BuildOptions {
  /** Folder that holds `episodes/`, `templates/` and `output/`. Default: the working folder. */
  readonly projectDir?: string
  /** Files or folders of episodes, from the project or from its `episodes/`. Default: all of `episodes/`. */
  readonly episodes?: readonly string[]
  /** Name of the template. Default: what each episode or its series says, else `classic`. */
  readonly template?: string
  /** Folder the PDFs go to. Default: `output` in the project. */
  readonly out?: string
  /** Size of the sheet. Default: what each episode or its series says, else `letter`. */
  readonly paper?: Paper
  /** What the PDFs are to conform to. Default: `ua1+a3a`. */
  readonly standard?: PdfStandard
  /** Samples an inch that pictures have at most. Default: as many as they have. */
  readonly imageDpi?: number
  /** Beside each kit, a copy whose name ends in `-locked` and that asks for a password. Default: none. */
  readonly lock?: Lock
  /** Kits rendered at the same time. Default: as many as there are cores, when there are enough kits to make it pay. */
  readonly jobs?: number
  /** Seconds since 1970 that PDFs are dated with, as in SOURCE_DATE_EPOCH. Default: the date of each kit's revision or airing. */
  readonly sourceDate?: number
  /** Is told of each kit as it is finished, in the order of finishing. */
  readonly onResult?: (result: KitResult) => void
  /** Is told once, before anything is rendered, how many kits there are. */
  readonly onPlan?: (kits: number) => void
  /** Stops the build between kits; no half file stays behind. */
  readonly signal?: AbortSignal
}

export type Paper = 'letter' | 'a4'

/** What became of one kit. */
export interface KitResult {
  /** The episode's file, as shown to the author. */
  readonly episode: string
  /** The PDF, as shown to the author; undefined when errors kept it from being written. */
  readonly output: string | undefined
  /** The PDF of an earlier build that stands there still, as shown to the author, when none was written now. */
  readonly earlier: string | undefined
  /** The copy that asks for a password, as shown to the author; undefined when there is none. */
  readonly locked: string | undefined
  /** 0 when there is no PDF. */
  readonly pages: number
  /** Milliseconds of rendering and writing. */
  readonly ms: number
  /** By file and place, each once. */
  readonly diagnostics: readonly Diagnostic[]
}

export interface BuildResult {
  /** In the order of the episodes' paths, whatever order they were finished in. */
  readonly kits: readonly KitResult[]
  /** Problems of no single kit: a template that does not exist, two kits for one file. */
  readonly diagnostics: readonly Diagnostic[]
  /** The signal stopped the build before its end. */
  readonly aborted: boolean
}
