// Part of what dist/ is: how its entry points load the code they share.
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import Module, { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import vm from 'node:vm'

/**
 * Runs a CommonJS file, in ASCII, with the bytecode that V8 made of it in an earlier process, kept beside it: compiling
 * our megabytes of code anew would take a quarter of the time that a kit takes from start to end. V8 refuses bytecode of
 * another version of itself. Its only check of the source is its length, so the file's name must change with its content. The
 * file may not `import()`.
 *
 * @param {string} url relative to this one, or absolute
 */
export function runCached(url) {
  const file = new URL(url, import.meta.url)
  const path = fileURLToPath(file)
  const kept = `${path}.v8`
  const cachedData = readIfThere(kept)
  const script = new vm.Script(Module.wrap(readFileSync(path, 'latin1')), {
    filename: file.href,
    ...(cachedData && { cachedData }),
  })
  /** @type {{ exports: any }} */
  const module = { exports: {} }
  script.runInThisContext()(module.exports, createRequire(file), module, path, dirname(path))
  return {
    exports: module.exports,
    /** Was there bytecode for this V8? */
    cached: cachedData !== undefined && script.cachedDataRejected === false,
    /** Keeps the bytecode of all functions that have been called so far, where the folder may be written to. */
    keep: () => writeIfAllowed(kept, script.createCachedData()),
  }
}

/** @param {string} path */
function readIfThere(path) {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

/**
 * @param {string} path
 * @param {Uint8Array} bytes
 */
function writeIfAllowed(path, bytes) {
  const temporary = `${path}.${process.pid}`
  try {
    writeFileSync(temporary, bytes)
    renameSync(temporary, path) // other processes see all of it or nothing
  } catch {
    rmSync(temporary, { force: true })
  }
}
