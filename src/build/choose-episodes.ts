import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Report } from '../diagnostic.ts'
import { findEpisodes } from '../episode/find-episodes.ts'
import { shownPath } from './kit-job.ts'

/**
 * Absolute paths of the episodes that `names` stand for, each once, in the order of their paths. A name is a file or a
 * folder, from the project or from `episodes/`, with or without `.yaml`; without any names, all of `episodes/`.
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
      hint: files ? 'episodes are .yaml files' : 'episodes live in `episodes/`; `presskit init` starts a project',
    })
  }
  return [...found].sort((a, b) => (a < b ? -1 : 1))
}

/** Undefined when there is neither a file nor a folder of that name. */
async function filesOf(name: string, bases: readonly string[]): Promise<string[] | undefined> {
  for (const base of bases) {
    for (const ending of ['', '.yaml']) {
      const path = resolve(base, name + ending)
      const info = await stat(path).catch(() => undefined)
      if (info?.isFile()) return [path]
      if (info?.isDirectory()) return findEpisodes(path)
    }
  }
  return undefined
}
