import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readLabels } from '../../src/template/labels.ts'
import { fill, templateOf } from './fill.ts'

const german = new Map([
  ['Synopsis', 'Inhalt'],
  ['Season {1}', '{1}. Staffel'],
])

function label(call: string, language: string) {
  const template = { ...templateOf(`{{label ${call}}}`), labels: new Map([['de', german]]) }
  const { text, problems } = fill(template, `{ title: x, language: ${language}, season: 2, heading: Gäste }`)
  return [text, ...problems.map(({ message }) => message)]
}

test('labels are in the language of the kit, or of its first part', () => {
  expect(label('"Synopsis"', 'de')).toEqual(['Inhalt'])
  expect(label('"Synopsis"', 'de-AT')).toEqual(['Inhalt'])
  expect(label('"Synopsis"', 'en-GB')).toEqual(['Synopsis'])
  expect(label('"Synopsis" lang="de"', 'en')).toEqual(['Inhalt'])
})

test('values stand where the language has them', () => {
  expect(label('"Season {1}" season', 'de')).toEqual(['2. Staffel'])
  expect(label('"Season {1}" season', 'en')).toEqual(['Season 2'])
})

test('words of the template without a label are told, words of the data are not', () => {
  expect(label('"Cast"', 'de')).toEqual(['Cast', 'there is no label for `Cast` in `de`'])
  expect(label('heading', 'de')).toEqual(['Gäste'])
})

test('each language of `classic` has a label for all of its words', () => {
  const path = new URL('../../templates/classic/labels.yaml', import.meta.url)
  const labels = readLabels({ path: 'labels.yaml', text: readFileSync(path, 'utf8') }, (problem) => {
    throw new Error(problem.message)
  })
  const [[, first = new Map()] = []] = labels
  for (const words of labels.values()) expect([...words.keys()]).toEqual([...first.keys()])
})
