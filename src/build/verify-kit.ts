import { createHash } from 'node:crypto'
import { dirname, join, resolve } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { findEpisodes } from '../episode/find-episodes.ts'
import type { Kit } from '../episode/kit.ts'
import { kitYaml } from '../episode/kit-yaml.ts'
import { loadKit } from '../episode/load-kit.ts'
import { type Carried, readCarried } from '../pdf/read-carried.ts'
import { type PdfStandard, standards } from '../pdf/standards.ts'
import type { KitFacts } from '../pdf/xmp.ts'
import { templateHash } from '../template/template-hash.ts'
import { Workshop } from './build-kit.ts'
import { type KitJob, shownPath } from './kit-job.ts'
import type { Paper } from './options.ts'

export interface Verification {
  /** The episode it was compared with, as shown to the author; undefined when only the data in the PDF itself are there. */
  readonly episode: string | undefined
  /** What the kit is called in a project: `voyager-131-alliances`. */
  readonly slug: string
  readonly same: boolean
  /** What is not the same, in words; empty when all is. */
  readonly differences: readonly string[]
}

/** Makes a kit anew from its episode, and says whether it becomes the same PDF. A text when that cannot be tried. */
export async function verifyKit(pdf: Uint8Array, projectDir: string): Promise<Verification | string> {
  const carried = readCarried(pdf)
  if (carried === 'no PDF') return 'it is no PDF'
  if (carried === 'locked') return 'it is a locked copy; verify the kit that it was made of'
  const { facts } = carried
  if (!isComplete(facts)) return 'it does not say what it was made of'
  const found = findEpisode(facts.slug, projectDir) ?? carriedKit(carried, facts.slug, projectDir)
  if (found === undefined) return `there is no episode \`${facts.slug}\` here, and no data in the PDF`
  const { kit, path } = found
  const workshop = new Workshop(projectDir)
  const made = await workshop.pdfOf(jobOf(facts, carried, path, projectDir), kit)
  if (made === undefined) return `there is no template \`${facts.template}\` here`
  const same = Buffer.from(made.buffer, made.byteOffset, made.byteLength).equals(pdf)
  const template = await workshop.template(facts.template, undefined, () => {})
  return {
    episode: found.own ? shownPath(path, projectDir) : undefined,
    slug: facts.slug,
    same,
    differences: same ? [] : differencesOf(carried, facts, kit, template && templateHash(template)),
  }
}

type CompleteFacts = Omit<KitFacts, 'title'>

function isComplete(facts: Carried['facts']): facts is CompleteFacts {
  const keys = ['slug', 'template', 'document', 'paper', 'standard', 'dataHash', 'templateHash'] as const
  return facts !== undefined && keys.every((key) => facts[key] !== undefined)
}

interface FoundKit {
  readonly kit: Kit
  /** Absolute. */
  readonly path: string
  /** Is it an episode of the project? */
  readonly own: boolean
}

function findEpisode(slug: string, projectDir: string): FoundKit | undefined {
  for (const path of episodesOf(projectDir)) {
    const kit = loadKit(path, { projectDir }, () => {})
    if (kit?.slug === slug) return { kit, path, own: true }
  }
  return undefined
}

function episodesOf(projectDir: string): readonly string[] {
  try {
    return findEpisodes(join(projectDir, 'episodes'))
  } catch {
    return [] // not in a project
  }
}

/** What the PDF holds, read as an episode of a project without others. */
function carriedKit({ files }: Carried, slug: string, projectDir: string): FoundKit | undefined {
  const yaml = files.find(({ mediaType }) => mediaType === 'application/yaml')
  if (yaml === undefined) return undefined
  const path = resolve(projectDir, `${slug}.yaml`)
  const readFile = (asked: string) => (asked === path ? Buffer.from(yaml.bytes).toString('utf8') : undefined)
  const kit = loadKit(path, { projectDir, readFile }, () => {})
  return kit && { kit, path, own: false }
}

function jobOf(facts: CompleteFacts, { date }: Carried, episode: string, projectDir: string): KitJob {
  return {
    projectDir,
    episode: join(dirname(episode), `${facts.slug}.yaml`),
    template: facts.template,
    document: facts.document,
    output: '',
    paper: facts.paper as Paper,
    sourceDate: date,
    standard: facts.standard in standards ? (facts.standard as PdfStandard) : undefined,
    imageDpi: facts.imageDpi === undefined ? undefined : Number(facts.imageDpi),
    lock: undefined,
  }
}

function differencesOf(
  { files }: Carried,
  facts: CompleteFacts,
  kit: Kit,
  hash: string | undefined,
): readonly string[] {
  const yaml = files.find(({ mediaType }) => mediaType === 'application/yaml')?.bytes
  const found: string[] = []
  if (yaml !== undefined && sha256(yaml) !== facts.dataHash)
    found.push('the data in the PDF have been changed since it was made')
  if (sha256(Buffer.from(kitYaml(kit))) !== facts.dataHash) {
    const keys = yaml === undefined ? [] : changedKeys(yaml, kit)
    found.push(
      `the episode has changed since${keys.length > 0 ? `: ${keys.map((key) => `\`${key}\``).join(', ')}` : ''}`,
    )
  }
  if (hash !== facts.templateHash) found.push(`the template \`${facts.template}\` has changed since`)
  if (found.length === 0)
    found.push('data and template are the same: the PDF, a picture, a font or presskit itself has changed since')
  return found
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Keys of the episode whose values are not those in the PDF. */
function changedKeys(yaml: Uint8Array, kit: Kit): readonly string[] {
  const readFile = () => Buffer.from(yaml).toString('utf8')
  const before = loadKit('/kit.yaml', { projectDir: '/', episodesDir: '/kit.yaml', readFile }, () => {})?.data
  const keys = Object.keys(kit.data) as (keyof Kit['data'])[]
  return keys.filter((key) => !isDeepStrictEqual(before?.[key], kit.data[key]))
}
