import { readFileSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import type { Report, Source } from '../diagnostic.ts'
import { check } from './check.ts'
import { yamlEndings } from './find-episodes.ts'
import type { Kit } from './kit.ts'
import { merge } from './merge.ts'
import { type MapNode, nodeAt } from './node.ts'
import { parseYaml } from './parse-yaml.ts'
import { slugOf } from './slug.ts'
import { validate } from './validate.ts'

export interface LoadKitOptions {
  /** Absolute. Paths in diagnostics are relative to it. */
  readonly projectDir: string
  /** Absolute: where the search for series.yaml files stops. Default: `episodes` in the project. */
  readonly episodesDir?: string
  /** The text of a file by its absolute path, undefined when there is none. Default: read from disk. */
  readonly readFile?: (path: string) => string | undefined
}

/**
 * Reads an episode with the series.yaml files above it, nearest last. Every problem is reported. Undefined when a file
 * is missing or is not YAML; anything less leaves out what is wrong and keeps the rest.
 */
export function loadKit(file: string, options: LoadKitOptions, report: Report): Kit | undefined {
  const { projectDir, readFile = readIfThere } = options
  const episodesDir = options.episodesDir ?? join(projectDir, 'episodes')
  const path = resolve(projectDir, file)
  const sources: Source[] = []
  let merged: MapNode | undefined = { type: 'map', entries: [], span: { source: noSource, start: 0, end: 0 } }

  for (const candidate of [...seriesFiles(path, episodesDir), path]) {
    const text = readFile(candidate)
    const shown = shownPath(candidate, projectDir)
    if (text === undefined) {
      if (candidate !== path) continue // no series.yaml in that folder
      report({ severity: 'error', code: 'missing-file', message: `there is no file \`${shown}\`` })
      return undefined
    }
    const source: Source = { path: shown, text }
    sources.push(source)
    const own = parseYaml(source, report)
    // One broken file does not hide the problems of the next.
    merged = merged && own && merge(merged, own, report)
  }
  if (merged === undefined) return undefined

  const fileName = basename(path).replace(/\.ya?ml$/, '')
  const { data, root } = validate(merged, fileName, report)
  const kit: Kit = {
    data,
    at: (path) => nodeAt(root, path)?.span,
    path: shownPath(path, projectDir),
    slug: slugOf(data, fileName),
    sources,
  }
  check(kit, report)
  return kit
}

const noSource: Source = { path: '', text: '' }

/** Where series.yaml files may be, the outermost first: from `episodesDir` down to the episode's own folder. */
function seriesFiles(file: string, episodesDir: string): string[] {
  const folder = dirname(file)
  const below = relative(episodesDir, folder)
  const outside = below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below)
  const steps = below === '' ? [] : below.split(sep)
  const folders = outside ? [folder] : [...steps, ''].map((_, depth) => join(episodesDir, ...steps.slice(0, depth)))
  return folders.flatMap((each) => yamlEndings.map((ending) => join(each, `series${ending}`)))
}

/** As the author knows it: relative to the project, with forward slashes. */
function shownPath(path: string, projectDir: string): string {
  return relative(projectDir, path).split(sep).join('/')
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return undefined
    throw new Error(`cannot read ${path}`, { cause: error })
  }
}
