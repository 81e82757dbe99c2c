import { join, resolve } from 'node:path'
import type { Diagnostic, Report } from '../diagnostic.ts'
import type { Kit } from '../episode/kit.ts'
import { loadKit } from '../episode/load-kit.ts'
import { isKitDocument, type Workshop } from './build-kit.ts'
import { chooseEpisodes } from './choose-episodes.ts'
import { type KitJob, outputsOf, shownPath } from './kit-job.ts'
import type { BuildOptions } from './options.ts'

/** One episode, read; without jobs when its problems do not let it be rendered. */
export interface PlannedEpisode {
  readonly path: string
  readonly kit: Kit | undefined
  readonly jobs: readonly KitJob[]
  /** Absolute path of its `kit.pdf`, there or not; undefined when nothing of the episode can be read. */
  readonly output: string | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads all episodes and decides what is made of each, so that conflicts show before anything is written. */
export async function plan(options: BuildOptions, workshop: Workshop, report: Report): Promise<PlannedEpisode[]> {
  const projectDir = resolve(options.projectDir ?? '.')
  const episodes: PlannedEpisode[] = []
  for (const path of await chooseEpisodes(projectDir, options.episodes ?? [], report)) {
    if (options.signal?.aborted) break
    const diagnostics: Diagnostic[] = []
    const kit = loadKit(path, { projectDir }, (problem) => void diagnostics.push(problem))
    const broken = !kit || diagnostics.some(({ severity }) => severity === 'error')
    const jobs = broken ? [] : await jobsOf(kit, path, { ...options, projectDir }, workshop, report)
    const output = kit && join(outputFolder(projectDir, options.out), outputName(kit.slug, 'kit.pdf'))
    episodes.push({ path, kit, jobs, output, diagnostics })
  }
  return withoutConflicts(episodes, projectDir, report)
}

async function jobsOf(
  kit: Kit,
  episode: string,
  options: BuildOptions & { readonly projectDir: string },
  workshop: Workshop,
  report: Report,
): Promise<KitJob[]> {
  const { projectDir, paper, sourceDate, standard, imageDpi, lock } = options
  const template = options.template ?? kit.data.template
  const at = options.template === undefined ? kit.at(['template']) : undefined
  const documents = (await workshop.template(template, at, report))?.documents.keys() ?? []
  const folder = outputFolder(projectDir, options.out)
  return [...documents].filter(isKitDocument).map((document) => ({
    projectDir,
    episode,
    template,
    document,
    output: join(folder, outputName(kit.slug, document)),
    paper,
    sourceDate,
    standard,
    imageDpi,
    lock,
  }))
}

function outputFolder(projectDir: string, out = 'output'): string {
  return resolve(projectDir, out)
}

/** `kit.pdf` is the kit itself and has the episode's name alone; `one-sheet.pdf` stands beside it. */
function outputName(slug: string, document: string): string {
  return document === 'kit.pdf' ? `${slug}.pdf` : `${slug}-${document}`
}

/** Two kits for one file: both episodes are left out, and reported; the others are made. Case does not tell files apart on every system. */
function withoutConflicts(episodes: readonly PlannedEpisode[], projectDir: string, report: Report): PlannedEpisode[] {
  const makers = new Map<string, { readonly output: string; readonly jobs: KitJob[] }>()
  for (const job of episodes.flatMap(({ jobs }) => jobs)) {
    for (const output of outputsOf(job)) {
      const key = output.toLowerCase()
      const maker = makers.get(key) ?? { output, jobs: [] }
      maker.jobs.push(job)
      makers.set(key, maker)
    }
  }
  const shared = [...makers.values()].filter(({ jobs }) => jobs.length > 1)
  for (const { output, jobs } of shared) {
    const names = jobs.map((job) => `\`${shownPath(job.episode, projectDir)}\``)
    report({
      severity: 'error',
      code: 'same-output',
      message: `${names.join(' and ')} would both be written to \`${shownPath(output, projectDir)}\``,
      hint: 'give one of them another `slug`',
    })
  }
  const conflicting = new Set(shared.flatMap(({ jobs }) => jobs))
  return episodes.map((episode) =>
    episode.jobs.some((job) => conflicting.has(job)) ? { ...episode, jobs: [] } : episode,
  )
}
