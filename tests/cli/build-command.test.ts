import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { createProject, episode, presskit } from './project.ts'

let project: Awaited<ReturnType<typeof createProject>>
afterEach(() => project.remove())

/** Without the part that a clock says. */
function summaryOf(stdout: string): string | undefined {
  return stdout
    .trimEnd()
    .split('\n')
    .at(-1)
    ?.replace(/in \d+\.\d s/, 'in … s')
}

function outputs(folder = 'output'): Promise<string[]> {
  return readdir(join(project.dir, folder))
}

test('builds every episode, and says so', async () => {
  project = await createProject({
    'episodes/one.yaml': episode(1, 'The Ferry'),
    'episodes/season 2/two.yaml': episode(2, 'The Quay'),
  })
  const { code, stdout, stderr } = await presskit(project.dir, ['build'])
  expect(stderr).toBe('')
  expect(stdout.split('\n').slice(0, 2)).toEqual([
    'output/harbour-lights-1-the-ferry.pdf (1 page)',
    'output/harbour-lights-2-the-quay.pdf (1 page)',
  ])
  expect(summaryOf(stdout)).toBe('2 kits, 2 pages in … s, no problems')
  expect(code).toBe(0)
  expect(await outputs()).toEqual(['harbour-lights-1-the-ferry.pdf', 'harbour-lights-2-the-quay.pdf'])
})

test('a broken episode is reported at its line, and does not stop the others', async () => {
  project = await createProject({
    'episodes/one.yaml': 'title: The Ferry\nlogline: [A ferry\n',
    'episodes/two.yaml': episode(2, 'The Quay'),
  })
  const { code, stdout, stderr } = await presskit(project.dir, ['build'])
  expect(code).toBe(1)
  expect(stderr).toMatch(/^episodes\/one\.yaml:\d:\d+ error: /)
  expect(stdout).toContain('episodes/one.yaml: not built\n')
  expect(summaryOf(stdout)).toMatch(/^1 of 2 kits, 1 page in … s, \d+ errors?$/)
  expect(await outputs()).toEqual(['harbour-lights-2-the-quay.pdf'])
})

