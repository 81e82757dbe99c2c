import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findEpisodes } from '../../src/episode/find-episodes.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'presskit-episodes-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('episodes are the YAML files, without series.yaml and hidden files, in the order of their bytes', () => {
  const files = ['b.yaml', 'B.yaml', 'c.yml', 'é.yaml', 'a/2.yaml', 'a/10.yaml', 'a.yaml']
  const others = [
    'series.yaml',
    'a/series.yaml',
    'a/series.yml',
    '.hidden.yaml',
    '.schema/episode.yaml',
    'notes.txt',
    'a/.x/y.yaml',
  ]
  for (const file of [...files, ...others]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), 'title: One\n')
  }
  const found = findEpisodes(folder).map((path) => path.slice(folder.length + 1))
  expect(found).toEqual(['B.yaml', 'a.yaml', 'a/10.yaml', 'a/2.yaml', 'b.yaml', 'c.yml', 'é.yaml'])
})

test('a folder that is not there has no episodes', () => {
  expect(findEpisodes(join(folder, 'none'))).toEqual([])
})
