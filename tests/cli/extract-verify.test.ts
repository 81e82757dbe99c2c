import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createProject, episode, presskit } from './project.ts'

let project: Awaited<ReturnType<typeof createProject>>
const pdf = 'output/harbour-lights-7-ferry.pdf'

beforeEach(async () => {
  project = await createProject({ 'episodes/ferry.yaml': episode(7, 'Ferry') })
  const { code, stderr } = await presskit(project.dir, ['build', '--quiet'])
  expect(stderr).toBe('')
  expect(code).toBe(0)
})
afterEach(() => project.remove())

const run = (...args: string[]) => presskit(project.dir, args)

test('extract prints the data of a kit, series and episode in one', async () => {
  const { code, stdout } = await run('extract', pdf)
  expect(code).toBe(0)
  expect(stdout).toContain('title: Ferry\n')
  expect(stdout).toContain('series:\n  title: Harbour Lights\n')
})

test('extract writes the facts in the words of schema.org to a file', async () => {
  expect((await run('extract', pdf, '--json-ld', '-o', 'facts.json')).code).toBe(0)
  const facts = JSON.parse(await readFile(join(project.dir, 'facts.json'), 'utf8'))
  expect(facts).toMatchObject({ '@type': 'TVEpisode', name: 'Ferry', partOfSeries: { name: 'Harbour Lights' } })
})

test('the data are there also when another program has written the PDF anew', async () => {
  const file = join(project.dir, pdf)
  const { stdout } = await run('extract', pdf)
  const document = await PDFDocument.load(await readFile(file), { updateMetadata: false })
  await writeFile(file, await document.save({ useObjectStreams: false }))
  expect((await run('extract', pdf)).stdout).toBe(stdout)
})

test('a kit made of its data alone has the same data', async () => {
  await run('extract', pdf, '-o', 'episodes/again.yaml')
  await rm(join(project.dir, 'episodes/ferry.yaml'))
  const before = await readFile(join(project.dir, pdf))
  await run('build', '--quiet')
  expect((await readFile(join(project.dir, pdf))).equals(before)).toBe(true)
})

test('verify tells a kit that its episode still makes', async () => {
  const { code, stdout } = await run('verify', pdf)
  expect(stdout).toBe(`${pdf}: byte for byte what episodes/ferry.yaml makes\n`)
  expect(code).toBe(0)
})

test('verify remembers the date, paper and standard that a kit was made with', async () => {
  await presskit(project.dir, ['build', '--quiet', '--paper', 'a4'], { env: { SOURCE_DATE_EPOCH: '1700000000' } })
  expect((await run('verify', pdf)).code).toBe(0)
})

test('verify names what has changed since', async () => {
  await writeFile(join(project.dir, 'episodes/ferry.yaml'), `${episode(7, 'Ferry')}network: NBC\n`)
  await writeFile(join(project.dir, 'templates/plain/style.css'), 'h1 { color: red }')
  const { code, stdout } = await run('verify', pdf)
  expect(stdout).toBe(
    `${pdf}: not what episodes/ferry.yaml makes
  the episode has changed since: \`network\`
  the template \`plain\` has changed since
`,
  )
  expect(code).toBe(1)
})

test('verify notices that the PDF itself was changed', async () => {
  const file = join(project.dir, pdf)
  const bytes = await readFile(file)
  await writeFile(file, Buffer.concat([bytes, Buffer.from('% more\n')]))
  const { code, stdout } = await run('verify', pdf)
  expect(stdout).toContain('data and template are the same')
  expect(code).toBe(1)
})

test('without its project, a kit is verified by the data that it holds, and that is said', async () => {
  await rm(join(project.dir, 'episodes'), { recursive: true })
  const { code, stdout } = await run('verify', pdf)
  expect(stdout).toBe(
    `${pdf}: byte for byte what the data that it holds makes
  no episode here makes a kit \`harbour-lights-7-ferry\`: compared with the data in the PDF and the templates here alone
  hint: run it in the folder of the project to compare with its episode
`,
  )
  expect(code).toBe(0)
})

test.each(['extract', 'verify'])('%s wants the PDF of a kit', async (command) => {
  await writeFile(join(project.dir, 'text.pdf'), 'no PDF')
  await writeFile(join(project.dir, 'page.html'), '<html lang=en><title>x</title>x')
  await run('render', 'page.html')
  for (const file of ['none.pdf', 'text.pdf', 'page.pdf']) {
    const { code, stderr } = await run(command, file)
    expect(stderr).toContain(file)
    expect(code).toBe(2)
  }
})
