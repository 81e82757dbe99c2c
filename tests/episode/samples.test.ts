import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Diagnostic } from '../../src/diagnostic.ts'
import { findEpisodes } from '../../src/episode/find-episodes.ts'
import { schemaFiles } from '../../src/episode/initial-files.ts'
import { loadKit } from '../../src/episode/load-kit.ts'

const projectDir = join(import.meta.dirname, '../..')

test.each(findEpisodes(join(projectDir, 'episodes')))('%s has no problems', (file) => {
  const diagnostics: Diagnostic[] = []
  loadKit(file, { projectDir }, (diagnostic) => diagnostics.push(diagnostic))
  expect(diagnostics.map(({ message }) => message)).toEqual([])
})

test('the Alliances kit gives each performer the role of the original, and none to Mabus, Jonas and Surat', () => {
  const kit = loadKit('episodes/voyager/131-alliances.yaml', { projectDir }, () => {})
  const guests = kit?.data.cast.find((group) => group.key === 'guestStars')
  const pairs = guests?.members.map(({ roles, performers }) => [roles[0]?.name, performers[0]?.name])
  expect(pairs).toEqual([
    ['MABUS', undefined],
    ['CULLUH', 'ANTHONY De LONGIS'],
    ['SESKA', 'MARTHA HACKETT'],
    ['JONAS', undefined],
    ['TERSA', 'LARRY CEDAR'],
    ['SURAT', undefined],
    ['HOGAN', 'SIMON BILLIG'],
  ])
  expect(kit?.slug).toBe('voyager-131-alliances')
})

test.each([...schemaFiles()])('%s is the schema of the code (`presskit schema` prints it anew)', (path, text) => {
  expect(readFileSync(join(projectDir, path), 'utf8')).toBe(text)
})
