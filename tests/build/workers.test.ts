import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createProject, episode } from '../cli/project.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The bundle, made for this test: worker threads of Node 20 cannot run the sources. */
let bundle: string
beforeAll(async () => {
  const { bundle: makeBundle } = await import('../../scripts/build.mjs')
  bundle = await mkdtemp(join(root, 'node_modules', '.presskit-test-'))
  await makeBundle(bundle)
})
afterAll(() => rm(bundle, { recursive: true, force: true }))

let project: Awaited<ReturnType<typeof createProject>>
afterEach(() => project.remove())

function presskit(...args: string[]) {
  return promisify(execFile)(process.execPath, [join(bundle, 'bin.js'), ...args], { cwd: project.dir })
}

test('kits have the same bytes and the same order at any parallelism', async () => {
  const episodes = Array.from({ length: 9 }, (_, i) => [`episodes/${i + 1}.yaml`, episode(i + 1, `Night ${i + 1}`)])
  project = await createProject(Object.fromEntries(episodes))
  const one = await presskit('build', '--jobs', '1', '--out', 'one')
  const three = await presskit('build', '--jobs', '3', '--out', 'three')
  const kitLines = (stdout: string) => stdout.split('\n').slice(0, 9)
  expect(kitLines(three.stdout)).toEqual(kitLines(one.stdout).map((line) => line.replace('one/', 'three/')))

  const names = await readdir(join(project.dir, 'one'))
  expect(names).toHaveLength(9)
  expect(await readdir(join(project.dir, 'three'))).toEqual(names)
  for (const name of names) {
    const [a, b] = await Promise.all(['one', 'three'].map((folder) => readFile(join(project.dir, folder, name))))
    expect(b?.equals(a as Buffer), name).toBe(true)
  }
})

test('a broken episode does not stop the workers, and is reported as without them', async () => {
  project = await createProject({
    'episodes/1.yaml': episode(1, 'Night 1'),
    'episodes/2.yaml': 'title: Night 2\nlogline: [\n',
    'episodes/3.yaml': episode(3, 'Night 3'),
    'templates/plain/style.css': 'h1 { colour: red }',
  })
  const failed = async (jobs: string) => {
    const error = await presskit('build', '--jobs', jobs).catch((error) => error)
    return { code: error.code, stderr: error.stderr }
  }
  const alone = await failed('1')
  expect(alone.code).toBe(1)
  expect(alone.stderr).toContain('episodes/2.yaml:')
  expect(await failed('2')).toEqual(alone)
  expect(await readdir(join(project.dir, 'output'))).toHaveLength(2)
})

test('a reader that has seen enough is no failure', async () => {
  project = await createProject({})
  const command = `set -o pipefail; "${process.execPath}" "${join(bundle, 'bin.js')}" schema | true`
  // `true` ends long before Node has started, so that the pipe is closed when it is written to.
  const { stdout, stderr } = await promisify(execFile)('bash', ['-c', command], { cwd: project.dir })
  expect({ stdout, stderr }).toEqual({ stdout: '', stderr: '' })
})
