import { shownPath } from '../build/kit-job.ts'
import type { WriteProblem } from '../build/write-file.ts'

/** What a command is given of the world. `process` fits, and so does a test's own. */
export interface Io {
  readonly stdout: Output
  readonly stderr: Output
  /** Absolute. */
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal
}

export interface Output {
  write(text: string): unknown
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
}

/** Exit codes. */
export const exit = { done: 0, problems: 1, usage: 2, interrupted: 130 } as const

/** Says why a file was not written. Gives the exit code. */
export function cannotWrite({ path, reason }: WriteProblem, { stderr, cwd }: Io): number {
  stderr.write(`presskit: cannot write ${shownPath(path, cwd) || '.'}: ${reason}\n`)
  return exit.problems
}

/** May colours be used? https://no-color.org, https://force-color.org */
export function usesColor({ stderr }: Pick<Io, 'stderr'>, env: Io['env']): boolean {
  if (env.NO_COLOR) return false
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0'
  return Boolean(stderr.isTTY) && env.TERM !== 'dumb'
}

/** SOURCE_DATE_EPOCH, in seconds; undefined when it is not set or no number. https://reproducible-builds.org/specs/source-date-epoch/ */
export function sourceDate(env: Io['env']): number | undefined {
  const value = env.SOURCE_DATE_EPOCH
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined
}

/** `2 kits`, `1 kit`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
