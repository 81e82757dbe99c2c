import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** Name of the file that is written before it is given its own name; in the same folder, so that renaming is one step. */
export function temporaryName(path: string): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}.tmp`)
}

/** Why a file was not written. */
export interface WriteProblem {
  /** What is at fault: the file, or the folder that it should go to. */
  readonly path: string
  /** In words, to follow the path: `it is a folder`. */
  readonly reason: string
}

/** Writes a file whole or not at all. Undefined once it is written. */
export async function writeFileAtomically(path: string, bytes: Uint8Array): Promise<WriteProblem | undefined> {
  const temporary = temporaryName(path)
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(temporary, bytes)
    await rename(temporary, path)
    return undefined
  } catch (error) {
    // Where the folder itself is a file, there is nothing to remove.
    await rm(temporary, { force: true }).catch(() => {})
    return problemOf(error as NodeJS.ErrnoException, path)
  }
}

function problemOf(error: NodeJS.ErrnoException, path: string): WriteProblem {
  const reason = systemReason(error)
  return { path: ['EISDIR', 'ENAMETOOLONG'].includes(error.code ?? '') ? path : dirname(path), reason }
}

/** What the system refuses to do with a file, in words that follow its path. */
export function systemReason({ code = '', message }: NodeJS.ErrnoException): string {
  return reasons[code] ?? message
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EISDIR: 'it is a folder',
  EEXIST: 'it is a file, not a folder',
  ENOTDIR: 'a part of its path is a file, not a folder',
  ENOENT: 'there is no such file',
  ENAMETOOLONG: 'its name is too long',
}
