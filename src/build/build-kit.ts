import { dirname } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Diagnostic, Report, Span } from '../diagnostic.ts'
import type { Kit } from '../episode/kit.ts'
import { loadKit } from '../episode/load-kit.ts'
import { sortDiagnostics } from '../print-diagnostic.ts'
import { type Job, typeset, write, writeLocked } from '../render.ts'
import type { FileCache } from '../resources.ts'
import { loadTemplate } from '../template/load-template.ts'
import type { Template } from '../template/template.ts'
import { type KitJob, lockedOutput, shownPath } from './kit-job.ts'
import type { KitResult } from './options.ts'
import { builtinTemplates } from './package-root.ts'
import { type WriteProblem, writeFileAtomically } from './write-file.ts'

/** What became of a kit, without regard to what was there before. */
export type MadeKit = Omit<KitResult, 'earlier'>

/** What the kits of a process share: each template is read once, and each font and logo. */
export class Workshop {
  readonly #templates = new Map<string, Promise<LoadedTemplate>>()
  readonly #files: FileCache = new Map()
  readonly #projectDir: string

  constructor(projectDir: string) {
    this.#projectDir = projectDir
  }

  /** Undefined when there is no such template. Everybody who asks hears of its problems. `at`: where it is asked for. */
  async template(name: string, at: Span | undefined, report: Report): Promise<Template | undefined> {
    let loaded = this.#templates.get(name)
    if (!loaded) {
      loaded = load(name, this.#projectDir)
      this.#templates.set(name, loaded)
    }
    const { template, diagnostics } = await loaded
    for (const diagnostic of diagnostics) report(at && !diagnostic.at ? { ...diagnostic, at } : diagnostic)
    return template
  }

  /** Renders one kit and writes its PDF, unless it has errors. `kit`: as read before; its problems are known already. */
  async build(job: KitJob, kit?: Kit): Promise<MadeKit> {
    const start = performance.now()
    const problems: Diagnostic[] = []
    const report: Report = (problem) => void problems.push(problem)
    let pages: number | undefined
    try {
      pages = await this.#render(job, kit, report)
    } catch (error) {
      report(internalError(error))
    }
    return {
      episode: shownPath(job.episode, job.projectDir),
      output: pages ? shownPath(job.output, job.projectDir) : undefined,
      locked: pages && job.lock ? shownPath(lockedOutput(job.output), job.projectDir) : undefined,
      pages: pages ?? 0,
      ms: performance.now() - start,
      diagnostics: sortDiagnostics(problems),
    }
  }

  /** The number of pages written; undefined when there were errors. */
  async #render(job: KitJob, known: Kit | undefined, report: Report): Promise<number | undefined> {
    let failed = false
    const watch: Report = (problem) => {
      failed ||= problem.severity === 'error'
      report(problem)
    }
    const kit = known ?? loadKit(job.episode, { projectDir: job.projectDir }, () => {})
    const template = await this.template(job.template, kit?.at(['template']), watch)
    if (!template || !kit) return undefined
    const renderJob = this.#renderJob(job, kit, template)
    const list = await typeset(renderJob, watch)
    if (failed) return undefined
    const problem =
      (await writeFileAtomically(job.output, await write(list, renderJob))) ??
      (job.lock && (await writeFileAtomically(lockedOutput(job.output), await writeLocked(list, renderJob, job.lock))))
    if (problem === undefined) return list.pages.length
    report(cannotWrite(problem, job.projectDir))
    return undefined
  }

  /** The bytes that `build` would write; undefined when there is no such template. */
  async pdfOf(job: KitJob, kit: Kit): Promise<Uint8Array | undefined> {
    const template = await this.template(job.template, undefined, () => {})
    if (!template) return undefined
    const renderJob = this.#renderJob(job, kit, template)
    return write(await typeset(renderJob, () => {}), renderJob)
  }

  #renderJob(job: KitJob, kit: Kit, template: Template): Job {
    const { document, projectDir, paper, sourceDate, standard, imageDpi } = job
    return {
      kit,
      template,
      document,
      projectDir,
      folders: [dirname(job.episode)],
      files: this.#files,
      ...(paper && { paper }),
      ...(sourceDate !== undefined && { sourceDate }),
      ...(standard !== undefined && { standard }),
      ...(imageDpi !== undefined && { imageDpi }),
    }
  }
}

interface LoadedTemplate {
  readonly template: Template | undefined
  readonly diagnostics: readonly Diagnostic[]
}

async function load(name: string, projectDir: string): Promise<LoadedTemplate> {
  const diagnostics: Diagnostic[] = []
  const options = { projectDir, builtinDir: builtinTemplates }
  const template = await loadTemplate(name, options, (problem) => void diagnostics.push(problem))
  const makes = [...(template?.documents.keys() ?? [])].some(isKitDocument)
  if (template && !makes && !diagnostics.some(({ severity }) => severity === 'error'))
    diagnostics.push(noDocument(name))
  return { template, diagnostics }
}

/** Is it one of the documents that a PDF is made of: `kit.pdf`? */
export function isKitDocument(document: string): boolean {
  return document.endsWith('.pdf')
}

function noDocument(name: string): Diagnostic {
  return {
    severity: 'error',
    code: 'no-document',
    message: `the template \`${name}\` has no \`kit.pdf.hbs\`, and extends none that has`,
    hint: `write \`extends: classic\` in \`templates/${name}/template.yaml\`, or a \`kit.pdf.hbs\` beside it`,
  }
}

/** Of kits that go to the same folder it is the same problem, and so printed once. */
function cannotWrite({ path, reason }: WriteProblem, projectDir: string): Diagnostic {
  return {
    severity: 'error',
    code: 'cannot-write',
    message: `cannot write \`${shownPath(path, projectDir) || '.'}\`: ${reason}`,
  }
}

/** A fault of ours stops the kit it met, and no other. */
function internalError(error: unknown): Diagnostic {
  const { message, cause, stack = message } = error instanceof Error ? error : new Error(String(error))
  const reason = cause instanceof Error ? `${message}: ${cause.message}` : message
  // Where in our code: the first two calls, without the path to where presskit is installed.
  const calls = stack.match(/^ +at .*$/gm)?.slice(0, 2) ?? []
  return {
    severity: 'error',
    code: 'internal-error',
    message: `presskit failed: ${reason}`,
    hint: `please report it, with the episode: ${calls.map((call) => call.trim().replace(/\(?file:.*\//, '(')).join(' ')}`,
  }
}
