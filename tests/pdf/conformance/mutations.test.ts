import { beforeAll, describe, expect, test } from 'vitest'
import { renderHtml } from '../../../src/render.ts'
import { cffFont } from './cff-font.ts'
import { checkPdf, rules } from './check.ts'
import { gallery } from './gallery.ts'
import { mutated } from './mutate.ts'
import { byteMutations, mutations } from './mutations.ts'

/** One page with all kinds of content, and a font with CFF outlines. */
const everything = ['headings', 'lists', 'tables', 'figures', 'links', 'contents', 'notes', 'paint'].map(
  (name) => gallery[name],
)
let bytes: Uint8Array

beforeAll(async () => {
  const font = `data:font/otf;base64,${Buffer.from(cffFont()).toString('base64')}`
  const css = `@page { size: 400pt 2000pt; margin: 20pt } @font-face { font-family: Cff; src: url(${font}) } h1 { font-family: Cff }`
  const html = `<!doctype html><html lang=en><title>Everything</title><style>${css}</style><h1>Everything</h1>${everything.join('')}`
  const { pdf } = await renderHtml(html, { baseDir: import.meta.dirname })
  bytes = pdf
})

test('the file that is broken in the others is sound, also when another library writes it', async () => {
  expect(await checkPdf(bytes)).toEqual([])
  expect(await checkPdf(await mutated(bytes, () => {}))).toEqual([])
})

describe('each rule notices what breaks it', () => {
  test.each(rules.map(({ id }) => id))('%s', async (id) => {
    const changed = await Promise.all((mutations[id] ?? []).map((change) => mutated(bytes, change)))
    const rewritten = (byteMutations[id] ?? []).map((change) => new Uint8Array(change(Buffer.from(bytes))))
    expect(changed.length + rewritten.length).toBeGreaterThan(0)
    for (const broken of [...changed, ...rewritten]) {
      expect((await checkPdf(broken)).map((problem) => problem.slice(0, problem.indexOf(': ')))).toContain(id)
    }
  })
})

test('there are no changes for rules that there are not', () => {
  const ids = new Set(rules.map(({ id }) => id))
  expect(ids.size).toBe(rules.length)
  expect([...Object.keys(mutations), ...Object.keys(byteMutations)].filter((id) => !ids.has(id))).toEqual([])
})

test('what one kind of PDF/A allows, another does not', async () => {
  const file = await mutated(bytes, ({ document }) => void document.attach('data', 'a.txt', { mimeType: 'text/plain' }))
  expect(await checkPdf(file, 'a2u')).toEqual(
    expect.arrayContaining([expect.stringMatching(/6\.6\.4/), expect.stringMatching(/6\.8/)]),
  )
  const clauses = ['6.1.2', '6.6.3', '6.6.4', 'PDF/UA-1 5']
  for (const clause of clauses) {
    expect((await checkPdf(bytes, 'a4')).some((problem) => problem.includes(`${clause}:`))).toBe(true)
  }
})
