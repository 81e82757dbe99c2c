import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { initialFiles } from '../../src/episode/initial-files.ts'
import { jsonSchema } from '../../src/episode/json-schema.ts'
import { load } from './load.ts'

interface JsonSchema {
  readonly required?: readonly string[]
  readonly properties?: { readonly [key: string]: JsonSchema }
  readonly description?: string
  readonly anyOf?: readonly JsonSchema[]
  readonly $ref?: string
}

const episode = jsonSchema('episode') as JsonSchema
const series = jsonSchema('series') as JsonSchema

test('every key is described, for editors to show', () => {
  for (const [key, property] of Object.entries(episode.properties ?? {})) {
    expect(property.description, key).toBeTruthy()
  }
})

test('an episode needs a title, a series nothing', () => {
  expect(episode.required).toEqual(['title'])
  expect(series.required ?? []).toEqual([])
})

test('every list may be added to', () => {
  const keys = Object.keys(episode.properties ?? {})
  expect(keys).toEqual(expect.arrayContaining(['contacts', 'contacts+', 'crew', 'crew+', 'usageTerms+']))
  expect(keys).not.toContain('title+')
})

test('every key is in docs/episodes.md', () => {
  const docs = readFileSync(join(import.meta.dirname, '../../docs/episodes.md'), 'utf8')
  const keys = Object.keys(episode.properties ?? {}).filter((key) => !key.endsWith('+'))
  expect(keys.filter((key) => !docs.includes(`\`${key}\``))).toEqual([])
})

test('the files of `presskit init` load without a problem', () => {
  const files = initialFiles()
  const text = (path: string) => files.get(`episodes/my-series/${path}`) ?? ''
  const { kit, problems } = load(text('101-pilot.yaml'), { 'series.yaml': text('series.yaml') })
  expect(problems).toEqual([])
  expect(kit?.slug).toBe('my-series-101-pilot')
})
