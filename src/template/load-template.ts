import { readdir, readFile } from 'node:fs/promises'
import { basename, isAbsolute, join, relative, sep } from 'node:path'
import * as z from 'zod'
import type { Report, Source, Span } from '../diagnostic.ts'
import { isUtf8 } from '../episode/check-encoding.ts'
import { explainIssue, similar } from '../episode/explain-issue.ts'
import { nodeAt, toData } from '../episode/node.ts'
import { parseYaml } from '../episode/parse-yaml.ts'
import { type Labels, mergeLabels, readLabels } from './labels.ts'
import type { Template } from './template.ts'

export interface LoadTemplateOptions {
  /** Absolute. Its `templates/` comes before the built-in ones. */
  readonly projectDir: string
  /** Absolute: the folder of the built-in templates. */
  readonly builtinDir: string
  /** Where the template is asked for, to blame when there is none. Default: nowhere. */
  readonly at?: Span
}

const settingsSchema = z.strictObject({
  title: z.string().optional().describe('What the template is called in lists. Default: the name of its folder.'),
  description: z.string().default('').describe('A sentence about it.'),
  extends: z.string().optional().describe('The template that everything not overridden is taken from.'),
})

/** One folder of a chain of templates. */
interface Layer {
  readonly name: string
  /** Absolute. */
  readonly folder: string
  readonly settings: z.output<typeof settingsSchema>
  /** The value of `extends` in template.yaml. */
  readonly extendsAt: Span | undefined
  readonly documents: ReadonlyMap<string, Source>
  readonly partials: ReadonlyMap<string, Source>
  readonly style: Source | undefined
  readonly labels: Labels
}

/** Reads a template and those it extends. Undefined when there is no template of that name, which is reported. */
export async function loadTemplate(
  name: string,
  options: LoadTemplateOptions,
  report: Report,
): Promise<Template | undefined> {
  const layers: Layer[] = []
  let wanted: string | undefined = name
  let at = options.at
  while (wanted !== undefined) {
    const folder = await findFolder(wanted, layers, options)
    if (folder === undefined) {
      reportNotFound(wanted, at, layers, await templateNames(options), report)
      break
    }
    const layer: Layer = await readLayer(wanted, folder, options, report)
    layers.push(layer)
    wanted = layer.settings.extends
    at = layer.extendsAt
  }
  return layers[0] && merge(layers[0], layers)
}

function merge(top: Layer, layers: readonly Layer[]): Template {
  const basicFirst = layers.toReversed()
  return {
    name: top.name,
    title: top.settings.title ?? top.name,
    description: top.settings.description,
    documents: new Map(basicFirst.flatMap(({ documents }) => [...documents])),
    partials: new Map(basicFirst.flatMap(({ partials }) => [...partials])),
    labels: mergeLabels(basicFirst.map(({ labels }) => labels)),
    styleSheets: basicFirst.flatMap(({ style, folder }) => (style ? [{ source: style, folders: [folder] }] : [])),
    folders: layers.map(({ folder }) => folder),
  }
}

/**
 * The project's own folder of that name, or the built-in one. A folder already in the chain does not count, so that a
 * project's `classic` may extend the built-in `classic`.
 */
async function findFolder(
  name: string,
  chain: readonly Layer[],
  options: LoadTemplateOptions,
): Promise<string | undefined> {
  // a name out of the data must not lead out of the templates
  if (!/^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.test(name)) return undefined
  for (const parent of parents(options)) {
    const folder = join(parent, name)
    const isUsed = chain.some((layer) => layer.folder === folder)
    if (!isUsed && (await foldersIn(parent)).includes(name)) return folder
  }
  return undefined
}

function parents({ projectDir, builtinDir }: LoadTemplateOptions): readonly string[] {
  return [join(projectDir, 'templates'), builtinDir]
}

/** All that can be asked for, for "did you mean". */
async function templateNames(options: LoadTemplateOptions): Promise<readonly string[]> {
  return [...new Set((await Promise.all(parents(options).map(foldersIn))).flat())].sort()
}

