import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import type { Paper } from '../build/options.ts'
import { packageVersion } from '../build/package-root.ts'
import { systemReason } from '../build/write-file.ts'
import { type Permission, permissions } from '../pdf/encryption.ts'
import { defaultStandard, type PdfStandard, refusals, standards } from '../pdf/standards.ts'
import type { BuildArguments } from './build-command.ts'
import type { ExtractArguments } from './extract-command.ts'
import { exit, type Io } from './io.ts'
import type { RenderArguments } from './render-command.ts'

const papers: readonly Paper[] = ['letter', 'a4']

/** Runs `presskit` with its arguments (those after the command's name) and gives the exit code. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  let code: number = exit.done
  const program = createProgram(io, (result) => {
    code = result
  })
  if (args.length === 0) {
    program.outputHelp({ error: true })
    return exit.usage
  }
  try {
    await program.parseAsync([...args], { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exit.done : exit.usage
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
    if (!isSystemError(cause)) throw error
    const what = cause === error ? cause.message : `${(error as Error).message}: ${systemReason(cause)}`
    io.stderr.write(`presskit: ${what}\n`)
    return exit.problems
  }
}

/** Has the system refused something: a folder without permission to read it? That is no fault of ours. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}

/** Commands load their own code when they are called, so that `--help` and `schema` do not wait for the engine. */
function createProgram(io: Io, finish: (code: number) => void): Command {
  const program = new Command('presskit')
    .description('press kits from YAML and Handlebars, as tagged PDFs')
    .version(packageVersion())
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text),
      getOutHelpWidth: () => io.stdout.columns ?? 80,
      getErrHelpWidth: () => io.stderr.columns ?? 80,
    })

  program
    .command('build')
    .description('build press kits from episodes')
    .argument('[episodes...]', 'files or folders of episodes (default: all of episodes/)')
    .option('--template <name>', 'template to use instead of what the episodes say')
    .option('--out <folder>', 'folder for the PDFs (default: output)')
    .addOption(paperOption())
    .addOption(pdfOption())
    .option('--image-dpi <number>', 'samples an inch that pictures have at most', positiveInteger)
    .addOption(passwordOption())
    .addOption(allowOption())
    .option('--jobs <number>', 'kits to render at the same time', positiveInteger)
    .option('--strict', 'warnings fail the build')
    .option('--quiet', 'print problems only')
    .option('--json', 'print one line of JSON for each kit')
    .action(async (episodes: string[], options: Omit<BuildArguments, 'episodes'>) => {
      const { buildCommand } = await import('./build-command.ts')
      finish(await buildCommand({ episodes, ...options }, io))
    })

  program
    .command('render')
    .description('render any HTML page to a PDF')
    .argument('<file>', 'HTML file')
    .option('-o, --output <file>', 'the PDF (default: beside the page)')
    .addOption(pdfOption())
    .option('--image-dpi <number>', 'samples an inch that pictures have at most', positiveInteger)
    .option('--strict', 'warnings fail')
    .option('--quiet', 'print problems only')
    .action(async (file: string, options: Omit<RenderArguments, 'file'>) => {
      const { renderCommand } = await import('./render-command.ts')
      finish(await renderCommand({ file, ...options }, io))
    })

  program
    .command('extract')
    .description('print the data that a kit was made of')
    .argument('<file>', 'PDF of a kit')
    .option('-o, --output <file>', 'write them to a file')
    .option('--json-ld', 'the facts in the words of schema.org instead')
    .action(async (file: string, options: Omit<ExtractArguments, 'file'>) => {
      const { extractCommand } = await import('./extract-command.ts')
      finish(await extractCommand({ file, ...options }, io))
    })

  program
    .command('verify')
    .description('say whether a PDF is byte for byte what its episode makes')
    .argument('<file>', 'PDF of a kit')
    .action(async (file: string) => {
      const { verifyCommand } = await import('./verify-command.ts')
      finish(await verifyCommand(file, io))
    })

  program
    .command('schema')
    .description('print the JSON Schema of an episode or a series')
    .addArgument(new Argument('[which]').choices(['episode', 'series']).default('episode'))
    .action(async (which: 'episode' | 'series') => {
      const { schemaCommand } = await import('./schema-command.ts')
      finish(await schemaCommand(which, io))
    })

  program
    .command('init')
    .description('start a project: an episode, a series and what belongs to them')
    .argument('[folder]', 'where', '.')
    .action(async (folder: string) => {
      const { initCommand } = await import('./init-command.ts')
      finish(await initCommand(folder, io))
    })

  return program
}

/** `--paper A4` is as good as `a4`. */
function paperOption(): Option {
  return new Option('--paper <size>', 'size of the sheet').choices(papers).argParser((value) => {
    const paper = papers.find((name) => name === value.toLowerCase())
    if (paper === undefined) throw new InvalidArgumentError(`Allowed choices are ${papers.join(', ')}.`)
    return paper
  })
}

function pdfOption(): Option {
  const names = Object.keys(standards).join(', ')
  return new Option('--pdf <standard>', `what the PDFs conform to: ${names} (default: ${defaultStandard})`).argParser(
    pdfStandard,
  )
}

function pdfStandard(value: string): PdfStandard {
  if (value in standards) return value as PdfStandard
  const names = Object.keys(standards).join(', ')
  throw new InvalidArgumentError(`${refusals[value] ?? 'There is no such standard.'} It can be ${names}.`)
}

function passwordOption(): Option {
  return new Option('--password <password>', 'make locked copies too, that open with this password').argParser(
    (value) => {
      if (value === '') throw new InvalidArgumentError('It must not be empty.')
      return value
    },
  )
}

function allowOption(): Option {
  const what = `what locked copies allow besides reading: ${permissions.join(', ')} (default: print,copy)`
  return new Option('--allow <list>', what).argParser((value): readonly Permission[] => {
    const parts = value.split(',').filter((part) => part !== '')
    const wrong = parts.find((part) => !permissions.some((permission) => permission === part))
    if (wrong !== undefined) throw new InvalidArgumentError(`\`${wrong}\` is none of ${permissions.join(', ')}.`)
    return permissions.filter((permission) => parts.includes(permission))
  })
}

function positiveInteger(value: string): number {
  if (!/^[1-9]\d{0,3}$/.test(value)) throw new InvalidArgumentError('It must be a whole number from 1 up.')
  return Number(value)
}
