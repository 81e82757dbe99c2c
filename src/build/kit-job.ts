import { relative, sep } from 'node:path'
import type { Lock } from '../pdf/encryption.ts'
import type { PdfStandard } from '../pdf/standards.ts'
import type { Paper } from './options.ts'

/** One PDF to make: plain data, so that a worker can be told. */
export interface KitJob {
  readonly projectDir: string
  /** Absolute path of the episode. */
  readonly episode: string
  readonly template: string
  /** Which of the template's documents: `kit.pdf`. */
  readonly document: string
  /** Absolute path of the PDF. */
  readonly output: string
  readonly paper: Paper | undefined
  readonly sourceDate: number | undefined
  readonly standard: PdfStandard | undefined
  readonly imageDpi: number | undefined
  /** A second file is made, that asks for a password. */
  readonly lock: Lock | undefined
}

/** A path as shown to the author: relative to the project, with forward slashes; absolute when it lies outside. */
export function shownPath(path: string, projectDir: string): string {
  const way = relative(projectDir, path)
  return (way === '..' || way.startsWith(`..${sep}`) ? path : way).split(sep).join('/')
}

/** Absolute path of the copy that asks for a password: `kit.pdf` -> `kit-locked.pdf`. */
export function lockedOutput(output: string): string {
  return output.replace(/(\.pdf)?$/, '-locked.pdf')
}

/** Absolute paths of all files that a job writes. */
export function outputsOf({ output, lock }: KitJob): readonly string[] {
  return lock === undefined ? [output] : [output, lockedOutput(output)]
}
