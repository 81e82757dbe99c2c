import { existsSync, statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Diagnostic } from '../diagnostic.ts'
import { sortDiagnostics } from '../print-diagnostic.ts'
import { type MadeKit, Workshop } from './build-kit.ts'
import { type KitJob, outputsOf, shownPath } from './kit-job.ts'
import type { BuildOptions, BuildResult, KitResult } from './options.ts'
import { type PlannedEpisode, plan } from './plan.ts'
import { temporaryName } from './write-file.ts'

/** A thread must warm up like a process does: with fewer kits than this for each, one process is as quick. */
const kitsWorthAThread = 100

/** Beside this file once bundled; the sources have none, and build in one process. */
const workerFile = fileURLToPath(new URL('./worker.js', import.meta.url))

/** Builds the kits of a project. Never throws for a problem in the author's files. */
export async function build(options: BuildOptions = {}): Promise<BuildResult> {
  const projectDir = resolve(options.projectDir ?? '.')
  const diagnostics: Diagnostic[] = []
  const workshop = new Workshop(projectDir)
  const episodes = await plan({ ...options, projectDir }, workshop, (problem) => void diagnostics.push(problem))
  const tasks = episodes.flatMap(tasksOf)
  options.onPlan?.(tasks.length)

  const finish = (task: Task, made: MadeKit | undefined) => {
    const result = resultOf(task, made, projectDir)
    options.onResult?.(result)
    return result
  }
  const threads = threadsFor(tasks.filter(({ job }) => job).length, options.jobs)
  const kits =
    threads > 1
      ? await buildInWorkers(tasks, threads, options.signal, finish)
      : await buildHere(tasks, workshop, options.signal, finish)
  return { kits, diagnostics: sortDiagnostics(diagnostics), aborted: options.signal?.aborted ?? false }
}

/** One line of the result: a kit to make, or an episode that cannot be made. */
interface Task {
  readonly episode: PlannedEpisode
  readonly job: KitJob | undefined
}

type Finish = (task: Task, made: MadeKit | undefined) => KitResult

function tasksOf(episode: PlannedEpisode): Task[] {
  return episode.jobs.length > 0 ? episode.jobs.map((job) => ({ episode, job })) : [{ episode, job: undefined }]
}

function resultOf({ episode, job }: Task, made: MadeKit | undefined, projectDir: string): KitResult {
  const output = job?.output ?? episode.output
  const nothing = {
    episode: shownPath(episode.path, projectDir),
    output: undefined,
    earlier: made?.output === undefined && output !== undefined ? standing(output, projectDir) : undefined,
    locked: undefined,
    pages: 0,
    ms: 0,
  }
  return { ...nothing, ...made, diagnostics: sortDiagnostics([...episode.diagnostics, ...(made?.diagnostics ?? [])]) }
}

/** A PDF that an earlier build has left, as shown to the author; undefined when there is none. */
function standing(output: string, projectDir: string): string | undefined {
  return existsSync(output) && statSync(output).isFile() ? shownPath(output, projectDir) : undefined
}

function threadsFor(kits: number, jobs: number | undefined): number {
  if (kits < 2 || !existsSync(workerFile)) return 1
  return Math.min(kits, jobs ?? Math.min(availableParallelism(), Math.floor(kits / kitsWorthAThread)))
}

async function buildHere(
  tasks: readonly Task[],
  workshop: Workshop,
  signal: AbortSignal | undefined,
  finish: Finish,
): Promise<KitResult[]> {
  const results: KitResult[] = []
  for (const task of tasks) {
    if (signal?.aborted) break
    results.push(finish(task, task.job && (await workshop.build(task.job, task.episode.kit))))
  }
  return results
}

async function buildInWorkers(
  tasks: readonly Task[],
  threads: number,
  signal: AbortSignal | undefined,
  finish: Finish,
): Promise<KitResult[]> {
  const { Piscina } = await import('piscina')
  const pool = new Piscina({ filename: workerFile, name: 'work', minThreads: threads, maxThreads: threads })
  // Threads are stopped at once, so that none is left in the middle of a file that nobody removes.
  const stop = () => void pool.destroy().catch(() => {})
  signal?.addEventListener('abort', stop, { once: true })
  try {
    const results = await Promise.all(
      tasks.map(async (task) => {
        if (!task.job) return finish(task, undefined)
        try {
          return finish(task, (await pool.run(task.job)) as MadeKit)
        } catch (error) {
          if (signal?.aborted) return undefined
          throw error
        }
      }),
    )
    return results.filter((result) => result !== undefined)
  } finally {
    signal?.removeEventListener('abort', stop)
    await pool.destroy()
    if (signal?.aborted)
      await Promise.all(
        tasks.flatMap(({ job }) => (job ? outputsOf(job).map((path) => rm(temporaryName(path), { force: true })) : [])),
      )
  }
}
