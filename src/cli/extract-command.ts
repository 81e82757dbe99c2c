import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { systemReason, writeFileAtomically } from '../build/write-file.ts'
import { readCarried } from '../pdf/read-carried.ts'
import { cannotWrite, exit, type Io } from './io.ts'

export interface ExtractArguments {
  readonly file: string
  /** Default: printed. */
  readonly output?: string
  /** The facts in the words of schema.org, instead of the data. */
  readonly jsonLd?: boolean
}

/** `presskit extract`: the data that a kit was made of, out of its PDF. */
export async function extractCommand({ file, output, jsonLd = false }: ExtractArguments, io: Io): Promise<number> {
  const pdf = await readFile(resolve(io.cwd, file)).catch((error: Error) => error)
  if (pdf instanceof Error) return fail(`cannot read ${file}: ${systemReason(pdf)}`, io)
  const carried = readCarried(pdf)
  if (carried === 'no PDF') return fail(`${file} is no PDF`, io)
  if (carried === 'locked') return fail(`${file} is a locked copy; extract from the kit that it was made of`, io)
  const wanted = jsonLd ? 'application/ld+json' : 'application/yaml'
  const found = carried.files.find(({ mediaType }) => mediaType === wanted)
  if (found === undefined) return fail(`${file} holds no data of a kit`, io)
  if (output === undefined) {
    io.stdout.write(Buffer.from(found.bytes).toString('utf8'))
    return exit.done
  }
  const problem = await writeFileAtomically(resolve(io.cwd, output), found.bytes)
  return problem === undefined ? exit.done : cannotWrite(problem, io)
}

function fail(message: string, io: Io): number {
  io.stderr.write(`presskit: ${message}\n`)
  return exit.usage
}
