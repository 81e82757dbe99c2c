import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { verifyKit } from '../build/verify-kit.ts'
import { systemReason } from '../build/write-file.ts'
import { exit, type Io } from './io.ts'

/** `presskit verify`: is this PDF, byte for byte, what its episode makes here and now? */
export async function verifyCommand(file: string, io: Io): Promise<number> {
  const pdf = await readFile(resolve(io.cwd, file)).catch((error: Error) => error)
  if (pdf instanceof Error) {
    io.stderr.write(`presskit: cannot read ${file}: ${systemReason(pdf)}\n`)
    return exit.usage
  }
  const result = await verifyKit(pdf, io.cwd)
  if (typeof result === 'string') {
    io.stderr.write(`presskit: cannot verify ${file}: ${result}\n`)
    return exit.usage
  }
  const { same, differences, slug, episode = 'the data that it holds' } = result
  if (same) io.stdout.write(`${file}: byte for byte what ${episode} makes\n`)
  else io.stdout.write(`${file}: not what ${episode} makes\n${differences.map((line) => `  ${line}\n`).join('')}`)
  if (result.episode === undefined)
    io.stdout.write(
      `  no episode here makes a kit \`${slug}\`: compared with the data in the PDF and the templates here alone\n` +
        '  hint: run it in the folder of the project to compare with its episode\n',
    )
  return same ? exit.done : exit.problems
}
