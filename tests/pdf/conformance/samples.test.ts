import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { build } from '../../../src/build/build.ts'
import { checkPdf } from './check.ts'
import { readAloud } from './reading.ts'

const projectDir = resolve(import.meta.dirname, '../../..')
let out: string

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'presskit-conformance-'))
  await build({ projectDir, out })
}, 120_000)

afterAll(() => rm(out, { recursive: true, force: true }))

test('every sample kit is PDF/UA-1 and PDF/A-3a', { timeout: 120_000 }, async () => {
  const found: { [name: string]: readonly string[] } = {}
  const names = (await readdir(out)).filter((name) => name.endsWith('.pdf'))
  expect(names.length).toBeGreaterThan(0)
  for (const name of names) found[name] = await checkPdf(await readFile(join(out, name)))
  expect(found).toEqual(Object.fromEntries(names.map((name) => [name, []])))
})

test.each(['a2u', 'a4'] as const)('a kit can be another kind of PDF/A: %s', { timeout: 60_000 }, async (standard) => {
  const other = join(out, standard)
  await build({ projectDir, out: other, standard, episodes: ['voyager'] })
  expect(await checkPdf(await readFile(join(other, 'voyager-131-alliances.pdf')), standard)).toEqual([])
})

test('a kit of two pages of text stays below 60 KB, with fonts, structure and data', async () => {
  expect((await readFile(join(out, 'voyager-131-alliances.pdf'))).length).toBeLessThan(60_000)
})

test('a screen reader reads the Alliances kit in order, and the cast role by role', async () => {
  const spoken = await readAloud(await readFile(join(out, 'voyager-131-alliances.pdf')))
  expect(spoken.slice(0, 3)).toEqual(['P: Star Trek: Voyager', 'P: Episode #131', 'H1: “Alliances”'])
  expect(spoken.filter((line) => /^H\d/.test(line))).toEqual([
    'H1: “Alliances”',
    'H2: Synopsis',
    'H2: Cast',
    'H2: Guest Stars',
    'H2: Credits',
    'H2: Highlight Listing',
    'H2: Advertising Headline',
  ])
  const guests = spoken.slice(spoken.indexOf('H2: Guest Stars') + 1, spoken.indexOf('H2: Credits'))
  expect(guests).toEqual([
    'TR: Role, Performer',
    'TR: MABUS',
    'TR: CULLUH, ANTHONY De LONGIS',
    'TR: SESKA, MARTHA HACKETT',
    'TR: JONAS',
    'TR: TERSA, LARRY CEDAR',
    'TR: SURAT',
    'TR: HOGAN, SIMON BILLIG',
  ])
})
