import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Diagnostic } from '../../src/diagnostic.ts'
import { loadTemplate } from '../../src/template/load-template.ts'
import { written } from './fill.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presskit-templates-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** Writes files below the project (`templates/…`) and the built-in folder (`builtin/…`), and loads one template. */
async function load(name: string, files: Readonly<Record<string, string>>) {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  const problems: Diagnostic[] = []
  const options = { projectDir: join(folder, 'project'), builtinDir: join(folder, 'builtin') }
  const template = await loadTemplate(name, options, (problem) => problems.push(problem))
  return { template, problems, told: problems.map(({ message, hint }) => [message, hint].filter(Boolean).join('; ')) }
}

const classic = {
  'builtin/classic/template.yaml': 'title: Classic\ndescription: The studio kit.',
  'builtin/classic/kit.pdf.hbs': 'kit',
  'builtin/classic/style.css': 'p { color: black }',
  'builtin/classic/partials/cast.hbs': 'cast',
  'builtin/classic/partials/deep/row.hbs': 'row',
}

test('reads documents, partials and the style sheet of a folder', async () => {
  const { template, problems } = await load('classic', classic)
  expect(problems).toEqual([])
  expect(template).toMatchObject({ name: 'classic', title: 'Classic', description: 'The studio kit.' })
  expect([...(template?.documents ?? [])]).toEqual([
    ['kit.pdf', { path: 'presskit-pdf/builtin/classic/kit.pdf.hbs', text: 'kit' }],
  ])
  expect([...(template?.partials.keys() ?? [])]).toEqual(['cast', 'deep/row'])
})

test('takes everything not overridden from the template it extends', async () => {
  const { template, problems } = await load('blue', {
    ...classic,
    'project/templates/blue/template.yaml': 'extends: classic',
    'project/templates/blue/style.css': ':root { --accent: navy }',
    'project/templates/blue/partials/cast.hbs': 'own cast',
  })
  expect(problems).toEqual([])
  expect(template?.title).toBe('blue')
  expect(template?.documents.get('kit.pdf')?.text).toBe('kit')
  expect(template?.partials.get('cast')).toEqual({ path: 'templates/blue/partials/cast.hbs', text: 'own cast' })
  expect(template?.partials.get('deep/row')?.text).toBe('row')
  expect(template?.styleSheets.map(({ source }) => source.path)).toEqual([
    'presskit-pdf/builtin/classic/style.css',
    'templates/blue/style.css',
  ])
  expect(template?.folders).toEqual([join(folder, 'project/templates/blue'), join(folder, 'builtin/classic')])
})

test("the project's own template comes first, and may extend the built-in one of its name", async () => {
  const { template, problems } = await load('classic', {
    ...classic,
    'project/templates/classic/template.yaml': 'extends: classic',
    'project/templates/classic/partials/cast.hbs': 'own cast',
  })
  expect(problems).toEqual([])
  expect(template?.partials.get('cast')?.text).toBe('own cast')
  expect(template?.documents.get('kit.pdf')?.text).toBe('kit')
})

test('a template that is not there is an error, with the nearest name', async () => {
  expect((await load('clasic', classic)).told).toEqual(['there is no template `clasic`; did you mean `classic`?'])
  expect((await load('modern', classic)).told).toEqual(['there is no template `modern`; the templates are `classic`'])
})

test('a name cannot lead out of the templates', async () => {
  const { template } = await load('../builtin/classic', classic)
  expect(template).toBeUndefined()
})

test('an unknown `extends` is blamed on its line, and the rest is used', async () => {
  const { template, problems } = await load('blue', {
    ...classic,
    'project/templates/blue/template.yaml': 'title: Blue\nextends: clasic',
    'project/templates/blue/kit.pdf.hbs': 'own',
  })
  expect(template?.documents.get('kit.pdf')?.text).toBe('own')
  expect(problems.map(({ code, at }) => [code, written(at)])).toEqual([['unknown-template', 'clasic']])
})

test('templates that extend each other are an error', async () => {
  const { told } = await load('a', {
    'project/templates/a/template.yaml': 'extends: b',
    'project/templates/b/template.yaml': 'extends: a',
  })
  expect(told).toEqual(['templates extend each other: `a` extends `b` extends `a`'])
})

test('a mistake in template.yaml is reported at its line', async () => {
  const { template, problems, told } = await load('blue', {
    ...classic,
    'project/templates/blue/template.yaml': 'extend: classic\ntitle: 7\ndescription: Blue.',
  })
  expect(template?.description).toBe('Blue.')
  expect(told).toEqual([
    expect.stringContaining('`title` must be a text'),
    expect.stringContaining('did you mean `extends`?'),
  ])
  expect(problems.map(({ at }) => written(at))).toEqual(['7', 'extend'])
})

test('labels are read from each template of the chain, and the last one has the last word', async () => {
  const { template, told } = await load('blue', {
    ...classic,
    'builtin/classic/labels.yaml': 'nl:\n  Synopsis: Inhoud\n  Cast: Rolverdeling',
    'project/templates/blue/template.yaml': 'extends: classic',
    'project/templates/blue/labels.yaml': 'nl:\n  Synopsis: Verhaal\nfr: oui\nde:\n  Cast: [Rollen]',
  })
  expect([...(template?.labels.get('nl') ?? [])]).toEqual([
    ['Synopsis', 'Verhaal'],
    ['Cast', 'Rolverdeling'],
  ])
  expect(told).toEqual([
    'the labels of `fr` are no map; write `Synopsis: Inhalt` below it',
    'the label `Cast` is no text',
  ])
})
