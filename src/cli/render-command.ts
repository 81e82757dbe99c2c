import { readFile } from 'node:fs/promises'
import { dirname, isAbsolute, relative, resolve } from 'node:path'
import { systemReason, writeFileAtomically } from '../build/write-file.ts'
import type { PdfStandard } from '../pdf/standards.ts'
import { countDiagnostics, sortDiagnostics } from '../print-diagnostic.ts'
import { renderHtml } from '../render.ts'
import { cannotWrite, counted, exit, type Io, sourceDate } from './io.ts'
import { exitCodeFor, printDiagnostics } from './report.ts'

export interface RenderArguments {
  readonly file: string
  /** Default: the page's name with `.pdf`. */
  readonly output?: string
  readonly pdf?: PdfStandard
  readonly imageDpi?: number
  readonly strict?: boolean
  readonly quiet?: boolean
}

/** `presskit render`: any HTML page to a PDF, with the engine that sets the kits. */
export async function renderCommand(args: RenderArguments, io: Io): Promise<number> {
  const { file, strict = false, quiet = false } = args
  const path = resolve(io.cwd, file)
  let html: string
  try {
    html = await readFile(path, 'utf8')
  } catch (error) {
    io.stderr.write(`presskit: cannot read ${file}: ${systemReason(error as Error)}\n`)
    return exit.usage
  }
  const output = args.output ?? `${file.replace(/\.x?html?$/i, '')}.pdf`
  const date = sourceDate(io.env)
  const { pdf, pages, diagnostics } = await renderHtml(html, {
    baseDir: dirname(path),
    projectDir: isInside(path, io.cwd) ? io.cwd : dirname(path),
    path: file,
    ...(date !== undefined && { sourceDate: date }),
    ...(args.pdf !== undefined && { standard: args.pdf }),
    ...(args.imageDpi !== undefined && { imageDpi: args.imageDpi }),
  })
  const problem = await writeFileAtomically(resolve(io.cwd, output), pdf)
  printDiagnostics(diagnostics, io)
  if (problem !== undefined) return cannotWrite(problem, io)
  if (!quiet)
    io.stdout.write(`${output} (${counted(pages, 'page')}), ${countDiagnostics(sortDiagnostics(diagnostics))}\n`)
  return exitCodeFor(diagnostics, strict)
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return !way.startsWith('..') && !isAbsolute(way)
}
