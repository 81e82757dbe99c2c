import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'

/**
 * The episodes below a folder: every `.yaml` or `.yml` file but series.yaml; nothing hidden. Absolute when the folder is. In the
 * order of their bytes, which is the same on every machine. No folder, no episodes.
 */
export function findEpisodes(episodesDir: string): string[] {
  return filesBelow(episodesDir, '')
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    .map((path) => join(episodesDir, path))
}

/** Paths relative to `root`, with forward slashes. */
function filesBelow(root: string, folder: string): string[] {
  return readFolder(join(root, folder)).flatMap((entry) => {
    if (entry.name.startsWith('.')) return []
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) return filesBelow(root, path)
    return isYaml(entry.name) && !isSeriesFile(entry.name) ? [path] : []
  })
}

/** The endings that YAML files have. */
export const yamlEndings = ['.yaml', '.yml'] as const

function isYaml(name: string): boolean {
  return yamlEndings.some((ending) => name.endsWith(ending))
}

/** Is it a `series.yaml`, which holds what episodes share? */
export function isSeriesFile(path: string): boolean {
  return yamlEndings.some((ending) => basename(path) === `series${ending}`)
}

function readFolder(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw new Error(`cannot read the folder ${folder}`, { cause: error })
  }
}
