import { relative, sep } from 'node:path'
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
}

/** A path as shown to the author: relative to the project, with forward slashes; absolute when it lies outside. */
export function shownPath(path: string, projectDir: string): string {
  const way = relative(projectDir, path)
  return (way === '..' || way.startsWith(`..${sep}`) ? path : way).split(sep).join('/')
}
