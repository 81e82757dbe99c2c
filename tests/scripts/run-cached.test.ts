import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runCached } from '../../scripts/run-cached.mjs'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'presskit-'))
  file = join(folder, 'engine.cjs')
  writeFileSync(
    file,
    "exports.folder = __dirname; exports.join = (...parts) => require('node:path').posix.join(...parts)",
  )
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const run = () => runCached(pathToFileURL(file).href)

test('the file runs as `require` would run it, and again from its bytecode', () => {
  const first = run()
  expect(first.exports.join('a', 'b')).toBe('a/b')
  expect(first.cached).toBe(false)
  first.keep()
  const second = run()
  expect(second.cached).toBe(true)
  expect(second.exports.join('a', 'b')).toBe('a/b')
  expect(second.exports.folder).toBe(folder)
  expect(readdirSync(folder)).toEqual(['engine.cjs', 'engine.cjs.v8'])
})

test('what is no bytecode of this V8 is as good as none', () => {
  writeFileSync(join(folder, 'engine.cjs.v8'), 'from another version')
  expect(run()).toMatchObject({ cached: false, exports: { folder } })
})

test('where nothing may be written, nothing is kept', () => {
  const { keep } = run()
  rmSync(folder, { recursive: true })
  expect(keep).not.toThrow()
})
