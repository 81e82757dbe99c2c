import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import type { Diagnostic } from '../../src/diagnostic.ts'
import { findEpisodes } from '../../src/episode/find-episodes.ts'
import { jsonLd } from '../../src/episode/json-ld.ts'
import { kitYaml } from '../../src/episode/kit-yaml.ts'
import { loadKit } from '../../src/episode/load-kit.ts'

const projectDir = resolve(import.meta.dirname, '../..')

function kitOf(file: string) {
  const kit = loadKit(file, { projectDir }, () => {})
  if (kit === undefined) throw new Error(`${file} has no kit`)
  return kit
}

test('the data of every sample, written out as one episode, is read as the same data', async () => {
  const episodes = await findEpisodes(join(projectDir, 'episodes'))
  expect(episodes.length).toBeGreaterThan(0)
  for (const episode of episodes) {
    const kit = kitOf(episode)
    const diagnostics: Diagnostic[] = []
    const readFile = (path: string) => (path.endsWith('again.yaml') ? kitYaml(kit) : undefined)
    const again = loadKit('again.yaml', { projectDir, readFile }, (problem) => void diagnostics.push(problem))
    expect(again?.data).toEqual(kit.data)
    expect(again?.slug).toBe(kit.slug)
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  }
})

test('the facts of an episode in the words of schema.org', () => {
  const about = JSON.parse(jsonLd(kitOf('episodes/voyager/131-alliances.yaml')))
  expect(about).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'TVEpisode',
    name: 'Alliances',
    episodeNumber: '131',
    partOfSeries: { '@type': 'TVSeries', name: 'Star Trek: Voyager' },
    inLanguage: 'en-US',
    director: [{ '@type': 'Person', name: 'LES LANDAU' }],
    author: [{ '@type': 'Person', name: 'JERI TAYLOR' }],
  })
  expect(about.actor).toContainEqual({
    '@type': 'PerformanceRole',
    actor: { '@type': 'Person', name: 'ANTHONY De LONGIS' },
    characterName: ['CULLUH'],
  })
  expect(JSON.stringify(about)).not.toContain('MABUS') // nobody is named for the role
})
