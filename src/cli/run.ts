import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { packageVersion } from '../build/package-root.ts'
import type { BuildArguments } from './build-command.ts'
import { exit, type Io } from './io.ts'
import type { RenderArguments } from './render-command.ts'

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
    throw error
  }
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
    .addOption(new Option('--paper <size>', 'size of the sheet').choices(['letter', 'a4']))
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
    .option('--strict', 'warnings fail')
    .option('--quiet', 'print problems only')
    .action(async (file: string, options: Omit<RenderArguments, 'file'>) => {
      const { renderCommand } = await import('./render-command.ts')
      finish(await renderCommand({ file, ...options }, io))
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

function positiveInteger(value: string): number {
  if (!/^[1-9]\d{0,3}$/.test(value)) throw new InvalidArgumentError('It must be a whole number from 1 up.')
  return Number(value)
}
