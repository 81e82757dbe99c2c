import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Diagnostic, Origin, Span } from '../src/diagnostic.ts'
import { createResources } from '../src/resources.ts'

let dir: string
let project: string

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'presskit-resources-'))
  project = join(dir, 'project')
  await mkdir(join(project, 'images'), { recursive: true })
  await writeFile(join(project, 'images', 'still 1.png'), 'picture')
  await writeFile(join(project, 'images', 'Größe 100% #1 & co?.jpg'), 'literal')
  await writeFile(join(dir, 'secret.txt'), 'secret')
  await symlink(join(dir, 'secret.txt'), join(project, 'images', 'link.txt'))
})
afterAll(() => rm(dir, { recursive: true }))

const place: Span = { source: { path: 'style.css', text: 'url(x)' }, start: 0, end: 6 }

async function read(url: string, origin: Origin = { template: place }) {
  const problems: Diagnostic[] = []
  const resources = createResources({ roots: [project], projectDir: project }, (problem) => problems.push(problem))
  const folders = [join(project, 'templates'), join(project, 'images')]
  const resource = await resources.read({ url, folders, origin })
  return { text: resource && Buffer.from(resource.bytes).toString(), resource, problem: problems[0] }
}

test.each([
  { url: 'still%201.png', why: 'relative to the best folder that has it' },
  { url: '../images/still%201.png?v=2#top', why: 'query and fragment are not part of the file name' },
  { url: '/images/still%201.png', why: 'a leading slash means the root' },
])('reads $url: $why', async ({ url }) => {
  expect(await read(url)).toMatchObject({ text: 'picture', resource: { path: 'images/still 1.png' } })
})

test.each([
  { url: 'data:text/css,p%7Bcolor:red%7D', text: 'p{color:red}', mediaType: 'text/css' },
  { url: 'DATA:image/png;base64,aGk=', text: 'hi', mediaType: 'image/png' },
  { url: 'data:,', text: '', mediaType: 'text/plain' },
])('reads $url', async ({ url, text, mediaType }) => {
  expect(await read(url)).toMatchObject({ text, resource: { mediaType } })
})

test.each([
  { url: 'https://example.org/a.png', code: 'refused-url', message: '`https:` URLs are refused' },
  { url: '//example.org/a.png', code: 'refused-url', message: '`http:` URLs are refused' },
  { url: 'file:///etc/passwd', code: 'refused-url', message: '`file:` URLs are refused' },
  { url: '../../secret.txt', code: 'file-outside-project', message: 'leads outside the project' },
  { url: 'link.txt', code: 'file-outside-project', message: 'leads outside the project' },
  { url: '', code: 'missing-file', message: 'URL is empty' },
  { url: 'a%zz.png', code: 'broken-url', message: 'not a valid URL' },
  { url: 'data:image/png', code: 'broken-data-url', message: 'no comma' },
])('refuses `$url` with $code', async ({ url, code, message }) => {
  const { resource, problem } = await read(url)
  expect(resource).toBeUndefined()
  expect(problem).toMatchObject({ severity: 'error', code, message: expect.stringContaining(message), at: place })
})

test('a missing file names the file that was probably meant', async () => {
  expect((await read('Still-1.png')).problem).toMatchObject({
    code: 'missing-file',
    hint: 'did you mean `still 1.png`?',
  })
})

test('what the data names is a file name first, and a URL second', async () => {
  const origin = { value: place }
  expect((await read('Größe 100% #1 & co?.jpg', origin)).text).toBe('literal')
  expect((await read('still%201.png', origin)).text).toBe('picture')
  expect((await read('Größe 100% #1 & co?.jpg')).text).toBe('literal') // in a style sheet, nothing being there as a URL
  expect((await read('Größe 100% #2 & co?.jpg', origin)).problem).toMatchObject({
    code: 'missing-file',
    hint: 'did you mean `Größe 100% #1 & co?.jpg`?',
  })
  expect((await read('https://example.org/a.png', origin)).problem).toMatchObject({ code: 'refused-url' })
})
