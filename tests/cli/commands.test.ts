import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { createProject, presskit } from './project.ts'

let project: Awaited<ReturnType<typeof createProject>>
afterEach(() => project.remove())

test('render makes a PDF of any page, beside it', async () => {
  project = await createProject({ 'page.html': '<html lang="en"><title>Page</title><p>Hello</p></html>' })
  const { code, stdout } = await presskit(project.dir, ['render', 'page.html'])
  expect(stdout).toBe('page.pdf (1 page), no problems\n')
  expect(code).toBe(0)
  expect((await readFile(join(project.dir, 'page.pdf'))).subarray(0, 8).toString()).toBe('%PDF-1.7')
})

test('render writes where it is told, and reads files of the folder that it runs in', async () => {
  const page = '<html lang="en"><title>P</title><link rel="stylesheet" href="../p.css"><img src="../../x.png" alt="x">'
  project = await createProject({ 'pages/page.html': page, 'p.css': 'p { colour: red }' })
  const { code, stderr } = await presskit(project.dir, ['render', 'pages/page.html', '-o', 'out/page.pdf'])
  expect(stderr).toContain('p.css:1:5')
  expect(stderr).toContain('pages/page.html:1:')
  expect(stderr).toContain('leads outside')
  expect(code).toBe(1)
  expect((await readFile(join(project.dir, 'out/page.pdf'))).length).toBeGreaterThan(500)
})

test('render of a page that is not there is wrong usage', async () => {
  project = await createProject({})
  const { code, stderr } = await presskit(project.dir, ['render', 'nothing.html'])
  expect(stderr).toContain('cannot read nothing.html')
  expect(code).toBe(2)
})

test('where a folder stands in the way, render and extract say so in a line', async () => {
  project = await createProject({
    'page.html': '<html lang="en"><title>Page</title><p>Hello</p></html>',
    'a/b.txt': '',
  })
  const { code, stdout, stderr } = await presskit(project.dir, ['render', 'page.html', '-o', 'a'])
  expect(stderr).toBe('presskit: cannot write a: it is a folder\n')
  expect(stdout).toBe('')
  expect(code).toBe(1)
  expect(await readdir(project.dir)).not.toContainEqual(expect.stringContaining('.tmp'))
  expect((await presskit(project.dir, ['render', 'a'])).stderr).toBe('presskit: cannot read a: it is a folder\n')
  expect((await presskit(project.dir, ['extract', 'a'])).stderr).toBe('presskit: cannot read a: it is a folder\n')
})

test('init in a file is wrong usage', async () => {
  project = await createProject({ 'notes.txt': 'x' })
  const { code, stdout, stderr } = await presskit(project.dir, ['init', 'notes.txt'])
  expect(stderr).toBe('presskit: notes.txt is a file, not a folder; nothing was written\n')
  expect(stdout).toBe('')
  expect(code).toBe(2)
})

test.each(['episode', 'series'])('schema prints the JSON Schema of an %s', async (which) => {
  project = await createProject({})
  const { code, stdout } = await presskit(project.dir, ['schema', which])
  expect(JSON.parse(stdout)).toMatchObject({ type: 'object', properties: { logline: {} } })
  expect(code).toBe(0)
})

test('init starts a project that builds, and never overwrites one', async () => {
  project = await createProject({})
  const started = await presskit(project.dir, ['init', 'new'])
  expect(started.code).toBe(0)
  const built = await presskit(join(project.dir, 'new'), ['build'])
  expect(built.stderr).toBe('')
  expect(built.code).toBe(0)
  await writeFile(join(project.dir, 'new', 'mine.txt'), '')
  const again = await presskit(project.dir, ['init', 'new'])
  expect(again.stderr).toContain('exists already')
  expect(again.code).toBe(2)
})

test('--version and --help go to stdout', async () => {
  project = await createProject({})
  expect((await presskit(project.dir, ['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  const { code, stdout } = await presskit(project.dir, ['build', '--help'])
  expect(stdout).toContain('--paper <size>')
  expect(code).toBe(0)
})

test('--pdf says what the PDF conforms to, and refuses with the reason what cannot be', async () => {
  project = await createProject({ 'page.html': '<html lang="en"><title>Page</title><p>Hello</p></html>' })
  expect((await presskit(project.dir, ['render', 'page.html', '--pdf', 'a4'])).code).toBe(0)
  expect((await readFile(join(project.dir, 'page.pdf'))).subarray(0, 8).toString()).toBe('%PDF-2.0')
  const { code, stderr } = await presskit(project.dir, ['render', 'page.html', '--pdf', 'x4'])
  expect(stderr).toContain('PDF/X-4 needs the ICC profile of the press')
  expect(code).toBe(2)
})
