import { performance } from 'node:perf_hooks'
import { build } from '../build/build.ts'
import type { BuildResult, KitResult, Paper } from '../build/options.ts'
import type { Permission } from '../pdf/encryption.ts'
import type { PdfStandard } from '../pdf/standards.ts'
import { countDiagnostics, sortDiagnostics } from '../print-diagnostic.ts'
import { counted, exit, type Io, sourceDate } from './io.ts'
import { Progress } from './progress.ts'
import { diagnosticAsJson, exitCodeFor, printDiagnostics } from './report.ts'

export interface BuildArguments {
  readonly episodes: readonly string[]
  readonly template?: string
  readonly out?: string
  readonly paper?: Paper
  readonly pdf?: PdfStandard
  readonly imageDpi?: number
  readonly password?: string
  /** Default: to print and to copy. */
  readonly allow?: readonly Permission[]
  readonly jobs?: number
  readonly strict?: boolean
  readonly quiet?: boolean
  readonly json?: boolean
}

/** `presskit build`: PDFs into the output folder, problems to stderr, what was made to stdout. */
export async function buildCommand(args: BuildArguments, io: Io): Promise<number> {
  const { strict = false, quiet = false, json = false, pdf, password, allow, ...options } = args
  if (allow !== undefined && password === undefined) {
    io.stderr.write('presskit: --allow is about locked copies, which need --password\n')
    return exit.usage
  }
  const start = performance.now()
  const date = sourceDate(io.env)
  const progress = new Progress(io.stderr)
  const talks = !quiet && !json
  const result = await build({
    ...options,
    projectDir: io.cwd,
    signal: io.signal,
    ...(date !== undefined && { sourceDate: date }),
    ...(pdf !== undefined && { standard: pdf }),
    ...(password !== undefined && { lock: { password, allowed: allow ?? ['print', 'copy'] } }),
    onPlan: (kits) => talks && progress.start(kits),
    onResult: (kit) => talks && progress.step(kit.episode),
  })
  if (talks) progress.clear()

  const diagnostics = sortDiagnostics([...result.diagnostics, ...result.kits.flatMap((kit) => kit.diagnostics)])
  if (json) for (const kit of result.kits) io.stdout.write(`${JSON.stringify(kitAsJson(kit))}\n`)
  printDiagnostics(json ? result.diagnostics : diagnostics, io)
  if (talks) {
    for (const kit of result.kits) {
      io.stdout.write(`${kitLine(kit)}\n`)
      if (kit.locked !== undefined) io.stdout.write(`${kit.locked} (asks for the password)\n`)
    }
    io.stdout.write(`${summary(result, performance.now() - start, countDiagnostics(diagnostics))}\n`)
  }
  if (result.aborted) return exit.interrupted
  const unbuilt = result.kits.some(({ output }) => output === undefined)
  return unbuilt ? exit.problems : exitCodeFor(diagnostics, strict)
}

function kitLine({ episode, output, earlier, pages }: KitResult): string {
  const left = earlier === undefined ? '' : `; ${earlier} is of an earlier build`
  return output === undefined ? `${episode}: not built${left}` : `${output} (${counted(pages, 'page')})`
}

function summary({ kits, aborted }: BuildResult, ms: number, problems: string): string {
  const built = kits.filter(({ output }) => output !== undefined)
  const pages = built.reduce((sum, kit) => sum + kit.pages, 0)
  const of = built.length < kits.length ? ` of ${kits.length}` : ''
  const made = `${built.length}${of} ${kits.length === 1 ? 'kit' : 'kits'}, ${counted(pages, 'page')}`
  return `${aborted ? 'Stopped: ' : ''}${made} in ${(ms / 1000).toFixed(1)} s, ${problems}`
}

function kitAsJson({ episode, output, earlier, locked, pages, ms, diagnostics }: KitResult): object {
  return {
    episode,
    output: output ?? null,
    ...(earlier !== undefined && { earlier }),
    ...(locked !== undefined && { locked }),
    pages,
    ms: Math.round(ms),
    diagnostics: diagnostics.map(diagnosticAsJson),
  }
}
