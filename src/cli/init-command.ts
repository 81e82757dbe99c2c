import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { writeFileAtomically } from '../build/write-file.ts'
import { initialFiles } from '../episode/initial-files.ts'
import { cannotWrite, exit, type Io } from './io.ts'

/** `presskit init`: the files of a new project. Never overwrites one. */
export async function initCommand(folder: string, io: Io): Promise<number> {
  const target = resolve(io.cwd, folder)
  if ((await stat(target).catch(() => undefined))?.isFile()) {
    io.stderr.write(`presskit: ${folder} is a file, not a folder; nothing was written\n`)
    return exit.usage
  }
  const files = [...initialFiles()]
  const existing: string[] = []
  for (const [path] of files) if (await stat(join(target, path)).catch(() => undefined)) existing.push(path)
  if (existing.length > 0) {
    io.stderr.write(`presskit: ${existing.join(', ')} exists already; nothing was written\n`)
    return exit.usage
  }
  for (const [path, text] of files) {
    const problem = await writeFileAtomically(join(target, path), Buffer.from(text))
    if (problem !== undefined) return cannotWrite(problem, io)
    io.stdout.write(`${path}\n`)
  }
  io.stdout.write('Now run: npx presskit build\n')
  return exit.done
}