function reportNotFound(
  name: string,
  at: Span | undefined,
  chain: readonly Layer[],
  names: readonly string[],
  report: Report,
): void {
  const place = at ? { at } : {}
  if (chain.some((layer) => layer.name === name)) {
    const path = [...chain.map((layer) => layer.name), name].map((it) => `\`${it}\``).join(' extends ')
    report({ severity: 'error', code: 'template-cycle', message: `templates extend each other: ${path}`, ...place })
    return
  }
  const meant = similar(name, names)
  report({
    severity: 'error',
    code: 'unknown-template',
    message: `there is no template \`${name}\``,
    ...place,
    hint: meant
      ? `did you mean \`${meant}\`?`
      : `the templates are ${names.map((it) => `\`${it}\``).join(', ') || 'none'}`,
  })
}

async function readLayer(name: string, folder: string, options: LoadTemplateOptions, report: Report): Promise<Layer> {
  const read = async (path: string) => ({
    path: shownPath(join(folder, path), options),
    text: await readText(join(folder, path)),
  })
  const files = await filesIn(folder)
  const [settings, style, labels, documents, partials] = await Promise.all([
    files.includes('template.yaml') ? read('template.yaml') : undefined,
    files.includes('style.css') ? read('style.css') : undefined,
    files.includes('labels.yaml') ? read('labels.yaml') : undefined,
    readTemplates(
      files.filter((file) => file.endsWith('.hbs')),
      read,
    ),
    readTemplates(
      (await filesIn(join(folder, 'partials'), true)).map((file) => `partials/${file}`),
      read,
    ),
  ])
  for (const source of [...(style ? [style] : []), ...documents.values(), ...partials.values()]) isUtf8(source, report)
  const words: Labels = labels ? readLabels(labels, report) : new Map()
  return { name, folder, ...readSettings(settings, report), documents, partials, style, labels: words }
}

/** By name, which is the path without `partials/` and `.hbs`. */
async function readTemplates(
  files: readonly string[],
  read: (path: string) => Promise<Source>,
): Promise<ReadonlyMap<string, Source>> {
  const templates = files.filter((file) => file.endsWith('.hbs'))
  const sources = await Promise.all(templates.map(read))
  return new Map(
    sources.map((source, index) => [(templates[index] ?? '').replace(/^partials\/|\.hbs$/g, ''), source] as const),
  )
}

function readSettings(source: Source | undefined, report: Report): Pick<Layer, 'settings' | 'extendsAt'> {
  const root = source && parseYaml(source, report)
  if (!root) return { settings: settingsSchema.parse({}), extendsAt: undefined }
  const data = toData(root)
  const result = settingsSchema.safeParse(data)
  const extendsAt = nodeAt(root, ['extends'])?.span
  if (result.success) return { settings: result.data, extendsAt }
  for (const issue of result.error.issues) explainIssue(issue, root, settingsSchema).forEach(report)
  return { settings: settingsSchema.parse(validFields(data)), extendsAt }
}

/** What of a broken template.yaml can still be used: each key whose value is a text. */
function validFields(data: unknown): Record<string, unknown> {
  const entries = Object.entries(data as Record<string, unknown>)
  return Object.fromEntries(entries.filter(([key, value]) => key in settingsSchema.shape && typeof value === 'string'))
}

/** As the author knows it: relative to the project; built-in files under the name of our package. */
function shownPath(path: string, { projectDir, builtinDir }: LoadTemplateOptions): string {
  const inProject = relative(projectDir, path)
  const isInside = !inProject.startsWith('..') && !isAbsolute(inProject)
  const shown = isInside ? inProject : join('presskit-pdf', basename(builtinDir), relative(builtinDir, path))
  return shown.split(sep).join('/')
}

async function readText(path: string): Promise<string> {
  return (await readFile(path, 'utf8')).replace(/^\uFEFF/, '')
}

async function foldersIn(folder: string): Promise<string[]> {
  return (await entriesOf(folder)).filter((entry) => entry.isDirectory()).map((entry) => entry.name)
}

/** Names of the files in a folder, with those of its folders on demand; with forward slashes, in a fixed order. */
async function filesIn(folder: string, deep = false): Promise<string[]> {
  const entries = await entriesOf(folder)
  const below = deep ? entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')) : []
  const nested = below.map(async ({ name }) =>
    (await filesIn(join(folder, name), true)).map((file) => `${name}/${file}`),
  )
  const files = entries.filter((entry) => entry.isFile()).map((entry) => entry.name)
  return [...files, ...(await Promise.all(nested)).flat()].sort()
}

async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return []
    throw new Error(`cannot read the folder ${folder}`, { cause: error })
  }
}
