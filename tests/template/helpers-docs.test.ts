import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { blockHelpers, valueHelpers } from '../../src/template/helpers.ts'
import { filled } from './fill.ts'

const docs = readFileSync(new URL('../../docs/helpers.md', import.meta.url), 'utf8')

/** What the examples are about. */
const yaml = `
title: The "Nova" Affair
number: 131
series: { title: Voyager }
names: [Ann, Bo, Cy]
cast: [Kes, Neelix, Tuvok]
teams: [[A, B], [C, D]]
crew: [{ label: Sound, name: Ann }, { label: Light, name: Bo }, { label: Sound, name: Cy }]
`

/** The first two columns of the tables whose second column is a result, without the remark in parentheses. */
const examples = docs
  .split(/^## /m)
  .filter((section) => /^(Letters|Names|Lists|Dates)/.test(section))
  .flatMap((section) => [...section.matchAll(/^\| `(.+?)` \| (.+?) \|/gm)])
  .map(([, call = '', result = '']) => [call.replaceAll('\\|', '|'), result.replace(/ \(.*\)$/, '')] as const)
  .filter(([call]) => call !== '{{name this}}')

test.each(examples)('%s is %s, as docs/helpers.md says', (call, result) => {
  const plain = filled(call, yaml).replaceAll('&amp;', '&').replaceAll('\u00a0', ' ').trim()
  expect(plain).toBe(result)
})

test('docs/helpers.md has every helper', () => {
  expect(examples.length).toBeGreaterThan(20)
  const names = [...Object.keys(valueHelpers), ...Object.keys(blockHelpers)]
  expect(names.filter((name) => !new RegExp(`[{(#]${name} `).test(docs))).toEqual([])
})