test('a problem in the series is printed once, however many episodes it has', async () => {
  project = await createProject({
    'episodes/series.yaml': 'series: Harbour Lights\ntemplate: plain\nnetwrk: Three\n',
    'episodes/one.yaml': episode(1, 'The Ferry'),
    'episodes/two.yaml': episode(2, 'The Quay'),
  })
  const { stderr } = await presskit(project.dir, ['build'])
  expect(stderr.match(/netwrk`/g)).toHaveLength(1)
})

test('warnings fail with --strict only', async () => {
  project = await createProject({
    'templates/plain/style.css': 'h1 { colour: red }',
    'episodes/one.yaml': episode(1, 'The Ferry'),
  })
  const lenient = await presskit(project.dir, ['build'])
  const strict = await presskit(project.dir, ['build', '--strict'])
  expect(lenient.stderr).toContain('templates/plain/style.css:1:6 warning')
  expect([lenient.code, strict.code]).toEqual([0, 1])
})

test('a .yml file is an episode like any other', async () => {
  project = await createProject({
    'episodes/one.yml': episode(1, 'The Ferry'),
    'episodes/sea/series.yml': 'paper: A4\nseries: The Sea\n',
    'episodes/sea/two.yml': episode(2, 'The Quay'),
  })
  const all = await presskit(project.dir, ['build'])
  expect(all.stderr).toBe('')
  expect(await outputs()).toEqual(['harbour-lights-1-the-ferry.pdf', 'the-sea-2-the-quay.pdf'])
  expect((await presskit(project.dir, ['build', 'one', '--out', 'again'])).code).toBe(0)
  expect(await outputs('again')).toEqual(['harbour-lights-1-the-ferry.pdf'])
})

test('a series.yaml that a shell names among the episodes is passed over', async () => {
  project = await createProject({ 'episodes/one.yaml': episode(1, 'The Ferry') })
  const among = await presskit(project.dir, ['build', 'episodes/one.yaml', 'episodes/series.yaml', '--strict'])
  expect(among.stderr).toContain('info: `episodes/series.yaml` is what episodes share, and makes no kit of its own')
  expect(await outputs()).toEqual(['harbour-lights-1-the-ferry.pdf'])
  expect(among.code).toBe(0)
  const alone = await presskit(project.dir, ['build', 'episodes/series.yaml'])
  expect(alone.stderr).toContain('error: `episodes/series.yaml` is what episodes share')
  expect(alone.stderr).toContain('hint: name an episode, or the folder `episodes` for all that it holds')
  expect(alone.code).toBe(1)
})

test('the paper may be written in any case', async () => {
  project = await createProject({ 'episodes/one.yaml': `${episode(1, 'The Ferry')}paper: Letter\n` })
  const given = await presskit(project.dir, ['build', '--paper', 'A4', '--quiet'])
  expect(given).toEqual({ code: 0, stdout: '', stderr: '' })
})

test('two kits for one file: neither is written, and the others are', async () => {
  project = await createProject({
    'episodes/one.yaml': episode(1, 'The Ferry'),
    'episodes/two.yaml': episode(1, 'The ferry!'),
    'episodes/three.yaml': episode(3, 'The Quay'),
  })
  const { code, stderr } = await presskit(project.dir, ['build'])
  expect(code).toBe(1)
  expect(stderr).toContain(
    'error: `episodes/one.yaml` and `episodes/two.yaml` would both be written to `output/harbour-lights-1-the-ferry.pdf`',
  )
  expect(await outputs()).toEqual(['harbour-lights-3-the-quay.pdf'])
})

test('only the episodes that were named, into the folder that was named', async () => {
  project = await createProject({
    'episodes/a/one.yaml': episode(1, 'The Ferry'),
    'episodes/b/two.yaml': episode(2, 'The Quay'),
    'episodes/b/three.yaml': episode(3, 'The Rope'),
  })
  await presskit(project.dir, ['build', 'a/one', 'episodes/b/two.yaml', '--out', 'elsewhere'])
  expect(await outputs('elsewhere')).toEqual(['harbour-lights-1-the-ferry.pdf', 'harbour-lights-2-the-quay.pdf'])
})

test('--json prints one line a kit, with problems by line and column', async () => {
  project = await createProject({
    'templates/plain/style.css': '@page { size: 400pt }\nh1 { colour: red }',
    'episodes/one.yaml': episode(1, 'The Ferry'),
  })
  const { stdout, stderr } = await presskit(project.dir, ['build', '--json'])
  expect(stderr).toBe('')
  const [line, ...rest] = stdout.trimEnd().split('\n')
  expect(rest).toEqual([])
  expect(JSON.parse(line ?? '')).toMatchObject({
    episode: 'episodes/one.yaml',
    output: 'output/harbour-lights-1-the-ferry.pdf',
    pages: 1,
    diagnostics: [{ severity: 'warning', file: 'templates/plain/style.css', line: 2, column: 6 }],
  })
})

test('--quiet prints nothing when there is nothing to complain of', async () => {
  project = await createProject({ 'episodes/one.yaml': episode(1, 'The Ferry') })
  expect(await presskit(project.dir, ['build', '--quiet'])).toEqual({ code: 0, stdout: '', stderr: '' })
})

test('a terminal sees how far it is', async () => {
  project = await createProject({ 'episodes/one.yaml': episode(1, 'The Ferry') })
  let shown = ''
  const write = (text: string) => {
    shown += text
  }
  await presskit(project.dir, ['build'], { stderr: { isTTY: true, write } })
  expect(shown).toContain('1/1 episodes/one.yaml')
  expect(shown.endsWith('\r\x1b[2K')).toBe(true)
})

test.each([
  { args: ['build', '--jobs', '0'], says: 'whole number' },
  { args: ['build', '--paper', 'a5'], says: 'Allowed choices are letter, a4' },
  { args: ['build', '--colour'], says: "unknown option '--colour'" },
  { args: ['biuld'], says: '(Did you mean build?)' },
  { args: [], says: 'Usage: presskit' },
])('wrong usage: presskit $args', async ({ args, says }) => {
  project = await createProject({})
  const { code, stderr } = await presskit(project.dir, args)
  expect(stderr).toContain(says)
  expect(code).toBe(2)
})

test('an episode that does not exist, and a template that does not', async () => {
  project = await createProject({ 'episodes/one.yaml': episode(1, 'The Ferry') })
  const episodeMissing = await presskit(project.dir, ['build', 'two'])
  expect(episodeMissing.stderr).toContain('there is no episode or folder `two`')
  expect(episodeMissing.code).toBe(1)
  const templateMissing = await presskit(project.dir, ['build', '--template', 'plian'])
  expect(templateMissing.stderr).toContain('did you mean `plain`?')
  expect(templateMissing.code).toBe(1)
})

test('an interrupted build leaves neither half files nor temporary ones', async () => {
  project = await createProject({
    'episodes/one.yaml': episode(1, 'The Ferry'),
    'episodes/two.yaml': episode(2, 'The Quay'),
  })
  const interruption = new AbortController()
  const { code, stdout } = await presskit(project.dir, ['build'], {
    signal: interruption.signal,
    // The first step of the progress line comes after the first kit.
    stderr: { isTTY: true, write: (text) => text.includes('1/2') && interruption.abort() },
  })
  expect(code).toBe(130)
  expect(summaryOf(stdout)).toMatch(/^Stopped: 1 kit, 1 page/)
  expect(await outputs()).toEqual(['harbour-lights-1-the-ferry.pdf'])
})

test('the same input gives the same bytes; SOURCE_DATE_EPOCH dates them', async () => {
  project = await createProject({ 'episodes/one.yaml': episode(1, 'The Ferry') })
  const bytes = async (env: Record<string, string> = {}) => {
    await presskit(project.dir, ['build'], { env })
    return readFile(join(project.dir, 'output/harbour-lights-1-the-ferry.pdf'))
  }
  const first = await bytes()
  expect((await bytes()).equals(first)).toBe(true)
  expect((await bytes({ SOURCE_DATE_EPOCH: '1700000000' })).equals(first)).toBe(false)
})

test('a kit with errors leaves the PDF of an earlier build alone', async () => {
  project = await createProject({ 'episodes/one.yaml': episode(1, 'The Ferry') })
  await presskit(project.dir, ['build'])
  const path = join(project.dir, 'output/harbour-lights-1-the-ferry.pdf')
  const before = await readFile(path)
  await writeFile(join(project.dir, 'templates/plain/kit.pdf.hbs'), '<p>{{#if title}}</p>')
  const { code, stdout, stderr } = await presskit(project.dir, ['build'])
  expect(code).toBe(1)
  expect(stderr).toContain('templates/plain/kit.pdf.hbs:1:')
  expect(stdout).toContain(
    'episodes/one.yaml: not built; output/harbour-lights-1-the-ferry.pdf is of an earlier build\n',
  )
  expect((await readFile(path)).equals(before)).toBe(true)
})

test('an episode with errors leaves the PDF of an earlier build alone, and says so', async () => {
  project = await createProject({ 'episodes/one.yaml': episode(1, 'The Ferry') })
  await presskit(project.dir, ['build'])
  await writeFile(join(project.dir, 'episodes/one.yaml'), `${episode(1, 'The Ferry')}netwrk: Three\n`)
  const { code, stdout } = await presskit(project.dir, ['build', '--json'])
  expect(code).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({ output: null, earlier: 'output/harbour-lights-1-the-ferry.pdf' })
})

test.each([
  { what: 'an empty template.yaml', files: { 'templates/house/template.yaml': '' } },
  { what: 'partials alone', files: { 'templates/house/partials/cast.hbs': 'x' } },
])('a template that makes no kit is an error: $what', async ({ files }) => {
  project = await createProject({ 'episodes/one.yaml': episode(1, 'The Ferry'), ...files })
  const { code, stdout, stderr } = await presskit(project.dir, ['build', '--template', 'house'])
  expect(stderr).toBe(
    `error: the template \`house\` has no \`kit.pdf.hbs\`, and extends none that has (no-document)
  hint: write \`extends: classic\` in \`templates/house/template.yaml\`, or a \`kit.pdf.hbs\` beside it

`,
  )
  expect(summaryOf(stdout)).toBe('0 of 1 kit, 0 pages in … s, 1 error')
  expect(code).toBe(1)
})

test.each([
  { out: 'notes.txt', reason: 'cannot write `notes.txt`: it is a file, not a folder' },
  { out: 'notes.txt/a/b', reason: 'cannot write `notes.txt/a/b`: a part of its path is a file, not a folder' },
])('an output folder that cannot be one is said once: --out $out', async ({ out, reason }) => {
  project = await createProject({
    'notes.txt': 'x',
    'episodes/one.yaml': episode(1, 'The Ferry'),
    'episodes/two.yaml': episode(2, 'The Quay'),
  })
  const { code, stdout, stderr } = await presskit(project.dir, ['build', '--out', out])
  expect(stderr).toBe(`error: ${reason} (cannot-write)\n\n`)
  expect(summaryOf(stdout)).toBe('0 of 2 kits, 0 pages in … s, 1 error')
  expect(code).toBe(1)
})

test('a folder where a PDF should go stops that kit alone', async () => {
  project = await createProject({
    'output/harbour-lights-1-the-ferry.pdf/notes.txt': 'x',
    'episodes/one.yaml': episode(1, 'The Ferry'),
    'episodes/two.yaml': episode(2, 'The Quay'),
  })
  const { code, stdout, stderr } = await presskit(project.dir, ['build'])
  expect(stderr).toBe('error: cannot write `output/harbour-lights-1-the-ferry.pdf`: it is a folder (cannot-write)\n\n')
  expect(summaryOf(stdout)).toBe('1 of 2 kits, 1 page in … s, 1 error')
  expect(await outputs()).toEqual(['harbour-lights-1-the-ferry.pdf', 'harbour-lights-2-the-quay.pdf'])
  expect(code).toBe(1)
})

test('--password makes a locked copy of each kit beside it', async () => {
  project = await createProject({ 'episodes/ferry.yaml': episode(7, 'Ferry') })
  const { code, stdout } = await presskit(project.dir, ['build', '--password', 'key', '--allow', 'print'])
  expect(stdout).toContain('output/harbour-lights-7-ferry-locked.pdf (asks for the password)\n')
  expect(code).toBe(0)
  const locked = await readFile(join(project.dir, 'output/harbour-lights-7-ferry-locked.pdf'))
  expect(locked.includes('/Encrypt')).toBe(true)
  expect((await readFile(join(project.dir, 'output/harbour-lights-7-ferry.pdf'))).includes('/Encrypt')).toBe(false)
  const extracted = await presskit(project.dir, ['extract', 'output/harbour-lights-7-ferry-locked.pdf'])
  expect(extracted.stderr).toContain('is a locked copy')
})

test.each([
  { args: ['--allow', 'print'], problem: 'need --password' },
  { args: ['--password', 'key', '--allow', 'fly'], problem: '`fly` is none of print, copy, annotate, change' },
  { args: ['--password', ''], problem: 'must not be empty' },
])('a lock that makes no sense is wrong usage: $args', async ({ args, problem }) => {
  project = await createProject({ 'episodes/ferry.yaml': episode(7, 'Ferry') })
  const { code, stderr } = await presskit(project.dir, ['build', ...args])
  expect(stderr).toContain(problem)
  expect(code).toBe(2)
})
