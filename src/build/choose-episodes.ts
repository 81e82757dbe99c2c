import { stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Diagnostic, Report } from '../diagnostic.ts'
import { findEpisodes, isSeriesFile, yamlEndings } from '../episode/find-episodes.ts'
import { shownPath } from './kit-job.ts'

/**
 * Absolute paths of the episodes that `names` stand for, each once, in the order of their paths. A name is a file or a
 * folder, from the project or from `episodes/`, with or without `.yaml`; without any names, all of `episodes/`. A
 * `series.yaml` among the names, as a shell puts it there for `*.yaml`, is passed over.
 */
export async function chooseEpisodes(projectDir: string, names: readonly string[], report: Report): Promise<string[]> {
  const episodesDir = join(projectDir, 'episodes')
  const found = new Set<string>()
  for (const name of names.length > 0 ? names : [episodesDir]) {
    const files = await filesOf(name, [projectDir, episodesDir])
    for (const file of files ?? []) found.add(file)
    if (files?.length) continue
    const shown = name === episodesDir ? shownPath(episodesDir, projectDir) : name
    report({
      severity: 'error',
      code: 'no-episodes',
      message: files ? `folder \`${shown}\` has no episodes` : `there is no episode or folder \`${shown}\``,
      hint: files
        ? 'episodes are .yaml or .yml files'
        : 'episodes live in `episodes/`; `presskit init` starts a project',
    })
  }
  const chosen = [...found].filter((path) => !isSeriesFile(path))
  for (const path of found) if (isSeriesFile(path)) report(noEpisode(shownPath(path, projectDir), chosen.length > 0))
  return chosen.sort((a, b) => (a < b ? -1 : 1))
}

function noEpisode(path: string, beside: boolean): Diagnostic {
  return {
    severity: beside ? 'info' : 'error',
    code: 'series-file',
    message: `\`${path}\` is what episodes share, and makes no kit of its own`,
    ...(!beside && { hint: `name an episode, or the folder \`${dirname(path)}\` for all that it holds` }),
  }
}

/** Undefined when there is neither a file nor a folder of that name. */
async function filesOf(name: string, bases: readonly string[]): Promise<string[] | undefined> {
  for (const base of bases) {
    for (const ending of ['', ...yamlEndings]) {
      const path = resolve(base, name + ending)
      const info = await stat(path).catch(() => undefined)
      if (info?.isFile()) return [path]
      if (info?.isDirectory()) return findEpisodes(path)
    }
  }
  return undefined
}
